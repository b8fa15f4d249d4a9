"""The dashboard on a server of its own, and a browser that looks at it."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.browser import ARGUMENTS
from bench.server import ROOT, serving
from data.build import publish
from report.menu import HIDDEN, MENU, OWN_KEYS

# As long as a context waits for what is clicked.
expect.set_options(timeout=20_000)
# What the keys of pages name in the default data set.
KEYS = {"network": "eapn", "member": "ensie", "source": "eapn-2012"}
NAMES = [name for titles in MENU.values() for name in titles]
# Every page of the menu, those that are reached from names with a key, and those that open one with and without it.
PAGES = [
    *("/" if name == "overview" else f"/{name}" for name in NAMES if name not in HIDDEN),
    *(f"/{name}?{key}={KEYS[key]}" for name, key in OWN_KEYS.items()),
]


def serve(script: Path, published: Path) -> Iterator[str]:
    """A fresh server; its address."""
    with serving(script, published) as server:
        server.wait()
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="session")
def app(europe: Path) -> Iterator[str]:
    """The address of the dashboard on the default data set."""
    yield from serve(ROOT / "app.py", europe.parent)


@pytest.fixture
def fresh_app(tmp_path: Path) -> Iterator[str]:
    """The address of a server that nobody has asked before, on a data set that it has just published itself."""
    yield from serve(ROOT / "app.py", tmp_path)


@pytest.fixture(scope="session")
def small_app(tmp_path_factory: pytest.TempPathFactory, small_rows: Path) -> Iterator[str]:
    """The address of the dashboard on the small data set, whose names are hostile."""
    folder = tmp_path_factory.mktemp("small_served")
    publish("europe", small_rows, folder)
    yield from serve(Path(__file__).parent / "small_app.py", folder)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser on this machine."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab as wide as a projector."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def opened(page: Page, url: str) -> None:
    """Open an address and wait until the page is all there."""
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)


def settled(page: Page) -> None:
    """Wait until the script has run to its end: the status line is its last word."""
    page.get_by_test_id("stBottom").get_by_text(re.compile(r"\d+ of \d+ networks")).wait_for()
    # Not by page.wait_for_function: it evaluates a text again and again, which the policy of the pages forbids.
    expect(page.get_by_test_id("stApp")).not_to_have_attribute("data-test-script-state", re.compile("running"))


def left(page: Page) -> int:
    """How many networks the status line says are left."""
    text = page.get_by_test_id("stBottom").inner_text()
    return int(re.search(r"(\d+) of \d+ networks", text)[1])


def address(page: Page) -> dict[str, list[str]]:
    """The keys in the address."""
    return parse_qs(urlsplit(page.url).query)
