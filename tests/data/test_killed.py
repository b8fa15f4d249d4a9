"""Whatever moment an import is killed at: what was there stays, the new version is whole or absent, and the next start clears up.

MESHWORK_KILLS says how many times; a few are enough to see that nothing broke, hundreds to believe it.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.library import current, files, is_whole, opened, sweep

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("MESHWORK_KILLS", "8"))
MEMBERSHIPS = 5000


def started(tmp_path: Path, folder: Path, nth: int) -> subprocess.Popen[bytes]:
    """An import of a list of which each is another one."""
    path = tmp_path / "list.csv"
    path.write_text("network,member\n" + "".join(f"N{n % 50} of {nth},M{n}\n" for n in range(MEMBERSHIPS)), encoding="utf-8")
    command = [sys.executable, "-m", "data.importer", str(path), "--into", "mine", "--folder", str(folder), "--remove"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def memberships(path: Path) -> int:
    with opened(path) as con:
        return con.execute("select count(*) from published.memberships").fetchone()[0]


@pytest.mark.parametrize("seed", [1])
def test_an_import_that_is_killed_leaves_whole_versions_and_nothing_else(tmp_path, seed):
    folder, chance = tmp_path / "published", random.Random(seed)
    assert started(tmp_path, folder, -2).wait() == 0
    # The next takes longer, as it is compared with the first.
    began = time.monotonic()
    assert started(tmp_path, folder, -1).wait() == 0
    takes = time.monotonic() - began
    ended = {"whole": 0, "absent": 0}
    for nth in range(KILLS):
        before = {path: path.read_bytes() for path in files("mine", folder)}
        process = started(tmp_path, folder, nth)
        time.sleep(chance.uniform(0.1, 1.3) * takes)
        process.kill()
        process.wait()
        sweep(folder)
        assert all(path.read_bytes() == content for path, content in before.items())
        assert all(is_whole(path) and memberships(path) == MEMBERSHIPS for path in set(files("mine", folder)) - set(before))
        assert current("mine", folder) in files("mine", folder)
        others = {path.name for path in folder.iterdir()} - {path.name for path in files("mine", folder)}
        assert others <= {".lock", "mine.current", "mine.kept.json"}
        ended["whole" if len(files("mine", folder)) > len(before) else "absent"] += 1
        # So many versions are not needed to see the next.
        for path in files("mine", folder)[3:]:
            path.unlink()
    print(f"{KILLS} kills: {ended['whole']} times the new version was whole, {ended['absent']} times absent")
    # Few may all come early.
    assert ended["absent"] > 0
    assert ended["whole"] > 0 or KILLS < 50
