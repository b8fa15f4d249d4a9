"""Hold rows against the schema: every complaint at once, each with its file, line, column, value and what was expected.

What is checked is read from the catalogue that schema.sql made: types, keys, references, checks, and the scheme that
a column's comment names. The rows stand as text in tables of the same names in the database `staging`. The names that are
put into statements here are the catalogue's own, never a file's.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from functools import partial

import duckdb

from data.rows import Complaint

# A text that may be cast: DuckDB itself would round "2.5" members and take "yes" for true.
WRITTEN_AS = {
    "INTEGER": (r"-?\d{1,9}", "a whole number"),
    "DOUBLE": (r"-?\d+(\.\d+)?([eE][+-]?\d+)?", "a number with a decimal point"),
    "BOOLEAN": ("true|false", "true or false"),
    "TIMESTAMP": (r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", "a time as YYYY-MM-DD hh:mm:ss"),
}
EXPECTED_BY = {
    "is_known_date": "a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD",
    "is_nuts_of": "a NUTS code of the country, as ITH4 is one of IT (Greece has EL there, the United Kingdom UK)",
    "is_web_address": "an address that begins with http://, https:// or www.",
}


# A column, the line, the value, what was expected, and perhaps what may be meant.
Found = Iterator[tuple[str, int, str, str] | tuple[str, int, str, str, str]]
# Of more keys than these none is sought that is like one that is not there.
MOST_NEAR = 5000
# And for no more values than these, as each is held against all keys.
MOST_SOUGHT = 50


def staged_tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of the tables that have rows to check, in the order of the schema."""
    found = con.execute(
        """
        select main.table_name
        from duckdb_tables() as main
        join duckdb_tables() as staged on staged.table_name = main.table_name and staged.database_name = 'staging'
        where main.database_name = current_database()
        order by main.table_oid
        """
    )
    return [name for (name,) in found.fetchall()]


def staged_columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """Columns that the rows of a table bring, without `line`."""
    found = con.execute(
        "select column_name from duckdb_columns() where database_name = 'staging' and table_name = $table and column_name <> 'line'",
        {"table": table},
    )
    return [name for (name,) in found.fetchall()]


def complaints(con: duckdb.DuckDBPyConnection, incomplete: Collection[str] = (), *, of_values: bool = False) -> list[Complaint]:
    """Everything that is wrong with the staged rows, or with single values of them. Of the files in `incomplete` not all rows could be
    staged."""
    found: dict[tuple[str, int, str], Complaint] = {}
    lost = partial(lost_references, incomplete=incomplete)
    values = (unreadable, unknown_codes, broken_checks, lost)
    for table in staged_tables(con):
        for check in values if of_values else (unreadable, missing, unknown_codes, broken_checks, doubled_keys, lost, circles):
            for column, line, value, expected, *near in check(con, table):
                # The first complaint about a cell is the one to mend first; the others mostly follow from it.
                found.setdefault((table, line, column), Complaint(f"{table}.csv", line, column, value, expected, suggestion="".join(near)))
    return list(found.values())


def unreadable(con: duckdb.DuckDBPyConnection, table: str) -> Found:
    """Values that are not of their column's type."""
    for column, kind in types(con, table).items():
        if kind in WRITTEN_AS:
            pattern, expected = WRITTEN_AS[kind]
            for line, value in con.execute(
                f'select line, "{column}" from staging."{table}" where not regexp_full_match("{column}", $pattern)',
                {"pattern": pattern},
            ).fetchall():
                yield column, line, value, expected


def missing(con: duckdb.DuckDBPyConnection, table: str) -> Found:
    """Empty cells, and columns left out, where a value is needed."""
    given = staged_columns(con, table)
    for (column,) in con.execute(
        "select column_name from duckdb_columns() where database_name = current_database() and table_name = $table and not is_nullable",
        {"table": table},
    ).fetchall():
        if column not in given:
            yield column, 1, "", "this column"
            continue
        for (line,) in con.execute(f'select line from staging."{table}" where "{column}" is null').fetchall():
            yield column, line, "", "a value"


def unknown_codes(con: duckdb.DuckDBPyConnection, table: str) -> Found:
    """Codes that the vocabulary does not have."""
    for column, scheme in schemes(con, table):
        if column not in staged_columns(con, table):
            continue
        codes = [
            code
            for (code,) in con.execute(
                "select code from staging.terms where scheme = $scheme order by try_cast(position as integer)", {"scheme": scheme}
            ).fetchall()
        ]
        for line, value in con.execute(
            f'select line, "{column}" from staging."{table}" where "{column}" not in (select unnest($codes))', {"codes": codes}
        ).fetchall():
            yield column, line, value, f"a code of {scheme}: {', '.join(codes)}", nearest(value, codes)


def broken_checks(con: duckdb.DuckDBPyConnection, table: str) -> Found:
    """Values that the schema's checks refuse: impossible dates, ends before beginnings, numbers out of range."""
    given = staged_columns(con, table)
    kinds = types(con, table)
    typed = ", ".join(f'try_cast("{column}" as {kinds[column]}) as "{column}"' for column in given)
    for expression, columns in con.execute(
        """
        select expression, constraint_column_names from duckdb_constraints()
        where database_name = current_database() and table_name = $table and constraint_type = 'CHECK'
        """,
        {"table": table},
    ).fetchall():
        if not set(columns) <= set(given):
            continue
        column = columns[0]
        # A name that is a word of SQL too, as `until`, stands in quotes.
        order = re.fullmatch(r'is_not_before\("?(\w+)"?, "?(\w+)"?\)', expression)
        if order:
            column = order[1]
        other = f'"{order[2]}"' if order else "null"
        for line, value, earlier in con.execute(
            f'select line, "{column}"::text, {other} from (select line, {typed} from staging."{table}") where not ({expression})'
        ).fetchall():
            function = expression.split("(")[0]
            if order:
                yield column, line, value, f"a date not before {order[2]} ({earlier})"
            else:
                yield column, line, value, EXPECTED_BY.get(function, expression.strip("()"))


def doubled_keys(con: duckdb.DuckDBPyConnection, table: str) -> Found:
    """Rows whose key an earlier row has; here an empty part of a key equals another empty one."""
    for (columns,) in con.execute(
        """
        select constraint_column_names from duckdb_constraints()
        where database_name = current_database() and table_name = $table and constraint_type in ('PRIMARY KEY', 'UNIQUE')
        """,
        {"table": table},
    ).fetchall():
        if columns[0] not in staged_columns(con, table):
            continue
        key = ", ".join(f'"{column}"' for column in columns if column in staged_columns(con, table))
        for line, value, first in con.execute(
            f"""
            select line, concat_ws(', ', {key}), first from (
                select *, min(line) over (partition by {key}) as first from staging."{table}"
            ) where line > first and "{columns[0]}" is not null
            """
        ).fetchall():
            yield columns[0], line, value, f"a key of its own ({', '.join(columns)}); line {first} has this one"


def lost_references(con: duckdb.DuckDBPyConnection, table: str, incomplete: Collection[str] = ()) -> Found:
    """Values that name a row of another table that is not there."""
    staged = staged_tables(con)
    for column, target, key in references(con, table):
        # What a file holds that could not be read is not known; its own complaint comes first.
        if column not in staged_columns(con, table) or f"{target}.csv" in incomplete:
            continue
        # An empty key would make SQL answer "perhaps" for every value that is not there.
        known = f'select "{key}" from staging."{target}" where "{key}" is not null' if target in staged else "select null where false"
        lost = con.execute(
            f'select line, "{column}" from staging."{table}" where "{column}" is not null and "{column}" not in ({known})'
        ).fetchall()
        keys = [key for (key,) in con.execute(f"{known} limit {MOST_NEAR}").fetchall()] if lost and target in staged else []
        near = {value: nearest(value, keys) for value in [*dict.fromkeys(value for _, value in lost)][:MOST_SOUGHT]}
        for line, value in lost:
            yield column, line, value, f"{'an' if key[0] in 'aeiou' else 'a'} {key} of {target}.csv", near.get(value, "")


def nearest(value: str, known: Sequence[str]) -> str:
    """What is known and written much like a value; empty where nothing is."""
    return "".join(get_close_matches(value, known, 1, 0.75))


def circles(con: duckdb.DuckDBPyConnection, table: str) -> Found:
    """Rows of which each names another one of the same table, and none comes first."""
    for column, key in own_references(con, table):
        rows = f'(from staging."{table}" where "{key}" is not null)'
        for line, value in con.execute(
            f"""
            with recursive leading_out as (
                select "{key}" as key from {rows} where "{column}" is null or "{column}" not in (select "{key}" from {rows})
                union
                select "{key}" from {rows} as rows join leading_out on "{column}" = leading_out.key
            )
            select line, "{column}" from {rows} where "{key}" not in (from leading_out)
            """
        ).fetchall():
            yield column, line, value, "a row that does not lead back to this one"


def schemes(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    """Columns that hold codes, with the list of these."""
    found = con.execute(
        """
        select column_name, comment from duckdb_columns()
        where database_name = current_database() and table_name = $table and comment is not null
        """,
        {"table": table},
    ).fetchall()
    named = ((column, re.search(r"\(code of (\w+)\)$", comment)) for column, comment in found)
    return [(column, scheme[1]) for column, scheme in named if scheme]


def checked(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Columns that a check of the schema is about, with the function that checks."""
    found = con.execute(
        """
        select expression from duckdb_constraints()
        where database_name = current_database() and table_name = $table and constraint_type = 'CHECK'
        """,
        {"table": table},
    ).fetchall()
    calls = (re.match(r'\(?(is_\w+)\("?(\w+)"?', expression) for (expression,) in found)
    return {call[2]: call[1] for call in calls if call and call[1] != "is_not_before"}


def references(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, str]]:
    """Columns that name a row of a table, with that table and its key."""
    found = con.execute(
        """
        select constraint_column_names[1], referenced_table, referenced_column_names[1] from duckdb_constraints()
        where database_name = current_database() and table_name = $table and constraint_type = 'FOREIGN KEY'
        """,
        {"table": table},
    )
    return found.fetchall()


def own_references(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    """Columns that the rows of a table bring and that name another row of the same table, with its key."""
    given = staged_columns(con, table)
    return [(column, key) for column, target, key in references(con, table) if target == table and column in given and key in given]


def types(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """The type of each column that the rows of a table bring."""
    given = staged_columns(con, table)
    found = con.execute(
        "select column_name, data_type from duckdb_columns() where database_name = current_database() and table_name = $table",
        {"table": table},
    ).fetchall()
    return {column: kind for column, kind in found if column in given}
