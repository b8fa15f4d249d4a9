"""Two data sets on one server: the address says which one is shown, and a generated one says what it is on every page."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import address, left, opened, serve, settled
from playwright.sync_api import Page, expect

from report.menu import HIDDEN, MENU

SERVED = Path(__file__).parent / "small_app.py"
TITLES = {name: title for titles in MENU.values() for name, title in titles.items() if name not in HIDDEN}
BANNER = "These data are generated."


@pytest.fixture(scope="module")
def folder(two_data_sets, tmp_path_factory) -> Path:
    return shutil.copytree(two_data_sets, tmp_path_factory.mktemp("served") / "published")


@pytest.fixture(scope="module")
def two(folder) -> Iterator[str]:
    """The address of the dashboard on both."""
    yield from serve(SERVED, folder)


def choose(page: Page, title: str) -> None:
    page.get_by_role("combobox", name="Data set").click()
    page.get_by_role("option", name=title).click()


def of_generated(page: Page) -> None:
    """Wait until the generated data set is shown, and says so above everything else."""
    expect(page.get_by_test_id("stBottom")).to_contain_text("of 8 networks")
    settled(page)
    banner = page.get_by_test_id("stAlert").filter(has_text=BANNER)
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("Illustrative networks (generated)")
    assert banner.bounding_box()["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]
    assert address(page)["data"] == ["illustrative"]


def of_europe(page: Page) -> None:
    expect(page.get_by_test_id("stBottom")).to_contain_text("of 7 networks")
    settled(page)
    expect(page.get_by_text(BANNER)).to_have_count(0)
    assert "data" not in address(page)


def test_a_data_set_is_chosen_shared_and_left_with_back(two, page, browser):
    opened(page, f"{two}/sizes?country=SI&country=AT")
    of_europe(page)
    choose(page, "Illustrative networks (generated)")
    of_generated(page)
    expect(page.get_by_text("country = AT")).to_be_visible()
    assert address(page) == {"country": ["SI"], "as_of": ["2026"], "data": ["illustrative"]}
    with browser.new_context() as another:
        shared = another.new_page()
        opened(shared, page.url)
        of_generated(shared)
        assert left(shared) == left(page)
    page.reload()
    of_generated(page)
    page.go_back()
    of_europe(page)
    assert address(page) == {"country": ["SI", "AT"], "as_of": ["2026"]}
    page.go_forward()
    of_generated(page)
    choose(page, "Networks for social and work integration in Europe")
    of_europe(page)
    assert address(page) == {"country": ["SI"], "as_of": ["2026"]}


def test_every_page_of_the_menu_keeps_the_data_set_and_has_the_banner(two, page):
    opened(page, f"{two}/?data=illustrative&country=SI")
    menu = page.get_by_test_id("stSidebarNav")
    for name, title in [*list(TITLES.items())[1:], ("overview", TITLES["overview"])]:
        menu.get_by_role("link", name=title, exact=True).click()
        page.wait_for_url(lambda url, name=name: "/?" in url if name == "overview" else f"/{name}?" in url)
        of_generated(page)
        # The browser may make the widgets anew; they still show what they hold.
        expect(page.get_by_test_id("stSidebar").get_by_text("Slovenia", exact=True)).to_be_visible()
    page.get_by_role("link", name="Decisions").last.click()
    page.wait_for_url("**/decisions?*")
    of_generated(page)


def test_no_page_of_the_default_has_the_banner(two, page):
    for name in TITLES:
        opened(page, f"{two}/{'' if name == 'overview' else name}")
        of_europe(page)


def test_a_row_opens_its_network_in_the_same_data_set(two, page):
    opened(page, f"{two}/?data=illustrative")
    page.get_by_label("Find a network or an organisation").press_sequentially("invented", delay=20)
    page.get_by_role("link", name="Network: Invented").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Invented")
    of_generated(page)
    assert address(page)["network"] == ["invented"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_banner_is_read_on_a_phone_and_on_paper(two, browser, theme):
    with browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=theme) as phone:
        page = phone.new_page()
        opened(page, f"{two}/sizes?data=illustrative")
        banner = page.get_by_test_id("stAlert").filter(has_text=BANNER)
        box = banner.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.emulate_media(media="print")
        expect(banner).to_be_visible()
        expect(banner.get_by_text("nothing here is about real networks")).to_have_css("color", "rgb(27, 34, 44)")


def test_the_rows_that_are_taken_along_say_that_they_are_generated(two, page):
    opened(page, f"{two}/sizes?data=illustrative")
    shelf = page.get_by_test_id("stExpander").last
    shelf.locator("summary").click()
    expect(shelf.get_by_role("table")).to_be_visible()
    with page.expect_download() as taken:
        shelf.get_by_role("button", name="Table (CSV)").click()
    assert taken.value.suggested_filename == "sizes-networks-illustrative-2026.csv"
    with taken.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["is_generated"] for row in rows] == ["true"] * 8


def test_from_a_data_set_that_cannot_be_read_one_gets_back(two, folder, page):
    pointer = folder / "illustrative.current"
    named = pointer.read_text(encoding="utf-8")
    opened(page, f"{two}/sizes?country=SI&data=illustrative")
    try:
        pointer.write_text("illustrative-gone.duckdb", encoding="utf-8")
        page.get_by_test_id("stSidebarNav").get_by_role("link", name="Members").click()
        expect(page.get_by_role("heading", name="The data set cannot be read")).to_be_visible()
        expect(page.get_by_text("python -m data.illustrate")).to_be_visible()
        page.wait_for_url("**/members?*")
        assert address(page) == {"country": ["SI"], "as_of": ["2026"], "data": ["illustrative"]}
        choose(page, "Networks for social and work integration in Europe")
        of_europe(page)
        assert address(page) == {"country": ["SI"], "as_of": ["2026"]}
        choose(page, "Illustrative networks (generated)")
        expect(page.get_by_role("heading", name="The data set cannot be read")).to_be_visible()
    finally:
        pointer.write_text(named, encoding="utf-8")
