"""Two versions of a data set beside each other: what came in, what went out, and which fields are another.

A record is the same in both where its key is. Where a value was read (source and place) is no value: a corrected workbook has
its rows elsewhere, and that changes nothing that it says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from data.library import opened, quoted

# What makes two rows the same record; of several with the same, the first is that of the first.
KEYS = {
    "networks": ("network_id",),
    "members": ("member_id",),
    "memberships": ("network_id", "member_id"),
    "activities": ("activity_id",),
    "outcomes": ("outcome_id",),
    "network_purposes": ("network_id", "purpose"),
    "network_decision_levels": ("network_id", "decision_level"),
    "participations": ("activity_id", "member_id"),
    "statements": ("statement_id",),
    "questionnaires": ("questionnaire_id",),
    "questions": ("question_id",),
    "options": ("scale", "position"),
    "texts": ("key", "language"),
    "answers": ("question_id", "occasion", "position"),
    "sources": ("source_id",),
}
# Of these a removal of more than a tenth is asked about twice.
WATCHED = ("networks", "members", "memberships", "activities", "outcomes")
# So many records are named.
MOST = 10_000
# What names the rows of tables whose key does not.
NAMED = {"networks": "name", "members": "name", "activities": "title", "outcomes": "title", "sources": "title", "questionnaires": "title"}


class RemovesMuch(Exception):
    """A version that would lack more than a tenth of what is there now."""


def summary(before: Path | None, after: Path) -> pd.DataFrame:
    """How many records of each table came in, went out or are another: a row for each table that has any in one of the versions, with
    table, before, after, added, removed, changed. With nothing before, all are added."""
    if before is None:
        with opened(after) as con:
            counts = {table: con.execute(f'select count(*) from published."{table}"').fetchall()[0][0] for table in KEYS}
        rows: list[tuple[str, int, int, int, int, int]] = [(table, 0, count, count, 0, 0) for table, count in counts.items()]
    else:
        with both(before, after) as con:
            rows = [(table, *counted(con, table)) for table in KEYS]
    found = pd.DataFrame(rows, columns=["table", "before", "after", "added", "removed", "changed"])
    return found[(found.before > 0) | (found.after > 0)].reset_index(drop=True)


def counted(con: duckdb.DuckDBPyConnection, table: str) -> tuple[int, int, int, int, int]:
    """Of a table the records before and after, and those that came in, went out or are another."""
    compare(con, table)
    added, removed, changed = con.execute(
        f"""
        select
            count(*) filter (change = 'added'), count(*) filter (change = 'removed'), count(*) filter (change = 'changed')
        from "changes_{table}"
        """
    ).fetchall()[0]
    before, after = (how_many(con, name, table) for name in ("old", "new"))
    return before, after, added, removed, changed


def changes(before: Path, after: Path, table: str, most: int = MOST) -> pd.DataFrame:
    """The records of a table that are not the same in both versions, the first so many: change (added, removed, changed), record (its
    name, or the names or keys of what it joins), and of what is another the field with was and is, a row for each."""
    with both(before, after) as con:
        compare(con, table)
        return con.execute(
            f"""
            select change, record, field.name as field, field.was as was, field."is" as "is"
            from (from "changes_{table}" limit $most), (select unnest(if(len(fields) = 0, [null], fields)) as field)
            order by change, record, field
            """,
            {"most": most},
        ).df()


def must_keep(changed: pd.DataFrame) -> None:
    """Raise RemovesMuch where more than a tenth of the networks, members, memberships, activities or outcomes would go."""
    if much := removed_much(changed):
        told = ", ".join(
            f"{row['removed']} of {row['before']} {row['table']}" for row in changed.to_dict("records") if row["table"] in much
        )
        raise RemovesMuch(f"{told} would go, more than a tenth; nothing was published. If that is what you want, say so with --remove.")


def removed_much(changed: pd.DataFrame) -> list[str]:
    """The tables of which more than a tenth would go."""
    return [str(table) for table in changed["table"][changed["table"].isin(WATCHED) & (changed.removed * 10 > changed.before)]]


def in_words(changed: pd.DataFrame) -> list[str]:
    """A line for each table in which anything is another than before."""
    rows = changed[(changed.added + changed.removed + changed.changed) > 0].to_dict("records")
    return [f"{row['table']}: {row['added']} added, {row['changed']} changed, {row['removed']} removed" for row in rows]


@contextmanager
def both(before: Path, after: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Two versions, as `old` and `new`; in an instance of their own, as others may have them open."""
    with opened(before, "old") as con:
        con.execute(f"attach {quoted(str(after))} as new (read_only)")
        yield con


def compare(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make a table of the records of a table that are not the same in both: change, record, and of each field that is another its name
    with what it was and is. A column that one of the versions lacks, as another program made it, is empty there."""
    key = KEYS[table]
    columns = {
        name: {column for (column,) in con.execute(COLUMNS, {"version": name, "table": table}).fetchall()} for name in ("old", "new")
    }
    told = sorted(column for column in columns["old"] | columns["new"] if column not in key and not is_place(column))
    # A version that another program made may lack a column, or the whole table.
    rows = {}
    for name, own in columns.items():
        given = ", ".join(f'"{column}"::text as "{column}"' if column in own else f'null::text as "{column}"' for column in [*key, *told])
        rows[name] = f'select {given} from {name}."{table}"' if own else f"select {given} where false"
    for name, other in (("old", "new"), ("new", "old")):
        by = ", ".join(f"coalesce(\"{column}\", '')" for column in key)
        order = ", ".join(f'"{column}"' for column in told)
        con.execute(
            f"""
            create temp table "{name}_{table}" as
            select *, concat_ws(chr(31), {by}) as key, row_number() over (partition by {by} order by {order}) as nth
            -- What stands in both is left out first: of several rows with one key only those that differ are paired.
            from ({rows[name]} except all {rows[other]})
            """
        )
    fields = ", ".join(
        f"""if(was."{column}" is distinct from now."{column}", {{'name': '{column}', 'was': was."{column}", 'is': now."{column}"}}, null)"""
        for column in told
    )
    con.execute(
        f"""
        create temp table "changes_{table}" as
        select
            case when was.key is null then 'added' when now.key is null then 'removed' else 'changed' end as change,
            {record(table, key)} as record,
            if(was.key is null or now.key is null, [], list_filter([{fields}], lambda field: field is not null)) as fields
        from "old_{table}" as was
        full join "new_{table}" as now on was.key = now.key and was.nth = now.nth
        """
    )


def how_many(con: duckdb.DuckDBPyConnection, name: str, table: str) -> int:
    """The rows of a table in a version, which may lack it."""
    if not con.execute(COLUMNS, {"version": name, "table": table}).fetchall():
        return 0
    return int(con.execute(f'select count(*) from {name}."{table}"').fetchall()[0][0])


COLUMNS = """
    select column_name from duckdb_columns()
    where database_name = $version and table_name = $table and not is_generated
"""


def record(table: str, key: tuple[str, ...]) -> str:
    """What a row is called, as SQL: its name where it has one, else what its key says."""
    if table in NAMED:
        return f'coalesce(now."{NAMED[table]}", was."{NAMED[table]}", now."{key[0]}", was."{key[0]}")'
    parts = [f'coalesce(now."{column}", was."{column}")' for column in key]
    return f"concat_ws(' · ', {', '.join(parts)})"


def is_place(column: str) -> bool:
    """Whether a column tells where a value was read."""
    return column.endswith(("source_id", "locator"))
