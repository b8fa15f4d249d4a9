"""The child process that reads one file: `python -m data.sheets_process FILE [ENCODING [DELIMITER]]`.

A file that someone else made may be made to harm: it is read here, where the system ends what takes too much memory or time.
Prints one JSON value a line: {"sheet": name, "found": ...} begins a sheet, [row number, [cells]] is a row of it, and
{"wrong": [row number, column, value, expected], "sheet": name} is what keeps a part of the file from being read, with "is_warning" what
keeps nothing from it.
"""

import csv
import io
import json
import posixpath
import re
import resource
import sys
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from charset_normalizer import from_bytes
from python_calamine import CalamineWorkbook

# Bytes of address space and seconds of work: a workbook of 60 sheets and 17,000 rows needs a third of that.
MEMORY = {"workbook": 600_000_000, "text": 1_500_000_000, "marking": 1_000_000_000}
SECONDS = {"workbook": 20, "text": 120, "marking": 20}
# The XML of a workbook unpacks to some ten times its size; of a bomb, to thousands.
LARGEST_UNPACKED = 200_000_000
# A line of more than these bytes, or a cell of more than these letters, is no name.
LONGEST = 1_000_000
MOST_COLUMNS = 1_000
# A cell whose value may be an error, with its formula, if any, in so many letters that searching never takes long; where it stands; and
# what is surely longer than one.
ERROR = re.compile(rb"<c ([^<>]{1,200})>(?:<f[^<>]{0,200}>(?:[^<]{0,9000}</f>)?)?<v>(#[^<]{1,20})</v>")
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
LONGEST_CELL = 20_000
# So many of these are told.
MOST_ERRORS = 10_000
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}

# Slovenian and Croatian, Italian, French, Spanish and German; then Polish, Czech, Slovak and Hungarian; with the signs of print.
COMMON = set("čšžćđàèéìòùâæçêëîïôœûüÿáíñóúäöß“”„’‘–—…«»€°·¿¡§ºª\u00a0")
SELDOM = set("łąęśźżńěřůťďňőűýãõ")

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# What one line of the output says.
Told = dict[str, Any] | list[Any]


class Unreadable(Exception):
    """What keeps a file from being read: the row, the column, what was found, and what was expected."""


def limit(kind: str) -> None:
    """Have the system end this process where it takes more than a file of this kind, or the marking of one, may."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY[kind], MEMORY[kind]))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS[kind], SECONDS[kind]))


def sheets(name: str, data: bytes, encoding: str, delimiter: str) -> Iterator[Told]:
    """What a file holds, sheet by sheet. Raises Unreadable."""
    begins = data[:512].lstrip().lower()
    if not data.strip():
        raise Unreadable(1, "(file)", "an empty file", "a table")
    if data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(1, "(file)", "a workbook with a password", "one without: save it anew and leave the password empty")
    if data.startswith(ZIP) or data.startswith(OLE):
        limit("workbook")
        yield from packed(data, encoding, delimiter) if data.startswith(ZIP) else workbook(data)
    elif begins.startswith((b"<!doctype html", b"<html")):
        raise Unreadable(
            1, "(file)", "a web page", "a workbook (XLSX) or a text file (CSV): open it in a spreadsheet and save it as one of these"
        )
    elif begins.startswith((b"<?xml", b"{\\rtf", b"%pdf")):
        raise Unreadable(1, "(file)", begins[:5].decode("latin-1"), "a workbook (XLSX) or a text file (CSV)")
    else:
        yield from text(name, data, encoding, delimiter)


def packed(data: bytes, encoding: str, delimiter: str) -> Iterator[Told]:
    """A workbook, or a zip with text files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # What a Mac adds tells of files, and is none.
            entries = [entry for entry in archive.infolist() if not entry.filename.startswith("__MACOSX/")]
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED or any(entry.flag_bits & 1 for entry in entries):
                raise Unreadable(
                    1, "(file)", "a packed file", f"one without a password that unpacks to less than {LARGEST_UNPACKED // 10**6} MB"
                )
            if any(entry.filename in ("[Content_Types].xml", "mimetype") for entry in entries):
                yield from workbook(data)
                yield from errors(archive)
                return
            tables = [entry for entry in entries if entry.filename.lower().endswith((".csv", ".tsv", ".txt"))]
            for entry in entries:
                if entry.filename.lower().endswith((".xlsx", ".xls", ".ods")):
                    yield {"wrong": [1, "(file)", entry.filename, "a workbook by itself, not in a zip"], "sheet": Path(entry.filename).name}
            for entry in entries:
                if not entry.is_dir() and not entry.filename.lower().endswith((".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")):
                    wrong = [1, "(file)", entry.filename, "a CSV file; it is left out"]
                    yield {"wrong": wrong, "sheet": Path(entry.filename).name, "is_warning": True}
            if not tables:
                raise Unreadable(1, "(file)", "a zip without a CSV file", "a zip of CSV files, or a workbook")
            for entry in tables:
                # The name is a title and nothing more: no file is written under it.
                with archive.open(entry) as file:
                    # The size that stands in the zip may be a lie.
                    content = file.read(LARGEST_UNPACKED)
                try:
                    yield from text(Path(entry.filename).name, content, encoding, delimiter)
                except Unreadable as wrong:
                    yield {"wrong": wrong.args, "sheet": Path(entry.filename).name}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise Unreadable(1, "(file)", "a broken zip", "a whole file: save or send it again") from error


def workbook(data: bytes) -> Iterator[Told]:
    """The sheets of a workbook, each cell as text."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            yield {"sheet": name, "found": "workbook"}
            # Its rows begin with the first column that holds something.
            before = [""] * (sheet.start[1] if sheet.start else 0)
            if len(before) + sheet.width > MOST_COLUMNS:
                raise Unreadable(
                    1, "(sheet)", f"{len(before) + sheet.width} columns", f"at most {MOST_COLUMNS}: delete what stands far to the right"
                )
            for place, row in enumerate(sheet.iter_rows(), start=1):
                yield [place, before + [written(value) for value in row]]
    except Unreadable:
        raise
    except BaseException as error:  # calamine's panics are no Exceptions
        raise Unreadable(
            1, "(file)", "a workbook that cannot be read", "a whole workbook: open it in a spreadsheet and save it anew"
        ) from error


def errors(archive: zipfile.ZipFile) -> Iterator[Told]:
    """The cells of an XLSX workbook that show an error, as #N/A, which calamine gives as empty ones."""
    left = MOST_ERRORS
    for name, path in sheet_files(archive).items():
        with archive.open(path) as file:
            rest = b""
            while left and (piece := file.read(1 << 20)):
                rest += piece
                end = 0
                for found in ERROR.finditer(rest):
                    end = found.end()
                    # Others hold the same letters as a text.
                    if left and b't="e"' in found[1] and (at := REFERENCE.search(found[1])):
                        left -= 1
                        wrong = [
                            int(at[2]),
                            f"column {number_of(at[1].decode())}",
                            found[2].decode(errors="replace"),
                            "a value; the cell counts as empty",
                        ]
                        yield {"wrong": wrong, "sheet": name, "is_warning": True}
                rest = rest[max(end, len(rest) - LONGEST_CELL) :]
    if not left:
        expected = f"fewer errors; the first {MOST_ERRORS:,} are told, and all count as empty"
        yield {"wrong": [1, "(file)", "cells with errors", expected], "sheet": "", "is_warning": True}


def sheet_files(archive: zipfile.ZipFile) -> dict[str, str]:
    """The parts of an XLSX workbook that hold its sheets, by their titles; none where it is another kind of workbook."""
    try:
        related = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    except (KeyError, ElementTree.ParseError):
        return {}
    targets = {part.get("Id"): posixpath.join("/xl", part.get("Target", "")).lstrip("/") for part in related}
    sheets = [dict(sheet.attrib) for sheet in book.iter() if sheet.tag.endswith("}sheet")]
    named = {str(sheet.get("name")): targets.get(value) for sheet in sheets for key, value in sheet.items() if key.endswith("}id")}
    return {name: path for name, path in named.items() if path in archive.namelist()}


def number_of(letters: str) -> int:
    """The number of a column by its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def written(value: object) -> str:
    """A cell as text: whole numbers without a point, dates as ISO has them, text as it stands."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return str(value)


def text(name: str, data: bytes, encoding: str, delimiter: str) -> Iterator[Told]:
    """The rows of a text file in its encoding and with its delimiter, which are found where they are not given."""
    begin = 0
    while begin < len(data):
        end = data.find(b"\n", begin, begin + LONGEST)
        if end < 0 and len(data) - begin > LONGEST:
            raise Unreadable(1, "(file)", f"a line of more than {LONGEST:,} bytes", "shorter lines; a quote may not have been closed")
        begin = end + 1 if end >= 0 else len(data)
    encoding = encoding or encoding_of(data)
    try:
        content = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Unreadable(1, "(file)", f"bytes that are not {encoding}", "its encoding: name it") from error
    content = content.removeprefix("\ufeff")
    if "\0" in content:
        raise Unreadable(content[: content.index("\0")].count("\n") + 1, "(file)", "\\0", "text without NUL characters")
    delimiter = delimiter or delimiter_of(content)
    if content.partition("\n")[0].count(delimiter) >= MOST_COLUMNS:
        raise Unreadable(1, "(row)", f"{content.partition(chr(10))[0].count(delimiter) + 1} columns", f"at most {MOST_COLUMNS}")
    yield {"sheet": name, "found": f"{encoding}, {DELIMITERS.get(delimiter, delimiter)}"}
    csv.field_size_limit(LONGEST)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for row in reader:
            yield [begins, row]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(begins, "(row)", str(error), "every quote closed and doubled within quotes") from error


def encoding_of(data: bytes) -> str:
    """The encoding of a text: told by its first bytes, UTF-8 where it is that, else that of Windows which its languages fit best."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return name
    for name in ("utf-16-le", "utf-16-be"):
        # Every other byte of European text in UTF-16 is zero.
        if data[name == "utf-16-le" :: 2][:200].count(0) > 0.8 * len(data[::2][:200]):
            return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    costs = {name: unlikely(data.decode(name, errors="replace")) for name in ("cp1250", "cp1252")}
    if costs["cp1250"] != costs["cp1252"]:
        return min(costs, key=costs.__getitem__)
    # Both read as words of some language. Of what Western Europe has not, two letters stand at the same places in both.
    if any(letter in data.decode("cp1250", errors="replace") for letter in "šžŠŽ"):
        return "cp1250"
    best = from_bytes(data, cp_isolation=["cp1250", "cp1252"]).best()
    return best.encoding if best else "cp1252"


def unlikely(content: str) -> int:
    """How unlikely the letters of a text are: none of it in the languages that partners mostly write, a little in their neighbours'."""
    return sum(0 if letter in COMMON else 1 if letter in SELDOM else 3 for letter in content.lower() if ord(letter) > 127)


def delimiter_of(content: str) -> str:
    """The delimiter that parts most of the first rows into as many cells as the first has, and into more than one."""
    head = content[:100_000]

    def agreeing(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter) if row][:100]
        except csv.Error:
            return (0, 0)
        most = max(widths, key=widths.count, default=1)
        return (widths.count(most) if most > 1 else 0, most)

    return max(DELIMITERS, key=agreeing)


def main() -> int:
    """Read the file and print what it holds."""
    path, encoding, delimiter = (*sys.argv[1:], "", "")[:3]
    out = sys.stdout.buffer

    def say(told: Told) -> None:
        out.write(json.dumps(told, ensure_ascii=True).encode() + b"\n")

    sheet = ""
    # Before the file is read: it may be larger than that itself. For a workbook it is less.
    limit("text")
    try:
        for told in sheets(Path(path).name, Path(path).read_bytes(), encoding, delimiter):
            sheet = told["sheet"] if isinstance(told, dict) else sheet
            say(told)
    except Unreadable as wrong:
        say({"wrong": wrong.args, "sheet": sheet})
    except MemoryError:
        say(
            {
                "wrong": [
                    1,
                    "(file)",
                    "a file that takes too much memory",
                    "a smaller one: a table in a file of its own, without empty cells far away",
                ],
                "sheet": sheet,
            }
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
