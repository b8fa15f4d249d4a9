"""Editors sign in, with an account or the passphrase; a proxy does not make the world local; a weak secret is refused."""

import re
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_what_the_server_says import complaints_of
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from bench.server import ROOT, Server, end, free_port, serving
from bench.visitor import Visitor
from report.editors import COMMON, hash_of

HERE = Path(__file__).parent
PASSPHRASE = "invented for tests: seven herons"
SERVED = {"STREAMLIT_SERVER_ALLOWED_HOSTS": "localhost 127.0.0.1 networks.example.org"}
OPEN_TO_ALL = "Everyone may read here. Publishing and changing is for editors."


@contextmanager
def editing(folder: Path, written: str = "", served: Mapping[str, str] = SERVED) -> Iterator[Server]:
    """The small app with this text as its secrets, served to others unless told otherwise."""
    file = folder / "secrets.toml"
    file.write_text(written, encoding="utf-8")
    with serving(HERE / "editors_app.py", folder, STREAMLIT_SECRETS_FILES=str(file), **served) as server:
        server.wait()
        yield server


@pytest.fixture
def app(tmp_path: Path) -> Iterator[str]:
    """The address of a server whose editors have a passphrase."""
    with editing(tmp_path, f'[editors]\npassphrase = "{hash_of(PASSPHRASE)}"\n') as server:
        yield f"http://localhost:{server.port}"


@pytest.fixture
def with_provider(tmp_path: Path) -> Iterator[str]:
    """The address of a server whose editors sign in with a provider; two addresses are on its list."""
    from_here = free_port()
    provider = subprocess.Popen([sys.executable, str(HERE / "provider.py"), str(from_here)])
    written = f"""
        [auth]
        redirect_uri = "http://localhost:{{port}}/oauth2callback"
        cookie_secret = "{secrets.token_hex(32)}"
        client_id = "meshwork-test"
        client_secret = "invented-for-tests"
        server_metadata_url = "http://localhost:{from_here}/.well-known/openid-configuration"
        [editors]
        addresses = ["Office@one.example", "unconfirmed@one.example"]
    """
    try:
        Server(provider, from_here).wait()
        with editing(tmp_path, written) as server:
            yield f"http://localhost:{server.port}"
    finally:
        end(provider)


def sign_in_as(page: Page, address: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Address").fill(address)
    page.get_by_role("button", name="Go on").click()


def test_an_editor_on_the_list_signs_in_with_a_provider_and_out_again(with_provider, page):
    complaints = complaints_of(page)
    page.goto(with_provider)
    expect(page.get_by_text(OPEN_TO_ALL)).to_be_visible()
    sign_in_as(page, "office@ONE.example")
    expect(page.get_by_text("Writing: Office@one.example.")).to_be_visible()
    expect(page.get_by_text("You write as Office@one.example.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Writing:")).to_have_count(0)
    assert complaints == []


@pytest.mark.parametrize("address", ["somebody@else.example", "unconfirmed@one.example", ""])
def test_who_is_not_on_the_list_or_not_confirmed_reads_why_and_may_come_as_another(with_provider, page, address):
    page.goto(with_provider)
    sign_in_as(page, address)
    expect(page.get_by_text("You are signed in as " + (address or "somebody without an address"))).to_be_visible()
    expect(page.get_by_text("Writing:")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    sign_in_as(page, "office@one.example")
    expect(page.get_by_text("Writing: Office@one.example.")).to_be_visible()


def test_the_passphrase_lets_write_and_another_does_not(app, page):
    def give(passphrase: str, name: str = "Invented  office") -> None:
        page.get_by_label("Organisation").fill(name)
        page.get_by_label("Passphrase", exact=True).fill(passphrase)
        page.get_by_role("button", name="Sign in").click()

    page.goto(app)
    expect(page.get_by_text(OPEN_TO_ALL)).to_be_visible()
    give(PASSPHRASE.upper())
    expect(page.get_by_text("This is not the passphrase.")).to_be_visible()
    give(PASSPHRASE, name=" ")
    expect(page.get_by_text("The name of the organisation is missing.")).to_be_visible()
    give(PASSPHRASE)
    expect(page.get_by_text("Writing: Invented office.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Passphrase", exact=True)).to_be_visible()


def test_after_five_wrong_passphrases_the_right_one_waits_too_whoever_gives_it(app, page, browser):
    def give(passphrase: str, to: Page) -> None:
        to.get_by_label("Organisation").fill("Invented office")
        to.get_by_label("Passphrase", exact=True).fill(passphrase)
        to.get_by_role("button", name="Sign in").click()

    page.goto(app)
    for place in range(5):
        give(f"wrong {place}", page)
        expect(page.get_by_text("This is not the passphrase.")).to_be_visible()
    with browser.new_context() as elsewhere:
        other = elsewhere.new_page()
        other.goto(app)
        give(PASSPHRASE, other)
        expect(other.get_by_text(re.compile(r"Too many wrong passphrases were given\. Wait \d+ seconds, then try again\."))).to_be_visible()
        expect(other.get_by_text("Writing:")).to_have_count(0)


def said_to(server: Server, **headers: str) -> str:
    """What the page of the small app says to one whose websocket brings these headers."""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with connect(address, subprotocols=[Subprotocol("streamlit")], additional_headers=named, max_size=None, proxy=None) as socket:
        messages = Visitor(socket, server.port, "").ask({})
    return "\n".join(m.delta.new_element.markdown.body for m in messages if m.HasField("delta"))


def test_on_the_machine_everyone_writes_and_behind_a_proxy_nobody_does(tmp_path):
    with editing(tmp_path, served={}) as server:
        assert "Writing: this machine." in said_to(server)
        assert "Writing: this machine." in said_to(server, Origin=f"http://localhost:{server.port}")
        for header in ("Forwarded", "X_Forwarded_For", "x_forwarded_host", "X_Real_IP", "Via"):
            assert OPEN_TO_ALL in said_to(server, **{header: "invented"})


def test_under_another_host_name_nobody_writes_on_the_machine_either(tmp_path):
    with editing(tmp_path) as server:
        said = said_to(server)
        assert "Writing:" not in said
        assert "No editors have been named yet." in said


def started(tmp_path: Path, written: str, *options: str) -> subprocess.Popen[str]:
    """The product with this text as its secrets, which is expected to end soon."""
    file = tmp_path / "secrets.toml"
    file.write_text(written, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless=true", f"--server.port={free_port()}"]
    more = [f"--secrets.files={file}", *options]
    return subprocess.Popen([*command, *more], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.parametrize("option", ["--server.address=0.0.0.0", "--server.allowedHosts=networks.example.org"])
def test_a_server_for_others_refuses_to_start_with_a_passphrase_in_plain_text_and_says_why(tmp_path, option):
    process = started(tmp_path, f'[editors]\npassphrase = "{PASSPHRASE}"\n', option)
    try:
        told, complained = process.communicate(timeout=60)
    finally:
        end(process)
    assert process.returncode == 1
    assert "Meshwork does not start. The passphrase under [editors] in secrets.toml is not kept as a hash" in complained
    assert "python -m report.editors" in complained
    assert "Traceback" not in told + complained
    assert PASSPHRASE not in told + complained


def test_the_machine_alone_starts_with_any_passphrase(tmp_path):
    file = tmp_path / "secrets.toml"
    file.write_text(f'[editors]\npassphrase = "{COMMON[0]}"\n', encoding="utf-8")
    with serving(ROOT / "app.py", tmp_path, STREAMLIT_SECRETS_FILES=str(file)) as server:
        server.wait()
