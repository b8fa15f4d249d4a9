"""A partner's file is read as it is written, whatever it is, or refused in a sentence."""

import datetime
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data import sheets_process
from data.sheets import read


@pytest.fixture
def manifest(test_data):
    """What is known of each messy file."""
    return json.loads((test_data / "messy" / "manifest.json").read_text(encoding="utf-8"))


def test_every_messy_text_file_has_the_rows_and_cells_that_are_known_of_it(manifest, test_data):
    seen = 0
    for known in manifest:
        # What has quotes that no reader takes alike is told, and no table.
        if not known["file"].endswith(".csv"):
            continue
        found, complaints = read(test_data / "messy" / known["file"])
        if not known["csv_records"]:
            assert [complaint.value for complaint in complaints] == ["an empty file"], known["file"]
            continue
        assert not complaints, known["file"]
        (sheet,) = found
        if known["encoding_sure"] and known["encoding"] in ("utf-8", "ascii", "utf-8-sig"):
            assert sheet.found.split(",")[0] in ("utf-8", "utf-8-sig"), known["file"]
        if known["delimiter_guess_from_first_line"]:
            assert sheet.found.endswith({",": "comma", ";": "semicolon"}[known["delimiter_guess_from_first_line"]]), known["file"]
        widths = {str(width): sum(len(row) == width for row in sheet.rows) for width in map(len, sheet.rows)}
        if sheet.found.endswith({",": "comma", ";": "semicolon", None: "comma"}[known["delimiter_guess_from_first_line"]]):
            assert widths == known["field_counts"], known["file"]
        seen += 1
    assert seen > 40


def test_every_messy_workbook_has_the_sheets_that_are_known_of_it(manifest, test_data):
    seen = 0
    for known in manifest:
        if "sheets" not in known:
            continue
        found, complaints = read(test_data / "messy" / known["file"])
        assert not complaints
        assert [sheet.name for sheet in found] == list(known["sheets"])
        assert [len(sheet.rows) for sheet in found] == [rows for rows, _ in known["sheets"].values()], known["file"]
        seen += 1
    assert seen > 10


@pytest.mark.parametrize("expected", ["newlines", "quotes_and_newlines", "escaped_quotes", "utf8", "comma_in_quotes", "json"])
def test_cells_are_as_they_are_written(test_data, expected):
    folder = test_data / "messy" / "csv_spectrum"
    ((sheet,), _) = read(folder / f"{expected}.csv")
    header, *rows = sheet.rows
    told = json.loads((folder / "expected" / f"{expected}.json").read_text(encoding="utf-8"))
    assert [dict(zip(header, row, strict=True)) for row in rows] == told


def text(tmp_path: Path, content: bytes, name: str = "file.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("cp1250", b""),
    ],
)
def test_the_encoding_of_a_text_is_found(tmp_path, encoding, mark):
    rows = "Mreža;Organizacija\r\nSkupina za delo;Društvo za pomoč čebelarjem\r\nSkupina za delo;Zavod Žaga\r\n"
    ((sheet,), complaints) = read(text(tmp_path, mark + rows.encode(encoding)))
    assert not complaints
    assert sheet.rows == [["Mreža", "Organizacija"], ["Skupina za delo", "Društvo za pomoč čebelarjem"], ["Skupina za delo", "Zavod Žaga"]]
    assert sheet.numbers == [1, 2, 3]


def test_western_letters_are_told_from_central_european_ones(tmp_path):
    rows = "réseau;organisme\nRéseau d'insertion;Français très généreux\nRéseau d'insertion;Élan à côté de la forêt\n"
    ((sheet,), _) = read(text(tmp_path, rows.encode("cp1252")))
    assert sheet.rows[1] == ["Réseau d'insertion", "Français très généreux"]


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        ("Rete;Ente\nRete Alfa;Coop Comunità\n", "cp1252"),
        ("Red;Entidad\nRed A;Fundación Peña\nRed A;Logroño\n", "cp1252"),
        ("Réseau;Membre\nRéseau A;Entreprise à But d'Emploi\nRéseau A;Lycée Hélène\n", "cp1252"),
        ("Sieć;Członek\nSieć A;Stowarzyszenie Łódź\n", "cp1250"),
        ("Mreža;Član\nMreža A;Društvo Šiška\n", "cp1250"),
        ("Netzwerk;Mitglied\nGrün;Straße für Größe\n", "cp1252"),
    ],
)
def test_letters_are_those_of_a_language(tmp_path, written, encoding):
    ((sheet,), _) = read(text(tmp_path, written.encode(encoding)))
    assert sheet.rows == [line.split(";") for line in written.splitlines()]


def test_what_is_found_can_be_corrected(tmp_path):
    path = text(tmp_path, "a,b;c\n1,2;3\n".encode("utf-16"))
    ((sheet,), _) = read(path, delimiter=";")
    assert sheet.rows == [["a,b", "c"], ["1,2", "3"]]
    assert sheet.found == "utf-16, semicolon"
    (_, (complaint,)) = read(path, encoding="utf-8")
    assert "utf-8" in complaint.value


def test_cells_of_a_workbook_are_text(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["text", 12, 12.5, True, 1e20])
    book.active["C3"] = "far"
    book.active["A4"] = "00123"
    book.active["B4"] = datetime.datetime(2021, 9, 30)
    book.save(tmp_path / "cells.xlsx")
    ((sheet,), _) = read(tmp_path / "cells.xlsx")
    assert sheet.rows[0] == ["text", "12", "12.5", "true", "1e+20"]
    assert sheet.rows[2][2] == "far"
    assert sheet.rows[3][:2] == ["00123", "2021-09-30"]
    assert sheet.numbers == [1, 2, 3, 4]


def failing(path: Path, rows: int = 1) -> Path:
    """A workbook in which cells of two sheets show errors, one of them of a formula; others hold the same letters as a text."""
    book = openpyxl.Workbook()
    book.active.append(["network", "member", "since"])
    for _ in range(rows):
        book.active.append(["A", "#N/A", 2001])
        book.active.append(["A", "B", "#DIV/0!"])
    other = book.create_sheet("Näher & weiter")
    other["AB2"] = "#REF!"
    other["A2"] = "#REF!"
    other["A2"].data_type = "s"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<v>#N/A</v>", b"<f>VLOOKUP(A2,B&lt;1,2)</f><v>#N/A</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_cell_that_shows_an_error_is_told_and_counts_as_empty(tmp_path, monkeypatch):
    file = failing(tmp_path / "book.xlsx")
    found, complaints = read(file)
    assert found[0].rows[1:] == [["A", "", "2001"], ["A", "B", ""]]
    assert found[1].rows[1][0] == "#REF!"
    assert [(one.sheet, one.line, one.column, one.value, one.is_warning) for one in complaints] == [
        ("Sheet", 2, "column 2", "#N/A", True),
        ("Sheet", 3, "column 3", "#DIV/0!", True),
        ("Näher & weiter", 2, "column 28", "#REF!", True),
    ]
    assert {one.expected for one in complaints} == {"a value; the cell counts as empty"}
    # Parts are searched piece by piece, and no more are told than someone would read.
    monkeypatch.setattr(sheets_process, "MOST_ERRORS", 25_000)
    with zipfile.ZipFile(failing(file, 20_000)) as archive:
        told = list(sheets_process.errors(archive))
    assert [one["wrong"][0] for one in told[:-1]] == [*range(2, 25_002)]
    assert told[-1]["wrong"][3].startswith("fewer errors; the first 25,000 are told")


@pytest.mark.parametrize("looks", [b"<c ", b'<c t="e">', b'<c t="e"><f>aaaa'])
def test_what_looks_like_the_beginning_of_cells_without_end_is_passed_over(tmp_path, looks):
    file = failing(tmp_path / "book.xlsx")
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"</worksheet>", b"<!-- " + looks * 1_000_000 + b" --></worksheet>"))
    # What searched it more than once would be ended before it is through.
    assert len(read(file)[1]) == 3


def test_a_zip_holds_text_files_and_no_name_in_it_leads_out(tmp_path):
    with zipfile.ZipFile(tmp_path / "tables.zip", "w") as archive:
        archive.writestr("../../networks.csv", "name\nA\n")
        archive.writestr("deep/members.csv", "name\nB\n")
        archive.writestr("notes.pdf", "x")
    found, complaints = read(tmp_path / "tables.zip")
    assert [(sheet.name, sheet.rows) for sheet in found] == [("networks.csv", [["name"], ["A"]]), ("members.csv", [["name"], ["B"]])]
    # What is no table is told, and keeps nothing from being read.
    assert [(complaint.value, complaint.is_warning) for complaint in complaints] == [("notes.pdf", True)]


def far() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "name"
    book.active["XFD1048576"] = 1
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    return held.getvalue()


def entities() -> bytes:
    """A workbook whose shared text grows a thousandfold at each step."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(far())) as plain, zipfile.ZipFile(held, "w") as archive:
        for entry in plain.infolist():
            content = plain.read(entry)
            if entry.filename == "xl/sharedStrings.xml":
                steps = "".join(f'<!ENTITY l{step} "{f"&l{step - 1};" * 100}">' for step in range(1, 9))
                content = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">{steps}]><sst><si><t>&l8;</t></si></sst>'.encode()
            archive.writestr(entry.filename, content.replace(b"XFD1048576", b"B2"))
    return held.getvalue()


ROOT = Path(__file__).parent.parent.parent
# Prints the most memory, in KB, that the reading process held.
SEEN = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "data.sheets_process", sys.argv[1]], capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

HOSTILE = {
    "empty.csv": (b"", "an empty file"),
    "blank.csv": (b" \n\n", "an empty file"),
    "page.xls": (b"<!DOCTYPE html><html><table><tr><td>1", "a web page"),
    "locked.xlsx": (sheets_process.OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "a workbook with a password"),
    "broken.xlsx": (b"PK\x03\x04" + b"x" * 500, "a broken zip"),
    "nuls.csv": (b"name,country\nA,S\0I\n", "\\0"),
    "quotes.csv": (b'name,country\n"A,SI\n' + b"B,SI\n" * 10_000, "unexpected end of data"),
    "long.csv": (b"name\n" + b"x" * 100_000_000, "a line of more than 1,000,000 bytes"),
    "wide.csv": (b",".join([b"a"] * 1_000_000) + b"\n", "a line of more than 1,000,000 bytes"),
    "columns.csv": (b",".join([b"a"] * 10_000) + b"\n1\n", "10000 columns"),
    "far.xlsx": (far, "a file that takes too much to read"),
    "bomb.xlsx": (bomb, "a packed file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_may_harm_is_refused_in_a_sentence_and_in_little_memory(tmp_path, name):
    content, value = HOSTILE[name]
    path = text(tmp_path, content() if callable(content) else content, name)
    _, complaints = read(path)
    assert [complaint.value for complaint in complaints] == [value]
    assert str(complaints[0]).startswith(f"{name}, line ")
    # The process that read it, alone: seen from a small one, since a child counts what its parent held.
    seen = subprocess.run([sys.executable, "-c", SEEN, str(path)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(seen.stdout) < 300_000


def test_entities_stay_unread(tmp_path):
    found, complaints = read(text(tmp_path, entities(), "entities.xlsx"))
    assert complaints or all(len(cell) < 1000 for sheet in found for row in sheet.rows for cell in row)
