"""What a partner takes along of a workbook that was refused: the complaints as rows, and the workbook with each in its cell.

The workbook may be made to harm. So it is opened in a process of its own, `python -m data.marked FILE`, which the system ends
where it takes too much memory or time; that reads the complaints as JSON and writes the marked workbook.
"""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.forms import COMPLAINTS, MOST_ABOVE, OF_ONE, named
from data.rows import Complaint
from data.sheets import PATIENCE
from data.sheets_process import MOST_COLUMNS, limit, written
from data.understanding import ACTS, simple

COLUMNS = ["severity", "file", "sheet", "row", "column", "value", "expected", "suggestion"]
# What a complaint names that is about no single cell.
WHOLES = ("(row)", "(sheet)", "(file)")
# A column without a heading, and the end of the name of one whose cells tell of all members beside each other.
NAMELESS = re.compile(r"column (\d+)")
OF_MEMBER = re.compile(r" of (coordinator|partner \d+)$")
# A sheet whose corners span more cells has some that stand far from the table.
MOST_CELLS = 100_000_000
# No cell holds a longer text, and no sheet more links.
LONGEST = 32_767
MOST_LINKS = 65_530
# What a workbook cannot hold, as exports/inert.py, which is of another layer, has it.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# A dark and a light one, so that they differ in grey, too.
TO_MEND, TO_NOTICE = PatternFill("solid", fgColor="F28B82"), PatternFill("solid", fgColor="FFF3C4")
LINK = Font(color="0563C1", underline="single")
WRAPPED = Alignment(wrap_text=True, vertical="top")
# The columns of the list, and how wide they are.
LISTED = {"What": 11, "Cell": 9, "Sheet": 18, "Row": 8, "Column": 24, "Found": 36, "Expected": 60, "Perhaps": 24}
# How the part of a comment begins that is not the partner's own.
OURS = "Meshwork:\n"


def as_rows(complaints: Sequence[Complaint]) -> pd.DataFrame:
    """A row for each complaint: severity (error or warning), file, sheet, row (a number), column, value, expected, suggestion.

    A text is empty where there is nothing to tell.
    """
    rows = [
        ("warning" if one.is_warning else "error", one.file, one.sheet, one.line, one.column, one.value, one.expected, one.suggestion)
        for one in complaints
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def marked(path: Path, complaints: Sequence[Complaint]) -> bytes | None:
    """A copy of an XLSX workbook in which the cells that are complained about are filled and say why, with a list as its first sheet.

    Complaints about other files are left out. None where the file is no such workbook, or takes too much to open.
    """
    if path.suffix.lower() != ".xlsx":
        return None
    own = json.dumps([asdict(complaint) for complaint in complaints if complaint.file == path.name]).encode()
    command = [sys.executable, "-m", "data.marked", str(path.absolute())]
    root = Path(__file__).parent.parent
    # A process that is ended leaves what openpyxl was writing behind: it goes with this folder.
    with TemporaryDirectory() as folder:
        # Each thread that openpyxl's numpy makes ready, one a core, would take of the memory.
        env = os.environ | {"TMPDIR": folder, "OPENBLAS_NUM_THREADS": "1"}
        try:
            done = subprocess.run(command, cwd=root, env=env, input=own, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return None
    return None if done.returncode else done.stdout


def mark(book: Workbook, complaints: Sequence[Complaint]) -> None:
    """Put the complaints into their cells, and the list of them before the first sheet."""
    unmark(book)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    of_sheet: dict[str, list[Complaint]] = {}
    for complaint in complaints:
        of_sheet.setdefault(complaint.sheet, []).append(complaint)
    columns = {title: headed(sheets[title], {simple(one.column) for one in own}) for title, own in of_sheet.items() if title in sheets}
    # What is about the file as a whole stands in no cell.
    cells = [cell_of(sheets[one.sheet], one, columns[one.sheet]) if one.sheet in sheets else None for one in complaints]
    of_cell: dict[Cell, list[Complaint]] = {}
    for cell, complaint in zip(cells, complaints, strict=True):
        if cell:
            of_cell.setdefault(cell, []).append(complaint)
    for cell, own in of_cell.items():
        cell.fill = fill(is_warning=all(complaint.is_warning for complaint in own))
        # The white letters of a dark heading could not be read on it.
        font = copy(cell.font)
        font.color = "000000"
        cell.font = font
        theirs = f"{cell.comment.text}\n\n" if cell.comment else ""
        text = theirs + OURS + "\n".join(f"{severity(complaint)}, {complaint.what}" for complaint in own)
        cell.comment = Comment(UNWRITABLE.sub("", text)[:LONGEST], "Meshwork", width=400, height=60 + len(text) // 2)
    add_list(book, complaints, cells)


def unmark(book: Workbook) -> None:
    """Take out what an earlier marking put in: partners mend the marked workbook, too."""
    if COMPLAINTS in book.sheetnames:
        del book[COMPLAINTS]
    for sheet in book.worksheets:
        # The cells that are there; by rows, openpyxl would make all those between them.
        for cell in sheet._cells.values():
            if cell.comment and OURS in cell.comment.text:
                theirs = cell.comment.text.partition(OURS)[0].strip()
                cell.comment = Comment(theirs, cell.comment.author) if theirs else None
                cell.fill = PatternFill()


def headed(sheet: Worksheet, wanted: Collection[str]) -> dict[str, int]:
    """The numbers of columns by what complaints call them, as it is compared: of the row that has most of what is wanted."""

    def called(row: Sequence[Cell]) -> dict[str, int]:
        # Of two that are called the same, the first.
        heads = [(simple(written(cell.value)), cell.column) for cell in reversed(row) if cell.value is not None]
        beside = [(found, column) for head, column in heads if (found := OF_ONE.fullmatch(head))]
        return {
            **{found["told"]: column for found, column in beside},
            **{f"{found['told']} of {named(found)}": column for found, column in beside},
            **dict(heads),
        }

    rows = sheet.iter_rows(max_row=min(sheet.max_row, MOST_ABOVE), max_col=min(sheet.max_column, MOST_COLUMNS))
    return max(map(called, rows), key=lambda names: len(wanted & names.keys()))


def cell_of(sheet: Worksheet, complaint: Complaint, columns: Mapping[str, int]) -> Cell:
    """The cell that a complaint is about; the first of the row where it is about the whole row, or its column is not found."""
    name = simple(complaint.column)
    column = columns.get(name) or columns.get(OF_MEMBER.sub("", name))
    if complaint.column in WHOLES:
        column = 1
    elif not column and (nameless := NAMELESS.fullmatch(complaint.column)):
        column = int(nameless[1])
    cell = sheet.cell(max(complaint.line, 1), column or 1)
    if isinstance(cell, MergedCell):
        # What stands in merged cells stands in the first of them.
        area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
        cell = sheet.cell(area.min_row, area.min_col)
    return cell


def add_list(book: Workbook, complaints: Sequence[Complaint], cells: Sequence[Cell | None]) -> None:
    """Add the sheet that lists the complaints, each with a link to its cell, and have the workbook open on it."""
    listed = book.create_sheet(COMPLAINTS, 0)
    for place, (head, width) in enumerate(LISTED.items(), start=1):
        write(listed, 1, place, head).font = Font(bold=True)
        listed.column_dimensions[get_column_letter(place)].width = width
    listed.freeze_panes = "A2"
    for row, (complaint, cell) in enumerate(zip(complaints, cells, strict=True), start=2):
        texts = (severity(complaint), complaint.column, complaint.value, complaint.expected, complaint.suggestion, complaint.sheet)
        for place, text in zip((1, 5, 6, 7, 8, 3), texts, strict=True):
            write(listed, row, place, text)
        listed.cell(row, 4, complaint.line).alignment = WRAPPED
        listed.cell(row, 1).fill = fill(is_warning=complaint.is_warning)
        if cell:
            link = write(listed, row, 2, cell.coordinate)
            if row <= MOST_LINKS:
                link.hyperlink = Hyperlink(ref=link.coordinate, location=f"{quote_sheetname(cell.parent.title)}!{cell.coordinate}")
                link.font = LINK
    # Of two sheets that are selected, each would get what is typed into one.
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is listed
    book.active = listed


def write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text that stays one."""
    cell = sheet.cell(row, column)
    cell.value = UNWRITABLE.sub("", f"'{text}" if re.match(ACTS, text) else text)[:LONGEST]
    # Said outright: openpyxl would take #N/A for an error.
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = WRAPPED
    return cell


def severity(complaint: Complaint) -> str:
    """What is to be done about a complaint."""
    return "To notice" if complaint.is_warning else "To mend"


def fill(*, is_warning: bool) -> PatternFill:
    """The colour of a cell that is complained about."""
    return TO_NOTICE if is_warning else TO_MEND


def main() -> int:
    """Mark the workbook and write it out."""
    complaints = [Complaint(**told) for told in json.load(sys.stdin.buffer)]
    limit("marking")
    book = load_workbook(sys.argv[1], rich_text=True)
    if any(sheet.max_row * sheet.max_column > MOST_CELLS for sheet in book.worksheets):
        return 1
    mark(book, complaints)
    held = io.BytesIO()
    book.save(held)
    sys.stdout.buffer.write(held.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
