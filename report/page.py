"""Prose around figures: headings, notes, and facts with their sources."""

import streamlit as st

from report import language
from report.figure import asked, link
from report.text import plain
from report.visit import visit


def heading(title: str, question: str | None) -> None:
    """The title of a page and the question it answers."""
    t = visit().t
    st.title(t(title))
    st.markdown("#### " + t(" ".join((question or "").split())).replace("\n", " "))


def section(title: str) -> None:
    """The title of a part of a page."""
    st.header(visit().t(title))


def note(text: str) -> None:
    """How to read what stands near it; what the data says is the figure's own sentence."""
    st.markdown(visit().t(" ".join(text.split())))


def facts(query: str) -> None:
    """Facts with their sources, one below the other; what is not stated is said so."""
    now = visit()
    t = now.t
    before = None
    for row in asked(query).frame.itertuples():
        label, value, source = st.columns([3, 6, 4], vertical_alignment="center")
        if row.fact != before:
            label.markdown(f"**{plain(language.title(row.fact, t))}**")
        before = row.fact
        code, words, said = (None if language.pd.isna(part) else str(part) for part in (row.code, row.words, row.note))
        text = plain(words) if words else plain(language.word(now.path, now.language, row.fact, code))
        if not words and code is None:
            text = t("not stated")
        value.markdown(text + (f"  \n:small[{plain(said)}]" if said else ""))
        if not language.pd.isna(row.source_id):
            with source:
                where = "" if language.pd.isna(row.locator) else f" ({row.locator})"
                link("source_id", str(row.source_id), f"{row.source}{where}")
