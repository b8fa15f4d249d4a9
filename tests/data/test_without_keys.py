"""A published file has no keys and no checks of its own: whatever these would refuse is refused before, with its line."""

import csv
import io
import re
import shutil

import duckdb
import pytest

import queries
from data.build import HERE, publish
from data.rows import Refused

# These come with the program, not from the files of a data set.
CLOSED = ["data_set", "countries", "regions", "terms"]
# What the check says, what breaks it, and what a partner reads.
BROKEN = {
    r"is_known_date\((\w+)\)": ("2021-02-30", "a date that exists"),
    r"is_nuts_of\((\w+), \w+\)": ("none", "a NUTS code of the country"),
    r"is_web_address\((\w+)\)": ("nowhere", "an address that begins with"),
    r"is_not_before\((\w+), \w+\)": ("0001", "a date not before"),
    r"regexp_full_match\((\w+), '\[a-z\]\{2,3\}'\)": ("ENGLISH", "regexp_full_match"),
    r"\((\w+) > 0\)": ("0", "> 0"),
    r"\((\w+) >= 0\)": ("-1", ">= 0"),
}


def constraints() -> list[tuple[str, list[str], list[tuple]]]:
    """The tables that files fill, each with its columns and with every constraint that the schema puts on it."""
    with duckdb.connect() as con:
        con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
        return con.execute(
            """
            select table_name, columns, list((constraint_type, expression, constraint_column_names, referenced_table))
            from duckdb_constraints()
            join (
                select table_name, list(column_name) as columns from duckdb_columns() where not is_generated group by all
            ) using (table_name)
            where not list_contains($closed, table_name)
            group by all
            order by table_name
            """,
            {"closed": CLOSED},
        ).fetchall()


def broken(row: dict[str, str], kind: str, expression: str, columns: list[str], target: str) -> tuple[dict[str, str], str, str]:
    """The row so changed that it breaks a constraint, the column that is told, and what is expected there."""
    if kind == "NOT NULL":
        return row | {columns[0]: ""}, columns[0], "a value"
    if kind == "FOREIGN KEY":
        return row | {columns[0]: "not there"}, columns[0], f" of {target}.csv"
    if kind in ("PRIMARY KEY", "UNIQUE"):
        return row, columns[0], "a key of its own"
    for pattern, (value, expected) in BROKEN.items():
        if of := re.fullmatch(pattern, expression.replace('"', "")):
            return row | dict.fromkeys(columns, "2021") | {of[1]: value}, of[1], expected
    raise AssertionError(f"No row is known that breaks {expression}")


def test_a_published_file_has_no_keys_and_no_checks(small):
    with queries.data_set(small).cursor() as con:
        assert con.execute("from duckdb_constraints()").fetchall() == []


@pytest.mark.parametrize(("table", "columns", "held"), constraints(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_row_that_breaks_a_constraint_of_the_schema_is_refused_with_its_line(small_rows, tmp_path, table, columns, held):
    path = shutil.copytree(small_rows, tmp_path / "rows") / f"{table}.csv"
    present = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(present)
    awaited = []
    for constraint in held:
        row, column, expected = broken(present[0], *constraint)
        awaited.append((text.getvalue().count("\n") + 1, column, expected))
        writer.writerow(row)
    path.write_text(text.getvalue(), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        publish("small", path.parent, tmp_path / "published")
    told = {(found.line, found.column): found.expected for found in refused.value.complaints if found.file == path.name}
    missed = [(line, column, expected) for line, column, expected in awaited if expected not in told.get((line, column), "")]
    assert missed == []
