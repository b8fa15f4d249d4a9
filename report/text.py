"""Text from data, made safe to show among markdown."""

import re
from urllib.parse import quote


def plain(text: object) -> str:
    """The text as it is written: no markdown, link, picture, formula or emoji code in it comes to life."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(str(text).split()))


def unmarked(text: object) -> str:
    """The text without the signs that markdown acts on, for names of fields and choices: a screen reader gets these as they are written."""
    return " ".join(re.sub(r"[^\w\s.,:;/()&+'’-]|_", " ", str(text)).split())


def web(address: str) -> str:
    """An address as a link that shows it; opening it is the reader's own step out of the program."""
    whole = address if address.startswith(("http://", "https://")) else f"https://{address}"
    return f"[{plain(address)}]({quote(whole, safe=':/?#@!$&*+,;=%~-._')})"
