"""What only a browser shows: links, Back, clicks on marks, the keyboard, the width of a phone, and who is called."""

import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import PAGES, address, left, opened, settled
from PIL import Image
from playwright.sync_api import Page, expect

from bench.server import serving
from data.build import publish


def chart(page: Page, title: str):
    """The drawing below a title."""
    return page.locator(f"//*[@data-testid='stMarkdown'][.//h3[contains(., '{title}')]]/following::*[@data-testid='stVegaLiteChart'][1]")


def a_dot(picture: bytes) -> dict[str, int]:
    """Where in a picture of a drawing a dot is: all colours but its own are nearly grey."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for y in range(image.height):
        for x in range(image.width):
            around = [image.getpixel((min(x + dx, image.width - 1), min(y + 4, image.height - 1))) for dx in (0, 1, 2)]
            if all(blue - red > 60 for red, _, blue in around):
                return {"x": x + 1, "y": y + 4}
    raise AssertionError("There is no dot in the drawing")


def test_a_link_into_a_fresh_server_restores_page_and_filters(fresh_app, page):
    opened(page, f"{fresh_app}/sizes?country=IT&country=SI&as_of=2020")
    expect(page.get_by_role("heading", level=1)).to_have_text("Network sizes")
    assert page.get_by_role("dialog").count() == 0
    assert 0 < left(page) < 164
    assert address(page) == {"country": ["IT", "SI"], "as_of": ["2020"]}
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Members").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Members")
    settled(page)
    assert address(page) == {"country": ["IT", "SI"], "as_of": ["2020"]}


def test_a_filter_stands_in_the_address_and_its_link_restores_it(app, page, browser):
    opened(page, f"{app}/sizes")
    everything = left(page)
    page.get_by_role("combobox", name="Country").click()
    page.keyboard.type("Slove")
    page.get_by_role("option", name="Slovenia").click()
    expect(page.get_by_test_id("stBottom")).to_contain_text("Slovenia")
    fewer = left(page)
    assert fewer < everything
    assert address(page)["country"] == ["SI"]
    with browser.new_context() as another:
        shared = another.new_page()
        opened(shared, page.url)
        assert left(shared) == fewer
        expect(shared.get_by_test_id("stBottom")).to_contain_text("Slovenia")


def test_back_and_forth_restore_what_was_seen(app, page):
    opened(page, f"{app}/sizes?level=regional")
    regional = left(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Sources").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sources")
    settled(page)
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_test_id("stBottom")).to_contain_text("164 of 164 networks")
    page.go_back()
    expect(page.get_by_test_id("stBottom")).to_contain_text(f"{regional} of 164 networks")
    assert address(page)["level"] == ["regional"]
    # The menu leads to an address without filters, which the page then writes: one step of Back lands between the two.
    page.go_back()
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Network sizes")
    expect(page.get_by_test_id("stBottom")).to_contain_text(f"{regional} of 164 networks")
    assert address(page)["level"] == ["regional"]


def test_a_mark_filters_and_does_so_again_after_clearing(app, page):
    opened(page, f"{app}/sizes")
    for _ in range(2):
        bars = chart(page, "Networks by country of their seat")
        bars.scroll_into_view_if_needed()
        bars.locator("canvas, svg").first.wait_for()
        box = bars.bounding_box()
        bars.click(position={"x": box["width"] * 0.4, "y": 12})
        expect(page.get_by_test_id("stBottom")).to_contain_text("Italy")
        assert address(page)["country"] == ["IT"]
        page.get_by_role("button", name="Clear all filters").click()
        expect(page.get_by_test_id("stBottom")).to_contain_text("164 of 164 networks")
        settled(page)


def test_a_band_lists_its_networks_and_a_name_opens_one(app, page):
    opened(page, f"{app}/sizes?country=SI")
    bars = chart(page, "Networks by number of members")
    bars.scroll_into_view_if_needed()
    bars.click(position={"x": bars.bounding_box()["width"] * 0.3, "y": 12})
    listed = page.get_by_text(re.compile("Members, in bands: 1.5 "))
    expect(listed).to_be_visible()
    listed.locator("xpath=following::*[@data-testid='stPageLink'][1]//a").click()
    page.wait_for_url(re.compile("/network"))
    settled(page)
    assert address(page)["country"] == ["SI"]
    assert address(page)["network"]


def test_a_dot_opens_its_network_and_keeps_the_filters(app, page):
    opened(page, f"{app}/sizes?form=informal_network")
    dots = chart(page, "Networks by year of founding")
    dots.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    dots.click(position=a_dot(dots.screenshot()))
    page.wait_for_url(re.compile("/network"))
    settled(page)
    assert address(page)["form"] == ["informal_network"]


def test_the_field_on_the_overview_finds_an_organisation_while_it_is_typed(app, page):
    opened(page, f"{app}/")
    page.get_by_label("Find a network or an organisation").press_sequentially("ensie", delay=30)
    page.get_by_role("link", name=re.compile("Organisation: European Network of Social Integration Enterprises")).click()
    page.wait_for_url(re.compile("/member"))
    expect(page.get_by_role("heading", level=1)).to_have_text("European Network of Social Integration Enterprises")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_calls_out_and_none_fails(app, page, path):
    outside, failed = [], []
    page.on("request", lambda r: outside.append(r.url) if urlsplit(r.url).hostname not in ("127.0.0.1", None) else None)
    # Streamlit itself probes for its own paths below the page's address; those two may be missing.
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 and "/_stcore/" not in r.url else None)
    page.on("pageerror", lambda e: failed.append(str(e)))
    opened(page, app + path)
    page.wait_for_timeout(1500)
    assert outside == []
    assert failed == []
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_every_page_without_scrolling_sideways(app, browser, path, theme):
    with browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=theme) as phone:
        page = phone.new_page()
        opened(page, app + path)
        page.wait_for_timeout(800)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth") <= 0
        status = page.get_by_test_id("stBottom").bounding_box()
        assert status["y"] + status["height"] <= 741


def test_the_map_is_drawn_from_this_machine(app, page):
    with page.expect_response(re.compile("europe.json")) as answer:
        opened(page, f"{app}/")
    assert answer.value.ok
    assert answer.value.json()["objects"]["countries"]["geometries"]


def test_the_table_behind_a_figure_is_html_and_goes_along_as_csv(app, page):
    opened(page, f"{app}/sizes?country=SI")
    shelf = page.get_by_test_id("stExpander").nth(1)
    shelf.locator("summary").click()
    expect(shelf.get_by_role("table")).to_contain_text("Members, in bands")
    with page.expect_download() as taken:
        shelf.get_by_role("button", name="Table (CSV)").click()
    text = taken.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("size_band,networks,")
    assert taken.value.suggested_filename == "sizes-networks_by_size-europe-2026.csv"


def test_a_name_in_the_table_behind_a_figure_leads_to_its_page_and_keeps_the_filters(app, page):
    opened(page, f"{app}/decisions?country=SI&as_of=2026")
    shelf = page.get_by_test_id("stExpander").last
    shelf.locator("summary").click()
    name = shelf.get_by_role("table").get_by_role("link").first
    called = name.inner_text()
    with page.context.expect_page() as another:
        name.click()
    expect(another.value.get_by_role("heading", level=1)).to_have_text(called)
    settled(another.value)
    assert address(another.value).keys() == {"country", "as_of", "network"}
    assert address(another.value)["country"] == ["SI"]


def test_of_two_that_may_be_one_both_names_lead_to_their_pages(small_app, page):
    opened(page, f"{small_app}/members?level=regional&as_of=2026")
    grid = page.get_by_test_id("stDataFrame").last
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 18, "y": 38 + 18})
    both = page.get_by_test_id("stPageLink").filter(has_text=re.compile(r"Most( d\.o\.o\.)?$"))
    expect(both).to_have_text(["Most d.o.o.", "Most"])
    both.last.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Most")
    settled(page)
    assert address(page) == {"level": ["regional"], "as_of": ["2026"], "member": ["most-again"]}


@pytest.mark.parametrize("path", ["/", "/sizes", "/members", "/sources", "/network?network=hostile", "/member?member=formula"])
def test_names_from_data_stay_names(small_app, page, path):
    outside = []
    page.on("request", lambda r: outside.append(r.url) if urlsplit(r.url).hostname != "127.0.0.1" else None)
    opened(page, small_app + path)
    for shelf in page.get_by_test_id("stExpander").all():
        shelf.locator("summary").click()
        expect(shelf.get_by_role("table")).to_be_visible()
    assert page.locator("[data-testid=stMain] img").count() == 0
    assert page.get_by_text("Tous; ensemble").locator("xpath=self::b").count() == 0
    assert outside == []


def test_a_hostile_search_is_only_a_search(small_app, page):
    opened(page, f"{small_app}/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&as_of=2026")
    page.get_by_label("Find a network or an organisation").press_sequentially("![x](http", delay=20)
    expect(page.get_by_role("link", name=re.compile("Tous; ensemble"))).to_be_visible()
    assert page.locator("[data-testid=stMain] img").count() == 0


def test_a_page_that_fails_says_so_in_plain_words(tmp_path, page):
    with serving(Path(__file__).parent / "failing_app.py", tmp_path) as server:
        server.wait()
        page.goto(f"http://127.0.0.1:{server.port}")
        expect(page.get_by_text("This page could not be shown. Nothing was lost.")).to_be_visible()
        shown = page.locator("body").inner_text()
        assert "a detail for the log" not in shown
        assert "Traceback" not in shown


def test_a_data_set_that_breaks_while_it_is_served_is_told(tmp_path, small_rows, page):
    publish("europe", small_rows, tmp_path)
    with serving(Path(__file__).parent / "small_app.py", tmp_path) as server:
        server.wait()
        opened(page, f"http://127.0.0.1:{server.port}/sizes")
        (tmp_path / "europe.current").write_text("europe-gone.duckdb")
        page.get_by_test_id("stSidebarNav").get_by_role("link", name="Members").click()
        expect(page.get_by_role("heading", name="The data set cannot be read")).to_be_visible()
        expect(page.get_by_text("europe-gone.duckdb cannot be read: the file is missing.")).to_be_visible()
