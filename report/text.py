"""Text from data, made safe to show among markdown."""

import re


def plain(text: object) -> str:
    """The text as it is written: no markdown, link, picture, formula or emoji code in it comes to life."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(str(text).split()))
