"""A version that follows another one: known records keep their keys, and where files are added to it, what they do not tell stays.

The version before stands as the database `before`. The names that are put into statements are the catalogue's own.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from data import check
from data.compare import KEYS
from data.joining import PART
from data.library import quoted
from data.merging import SAME
from data.understanding import MADE_OF, NAMED_BY, simple, slug, write

Record = Mapping[str, str | None]
# Where a row was read, as a whole.
PLACE = ("source_id", "locator")


def attach(con: duckdb.DuckDBPyConnection, before: Path) -> None:
    """Stand the version before beside what is staged."""
    con.execute(f"attach {quoted(str(before))} as before (read_only)")


def columns_before(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of a table in the version before; none where another program made it without that table."""
    found = con.execute(
        """
        select column_name from duckdb_columns()
        where database_name = 'before' and table_name = $table and not is_generated order by column_index
        """,
        {"table": table},
    ).fetchall()
    return [column for (column,) in found]


def keep_keys(con: duckdb.DuckDBPyConnection, tables: Sequence[str], *, adds: bool) -> None:
    """Give records whose key was made of their words, as of a name and a country, the key that they had in the version before.

    A record is known by its name alone, or by the short one that it had, where only one on each side is called that and the countries of
    organisations are not two: so that a country or a date that was mended changes a record and makes no other. Where files are added,
    who is known by a short name keeps the long one.
    """
    news = {table: records(con, "staging", "before", table) for table in MADE_OF if table in tables}
    olds = {table: records(con, "before", "staging", table) for table in news}
    for table, new in news.items():
        key, named = MADE_OF[table]
        made = [row for row in new if row[key] == slug(" ".join(filter(None, (row.get(column) for column in named))))]
        becomes: dict[str, str | None] = {}
        short: list[str] = []
        for column in NAMED_BY.get(table, named[:1]):
            asked, known = called(made, named[0]), called(olds[table], column)
            for name in asked.keys() & known.keys():
                one, other = asked[name], known[name]
                are_two = "country" in named and len({one.get("country"), other.get("country")} - {None}) > 1
                if not are_two and one[key] not in becomes and other[key] not in becomes.values():
                    becomes[str(one[key])] = other[key]
                    short += [str(other[key])] * (column == "acronym")
        write(con, table, key, becomes)
        for referring in tables:
            staged = check.staged_columns(con, referring)
            for column in [column for column, target, _ in check.references(con, referring) if target == table and column in staged]:
                write(con, referring, column, becomes)
        if adds and short:
            con.execute(f'update staging."{table}" set "{named[0]}" = null where list_contains($short, "{key}")', {"short": short})


def records(con: duckdb.DuckDBPyConnection, database: str, other: str, table: str) -> list[Record]:
    """The keys and words of the records of a table in one database that have no record of the same key in the other."""
    key, named = MADE_OF[table]
    there = {"staging": check.staged_columns(con, table), "before": columns_before(con, table)}
    columns = [column for column in dict.fromkeys((key, *named, *NAMED_BY.get(table, ()))) if column in there[database]]
    if named[0] not in columns or key not in there[other]:
        return []
    given = ", ".join(f'"{column}"' for column in columns)
    rows = con.execute(
        f"""
        select {given} from {database}."{table}"
        where "{key}" not in (select "{key}" from {other}."{table}" where "{key}" is not null)
        """
    ).fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def called(rows: Sequence[Record], column: str) -> dict[str, Record]:
    """Records by a name that only one of them has."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        if name := row.get(column):
            found.setdefault(simple(name), []).append(row)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def put_beneath(con: duckdb.DuckDBPyConnection, tables: Sequence[str], place: int) -> list[str]:
    """Stage the records of the version before as the part at this place; return those of `tables` that have rows now."""
    for table in tables:
        old = columns_before(con, table)
        if not old or con.execute(f'select 1 from before."{table}" limit 1').fetchone() is None:
            continue
        if table not in check.staged_tables(con):
            con.execute(f'create table staging."{table}" (line bigint)')
        for column in set(old).difference(check.staged_columns(con, table)):
            con.execute(f'alter table staging."{table}" add column "{column}" text')
        given = ", ".join(f'"{column}"' for column in old)
        texts = ", ".join(f'"{column}"::text' for column in old)
        con.execute(
            f'insert into staging."{table}" ({given}, line) select {texts}, rowid + 1 + $first from before."{table}" order by rowid',
            {"first": place * PART},
        )
    return [table for table in tables if table in check.staged_tables(con)]


def complete(con: duckdb.DuckDBPyConnection, tables: Sequence[str], place: int) -> None:
    """Make one row of what files tell of a record and what the version before, staged at this place, told of it.

    What the files tell counts, and their source with it, if it is anything new; what they leave empty stays. Of several memberships of one
    organisation in one network, the one is meant that has the same role and year, or the first that has none.
    """
    for table in tables:
        staged = check.staged_columns(con, table)
        same = [*KEYS[table]]
        perhaps = [column for column in SAME.get(table, ()) if column not in same and column in staged]
        told = [column for column in staged if column not in (*same, *PLACE)]
        is_same = " and ".join(
            [
                *(f'one."{column}" is not distinct from other."{column}"' for column in same if column in staged),
                *(f'coalesce(one."{column}" = other."{column}", true)' for column in perhaps),
            ]
        )
        likeness = " + ".join(["0", *(f'(one."{column}" is not distinct from other."{column}")::integer' for column in perhaps)])
        con.execute(
            f"""
            create temp table pairs as
            select new, old
            from (
                select
                    -- A line of answers stands for many rows.
                    one.rowid as new, other.rowid as old,
                    row_number() over (partition by one.rowid order by {likeness} desc, other.rowid) as of_one,
                    row_number() over (partition by other.rowid order by {likeness} desc, one.rowid) as of_other
                from staging."{table}" as one
                join staging."{table}" as other on {is_same}
                where one.line // $part <> $place and other.line // $part = $place
            )
            where of_one = 1 and of_other = 1
            """,
            {"part": PART, "place": place},
        )
        is_new = " or ".join(["false", *(f'coalesce(one."{column}" <> other."{column}", one."{column}" is not null)' for column in told)])
        values = [f'"{column}" = coalesce(one."{column}", other."{column}")' for column in told]
        values += [f'"{column}" = if({is_new}, one."{column}", other."{column}")' for column in staged if column in PLACE]
        if values:
            con.execute(
                f"""
                update staging."{table}" as one set {", ".join(values)}
                from pairs join staging."{table}" as other on other.rowid = pairs.old
                where one.rowid = pairs.new
                """
            )
        con.execute(f'delete from staging."{table}" where rowid in (select old from pairs)')
        con.execute("drop table pairs")
