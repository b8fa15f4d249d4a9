"""What every response carries, which host names are answered, and what tells that the server is well."""

import json
import re
import socket
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import opened
from playwright.sync_api import Page, expect

from bench.server import serving
from data.build import publish
from report.headers import INDEX, Guard, headers, inline_scripts

ROOT = Path(__file__).parent.parent.parent
SCRIPT = re.search(r'src="\.(/static/js/index\.[^"]+)"', INDEX.read_text(encoding="utf-8"))[1]


def answer(app: str, path: str, host: str | None = None, method: str = "GET", **more: str) -> tuple[int, HTTPMessage, str]:
    """Status, headers and text of one request, which may name another host than it is sent to."""
    connection = HTTPConnection(urlsplit(app).netloc, timeout=20)
    connection.request(method, path, headers={"Host": host or urlsplit(app).netloc, **more})
    response = connection.getresponse()
    said = response.status, response.headers, response.read().decode(errors="replace")
    connection.close()
    return said


def handshake(app: str, host: str) -> str:
    """What the server answers, up to the empty line, to one who wants a websocket."""
    at = urlsplit(app)
    with socket.create_connection((at.hostname, at.port), timeout=20) as wire:
        asked = [
            "GET /_stcore/stream HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol: streamlit",
        ]
        wire.sendall("\r\n".join([*asked, "", ""]).encode())
        said = b""
        while b"\r\n\r\n" not in said and (more := wire.recv(4096)):
            said += more
    return said.decode(errors="replace")


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/sizes", "GET", 200),
        (SCRIPT, "GET", 200),
        ("/europe.json", "GET", 200),
        ("/health", "GET", 200),
        ("/_stcore/health", "GET", 200),
        ("/sizes/", "GET", 301),
        ("/media/gone.png", "GET", 404),
        ("/sizes/_stcore/health", "GET", 404),
        ("/%5c%5celsewhere/share", "GET", 400),
        ("/sizes", "POST", 405),
    ],
)
def test_every_response_carries_the_headers(app, path, method, status):
    got, said, _ = answer(app, path, method=method)
    assert got == status
    assert {name: said[name] for name in headers()} == headers()
    assert len(said.get_all("Content-Security-Policy")) == 1


def test_a_websocket_opens_with_the_headers(app):
    said = handshake(app, urlsplit(app).netloc)
    assert said.startswith("HTTP/1.1 101")
    assert f"content-security-policy: {headers()['Content-Security-Policy']}" in said


def test_an_error_of_the_server_carries_the_headers_and_is_not_swallowed():
    sent = []

    async def broken(scope, receive, send):
        raise RuntimeError("a detail for the log")

    async def keep(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"localhost")]}
    with pytest.raises(RuntimeError, match="a detail for the log"):
        # Nothing in it waits, so that one step is all; the browser of the other tests already has the loop of this thread.
        Guard(broken)(scope, None, keep).send(None)
    start, body = sent
    assert start["status"] == 500
    assert (b"x-frame-options", b"DENY") in start["headers"]
    assert b"detail" not in body["body"]


def test_the_policy_allows_the_scripts_in_streamlits_page_and_no_other_inline_one():
    assert inline_scripts("<script>a</script><script src='b'></script>") == ["'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"]
    assert inline_scripts(INDEX.read_text(encoding="utf-8"))
    policy = headers()["Content-Security-Policy"]
    assert re.search(r"script-src 'self'( 'sha256-[^']{44}')+;", policy)
    assert "unsafe-eval" not in policy
    assert policy.count("unsafe-inline") == policy.count("style-src 'self' 'unsafe-inline'") == 1
    assert "*" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "localhost@evil.example", ""])
def test_a_host_name_that_is_not_allowed_is_refused(app, host):
    for path in ("/", "/health", "/europe.json", SCRIPT, "/_stcore/health"):
        status, said, text = answer(app, path, host or " ")
        assert status == 403
        assert said["Content-Security-Policy"]
        assert "allowedHosts" in text
        assert "evil" not in text
    refused = handshake(app, host)
    assert refused.startswith("HTTP/1.1 403")
    assert "content-security-policy: default-src 'none'" in refused


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8501", "127.0.0.1:80", "[::1]:8501"])
def test_the_names_of_this_machine_are_answered(app, host):
    assert answer(app, "/health", host)[0] == 200
    assert handshake(app, host).startswith("HTTP/1.1 101")


def test_an_operator_allows_another_name_as_the_readme_says(tmp_path, monkeypatch):
    told = re.search(r"(STREAMLIT_SERVER_ALLOWED_HOSTS)=\"(.+?)\"", (ROOT / "README.md").read_text(encoding="utf-8"))
    monkeypatch.setenv(told[1], told[2])
    with serving(ROOT / "app.py", tmp_path) as server:
        server.wait()
        for host in told[2].split():
            assert answer(f"http://127.0.0.1:{server.port}", "/health", host)[0] == 200
        assert answer(f"http://127.0.0.1:{server.port}", "/health", "evil.example")[0] == 403


def test_health_is_good_where_the_data_set_can_be_read(app, europe):
    status, said, text = answer(app, "/health")
    assert status == 200
    assert said["Content-Type"] == "application/json"
    assert json.loads(text) == {"status": "ok", "data_set": "Networks for social and work integration in Europe", "file": europe.name}
    assert answer(app, "/health", method="HEAD")[0] == 200
    for method in ("POST", "PUT", "DELETE"):
        assert answer(app, "/health", method=method)[0] == 405


def test_health_says_why_the_data_set_cannot_be_read(tmp_path, small_rows):
    with serving(Path(__file__).parent / "small_app.py", tmp_path) as server:
        server.wait()
        app = f"http://127.0.0.1:{server.port}"
        assert answer(app, "/_stcore/health")[0] == 200

        def reason() -> tuple[str | None, str]:
            status, _, text = answer(app, "/health")
            assert status == 503
            assert str(tmp_path) not in text
            said = json.loads(text)
            assert said["status"] == "unreadable"
            return said.get("file"), said["reason"]

        assert reason() == (None, "no data set has been published")
        publish("europe", small_rows, tmp_path)
        assert answer(app, "/health")[0] == 200
        pointer = tmp_path / "europe.current"
        pointer.write_text("europe-gone.duckdb")
        assert reason() == ("europe-gone.duckdb", "the file is missing")
        (tmp_path / "europe-broken.duckdb").write_text("no DuckDB file")
        pointer.write_text("europe-broken.duckdb")
        assert reason() == ("europe-broken.duckdb", "it is not a whole DuckDB file")


def test_under_the_policy_charts_tables_and_downloads_work_and_the_console_stays_silent(app, page):
    complaints = complaints_of(page)
    opened(page, f"{app}/")
    page.get_by_label("Find a network or an organisation").press_sequentially("ensie", delay=30)
    expect(page.get_by_role("link", name=re.compile("Organisation: European Network"))).to_be_visible()
    drawings = page.get_by_test_id("stVegaLiteChart")
    drawings.nth(0).locator("canvas, svg").first.wait_for()
    opened(page, f"{app}/sizes")
    bars = page.get_by_test_id("stVegaLiteChart").nth(1)
    bars.scroll_into_view_if_needed()
    bars.locator("canvas, svg").first.wait_for()
    page.wait_for_timeout(800)
    bars.hover(position={"x": bars.bounding_box()["width"] * 0.3, "y": 12})
    expect(page.locator("#vg-tooltip-element.visible")).to_contain_text("Networks")
    shelf = page.get_by_test_id("stExpander").first
    shelf.locator("summary").click()
    expect(shelf.get_by_role("table")).to_be_visible()
    with page.expect_download() as taken:
        shelf.get_by_role("button", name="Table (CSV)").click()
    assert taken.value.path().stat().st_size > 100
    grid = page.get_by_test_id("stDataFrame").last
    grid.scroll_into_view_if_needed()
    grid.locator("canvas").first.wait_for()
    grid.hover()
    page.wait_for_timeout(500)
    assert complaints == []


def complaints_of(page: Page) -> list[str]:
    """What the browser complains of from now on; a list that grows."""
    found: list[str] = []
    # Streamlit looks for its own health below the address of a page, where it is not, and goes on.
    page.on("console", lambda m: found.append(m.text) if m.type == "error" and "/_stcore/" not in m.location["url"] else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found
