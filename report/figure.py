"""One drawing function: a figure is a drawing, the sentence the data writes, what is counted, and the table behind it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st

import queries
from charts.words import Words
from exports.csv import as_csv
from report import language, menu
from report.text import plain
from report.visit import LISTS, Filters, visit

Chart = Callable[[pd.DataFrame, Words], alt.Chart | alt.LayerChart]
Through = Callable[[pd.DataFrame], pd.DataFrame]

# Fewer records than this are told one by one instead of drawn.
FEW = 5
# More names than this are not listed as links; the table has them.
MANY_LINKS = 60


@dataclass(frozen=True)
class Answer:
    """What a query said: the frame with words beside codes, the same for the browser, and how much is stated."""

    frame: pd.DataFrame
    arrow: pa.Table
    stated: int
    total: int


@lru_cache(maxsize=512)
def answer(
    path: Path, query: str, chosen: Filters, own: tuple[tuple[str, str], ...], speech: str, unit: str, through: Through | None = None
) -> Answer:
    """The answer to a query for one state of the filters; asked once.

    By convention the first column is the field, missing where it is not stated, and the column named after the unit
    is the weight; without one each row counts one.
    """
    frame = queries.ask(path, query, {**chosen.parameters(), **dict(own)})
    if through:
        frame = through(frame)
    frame = language.with_words(frame, path, speech)
    field = frame.columns[0]
    weight = frame[unit] if unit in frame.columns[1:] else pd.Series(1, index=frame.index)
    return Answer(
        frame,
        pa.Table.from_pandas(frame, preserve_index=False),
        int(weight[frame[field].notna()].sum()),
        int(weight.sum()),
    )


@lru_cache(maxsize=256)
def specification(chart: Chart, columns: tuple[tuple[str, str], ...], speech: str) -> str:
    """The drawing without its data, as JSON. It depends on the columns alone, so the browser updates it in place."""
    empty = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns})
    spec = chart(empty, language.words(speech)).to_dict()
    spec.pop("datasets", None)
    spec.pop("data", None)
    return json.dumps(spec)


def asked(query: str, unit: str = "networks", through: Through | None = None) -> Answer:
    """The answer to a query for this run's filters and keys."""
    now = visit()
    return answer(now.path, query, now.chosen, tuple(now.own.items()), now.language, unit, through)


def figure(
    chart: Chart,
    chosen: Filters,
    query: str | None = None,
    through: Through | None = None,
    unit: str = "networks",
    lists: str | None = None,
) -> None:
    """Draw a chart with everything that belongs to it.

    The query is the one of the chart's own name unless another is named; `through` is a step of analysis between.
    A click on a mark filters by its field where that is a filter, opens the page where it is a key, and else lists
    the rows of the query `lists` that have the mark's value.
    """
    now = visit()
    t = now.t
    name = f"{chart.__module__.split('.')[-1]}/{chart.__name__}"
    query = query or name
    said = answer(now.path, query, chosen, tuple(now.own.items()), now.language, unit, through)
    if said.stated < FEW:
        spec = json.loads(specification(chart, kinds(said.frame), now.language))
        st.markdown(f"**{spec.get('title', '')}**")
        few(said, unit, t)
    else:
        draw(chart, name, said, now.language, lists)
        says = getattr(__import__(chart.__module__, fromlist=["_"]), f"{chart.__name__}_says", None)
        if says:
            st.markdown(f"**{plain(says(said.frame, t))}**")
    caption = t(queries.query(query).caption)
    st.markdown(f":small[{plain(coverage(said, unit, t))} {plain(caption)}]")
    behind(name, said.frame, t)


def kinds(frame: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Columns with their types."""
    return tuple((str(name), str(kind)) for name, kind in frame.dtypes.items())


def draw(chart: Chart, name: str, said: Answer, speech: str, lists: str | None) -> None:
    """Send the drawing; a new key after each click, so that the same mark can be clicked again."""
    spec = json.loads(specification(chart, kinds(said.frame), speech))
    picks = [param for param in spec.get("params", []) if param["name"] == "pick"]
    field = picks[0]["select"]["fields"][0] if picks else None
    clicks = st.session_state.setdefault("clicks", {}).get(name, 0)
    key = f"figure_{name.replace('/', '_')}_{clicks}"

    def picked() -> None:
        marks = st.session_state[key]["selection"].get("pick", [])
        if marks and field:
            st.session_state["clicks"][name] = clicks + 1
            act(name, field, marks[0].get(field))

    if field and (field in LISTS or field in KEY_PAGES or lists):
        st.vega_lite_chart(said.arrow, spec, key=key, on_select=picked, selection_mode="pick", alt=description(chart), width="stretch")
    else:
        st.vega_lite_chart(said.arrow, spec, key=key, alt=description(chart), width="stretch")
    if lists and field:
        listed(name, field, lists)


KEY_PAGES = {"network_id": "network", "member_id": "member", "source_id": "source"}


def description(chart: Chart) -> str:
    """The chart's docstring in the reader's language, for those who cannot see it."""
    return visit().t(" ".join((chart.__doc__ or "").split()))


def act(name: str, field: str, value: Any) -> None:
    """What a click on a mark does."""
    if field in LISTS:
        st.session_state[f"filter_{field}"] = [value or language.NOT_STATED]
    elif field in KEY_PAGES:
        go(field, str(value))
    else:
        st.session_state["listed"] = (name, value)


def go(field: str, value: str) -> None:
    """Open the page of a network, an organisation or a source with the next run, keeping the filters."""
    st.session_state["go"] = (field, value)


def listed(name: str, field: str, query: str) -> None:
    """The networks behind the mark that was clicked last, each a link."""
    of, value = st.session_state.get("listed", (None, None))
    if of != name:
        return
    t = visit().t
    frame = asked(query).frame
    rows = frame[frame[field].isna()] if value is None else frame[frame[field] == value]
    what = t("not stated") if value is None else value
    with st.container(border=True):
        st.markdown(plain(t.plural("{n} network: {what}", "{n} networks: {what}", n=len(rows), what=f"{language.title(field, t)} {what}")))
        names(rows.head(MANY_LINKS), "network_id")


def names(rows: pd.DataFrame, field: str) -> None:
    """Names as links to their pages, in a row that wraps."""
    with st.container(horizontal=True, gap="small"):
        for row in rows.itertuples():
            link(field, str(getattr(row, field)), str(row.name))


def link(field: str, key: str, label: str) -> None:
    """A name that leads to its page and keeps the filters."""
    now = visit()
    page = KEY_PAGES[field]
    st.page_link(menu.path("sources" if page == "source" else page), label=plain(label), query_params=now.chosen.address(**{page: key}))


def few(said: Answer, unit: str, t: Words) -> None:
    """Instead of a drawing of very few: each by name, or the word that there is nothing."""
    frame = said.frame
    if frame.empty:
        st.info(t("Nothing is left by these filters. Clear or widen them to see more."))
        return
    if said.stated == 0:
        st.info(t.plural("The one that is left does not state this.", "None of the {n} that are left states this.", n=said.total))
        return
    field = frame.columns[0]
    shown = f"{field}_words" if f"{field}_words" in frame else field
    for row in frame[frame[field].notna()].to_dict("records"):
        count = f": {row[unit]}" if unit in frame.columns[1:] else ""
        value = row[shown]
        value = int(value) if isinstance(value, float) and value == int(value) else value
        if "network_id" in row and "name" in row:
            link("network_id", row["network_id"], f"{row['name']}: {value}")
        else:
            st.markdown("- " + plain(f"{row.get('title', '') or ''} {value}{count}".strip()))


def coverage(said: Answer, unit: str, t: Words) -> str:
    """Of how many records the figure knows what it shows."""
    units = {
        "networks": t.plural("Known for {stated} of {n} network.", "Known for {stated} of {n} networks.", n=said.total, stated=said.stated),
        "members": t.plural(
            "Known for {stated} of {n} organisation.", "Known for {stated} of {n} organisations.", n=said.total, stated=said.stated
        ),
        "activities": t.plural(
            "Known for {stated} of {n} activity.", "Known for {stated} of {n} activities.", n=said.total, stated=said.stated
        ),
    }
    return units[unit]


def for_people(frame: pd.DataFrame, t: Words) -> pd.DataFrame:
    """The frame as a table to read: words instead of codes, titles instead of names of columns."""
    shown = {}
    for column in frame.columns:
        if column.endswith("_words") or column in {"longitude", "latitude", "lane", "label", "short_name", "median_once", "place_in_year"}:
            continue
        values = frame[f"{column}_words"] if f"{column}_words" in frame else frame[column]
        shown[language.title(column, t)] = values
    return pd.DataFrame(shown)


def cell(value: object, t: Words) -> str:
    """A cell of a table to read."""
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return "–"
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return plain(value)


def behind(name: str, frame: pd.DataFrame, t: Words) -> None:
    """The table behind a figure as real HTML, and as a file; made when it is opened."""
    key = f"behind_{name.replace('/', '_')}"
    shelf = st.expander(t("The table behind this"), key=key, on_change="rerun")
    if shelf.open:
        with shelf:
            download(name, frame, t)
            table_of_cells(for_people(frame, t), t)


def table_of_cells(frame: pd.DataFrame, t: Words) -> None:
    """A real HTML table of escaped cells."""
    if frame.empty:
        st.markdown(t("No rows."))
        return
    cells = pd.DataFrame({plain(column): [cell(value, t) for value in frame[column]] for column in frame.columns})
    st.table(cells, hide_index=True, border="horizontal")


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


def table(query: str, chosen: Filters, opens: str | None = None, hide: tuple[str, ...] = ()) -> None:
    """A table to sort and search; choosing a row opens the page of the key `opens`. The same as plain HTML and CSV."""
    now = visit()
    t = now.t
    said = answer(now.path, query, chosen, tuple(now.own.items()), now.language, "", None)
    frame = said.frame
    st.markdown(f":small[{plain(t(queries.query(query).caption))}]")
    if frame.empty:
        st.info(t("Nothing is recorded here, or nothing is left by the filters."))
        return
    hidden = {language.title(column, t) for column in (*hide, *KEY_PAGES)}
    shown = for_people(frame, t)
    shown = shown[[column for column in shown.columns if column not in hidden]]
    clicks = st.session_state.setdefault("clicks", {}).get(query, 0)
    key = f"table_{query.replace('/', '_')}_{clicks}"

    def chosen_row() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and opens:
            st.session_state["clicks"][query] = clicks + 1
            go(opens, str(frame[opens].iloc[rows[0]]))

    height: Any = "content" if len(shown) <= 10 else 420
    if opens:
        st.markdown(t("Tick a row to open it; click a title to sort."))
        st.dataframe(
            shown,
            key=key,
            hide_index=True,
            on_select=chosen_row,
            selection_mode="single-row",
            placeholder="–",
            height=height,
            alt=t(queries.query(query).caption),
        )
    else:
        st.dataframe(shown, key=key, hide_index=True, placeholder="–", height=height, alt=t(queries.query(query).caption))
    behind(query, frame, t)


def own(key: str) -> str | None:
    """The page's own key in the address."""
    return visit().own.get(key)


def parameters() -> Mapping[str, object]:
    """What this run's queries may name."""
    now = visit()
    return {**now.chosen.parameters(), **now.own}
