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
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from data import check
from data.rows import Complaint, Refused, load

HERE = Path(__file__).parent
# The data set that is shown unless another is chosen.
DEFAULT = "europe"
TITLES = {DEFAULT: "Networks for social and work integration in Europe", "illustrative": "Illustrative networks (generated)"}


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


def published(folder: Path | None = None) -> list[str]:
    """The data sets that a folder has pointers of, after the default, which is what readers expect even where it is missing."""
    others = {pointer.stem for pointer in (folder or published_folder()).glob("*.current")} - {DEFAULT}
    return [DEFAULT, *sorted(others)]


def content_hash(files: Sequence[Path], *more: int) -> str:
    """Twelve hexadecimal digits that change with any byte or name of what a data set is made of, the program's own files too."""
    own = [*sorted((HERE / "vocabulary").glob("*.csv")), *sorted(HERE.glob("*.sql")), *sorted(HERE.glob("*.py"))]
    digest = hashlib.sha256(repr(more).encode())
    for path in [*files, *own]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def publish(dataset: str = DEFAULT, rows: Path | None = None, folder: Path | None = None, *, is_generated: bool = False) -> Path:
    """Publish a data set from its rows if its current file is missing, broken or made of other content; return its file.

    Generated data say so wherever they are shown.

    Raises Refused, with every complaint, when a row is bad, and OSError where the folder cannot be written: then
    nothing is published and what was current stays.
    """
    rows = rows or HERE / dataset
    files = sorted(rows.glob("*.csv"))
    if rows / "networks.csv" not in files:
        raise Refused([Complaint("networks.csv", 1, "(file)", "", f"this file in {rows}")])
    digest = content_hash(files, is_generated)
    return made_current(dataset, digest, folder or published_folder(), partial(bring, files=files), is_generated=is_generated)


def made_current(
    dataset: str, digest: str, folder: Path, fill: Callable[[duckdb.DuckDBPyConnection], None], *, is_generated: bool, title: str = ""
) -> Path:
    """The current file of a data set where it bears this digest and is whole; else one that `fill` puts the rows into.

    Two that publish at once each write a file of their own; the pointer names one of them, whole.
    """
    present = current(dataset, folder)
    if present and present.name.endswith(f"-{digest}.duckdb") and is_whole(present):
        return present
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC)
    target = folder / f"{dataset}-{stamp:%Y%m%dT%H%M%S%fZ}-{digest}.duckdb"
    building = folder / f".{uuid.uuid4().hex}.building"
    told = (dataset, title or TITLES.get(dataset, dataset), is_generated, digest, stamp.replace(tzinfo=None, microsecond=0))
    try:
        write(building, fill, told)
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
            con.execute(f"attach {quoted(str(path))} as published (read_only)")
            con.execute("use published")
            for (table,) in con.execute("select table_name from duckdb_tables() where database_name = 'published'").fetchall():
                con.execute(f'select bit_xor(hash(held)) from "{table}" as held').fetchall()
            return con.execute("select count(*) from data_set").fetchone() == (1,)
    except duckdb.Error:
        return False


def write(path: Path, fill: Callable[[duckdb.DuckDBPyConnection], None], told: tuple[object, ...]) -> None:
    """Make the DuckDB file of a data set at `path`; `told` is its row in data_set."""
    with duckdb.connect(str(path)) as con:
        con.execute(sql("schema"))
        fill(con)
        con.execute("insert into data_set values (?, ?, ?, ?, ?)", told)
        con.execute(sql("small_tables"))
        con.execute(sql("meaning"))
        con.execute(sql("alike"))
        con.execute("checkpoint")


def bring(con: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    """Check the rows of the vocabulary and of CSV files and take them over; raise Refused when one is bad."""
    complaints = stage(con, files)
    complaints += check.complaints(con, {complaint.file for complaint in complaints})
    if complaints:
        raise Refused(complaints)
    take_over(con)


def take_over(con: duckdb.DuckDBPyConnection) -> None:
    """Move the staged rows, which have been checked, to the tables of the schema."""
    without_keys(con)
    for table in check.staged_tables(con):
        columns = ", ".join(f'"{column}"' for column in check.staged_columns(con, table))
        # In the order of lines, which is that of the staged rows.
        con.execute(f'insert into main."{table}" ({columns}) select {columns} from staging."{table}"')
        con.execute(f'drop table staging."{table}"')
    con.execute("detach staging")


def without_keys(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the schema, still empty, anew without keys and checks.

    What these would refuse has been refused with its line before, or cannot come; nobody writes to a published file. Kept,
    they would make it several times as large and as long to publish.
    """
    tables = con.execute(
        "select table_name, comment from duckdb_tables() where database_name = current_database() order by table_oid desc"
    ).fetchall()
    columns = con.execute(
        """
        select table_name, column_name, data_type, case when is_generated then column_default end, comment
        from duckdb_columns()
        where database_name = current_database()
        """
    ).fetchall()
    con.execute("begin")
    for table, _ in tables:
        con.execute(f'drop table "{table}"')
    for table, said in reversed(tables):
        of_table = [column[1:] for column in columns if column[0] == table]
        written = [f'"{name}" {kind}' + (f" generated always as ({made})" if made else "") for name, kind, made, _ in of_table]
        con.execute(f'create table "{table}" ({", ".join(written)})')
        con.execute(f'comment on table "{table}" is {quoted(said)}')
        for name, _, _, meant in of_table:
            if meant:
                con.execute(f'comment on column "{table}"."{name}" is {quoted(meant)}')
    con.execute("commit")


def sql(name: str) -> str:
    """The statements in a file of this folder."""
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def quoted(text: str) -> str:
    """A text of the schema as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def stage(con: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> list[Complaint]:
    """Bring the rows of the vocabulary and of CSV files as text into a database `staging`; return what is not even a table.

    It stands in memory: within the file, what it filled would stay as empty as large when it is dropped.
    """
    con.execute("attach ':memory:' as staging")
    complaints = []
    vocabulary = sorted((HERE / "vocabulary").glob("*.csv"))
    # Rows bring no vocabulary of their own: codes mean the same in every data set.
    closed = {"data_set", *(path.stem for path in vocabulary)}
    tables = [name for (name,) in con.execute("select table_name from duckdb_tables() where database_name = current_database()").fetchall()]
    opened = sorted(set(tables) - closed)
    for path in [*vocabulary, *files]:
        table = path.stem
        if path not in vocabulary and table not in opened:
            complaints.append(Complaint(path.name, 1, "(file)", table, f"a file named after a table: {', '.join(opened)}"))
            continue
        columns = [
            name
            for (name,) in con.execute(
                """
                select column_name from duckdb_columns()
                where database_name = current_database() and table_name = $table and not is_generated
                """,
                {"table": table},
            ).fetchall()
        ]
        complaints += load(con, f'staging."{table}"', path, columns)
    return complaints


def main() -> int:
    """Publish the default data set and print its file as the last line."""
    parser = argparse.ArgumentParser(description="Publish the default data set from the CSV files in data/europe.")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="the folder of published data sets")
    chosen = parser.parse_args()
    return told(partial(publish, folder=chosen.into), Refused, chosen.into)


def told(
    publishing: Callable[[], Path], refusal: type[Exception] | tuple[type[Exception], ...], into: Path | None, option: str = "--into"
) -> int:
    """Publish, and print the file as the last line, or why it is refused; the status with which the command ends.

    `option` is that of the command which names the folder.
    """
    try:
        print(publishing())
    except refusal as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Cannot write to {into or published_folder()}: {error.strerror}. Choose another folder with {option}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
