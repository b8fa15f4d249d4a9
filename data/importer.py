"""Bring a data set of one's own: `python -m data.importer FILE... --into NAME [--title TITLE]`.

The files are workbooks, CSV files or zips of these: the template, whole or a part of it, a list of memberships (two columns,
network and member, are enough), or exports of public databases. Either all of it is published as one data set, or nothing is and
everything that is wrong is told, each with its place and with what was expected there.
"""

import argparse
import hashlib
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import duckdb
import pandas as pd

from data import check, compare, forms, guessing, library, merging, sheets, understanding, updating
from data.build import Told, content_hash, stage, take_over, told, write
from data.forms import Part
from data.joining import PART, drop_doubled, stage_parts
from data.library import DEFAULT, TITLES, Draft, Kept, current, is_whole, published_folder
from data.rows import Complaint, Refused, load_plain
from data.sheets_process import DELIMITERS

NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
# The column that says so in each row of generated data.
IS_GENERATED = "is_generated"
# These come with the program.
OWN = {DEFAULT, *TITLES}


@dataclass(frozen=True)
class Reading:
    """How text files are read, where that is not found right; empty where it is to be found."""

    encoding: str = ""
    delimiter: str = ""


FOUND = Reading()
# What is being done, and with which file or table.
Tell = Callable[[str, str], None]


@dataclass(frozen=True)
class Order:
    """What is to become a version of a data set: the files, how text files are read by their names, what was decided, who publishes it,
    whether what is complained about is left out (values, and rows that cannot do without them), the version before, whose keys known
    records keep, and whether the files are added to that instead of taking its place."""

    files: tuple[Path, ...]
    dataset: str
    title: str = ""
    who: str = ""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    decided: Kept = field(default_factory=Kept)
    leave_out: bool = False
    before: Path | None = None
    adds: bool = False

    def digest(self) -> str:
        """Digits that change with whatever changes the version but the one before: added again, the same files change nothing."""
        asked = f"{self.title}{sorted(self.readings.items())}{asdict(self.decided)}{self.leave_out}{self.adds}"
        return content_hash(self.files, *hashlib.sha256(asked.encode()).digest())


def must_be_name(dataset: str) -> None:
    """Raise ValueError for what cannot be the name of a data set of one's own."""
    if not NAME.fullmatch(dataset) or dataset in OWN:
        raise ValueError(
            f"{dataset!r} cannot be the name of a data set: choose small letters, figures and hyphens, but not {' or '.join(sorted(OWN))}."
        )


def prepare(
    order: Order, path: Path, tell: Tell = lambda step, of: None, look: Callable[[guessing.Seen], None] = lambda seen: None
) -> tuple[Told, list[Complaint]]:
    """Make a version of what files hold at `path`; return what it says of itself, and what is to be noticed.

    `tell` hears what is being done, and `look` what each sheet is taken for.
    Raises Refused, with every complaint, when anything is wrong, ValueError for a name that cannot be one, and OSError where `path`
    cannot be written.
    """
    must_be_name(order.dataset)
    if order.adds and not order.before:
        raise ValueError(f"There is no data set {order.dataset!r} to add to: bring the files as a new one.")
    if missing := [Complaint(path.name, 1, "(file)", "", f"this file in {path.parent}") for path in order.files if not path.is_file()]:
        raise Refused(missing)
    if closed := [Complaint(path.name, 1, "(file)", "", "a file that may be read") for path in order.files if not os.access(path, os.R_OK)]:
        raise Refused(closed)
    noticed: list[Complaint] = []

    def filled(con: duckdb.DuckDBPyConnection) -> None:
        noticed.extend(fill(con, order, tell, look))
        tell("making", order.dataset)

    known = library.facts(order.before) if order.before and order.adds else {}
    before = str(known.get("made_from") or "").split(", ")
    made_from = ", ".join(dict.fromkeys(filter(None, [*before, *(path.name for path in order.files)])))
    said = Told(order.dataset, order.title, order.digest(), who=order.who, made_from=made_from)
    write(path, filled, said, order.decided.two)
    # What left this program as generated stays that when it comes back.
    if known.get("is_generated") or any(complaint.column == IS_GENERATED for complaint in noticed):
        with duckdb.connect(str(path)) as con:
            con.execute("update data_set set is_generated = true")
        said = replace(said, is_generated=True)
    return said, sorted(noticed, key=str)


def bring(order: Order, folder: Path | None = None, *, may_remove: bool = True) -> tuple[Path, list[Complaint], pd.DataFrame]:
    """Publish what files hold as a version of a data set; return its file, what is to be noticed, and what it changes (see
    compare.summary).

    A title and decisions that the order lacks are those of the version before. Where the current file was made of the same files in
    the same way, it is the one, and nothing is to be noticed anew.
    Raises what `prepare` raises, and compare.RemovesMuch, unless it `may_remove` more than a tenth of what is there: then nothing is
    published and what was current stays.
    """
    must_be_name(order.dataset)
    folder = folder or published_folder()
    order = with_kept(order, folder)
    before = current(order.dataset, folder)
    there = before if before and before.is_file() else None
    if there and all(map(Path.is_file, order.files)) and there.stem.endswith(f"-{order.digest()}") and is_whole(there):
        return there, [], compare.summary(there, there)
    with Draft(folder) as draft:
        said, noticed = prepare(replace(order, before=there), draft.file)
        changes = compare.summary(there, draft.file)
        if not may_remove:
            compare.must_keep(changes)
        return draft.publish(order.dataset, said.stamp, said.digest, order.decided, before), noticed, changes


def with_kept(order: Order, folder: Path) -> Order:
    """The order with the title of the version before and what was decided for it, where it says nothing else."""
    known, before = library.kept(order.dataset, folder), current(order.dataset, folder)
    decided = order.decided
    return replace(
        order,
        title=order.title or str((before and library.facts(before).get("title")) or order.dataset),
        decided=Kept({**known.headings, **decided.headings}, decided.one or known.one, decided.two or known.two),
    )


def import_files(
    files: Sequence[Path], dataset: str, *, title: str = "", folder: Path | None = None, reading: Reading = FOUND, leave_out: bool = False
) -> tuple[Path, list[Complaint]]:
    """Publish what files hold as a data set, as `bring` does; return its file, and what is to be noticed."""
    order = Order(tuple(files), dataset, title, readings={path.name: reading for path in files}, leave_out=leave_out)
    path, noticed, _ = bring(order, folder)
    return path, noticed


def fill(con: duckdb.DuckDBPyConnection, order: Order, tell: Tell, look: Callable[[guessing.Seen], None]) -> list[Complaint]:
    """Put what files hold into the tables of the schema, once it is recognised, understood and checked; return what is to be noticed.

    Raises Refused where anything is wrong, or, where that is to be left out, where nothing is left.
    """
    stage(con, [])
    parts, noticed = recognised(con, order, tell, look)
    wrong = [complaint for complaint in noticed if not complaint.is_warning]
    # A sheet or a row can be left out; a file that cannot be read is to be handed over without it.
    may_go = order.leave_out and (order.adds or any(part.table == "networks" for part in parts))
    if wrong and (not may_go or any(complaint.column == "(file)" for complaint in wrong)):
        raise Refused(noticed)
    noticed = [*map(left_out, wrong), *(complaint for complaint in noticed if complaint.is_warning)]
    tell("understanding", "")
    parts = stage_parts(con, parts)
    if not order.adds and con.execute("select count(*) from staging.networks").fetchone() == (0,):
        first = next(part for part in parts if part.table == "networks")
        raise Refused([sheets.told(first.sheet.file, first.sheet.name, (1, "(sheet)", "no row", "at least one network")), *noticed])
    tables = [table for table in check.staged_tables(con) if table in open_tables(con)]
    understanding.take_as_text(con, tables)
    understanding.understand(con, tables)
    understanding.make_keys(con, tables)
    if order.before:
        updating.attach(con, order.before)
        updating.keep_keys(con, tables, adds=order.adds)
    if order.adds:
        parts.append(Part("", None, {}, sheets.Sheet("(what is there)", "", "")))
        tables = updating.put_beneath(con, open_tables(con), len(parts))
    understanding.refer_by_name(con, tables)
    drop_doubled(con, parts)
    one = merging.decided(con, tables, order.decided.one)
    understanding.refer(con, tables, "members", dict(one))
    if order.adds and order.leave_out:
        # Before what was known of their records is put there.
        of_values = check.complaints(con, of_values=True)
        noticed += [left_out(placed(complaint, parts)) for complaint in of_values]
        take_out(con, of_values, keeps_rows=True)
    if order.adds:
        updating.complete(con, tables, len(parts))
    merging.unite(con, tables, one)
    cite(con, parts, tables)
    tell("checking", "")
    before: list[Complaint] = []
    while complaints := check.complaints(con):
        told = [placed(complaint, parts) for complaint in complaints]
        # What cannot be left out, a column that is missing, would be complained about for ever.
        if not order.leave_out or complaints == before:
            raise Refused([*told, *noticed])
        before = complaints
        take_out(con, complaints)
        noticed += map(left_out, told)
    if con.execute("select count(*) from staging.networks").fetchone() == (0,):
        raise Refused([replace(complaint, is_warning=False) for complaint in noticed])
    take_over(con)
    if order.before:
        con.execute("detach before")
    return noticed


def left_out(complaint: Complaint) -> Complaint:
    """A complaint about what is then left out: to be noticed."""
    return replace(complaint, is_warning=True, expected=f"{complaint.expected}; it is left out")


def recognised(
    con: duckdb.DuckDBPyConnection, order: Order, tell: Tell, look: Callable[[guessing.Seen], None]
) -> tuple[list[Part], list[Complaint]]:
    """What files hold for tables, and what of them is not understood.

    The rows of a CSV file of the template in which nothing is to be found out are staged at once, as they may be millions.
    """
    columns = {table: columns_of(con, table) for table in open_tables(con)}
    found: list[Part] = []
    complaints: list[Complaint] = []
    for path in order.files:
        tell("reading", path.name)
        reading = order.readings.get(path.name, FOUND)
        table = path.stem.lower() if path.suffix.lower() == ".csv" and path.stem.lower() in columns else ""
        if table and table not in check.staged_tables(con) and load_plain(con, f'staging."{table}"', path, columns[table]):
            heads = {column: column for column in check.staged_columns(con, table)}
            found.append(Part(table, None, heads, sheets.Sheet(path.name, "", "utf-8, comma")))
            ((rows,),) = con.execute(f'select count(*) from staging."{table}"').fetchall()
            look(guessing.Seen(path.name, "", "utf-8, comma", table, rows, heads, []))
            continue
        read, wrong = sheets.read(path, reading.encoding, reading.delimiter)
        complaints += wrong
        for sheet in read:
            if sheet.found.startswith("cp"):
                expected = "letters as you know them; if they are not, say how the file is to be read"
                complaints.append(Complaint(path.name, 1, "(file)", sheet.found, expected, sheet.name, is_warning=True))
            if sheet.name not in forms.ASIDE and any(map(any, sheet.rows)):
                look(guessing.seen(sheet, columns, order.decided.headings))
            parts, wrong = forms.parts_of(sheet, columns, order.decided.headings)
            found += parts
            complaints += wrong
    has_networks = order.adds or any(part.table == "networks" for part in found)
    if all(complaint.is_warning for complaint in complaints) and not has_networks:
        expected = "networks: a list of memberships, or the sheet networks of the template; "
        expected += "bring answers and other tables together with it, or add them to a data set that is there"
        complaints.append(Complaint(", ".join(path.name for path in order.files), 1, "(file)", "", expected))
    return found, complaints


def take_out(con: duckdb.DuckDBPyConnection, complaints: Sequence[Complaint], *, keeps_rows: bool = False) -> None:
    """Leave out the values that are complained about, or, unless it `keeps_rows`, their rows where these cannot do without them."""
    lines: dict[tuple[str, str], list[int]] = {}
    for complaint in complaints:
        lines.setdefault((complaint.file.removesuffix(".csv"), complaint.column), []).append(complaint.line)
    for (table, column), found in lines.items():
        can_be_missing = keeps_rows or con.execute(
            """
            select bool_and(is_nullable) from duckdb_columns()
            where database_name = current_database() and table_name = $table and column_name = $column
            """,
            {"table": table, "column": column},
        ).fetchall() == [(True,)]
        where = "where line in (select unnest($lines))"
        do = f'update staging."{table}" set "{column}" = null {where}' if can_be_missing else f'delete from staging."{table}" {where}'
        con.execute(do, {"lines": found})


def cite(con: duckdb.DuckDBPyConnection, parts: Sequence[Part], tables: Sequence[str]) -> None:
    """Name the file as the source, and the row in it as the place, of rows that name no source."""
    rows = [
        (
            *(part.table, 0 if part.frame is None else place, part.sheet.file, part.sheet.name, understanding.slug(part.sheet.file)),
            sheets.BESIDE if part.sheet.beside else 1,
        )
        for place, part in enumerate(parts, start=1)
    ]
    brought = pd.DataFrame(rows, columns=["brought_for", "part", "file", "sheet", "source_id", "each"])
    con.register("brought", brought)
    cited: set[str] = set()
    for table in tables:
        own = {"source_id", "locator"}.intersection(columns_of(con, table))
        if table == "sources" or "source_id" not in own:
            continue
        for column in sorted(own.difference(check.staged_columns(con, table))):
            con.execute(f'alter table staging."{table}" add column "{column}" text')
        place = ", locator = coalesce(locator, concat_ws(', ', 'sheet ' || nullif(sheet, ''), 'row ' || line % $part // each))"
        con.execute(
            f"""
            update staging."{table}" as row set source_id = brought.source_id {place if "locator" in own else ""}
            from brought
            where brought.brought_for = $table and row.line // $part = brought.part and row.source_id is null
            """,
            {"part": PART, "table": table},
        )
        cited |= {
            key
            for (key,) in con.execute(f'select distinct source_id from staging."{table}" semi join brought using (source_id)').fetchall()
        }
    if cited:
        if "sources" not in tables:
            con.execute("create table staging.sources (source_id text, line bigint)")
        for column in {"source_id", "title", "kind"}.difference(check.staged_columns(con, "sources")):
            con.execute(f'alter table staging.sources add column "{column}" text')
        con.execute(
            """
            insert into staging.sources (source_id, title, kind, line)
            select source_id, any_value(file), 'document', min(part) * $part
            from brought
            where list_contains($cited, source_id) and source_id not in (select source_id from staging.sources where source_id is not null)
            group by source_id
            """,
            {"part": PART, "cited": sorted(cited)},
        )
    con.unregister("brought")


def placed(complaint: Complaint, parts: Sequence[Part]) -> Complaint:
    """A complaint about a staged row as one about the row of a sheet, with the heading that stands above the cell."""
    part, row, member = place_of(complaint.line, complaint.file, parts)
    head = part.heads.get(complaint.column, complaint.column)

    def other(line: re.Match[str]) -> str:
        # The earlier row that has the same key may be of another sheet.
        elsewhere, its_row, _ = place_of(int(line[1]), complaint.file, parts)
        of = " of ".join(filter(None, [elsewhere.sheet.name and f"sheet {elsewhere.sheet.name}", elsewhere.sheet.file]))
        return f"{'row' if elsewhere.sheet.name else 'line'} {its_row}" + ("" if elsewhere.sheet is part.sheet else f" of {of}")

    # Who brings a workbook knows of no files named after tables.
    expected = complaint.expected.replace("a country of countries.csv", "a country, by its name or its code of two letters")
    expected = re.sub(r"line (\d{13,})", other, re.sub(r"\b(\w+)\.csv\b", r"the table \1", expected))
    column = f"{head} of {member}" if member else head
    return replace(complaint, file=part.sheet.file, sheet=part.sheet.name, line=row, column=column, expected=expected)


def place_of(line: int, file: str, parts: Sequence[Part]) -> tuple[Part, int, str]:
    """The part that a staged line is of, the row of its sheet, and the member beside others in it, if any."""
    place, number = divmod(line, PART)
    part = parts[place - 1] if place else next(part for part in parts if f"{part.table}.csv" == file)
    return (part, *part.sheet.place(number))


def open_tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables that rows may be brought for, in the order of the schema."""
    closed = {"data_set", *(path.stem for path in (Path(__file__).parent / "vocabulary").glob("*.csv"))}
    found = con.execute("select table_name from duckdb_tables() where database_name = current_database() order by table_oid").fetchall()
    return [table for (table,) in found if table not in closed]


def columns_of(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of a table that rows may bring."""
    found = con.execute(
        """
        select column_name from duckdb_columns()
        where database_name = current_database() and table_name = $table and not is_generated order by column_index
        """,
        {"table": table},
    ).fetchall()
    return [column for (column,) in found]


def delimiter(named: str) -> str:
    """A delimiter by its name or as it is."""
    by_name = {name: sign for sign, name in DELIMITERS.items()}
    sign = by_name.get(named, named)
    if len(sign) != 1:
        raise argparse.ArgumentTypeError(f"{named!r} is no delimiter: name {', '.join(by_name)} or one sign")
    return sign


def heading(said: str) -> tuple[str, str]:
    """A heading and the field that it means, which is one that lists have."""
    head, sign, means = said.rpartition("=")
    known = {known for form in forms.headings().values() for known in form.values()}
    if not sign or (means and means not in known):
        raise argparse.ArgumentTypeError(
            f"{said!r} says of no heading what it means: write HEADING=FIELD, with one of {', '.join(sorted(known))}"
        )
    return head, means


def main() -> int:
    """Publish the files as a data set and print its file as the last line."""
    parser = argparse.ArgumentParser(
        prog="python -m data.importer", description="Publish a data set of your own from workbooks or CSV files."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a workbook, a CSV file, or a zip of CSV files")
    parser.add_argument("--into", required=True, metavar="NAME", help="the name of the data set in links: small letters, figures, hyphens")
    parser.add_argument("--title", default="", help="its name for people")
    parser.add_argument("--add", action="store_true", help="add to what is there: what the files do not tell stays as it is")
    parser.add_argument("--leave-out", action="store_true", help="leave out the values that are complained about, and rows that need them")
    parser.add_argument("--encoding", default="", help="the encoding of text files, where it is not found right, as cp1250")
    parser.add_argument("--delimiter", type=delimiter, help="comma, semicolon, tab or another sign, where it is not found right")
    parser.add_argument(
        "--column",
        action="append",
        type=heading,
        default=[],
        metavar="HEADING=FIELD",
        help="what a heading means that is not known, as Einrichtung=members.name; nothing after the sign leaves the column out",
    )
    parser.add_argument("--remove", action="store_true", help="publish though more than a tenth of what is there goes")
    parser.add_argument("--folder", type=Path, help="the folder of published data sets")
    chosen = parser.parse_args()
    reading = Reading(chosen.encoding, chosen.delimiter or "")

    def publishing() -> Path:
        order = Order(
            files=tuple(chosen.files),
            dataset=chosen.into,
            title=chosen.title,
            who="the command line",
            readings={path.name: reading for path in chosen.files},
            decided=Kept({"": dict(chosen.column)} if chosen.column else {}),
            leave_out=chosen.leave_out,
            adds=chosen.add,
        )
        path, noticed, changes = bring(order, chosen.folder, may_remove=chosen.remove)
        for line in [*noticed, *compare.in_words(changes)]:
            print(line, file=sys.stderr)
        return path

    return told(publishing, (Refused, ValueError, compare.RemovesMuch, library.Overtaken), chosen.folder, "--folder")


if __name__ == "__main__":
    sys.exit(main())
