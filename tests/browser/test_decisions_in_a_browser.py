"""What only a browser shows of the page on decisions: a dot opens its network, a cell filters."""

import io
import re

from conftest import address, settled
from PIL import Image
from playwright.sync_api import expect
from test_pages_in_a_browser import chart, opened


def drawn(page, title):
    """The drawing below a title, in the middle of the window, where nothing lies over it."""
    found = chart(page, title)
    found.scroll_into_view_if_needed()
    found.locator("canvas, svg").first.wait_for()
    found.evaluate("drawing => drawing.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(1500)
    return found


def test_a_dot_in_the_row_of_a_mode_opens_its_network(app, page):
    opened(page, f"{app}/decisions?form=formal_association")
    dots = drawn(page, "Networks by decision mode and form")
    # The first dot of the last row is the lowest colour at the left.
    picture = Image.open(io.BytesIO(dots.screenshot())).convert("RGB")
    coloured = [y for y in range(picture.height) if picture.getpixel((18, y))[2] - picture.getpixel((18, y))[0] > 40]
    dots.click(position={"x": 18, "y": coloured[-1] - 6})
    page.wait_for_url(re.compile("/network"))
    settled(page)
    assert address(page)["form"] == ["formal_association"]


def test_a_cell_leaves_the_networks_of_its_mode(app, page):
    opened(page, f"{app}/decisions")
    cells = drawn(page, "What members take part in deciding, by decision mode")
    # The last row is of those that state no mode, its third cell of programmes and policies.
    box = cells.bounding_box()
    cells.click(position={"x": box["width"] * 0.62, "y": box["height"] - 36})
    expect(page.get_by_test_id("stBottom")).to_contain_text("not stated", timeout=20_000)
    assert address(page)["decision_mode"] == ["not_stated"]
