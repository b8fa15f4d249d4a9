"""What only a browser shows of the purposes: a bar filters, a pair lists its networks, a dot opens its network."""

import io
import re

from conftest import address, settled
from PIL import Image
from playwright.sync_api import expect
from test_pages_in_a_browser import a_dot, chart, opened

# Below the legend of the matrix, whose circles have the colours of the dots.
BELOW_LEGEND = 150


def test_a_bar_filters_by_its_purpose(app, page):
    opened(page, f"{app}/purposes")
    bars = chart(page, "Networks by purpose")
    bars.scroll_into_view_if_needed()
    bars.locator("canvas, svg").first.wait_for()
    bars.click(position={"x": bars.bounding_box()["width"] * 0.5, "y": 12})
    expect(page.get_by_test_id("stBottom")).to_contain_text("Advocacy")
    settled(page)
    assert address(page)["purpose"] == ["advocacy"]


def test_a_pair_lists_its_networks(app, page):
    opened(page, f"{app}/purposes")
    pairs = chart(page, "Pairs of purposes")
    pairs.scroll_into_view_if_needed()
    pairs.locator("canvas, svg").first.wait_for()
    pairs.click(position={"x": 20, "y": 22})
    expect(page.get_by_text(re.compile(r"Purposes: Advocacy, Capitalisation of knowledge \(10 in all\)"))).to_be_visible()


def test_a_dot_of_the_matrix_opens_its_network(app, page):
    opened(page, f"{app}/purposes?country=SI")
    matrix = chart(page, "Networks and the purposes that they state")
    matrix.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    picture = Image.open(io.BytesIO(matrix.screenshot()))
    below = io.BytesIO()
    picture.crop((0, BELOW_LEGEND, *picture.size)).save(below, "png")
    dot = a_dot(below.getvalue())
    matrix.click(position={"x": dot["x"], "y": dot["y"] + BELOW_LEGEND})
    page.wait_for_url(re.compile("/network"))
    settled(page)
    assert address(page)["country"] == ["SI"]
