"""The folder of published data sets: versions stay as they are, one of each data set holds, and nothing half made is left."""

import errno
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from data import library
from data.importer import Order, bring, import_files
from data.library import Draft, Kept, Overtaken, current, files, kept, published, remove, rename, restore, sweep, versions

ROOT = Path(__file__).parent.parent.parent


def networks(path: Path) -> list[str]:
    with library.opened(path) as con:
        return [name for (name,) in con.execute("select name from published.networks order by name").fetchall()]


@pytest.fixture
def version(tmp_path, folder):
    """Publishes a list of memberships, which is invented."""

    def of(rows: str, dataset: str = "mine", **more: object) -> Path:
        path = tmp_path / "list.csv"
        path.write_text("network,member\n" + rows, encoding="utf-8")
        return bring(Order((path,), dataset, **more), folder)[0]

    return of


def test_a_version_tells_when_by_whom_and_of_which_files_it_was_made_and_what_it_holds(version, folder):
    first = version("A,B\n", who="Zavod Primer")
    second = version("A,B\nA,C\nD,B\n", who="Ente Esempio", title="Ours")
    told = versions("mine", folder)
    assert [*told.file] == [second.name, first.name]
    assert [*told.is_current] == [True, False]
    assert [*told.published_by] == ["Ente Esempio", "Zavod Primer"]
    assert [*told.made_from] == ["list.csv", "list.csv"]
    assert [*told.title] == ["Ours", "mine"]
    assert told[["networks", "members", "memberships", "activities", "outcomes"]].to_numpy().tolist() == [[2, 2, 3, 0, 0], [1, 1, 1, 0, 0]]
    assert told.published_at.is_monotonic_decreasing


def test_a_version_that_is_broken_is_listed_as_one_of_which_nothing_is_known(version, folder):
    path = version("A,B\n")
    path.write_bytes(b"not a data set")
    (told,) = versions("mine", folder).to_dict("records")
    assert told["file"] == path.name
    assert told["published_at"].year > 2000
    assert told["networks"] != told["networks"]


def test_versions_of_a_data_set_whose_name_begins_alike_are_not_its_own(version, folder):
    mine, other = version("A,B\n"), version("A,B\n", "mine-2")
    assert (files("mine", folder), files("mine-2", folder)) == ([mine], [other])
    remove("mine", folder)
    assert not mine.exists()
    assert (published(folder), current("mine-2", folder)) == (["europe", "mine-2"], other)


def test_an_earlier_version_can_hold_again_and_the_later_ones_stay(version, folder):
    first, second = version("A,B\n"), version("A,B\nC,B\n")
    restore(first)
    assert current("mine", folder) == first
    assert files("mine", folder) == [second, first]
    restore(second)
    assert current("mine", folder) == second
    first.write_bytes(first.read_bytes()[:5000])
    with pytest.raises(OSError, match="not whole"):
        restore(first)
    assert current("mine", folder) == second


def test_another_title_is_another_version_with_the_same_rows(version, folder):
    first = version("A,B\n", title="Ours")
    second = rename("mine", "Ours, of late", "Zavod Primer", folder)
    told = versions("mine", folder)
    assert [*told.title] == ["Ours, of late", "Ours"]
    assert [*told.published_by] == ["Zavod Primer", None]
    assert (current("mine", folder), networks(second)) == (second, networks(first))
    with pytest.raises(ValueError, match="a title"):
        rename("mine", " ", "", folder)


def test_a_next_version_keeps_title_and_decisions(version, folder):
    version("A,B\n", title="Ours", decided=Kept({"": {"Einrichtung": "members.name"}}, (("b", "c"),), (("d", "e"),)))
    version("A,C\n")
    assert versions("mine", folder).title[0] == "Ours"
    assert kept("mine", folder) == Kept({"": {"Einrichtung": "members.name"}}, (("b", "c"),), (("d", "e"),))
    remove("mine", folder)
    assert [path.name for path in folder.iterdir()] == [".lock"]


def test_a_draft_goes_with_what_made_it_and_with_the_broom_when_that_was_killed(folder):
    with Draft(folder) as draft:
        # Somebody else starts meanwhile: what is in use stays.
        sweep(folder)
        assert draft.home.is_dir()
    assert not draft.home.exists()
    made = "import os, signal; from data.library import Draft; draft = Draft(); os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", made], cwd=ROOT, env={"MESHWORK_PUBLISHED": str(folder)}, check=False)
    assert len(list(folder.glob(".*.draft"))) == 1
    sweep(folder)
    assert [path.name for path in folder.iterdir()] == [".lock"]


def test_a_draft_does_not_replace_a_version_that_it_was_not_compared_with(version, folder):
    first = version("A,B\n")
    with Draft(folder) as draft:
        draft.file.write_bytes(b"")
        second = version("A,C\n")
        with pytest.raises(Overtaken):
            draft.publish("mine", library.datetime.now(library.UTC), "0" * 12, instead_of=first)
    assert current("mine", folder) == second


def test_who_reads_the_version_before_goes_on_reading_it(version, folder):
    first = version("A,B\n")
    with duckdb.connect(str(first), read_only=True) as reader:
        version("A,B\nC,B\n")
        remove("mine", folder)
        assert reader.execute("select name from networks").fetchall() == [("A",)]


def test_a_folder_that_another_process_does_not_let_go_of_is_told(version, folder, monkeypatch):
    first = version("A,B\n")
    monkeypatch.setattr(library, "PATIENCE", 0.1)
    with FileLock(folder / ".lock"), pytest.raises(OSError, match="another process"):
        version("A,C\n")
    assert current("mine", folder) == first


def test_a_full_disk_is_told_with_cause_and_remedy_and_nothing_is_left(version, folder, tmp_path):
    first = version("A,B\n")
    with pytest.raises(OSError, match="No space left on device") as told, library.writing():
        raise duckdb.IOException('Could not write file "x": No space left on device')
    assert told.value.errno == errno.ENOSPC
    # A limit on the size of files ends the writing as a full disk does.
    (tmp_path / "list.csv").write_text("network,member\n" + "".join(f"N{n},M{n}\n" for n in range(20_000)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "data.importer", str(tmp_path / "list.csv"), "--into", "mine", "--folder", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Cannot write to {folder}: ")
    assert done.stderr.rstrip().endswith("another folder with --folder.")
    assert current("mine", folder) == first
    assert sorted(path.name for path in folder.iterdir()) == [".lock", first.name, "mine.current", "mine.kept.json"]


def test_the_same_files_are_the_same_version_until_something_is_decided_otherwise(version):
    first = version("A,B\nA,C\n")
    assert version("A,B\nA,C\n") == first
    assert version("A,B\nA,C\n", decided=Kept(one=(("b", "c"),))) != first


def test_import_files_is_the_short_way(tmp_path, folder):
    (tmp_path / "list.csv").write_text("network,member\nA,B\n", encoding="utf-8")
    path, noticed = import_files([tmp_path / "list.csv"], "mine", folder=folder)
    assert (networks(path), noticed) == (["A"], [])
