"""Publishing and importing: a folder of CSV files, against DuckDB's own reading of the same files into a database file, and a workbook
of 17,000 rows, against calamine's reading of its cells.

The files hold a generated data set, table by table, as they would be brought. Then ten memberships are added to what was imported, which
makes a version with all of it. Each is done in a process of its own, in turns:
the seconds of the call alone, and the most memory that the process ever held, with Python and its libraries.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import duckdb
from openpyxl import Workbook

from bench.profile import Profile
from bench.server import ROOT
from bench.tables import Rows, against, table
from data.illustrate import illustrate

TIMES = 5.0
GIGABYTES = 1.5
TIMES_CALAMINE = 3.0
SECONDS = 5.0
WORKBOOK = 17_000
# The vocabulary is the program's own, and what a file is, is written by whoever publishes it.
NOT_BROUGHT = {"data_set", "terms", "countries", "regions"}


def measured(profile: Profile, _: Path) -> str:
    """Seconds and gigabytes of each way."""
    with tempfile.TemporaryDirectory() as folder:
        rows_folder = Path(folder) / "rows"
        rows_folder.mkdir()
        write_rows(illustrate(memberships=profile.published, seed=1, folder=Path(folder)), rows_folder)
        workbook = Path(folder) / "workbook.xlsx"
        write_workbook(workbook)
        files = taken(["duckdb", "publish", "import"], rows_folder, Path(folder), profile.starts)
        ten = Path(folder) / "ten.csv"
        ten.write_text("network,member\n" + "".join(f"A network more,Organisation {n}\n" for n in range(10)), encoding="utf-8")
        files |= taken(["add ten to it"], ten, Path(folder), profile.starts, onto=Path(folder) / "import0")
        cells = taken(["calamine", "import a workbook"], workbook, Path(folder), profile.starts)
    rows: Rows = [
        (f"{profile.published:,} memberships", "seconds", "times", "goal", "GB", "goal"),
        ("read_csv into tables", f"{files['duckdb'][0]:.2f}", "", "", f"{files['duckdb'][1]:.2f}", ""),
        *(compared(how, files[how], files["duckdb"][0], TIMES, GIGABYTES) for how in ("publish", "import", "add ten to it")),
        (f"a workbook of {WORKBOOK:,} rows", "", "", "", "", ""),
        ("calamine", f"{cells['calamine'][0]:.2f}", "", "", f"{cells['calamine'][1]:.2f}", ""),
        workbook_row(cells["import a workbook"], cells["calamine"][0]),
    ]
    return table(rows)


def taken(ways: Sequence[str], what: Path, folder: Path, turns: int, onto: Path | None = None) -> dict[str, tuple[float, float]]:
    """The median of the seconds, and the most gigabytes, of each way, in turns; onto a copy of what a folder holds, if any."""
    runs: dict[str, list[dict[str, float]]] = {how: [] for how in ways}
    for turn in range(turns):
        for how in ways:
            into = folder / f"{how}{turn}"
            if onto:
                shutil.copytree(onto, into)
            else:
                into.mkdir()
            runs[how].append(in_a_child(how, what, into))
    return {how: (median(run["seconds"] for run in done), max(run["held"] for run in done)) for how, done in runs.items()}


def compared(how: str, of: tuple[float, float], with_: float, times: float, gigabytes: float) -> tuple[str, ...]:
    """A row: the seconds, how many times as long as what it is compared with, and the gigabytes, each beside its goal."""
    seconds, held = of
    return (how, f"{seconds:.2f}", f"{seconds / with_:.1f}", against(seconds / with_, times), f"{held:.2f}", against(held, gigabytes))


def workbook_row(of: tuple[float, float], calamine: float) -> tuple[str, ...]:
    """The row of the workbook: its goal is in seconds, or else in times of what calamine takes."""
    how, seconds, times, in_times, held, in_gigabytes = compared("import a workbook", of, calamine, TIMES_CALAMINE, GIGABYTES)
    in_seconds = against(of[0], SECONDS)
    return how, seconds, times, f"{in_seconds} seconds" if in_seconds.startswith("kept") else in_times, held, in_gigabytes


def write_workbook(path: Path) -> None:
    """Write the template's sheets of networks, members and memberships."""
    book = Workbook(write_only=True)
    networks, members, memberships = (book.create_sheet(name) for name in ("networks", "members", "memberships"))
    networks.append(["network_id", "name", "country", "founded_on"])
    members.append(["member_id", "name", "country", "kind"])
    memberships.append(["network_id", "member_id", "role", "since"])
    for place in range(60):
        networks.append([f"n{place}", f"Network {place}", "Slovenia", "30.9.2015"])
    for place in range(5_000):
        members.append([f"m{place}", f"Organisation {place}", "IT", "ngo"])
    for place in range(WORKBOOK - 5_060):
        network = 0 if place < 5_000 else 1 + place % 59
        memberships.append([f"n{network}", f"m{place % 5_000}", "partner" if place < 10_000 else "associate", 2015 + place // 5_000])
    book.save(path)


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
