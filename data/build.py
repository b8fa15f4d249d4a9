"""Publish a data set from its CSV files: `python -m data.build [--into FOLDER]`.

The hash in the name of a version covers everything that it is made of, so that content and not dates decides whether it has to be
made again.
"""

import argparse
import errno
import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from data import check
from data.library import DEFAULT, TITLES, Draft, current, is_whole, published_folder, quoted, writing
from data.rows import Complaint, Refused, load

HERE = Path(__file__).parent


def content_hash(files: Sequence[Path], *more: int) -> str:
    """Twelve hexadecimal digits that change with any byte or name of what a data set is made of, the program's own files too."""
    own = [
        *sorted((HERE / "vocabulary").glob("*.csv")),
        *(path for kind in ("sql", "py", "csv") for path in sorted(HERE.glob(f"*.{kind}"))),
    ]
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
    told = Told(dataset, title or TITLES.get(dataset, dataset), digest, is_generated)
    with Draft(folder) as draft:
        write(draft.file, fill, told)
        return draft.publish(dataset, told.stamp, digest)


@dataclass(frozen=True)
class Told:
    """What a version says of itself: its data set, title and content, who published it, from which files, and when it was made."""

    dataset: str
    title: str
    digest: str
    is_generated: bool = False
    who: str = ""
    made_from: str = ""
    stamp: datetime = field(default_factory=lambda: datetime.now(UTC))


def write(path: Path, fill: Callable[[duckdb.DuckDBPyConnection], None], told: Told, not_alike: Sequence[tuple[str, str]] = ()) -> None:
    """Make the DuckDB file of a data set at `path`. Organisations that were decided to be two are not named as candidates for one.

    Raises OSError where it cannot be written, and what `fill` raises.
    """
    row = (
        *(told.dataset, told.title, told.is_generated, told.digest, told.stamp.replace(tzinfo=None, microsecond=0)),
        *(told.who or None, told.made_from or None),
    )
    with writing(), duckdb.connect(str(path)) as con:
        con.execute(sql("schema"))
        fill(con)
        con.execute("insert into data_set values (?, ?, ?, ?, ?, ?, ?)", row)
        con.execute(sql("small_tables"))
        con.execute(sql("meaning"))
        con.execute(sql("alike"))
        for pair in not_alike:
            con.execute(
                """
                delete from alike
                using members as one, members as another
                where
                    one.rowid = alike.member and another.rowid = alike.other
                    and list_contains($pair, one.member_id) and list_contains($pair, another.member_id)
                """,
                {"pair": list(pair)},
            )
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
        room = "Make room there, or choose" if error.errno == errno.ENOSPC else "Choose"
        print(f"Cannot write to {into or published_folder()}: {error.strerror}. {room} another folder with {option}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
