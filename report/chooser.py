"""The data set and the filters: drawn once by the frame, kept in the address, told when a link asks for what is not there."""

import textwrap
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from data.library import DEFAULT, published
from report import language
from report.answer import title_of
from report.menu import CHOICES, CHOSEN_ON_PAGES, OWN_KEYS
from report.text import plain
from report.visit import LISTS, Filters, Visit

YEARS = (1900, 2100)
LONGEST_SEARCH = 100


def options(path: Path, speech: str) -> dict[str, list[str]]:
    """The codes that an address may ask for: of each filter in the order of their words or of the vocabulary, the
    language, the data set."""
    known = language.terms(path, speech)
    return {**{key: [*known[key], language.NOT_STATED] for key in LISTS}, "lang": [speech], "data": published()}


def read(address: Mapping[str, Sequence[str]], offered: Mapping[str, Sequence[str]], as_of: int) -> tuple[Filters, list[tuple[str, str]]]:
    """The filters that an address asks for, and what of it is unknown as pairs of key and value. Never raises."""
    # The key of a page is no filter; another page drops it.
    known = {*offered, "as_of", "q", *OWN_KEYS.values(), *CHOSEN_ON_PAGES}
    dropped = [
        (key, value) for key, asked in address.items() for value in asked if key not in known or value not in offered.get(key, asked)
    ]
    values: dict[str, object] = {"as_of": as_of}
    for key in LISTS:
        values[key] = tuple(code for code in dict.fromkeys(address.get(key, ())) if code in offered[key])
    for year in address.get("as_of", ())[-1:]:
        if year.isascii() and year.isdigit() and len(year) == 4 and YEARS[0] <= int(year) <= YEARS[1]:
            values["as_of"] = int(year)
        else:
            dropped.append(("as_of", year))
    for words in address.get("q", ())[-1:]:
        values["q"] = "".join(letter for letter in words if letter.isprintable()).strip()[:LONGEST_SEARCH]
    return Filters(**values), dropped  # type: ignore[arg-type]


def put(chosen: Filters) -> None:
    """Set the widgets to these filters; before they are drawn."""
    for key in LISTS:
        st.session_state[f"filter_{key}"] = list(getattr(chosen, key))
    st.session_state["filter_as_of"] = chosen.as_of
    st.session_state["filter_q"] = chosen.q


def here() -> None:
    """Note that the visitor chose something on the page itself, for callbacks: the browser may not have written the address of the run
    before yet, and what still stands there must not undo the choice."""
    st.session_state["chosen_here"] = True


def choose_again(chosen: Filters) -> None:
    """Set the widgets to these filters, for callbacks."""
    put(chosen)
    here()


def choose_data(speech: str) -> str:
    """The data set that is asked for; a box to choose it stands in the sidebar where there is more than one."""
    t = language.words(speech)
    offered = published()
    linked = "data_set" not in st.session_state or from_outside()
    data = address().get("data", [DEFAULT])[-1] if linked else st.session_state["data_set"]
    # Set in every run: after a click in the menu the browser may make the box anew, and would show its first option.
    st.session_state["data_set"] = data if data in offered else DEFAULT
    if len(offered) > 1:
        st.sidebar.selectbox(t("Data set"), offered, key="data_set", format_func=title_of, on_change=here)
    return str(st.session_state["data_set"])


def choose(data: str, path: Path, speech: str, as_of: int, page: str) -> Visit:
    """Draw the filters in the sidebar; return what this run is about: of which page. `as_of` is the year unless set.

    Widgets and address are kept in step. An address that the last run did not write came from a link or from Back: it
    sets the widgets. An empty one came from a click in the menu: the widgets stay, and the address is written again.
    """
    t = language.words(speech)
    offered = options(path, speech)
    asked = address()
    linked = "filter_as_of" not in st.session_state or from_outside()
    if linked:
        # Where no filter was drawn, on the page that tells of a broken file, what was last written holds.
        chosen, dropped = read(asked or st.session_state.get("address", {}), offered, as_of)
        put(chosen)
    else:
        dropped = drop_unknown(offered)
        if not asked:
            hold()
    chosen = draw(path, speech, as_of, offered)
    now = Visit(path, speech, chosen, own_keys(page, asked, linked), data)
    write(now.address(**now.own))
    if dropped:
        told = ", ".join(f"{key} = {value[:40]}" for key, value in dropped[:5])
        st.warning(plain(t("This data set does not know something that was asked for; it was left out: {asked}", asked=told)))
    return now


def own_keys(page: str, asked: Mapping[str, Sequence[str]], linked: bool) -> dict[str, str | tuple[str, ...]]:
    """The keys of a page itself: of its record as the address has it, of what is chosen on it as its widgets have it."""
    own: dict[str, str | tuple[str, ...]] = {}
    if page in OWN_KEYS:
        own[OWN_KEYS[page]] = asked.get(OWN_KEYS[page], [""])[-1]
    for key, most in CHOICES.get(page, {}).items():
        if linked or f"choice_{key}" not in st.session_state:
            st.session_state[f"choice_{key}"] = list(dict.fromkeys(asked.get(key, ())))[:most]
        own[key] = tuple(st.session_state[f"choice_{key}"])
    return own


def hold() -> None:
    """Set the widgets to what they hold: after a click in the menu the browser may make them anew, and would show them unset."""
    for key in (*LISTS, "as_of", "q"):
        st.session_state[f"filter_{key}"] = st.session_state[f"filter_{key}"]


def drop_unknown(offered: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Take out of the widgets what another data set, chosen since, does not know; return it as pairs of key and value."""
    dropped = []
    for key in LISTS:
        codes = st.session_state[f"filter_{key}"]
        if unknown := [code for code in codes if code not in offered[key]]:
            st.session_state[f"filter_{key}"] = [code for code in codes if code not in unknown]
            dropped += [(key, code) for code in unknown]
    return dropped


def address() -> dict[str, list[str]]:
    """What stands in the address."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def from_outside() -> bool:
    """Whether the address came from a link or from Back: the last run did not write it, nor did a choice on the page ask for this one."""
    return bool(address()) and address() != st.session_state.get("address") and not st.session_state.get("chosen_here")


def write(asked: Mapping[str, str | list[str]]) -> None:
    """Write the address, and keep what was written."""
    written = {key: value if isinstance(value, list) else [value] for key, value in asked.items()}
    if written != address():
        st.query_params.from_dict(written)
    st.session_state["address"] = written
    st.session_state.pop("chosen_here", None)


def keep(data: str) -> None:
    """Write the address where a data set cannot be read: the filters in it wait for the next one that can be."""
    asked = {**Filters().address(), **(address() or st.session_state.get("address", {}))}
    asked.pop("data", None)
    write(asked if data == DEFAULT else {**asked, "data": data})


def draw(path: Path, speech: str, as_of: int, offered: Mapping[str, Sequence[str]]) -> Filters:
    """The widgets, and what they hold; without a year, that of the data set."""
    t = language.words(speech)
    labels = labels_of(speech)
    values: dict[str, object] = {}
    with st.sidebar:
        st.markdown(f"**{t('Which networks?')}**")
        values["q"] = st.text_input(
            t("Name, short name or topic"),
            key="filter_q",
            max_chars=LONGEST_SEARCH,
            type="search",
            placeholder=t("part of a word"),
            on_change=here,
        ).strip()
        for key in LISTS:
            values[key] = tuple(
                st.multiselect(
                    labels[key],
                    offered[key],
                    key=f"filter_{key}",
                    format_func=partial(language.word, path, speech, key),
                    placeholder=t("any"),
                    help=t("Networks seated there or with a member there.") if key == "country" else None,
                    filter_mode="contains",
                    on_change=here,
                )
            )
        year = st.number_input(
            t("As of the end of"),
            *YEARS,
            value=None,
            step=1,
            format="%d",
            key="filter_as_of",
            placeholder=str(as_of),
            on_change=here,
            help=t(
                "Networks founded by then or of unknown founding; ended ones stay in and are marked. A stated size holds for every year."
            ),
        )
        values["as_of"] = as_of if year is None else int(year)
    return Filters(**values)  # type: ignore[arg-type]


def labels_of(speech: str) -> dict[str, str]:
    """What the filters by codes are called."""
    t = language.words(speech)
    return {
        "country": t("Country"),
        "form": t("Form"),
        "level": t("Level"),
        "scope": t("Scope"),
        "purpose": t("Purpose"),
        "decision_mode": t("Decision mode"),
    }


def asked_for(chosen: Filters, path: Path, speech: str) -> list[tuple[str, str]]:
    """What each filter that is set is called, and what it asks for in words."""
    t = language.words(speech)
    labels = labels_of(speech)
    asked = [(labels[key], ", ".join(language.word(path, speech, key, code) for code in getattr(chosen, key))) for key in LISTS]
    searched = (t("Name, short name or topic"), f"“{chosen.q}”" if chosen.q else "")
    return [(label, words) for label, words in [*asked, searched] if words]


def in_words(chosen: Filters, path: Path, speech: str) -> str:
    """What the filters ask for, in words, for people who did not set them."""
    t = language.words(speech)
    parts = [words for _, words in asked_for(chosen, path, speech)]
    # On a phone more words than these would cover the page; the filters themselves have them all.
    asked = textwrap.shorten(" · ".join(parts), 70, placeholder=" …")
    return " · ".join(filter(None, [asked, t("as of {year}", year=str(chosen.as_of))]))
