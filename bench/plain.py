"""A script as one would write it first: the product's filters, and each figure of a page by its query and st.altair_chart.

A page without figures only writes what is chosen. No answer and no drawing is kept; the ties that steps of analysis take are, as in
the product.
"""

import importlib
from dataclasses import replace
from pathlib import Path

import streamlit as st

from data.library import current
from report import chooser, language, menu
from report.answer import about, fresh
from report.contents import contents
from report.visit import Filters

SPEECH = "en"
NOTHING_CHOSEN = tuple((key, ()) for key in menu.CHOSEN_ON_PAGES)


def plainly(path: Path, chosen: Filters, name: str) -> None:
    """What is chosen, and every figure of the product's page of this name."""
    st.title(name)
    st.write(str(chosen))
    words = replace(language.words(SPEECH), terms=language.terms(path, SPEECH))
    before = 0
    for shown in (shown for shown in contents() if shown.page == name and shown.word == "figure"):
        module, function = shown.function or ("", "")
        frame = fresh(path, shown.query, chosen=chosen, own=NOTHING_CHOSEN, speech=SPEECH, unit="").frame
        stated = int(frame[frame.columns[0]].notna().sum())
        other = (shown.beyond and before <= shown.beyond) or (shown.up_to and stated > shown.up_to)
        before = stated
        if other:
            continue
        chart = getattr(importlib.import_module(f"charts.{module}"), function)
        st.altair_chart(chart(frame, words), key=shown.query + function)


def run() -> None:
    """Draw menu and filters, run the page."""
    data = chooser.choose_data(SPEECH)
    path = current(data)
    assert path is not None  # it is published before the server starts
    names = [name for titles in menu.MENU.values() for name in titles]
    page = st.navigation([st.Page(nothing, title=name, url_path=name, default=name == "overview") for name in names])
    chosen = chooser.choose(data, path, SPEECH, int(about(path).as_of), "").chosen
    plainly(path, chosen, page.url_path or "overview")


def nothing() -> None:
    """What stands for a page in the menu: the script itself draws it, as it alone knows the filters."""


run()
