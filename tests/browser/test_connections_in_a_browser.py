"""What only a browser shows of the page Connections: what is chosen on it stands in the address, and a click leads on."""

import io
import re
from statistics import fmean

from conftest import address, opened, settled
from PIL import Image
from playwright.sync_api import Page, expect
from test_pages_in_a_browser import chart

from charts.theme import palettes


def part(page: Page, title: str) -> None:
    """Look at a part of the page."""
    page.get_by_role("heading", name=title, exact=True).scroll_into_view_if_needed()


def test_who_leaves_is_chosen_stands_in_the_address_and_comes_back_by_a_link(app: str, page: Page) -> None:
    opened(page, f"{app}/connections")
    part(page, "What if some leave?")
    expect(page.get_by_text(re.compile("parts that are out of touch; each is in touch with"))).to_be_visible()
    page.get_by_role("combobox", name="Organisations that leave").fill("COORACE")
    page.get_by_role("option", name="COORACE", exact=True).click()
    said = page.get_by_text(re.compile(r"Without them [\d,]+ pairs of organisations lose touch"))
    expect(said).to_be_visible()
    settled(page)
    assert address(page)["leaves"] == ["coorace"]
    text = said.inner_text()
    opened(page, page.url)
    part(page, "What if some leave?")
    expect(page.get_by_text(text)).to_be_visible()
    # A page in the menu drops what was chosen on this one, and keeps the filters.
    page.get_by_role("link", name="Sizes", exact=True).first.click()
    page.wait_for_url(re.compile("/sizes"))
    settled(page)
    assert "leaves" not in address(page)


def test_a_link_to_what_is_not_there_is_told_and_the_page_stands(app: str, page: Page) -> None:
    opened(page, f"{app}/connections?leaves=no-such&leaves=zrsz&path_from=' or 1=1&network_around=eapn")
    expect(page.get_by_text(re.compile("This data set has nothing under the key no-such"))).to_be_visible()
    part(page, "What if some leave?")
    expect(page.get_by_text(re.compile(r"Without them [\d,]+ pairs"))).to_be_visible()
    part(page, "The drawing")
    expect(page.get_by_text(re.compile("^European Anti-Poverty Network.* and what lies within two steps of it"))).to_be_visible()


def test_a_click_in_the_drawing_puts_a_node_into_the_middle_and_back_takes_it_out(app: str, page: Page, ask, europe) -> None:
    members = ask("members/members", europe)
    one = members[members.networks == 1].iloc[0]
    opened(page, f"{app}/connections?around={one.member_id}")
    part(page, "The drawing")
    drawing = chart(page, "Organisations and networks, with a line for each membership")
    drawing.scroll_into_view_if_needed()
    expect(page.get_by_text(re.compile(f"^{re.escape(one['name'])} and what lies within two steps of it"))).to_be_visible()
    drawing.locator("canvas, svg").first.wait_for()
    page.wait_for_timeout(500)
    drawing.click(position=square(drawing.screenshot()))
    expect(page.get_by_text(re.compile(f"^(?!{re.escape(one['name'])}).+ and what lies within two steps of it"))).to_be_visible()
    settled(page)
    assert "around" not in address(page)
    assert address(page)["network_around"]
    page.go_back()
    expect(page.get_by_text(re.compile(f"^{re.escape(one['name'])} and what lies within two steps of it"))).to_be_visible()


def square(picture: bytes) -> dict[str, int]:
    """Where in a drawing of one network its square is: the middle of what has the colour of networks, below the legend."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    colour = tuple(int(palettes()["light"][0][at : at + 2], 16) for at in (1, 3, 5))
    found = [(x, y) for y in range(60, image.height) for x in range(image.width) if image.getpixel((x, y)) == colour]
    return {"x": round(fmean(x for x, _ in found)), "y": round(fmean(y for _, y in found))}


def test_the_way_between_two_is_told_in_words(app: str, page: Page) -> None:
    opened(page, f"{app}/connections?path_from=coorace&path_to=afpa")
    part(page, "The way from one organisation to another")
    expect(page.get_by_text(re.compile(r"^\d steps: COORACE meets .+ meets AFPA in "))).to_be_visible()


def test_the_page_of_an_organisation_leads_to_what_if_it_left(app: str, page: Page) -> None:
    opened(page, f"{app}/member?member=zrsz")
    expect(page.get_by_text(re.compile(r"pairs of other organisations would lose touch"))).to_be_visible()
    page.get_by_role("link", name=re.compile("What if others leave, too")).click()
    page.wait_for_url(re.compile("/connections"))
    settled(page)
    assert address(page)["leaves"] == ["zrsz"]
