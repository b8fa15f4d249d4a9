"""The dashboard on a server of its own, and a browser that looks at it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from data.build import publish

ROOT = Path(__file__).parent.parent.parent
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def serve(folder: Path, script: Path) -> Iterator[str]:
    """A fresh server; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]
    address = f"http://127.0.0.1:{port}"
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*command, "--server.address", "127.0.0.1"],
            cwd=ROOT,
            env={**os.environ, "MESHWORK_PUBLISHED": str(folder)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            for _ in range(240):
                try:
                    with urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                        assert answer.read() == b"ok"
                    break
                except OSError:
                    assert server.poll() is None, (folder / "server.log").read_text()
                    time.sleep(0.25)
            yield address
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard on the default data set."""
    yield from serve(tmp_path_factory.mktemp("served"), ROOT / "app.py")


@pytest.fixture
def fresh_app(tmp_path: Path) -> Iterator[str]:
    """The address of a server that nobody has asked before."""
    yield from serve(tmp_path, ROOT / "app.py")


@pytest.fixture(scope="session")
def small_app(tmp_path_factory: pytest.TempPathFactory, small_rows: Path) -> Iterator[str]:
    """The address of the dashboard on the small data set, whose names are hostile."""
    folder = tmp_path_factory.mktemp("small_served")
    publish("europe", small_rows, folder)
    yield from serve(folder, Path(__file__).parent / "small_app.py")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser on this machine."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield found
        found.close()


Open = Callable[..., Page]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab as wide as a projector."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def settled(page: Page) -> None:
    """Wait until the script has run to its end: the status line is its last word."""
    page.get_by_test_id("stBottom").get_by_text(re.compile(r"\d+ of \d+ networks")).wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stApp]')?.dataset.testScriptState?.includes('running')")


def left(page: Page) -> int:
    """How many networks the status line says are left."""
    text = page.get_by_test_id("stBottom").inner_text()
    return int(re.search(r"(\d+) of \d+ networks", text)[1])


def address(page: Page) -> dict[str, list[str]]:
    """The keys in the address."""
    return parse_qs(urlsplit(page.url).query)
