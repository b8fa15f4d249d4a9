"""Prose around figures: headings, sentences, notes, key figures, facts and entries with their sources, the field that finds."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import queries
from charts.words import Words
from report import language, menu
from report.answer import Answer, asked, made_once, named, written
from report.chooser import here
from report.links import lead, link, linked, names_of
from report.table import as_html, behind, counts, nothing
from report.taking import Drawn
from report.text import plain, web
from report.visit import Filters, visit

# A link is the dearest of elements: a list has no more than these.
ENTRIES = 25

# What is known of one record: the columns of its row.
Row = dict[str, Any]


def heading(title: str, question: str | None) -> None:
    """The title of a page and the question it answers."""
    t = visit().t
    st.title(t(title), anchor=False)
    st.markdown(f"**{t(' '.join((question or '').split()))}**")


def section(title: str) -> None:
    """The title of a part of a page."""
    st.header(visit().t(title), anchor=False)


def beside(count: int) -> list[DeltaGenerator]:
    """Places side by side; on a phone one below the other."""
    return st.columns(count, gap="large")


def note(text: str) -> None:
    """How to read what stands near it; what the data says is the figure's own sentence."""
    st.markdown(visit().t(" ".join(text.split())))


def opened(query: str, kind: str, question: str | None) -> Row | None:
    """The row of the record that the page's own key names, under a heading with its name and the page's question.

    Where there is none, the page says so and offers the field that finds one.
    """
    now = visit()
    t = now.t
    frame = asked(query).frame
    if frame.empty:
        (key,) = now.own.values()
        st.title(t(kind), anchor=False)
        if key:
            st.warning(t("This data set has nothing under the key {key}. The link may be of another data set.", key=plain(key[:80])))
        find()
        return None
    row: Row = {str(column): None if pd.isna(value) else value for column, value in frame.iloc[0].items()}
    st.title(plain(row.get("name") or row["title"]), anchor=False)
    told = [t(kind), *(plain(row[column]) for column in ("acronym", "topic") if row.get(column))]
    st.markdown(" · ".join(told))
    if row.get("website"):
        st.markdown(web(row["website"]))
    st.markdown(f"**{t(' '.join((question or '').split()))}**")
    for field, label in (("network_id", t("Its page as a network")), ("member_id", t("Its page as a member of networks"))):
        if row.get(field) and field.removesuffix("_id") not in now.own:
            link(field, row[field], label)
    if not row.get("is_chosen", True):
        st.info(t("This lies outside the filters that are set; it is shown whole all the same."))
    return row


def sentences(says: Callable[[pd.DataFrame, Words], list[tuple[str, str, dict[str, list[str]]]]], chosen: Filters) -> None:
    """Sentences that the data writes, each with the page and the filters that show more. The query has the function's name."""
    t = visit().t
    for text, page, narrower in written(asked(named(says), chosen), says, visit().language):
        sentence, more = st.columns([6, 1], vertical_alignment="center", border=False)
        sentence.markdown(f"**{plain(text)}**")
        with more:
            lead(page, menu.title(page, t), narrower)


def told(says: Callable[[pd.DataFrame, Words], str], chosen: Filters) -> None:
    """What the data writes where no drawing stands, and what it counts. The query has the function's name."""
    query = named(says)
    says_so = plain(written(asked(query, chosen), says, visit().language))
    st.markdown(f"**{says_so}**\n\n:small[{plain(counts(query))}]")


def key_figures(says: Callable[[pd.DataFrame, Words], list[tuple[str, str, str]]], chosen: Filters) -> None:
    """Large numbers, each with what it is and of how many it is known. The query has the name of the function."""
    with st.container(horizontal=True, gap="xsmall"):
        for title, value, known in written(asked(named(says), chosen), says, visit().language):
            with st.container(width=155, gap="xxsmall"):
                st.metric(title, value)
                st.markdown(f":small[{plain(known)}]")


def beside_documents(says: Callable[[pd.DataFrame, Words], list[tuple[str, ...]]], chosen: Filters) -> None:
    """What documents say of networks in general, each point with its source, and beside it what the data hold.

    The query has the name of the function and a row for each point: `text`, in English as all records, source_id, source,
    locator, and the numbers of which `says` writes for each row one sentence and perhaps a caution; an empty sentence where
    the data hold no figure.
    """
    now = visit()
    t = now.t
    query = named(says)
    said = asked(query, chosen)
    st.markdown(f":small[{plain(counts(query))}]")
    if said.frame.empty:
        # Filters choose networks, never statements.
        st.info(t("Nothing is recorded here."))
        return
    # The numbers of sources are those of this run; a click on the shelf must not change them.
    rows = [(text, held, cited(row, now.cited)) for text, held, row in points(said, says, now.language)]
    if with_figure := [row for row in rows if row[1]]:
        titles = [t("What the documents say"), t("What the data hold"), t("Source")]
        as_html(dict(zip(titles, zip(*with_figure, strict=True), strict=True)))
    if without := [(text, number) for text, held, number in rows if not held]:
        title = t.plural(
            "{n} more point, on which the data hold no figure", "{n} more points, on which the data hold no figure", n=len(without)
        )
        shelf = st.expander(title, key=f"without_figure_{query.replace('/', '_')}", on_change="rerun")
        if shelf.open:
            with shelf:
                as_html(dict(zip([t("What the documents say"), t("Source")], zip(*without, strict=True), strict=True)))


@made_once
def points(
    said: Answer, says: Callable[[pd.DataFrame, Words], list[tuple[str, ...]]], speech: str
) -> list[tuple[str, str, Mapping[Any, Any]]]:
    """Each point of a document as it is shown, what the data hold of it, and its row; written once for each answer.

    Figure and caution share a cell: a fourth column would not fit a phone.
    """
    return [
        (plain(row["text"]), " ".join([f"**{plain(held)}**", *map(plain, caution)]) if held else "", row)
        for row, (held, *caution) in zip(said.frame.to_dict("records"), says(said.frame, language.words(speech)), strict=True)
    ]


def facts(query: str) -> None:
    """Facts as a table, each with the number of its source; what is not stated is said so."""
    now = visit()
    t = now.t
    rows = []
    before = None
    for row in asked(query).frame.to_dict("records"):
        code, words, more = (None if pd.isna(row[part]) else str(row[part]) for part in ("code", "words", "note"))
        said = plain(words or language.word(now.path, now.language, row["fact"], code))
        title = "" if row["fact"] == before else f"**{plain(language.title(row['fact'], t))}**"
        rows.append((title, f"{said} ({plain(more)})" if more else said, cited(row, now.cited)))
        before = row["fact"]
    what, stated, sources = zip(*rows, strict=True)
    as_html({t("What"): what, t("Stated"): stated} | ({t("Source"): sources} if any(sources) else {}))


def cited(row: Mapping[Any, Any], numbers: dict[tuple[str, str, str], int]) -> str:
    """The number under which the list at the end of the page has a row's source.

    `row` has source_id, source (its title) and perhaps locator, the place in it; `numbers` are those of the visit.
    """
    if pd.isna(row["source_id"]):
        return ""
    where = row.get("locator")
    place = (str(row["source_id"]), str(row["source"]), "" if pd.isna(where) else str(where))
    return f"\\[{numbers.setdefault(place, len(numbers) + 1)}\\]"


def citations() -> None:
    """The sources that the page has cited, each with its numbers and the places in it; it opens all that was taken from it."""
    sources: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for (source, title, place), number in visit().cited.items():
        sources.setdefault((source, title), []).append((number, place))
    for (source, title), places in sources.items():
        # A link is the dearest of elements, so a source has one however many places it is cited from.
        told = [f"[{number}] {place}".strip() for number, place in places]
        if len(places) == 1:
            link("source_id", source, ", ".join(filter(None, [f"[{places[0][0]}] {title}", places[0][1]])))
        else:
            link("source_id", source, title)
            st.markdown(f":small[{plain(' · '.join(told))}]")


def entries(
    query: str, chosen: Filters, opens: str, tells: tuple[str, ...] | Callable[[Mapping[Any, Any], Words], str], rest: str = ""
) -> None:
    """Each row of a query as a link of its name, and below it what its columns `tells` say, or what `tells` says of the row, and
    its source.

    Of many rows the first are told so. Where the query answers no more than those, it says in `entries_in_all` how many
    there are, and `rest` where the others are found; else they stand in the table.
    """
    t = visit().t
    st.markdown(f":small[{plain(counts(query))}]")
    said = asked(query, chosen)
    frame = said.frame
    if frame.empty:
        st.info(nothing(query))
    for row in frame.head(ENTRIES).to_dict("records"):
        with st.container(gap="xxsmall"):
            link(opens, row[opens], row["name"])
            number = f" {cited(row, visit().cited)}" if "source_id" in row else ""
            st.markdown(f"{plain(tells(row, t) if callable(tells) else columns_told(row, tells, t))}{number}")
    if len(frame) > ENTRIES:
        st.markdown(t.plural("… and {n} more, in the table.", "… and {n} more, in the table.", n=len(frame) - ENTRIES))
        behind(query, query, said, chosen, Drawn({}, ""))
    elif "entries_in_all" in frame and len(frame) and (more := int(frame.entries_in_all.iloc[0]) - len(frame)):
        st.markdown(t.plural("… and {n} more.", "… and {n} more.", n=more) + f" {t(rest)}")


def columns_told(row: Mapping[Any, Any], columns: tuple[str, ...], t: Words) -> str:
    """What columns of a row say, each after its title; what is not stated is left out."""
    return " · ".join(
        f"{language.title(column, t)}: {row.get(f'{column}_words', row[column])}" for column in columns if pd.notna(row[column])
    )


def by_name(query: str, chosen: Filters) -> None:
    """The names in the rows of a query, one after the other, each a link."""
    st.markdown(f":small[{plain(counts(query))}]")
    frame = asked(query, chosen).frame
    if len(frame):
        key = names_of(frame.columns)["name"]
        st.markdown(" · ".join(linked(key, str(of), str(name)) for of, name in zip(frame[key], frame["name"], strict=True)))
    else:
        st.info(nothing(query))


def choose_members(key: str, label: str, chosen: Filters) -> None:
    """A field to choose organisations of the networks that the filters leave; those in most networks come first."""
    choose(key, label, "frame/members_to_choose", chosen)


def choose_networks(key: str, label: str, chosen: Filters) -> None:
    """A field to choose networks that the filters leave; those with most listed members come first."""
    choose(key, label, "frame/networks_to_choose", chosen)


def choose(key: str, label: str, query: str, chosen: Filters) -> None:
    """A field to choose records; the address has their keys. What was asked for by a link stays, whatever the filters leave."""
    t = visit().t
    state = f"choice_{key}"
    names = offered(asked(query, chosen, "records"))
    if others := [record for record in st.session_state[state] if record not in names]:
        found = queries.ask(visit().path, f"{query}_named", {"keys": others})
        names = names | dict(zip(found["key"], found["name"], strict=True))
    if unknown := [record for record in others if record not in names]:
        st.warning(t("This data set has nothing under the key {key}. The link may be of another data set.", key=plain(unknown[0][:80])))
        st.session_state[state] = [record for record in st.session_state[state] if record in names]
    st.multiselect(
        t(label),
        list(names),
        key=state,
        format_func=names.__getitem__,
        max_selections=menu.CHOSEN_ON_PAGES[key],
        placeholder=t("Choose, or type a part of a name"),
        filter_mode="contains",
        on_change=here,
    )


@made_once
def offered(said: Answer) -> dict[str, str]:
    """The names of records by their keys, in the order of the answer."""
    return dict(zip(said.frame["key"], said.frame["name"], strict=True))


@st.fragment
def find() -> None:
    """A field that finds any network or organisation by a part of its names, wherever the filters stand."""
    now = visit()
    t = now.t
    sought = st.text_input(
        t("Find a network or an organisation"), placeholder=t("part of a name or its short form"), key="find", max_chars=100, live=True
    ).strip()
    if not sought:
        return
    found = queries.ask(now.path, "overview/find", {"find": sought})
    if found.empty:
        st.info(t("No network and no organisation has this in its name. Try a shorter part of it."))
    for row in found.to_dict("records"):
        kind = t("Network") if row["page"] == "network" else t("Organisation")
        short = "" if pd.isna(row["acronym"]) else f" ({row['acronym']})"
        country = "" if pd.isna(row["country"]) else ", " + language.word(now.path, now.language, "country", row["country"])
        link(f"{row['page']}_id", row["key"], f"{kind}: {row['name']}{short}{country}")
