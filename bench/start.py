"""The cold start: from the start of the server's process to the first heading in a browser."""

from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from bench.server import ROOT, serving

TIMES = 5
PRODUCT = ROOT / "app.py"
EMPTY = ROOT / "bench" / "empty_app.py"
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


def cold_starts(published: Path) -> tuple[list[float], list[float]]:
    """Seconds to the first heading, of the product and of the empty page, in turns; the browser runs already."""
    product, empty = [], []
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS) as browser:
        for _ in range(TIMES):
            empty.append(first_heading(browser, EMPTY, published))
            product.append(first_heading(browser, PRODUCT, published))
    return product, empty


def first_heading(browser: Browser, script: Path, published: Path) -> float:
    """Seconds from the start of `streamlit run` to the first heading at `/`, for a visitor who was never there."""
    with browser.new_context() as context:
        page = context.new_page()
        began = perf_counter()
        with serving(script, published) as server:
            server.wait()
            page.goto(f"http://127.0.0.1:{server.port}/", wait_until="commit")
            page.wait_for_selector("h1")
            return perf_counter() - began
