"""How each number is made: the comments of queries, the docstrings of charts and the meaning of words, page by page; and the
measures of connections."""

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

from analysis.catalogue import MEASURES, Measure
from charts.words import Words
from data.build import sql
from report import language, menu, steps
from report.contents import Shown, contents
from report.language import N_
from report.text import plain
from report.visit import visit

# What readers call what is called otherwise there.
CALLED = {
    "plain": N_("Words sought"),
    "current_memberships": N_("Current members"),
    "networks_as_of": N_("The networks of a year, and their size"),
    "chosen_networks": N_("What the filters leave"),
    "chosen_organisations": N_("Organisations in what the filters leave"),
    "chosen_ties": N_("The two-mode graph"),
    "chosen_activities": N_("What networks did"),
    "chosen_sources": N_("Sources of what the filters leave"),
    "mode_group": N_("Modes of exchange in groups"),
    "chosen_fields": N_("What a network may state"),
    "is_main_field": N_("Main fields"),
}


@lru_cache
def meanings() -> tuple[tuple[str, str], ...]:
    """What meaning.sql says of the words that queries share: what each macro is called, and the comment above it."""
    said = re.findall(r"^((?:-- [^\n]*\n)+)create macro (\w+)\(", sql("meaning"), re.MULTILINE)
    return tuple(
        (
            CALLED.get(name) or name.replace("_", " ").capitalize(),
            " ".join(line.removeprefix("-- ").strip() for line in comment.splitlines()),
        )
        for comment, name in said
    )


def methods() -> None:
    """What the words mean that all pages share, then each figure, table and fact sheet: a part for every page; then the measures."""
    now = visit()
    for title, text in told(now.path, now.language):
        st.header(title, anchor=False)
        st.markdown(text, anchors=False)


@lru_cache(maxsize=8)
def told(path: Path, speech: str) -> tuple[tuple[str, str], ...]:
    """The parts of the page on methods, each with its title and its text; made once for a data set and a language."""
    t = replace(language.words(speech), terms=language.terms(path, speech))
    shared = "\n\n".join(f"**{plain(t(called))}.** {plain(t(comment))}" for called, comment in meanings())
    parts = [(t("Words that all pages share"), shared)]
    # What stands on several pages is told in full on the first.
    before: dict[tuple[str, tuple[str, str] | None], str] = {}
    for page in dict.fromkeys(shown.page for shown in contents()):
        texts = []
        for shown in (shown for shown in contents() if shown.page == page):
            key = shown.query, shown.function
            if before.get(key) != page:
                texts.append("\n\n".join(entry(shown, before.get(key), t)))
            before.setdefault(key, page)
        parts.append((menu.title(page, t), "\n\n".join(texts)))
    parts.append((t("Measures of connections"), "\n\n".join("\n\n".join(of_measure(measure, t)) for measure in MEASURES)))
    return tuple(parts)


def of_measure(measure: Measure, t: Words) -> Iterator[str]:
    """What is told of one measure, paragraph by paragraph."""
    yield f"### {plain(t(measure.name))}"
    yield f"**{t('Formula')}.** {plain(t(measure.formula))}"
    yield f"**{t('Where it misleads')}.** {plain(t(measure.misleads))}"
    # A measure may be there before its page is.
    pages = [menu.title(page, t) for titles in menu.MENU.values() for page in titles if page in measure.pages]
    told = [t("Source: {source}", source=t(measure.source)), *([t("Shown on: {pages}", pages=", ".join(pages))] if pages else [])]
    yield f":small[{plain(' · '.join(told))}]"


def entry(shown: Shown, told_under: str | None, t: Words) -> Iterator[str]:
    """What is told of one figure, table or fact sheet, paragraph by paragraph."""
    yield f"### {plain(title(shown, t))}"
    if told_under:
        yield plain(t("As told under {page}.", page=menu.title(told_under, t)))
        return
    query = steps.rows(shown.query)
    if shown.word == "figure":
        yield f"**{t('What is drawn')}.** {plain(t(' '.join((function(shown).__doc__ or '').split())))}"
    yield f"**{t('What it counts')}.** {plain(t(query.caption))}"
    if query.misleads:
        yield f"**{t('Where it misleads')}.** {plain(t(query.misleads))}"
    yield f":small[{plain(t('Query: queries/{name}.sql', name=shown.query))}]"


def title(shown: Shown, t: Words) -> str:
    """The title of a figure; of what has none, the part of the page in which it stands."""
    if shown.word == "figure":
        # A title depends on neither columns nor values.
        return str(function(shown)(pd.DataFrame(), t).title)
    return t(shown.section) or (t("What is known of it") if shown.word == "facts" else menu.title(shown.page, t))


def function(shown: Shown) -> Callable[[pd.DataFrame, Words], alt.LayerChart]:
    """The function of charts/ that draws a figure."""
    module, name = shown.function or ("", "")
    found: Callable[[pd.DataFrame, Words], alt.LayerChart] = getattr(importlib.import_module(f"charts.{module}"), name)
    return found
