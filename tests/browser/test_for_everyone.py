"""What a reader needs who does not see well, or has no mouse: names, contrast, order, and a way to everything by keyboard."""

import ast
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PAGES, address, opened, settled
from playwright.sync_api import Browser, Page, expect

from bench.server import ROOT

# Findings of axe in what Streamlit itself makes: the rule, the element it is excused in and nowhere else, and why.
STREAMLITS_OWN = {
    # The menu is a list that has its sections as boxes between itself and its items; screen readers read the links all the same.
    "list": "[data-testid=stSidebarNavItems]",
    "listitem": "[data-testid=stSidebarNavItems]",
    # A table too wide for a phone scrolls inside a box without a tabindex; Chromium and Firefox reach such a box by Tab of themselves.
    "scrollable-region-focusable": "[data-testid=stTable]",
    # The box that takes files dropped on it says that it is no button: the button within it is one.
    "presentation-role-conflict": "[data-testid=stFileUploader]",
}


def findings(page: Page) -> list[str]:
    """What axe finds on the page, of whatever impact, outside of what is Streamlit's own."""
    found = []
    for rule in Axe().run(page).response["violations"]:
        for node in rule["nodes"]:
            (target,) = node["target"]
            own = STREAMLITS_OWN.get(rule["id"])
            if not own or not page.evaluate("([target, own]) => document.querySelector(target).closest(own)", [target, own]):
                found.append(f"{rule['id']} ({rule['impact']}): {node['html'][:200]} {node['failureSummary']}")
    return found


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_and_in_dark(app, browser: Browser, path, width):
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light") as context:
        page = context.new_page()
        opened(page, app + path)
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
        for shelf in page.get_by_test_id("stExpander").all()[:1]:
            shelf.locator("summary").click()
            expect(shelf.get_by_role("table").or_(shelf.get_by_test_id("stDownloadButton")).first).to_be_visible(timeout=20_000)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", theme)
            # Pages fade in, and colours fade over; half-way there text is pale.
            page.wait_for_timeout(800)
            assert findings(page) == []


def test_nothing_is_said_in_the_pale_grey_of_captions():
    for folder in ("report", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                pale = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "caption"
                assert not pale, f"{path.name}:{node.lineno}: st.caption has too little contrast; write :small[...]"


# What the focus is on: its label, or what stands on a link, button or shelf.
FOCUSED = """() => {
    const on = document.activeElement;
    const label = document.getElementById(on.getAttribute('aria-labelledby')) || on.labels?.[0];
    const text = ['A', 'BUTTON', 'SUMMARY'].includes(on.tagName) ? on.innerText : '';
    return on.getAttribute('aria-label') || label?.innerText || text;
}"""


def tab_to(page: Page, name: str, most: int = 120) -> None:
    """Go on by Tab alone until what has the focus is called so."""
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED).strip())
        if any(line.startswith(name) for line in passed[-1].splitlines()):
            return
    raise AssertionError(f"Tab never came to {name!r}; it came to {passed}")


def test_the_keyboard_opens_a_page_of_the_menu(app, page):
    opened(page, f"{app}/?country=SI")
    tab_to(page, "Sizes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Network sizes")
    settled(page)
    assert address(page)["country"] == ["SI"]


def test_the_keyboard_filters_by_every_filter_and_clears(app, page):
    opened(page, f"{app}/sizes")
    status = page.get_by_test_id("stBottom")
    tab_to(page, "Name, short name or topic")
    page.keyboard.type("social")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("“social”")
    for filter_, typed, shown in (
        ("Country", "Ital", "Italy"),
        ("Form", "formal a", "Formal association"),
        ("Level", "nat", "National"),
        ("Scope", "cont", "By content"),
        ("Purpose", "advo", "Advocacy"),
        ("Decision mode", "not st", "not stated"),
    ):
        tab_to(page, filter_)
        page.keyboard.type(typed)
        # Before the list has followed what is typed, Enter would take another one.
        expect(page.get_by_role("option").first).to_have_text(re.compile(rf"{shown}|Select \d+ matches"))
        page.keyboard.press("Enter")
        # One word may be chosen in two filters: "not stated" is of several.
        chosen = page.get_by_test_id("stMultiSelect").filter(has=page.get_by_text(filter_, exact=True))
        expect(chosen.get_by_text(shown, exact=True)).to_be_visible()
        page.keyboard.press("Escape")
        # A choice made before the address has the one before it would be lost.
        page.wait_for_url(re.compile(rf"[?&]{filter_.lower().replace(' ', '_')}="))
        settled(page)
    tab_to(page, "As of the end of")
    page.keyboard.press("Control+A")
    page.keyboard.type("2020")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("as of 2020")
    settled(page)
    assert set(address(page)) == {"q", "country", "form", "level", "scope", "purpose", "decision_mode", "as_of"}
    tab_to(page, "Clear all filters")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("164 of 164 networks")


def test_the_keyboard_opens_a_shelf_and_takes_its_file(app, page):
    opened(page, f"{app}/sizes")
    tab_to(page, "The table behind this")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stExpander").first.get_by_role("table")).to_be_visible()
    settled(page)
    # What is in a shelf can be reached once it has opened to its full height.
    page.wait_for_timeout(1500)
    tab_to(page, "Table (CSV)", most=3)
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename.endswith(".csv")


def test_the_keyboard_opens_a_row_of_a_table_which_is_what_a_click_on_a_dot_does(app, page):
    opened(page, f"{app}/sizes?form=informal_network")
    page.get_by_test_id("stDataFrame").locator("canvas").first.wait_for()
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-testid=stDataFrame]') && document.activeElement.tagName") == "CANVAS":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.wait_for_url(re.compile("/network"))
    settled(page)
    assert address(page)["network"]
    assert address(page)["form"] == ["informal_network"]


def test_the_keyboard_finds_an_organisation_and_follows_its_link(app, page):
    opened(page, f"{app}/")
    tab_to(page, "Find a network or an organisation")
    page.keyboard.type("ensie", delay=30)
    expect(page.get_by_role("link", name=re.compile("Organisation: European Network"))).to_be_visible()
    tab_to(page, "Organisation: European Network", most=10)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("European Network of Social Integration Enterprises")


def test_the_keyboard_closes_what_a_click_on_a_band_has_listed(app, page):
    opened(page, f"{app}/sizes?country=SI")
    bars = page.get_by_test_id("stVegaLiteChart").nth(1)
    bars.scroll_into_view_if_needed()
    bars.click(position={"x": bars.bounding_box()["width"] * 0.3, "y": 12})
    listed = page.get_by_text(re.compile("Members, in bands: 1.5 "))
    expect(listed).to_be_visible()
    tab_to(page, "Close")
    page.keyboard.press("Enter")
    expect(listed).to_be_hidden()
