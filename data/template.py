"""The workbook to fill in: `python -m data.template FILE.xlsx`.

It is made of the schema and the vocabulary, so that it asks for what the importer takes: a sheet for each table with an example,
lists to choose codes and countries from, and what each column means.
"""

import argparse
import io
import sys
from pathlib import Path

import duckdb
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data import check
from data.build import sql, stage
from data.forms import CODES, EXAMPLE, EXPLANATIONS
from data.understanding import MADE_OF

# So many rows offer their lists.
ROWS = 5000
# What most partners have comes first; the rest keeps the order of the schema.
FIRST = [
    "networks",
    "members",
    "memberships",
    "network_purposes",
    "network_decision_levels",
    "activities",
    "participations",
    "outcomes",
    "sources",
]
BY_CHECK = {"is_known_date": "2021-09", "is_web_address": "https://example.org", "is_nuts_of": "ITH4"}
BY_TYPE = {"BOOLEAN": "true", "INTEGER": 12, "DOUBLE": 1.5}
HEAD = PatternFill("solid", fgColor="DCE3EE")


def template() -> Workbook:
    """The workbook."""
    book = Workbook()
    explanations = book.active
    assert isinstance(explanations, Worksheet)
    explanations.title = EXPLANATIONS
    with duckdb.connect() as con:
        con.execute(sql("schema"))
        stage(con, [])
        lists = choices(con)
        tables = dict(con.execute("select table_name, comment from duckdb_tables() where database_name = current_database()").fetchall())
        closed = {"data_set", "terms", "countries", "regions"}
        named = [*FIRST, *(table for table in tables if table not in closed and table not in FIRST)]
        explanations.append(["Sheet", "Column", "What stands there", "Needed"])
        places = write_choices(book.create_sheet(CODES), lists)
        for table in named:
            add_table(book, con, table, places)
            explanations.append([table, "", tables[table], ""])
            for column, comment, is_needed in columns(con, table):
                explanations.append([table, column, comment, "yes" if is_needed else ""])
    told = [
        "Fill in what you have: sheets and columns may stay empty or be deleted, and rows that name no source are taken from this file.",
        f"Rows that begin with {EXAMPLE!r} are left out. A network or an organisation may be named by its name where its key is asked for.",
        "Dates are as exact as you know them: 2021, 2021-09 or 2021-09-30. An empty cell means not known: never none, never zero.",
    ]
    for row, text in enumerate(told, start=explanations.max_row + 2):
        explanations.cell(row, 1, text)
    for column, width in zip("ABCD", (26, 26, 90, 8), strict=True):
        explanations.column_dimensions[column].width = width
    for cell in explanations[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
    book.move_sheet(CODES, len(book.sheetnames))
    return book


def template_file() -> bytes:
    """The workbook as a file."""
    file = io.BytesIO()
    template().save(file)
    return file.getvalue()


def choices(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The codes of each list, `country` among them."""
    found: dict[str, list[str]] = {}
    for scheme, code in con.execute("select scheme, code from staging.terms order by scheme, try_cast(position as integer)").fetchall():
        found.setdefault(scheme, []).append(code)
    return found | {"country": [country for (country,) in con.execute("select country from staging.countries order by country").fetchall()]}


def write_choices(sheet: Worksheet, lists: dict[str, list[str]]) -> dict[str, str]:
    """Write each list as a column; where each stands, as a formula has it."""
    places = {}
    for column, (name, codes) in enumerate(lists.items(), start=1):
        letter = get_column_letter(column)
        for row, text in enumerate([name, *codes], start=1):
            sheet.cell(row, column, text)
        places[name] = f"{CODES}!${letter}$2:${letter}${len(codes) + 1}"
        sheet.column_dimensions[letter].width = 24
    return places


def columns(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, bool]]:
    """The columns to fill in: name, what it means, whether a row needs it. The importer fills in a source that is missing."""
    found = con.execute(
        """
        select column_name, comment, not is_nullable from duckdb_columns()
        where database_name = current_database() and table_name = $table and not is_generated order by column_index
        """,
        {"table": table},
    ).fetchall()
    # A key that is left empty is made of what names the record.
    made, _ = MADE_OF.get(table, ("", ()))
    return [(column, comment, needed and column not in (made, "source_id")) for column, comment, needed in found]


def add_table(book: Workbook, con: duckdb.DuckDBPyConnection, table: str, places: dict[str, str]) -> None:
    """A sheet with the headings of a table, an example below them, and lists to choose from."""
    sheet = book.create_sheet(table)
    kinds = dict(
        con.execute(
            "select column_name, data_type from duckdb_columns() where database_name = current_database() and table_name = $table",
            {"table": table},
        ).fetchall()
    )
    lists = dict(check.schemes(con, table)) | {
        column: "country" for column, target, _ in check.references(con, table) if target == "countries"
    }
    targets = {column: f"{target.removesuffix('s')}-1" for column, target, _ in check.references(con, table)}
    checks = check.checked(con, table)
    for place, (column, meant, is_needed) in enumerate(columns(con, table), start=1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place, column)
        head.font, head.fill, head.alignment = Font(bold=is_needed), HEAD, Alignment(vertical="top")
        sheet.column_dimensions[letter].width = max(14, len(column) + 3)
        own = lists.get(column)
        first = str(book[CODES][places[own].split("!")[1].split(":")[0].replace("$", "")].value) if own else ""
        # A column of text shows what it is for.
        example = first or BY_CHECK.get(checks.get(column, "")) or BY_TYPE.get(kinds[column]) or targets.get(column) or meant
        sheet.cell(2, place, f"{EXAMPLE} {example}" if place == 1 else example).font = Font(italic=True, color="808080")
        if own:
            choice = DataValidation(type="list", formula1=places[own], allow_blank=True, showErrorMessage=False)
            choice.add(f"{letter}2:{letter}{ROWS}")
            sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"


def main() -> int:
    """Write the workbook and print its name."""
    parser = argparse.ArgumentParser(prog="python -m data.template", description="Write the workbook to fill in.")
    parser.add_argument("file", type=Path, metavar="FILE.xlsx")
    chosen = parser.parse_args()
    try:
        template().save(chosen.file)
    except OSError as error:
        print(f"Cannot write {chosen.file}: {error.strerror}. Choose another place.", file=sys.stderr)
        return 1
    print(chosen.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
