"""The versions of a data set: what each holds and came of, two beside each other, and what editors may do with them."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from babel import dates

import queries
from data import compare, library
from data.importer import IS_GENERATED, OWN
from exports.csv import as_csv
from exports.whole import fits_a_workbook, whole_as_csv, whole_as_parquet, whole_as_xlsx
from report import language
from report.answer import about, title_of
from report.editors import editor
from report.table import as_html, cell
from report.taking import XLSX
from report.text import plain
from report.visit import visit

# So many records that are another are shown; the file to take along has more.
SHOWN = 100
# Versions never change, so what is found of them holds.
compared = lru_cache(maxsize=20)(compare.summary)
fits = lru_cache(maxsize=20)(fits_a_workbook)


def versions() -> None:
    """The versions of a data set, two of them beside each other, the whole to take along; for editors, what they may do with it."""
    t = visit().t
    if told := st.session_state.pop("version_told", ""):
        st.info(plain(told))
    offered = library.published()
    at = offered.index(visit().data) if visit().data in offered else 0
    data = st.selectbox(t("Versions of"), offered, index=at, format_func=title_of, key="versions_of")
    found = library.versions(data)
    if found.empty:
        st.markdown(t("Nothing has been published."))
        return
    as_html(
        {
            t("Published (UTC)"): [
                when(row["published_at"]) + (f" **{t('now')}**" if row["is_current"] else "") for row in found.to_dict("records")
            ],
            t("By"): [plain(who) if who else "–" for who in found.published_by],
            t("From"): [plain(files) if files else "–" for files in found.made_from],
            # In one column: a table that scrolls sideways cannot be reached by keyboard on a phone.
            t("Holds"): [held(row) for row in found.to_dict("records")],
        }
    )
    folder = library.published_folder()
    paths = {str(row["file"]): f"{when(row['published_at'])} · {row['file'][-19:-7]}" for row in found.to_dict("records")}
    readable = {name: paths[name] for name in found.file[found.networks.notna()]}
    if len(readable) > 1:
        beside_each_other(folder, readable)
    whole(data, found)
    if editor() and data not in OWN:
        change(data, found, paths)


def when(published_at: object) -> str:
    """When a version was made, in words."""
    return str(dates.format_datetime(pd.Timestamp(str(published_at)).to_pydatetime(), "medium", locale=visit().language))


def held(row: Mapping[Any, Any]) -> str:
    """How many records of each kind a version has; that it cannot be read, where that is so."""
    t = visit().t
    if pd.isna(row["networks"]):
        return t("It cannot be read.")
    return ", ".join(t("{kind}: {n}", kind=language.title(kind, t), n=t.number(int(row[kind]))) for kind in library.COUNTED)


def beside_each_other(folder: Path, paths: dict[str, str]) -> None:
    """Two versions: what came in, what went out, and what is another."""
    t = visit().t
    shelf = st.expander(t("Compare two versions"), key="compare", on_change="rerun")
    if not shelf.open:
        return
    with shelf:
        one, other = st.columns(2)
        before = one.selectbox(t("From"), [*paths], index=1, format_func=paths.__getitem__, key="compare_from")
        after = other.selectbox(t("To"), [*paths], index=0, format_func=paths.__getitem__, key="compare_to")
        changed = compared(folder / before, folder / after)
        summarised(changed, True)
        details(folder / before, folder / after, changed, "versions")


def whole(data: str, found: pd.DataFrame) -> None:
    """The data set as it is now, in files that can be brought in again."""
    t = visit().t
    (now,) = [*found.file[found.is_current], ""][:1]
    path = library.published_folder() / now
    if not now or pd.isna(found.networks[found.is_current].iloc[0]):
        return
    down = partial(st.download_button, icon=":material/download:", on_click="ignore")
    shelf = st.expander(t("The whole data set, to take along"), key="whole", on_change="rerun")
    if not shelf.open:
        return
    with shelf:
        st.markdown(t("The workbook and the CSV files can be handed over again above, and give the same data set."))
        if about(path).is_generated:
            st.warning(t("These data are generated: each row says so."))
        with st.container(horizontal=True, gap="small"):
            if fits(path):
                down(t("Workbook (XLSX)"), partial(whole_as_xlsx, path, mark(path)), f"{data}.xlsx", XLSX, key="whole_xlsx")
            else:
                st.markdown(t("It is too large for a workbook."))
            down(t("CSV files (ZIP)"), partial(whole_as_csv, path, mark(path)), f"{data}-csv.zip", "application/zip", key="whole_csv")
            down(
                t("Parquet files (ZIP)"),
                partial(whole_as_parquet, path, mark(path)),
                f"{data}-parquet.zip",
                "application/zip",
                key="whole_parquet",
            )
            down(t("DuckDB file"), path.read_bytes, f"{data}.duckdb", "application/octet-stream", key="whole_duckdb")


def mark(path: Path) -> dict[str, bool]:
    """The column that generated rows bear."""
    return {IS_GENERATED: True} if about(path).is_generated else {}


def change(data: str, found: pd.DataFrame, paths: dict[str, str]) -> None:
    """What editors may do: have an earlier version hold again, give another title, delete all of it."""
    t = visit().t
    shelf = st.expander(t("Restore, rename or delete"), key="change", on_change="rerun")
    if not shelf.open:
        return
    with shelf:
        earlier = found.file[~found.is_current].to_list()
        if earlier:
            st.markdown(f"**{t('Restore')}** · {t('An earlier version is shown again; those after it stay in the list.')}")
            st.selectbox(t("Version"), earlier, format_func=paths.__getitem__, key="restore_which")
            st.button(t("Restore it"), on_click=restore)
        st.markdown(f"**{t('Rename')}** · {t('Links keep the short name, {data}. The new title is another version.', data=plain(data))}")
        st.text_input(t("Title"), value=title_of(data), max_chars=120, key=f"rename_{data}")
        st.button(t("Rename it"), on_click=rename, args=(data,))
        st.markdown(f"**{t('Delete')}** · {t('All its versions go, for good. Take it along before, if anybody may need it.')}")
        st.text_input(t("To delete it, write its short name, {data}", data=data), key=f"delete_{data}")
        st.button(t("Delete it"), on_click=delete, args=(data,))


def restore() -> None:
    """Have the version that is chosen hold again."""
    t = visit().t
    path = library.published_folder() / st.session_state["restore_which"]
    try:
        queries.must_fit(path)
    except queries.UnreadableDataSet as error:
        st.session_state["version_told"] = t("{file} cannot be restored: {reason}.", file=path.name, reason=t(error.reason))
        return
    attempt(partial(library.restore, path), t("The version is shown again."))


def rename(data: str) -> None:
    """Give the title that was written."""
    title = st.session_state[f"rename_{data}"]
    attempt(partial(library.rename, data, title, editor()), visit().t("It is called {title} now.", title=title))


def delete(data: str) -> None:
    """Delete a data set whose short name was written."""
    t = visit().t
    if st.session_state[f"delete_{data}"].strip() != data:
        st.session_state["version_told"] = t("Nothing was deleted: its short name, {data}, was not written.", data=data)
        return

    def remove() -> None:
        library.remove(data)
        # Held open, its files would keep their room on the disk.
        queries.data_set.cache_clear()
        st.session_state.pop("versions_of", None)

    attempt(remove, t("{data} was deleted.", data=data))


def attempt(do: Callable[[], object], done: str) -> None:
    """Do what an editor asked for, and tell what came of it."""
    # A session may have ended to be an editor's since the button was drawn.
    if not editor():
        return
    try:
        do()
    except ValueError as error:
        st.session_state["version_told"] = str(error)
    except library.Overtaken:
        st.session_state["version_told"] = visit().t("Somebody else has changed it meanwhile. Look at it again.")
    except OSError as error:
        st.session_state["version_told"] = cannot_write(error)
    else:
        st.session_state["version_told"] = done


def cannot_write(error: OSError) -> str:
    """That the folder cannot be written, why, and what to do; not yet safe among markdown."""
    return visit().t(
        "The folder of data sets, {folder}, cannot be written: {reason}. Nothing was lost. Make room or allow writing there, or have the "
        "variable MESHWORK_PUBLISHED name another folder, and try again.",
        folder=library.published_folder(),
        reason=error.strerror or error,
    )


def summarised(changed: pd.DataFrame, is_update: bool) -> None:
    """How many records of each table there are, and with a version before, how many came in, went out or are another."""
    t = visit().t
    counts = changed.map(lambda value: t.number(value) if isinstance(value, int) else value)
    shown = {t("Records"): [plain(language.title(table, t)) for table in changed["table"]], t("How many"): counts.after.to_list()}
    if is_update:
        # Few and narrow columns: what goes is to be seen on a phone, too.
        shown[t("How many")] = [f"{before} → {after}" for before, after in zip(counts.before, counts.after, strict=True)]
        shown |= {t("Added"): counts.added.to_list(), t("Removed"): counts.removed.to_list(), t("Changed"): counts.changed.to_list()}
    as_html(shown)


def details(before: Path, after: Path, changed: pd.DataFrame, key: str) -> None:
    """The records themselves that came in, went out or are another, table by table."""
    t = visit().t
    tables = [row["table"] for row in changed.to_dict("records") if row["added"] + row["removed"] + row["changed"]]
    if not tables:
        st.markdown(t("Nothing is another."))
        return
    shelf = st.expander(t("Record by record"), key=f"details_{key}", on_change="rerun")
    if not shelf.open:
        return
    with shelf:
        table = st.selectbox(t("Of which kind"), tables, format_func=lambda table: language.title(table, t), key=f"details_of_{key}")
        rows = compare.changes(before, after, table)
        words = {"added": t("added"), "removed": t("removed"), "changed": t("changed")}
        shown = rows.head(SHOWN).to_dict("records")
        as_html(
            {
                t("What happened"): [words[row["change"]] for row in shown],
                t("Record"): [plain(row["record"]) for row in shown],
                # Of what came in or went out no field is told.
                t("Field"): ["" if pd.isna(row["field"]) else plain(language.title(row["field"], t)) for row in shown],
                t("Was"): ["" if pd.isna(row["field"]) else cell(row["was"], t) for row in shown],
                t("Is"): ["" if pd.isna(row["field"]) else cell(row["is"], t) for row in shown],
            }
        )
        if len(rows) > SHOWN:
            st.markdown(t("These are the first {shown}; the file has up to {most}.", shown=str(SHOWN), most=t.number(compare.MOST)))
        st.download_button(
            t("Changes (CSV)"),
            partial(as_csv, rows),
            f"changes-{table}.csv",
            "text/csv",
            key=f"csv_{key}",
            icon=":material/download:",
            on_click="ignore",
        )
