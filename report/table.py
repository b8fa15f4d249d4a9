"""Tables: one to sort and open rows from, and the plain one behind every figure."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.words import Words
from report import language, steps
from report.answer import Answer, asked, made_once
from report.links import go, leads, link, linked, names_of
from report.taking import Along, Drawn, take_along
from report.text import plain
from report.visit import LISTS, Filters, visit

# Columns that only a drawing needs.
FOR_DRAWINGS = [
    *("lane", "label", "short_name", "median_once", "place_in_year", "position"),
    *("place_in_line", "line", "head_line", "row_end", "cell", "row_position", "column_position", "agreement_from_year", "as_of"),
    # Where records stand in several rows of counts, how many there are; where a row, a column and their words are drawn.
    *("networks_stating", "networks_in_all", "is_drawn", "pair_place", "row_place", "column_place", "heads_row", "heads_column"),
    *("members_stating", "members_in_all", "records_stating", "records_in_all", "is_beside_networks", "is_head"),
    *("activities_stating", "activities_in_all", "part_of_period", "entries_in_all"),
    *("member_short", "network_short", "other_network_short", "member_place", "network_place", "shown_stating", "shown_in_all"),
    *("lowest_without_network_short", "highest_without_network_short"),
    *("longitude", "latitude", "other_longitude", "other_latitude"),
    *("x", "y", "x2", "y2", "is_labelled", "pair", "sharing", "leaving"),
]
# A taller table scrolls inside itself.
MANY_ROWS = 12


def table(query: str, chosen: Filters, opens: str | tuple[str, ...] = (), or_else: str | None = None) -> None:
    """The answer to a query as a table to sort and search; choosing a row opens the page of its key `opens`, or `or_else`.

    A row of several keys shows the names of all of them below the table, each a link.

    The same rows follow as plain HTML and as files.
    """
    t = visit().t
    said = asked(query, chosen)
    frame = said.frame
    caption = counts(query)
    above = [f":small[{plain(caption)}]"]
    if frame.empty:
        st.markdown(above[0])
        st.info(nothing(query))
        return
    shown = for_browser(said, visit().language)
    clicks = st.session_state.setdefault("clicks", {}).get(query, 0)
    key = f"table_{query.replace('/', '_')}_{clicks}"

    def row_chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.session_state["clicks"][query] = clicks + 1
            # What a source says of networks in general has no key: such a row opens nothing.
            keys = [(field, frame[field].iloc[rows[0]]) for field in (opens, or_else) if isinstance(field, str)]
            for field, key_of_row in [found for found in keys if pd.notna(found[1])][:1]:
                go(field, str(key_of_row))

    look: dict[str, Any] = {
        "key": key,
        "hide_index": True,
        "placeholder": "–",
        "height": "content" if len(frame) <= MANY_ROWS else 38 * MANY_ROWS,
        "alt": caption,
    }
    if isinstance(opens, str):
        above.append(t("Tick the box at the left of a row to open it (by keyboard: Shift and Space); click the title of a column to sort."))
    elif opens:
        above.append(
            t("Tick the box at the left of a row for links to both (by keyboard: Shift and Space); click the title of a column to sort.")
        )
    if said.rows > len(frame):
        told = t(
            "Shown are the first {shown} of {n} rows. The CSV file has them all; filters at the left make them fewer.",
            shown=t.number(len(frame)),
            n=t.number(said.rows),
        )
        above.append(f"**{told}**")
    st.markdown("\n\n".join(above))
    if not opens:
        st.dataframe(shown, **look)
    elif isinstance(opens, str):
        st.dataframe(shown, on_select=row_chosen, selection_mode="single-row", **look)
    else:
        ticked = st.dataframe(shown, on_select="rerun", selection_mode="single-row", **look)
        named = {key: name for name, key in names_of(frame.columns).items()}
        # Other filters may leave fewer rows than the tick was made among.
        for row in [frame.iloc[place] for place in ticked["selection"]["rows"] if place < len(frame)]:
            with st.container(border=True, horizontal=True, gap="small"):
                for field in opens:
                    link(field, row[field], row[named[field]])
    behind(query, query, said, chosen, Drawn({}, ""))


def counts(query: str) -> str:
    """What a query counts, and where that misleads."""
    t = visit().t
    said = steps.rows(query)
    return " ".join(filter(None, [t(said.caption), t(said.misleads)]))


def nothing(query: str) -> str:
    """What stands where a query has no rows."""
    t = visit().t
    chosen = visit().chosen
    filtered = steps.rows(query).parameters >= set(LISTS) and chosen != Filters(as_of=chosen.as_of)
    return t("The filters leave nothing here. Clear or widen them.") if filtered else t("Nothing is recorded here.")


def behind(name: str, query: str, said: Answer, chosen: Filters, drawn: Drawn) -> None:
    """The table behind a figure as real HTML, and all that shows it as files; made when it is opened."""
    now = visit()
    shelf = st.expander(now.t("The table behind this, and files to take along"), key=f"behind_{name.replace('/', '_')}", on_change="rerun")
    if shelf.open:
        read = partial(for_people, speech=now.language)
        with shelf:
            take_along(Along(now, name, query, said, chosen, drawn, for_programs, read))
            cells(said, now.language)


def for_programs(said: Answer) -> pd.DataFrame:
    """The answer as a table of codes and keys, without what only a drawing needs."""
    return said.frame.drop(columns=FOR_DRAWINGS, errors="ignore")


@made_once
def for_people(said: Answer, speech: str) -> pd.DataFrame:
    """The answer as a table to read: words instead of codes, titles instead of names of columns, no keys."""
    t = language.words(speech)
    frame = said.frame
    shown = {}
    for column in frame.columns:
        if not column.endswith("_words") and column not in FOR_DRAWINGS and not leads(column):
            shown[language.title(column, t)] = frame.get(f"{column}_words", frame[column])
    return pd.DataFrame(shown)


@made_once
def for_browser(said: Answer, speech: str) -> pa.Table:
    """The table to read as the browser takes it."""
    return pa.Table.from_pandas(for_people(said, speech), preserve_index=False)


def cells(said: Answer, speech: str) -> None:
    """An answer as a real HTML table; what stands in its cells stays as it is written, and names lead to their pages."""
    t = language.words(speech)
    frame = for_people(said, speech)
    if frame.empty:
        st.markdown(t("No rows."))
        return
    written = {plain(column): [cell(value, t) for value in frame[column]] for column in frame.columns}
    for name_column, field in names_of(said.frame.columns).items():
        column = plain(language.title(name_column, t))
        written[column] = [
            text if pd.isna(key) or pd.isna(name) else linked(field, str(key), str(name))
            for text, key, name in zip(written[column], said.frame[field], said.frame[name_column], strict=True)
        ]
    as_html(written)


def as_html(columns: Mapping[str, Sequence[str]]) -> None:
    """A real HTML table of texts in markdown, column by column under its title."""
    # As Arrow, which the browser is sent: of a frame Streamlit would make it, and that takes longer than all else here.
    st.table(pa.table({title: pa.array(texts, pa.string()) for title, texts in columns.items()}), hide_index=True, border="horizontal")


def cell(value: object, t: Words) -> str:
    """A value as people write it; a dash where there is none."""
    if pd.isna(value):  # type: ignore[call-overload]
        return "–"
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    return plain(f"{value:g}" if isinstance(value, float) else value)
