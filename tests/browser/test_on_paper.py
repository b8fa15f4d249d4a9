"""What is printed: the whole page, within the paper, in light colours, without what only a screen can use."""

import io
import re
import tomllib

import pytest
from conftest import PAGES, opened
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from bench.server import ROOT

STYLE = (ROOT / "report" / "print.css").read_text(encoding="utf-8")
CLICKED = "button, input, textarea, summary, [role=combobox], [data-testid=stSidebar], [data-testid=stHeader]"
# The width between the margins of A4, in pixels of CSS; measured before any script can draw anew.
PAPER = 680
BEYOND_PAPER = f"""() => {{
    document.body.style.width = '{PAPER}px';
    const parts = [...document.querySelectorAll('[data-testid=stMain] :is(svg.marks, canvas, table, p, h1, h2, h3)')];
    const beyond = parts.filter(part => part.checkVisibility() && part.getBoundingClientRect().right > {PAPER} + 1);
    document.body.style.width = '';
    return beyond.map(part => part.outerHTML.slice(0, 120));
}}"""


def drawn(page: Page) -> None:
    """Wait until every drawing is there."""
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.locator("[data-testid=stVegaLiteChart]:not(:has(svg.marks, canvas.marks))")).to_have_count(0)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_within_the_paper_and_without_what_is_clicked(app, page, path):
    opened(page, app + path)
    drawn(page)
    page.emulate_media(media="print")
    expect(page.get_by_text("Which networks?")).to_be_hidden()
    assert page.locator("[data-testid=stApp]").locator(CLICKED).filter(visible=True).count() == 0
    assert page.evaluate(BEYOND_PAPER) == []
    status, title = page.get_by_test_id("stBottom"), page.get_by_role("heading", level=1)
    assert status.bounding_box()["y"] < title.bounding_box()["y"]


@pytest.mark.parametrize("path", ["/", "/sizes", "/network?network=ensie"])
def test_a_long_page_prints_to_its_end_and_cuts_no_figure(app, page, path):
    opened(page, app + path)
    drawn(page)
    page.emulate_media(media="print")
    last = page.get_by_test_id("stMain").locator("h2, h3").last.bounding_box()
    assert last["y"] + last["height"] < page.evaluate("document.documentElement.scrollHeight")
    kept_whole = "parts => parts.map(part => getComputedStyle(part).breakInside)"
    assert set(page.locator("[data-testid=stVegaLiteChart]").evaluate_all(kept_whole)) == {"avoid"}
    assert pages_of(page.pdf(format="A4", print_background=True)) > 2


def test_an_open_table_prints_all_its_rows_in_place_of_the_part_in_sight(app, page):
    opened(page, f"{app}/members?country=SI")
    grid, shelf = page.get_by_test_id("stDataFrame").last, page.get_by_test_id("stExpander").last
    page.emulate_media(media="print")
    expect(grid).to_be_visible()
    expect(shelf).to_be_hidden()
    page.emulate_media(media="screen")
    shelf.locator("summary").click()
    expect(shelf.get_by_role("table")).to_be_visible()
    page.emulate_media(media="print")
    expect(grid).to_be_hidden()
    expect(shelf.get_by_role("table")).to_be_visible()
    assert page.evaluate(BEYOND_PAPER) == []


def test_a_dark_screen_prints_in_light_colours(app, browser: Browser):
    with browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark") as context:
        page = context.new_page()
        opened(page, f"{app}/sizes")
        drawn(page)
        assert most_and_darkest(page.screenshot())[0] < 60
        page.emulate_media(media="print")
        for part in (page.get_by_test_id("stVegaLiteChart").first, page.get_by_test_id("stDataFrame").last, page.locator("h1")):
            most, darkest = most_and_darkest(part.screenshot())
            assert most > 245
            assert darkest < 140


def most_and_darkest(picture: bytes) -> tuple[int, int]:
    """How light the colour is that fills most of a picture, and how light its darkest point is, of 255."""
    grey = Image.open(io.BytesIO(picture)).convert("L")
    counts = grey.histogram()
    return counts.index(max(counts)), next(light for light, count in enumerate(counts) if count)


def test_the_print_style_knows_the_background_of_the_dark_theme():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]["dark"]
    background = theme["backgroundColor"]
    red, green, blue = bytes.fromhex(background[1:])
    assert f'[style*="rgb({red}, {green}, {blue})"]' in STYLE
    assert f'[style*="{background}"] canvas' in STYLE
