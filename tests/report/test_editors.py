"""Who may write, and which secrets a server for others refuses. All names, addresses and passphrases are invented."""

import getpass
import hashlib
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from report import editors
from report.editors import COMMON, WRONG, WeakSecret, attempt, hash_of, is_here, is_right, main, must_be_strong, weakness

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "tests" / "browser" / "editors_page.py"
PASSPHRASE = "seven herons, čolni below"
HASHED = hash_of(PASSPHRASE)
COOKIE_SECRET = "9f1c7a52e08b4d36" * 2
AUTH = {"cookie_secret": COOKIE_SECRET, "client_id": "meshwork"}
LOCAL = {"server.address": "127.0.0.1", "server.allowedHosts": ["localhost", "127.0.0.1", "::1"]}
SERVED = {"server.address": "0.0.0.0", "server.allowedHosts": ["networks.example.org"]}


@pytest.fixture
def set_to(monkeypatch):
    """Settings of the server, and the secrets that it has."""

    def settings(options, **secrets):
        monkeypatch.setattr(st, "get_option", options.get)
        monkeypatch.setattr(editors, "kept", lambda section: secrets.get(section, {}))

    return settings


@pytest.fixture(autouse=True)
def _nobody_was_wrong_before():
    WRONG.clear()


def with_cost(passphrase, cost=2**15, block=8):
    salt = bytes(16)
    digest = hashlib.scrypt(passphrase.encode(), salt=salt, n=cost, r=block, p=1, maxmem=2**28, dklen=32)
    return f"scrypt${cost}${block}$1${salt.hex()}${digest.hex()}"


@pytest.mark.parametrize(
    ("changed", "headers", "here"),
    [
        ({}, {}, True),
        ({"server.address": "::1"}, {}, True),
        ({"server.address": "localhost"}, {}, True),
        ({}, {"Origin": "http://localhost:8501", "Host": "localhost:8501"}, True),
        ({}, {"Origin": "http://[::1]:8501"}, True),
        # Where the server listens, or answers under, is not the machine alone.
        ({"server.address": None}, {}, False),
        ({"server.address": "0.0.0.0"}, {}, False),
        ({"server.address": "192.0.2.1"}, {}, False),
        ({"server.allowedHosts": []}, {}, False),
        ({"server.allowedHosts": ["*"]}, {}, False),
        ({"server.allowedHosts": ["localhost", "networks.example.org"]}, {}, False),
        ({"server.allowedHosts": ["127.0.0.1.example.org"]}, {}, False),
        # A proxy says so, in letters of any size.
        ({}, {"Forwarded": "for=192.0.2.1"}, False),
        ({}, {"X-Forwarded-For": "127.0.0.1"}, False),
        ({}, {"x-forwarded-host": "localhost"}, False),
        ({}, {"X-REAL-IP": "127.0.0.1"}, False),
        ({}, {"Via": "1.1 proxy"}, False),
        # It does not, but the browser is elsewhere.
        ({}, {"Origin": "https://networks.example.org"}, False),
        ({}, {"Origin": "null"}, False),
    ],
)
def test_who_sits_at_the_machine_is_told_from_who_does_not(set_to, monkeypatch, changed, headers, here):
    set_to(LOCAL | changed)
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers, ip_address=None))
    assert is_here() is here


def test_who_reaches_a_server_that_was_started_around_its_settings_does_not_sit_at_the_machine(set_to, monkeypatch):
    set_to(LOCAL)
    monkeypatch.setattr(st, "context", SimpleNamespace(headers={"Host": "localhost"}, ip_address="192.0.2.1"))
    assert not is_here()


def test_the_settings_that_come_with_the_program_open_it_to_this_machine_alone():
    assert editors.is_closed()


def test_secrets_are_not_kept_with_the_code():
    assert subprocess.run(["git", "check-ignore", "-q", ".streamlit/secrets.toml"], cwd=ROOT, check=False).returncode == 0


def page(user=None, **secrets):
    at = AppTest.from_file(str(PAGE), default_timeout=30)
    at.user = user or {}
    at.secrets = secrets
    at.run()
    assert not at.exception
    return at


def said(at):
    return "\n".join(element.value for kind in (at.markdown, at.warning, at.error) for element in kind)


@pytest.mark.parametrize(
    ("user", "writes"),
    [
        ({"is_logged_in": True, "email": "office@one.example"}, True),
        ({"is_logged_in": True, "email": "OFFICE@one.EXAMPLE", "email_verified": True}, True),
        ({"is_logged_in": True, "email": "office@one.example", "email_verified": False}, False),
        ({"is_logged_in": True, "email": "office@one.example", "email_verified": "false"}, False),
        ({"is_logged_in": False, "email": "office@one.example"}, False),
        ({"email": "office@one.example"}, False),
        ({"is_logged_in": True, "email": "office@one.example.org"}, False),
        ({"is_logged_in": True, "email": "a_office@one.example"}, False),
        # The sign for degrees Kelvin becomes a k when text is put into small letters.
        ({"is_logged_in": True, "email": "\u212aate@one.example"}, False),
        ({"is_logged_in": True, "email": ""}, False),
        ({"is_logged_in": True}, False),
    ],
)
def test_only_a_confirmed_address_of_the_list_writes_and_stands_as_the_list_has_it(set_to, user, writes):
    set_to(SERVED, auth=AUTH, editors={"addresses": ["Office@one.example", "kate@one.example"]})
    assert ("Writing: Office@one.example." in said(page(user))) is writes


def test_nobody_writes_through_a_provider_where_no_addresses_are_listed(set_to):
    set_to(SERVED, auth=AUTH, editors={})
    at = page({"is_logged_in": True, "email": "office@one.example"})
    assert "Writing:" not in said(at)
    assert not at.button
    assert "python -m report.editors" in said(at)


def test_each_provider_has_its_button(set_to):
    providers = {"cookie_secret": COOKIE_SECRET, "microsoft": {"client_id": "a"}, "okta": {"client_id": "b"}, "client_kwargs": {}}
    set_to(SERVED, auth=providers, editors={"addresses": ["office@one.example"]})
    assert [button.label for button in page().button] == ["Sign in with Microsoft", "Sign in with Okta"]


def test_secrets_are_read_from_the_file_that_streamlit_reads(monkeypatch):
    monkeypatch.setattr(st, "get_option", SERVED.get)
    at = page(editors={"passphrase": HASHED})
    assert [field.label for field in at.text_input] == ["Organisation", "Passphrase"]
    assert "No editors have been named yet." not in said(at)


def test_the_name_given_with_the_passphrase_stands_as_plain_text(set_to):
    set_to(SERVED, editors={"passphrase": HASHED})
    at = page()
    name, passphrase = at.text_input
    name.input("![x](http://evil.example/y)\u202e  office")
    passphrase.input(PASSPHRASE)
    at.button[0].click().run()
    assert "You write as **\\!\\[x\\]\\(http\\:" in said(at)
    assert "\u202e" not in said(at)
    assert at.session_state["signed_in_as"] == "![x](http://evil.example/y) office"


def test_a_hash_is_salted_and_fits_its_passphrase_alone():
    assert hash_of(PASSPHRASE) != HASHED
    assert PASSPHRASE not in HASHED
    assert is_right(PASSPHRASE, HASHED)
    assert is_right(PASSPHRASE.replace("č", "c\u030c"), HASHED)
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper(), HASHED):
        assert not is_right(wrong, HASHED)
    cost, block, turns = map(int, HASHED.split("$")[1:4])
    assert (cost >= 2**14, block >= 8, turns >= 1) == (True, True, True)
    assert len(bytes.fromhex(HASHED.split("$")[4])) >= 16


@pytest.mark.parametrize("hashed", ["", PASSPHRASE, "scrypt$", with_cost(PASSPHRASE)[:-2], with_cost(PASSPHRASE).replace("32768", "32767")])
def test_what_is_no_hash_fits_no_passphrase(hashed):
    assert not is_right(PASSPHRASE, hashed)
    assert not is_right(hashed, hashed)


def test_after_five_wrong_ones_within_a_minute_even_the_right_one_waits_until_it_is_over(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(editors, "monotonic", lambda: now[0])
    weak = with_cost(PASSPHRASE, cost=2**10)
    for _ in range(4):
        assert "not the passphrase" in attempt("wrong", weak)
    assert attempt(PASSPHRASE, weak) == ""
    now[0] += 20
    assert "not the passphrase" in attempt("wrong", weak)
    assert "Wait 40 seconds" in attempt(PASSPHRASE, weak)
    assert "Wait 40 seconds" in attempt("wrong", weak)
    now[0] += 39.5
    assert "Wait 1 second," in attempt(PASSPHRASE, weak)
    now[0] += 0.5
    assert attempt(PASSPHRASE, weak) == ""


WEAK = {
    "plain text": ({"editors": {"passphrase": PASSPHRASE}}, "not kept as a hash"),
    "digits in TOML": ({"editors": {"passphrase": 123456789012}}, "not kept as a hash"),
    "another hash": ({"editors": {"passphrase": hashlib.sha256(b"x").hexdigest()}}, "not kept as a hash"),
    "a short salt": ({"editors": {"passphrase": "scrypt$32768$8$1$00$" + "0" * 64}}, "not kept as a hash"),
    "a low cost": ({"editors": {"passphrase": with_cost(PASSPHRASE, cost=2**13)}}, "tried too fast"),
    "a small block": ({"editors": {"passphrase": with_cost(PASSPHRASE, block=1)}}, "tried too fast"),
    "a common one": ({"editors": {"passphrase": hash_of("meshwork")}}, "others try first"),
    "a short cookie secret": ({"auth": {"cookie_secret": COOKIE_SECRET[:31]}}, "cookie_secret"),
    "no cookie secret": ({"auth": {"client_id": "meshwork"}}, "cookie_secret"),
    "a cookie secret of few characters": ({"auth": {"cookie_secret": "xxx" * 20}}, "cookie_secret"),
    "one from a document": ({"auth": {"cookie_secret": "replace-me-with-a-long-string-0123456789"}}, "cookie_secret"),
    "one in brackets": ({"auth": {"cookie_secret": "<32 bytes as token_hex gives them>"}}, "cookie_secret"),
}


@pytest.mark.parametrize("kind", WEAK)
def test_a_server_for_others_refuses_a_weak_secret_with_cause_and_way_out_and_the_machine_alone_does_not(set_to, kind):
    secrets, cause = WEAK[kind]
    set_to(SERVED, **secrets)
    with pytest.raises(WeakSecret, match=cause) as refused:
        must_be_strong()
    assert "Run `python" in str(refused.value)
    for section in secrets.values():
        assert not any(str(value) in str(refused.value) for value in section.values())
    set_to(LOCAL, **secrets)
    must_be_strong()


@pytest.mark.parametrize("secrets", [{}, {"editors": {"passphrase": HASHED}}, {"auth": AUTH}, {"editors": {"addresses": []}, "auth": AUTH}])
def test_a_server_for_others_starts_with_strong_secrets_or_none(set_to, secrets):
    set_to(SERVED, **secrets)
    must_be_strong()


@pytest.mark.parametrize(
    ("passphrase", "told"),
    [
        ("x7#Kq!9zLw2", "shorter than 12"),
        ("abababababab", "few different"),
        ("Meshwork2026!", "others try first"),
        ("Password-123456", "others try first"),
        ("letmeinletmein editor", "others try first"),
        (PASSPHRASE, ""),
        ("the password of our herons", ""),
    ],
)
def test_a_weak_passphrase_is_told_from_a_strong_one(passphrase, told):
    assert told in weakness(passphrase)
    assert bool(weakness(passphrase)) is bool(told)


@pytest.mark.parametrize("common", COMMON)
def test_no_common_passphrase_is_taken(common):
    assert weakness(common)


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ([PASSPHRASE, PASSPHRASE], 0, "below [editors]"),
        ([PASSPHRASE, PASSPHRASE + "."], 1, "differ"),
        (["meshwork2026"], 1, "others try first"),
    ],
)
def test_the_command_asks_twice_and_prints_the_line_for_the_file_or_why_not(monkeypatch, capsys, given, status, told):
    answers = iter(given)
    monkeypatch.setattr(getpass, "getpass", lambda _: next(answers))
    assert main() == status
    printed, complained = capsys.readouterr()
    assert told in complained
    assert not any(passphrase in printed + complained for passphrase in given)
    if status:
        assert printed == ""
    else:
        assert is_right(PASSPHRASE, printed.strip().removeprefix('passphrase = "').removesuffix('"'))
    assert next(answers, None) is None
