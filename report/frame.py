"""The frame around every page: run for each visitor at each step."""

import logging
from pathlib import Path

import streamlit as st

import queries
from data.library import DEFAULT, current, published_folder
from report import chooser, language, links, menu
from report.answer import about, asked, collected, titled
from report.text import plain
from report.visit import Filters, begin

SPEECH = "en"
# A page as wide as a large window would have lines too long to read and bars too long to compare.
WIDE = 1080
ON_PAPER = Path(__file__).parent / "print.css"
t = language.words(SPEECH)
log = logging.getLogger("meshwork")


def run() -> None:
    """Open the data set, draw menu and filters, run the page."""
    st.set_page_config(page_title="Meshwork", page_icon="🕸️", layout="wide", initial_sidebar_state="auto")
    st.html(ON_PAPER)
    page = st.navigation(menu.sections(SPEECH), expanded=True)
    links.follow()
    data = chooser.choose_data(SPEECH)
    path = current(data)
    if path is None:
        unreadable(data, t("The data set {data} has not been published in {folder}.", data=data, folder=published_folder()))
        return
    try:
        queries.must_fit(path)
        data_set = about(path)
        as_of = int(data_set.as_of)
        with st.container(horizontal_alignment="center"), st.container(width=WIDE):
            if data_set.is_generated:
                banner()
            now = chooser.choose(data, path, SPEECH, as_of, page.url_path or "overview")
            begin(now)
            if not data_set.is_generated and not collected():
                brought()
            page.run()
        status(path, now.chosen, as_of)
        with st.sidebar:
            st.markdown(f":small[{plain(titled(path, SPEECH))}]")
    except queries.UnreadableDataSet as error:
        log.warning("A data set cannot be read", exc_info=error)
        unreadable(data, t("{file} cannot be read: {reason}.", file=error.path.name, reason=t(error.reason)))


def banner() -> None:
    """What stands at the top of every page of generated data, on paper too."""
    told = t(
        "They were made for demonstration and tests: nothing here is about real networks or organisations, and no source was read for them."
    )
    st.warning(f"**{t('These data are generated.')}** {plain(told)}")


def brought() -> None:
    """What stands at the top of every page of data that someone else brought."""
    told = t("Its sources name the files that it was taken from. How complete and how right it is, is for those to say who brought it.")
    st.info(f"**{t('This data set was brought here.')}** {plain(told)}")


def status(path: Path, chosen: Filters, as_of: int) -> None:
    """How many networks the filters leave, always in sight, and the click that clears them."""
    left = asked("frame/left", chosen).frame.iloc[0]
    unset = Filters(as_of=as_of)
    centred = st.bottom.container(horizontal_alignment="center")
    with centred.container(width=WIDE, horizontal=True, vertical_alignment="center"):
        count = t.plural("{left} of {n} network", "{left} of {n} networks", n=int(left.all_networks), left=int(left.networks))
        st.markdown(f"**{count}** · {plain(chooser.in_words(chosen, path, SPEECH))}")
        if chosen != unset:
            st.button(t("Clear all filters"), on_click=chooser.choose_again, args=(unset,))


def unreadable(data: str, reason: str) -> None:
    """The page that stands where a data set cannot be read: what is wrong and what to do. Others can still be chosen."""
    chooser.keep(data)
    st.title(t("The data set cannot be read"))
    st.error(plain(reason))
    if data == DEFAULT:
        way_out = t(
            "Nothing was lost: the data set is made from the CSV files that come with the program. Stop the program, remove the "
            "file that is named above, and start it again; it then publishes the data set anew. If the message stays, run "
            "`python -m data.build`: it says what is wrong with the files."
        )
    else:
        way_out = t(
            "Choose another data set at the left, or make this one again: `python -m data.illustrate` makes the illustrative one "
            "anew, `python -m data.importer` one of your own from its files, and nothing is lost by it."
        )
    st.markdown(way_out)


run()
