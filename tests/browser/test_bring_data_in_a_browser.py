"""Bringing data as a partner does it: hand files over, read what is wrong, decide, publish, and look at the versions."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from conftest import address, opened, serve, settled
from playwright.sync_api import Page, expect

from bench.server import ROOT
from data import compare
from data.importer import Order, bring, import_files
from data.library import current, facts, files, kept

# All of this is invented.
LIST = (
    "Verbund;Einrichtung;Staat;Rolle\nNetz Eins;Coop Ponte Lungo;Italia;Partner\nNetz Drei;Coop Ponte Lungho;IT;\n"
    "Netz Zwei;Zavod Žaga;Slovenija;chief\n;Nobody;SI;\n"
).encode("cp1250")


@pytest.fixture(scope="module")
def folder(europe: Path, tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="module")
def library(folder) -> Iterator[str]:
    """The address of a dashboard whose folder of data sets these tests write to."""
    yield from serve(ROOT / "app.py", folder)


def hand_over(page: Page, *handed: tuple[str, bytes]) -> None:
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in handed]
    )
    expect(page.get_by_role("button", name="Check the files")).to_be_enabled()


def check(page: Page) -> None:
    page.get_by_role("button", name="Check the files").click()
    expect(page.get_by_role("heading", name="What was found")).to_be_visible()
    settled(page)


def download(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as taken:
        page.get_by_role("button", name=label).click()
    return taken.value.suggested_filename, taken.value.path().read_bytes()


def shelf(page: Page, title: str):
    """A part of the page that opens, opened."""
    found = page.get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=title))
    if found.locator("details[open]").count() == 0:
        found.locator("summary").click()
    expect(found.locator("details[open]")).to_be_visible()
    page.wait_for_timeout(800)
    return found


def test_from_a_table_that_nobody_knows_to_a_version_and_the_next_one(library, page, folder):
    opened(page, f"{library}/bring_data")
    hand_over(page, ("liste.csv", LIST))
    check(page)
    expect(page.get_by_role("cell", name="nothing that is known, 4 rows")).to_be_visible()
    # The guesses are right here; they only have to be taken.
    page.get_by_role("button", name="Take them like this").click()
    expect(page.get_by_text("2 things are wrong.")).to_be_visible()
    expect(page.get_by_role("cell", name="liste.csv · row 4 · Rolle")).to_be_visible()
    assert current("liste", folder) is None
    page.get_by_role("button", name="Leave out what is wrong").click()
    expect(page.get_by_role("heading", name="What would be published")).to_be_visible()
    pairs = shelf(page, "1 pair of organisations may be one under two names")
    pairs.get_by_text("one: Coop Ponte Lungo", exact=True).click()
    pairs.get_by_role("button", name="Decide like this").click()
    expect(page.get_by_text("Pairs decided so far: 1 made one, 0 kept apart.")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Published: liste. Networks: 3, organisations: 3, memberships: 3.")).to_be_visible()
    assert kept("liste", folder).one == (("coop-ponte-lungho-it", "coop-ponte-lungo-it"),)
    assert kept("liste", folder).headings["verbund | einrichtung | staat | rolle"]["Verbund"] == "networks.name"
    assert facts(current("liste", folder))["published_by"] == "this machine"
    # The next version: what was said and decided holds, and a removal is asked about twice.
    hand_over(
        page, ("liste.csv", b"Verbund;Einrichtung;Staat;Rolle\nNetz Eins;Coop Ponte Lungo;Italia;\nNetz Drei;Coop Ponte Lungho;IT;\n")
    )
    page.get_by_role("combobox", name="They become a version of").click()
    page.get_by_role("option", name="liste", exact=True).click()
    settled(page)
    check(page)
    expect(page.get_by_text("More than a tenth would go: 1 of 3 networks, 2 of 3 members, 1 of 3 memberships.")).to_be_visible()
    expect(page.get_by_role("button", name="Decide anew")).to_be_visible()
    record = shelf(page, "Record by record")
    expect(record.get_by_role("cell", name="Netz Zwei")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Shall these really go?")).to_be_visible()
    assert len(files("liste", folder)) == 1
    page.get_by_role("button", name="Yes, publish without them").click()
    expect(page.get_by_text("Published: liste. Networks: 2, organisations: 1, memberships: 2.")).to_be_visible()
    new, old = files("liste", folder)
    # Both stand in the list, are compared, and the earlier one is shown again.
    compared = shelf(page, "Compare two versions")
    expect(compared.get_by_role("row", name="Memberships 3 → 2 0 1 1")).to_be_visible()
    change = shelf(page, "Restore, rename or delete")
    change.get_by_role("button", name="Restore it").click()
    expect(page.get_by_text("The version is shown again.")).to_be_visible()
    assert current("liste", folder) == old
    page.goto(f"{library}/sizes?data=liste")
    expect(page.get_by_test_id("stBottom")).to_contain_text("3 of 3 networks")
    assert new.exists()


def test_answers_alone_are_added_to_a_data_set_that_is_there(library, page, folder, tmp_path):
    (tmp_path / "list.csv").write_text("network,member\nA,B\nC,B\n", encoding="utf-8")
    before, _ = import_files([tmp_path / "list.csv"], "rated", folder=folder)
    opened(page, f"{library}/bring_data")
    hand_over(page, ("form.csv", b"How was it?\nGood\nVery good\nGood\n"))
    page.get_by_role("combobox", name="They become a version of").click()
    page.get_by_role("option", name="rated", exact=True).click()
    settled(page)
    check(page)
    # They cannot be the whole of it.
    expect(page.get_by_text("or add them to a data set that is there")).to_be_visible()
    page.get_by_text("They are added to it").click()
    settled(page)
    # What was found held for files that are the whole.
    expect(page.get_by_role("heading", name="What was found")).to_have_count(0)
    check(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Published: rated. Networks: 2, organisations: 1, memberships: 2.")).to_be_visible()
    added = current("rated", folder)
    assert facts(added)["made_from"] == "list.csv, form.csv"
    found = compare.summary(before, added).set_index("table")
    assert found.added["answers"] > 0
    assert found.added.sum() == found.after.sum() - found.before.sum()


def test_an_editor_renames_and_deletes_a_data_set_and_nothing_goes_by_mistake(library, page, folder, tmp_path):
    (tmp_path / "list.csv").write_text("network,member\nA,B\nC,B\n", encoding="utf-8")
    import_files([tmp_path / "list.csv"], "short", title="Ours", folder=folder)
    opened(page, f"{library}/bring_data?data=short")
    change = shelf(page, "Restore, rename or delete")
    change.get_by_label("Title").fill("Ours, of late")
    change.get_by_label("Title").press("Enter")
    settled(page)
    change.get_by_role("button", name="Rename it").click()
    expect(page.get_by_text("It is called Ours, of late now.")).to_be_visible()
    assert facts(current("short", folder))["title"] == "Ours, of late"
    change.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Nothing was deleted: its short name, short, was not written.")).to_be_visible()
    assert len(files("short", folder)) == 2
    change.get_by_label("To delete it, write its short name, short").fill("short")
    change.get_by_label("To delete it, write its short name, short").press("Enter")
    settled(page)
    change.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("short was deleted.")).to_be_visible()
    assert files("short", folder) == []
    expect(page.get_by_test_id("stBottom")).to_contain_text("164 of 164 networks")


def test_what_is_wrong_goes_along_as_a_table_and_in_the_cells_of_the_workbook(library, page):
    opened(page, f"{library}/bring_data")
    name, template = download(page, "The workbook to fill in (XLSX)")
    assert name == "meshwork-template.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(template))
    for table, cells in (
        ("networks", {"network_id": "rete", "name": "Rete", "form": "guild"}),
        ("members", {"name": "Coop", "country": "XX"}),
    ):
        heads = [cell.value for cell in book[table][1]]
        for head, value in cells.items():
            book[table].cell(3, heads.index(head) + 1, value)
    filled = io.BytesIO()
    book.save(filled)
    hand_over(page, ("ours.xlsx", filled.getvalue()))
    check(page)
    expect(page.get_by_text("2 things are wrong.")).to_be_visible()
    expect(page.get_by_role("cell", name="ours.xlsx · sheet networks · row 3 · form")).to_be_visible()
    name, content = download(page, "All of them (CSV)")
    table = pd.read_csv(io.BytesIO(content))
    assert name == "complaints.csv"
    assert table[["Severity", "Sheet", "Row", "Column", "Value"]].to_numpy().tolist() == [
        ["to mend", "members", 3, "country", "XX"],
        ["to mend", "networks", 3, "form", "guild"],
    ]
    name, content = download(page, "ours.xlsx with each in its cell (XLSX)")
    marked = openpyxl.load_workbook(io.BytesIO(content))
    place = [cell.value for cell in marked["networks"][1]].index("form") + 1
    assert "guild" in marked["networks"].cell(3, place).comment.text


def test_how_a_text_file_is_read_is_shown_and_can_be_corrected(library, page):
    opened(page, f"{library}/bring_data")
    hand_over(page, ("list.csv", "network;member\nA;Zavod Čebela\nA;Žaga\n".encode("cp1250")))
    check(page)
    expect(page.get_by_role("cell", name="Windows-1250 (Central European), semicolon").first).to_be_visible()
    reading = shelf(page, "Correct how a text file is read")
    reading.get_by_role("combobox", name="Letters of list.csv").click()
    page.get_by_role("option", name="Windows-1252 (Western European)").click()
    reading.get_by_role("button", name="Read them like this").click()
    expect(page.get_by_role("cell", name="Windows-1252 (Western European), semicolon").first).to_be_visible()
    expect(shelf(page, "What the columns of list.csv mean").get_by_role("cell", name="Zavod Èebela")).to_be_visible()


def test_a_long_import_tells_how_far_it_is_and_can_be_cancelled(library, page, folder):
    opened(page, f"{library}/bring_data")
    many = b"network,member\n" + b"".join(f"N{n % 999},M{n}\n".encode() for n in range(300_000))
    hand_over(page, ("many.csv", many))
    page.get_by_role("button", name="Check the files").click()
    expect(page.get_by_test_id("stProgress")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    settled(page)
    expect(page.get_by_role("heading", name="What was found")).to_have_count(0)
    expect(page.get_by_role("button", name="Check the files")).to_be_enabled()
    assert current("many", folder) is None


def test_the_whole_data_set_goes_along_and_comes_back_the_same(library, page, tmp_path, folder):
    opened(page, f"{library}/bring_data")
    shelf(page, "The whole data set, to take along")
    for label, name in (("Workbook (XLSX)", "europe.xlsx"), ("CSV files (ZIP)", "europe-csv.zip")):
        taken, content = download(page, label)
        assert taken == name
        (tmp_path / name).write_bytes(content)
        path, noticed = import_files([tmp_path / name], "back", folder=tmp_path / "out")
        assert not noticed
        assert facts(path)["members"] == facts(current("europe", folder))["members"]
    _, parquet = download(page, "Parquet files (ZIP)")
    with zipfile.ZipFile(io.BytesIO(parquet)) as archive:
        assert len(pd.read_parquet(io.BytesIO(archive.read("networks.parquet")))) == 164
    _, file = download(page, "DuckDB file")
    assert file == current("europe", folder).read_bytes()


def test_who_is_no_editor_reads_the_versions_and_writes_nothing(library, browser, folder, tmp_path):
    (tmp_path / "list.csv").write_text("network,member\nA,B\nC,B\n", encoding="utf-8")
    bring(Order((tmp_path / "list.csv",), "other"), folder)
    # As a proxy in front would tell of a visitor from elsewhere.
    with browser.new_context(extra_http_headers={"X-Forwarded-For": "203.0.113.7"}) as context:
        page = context.new_page()
        opened(page, f"{library}/bring_data?data=other")
        expect(page.get_by_text("Everyone may read here. Publishing and changing is for editors.")).to_be_visible()
        expect(page.get_by_role("cell", name="list.csv")).to_be_visible()
        expect(page.locator("input[type=file]")).to_have_count(0)
        expect(page.get_by_text("Restore, rename or delete")).to_have_count(0)
        assert address(page)["data"] == ["other"]


def test_somebody_else_who_was_faster_is_told(library, page, folder, tmp_path):
    opened(page, f"{library}/bring_data")
    hand_over(page, ("both.csv", b"network,member\nA,B\n"))
    check(page)
    (tmp_path / "both.csv").write_text("network,member\nA,B\nA,C\nD,C\n", encoding="utf-8")
    first, _ = import_files([tmp_path / "both.csv"], "both", folder=folder)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("More than a tenth would go")).to_be_visible()
    expect(page.get_by_text("Somebody else has changed this data set meanwhile.")).to_be_visible()
    assert files("both", folder) == [first]
    # Who looks at another page finds all of it again.
    page.get_by_role("link", name="Coverage").click()
    expect(page.get_by_role("heading", name="Coverage", level=1)).to_be_visible()
    page.get_by_role("link", name="Bring data").click()
    expect(page.get_by_text("Handed over before: both.csv.")).to_be_visible()
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_text("Handed over before")).to_have_count(0)


def test_what_is_published_goes_where_the_page_says_and_a_changed_name_is_checked_anew(library, page, folder):
    opened(page, f"{library}/bring_data")
    hand_over(page, ("one.csv", b"network,member\nA,B\n"))
    check(page)
    name = page.get_by_label("Its short name, for links")
    name.fill("other-one")
    name.press("Enter")
    expect(page.get_by_role("heading", name="What would be published")).to_have_count(0)
    page.get_by_label("Its title").fill("")
    page.get_by_label("Its title").press("Enter")
    settled(page)
    check(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Published: other-one.")).to_be_visible()
    assert (current("one", folder), facts(current("other-one", folder))["title"]) == (None, "other-one")
