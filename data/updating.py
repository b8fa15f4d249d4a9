"""A version that follows another one: known records keep their keys, and where files are added to it, what they do not tell stays.

The version before stands as the database `before`. The names that are put into statements are the catalogue's own.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from itertools import count
from pathlib import Path

import duckdb

from data import check
from data.compare import KEYS
from data.joining import PART
from data.library import quoted
from data.merging import PLACE, SAME
from data.understanding import MADE_OF, NAMED_BY, refer, simple, slug, write

Record = Mapping[str, str | None]
Word = Callable[[Record], Hashable]


def attach(con: duckdb.DuckDBPyConnection, before: Path) -> None:
    """Stand the version before beside what is staged."""
    con.execute(f"attach {quoted(str(before))} as before (read_only)")


def columns_before(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of a table in the version before that it has now, too; none where another program made it without that table."""
    found = con.execute(
        """
        select column_name
        from duckdb_columns() as before
        semi join (from duckdb_columns() where database_name = current_database()) as now using (table_name, column_name)
        where database_name = 'before' and table_name = $table and not is_generated order by column_index
        """,
        {"table": table},
    ).fetchall()
    return [column for (column,) in found]


# Keys -------------------------------------------------------------------------------------------------------------------


def keep_keys(con: duckdb.DuckDBPyConnection, tables: Sequence[str], *, adds: bool) -> None:
    """Give records whose key was made of their words, as of a name and a country, the key that they had in the version before.

    A record is the one that was called the same before, by all its words, else by its name alone, or by a short name that it had then,
    where only one on each side is called that and no other word speaks against it. A date does not, unless files are added: that of a
    meeting may have been mended, or else it is another meeting. A key that was made and is another record's is made anew.
    """
    # What they were made of has to be seen before any of it is given another key.
    made = {table: made_anew(con, table) for table in MADE_OF if table in tables}
    for table, (news, taken) in made.items():
        if not news:
            continue
        key, named = MADE_OF[table]
        olds = rows_of(con, "before", table)
        there = {str(row[key]) for row in olds}
        wanted = {simple(row[named[0]] or "") for row in news}
        olds = [row for row in olds if any(simple(row.get(column) or "") in wanted for column in NAMED_BY.get(table, named[:1]))]
        networks = networks_by_name(con) if "network_id" in named else {}
        becomes, short = matched(news, olds, taken, table, networks, adds=adds)
        given = {*becomes.values()}
        used = {*there, *taken, *(str(row[key]) for row in news)}
        for own in [str(row[key]) for row in news]:
            if own not in becomes and own in there and (adds or own in given):
                free = next(other for number in count(2) if (other := f"{own}-{number}") not in used)
                used.add(free)
                becomes[own] = free
        write(con, table, key, becomes)
        refer(con, tables, table, becomes)
        # Who was known by a short name keeps the long one.
        if adds and short:
            con.execute(f'update staging."{table}" set "{named[0]}" = null where list_contains($short, "{key}")', {"short": short})


def made_anew(con: duckdb.DuckDBPyConnection, table: str) -> tuple[list[Record], set[str]]:
    """The staged records whose key was made of words and that are not in the version before as they are; and the keys of those that are, or
    whose key was given."""
    key, named = MADE_OF[table]
    staged, before = check.staged_columns(con, table), columns_before(con, table)
    if not {key, named[0]} <= {*staged} & {*before}:
        return [], set()
    # A column that one of the two lacks is empty there.
    sides = [
        (f'one."{column}"' if column in staged else "null", f'other."{column}"' if column in before else "null") for column in (key, *named)
    ]
    same = " and ".join(f"{one} is not distinct from {other}" for one, other in sides)
    news = rows_of(con, "staging", table, f'where not exists (from before."{table}" as other where {same})')
    made = [row for row in news if row[key] == slug(" ".join(filter(None, (row.get(column) for column in named))))]
    keys = con.execute(f'select "{key}" from staging."{table}" where "{key}" is not null').fetchall() if made else []
    return made, {own for (own,) in keys} - {str(row[key]) for row in made}


def rows_of(con: duckdb.DuckDBPyConnection, database: str, table: str, where: str = "") -> list[Record]:
    """The keys of records of a table and the words that name them."""
    key, named = MADE_OF[table]
    there = {"staging": check.staged_columns, "before": columns_before}[database](con, table)
    columns = [column for column in dict.fromkeys((key, *named, *NAMED_BY.get(table, ()))) if column in there]
    rows = con.execute(f'select {", ".join(f"one.{column}" for column in columns)} from {database}."{table}" as one {where}').fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows if row[0] is not None]


def networks_by_name(con: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """The keys of networks by all that names them, here and before."""
    found: dict[str, set[str]] = {}
    for database in ("before", "staging"):
        if database == "before" or "networks" in check.staged_tables(con):
            for row in rows_of(con, database, "networks"):
                for word in filter(None, row.values()):
                    found.setdefault(simple(word), set()).add(str(row["network_id"]))
    return found


def matched(
    news: Sequence[Record], olds: Sequence[Record], taken: Collection[str], table: str, networks: Mapping[str, set[str]], *, adds: bool
) -> tuple[dict[str, str | None], list[str]]:
    """The keys before of records that were known then, by those that they have now; and which of these were known by a short name."""
    key, (name, *more) = MADE_OF[table]

    def word(row: Record, column: str) -> str | None:
        value = row.get(column)
        if value and column == "network_id":
            found = networks.get(simple(value), set())
            return next(iter(found)) if len(found) == 1 else value
        return value

    def called(column: str) -> Word:
        return lambda row: simple(row.get(column) or "")

    def speaks_against(one: Record, other: Record) -> bool:
        firm = [column for column in more if adds or not column.endswith(("_on", "_date"))]
        return any(len({word(one, column), word(other, column)} - {None}) > 1 for column in firm)

    ways: list[tuple[str, Word, Word]] = [
        ("", way, way)
        for way in (
            lambda row: (simple(row[name] or ""), *(word(row, column) for column in more)),
            lambda row: (simple(row[name] or ""), row[key]),
            called(name),
        )
    ]
    ways += [(column, called(name), called(column)) for column in NAMED_BY.get(table, ()) if column == "acronym"]
    becomes: dict[str, str | None] = {}
    short: list[str] = []
    given = set(taken)
    for column, ask, know in ways:
        asked, known = grouped(news, ask), grouped(olds, know)
        for called_so in asked.keys() & known.keys() - {""}:
            ones = [row for row in asked[called_so] if row[key] not in becomes]
            others = [row for row in known[called_so] if row[key] not in given]
            # Where files are added, one that they name beside it makes it as unsure as another one would.
            alike = known[called_so] if adds else others
            if len(ones) == len(others) == len(alike) == 1 and not speaks_against(ones[0], others[0]):
                becomes[str(ones[0][key])] = others[0][key]
                given.add(str(others[0][key]))
                short += [str(others[0][key])] * bool(column)
    return becomes, short


def grouped(rows: Sequence[Record], way: Word) -> dict[Hashable, list[Record]]:
    """Records by what they are called in a way."""
    found: dict[Hashable, list[Record]] = {}
    for row in rows:
        found.setdefault(way(row), []).append(row)
    return found


# Adding -----------------------------------------------------------------------------------------------------------------


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

    A row of the files that tells nothing new goes. Of another one counts what it tells, and its source with it; what it leaves empty stays.
    """
    for table in tables:
        same, staged = KEYS[table], check.staged_columns(con, table)
        if not {*same} <= {*staged}:
            continue
        if table == "answers":
            retell_answers(con, place)
        told = [column for column in staged if column not in same]
        numbers = {column for column, kind in check.types(con, table).items() if kind in ("INTEGER", "DOUBLE")}
        equal = {
            column: " = ".join(
                f'try_cast({row}."{column}" as double)' if column in numbers else f'{row}."{column}"' for row in ("new", "old")
            )
            for column in told
        }
        is_same = " and ".join(f'new."{column}" is not distinct from old."{column}"' for column in same)
        beside = f"new.line // {PART} <> {place} and old.line // {PART} = {place} and {is_same}"
        con.execute(
            f"""
            delete from staging."{table}" as new
            where exists (from staging."{table}" as old where {beside} and {tells_no_more("new", told, equal)})
            """
        )
        pair(con, table, beside, equal)
        values = [f'"{column}" = coalesce(new."{column}", old."{column}")' for column in told if column not in PLACE]
        if values:
            con.execute(
                f"""
                update staging."{table}" as new set {", ".join(values)}
                from pairs join staging."{table}" as old on old.rowid = pairs.old
                where new.rowid = pairs.new
                """
            )
        con.execute(f'delete from staging."{table}" where rowid in (select old from pairs)')
        con.execute("drop table pairs")


def retell_answers(con: duckdb.DuckDBPyConnection, place: int) -> None:
    """Leave out what was known of how often the options of a question were chosen, where files tell all of it anew."""
    con.execute(
        """
        delete from staging.answers as old
        where line // $part = $place and (
            -- Where one of the counts was wrong and is left out, those that were known stay.
            select count(*) > 0 and count(*) = count(new.count)
            from staging.answers as new
            where
                new.line // $part <> $place and new.question_id = old.question_id
                and new.occasion is not distinct from old.occasion
        )
        """,
        {"part": PART, "place": place},
    )


def pair(con: duckdb.DuckDBPyConnection, table: str, beside: str, equal: Mapping[str, str]) -> None:
    """Make a table `pairs` of the rows of files and those before (new, old: rowid) that tell of one record.

    Of several memberships of one organisation in one network, that one is meant which is most alike in role and year, and only where one of
    the two tells no other role and year than the other. `beside` is what rows have to meet, `equal` when their values are the same.
    """
    parting = [column for column in SAME.get(table, ()) if column in equal]
    likeness = " + ".join(["0", *(f"coalesce({equal[column]}, false)::integer" for column in [*parting, *parting, *equal])])
    within = " or ".join(tells_no_more(row, parting, equal) for row in ("new", "old"))
    con.execute("create temp table pairs (new bigint, old bigint)")
    # Who was the best for two is taken by one of them: the other one looks again.
    while con.execute(
        f"""
        insert into pairs
        select new, old
        from (
            select
                -- A line of answers stands for many rows.
                new.rowid as new, old.rowid as old,
                row_number() over (partition by new.rowid order by {likeness} desc, old.rowid) as of_new,
                row_number() over (partition by old.rowid order by {likeness} desc, new.rowid) as of_old
            from staging."{table}" as new
            join staging."{table}" as old on {beside} and ({within})
            where new.rowid not in (select new from pairs) and old.rowid not in (select old from pairs)
        )
        where of_new = 1 and of_old = 1
        """
    ).fetchone() != (0,):
        pass


def tells_no_more(row: str, columns: Sequence[str], equal: Mapping[str, str]) -> str:
    """When a row says nothing in these columns that the other one does not say, as SQL."""
    return " and ".join(["true", *(f'({row}."{column}" is null or coalesce({equal[column]}, false))' for column in columns)])
