"""Publish a data set from its CSV files: `python -m data.build [--into FOLDER]`.

A published data set is one DuckDB file that never changes: `<dataset>-<UTC stamp>-<hash>.duckdb`. Beside it a small
pointer file, `<dataset>.current`, names the file that holds now. The hash covers everything that the file is made of,
so that content and not dates decides whether it has to be made again.
"""

import argparse
import errno
import hashlib
import os
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import check
from data.rows import Complaint, Refused, read

HERE = Path(__file__).parent
TITLES = {"europe": "Networks for social and work integration in Europe"}


def published_folder() -> Path:
    """Where published data sets lie; the variable MESHWORK_PUBLISHED moves it."""
    return Path(os.environ.get("MESHWORK_PUBLISHED", HERE / "published"))


def current(dataset: str, folder: Path | None = None) -> Path | None:
    """The file that the pointer names, whether or not it is there; None where there is no pointer."""
    folder = folder or published_folder()
    pointer = folder / f"{dataset}.current"
    if not pointer.is_file():
        return None
    # Only the name counts: a pointer never leads out of its folder.
    return folder / Path(pointer.read_text(encoding="utf-8").strip()).name


def sources_of(rows: Path) -> list[Path]:
    """All files that decide what a published file holds."""
    return [*sorted(rows.glob("*.csv")), *sorted((HERE / "vocabulary").glob("*.csv")), HERE / "schema.sql", *sorted(HERE.glob("*.py"))]


def content_hash(rows: Path) -> str:
    """Twelve hexadecimal digits that change with any byte or name of the files a data set is made of."""
    digest = hashlib.sha256()
    for path in sources_of(rows):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def publish(dataset: str = "europe", rows: Path | None = None, folder: Path | None = None) -> Path:
    """Publish a data set if its current file is missing, broken or made of other content; return its file.

    Raises Refused, with every complaint, when a row is bad, and OSError where the folder cannot be written: then
    nothing is published and what was current stays.
    Two that publish at once each write a file of their own; the pointer names one of them, whole.
    """
    rows = rows or HERE / dataset
    folder = folder or published_folder()
    digest = content_hash(rows)
    present = current(dataset, folder)
    if present and present.name.endswith(f"-{digest}.duckdb") and is_whole(present):
        return present
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC)
    target = folder / f"{dataset}-{stamp:%Y%m%dT%H%M%S%fZ}-{digest}.duckdb"
    building = folder / f".{uuid.uuid4().hex}.building"
    try:
        write(building, rows, dataset, digest, stamp)
        os.replace(building, target)
    except duckdb.IOException as error:
        raise OSError(errno.EIO, str(error)) from error
    finally:
        building.unlink(missing_ok=True)
        building.with_name(building.name + ".wal").unlink(missing_ok=True)
    pointer = folder / f".{uuid.uuid4().hex}.pointer"
    pointer.write_text(target.name + "\n", encoding="utf-8")
    os.replace(pointer, folder / f"{dataset}.current")
    return target


def is_whole(path: Path) -> bool:
    """Whether a published file is there and every row of it can be read."""
    if not path.is_file():
        return False
    try:
        # In an instance of its own: where this process has the file open with other settings, it would not open again.
        with duckdb.connect() as con:
            quoted = str(path).replace("'", "''")
            con.execute(f"attach '{quoted}' as published (read_only)")
            con.execute("use published")
            for (table,) in con.execute("select table_name from duckdb_tables() where database_name = 'published'").fetchall():
                con.execute(f'select bit_xor(hash(held)) from "{table}" as held').fetchall()
            return con.execute("select count(*) from data_set").fetchone() == (1,)
    except duckdb.Error:
        return False


def write(path: Path, rows: Path, dataset: str, digest: str, stamp: datetime) -> None:
    """Make the DuckDB file of a data set at `path`; raise Refused when a row is bad."""
    with duckdb.connect(str(path)) as con:
        con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
        complaints = stage(con, rows)
        complaints += check.complaints(con, {complaint.file for complaint in complaints})
        if complaints:
            raise Refused(complaints)
        con.execute("begin")
        con.execute(
            "insert into data_set values ($dataset, $title, false, $digest, $stamp)",
            {
                "dataset": dataset,
                "title": TITLES.get(dataset, dataset),
                "digest": digest,
                "stamp": stamp.replace(tzinfo=None, microsecond=0),
            },
        )
        for table in check.staged_tables(con):
            bring(con, table)
        con.execute("commit")
        con.execute("drop schema staging cascade")
        con.execute("checkpoint")


def bring(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Take the checked rows of a table over into the data set."""
    columns = ", ".join(f'"{column}"' for column in check.staged_columns(con, table))
    insert = f'insert into main."{table}" ({columns}) select {columns} from staging."{table}"'
    for column, key in check.own_references(con, table):
        # DuckDB finds a row that another one names only where an earlier statement brought it: they come in turns.
        brought = f'select "{key}" from main."{table}"'
        turn = f'{insert} where "{key}" not in ({brought}) and ("{column}" is null or "{column}" in ({brought})) order by line'
        while con.execute(turn).fetchone() != (0,):
            pass
        return
    con.execute(f"{insert} order by line")


def stage(con: duckdb.DuckDBPyConnection, rows: Path) -> list[Complaint]:
    """Bring the rows of all CSV files as text into the schema `staging`; return what is not even a table."""
    con.execute("create schema staging")
    complaints = []
    vocabulary = sorted((HERE / "vocabulary").glob("*.csv"))
    # Rows bring no vocabulary of their own: codes mean the same in every data set.
    closed = {"data_set", *(path.stem for path in vocabulary)}
    tables = [name for (name,) in con.execute("select table_name from duckdb_tables() where schema_name = 'main'").fetchall()]
    opened = sorted(set(tables) - closed)
    if not (rows / "networks.csv").is_file():
        raise Refused([Complaint("networks.csv", 1, "(file)", "", f"this file in {rows}")])
    for path in [*vocabulary, *sorted(rows.glob("*.csv"))]:
        table = path.stem
        if path not in vocabulary and table not in opened:
            complaints.append(Complaint(path.name, 1, "(file)", table, f"a file named after a table: {', '.join(opened)}"))
            continue
        columns = [
            name
            for (name,) in con.execute(
                "select column_name from duckdb_columns() where schema_name = 'main' and table_name = $table and not is_generated",
                {"table": table},
            ).fetchall()
        ]
        frame, wrong = read(path, columns)
        complaints += wrong
        if list(frame.columns) != ["line"]:
            con.execute(f'create table staging."{table}" as select * from frame')
    return complaints


def main() -> int:
    """Publish the default data set and print its file as the last line."""
    parser = argparse.ArgumentParser(description="Publish the default data set from the CSV files in data/europe.")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="the folder of published data sets")
    chosen = parser.parse_args()
    try:
        print(publish(folder=chosen.into))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Cannot write to {chosen.into or published_folder()}: {error.strerror}. Choose another folder with --into.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
