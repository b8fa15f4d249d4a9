"""The frame around every page: run for each visitor at each step."""

import streamlit as st

from data.build import current, published_folder
from queries import UnreadableDataSet, ask
from report import chooser, language, menu
from report.figure import KEY_PAGES
from report.text import plain
from report.visit import Filters, Visit, begin

SPEECH = "en"
t = language.words(SPEECH)

st.set_page_config(page_title="Meshwork", page_icon="🕸️", layout="wide", initial_sidebar_state="auto")


def unreadable(reason: str) -> None:
    """The page that stands where no data set can be read: what is wrong and what to do."""
    st.title(t("The data set cannot be read"))
    st.error(plain(reason))
    st.markdown(
        t(
            "Nothing was lost: the data set is made from the CSV files that come with the program. Stop the program, remove the "
            "file that is named above, and start it again; it then publishes the data set anew. If the message stays, run "
            "`python -m data.build`: it says what is wrong with the files."
        )
    )


def run() -> None:
    """Open the data set, draw menu and filters, run the page."""
    sections = menu.sections(t)
    page = st.navigation(sections, expanded=True)
    path = current("europe")
    if path is None:
        unreadable(t("No data set has been published in {folder}.", folder=str(published_folder())))
        return
    try:
        ask(path, "frame/data_set", {})
        if "go" in st.session_state:
            field, value = st.session_state.pop("go")
            name = KEY_PAGES[field]
            kept = st.session_state["visit"].chosen if "visit" in st.session_state else Filters()
            st.switch_page(menu.path("sources" if name == "source" else name), query_params=kept.address(**{name: value}))
        with st.container(width=1080):
            name = page.url_path or "overview"
            own_keys = [menu.OWN_KEYS[name]] if name in menu.OWN_KEYS else []
            chosen, own = chooser.choose(path, SPEECH, own_keys)
            begin(Visit(path, SPEECH, chosen, {**dict.fromkeys(own_keys, ""), **own}))
            page.run()
        status(path, chosen)
    except UnreadableDataSet as error:
        unreadable(str(error))


def status(path, chosen: Filters) -> None:  # type: ignore[no-untyped-def]
    """How many networks the filters leave, always in sight, and the click that clears them."""
    left = ask(path, "frame/left", chosen.parameters()).iloc[0]
    as_of = int(ask(path, "frame/data_set", {}).as_of[0])
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        count = t.plural("{left} of {n} network", "{left} of {n} networks", n=int(left.all_networks), left=int(left.networks))
        st.markdown(f"**{count}** · {plain(chooser.in_words(chosen, path, SPEECH))}")
        if chosen != Filters(as_of=as_of):
            st.button(t("Clear all filters"), on_click=chooser.put, args=(Filters(as_of=as_of),))


run()
