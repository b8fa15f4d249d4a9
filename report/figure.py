"""One drawing function: a figure is a drawing, the sentence the data writes, what is counted, and the table behind it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from charts.words import Words
from report import language, menu
from report.answer import Answer, asked, asked_for, made_once, named, written
from report.chooser import here
from report.few import few
from report.links import MANY, go, lead, leads, names
from report.table import behind, counts
from report.taking import Drawn
from report.text import plain
from report.visit import LISTS, Filters, visit

Chart = Callable[[pd.DataFrame, Words], alt.LayerChart]

# Fewer records than this are told one by one instead of drawn.
FEW = 5
# Where the filters leave more networks than these, no drawing of single ones is asked for.
MOST_ASKED = 1000


def figure(
    chart: Chart,
    chosen: Filters,
    *,
    query: str | None = None,
    unit: str = "networks",
    lists: str | None = None,
    leads_to: str | None = None,
    beyond: tuple[int, Chart] | None = None,
) -> None:
    """Draw a chart with everything that belongs to it.

    The rows are those of the chart's own name, of a query or a step of analysis, unless a query is named.
    A click on a mark filters by its field where that is a filter, opens the page where it is a key, and else lists
    the rows of the query `lists` that have the mark's value. With `leads_to` the figure is a small picture that leads
    to that page, where what it counts is said. `beyond` names the most records that can be read in this chart, and
    the chart that is drawn of more, and wherever many networks are left: then this one's query is not even asked.
    """
    now = visit()
    t = now.t
    name = named(chart)
    if beyond and (
        # Where very few state the field, they are told by name however many are left.
        (left(chosen) > MOST_ASKED and asked(named(beyond[1]), chosen, unit).stated >= FEW)
        or asked(query or name, chosen, unit).stated > beyond[0]
    ):
        figure(beyond[1], chosen, unit=unit, lists=lists, leads_to=leads_to)
        return
    said = asked(query or name, chosen, unit)
    drawing = json.loads(specification(chart, tuple(said.frame.columns), now.path, now.language))
    title = drawing.pop("title")
    st.markdown(f"### {plain(title)}", anchors=False)
    known = coverage(said, unit, t) if said.total else ""
    drawn = Drawn({}, title, known=known)
    if said.stated < FEW:
        few(said, query or name, unit, lists, t)
    else:
        draw(chart, name, drawing, said, lists)
        says = chart.__globals__.get(f"{chart.__name__}_says")
        drawn = Drawn(drawing, title, written(said, says, now.language) if says else "", known)
    small = plain(" ".join(filter(None, [known, "" if leads_to else counts(query or name)])))
    if told := [f"**{plain(drawn.says)}**"] * bool(drawn.says) + [f":small[{small}]"] * bool(small):
        st.markdown("\n\n".join(told))
    if leads_to:
        lead(leads_to, menu.title(leads_to, t))
    if said.total:
        behind(name, query or name, said, chosen, drawn)


def left(chosen: Filters) -> int:
    """How many networks the filters leave; the line at the bottom of every page asks it too."""
    return left_of(asked("frame/left", chosen))


@made_once
def left_of(said: Answer) -> int:
    """The number that the answer is."""
    return int(said.frame.networks.iloc[0])


@lru_cache(maxsize=256)
def specification(chart: Chart, columns: tuple[str, ...], path: Path, speech: str) -> str:
    """The drawing without its data, as JSON. It depends on the columns alone, so the browser updates it in place."""
    drawing = chart(pd.DataFrame(columns=list(columns)), replace(language.words(speech), terms=language.terms(path, speech))).to_dict()
    drawing.pop("datasets", None)
    drawing.pop("data", None)
    return json.dumps(drawing)


def draw(chart: Chart, name: str, drawing: dict[str, Any], said: Answer, lists: str | None) -> None:
    """Send the drawing, and act on a click; each click gives a new key, so that the same mark can be clicked again."""
    fields = [field for param in drawing.get("params", []) if param["name"] == "pick" for field in param["select"]["fields"]]
    clicks = st.session_state.setdefault("clicks", {}).get(name, 0)
    key = f"figure_{name.replace('/', '_')}_{clicks}"

    def picked() -> None:
        for mark in st.session_state[key]["selection"].get("pick", [])[:1]:
            st.session_state["clicks"][name] = clicks + 1
            here()
            act(name, mark)

    # The chart's docstring is its text for those who cannot see it.
    look: dict[str, Any] = {"key": key, "alt": visit().t(" ".join((chart.__doc__ or "").split())), "width": "stretch"}
    if fields and (fields[0] in LISTS or leads(fields[0]) or fields[0] in menu.CHOSEN_ON_PAGES or lists):
        st.vega_lite_chart(said.arrow, drawing, on_select=picked, selection_mode="pick", **look)
    else:
        st.vega_lite_chart(said.arrow, drawing, **look)
    if lists and fields:
        listed(name, fields[0], lists)


def act(name: str, mark: Mapping[str, object]) -> None:
    """What a click on a mark does, by the fields that it picks."""
    field, value = next(iter(mark.items()))
    if field in menu.CHOSEN_ON_PAGES:
        for key, chosen in mark.items():
            st.session_state[f"choice_{key}"] = [chosen] if chosen else []
    elif field in LISTS:
        st.session_state[f"filter_{field}"] = [value or language.NOT_STATED]
    elif leads(field):
        go(field, str(value))
    else:
        st.session_state["listed"] = (name, value)


def listed(name: str, field: str, query: str) -> None:
    """The rows behind the mark that was clicked last, each a link."""
    of, value = st.session_state.get("listed", (None, None))
    if of != name:
        return
    t = visit().t
    rows, in_all = asked_for(query, field, value, MANY)
    told = language.with_words(pd.DataFrame({field: [value]}), visit().path, visit().language)
    what = t("not stated") if value is None else told.get(f"{field}_words", told[field]).iloc[0]
    key = next(column for column in rows.columns if leads(column))
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            title = plain(t("{column}: {value} ({n} in all)", column=language.title(field, t), value=what, n=in_all))
            st.markdown(f"**{title}**", width="content")
            st.button(t("Close"), key=f"close_{name}", on_click=st.session_state.pop, args=("listed", None))
        names(rows, key, in_all)


def coverage(said: Answer, unit: str, t: Words) -> str:
    """Of how many records the figure knows what it shows."""
    if "not_stated" in said.frame:
        return counted_over(said.total, unit, t)
    said_of = {"n": said.total, "stated": said.stated}
    match unit:
        case "shown":
            return t("Shown are {stated} of {n}.", stated=t.number(said.stated), n=t.number(said.total))
        case "members":
            return t.plural("Known for {stated} of {n} organisation.", "Known for {stated} of {n} organisations.", **said_of)
        case "activities":
            return t.plural("Known for {stated} of {n} activity.", "Known for {stated} of {n} activities.", **said_of)
        case "memberships":
            return t.plural("Known for {stated} of {n} membership.", "Known for {stated} of {n} memberships.", **said_of)
        case _:
            return t.plural("Known for {stated} of {n} network.", "Known for {stated} of {n} networks.", **said_of)


def counted_over(total: int, unit: str, t: Words) -> str:
    """How many records a figure counts that itself shows of how many each field is known."""
    if unit == "networks":
        return t.plural("Counted over {n} network.", "Counted over {n} networks.", n=total)
    return t.plural("Counted over {n} record.", "Counted over {n} records.", n=total)
