"""The frame around every page: run for each visitor at each step."""

from pathlib import Path

import streamlit as st
from babel import dates

from data.build import current, published_folder
from queries import UnreadableDataSet
from report import chooser, language, links, menu
from report.answer import DATASET, about, asked
from report.text import plain
from report.visit import Filters, Visit, begin

SPEECH = "en"
# A page as wide as a large window would have lines too long to read and bars too long to compare.
WIDE = 1080
ON_PAPER = Path(__file__).parent / "print.css"
t = language.words(SPEECH)


def run() -> None:
    """Open the data set, draw menu and filters, run the page."""
    st.set_page_config(page_title="Meshwork", page_icon="🕸️", layout="wide", initial_sidebar_state="auto")
    st.html(ON_PAPER)
    page = st.navigation(menu.sections(t), expanded=True)
    links.follow()
    path = current(DATASET)
    if path is None:
        unreadable(t("No data set has been published in {folder}.", folder=published_folder()))
        return
    try:
        data_set = about(path)
        as_of = int(data_set.as_of)
        own_key = menu.OWN_KEYS.get(page.url_path)
        chosen, own = chooser.choose(path, SPEECH, as_of, own_key)
        begin(Visit(path, SPEECH, chosen, own))
        with st.container(horizontal_alignment="center"), st.container(width=WIDE):
            page.run()
        status(path, chosen, as_of)
        with st.sidebar:
            day = dates.format_date(data_set.published_at, "long", SPEECH)
            st.markdown(f":small[{plain(t('{title}, published {day}', title=data_set.title, day=day))}]")
    except UnreadableDataSet as error:
        unreadable(t("{file} cannot be read: {reason}.", file=error.path.name, reason=t(error.reason)))


def status(path: Path, chosen: Filters, as_of: int) -> None:
    """How many networks the filters leave, always in sight, and the click that clears them."""
    left = asked("frame/left", chosen).frame.iloc[0]
    unset = Filters(as_of=as_of)
    centred = st.bottom.container(horizontal_alignment="center")
    with centred.container(width=WIDE, horizontal=True, vertical_alignment="center"):
        count = t.plural("{left} of {n} network", "{left} of {n} networks", n=int(left.all_networks), left=int(left.networks))
        st.markdown(f"**{count}** · {plain(chooser.in_words(chosen, path, SPEECH))}")
        if chosen != unset:
            st.button(t("Clear all filters"), on_click=chooser.put, args=(unset,))


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


run()
