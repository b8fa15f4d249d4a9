"""Tables: one to sort and open rows from, and the plain one behind every figure."""

from functools import lru_cache
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

import queries
from charts.words import Words
from exports.csv import as_csv
from report import language
from report.answer import Answer, asked
from report.links import go, leads
from report.text import plain
from report.visit import Filters, visit

# Columns that only a drawing needs; they are in the CSV file, not in the table to read.
FOR_DRAWINGS = {"longitude", "latitude", "lane", "label", "short_name", "median_once", "place_in_year", "position"}
# A taller table scrolls inside itself.
MANY_ROWS = 12


def table(query: str, chosen: Filters, opens: str | None = None) -> None:
    """The answer to a query as a table to sort and search; choosing a row opens the page of the key `opens`.

    The same rows follow as plain HTML and as CSV.
    """
    t = visit().t
    said = asked(query, chosen)
    frame = said.frame
    caption = t(queries.query(query).caption)
    st.markdown(f":small[{plain(caption)}]")
    if frame.empty:
        st.info(t("Nothing is recorded here, or the filters leave nothing."))
        return
    shown = for_browser(said, visit().language)
    clicks = st.session_state.setdefault("clicks", {}).get(query, 0)
    key = f"table_{query.replace('/', '_')}_{clicks}"

    def row_chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and opens:
            st.session_state["clicks"][query] = clicks + 1
            # What a source says of networks in general belongs to none: such a row opens nothing.
            if pd.notna(key_of_row := frame[opens].iloc[rows[0]]):
                go(opens, str(key_of_row))

    look: dict[str, Any] = {
        "key": key,
        "hide_index": True,
        "placeholder": "–",
        "height": "content" if len(frame) <= MANY_ROWS else 38 * MANY_ROWS,
        "alt": caption,
    }
    if opens:
        st.markdown(t("Tick the box at the left of a row to open it; click the title of a column to sort."))
        st.dataframe(shown, on_select=row_chosen, selection_mode="single-row", **look)
    else:
        st.dataframe(shown, **look)
    behind(query, said)


def behind(name: str, said: Answer) -> None:
    """The table behind a figure as real HTML, and as a file; made when it is opened."""
    t = visit().t
    shelf = st.expander(t("The table behind this"), key=f"behind_{name.replace('/', '_')}", on_change="rerun")
    if shelf.open:
        with shelf:
            download(name, said.frame, t)
            cells(for_people(said, visit().language), t)


@lru_cache(maxsize=512)
def for_people(said: Answer, speech: str) -> pd.DataFrame:
    """The answer as a table to read: words instead of codes, titles instead of names of columns, no keys."""
    t = language.words(speech)
    frame = said.frame
    shown = {}
    for column in frame.columns:
        if not column.endswith("_words") and column not in FOR_DRAWINGS and not leads(column):
            shown[language.title(column, t)] = frame.get(f"{column}_words", frame[column])
    return pd.DataFrame(shown)


@lru_cache(maxsize=512)
def for_browser(said: Answer, speech: str) -> pa.Table:
    """The table to read as the browser takes it."""
    return pa.Table.from_pandas(for_people(said, speech), preserve_index=False)


def cells(frame: pd.DataFrame, t: Words) -> None:
    """A real HTML table; what stands in its cells stays as it is written."""
    if frame.empty:
        st.markdown(t("No rows."))
        return
    written = {plain(column): [cell(value, t) for value in frame[column]] for column in frame.columns}
    st.table(pd.DataFrame(written), hide_index=True, border="horizontal")


def cell(value: object, t: Words) -> str:
    """A value as people write it; a dash where there is none."""
    if pd.isna(value):  # type: ignore[call-overload]
        return "–"
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    return plain(f"{value:g}" if isinstance(value, float) else value)


def download(name: str, frame: pd.DataFrame, t: Words) -> None:
    """A button that makes the CSV file when it is clicked."""
    now = visit()
    st.download_button(
        t("Download as CSV"),
        data=lambda: as_csv(frame),
        file_name=f"{name.replace('/', '-')}-{now.path.name.split('-')[0]}-{now.chosen.as_of}.csv",
        mime="text/csv",
        key=f"csv_{name}",
        on_click="ignore",
    )
