"""The pages and their sections; where a link leads."""

from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from charts.words import Words
from report.language import N_

PAGES = Path(__file__).parent.parent / "pages"

# Section, then page and title in the order of the menu. A title in brackets would be in no menu: such pages are
# reached from names.
MENU: dict[str, dict[str, str]] = {
    N_("Networks"): {"overview": N_("Overview"), "sizes": N_("Sizes"), "network": N_("Network")},
    N_("Members"): {"members": N_("Members"), "member": N_("Member")},
    N_("Data"): {"sources": N_("Sources")},
}
HIDDEN = {"network", "member"}
# A page's own key in the address.
OWN_KEYS = {"network": "network", "member": "member", "sources": "source"}


def sections(t: Words) -> dict[str, list[StreamlitPage]]:
    """Every page by the title of its section."""
    return {
        t(section): [
            st.Page(
                PAGES / section.lower() / f"{name}.py",
                title=t(title),
                url_path=name,
                default=name == "overview",
                visibility="hidden" if name in HIDDEN else "visible",
            )
            for name, title in titles.items()
        ]
        for section, titles in MENU.items()
    }


@lru_cache
def path(name: str) -> str:
    """The file of a page by its name, as links between pages take it."""
    for section, titles in MENU.items():
        if name in titles:
            return str(PAGES / section.lower() / f"{name}.py")
    raise LookupError(f"No page {name!r}: expected one of {', '.join(n for titles in MENU.values() for n in titles)}")
