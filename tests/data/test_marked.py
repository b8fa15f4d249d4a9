"""A refused workbook comes back with each complaint in its cell. All that stands in the workbooks made here is invented."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from data import marked as marking
from data import sheets
from data.importer import import_files
from data.marked import as_rows, marked
from data.rows import Complaint, Refused
from data.template import template
from exports import inert
from exports.csv import as_csv

ROOT = Path(__file__).parent.parent.parent
TO_MEND, TO_NOTICE = "00F28B82", "00FFF3C4"


def complaints_about(*files: Path, folder: Path) -> list[Complaint]:
    """What is told of files that are refused."""
    with pytest.raises(Refused) as told:
        import_files(files, "mine", folder=folder / "published")
    return told.value.complaints


def opened(content: bytes | None) -> Workbook:
    assert content is not None
    return load_workbook(io.BytesIO(content))


def marks(book: Workbook) -> dict[str, str]:
    """The colours of the cells with a comment, by sheet and cell."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.fill.fgColor.rgb
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def place(sheet: Worksheet, head: str, row: int) -> str:
    """The cell below a heading of the first row."""
    return sheet.cell(row, [cell.value for cell in sheet[1]].index(head) + 1).coordinate


def kept(tmp_path: Path, rows: Sequence[Sequence[object]], name: str = "mine.xlsx", title: str = "Sheet") -> Path:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / name)
    return tmp_path / name


@pytest.fixture
def filled(tmp_path):
    """The template with three values that are wrong in two sheets, and one column that nobody knows."""
    book = template()
    networks, memberships = book["networks"], book["memberships"]
    heads = [cell.value for cell in networks[1]]
    row = {"network_id": "n1", "name": "Lime tree", "form": "partnerschip", "founded_on": "30.2.2015", "topic": "=1+1"}
    for head, value in row.items():
        networks.cell(3, heads.index(head) + 1, value)
    networks.cell(1, len(heads) + 1, "Mood")
    networks.cell(3, len(heads) + 1, "good")
    networks["B3"].font = Font(bold=True)
    networks["A1"].fill = PatternFill("solid", fgColor="000000")
    memberships["A3"], memberships["B3"] = "n1", "nobody"
    book.save(tmp_path / "mine.xlsx")
    return tmp_path / "mine.xlsx"


MARKED = {"networks!D3": TO_MEND, "networks!I3": TO_MEND, "networks!AI1": TO_NOTICE, "memberships!B3": TO_MEND}

# The cells --------------------------------------------------------------------------------------------------------------


def test_each_cell_that_is_complained_about_is_filled_and_says_why_and_no_other_is(filled, tmp_path):
    book = opened(marked(filled, complaints_about(filled, folder=tmp_path)))
    assert marks(book) == MARKED
    told = book["networks"]["D3"].comment.text
    assert told.startswith("Meshwork:\nTo mend, form: found 'partnerschip', expected a code of form: ")
    assert told.endswith("; perhaps partnership")
    assert book["networks"]["AI1"].comment.text.startswith("Meshwork:\nTo notice, Mood: found 'Mood', expected a heading that is known")


def test_the_rest_of_the_workbook_stays_as_it_is(filled, tmp_path):
    book = opened(marked(filled, complaints_about(filled, folder=tmp_path)))
    before = load_workbook(filled)
    assert book.sheetnames == ["Complaints", *before.sheetnames]
    for sheet in before.worksheets:
        assert list(book[sheet.title].values) == list(sheet.values)
        assert len(book[sheet.title].data_validations.dataValidation) == len(sheet.data_validations.dataValidation)
    networks = book["networks"]
    assert networks[place(networks, "topic", 3)].value == "=1+1"
    assert networks["B3"].font.b
    assert networks["A1"].fill.fgColor.rgb == "00000000"


def test_an_export_of_cordis_is_marked_where_it_is_wrong(test_data, tmp_path):
    file = test_data / "cordis_ecsel" / "participants.xlsx"
    book = opened(marked(file, complaints_about(file, folder=tmp_path)))
    assert marks(book) == {"Sheet1!J1": TO_NOTICE, "Sheet1!F185": TO_MEND, "Sheet1!G185": TO_MEND, "Sheet1!H206": TO_MEND}
    assert [book["Sheet1"][cell].value for cell in ("F185", "G185")] == ["PRC;PRC", "FI;FI"]


SIDE_BY_SIDE = [
    ["Project Title", "Funding Year", "Coordinating organisation name", "Coordinator's country", "Partner 1 name", "Partner 1 country"],
    ["Invented project", "2019", "Invented school", "Sloveni", "Invented town", "Itly"],
    ["Another invented one", "99", "Invented school", "SI", "Invented town", "Italy"],
]


def test_of_members_side_by_side_the_one_is_marked_that_is_meant(tmp_path):
    file = kept(tmp_path, SIDE_BY_SIDE)
    complaints = complaints_about(file, folder=tmp_path)
    book = opened(marked(file, complaints))
    # The year tells of all of them: it is no column of a member.
    assert marks(book) == {"Sheet!D2": TO_MEND, "Sheet!F2": TO_MEND, "Sheet!B3": TO_MEND}
    assert "country of partner 1: found 'Itly'" in book["Sheet"]["F2"].comment.text


def test_headings_are_found_below_a_title_that_says_the_same(tmp_path):
    rows = [["Country"], [], ["Network", "Member", "Country", "Website"], ["A", "B", "Sloveni", "no address"]]
    file = kept(tmp_path, rows)
    assert marks(opened(marked(file, complaints_about(file, folder=tmp_path)))) == {"Sheet!C4": TO_MEND, "Sheet!D4": TO_MEND}


def test_a_table_that_stands_to_the_right_is_marked_in_its_own_columns(tmp_path):
    rows = [[None, None, "Network", "Member", "Country", None], [None, None, "A", "B", "Sloveni", "a note"]]
    file = kept(tmp_path, rows)
    complaints = complaints_about(file, folder=tmp_path)
    # The column without a heading is the sixth of the sheet, whatever stands before it.
    assert "column 6" in [complaint.column for complaint in complaints]
    assert marks(opened(marked(file, complaints))) == {"Sheet!F1": TO_NOTICE, "Sheet!E2": TO_MEND}


def test_of_merged_cells_the_first_is_marked(tmp_path):
    book = Workbook()
    sheet = book.active
    for row in (["Network", "Member", "Country", None], ["A", "B", "Sloveni", "x"], [None, "C", "SI", None]):
        sheet.append(row)
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "mine.xlsx")
    file = tmp_path / "mine.xlsx"
    complaints = complaints_about(file, folder=tmp_path)
    assert {("column 4", 1), ("Network", 3), ("Country", 2)} == {(complaint.column, complaint.line) for complaint in complaints}
    again = opened(marked(file, complaints))
    assert marks(again) == {"Sheet!C1": TO_NOTICE, "Sheet!A2": TO_MEND, "Sheet!C2": TO_MEND}
    assert [str(area) for area in again["Sheet"].merged_cells.ranges] == ["C1:D1", "A2:A3"]


def about(line: int, column: str, value: str = "x", sheet: str = "Sheet", **more: object) -> Complaint:
    return Complaint("mine.xlsx", line, column, value, "another", sheet, **more)


def test_what_is_about_a_whole_or_a_column_that_is_not_there_marks_the_first_cell_of_the_row(tmp_path):
    # No heading is meant, even where one reads the same.
    file = kept(tmp_path, [["Network", "Row", "Sheet"], ["A", "B", "C"], ["D", "E", "F"]])
    found = [about(1, "(sheet)"), about(2, "(row)"), about(3, "member_id"), about(0, "member_id")]
    assert marks(opened(marked(file, found))) == dict.fromkeys(["Sheet!A1", "Sheet!A2", "Sheet!A3"], TO_MEND)


def test_of_two_headings_that_are_the_same_the_first_is_marked(tmp_path):
    file = kept(tmp_path, [["Network", "Country", "Country"], ["A", "B", "C"]])
    assert marks(opened(marked(file, [about(2, "Country")]))) == {"Sheet!B2": TO_MEND}


def test_several_complaints_about_a_cell_are_one_comment_and_the_gravest_gives_the_colour(tmp_path):
    file = kept(tmp_path, [["Network"], ["A"]])
    book = opened(marked(file, [about(2, "Network", "A", is_warning=True), about(2, "Network", "B"), about(2, "(row)", "C")]))
    assert marks(book) == {"Sheet!A2": TO_MEND}
    assert book["Sheet"]["A2"].comment.text.splitlines() == [
        "Meshwork:",
        "To notice, Network: found 'A', expected another",
        "To mend, Network: found 'B', expected another",
        "To mend, (row): found 'C', expected another",
    ]


def test_the_two_colours_differ_in_grey_and_letters_can_be_read_on_both(tmp_path):
    def grey(rgb: str) -> float:
        return sum(share * int(rgb[at : at + 2], 16) for share, at in ((0.299, 2), (0.587, 4), (0.114, 6)))

    assert abs(grey(TO_MEND) - grey(TO_NOTICE)) > 50
    assert min(grey(TO_MEND), grey(TO_NOTICE)) > 128
    file = kept(tmp_path, [["Network"]])
    book = load_workbook(file)
    book["Sheet"]["A1"].font = Font(color="FFFFFF", bold=True, name="Arial")
    book.save(file)
    font = opened(marked(file, [about(1, "Network")]))["Sheet"]["A1"].font
    assert (font.color.rgb, font.b, font.name) == ("00000000", True, "Arial")


def test_a_workbook_that_is_mended_and_marked_again_bears_the_new_marks_alone(tmp_path):
    file = kept(tmp_path, [["Network", "Member"], ["A", "B"], ["C", "D"]])
    book = load_workbook(file)
    book["Sheet"]["A2"].comment = Comment("Ask Ana", "Bor")
    book.save(file)
    file.write_bytes(marked(file, [about(2, "Network"), about(2, "Member"), about(3, "Member")]) or b"")
    assert load_workbook(file)["Sheet"]["A2"].comment.text.startswith("Ask Ana\n\nMeshwork:\n")
    book = opened(marked(file, [about(3, "Member")]))
    assert book.sheetnames == ["Complaints", "Sheet"]
    # What a partner noted stays.
    assert book["Sheet"]["A2"].comment.text == "Ask Ana"
    assert marks(book) == {"Sheet!A2": "00000000", "Sheet!B3": TO_MEND}
    assert book["Sheet"]["B2"].fill.fill_type is None
    assert book["Sheet"]["B3"].comment.text.count("Meshwork") == 1


# The list ---------------------------------------------------------------------------------------------------------------


def test_the_first_sheet_lists_all_complaints_with_links_to_their_cells(filled, tmp_path):
    complaints = complaints_about(filled, folder=tmp_path)
    book = opened(marked(filled, complaints))
    sheet = book["Complaints"]
    assert book.active is sheet
    assert [cell.value for cell in sheet[1]] == ["What", "Cell", "Sheet", "Row", "Column", "Found", "Expected", "Perhaps"]
    assert all(cell.font.b for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    rows = [
        (one.sheet, one.line, one.column, one.value, one.expected, one.suggestion or None, "To notice" if one.is_warning else "To mend")
        for one in complaints
    ]
    assert [(*row[2:], row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)] == rows
    links = {cell.hyperlink.location.replace("'", ""): cell.value for (cell,) in sheet.iter_rows(min_row=2, min_col=2, max_col=2)}
    assert links == {at: at.partition("!")[2] for at in MARKED}
    assert {sheet.cell(row, 1).fill.fgColor.rgb for row in range(2, 6)} == {TO_MEND, TO_NOTICE}


def test_a_link_leads_to_a_sheet_whatever_its_name(tmp_path):
    file = kept(tmp_path, [["Network"]], title="Partner's = list")
    book = opened(marked(file, [about(1, "Network", sheet="Partner's = list")]))
    assert book["Complaints"]["B2"].hyperlink.location == "'Partner''s = list'!A1"


def test_only_one_sheet_is_selected(tmp_path):
    """Else what is typed into one would stand in the others, too."""
    file = kept(tmp_path, [["Network"]])
    book = opened(marked(file, [about(1, "Network")]))
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False]


def test_what_is_about_the_file_is_listed_without_a_link_and_other_files_are_left_out(tmp_path):
    file = kept(tmp_path, [["Network"]])
    whole = Complaint("mine.xlsx", 1, "(file)", "", "networks")
    book = opened(marked(file, [whole, Complaint("other.csv", 1, "Network", "x", "y")]))
    assert [row[6] for row in book["Complaints"].iter_rows(min_row=2, values_only=True)] == ["networks"]
    assert not book["Complaints"]["B2"].hyperlink
    assert marks(book) == {}


@pytest.mark.parametrize("value", ["=cmd()", "+1", "-1", "@a", "\t=1", "＝1"])
def test_no_text_of_a_partner_acts_in_the_list(tmp_path, value):
    file = kept(tmp_path, [["Network"]])
    cells = next(opened(marked(file, [about(1, value, value, suggestion=value)]))["Complaints"].iter_rows(min_row=2))
    assert [cells[place].value for place in (4, 5, 7)] == [f"'{value}"] * 3
    assert {cells[place].data_type for place in (4, 5, 7)} == {"s"}


def test_what_a_workbook_cannot_hold_or_takes_for_an_error_is_a_text_in_the_list(tmp_path):
    file = kept(tmp_path, [["Network"]])
    found = [about(1, "Network", value) for value in ("#N/A", "a\x08b", "x" * 40_000)]
    cells = [cell for (cell,) in opened(marked(file, found))["Complaints"].iter_rows(min_row=2, min_col=6, max_col=6)]
    assert [cell.value for cell in cells] == ["#N/A", "ab", "x" * 32_767]
    assert {cell.data_type for cell in cells} == {"s"}


def test_what_acts_is_the_same_as_in_all_other_files_that_go_out():
    assert (inert.ACTS.pattern, inert.UNWRITABLE) == (marking.ACTS, marking.UNWRITABLE)


def test_complaints_are_rows_of_codes_and_texts(filled, tmp_path):
    complaints = complaints_about(filled, folder=tmp_path)
    rows = as_rows(complaints)
    assert list(rows) == ["severity", "file", "sheet", "row", "column", "value", "expected", "suggestion"]
    form = rows[rows.column == "form"].iloc[0]
    assert list(form[:6]) == ["error", "mine.xlsx", "networks", 3, "form", "partnerschip"]
    assert form.suggestion == "partnership"
    assert list(rows.severity) == ["warning" if complaint.is_warning else "error" for complaint in complaints]
    assert b"error,mine.xlsx,networks,3,form,partnerschip," in as_csv(rows)
    assert list(as_rows([])) == list(rows)


# Read again -------------------------------------------------------------------------------------------------------------


def test_the_marked_workbook_is_read_as_the_one_it_was_made_of(filled, tmp_path):
    complaints = complaints_about(filled, folder=tmp_path)
    copy = tmp_path / "copy" / "mine.xlsx"
    copy.parent.mkdir()
    copy.write_bytes(marked(filled, complaints) or b"")
    assert complaints_about(copy, folder=tmp_path) == complaints
    assert [sheet.rows for sheet in sheets.read(copy)[0][1:]] == [sheet.rows for sheet in sheets.read(filled)[0]]


# What may harm ----------------------------------------------------------------------------------------------------------


def far(path: Path) -> None:
    book = load_workbook(path)
    book.active["XFD1048576"] = 1
    book.save(path)


def merged(path: Path) -> None:
    """Openpyxl makes every cell of a merged area."""
    book = load_workbook(path)
    book.active.merged_cells.add("A1:XFD1048576")
    book.save(path)


def bomb(path: Path) -> None:
    """A cell whose text is nearly nothing in the file, and takes more memory than is given when it is unpacked."""
    with (
        zipfile.ZipFile(io.BytesIO(path.read_bytes())) as plain,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
    ):
        for entry in plain.infolist():
            before, text, after = plain.read(entry).partition(b"Network")
            with packed.open(entry.filename, "w") as file:
                file.write(before)
                for _ in range(600 if text else 0):
                    file.write(b"x" * 1_000_000)
                file.write(after)


def broken(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"x" * 500)


# Prints the status of the process that marks, the length of what it wrote, and the most memory, in KB, that it held.
SEEN = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "data.marked", sys.argv[1]], input=b"[]", capture_output=True)
print(json.dumps([done.returncode, len(done.stdout), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""


@pytest.mark.parametrize("harm", [far, merged, bomb, broken])
def test_what_may_harm_is_not_marked_and_takes_little_memory(tmp_path, harm):
    path = kept(tmp_path, [["Network", "Member"], ["A", "B"]])
    harm(path)
    seen = subprocess.run([sys.executable, "-c", SEEN, str(path)], capture_output=True, text=True, check=True, cwd=ROOT)
    status, written, memory = json.loads(seen.stdout)
    assert status
    assert not written
    assert memory < 1_000_000
    if harm in (far, broken):
        assert marked(path, []) is None


@pytest.mark.parametrize("name", ["mine.csv", "mine.xls", "mine.zip"])
def test_what_is_no_workbook_of_this_kind_is_not_marked(tmp_path, name):
    file = kept(tmp_path, [["Network"]])
    assert marked(file.rename(tmp_path / name), []) is None
