"""Who may write: everyone on the machine itself, and elsewhere whom `.streamlit/secrets.toml` names. Reading is open to all.

`python -m report.editors` asks for a passphrase and prints the line that keeps it as a salted hash.
"""

import getpass
import hashlib
import hmac
import logging
import re
import secrets
import sys
import threading
import unicodedata
from collections import deque
from collections.abc import Mapping
from ipaddress import ip_address
from math import ceil
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from report import language
from report.text import plain

SPEECH = "en"
log = logging.getLogger("meshwork")

# Where the session keeps the name that came with the right passphrase.
SIGNED_IN = "signed_in_as"
# As headers begin that a proxy adds.
FORWARDED = ("forwarded", "x-forwarded-", "x-real-ip", "via")

# 32 MB and about a tenth of a second for each attempt.
COST, BLOCK, TURNS = 2**15, 8, 1
WEAKEST_COST = 2**14
MEMORY = 2**28
HASH = re.compile(r"scrypt\$(\d{1,7})\$(\d{1,2})\$([1-9]\d?)\$([0-9a-f]{32})\$([0-9a-f]{64})")

# What people choose and others try first; longer ones before those that they hold.
COMMON = [
    "correct horse battery staple",
    "correcthorsebatterystaple",
    "123456789012",
    "administrator",
    "meshworkmeshwork",
    "passwordpassword",
    "1234567890",
    "qwertyuiop",
    "passphrase",
    "streamlit",
    "changeme",
    "meshwork",
    "password",
    "passwort",
    "welcome",
    "letmein",
    "123456",
    "editor",
    "qwerty",
    "secret",
]
SHORTEST = 12
# Words that stand in documents in place of a secret; no random secret has them, nor spaces or brackets.
PLACEHOLDER = re.compile(r"secret|replace|change|example|random|string|[\s<>{}\[\]]", re.IGNORECASE)
SHORTEST_SECRET = 32

# When the last wrong passphrases were given, on the whole server, in seconds of the clock `monotonic`.
WRONG: deque[float] = deque(maxlen=5)
PAUSE = 60
one_at_a_time = threading.Lock()


class WeakSecret(Exception):
    """A secret that others could guess: the cause and the way out, never the secret itself."""


def editor() -> str:
    """Who writes in this run, as it stands beside a version; "" where this visitor may not write."""
    t = language.words(SPEECH)
    return t("this machine") if is_here() else signed_in()


def signed_in() -> str:
    """The name that the visitor gave with the passphrase, or the address of the list under which they are known; "" for neither."""
    return str(st.session_state.get(SIGNED_IN, "")) or listed()


def listed() -> str:
    """The address of `[editors].addresses` under which a provider knows the visitor, as it is written there; "" where it is not there."""
    if not st.user.get("is_logged_in") or str(st.user.get("email_verified")).lower() == "false":
        return ""
    # As bytes: of text, some letters of other scripts would become those of the alphabet.
    known = str(st.user.get("email") or "").encode().lower()
    addresses = kept("editors").get("addresses", [])
    return next((address for address in map(str, addresses) if address.encode().lower() == known), "")


def sign_in() -> None:
    """Draw, where `editor()` is "", what stands in place of what writes: how to sign in, or how editors are named."""
    t = language.words(SPEECH)
    passphrase, named = kept("editors").get("passphrase"), providers()
    st.markdown(f"**{t('Everyone may read here. Publishing and changing is for editors.')}**")
    if named:
        sign_in_elsewhere(named)
    if passphrase:
        ask_for_passphrase(str(passphrase))
    if not named and not passphrase:
        st.markdown(
            t(
                "No editors have been named yet. Whoever runs this program can write without signing in, in a browser on the machine it "
                "runs on, while it is open to no other. To let others write, too:"
            )
        )
        st.markdown(
            f"1. {t('Run `python -m report.editors` in the folder of the program. It asks for a passphrase and prints a line.')}\n"
            f"2. {t('Put the line into the file `.streamlit/secrets.toml`, below a line `[editors]`.')}\n"
            f"3. {t('Start the program again, and give the passphrase to those who shall write.')}\n"
        )
        st.markdown(t("The README tells under *Who may write* how editors sign in with their own accounts instead."))


def sign_in_elsewhere(named: Mapping[str, str]) -> None:
    """Draw the buttons that lead to providers, by the names that `st.login` takes; to one who came back and is no editor, tell it."""
    t = language.words(SPEECH)
    if st.user.get("is_logged_in"):
        told = t(
            "You are signed in as {address}. This address is not on the list of editors, or your provider has not confirmed it. Ask "
            "whoever runs the program to put it on the list, or sign out and come back under another.",
            address=plain(st.user.get("email") or t("somebody without an address")),
        )
        st.warning(told)
        st.button(t("Sign out"), on_click=leave)
        return
    st.markdown(
        t("Sign in with the account whose address is on the list of editors. Afterwards you are on the first page; come back here.")
    )
    for name, label in named.items():
        st.button(label, key=f"sign_in_{name}", type="primary", on_click=st.login, args=(name or None,))


def ask_for_passphrase(hashed: str) -> None:
    """Draw the form that takes the passphrase and the name of an organisation; where both are given, run the page anew."""
    t = language.words(SPEECH)
    with st.form("sign_in", width=480):
        st.markdown(
            t("If you have the passphrase, give it here, with the name of your organisation. The name stands beside what you publish.")
        )
        typed = st.text_input(t("Organisation"), max_chars=100, autocomplete="organization")
        name = " ".join("".join(filter(str.isprintable, typed)).split())
        given = st.text_input(t("Passphrase"), type="password", max_chars=200, autocomplete="current-password")
        if not st.form_submit_button(t("Sign in")):
            return
        if refused := attempt(given, hashed) if name else t("The name of the organisation is missing."):
            st.error(refused)
            return
    st.session_state[SIGNED_IN] = name
    st.rerun()


def attempt(given: str, hashed: str) -> str:
    """Why a passphrase is not taken; "" where it is the right one.

    The whole server tries one at a time, and after five wrong ones within a minute none until that minute is over.
    """
    t = language.words(SPEECH)
    with one_at_a_time:
        wait = ceil(WRONG[0] + PAUSE - monotonic()) if len(WRONG) == WRONG.maxlen else 0
        if wait > 0:
            return t.plural(
                "Too many wrong passphrases were given. Wait {n} second, then try again.",
                "Too many wrong passphrases were given. Wait {n} seconds, then try again.",
                n=wait,
            )
        if is_right(given, hashed):
            return ""
        WRONG.append(monotonic())
        log.warning("A wrong passphrase was given.")
    return t("This is not the passphrase. Look at it again, or ask whoever runs the program.")


def sign_out() -> None:
    """Draw, where `editor()` is not "", as whom the visitor writes and a button that ends it; nothing on the machine itself."""
    t = language.words(SPEECH)
    if is_here() or not (name := signed_in()):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("You write as {editor}.", editor=f"**{plain(name)}**"), width="content")
        st.button(t("Sign out"), on_click=leave)


def leave() -> None:
    """Forget the visitor, here and, where the provider has it, there."""
    st.session_state.pop(SIGNED_IN, None)
    if st.user.get("is_logged_in"):
        st.logout()


def is_here() -> bool:
    """Whether the visitor sits at the machine: only it reaches the server, and nothing tells of a proxy between."""
    headers = st.context.headers
    return (
        is_closed()
        # A server that was started around the settings may be reached from elsewhere all the same.
        and st.context.ip_address is None
        and not any(name.lower().startswith(FORWARDED) for name in headers)
        # A proxy that tells nothing of itself still lets through where the browser thinks it is.
        and is_local(urlsplit(headers.get("Origin") or "//localhost").hostname or "")
    )


def is_closed() -> bool:
    """Whether the settings open the server to this machine alone: the address it listens on, and the names it answers under."""
    names = st.get_option("server.allowedHosts")
    return bool(names) and all(is_local(name) for name in [st.get_option("server.address") or "", *names])


def is_local(host: str) -> bool:
    """Whether a name or address means the machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def kept(section: str) -> Mapping[str, Any]:
    """A section of secrets.toml; empty where there is none."""
    found = st.secrets.get(section) if st.secrets.load_if_toml_exists() else None
    return found if isinstance(found, Mapping) else {}


def providers() -> dict[str, str]:
    """The labels of buttons by the names of the providers that `[auth]` has, "" for the one without; empty if nobody edits through them."""
    t = language.words(SPEECH)
    auth = kept("auth")
    if not kept("editors").get("addresses"):
        return {}
    named = [name for name, part in auth.items() if isinstance(part, Mapping) and "client_id" in part]
    unnamed = {"": t("Sign in with your account")} if "client_id" in auth else {}
    return unnamed | {name: t("Sign in with {provider}", provider=name.capitalize()) for name in named}


def hash_of(passphrase: str) -> str:
    """A passphrase as secrets.toml keeps it: `scrypt$cost$block$turns$salt$hash`, with a new salt."""
    salt = secrets.token_bytes(16)
    return f"scrypt${COST}${BLOCK}${TURNS}${salt.hex()}${scrypt(passphrase, salt, COST, BLOCK, TURNS).hex()}"


def scrypt(passphrase: str, salt: bytes, cost: int, block: int, turns: int) -> bytes:
    """The 32 bytes that a passphrase comes to. Raises ValueError for a cost that cannot be."""
    # The same letter may be typed as one sign or as two.
    text = unicodedata.normalize("NFC", passphrase).encode()
    return hashlib.scrypt(text, salt=salt, n=cost, r=block, p=turns, maxmem=MEMORY, dklen=32)


def is_right(passphrase: str, hashed: str) -> bool:
    """Whether a hash was made of this passphrase; never where it is no such hash."""
    if not (found := HASH.fullmatch(hashed)):
        return False
    cost, block, turns, salt, expected = found.groups()
    try:
        got = scrypt(passphrase, bytes.fromhex(salt), int(cost), int(block), int(turns))
    except ValueError:
        return False
    return hmac.compare_digest(got, bytes.fromhex(expected))


def weakness(passphrase: str) -> str:
    """Why a passphrase is easily guessed, as a sentence; "" where it is not."""
    if len(passphrase) < SHORTEST:
        return f"It is shorter than {SHORTEST} characters."
    if len(set(passphrase.lower())) < 6:
        return "It has too few different characters."
    left = passphrase.lower()
    for word in COMMON:
        left = left.replace(word, "")
    return "It hardly has more than a word that others try first." if len(left) < 8 else ""


def must_be_strong() -> None:
    """Raise WeakSecret where others than this machine reach the server and one of its secrets could be guessed or read."""
    if is_closed():
        return
    remedy = "Run `python -m report.editors` and put the line that it prints in its place."
    hashed = str(kept("editors").get("passphrase", ""))
    found = HASH.fullmatch(hashed)
    if hashed and not found:
        raise WeakSecret(f"The passphrase under [editors] in secrets.toml is not kept as a hash: who sees the file could write. {remedy}")
    if found and (int(found[1]) < WEAKEST_COST or int(found[2]) < BLOCK):
        raise WeakSecret(f"The hash of the passphrase under [editors] in secrets.toml is tried too fast. {remedy}")
    if found and any(is_right(common, hashed) for common in COMMON):
        raise WeakSecret(f"The passphrase under [editors] in secrets.toml is one that others try first. {remedy}")
    auth = kept("auth")
    secret = str(auth.get("cookie_secret", ""))
    if auth and (len(secret) < SHORTEST_SECRET or len(set(secret)) < 10 or PLACEHOLDER.search(secret)):
        raise WeakSecret(
            "The cookie_secret under [auth] in secrets.toml could be guessed: who does can sign in as anybody. "
            'Run `python -c "import secrets; print(secrets.token_hex(32))"` and put what it prints in its place.'
        )


def main() -> int:
    """Ask twice for a passphrase and print the line that keeps it; the status is 1 where it is refused."""
    passphrase = getpass.getpass("Passphrase: ")
    if weak := weakness(passphrase):
        print(f"{weak} Choose another: four or five words that have nothing to do with each other are good.", file=sys.stderr)
        return 1
    if getpass.getpass("The same again: ") != passphrase:
        print("The two differ. Start again.", file=sys.stderr)
        return 1
    print("Put this line below [editors] in .streamlit/secrets.toml and start the program again:", file=sys.stderr)
    print(f'passphrase = "{hash_of(passphrase)}"')
    return 0


if __name__ == "__main__":
    sys.exit(main())
