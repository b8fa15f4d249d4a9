"""A partner's file as sheets of text: what stands in each cell, as it is written, and in which row.

Nothing is interpreted here but the encoding and the delimiter of a text file, which are found and told. Files are read in a
process of their own, because they may be made to harm.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.rows import Complaint

# The system ends the reading process after so many seconds of work; this ends it where it only waits.
PATIENCE = 150
TOO_MUCH = (
    1,
    "(file)",
    "a file that takes too much to read",
    "a smaller one: cells far from the table, if there are any, are to be deleted",
)
BROKEN = (
    1,
    "(file)",
    "a file that cannot be read",
    "a workbook, a CSV file or a zip of CSV files: open it in a spreadsheet and save it anew",
)
# More members than a row can have beside each other.
BESIDE = 1000


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or a text file: its rows with the number that each has there (of a text, the line on which it begins).

    `found` is how it was read, as "utf-8, semicolon". Where a row of the file stands for several members beside each other, each has a
    row here, and its number is that of the file times BESIDE, with the place of the member in `beside` added.
    """

    file: str
    name: str
    found: str
    numbers: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    beside: tuple[str, ...] = ()
    # Whether no other sheet of the file has anything in it.
    is_alone: bool = True

    def place(self, number: int) -> tuple[int, str]:
        """The row of the file that a number means, and the member in it, if several stand there."""
        row, member = divmod(number, BESIDE) if self.beside else (number, 0)
        return row, self.beside[member] if self.beside else ""


def read(path: Path, encoding: str = "", delimiter: str = "") -> tuple[list[Sheet], list[Complaint]]:
    """The sheets of a workbook, a text file or a zip of these, and what of the file cannot be read.

    Encoding and delimiter are those of a text file where they are given; else they are found.
    """
    command = [sys.executable, "-m", "data.sheets_process", str(path), encoding, delimiter]
    root = Path(__file__).parent.parent
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return [], [told(path.name, "", TOO_MUCH)]
    sheets: list[Sheet] = []
    complaints: list[Complaint] = []
    for line in done.stdout.splitlines(keepends=True):
        # What it was writing when it was ended is no whole line.
        if not line.endswith(b"\n"):
            break
        match json.loads(line):
            case {"sheet": str(sheet), "wrong": [*wrong], **more}:
                complaints.append(replace(told(path.name, sheet, wrong), is_warning=bool(more)))
            case {"sheet": str(sheet), "found": str(found)}:
                sheets.append(Sheet(path.name, sheet if sheet != path.name else "", found))
            case [int(number), [*cells]]:
                sheets[-1].numbers.append(number)
                sheets[-1].rows.append(cells)
    if done.returncode:
        # A signal ended it, or its own error.
        complaints.append(told(path.name, "", TOO_MUCH if done.returncode < 0 else BROKEN))
    if sum(any(map(any, sheet.rows)) for sheet in sheets) > 1:
        sheets = [replace(sheet, is_alone=False) for sheet in sheets]
    return sheets, complaints


def told(file: str, sheet: str, wrong: Sequence[Any]) -> Complaint:
    """A complaint about a place in a file: the row, the column, what was found there and what was expected. A text file has no sheet."""
    row, column, value, expected = wrong
    return Complaint(file, row, column, value[:80], expected, sheet if sheet != file else "")
