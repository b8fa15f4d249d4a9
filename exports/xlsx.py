"""Rows as a workbook that says what they are and where they come from."""

import io
import math
import re
from collections.abc import Iterable, Sequence
from numbers import Real

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from exports.inert import UNWRITABLE, inert

# No cell holds a longer text.
LONGEST = 32_767
# Narrower than its title no column can be read, wider than this its lines are too long.
NARROW, WIDE = 8, 60

BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


def as_xlsx(rows: pd.DataFrame, about: Sequence[tuple[str, str]], sources: pd.DataFrame, titles: tuple[str, str, str]) -> bytes:
    """A workbook of three sheets with the `titles`: the rows, what they are, their sources.

    Numbers are numbers; everything else is text, so that no 6-10 becomes a date and nothing a formula.
    """
    book = Workbook(write_only=True)
    rows_title, about_title, sources_title = distinct(titles)
    table(book.create_sheet(rows_title), rows)
    told = book.create_sheet(about_title)
    told.column_dimensions["A"].width = 28
    told.column_dimensions["B"].width = 100
    for what, text in about:
        told.append([cell(told, what, heads=True), cell(told, text)])
    table(book.create_sheet(sources_title), sources)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def table(sheet: WriteOnlyWorksheet, rows: pd.DataFrame) -> None:
    """A table under a bold first line that stays in sight and filters."""
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(rows.columns), 1))}{len(rows) + 1}"
    for number, column in enumerate(rows.columns, start=1):
        longest = max([len(str(value)) for value in rows[column].dropna()] + [len(str(column)) + 3])
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, NARROW), WIDE)
    sheet.append([cell(sheet, column, heads=True) for column in rows.columns])
    for row in rows.itertuples(index=False, name=None):
        sheet.append([cell(sheet, value) for value in row])


def cell(sheet: WriteOnlyWorksheet, value: object, heads: bool = False) -> WriteOnlyCell:
    """A number as a number, yes and no as such, a missing value as an empty cell, all else as text."""
    written = WriteOnlyCell(sheet)
    if pd.api.types.is_bool(value):
        written.value = bool(value)
    elif isinstance(value, Real) and math.isfinite(number := float(value)):
        written.value = int(number) if number.is_integer() else number
    elif not pd.isna(value):  # type: ignore[call-overload]
        written.value = text(value)
        # Said outright: openpyxl would guess a formula or an error from the first letters.
        written.data_type = "s"
        written.number_format = "@"
        written.alignment = WRAPPED
    if heads:
        written.font = BOLD
    return written


def text(value: object) -> str:
    """A value as text that a workbook can hold and that does not act."""
    # What looks like the escape of a letter would be read as that letter.
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", inert(UNWRITABLE.sub("", str(value))))[:LONGEST]


def distinct(titles: Iterable[str]) -> list[str]:
    """Names of sheets as spreadsheets allow them: short, without some signs, each once."""
    names: list[str] = []
    for title in titles:
        name = re.sub(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]", " ", title).strip(" '")[:28].strip(" '") or "Sheet"
        taken = {other.casefold() for other in names}
        while name.casefold() in taken or name.casefold() == "history":
            name = f"{name[:28]} {len(names) + 1}"
        names.append(name)
    return names
