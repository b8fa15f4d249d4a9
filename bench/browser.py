"""Chromium, and a tab of it that tells when the page was last drawn."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from bench.visitor import Address, NotMeasured

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# It runs before the page's own scripts; as a script of the driver it is not under the page's policy.
WATCH = Path(__file__).parent / "watch.js"


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser of this machine."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS) as browser:
        yield browser


@dataclass(frozen=True)
class Redrawn:
    """Seconds from the last click to the last drawing of a figure and to the last change of the page's text; how many drawings."""

    drawn: float
    written: float
    drawings: int


@dataclass
class Tab:
    """A visitor with a browser of their own, who looks at one page; what came down the websocket since it was last asked."""

    page: Page
    # It is at rest when nothing was drawn or written for so many milliseconds and the script does not run.
    quiet: int
    frames: list[int] = field(default_factory=list)

    def listen(self, socket: WebSocket) -> None:
        """Count what a websocket carries down."""
        socket.on("framereceived", lambda data: self.frames.append(len(data)))

    def take(self) -> int:
        """The bytes that came since the last time."""
        taken = sum(self.frames)
        self.frames.clear()
        return taken

    def rest(self) -> Redrawn:
        """Wait until the page is at rest; what the last click did."""
        found: Mapping[str, float] = self.page.evaluate("quiet => watch.resting(quiet)", self.quiet)
        if found["failed"]:
            raise NotMeasured(f"The page {self.page.url} shows an error, or is not at rest after a minute")
        return Redrawn(found["drawn"], found["written"], int(found["drawings"]))

    def step(self) -> Redrawn:
        """Click the year down by one."""
        self.page.bring_to_front()
        self.page.get_by_test_id("stNumberInputStepDown").click()
        return self.rest()

    def pick(self, label: str, word: str) -> Redrawn:
        """Choose one more option of a filter."""
        self.page.bring_to_front()
        # Of a long list only the part in sight is there, so it is searched.
        self.page.get_by_role("combobox", name=label).fill(word)
        self.page.get_by_role("option", name=word, exact=True).click()
        return self.rest()


@contextmanager
def looking(browser: Browser, port: int, page: str, address: Address, quiet: int) -> Iterator[Tab]:
    """A tab of a browser that was never there, on a page that is at rest."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script(path=WATCH)
        tab = Tab(context.new_page(), quiet)
        tab.page.on("websocket", tab.listen)
        tab.page.goto(f"http://127.0.0.1:{port}/{page}?{urlencode(address, doseq=True)}")
        tab.page.wait_for_selector("h1")
        tab.rest()
        yield tab
