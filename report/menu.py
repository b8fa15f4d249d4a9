"""The pages and their sections; where a name leads."""

from copy import copy
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from charts.words import Words
from report.language import N_, words

PAGES = Path(__file__).parent.parent / "pages"

# Section, then page and title, in the order of the menu.
MENU: dict[str, dict[str, str]] = {
    N_("Networks"): {
        "overview": N_("Overview"),
        "sizes": N_("Sizes"),
        "purposes": N_("Purposes"),
        "decisions": N_("Decisions"),
        "network": N_("Network"),
    },
    N_("Members"): {
        "members": N_("Members"),
        "member": N_("Member"),
        "connections": N_("Connections"),
        "areas": N_("Areas"),
    },
    N_("Practice"): {"exchange": N_("Exchange")},
    N_("Data"): {"bring_data": N_("Bring data"), "coverage": N_("Coverage"), "sources": N_("Sources"), "method": N_("Method")},
}
# Reached from names, not from the menu.
HIDDEN = {"network", "member"}
# A page's own key in the address.
OWN_KEYS = {"network": "network", "member": "member", "sources": "source"}
# What is chosen on a page itself, and how many of it: the address has a key of organisations or networks as often as one is chosen.
CHOICES = {
    "connections": {"leaves": 20, "network_leaves": 20, "around": 20, "network_around": 20, "path_from": 1, "path_to": 1},
}
# The same for all pages.
CHOSEN_ON_PAGES = {key: most for keys in CHOICES.values() for key, most in keys.items()}


def sections(speech: str) -> dict[str, list[StreamlitPage]]:
    """Every page by the title of its section, for one run."""
    t = words(speech)
    # Streamlit marks the page that a run may call.
    return {t(section): [copy(page(name, speech)) for name in titles] for section, titles in MENU.items()}


@lru_cache
def page(name: str, speech: str) -> StreamlitPage:
    """A page as links take it. Made once: Streamlit looks for its file each time one is made, or a link names the file."""
    return st.Page(
        path(name),
        title=title(name, words(speech)),
        url_path=name,
        default=name == "overview",
        visibility="hidden" if name in HIDDEN else "visible",
    )


@lru_cache
def path(name: str) -> str:
    """The file of a page by its name, as links between pages take it."""
    for section, titles in MENU.items():
        if name in titles:
            return str(PAGES / section.lower() / f"{name}.py")
    raise LookupError(f"No page {name!r}: expected one of {', '.join(n for titles in MENU.values() for n in titles)}")


def title(name: str, t: Words) -> str:
    """What a page is called in the menu."""
    return t(next(titles[name] for titles in MENU.values() if name in titles))


@lru_cache
def page_of(own: str) -> str:
    """The page that has this key of its own in the address."""
    return next(name for name, key in OWN_KEYS.items() if key == own)
