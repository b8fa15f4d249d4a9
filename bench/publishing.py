"""Publishing: a folder of CSV files, against DuckDB's own reading of the same files into a database file.

The files hold a generated data set, table by table, as they would be brought. Each is done in a process of its own, in turns:
the seconds of the call alone, and the most memory that the process ever held, with Python and its libraries.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import duckdb

from bench.profile import Profile
from bench.server import ROOT
from bench.tables import Rows, against, table
from data.illustrate import illustrate

TIMES = 5.0
GIGABYTES = 1.5
# The vocabulary is the program's own, and what a file is, is written by whoever publishes it.
NOT_BROUGHT = {"data_set", "terms", "countries", "regions"}


def measured(profile: Profile, _: Path) -> str:
    """Seconds and gigabytes of both."""
    taken: dict[str, list[dict[str, float]]] = {"duckdb": [], "publish": []}
    with tempfile.TemporaryDirectory() as folder:
        rows_folder = Path(folder) / "rows"
        rows_folder.mkdir()
        write_rows(illustrate(memberships=profile.published, seed=1, folder=Path(folder)), rows_folder)
        for turn in range(profile.starts):
            for how, runs in taken.items():
                into = Path(folder) / f"{how}{turn}"
                into.mkdir()
                runs.append(in_a_child(how, rows_folder, into))
    seconds = {how: median(run["seconds"] for run in runs) for how, runs in taken.items()}
    held = {how: max(run["held"] for run in runs) for how, runs in taken.items()}
    times = seconds["publish"] / seconds["duckdb"]
    rows: Rows = [
        (f"{profile.published:,} memberships", "seconds", "times", "goal", "GB", "goal"),
        ("read_csv into tables", f"{seconds['duckdb']:.2f}", "", "", f"{held['duckdb']:.2f}", ""),
        (
            "publish",
            f"{seconds['publish']:.2f}",
            f"{times:.1f}",
            against(times, TIMES),
            f"{held['publish']:.2f}",
            against(held["publish"], GIGABYTES),
        ),
    ]
    return table(rows)


def write_rows(path: Path, folder: Path) -> None:
    """Write the tables of a published file as the CSV files that it could have been made of."""
    with duckdb.connect(str(path), read_only=True) as con:
        tables = con.execute(
            "select table_name, string_agg(column_name, ', ' order by column_index) from duckdb_columns() "
            # What is made at publishing bears no comments.
            "where comment is not null and not is_generated group by all"
        ).fetchall()
        for name, columns in tables:
            if name not in NOT_BROUGHT:
                con.execute(f"copy (select {columns} from {name}) to '{folder / name}.csv' (header)")


def in_a_child(how: str, rows: Path, into: Path) -> dict[str, float]:
    """Seconds and gigabytes of one way to bring the rows, in a process of its own."""
    command = [sys.executable, "-m", "bench.publisher", how, str(rows), str(into)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))
