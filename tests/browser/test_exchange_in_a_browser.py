"""What only a browser shows of the page on exchange: a click on a year lists its activities, a quiet network opens."""

import re
from contextlib import suppress

from conftest import address, settled
from playwright.sync_api import Page, TimeoutError, expect
from test_pages_in_a_browser import chart, opened


def test_a_column_lists_its_activities_and_one_opens_its_network(app: str, page: Page) -> None:
    opened(page, f"{app}/exchange?as_of=2024")
    columns = chart(page, "Activities by year and mode")
    columns.scroll_into_view_if_needed()
    columns.locator("canvas, svg").first.wait_for()
    listed = page.get_by_text(re.compile(r"Year: 2024 \(\d+ in all\)"))
    for _ in range(3):
        box = columns.bounding_box()
        # The last column stands at the right end of the axis, on the ground. On a busy machine a drawing is there before its columns.
        columns.click(position={"x": box["width"] - 10, "y": box["height"] * 0.8})
        with suppress(TimeoutError):
            listed.wait_for(timeout=5000)
            break
    expect(listed).to_be_visible()
    listed.locator("xpath=following::*[@data-testid='stPageLink'][1]//a").click()
    page.wait_for_url(re.compile("/network"))
    settled(page)
    assert address(page)["as_of"] == ["2024"]
    assert address(page)["network"]
