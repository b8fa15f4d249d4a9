"""The cold start: from the start of the server's process to the first heading in a browser that runs already.

The product and the empty page (a server of its own) in turns, the medians.
"""

from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser

from bench.browser import browsing
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.tables import Rows, against, ratio, table

PRODUCT = ROOT / "app.py"
EMPTY = ROOT / "bench" / "empty_app.py"
GOAL = 2.5


def measured(profile: Profile, path: Path) -> str:
    """The product's start as a multiple of the empty page's."""
    product, empty = cold_starts(path.parent, profile.starts)
    times = ratio(product, empty)
    rows: Rows = [
        ("", "seconds", "times the empty page", "goal"),
        ("empty page", f"{median(empty):.2f}", "", ""),
        ("cold start", f"{median(product):.2f}", f"{times:.1f}", against(times, GOAL)),
    ]
    return table(rows)


def cold_starts(published: Path, times: int) -> tuple[list[float], list[float]]:
    """Seconds to the first heading, of the product and of the empty page, in turns."""
    product, empty = [], []
    with browsing() as browser:
        for _ in range(times):
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
