"""Taking along: the files behind the buttons of a figure, as a browser receives them."""

import io
import re
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Page, expect
from test_pages_in_a_browser import opened

KINDS = {"csv": "Table (CSV)", "xlsx": "Workbook (XLSX)", "png": "Picture (PNG)", "svg": "Drawing (SVG)"}


def shelf_after(page: Page, title: str):
    """What stands behind a figure, opened."""
    shelf = page.locator(f"//*[@data-testid='stMarkdown'][.//h3[contains(., '{title}')]]/following::*[@data-testid='stExpander'][1]")
    shelf.locator("summary").click()
    expect(shelf.get_by_role("table")).to_be_visible()
    # The table may stand before the buttons, and what is in a shelf can be reached once it has opened to its full height.
    expect(shelf.get_by_test_id("stDownloadButton").first).to_be_visible()
    page.wait_for_timeout(1500)
    return shelf


def taken(page: Page, shelf) -> dict[str, tuple[str, bytes]]:
    """Name and content of each file."""
    files = {}
    for kind, label in KINDS.items():
        with page.expect_download() as download:
            shelf.get_by_role("button", name=label).click()
        files[kind] = (download.value.suggested_filename, download.value.path().read_bytes())
    return files


@pytest.mark.parametrize(
    ("path", "title", "known"),
    [
        ("/sizes?country=SI", "Networks by number of members", ("sizes-networks_by_size-europe-2026", "Country: Slovenia")),
        ("/", "Networks on the map", ("overview-seats_map-europe-2026", "All networks")),
    ],
)
def test_a_figure_goes_along_as_four_files(app, page, path, title, known):
    name, told = known
    opened(page, app + path)
    files = taken(page, shelf_after(page, title))
    assert {kind: file for kind, (file, _) in files.items()} == {kind: f"{name}.{kind}" for kind in KINDS}
    assert files["csv"][1].startswith("\ufeff".encode())
    book = load_workbook(io.BytesIO(files["xlsx"][1]))
    assert book.sheetnames == ["Rows", "About", "Sources"]
    assert told in {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}["Filters"]
    assert len(files["csv"][1].splitlines()) == book["Rows"].max_row
    assert Image.open(io.BytesIO(files["png"][1])).width > 1800
    labels = [part.get("aria-label", "") for part in ElementTree.fromstring(files["svg"][1]).iter()]
    assert any(label.startswith(title) for label in labels)
    assert any(told in label for label in labels)


def test_a_small_picture_goes_along_too(app, page):
    opened(page, f"{app}/")
    shelf = shelf_after(page, "Networks by form")
    with page.expect_download() as download:
        shelf.get_by_role("button", name=KINDS["png"]).click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_few_that_are_listed_go_along_as_tables_only(small_app, page):
    opened(page, f"{small_app}/sizes?form=partnership")
    shelf = shelf_after(page, "Networks by number of members")
    labels = [button.inner_text() for button in shelf.get_by_test_id("stDownloadButton").all()]
    assert len(labels) == 2
    assert all(re.search("CSV|XLSX", label) for label in labels)


def test_the_keyboard_takes_a_file_along(app, page):
    opened(page, f"{app}/sizes?country=SI")
    shelf = shelf_after(page, "Networks by number of members")
    shelf.locator("summary").focus()
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


def test_a_drawing_looks_alike_without_the_font(app, page, browser):
    """The browser has no such font, and draws the title as the PNG has it."""
    opened(page, f"{app}/sizes?country=SI")
    shelf = shelf_after(page, "Networks by number of members")
    files = taken(page, shelf)
    with browser.new_context(viewport={"width": 960, "height": 400}, device_scale_factor=2) as context:
        shown = context.new_page()
        shown.set_content(f"<body style='margin:0'>{files['svg'][1].decode()}</body>")
        seen = Image.open(io.BytesIO(shown.screenshot())).convert("L")
    drawn = Image.open(io.BytesIO(files["png"][1])).convert("L")
    box = (40, 30, 700, 80)
    pairs = list(zip(seen.crop(box).tobytes(), drawn.crop(box).tobytes(), strict=True))
    assert sum(dark < 100 for _, dark in pairs) > 500
    assert sum(abs(one - other) > 100 for one, other in pairs) < len(pairs) * 0.01
