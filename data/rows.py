"""Read CSV files as they are written: text with its line, nothing guessed, every complaint kept."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

# A cell longer than this is a quote that was never closed, not a name.
csv.field_size_limit(1_000_000)


@dataclass(frozen=True, order=True)
class Complaint:
    """One thing that is wrong with a file, told so that it can be found and mended."""

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}"
        return f"{where}, {self.column}: found {self.value!r}, expected {self.expected}"


class Refused(Exception):
    """A data set that is not published, with everything that is wrong with it."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        self.complaints = sorted(set(complaints))
        count = len(self.complaints)
        super().__init__(f"{count} {'thing is' if count == 1 else 'things are'} wrong; nothing was published.")

    def __str__(self) -> str:
        return "\n".join([*map(str, self.complaints), str(self.args[0])])


def read(path: Path, columns: Sequence[str]) -> tuple[pd.DataFrame, list[Complaint]]:
    """Rows of a CSV file (UTF-8, comma, double quotes) as text, an empty cell as missing.

    Returns a frame of the file's columns and `line`, the line on which each row begins, and the complaints about
    what is not a table of some of `columns`; rows that are complained about are left out.
    """
    complaints: list[Complaint] = []

    def complain(line: int, column: str, value: str, expected: str) -> None:
        complaints.append(Complaint(path.name, line, column, value[:80], expected))

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        complain(line, "(file)", str(error.object[error.start : error.end]), "text in UTF-8")
        text = ""
    if "\0" in text:
        complain(text[: text.index("\0")].count("\n") + 1, "(file)", "\\0", "text without NUL characters")
        text = ""

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str | None]] = []
    lines: list[int] = []
    header: list[str] = []
    begins = 1
    try:
        header = next(reader, [])
        for name in header:
            if name not in columns:
                complain(1, name, name, f"one of the columns {', '.join(columns)}")
            if header.count(name) > 1:
                complain(1, name, name, "each column once")
        if not header and not complaints:
            complain(1, "(file)", "", f"a first line that names columns, such as {columns[0]}")
        begins = reader.line_num + 1
        for row in reader:
            if len(row) == len(header):
                rows.append([cell or None for cell in row])
                lines.append(begins)
            elif row:
                complain(begins, "(row)", ",".join(row), f"{len(header)} cells, as the first line has; found {len(row)}")
            begins = reader.line_num + 1
    except csv.Error as error:
        complain(begins, "(row)", str(error), "every quote closed and doubled within quotes")

    if any(complaint.line == 1 for complaint in complaints):
        return pd.DataFrame({"line": []}, dtype="int64"), complaints
    frame = pd.DataFrame(rows, columns=header, dtype="str")
    frame["line"] = pd.Series(lines, dtype="int64")
    return frame, complaints
