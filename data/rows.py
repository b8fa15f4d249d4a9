"""Read CSV files as they are written: text with its line, nothing guessed, every complaint kept."""

import csv
import glob
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

# A cell longer than this is a quote that was never closed, not a name.
LONGEST = 1_000_000
csv.field_size_limit(LONGEST)

# So much of a file, in bytes, is looked through at once.
PIECE = 1 << 24
# A quoted cell as every reader takes it: alone between commas or ends of lines, on one line, quotes within it doubled.
QUOTED = re.compile(rb'"(?<=[,\n]")[^"\n]*+(?:""[^"\n]*+)*+"(?![^,\r\n])')


@dataclass(frozen=True, order=True)
class Complaint:
    """One thing that is wrong with a file, told so that it can be found and mended."""

    file: str
    line: int
    column: str
    value: str
    expected: str
    # Of a workbook; its lines are rows.
    sheet: str = ""
    # What may be meant, where something known is like what was found.
    suggestion: str = ""
    # What is told, and keeps nothing from being published.
    is_warning: bool = False

    def __str__(self) -> str:
        where = f"{self.file}, sheet {self.sheet}, row {self.line}" if self.sheet else f"{self.file}, line {self.line}"
        notice = "To notice: " if self.is_warning else ""
        return f"{notice}{where}, {self.what}"

    @property
    def what(self) -> str:
        """The column, what was found there and what was expected, for those who know the file and the row."""
        perhaps = f"; perhaps {self.suggestion}" if self.suggestion else ""
        return f"{self.column}: found {self.value!r}, expected {self.expected}{perhaps}"


class Refused(Exception):
    """A data set that is not published, with everything that is wrong with it."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        self.complaints = sorted(set(complaints), key=lambda complaint: (complaint.file, complaint.sheet, complaint))
        count = sum(not complaint.is_warning for complaint in self.complaints)
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


def load(con: duckdb.DuckDBPyConnection, table: str, path: Path, columns: Sequence[str]) -> list[Complaint]:
    """Bring what `read` reads of a CSV file into a new table, unless it is no table at all; return the complaints.

    DuckDB reads many times as fast, but takes much that is wrong without a word. So it reads the files in which nothing
    can be taken in two ways; of any other, `read` has to tell what is wrong.
    """
    if load_plain(con, table, path, columns):
        return []
    frame, complaints = read(path, columns)
    if list(frame.columns) != ["line"]:
        con.execute(f"create table {table} as from frame")
    return complaints


def load_plain(con: duckdb.DuckDBPyConnection, table: str, path: Path, columns: Sequence[str]) -> bool:
    """Let DuckDB bring the rows of a CSV file into a new table, where that gives what `read` gives; return whether it did."""
    with path.open("rb") as file:
        first = file.readline()
        ends = b"\r\n" if first.endswith(b"\r\n") else b"\n"
        names = first.removesuffix(ends).decode("utf-8-sig", errors="replace").split(",")
        if not set(names) <= set(columns) or len(set(names)) < len(names):
            return False
        rows = 0
        while piece := file.read(PIECE) + file.readline():
            if not is_plain(piece, len(names), ends):
                return False
            rows += lines(piece)
    try:
        # All is said, so that nothing is guessed, except new_line: named, it loses files with \r\n; left out, both ends are taken.
        # The name of the file is escaped, or it would be a pattern for names.
        made = con.execute(
            f"""
            create table {table} as
            select nullif(columns(*), ''), row_number() over () + 1 as line
            from read_csv(
                $path, columns = $columns, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', comment = '',
                nullstr = '', encoding = 'utf-8', compression = 'none', max_line_size = {LONGEST},
                strict_mode = true, null_padding = false, ignore_errors = false, hive_partitioning = false
            )
            """,
            {"path": glob.escape(str(path)), "columns": dict.fromkeys(names, "varchar")},
        ).fetchone()
    except duckdb.Error:
        return False
    if made != (rows,):
        con.execute(f"drop table {table}")
        return False
    return True


def is_plain(piece: bytes, cells: int, ends: bytes) -> bool:
    """Whether each line of this part of a file is one row of so many cells, whoever reads it."""
    try:
        piece.decode()
    except UnicodeDecodeError:
        return False
    bare = QUOTED.sub(b"", b"\n" + piece)
    return (
        b'"' not in bare
        and b"\0" not in bare
        and bare.count(b",") == lines(piece) * (cells - 1)
        and b"\n" + ends not in b"\n" + piece
        and piece.count(b"\r") == piece.count(b"\r\n") == (piece.count(b"\n") if ends == b"\r\n" else 0)
    )


def lines(piece: bytes) -> int:
    """How many lines there are, the last one too where nothing ends it."""
    return piece.count(b"\n") + (not piece.endswith(b"\n"))
