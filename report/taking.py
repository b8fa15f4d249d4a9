"""Taking along: what a figure or a table shows as files, each made when its button is clicked."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from charts.words import Words
from exports.csv import as_csv
from exports.picture import as_png, as_svg
from exports.xlsx import as_xlsx
from report import chooser, steps
from report.answer import Answer, about, answer, comes_with_the_program, fresh, titled
from report.visit import LISTS, Filters, Visit

# What drawings call by an address: the server serves it to browsers, a picture holds it.
GEOGRAPHY = Path(__file__).parent.parent / "data" / "geography"

# The query that says what a page's own key names, and the one that has its sources.
RECORDS = {
    "network": ("network/heading", "sources/of_network"),
    "member": ("member/heading", "sources/of_member"),
    "source": ("sources/source", "sources/of_source"),
}

# A workbook of more rows takes spreadsheets long to open, and this program long to write.
IN_A_WORKBOOK = 20_000

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Read = Callable[[Answer], pd.DataFrame]


@dataclass(frozen=True)
class Drawn:
    """What is drawn of an answer: the specification without its title, the title, the sentence, and of how many it is known.

    A few that are listed have no drawing: it is empty.
    """

    drawing: Mapping[str, Any]
    title: str
    says: str = ""
    known: str = ""


@dataclass(frozen=True)
class Along:
    """All that files are made of. They are made after the run, which can then be asked for nothing more."""

    now: Visit
    name: str
    query: str
    said: Answer
    chosen: Filters
    drawn: Drawn
    # What turns an answer into a table for programs, with codes, and for people, with words.
    codes: Read
    read: Read


def take_along(along: Along) -> None:
    """Buttons for the rows as CSV, with codes, and as a workbook, with words; for a drawing as a picture, too."""
    t = along.now.t
    kinds: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("csv", t("Table (CSV)"), "text/csv", partial(codes, along)),
        ("xlsx", t("Workbook (XLSX)"), XLSX, partial(workbook, along)),
    ]
    if along.drawn.drawing:
        kinds += [
            ("png", t("Picture (PNG)"), "image/png", partial(picture, along, as_png)),
            ("svg", t("Drawing (SVG)"), "image/svg+xml", partial(picture, along, as_svg)),
        ]
    with st.container(horizontal=True, gap="small"):
        for kind, label, mime, make in kinds:
            st.download_button(
                label,
                data=make,
                file_name=f"{file_name(along)}.{kind}",
                mime=mime,
                key=f"{kind}_{along.name}",
                icon=":material/download:",
                on_click="ignore",
            )


def file_name(along: Along) -> str:
    """Page, figure, the page's own key, data set and year; only letters, digits and dashes."""
    now = along.now
    parts = [
        along.name.replace("/", "-"),
        *(value for value in now.own.values() if value and isinstance(value, str)),
        about(now.path).dataset,
        str(along.chosen.as_of),
    ]
    return re.sub(r"[^\w-]", "", "-".join(parts))[:150]


def codes(along: Along) -> bytes:
    """The rows with codes, as a table for programs."""
    return as_csv(marked(along.codes(whole(along)), along.now, "is_generated", "true"))


def marked(rows: pd.DataFrame, now: Visit, column: str, said: str) -> pd.DataFrame:
    """Generated rows with a last column that says so in each: it stays when some are cut out or put beside others."""
    return rows.assign(**{column: said}) if about(now.path).is_generated else rows


def workbook(along: Along) -> bytes:
    """The rows in words, what they are, and the sources of the networks that the filters leave, or of the one record."""
    t = along.now.t
    key = own_key(along)
    cited = answered(along, RECORDS[key][1] if key else "sources/sources")
    said = whole(along, IN_A_WORKBOOK)
    rows, sources = (marked(along.read(answer), along.now, t("Generated"), t("yes")) for answer in (said, cited))
    return as_xlsx(rows, told(along, said), sources, (t("Rows"), t("About"), t("Sources")))


def whole(along: Along, most_rows: int | None = None) -> Answer:
    """The answer with all its rows, or so many of them, where the page has the first alone."""
    if along.said.rows == len(along.said.frame):
        return along.said
    now = along.now
    own = tuple(now.own.items())
    return fresh(now.path, along.query, chosen=along.chosen, own=own, speech=now.language, unit="", most_rows=most_rows)


def picture(along: Along, make: Callable[..., bytes]) -> bytes:
    """The drawing, and below its title what it says, of how many, for which filters and from which data."""
    drawn = along.drawn
    left = " ".join(filter(None, [drawn.known, filters_in_words(along)]))
    return make(drawn.drawing, along.said.frame, drawn.title, [*filter(None, [drawn.says, left]), *origin(along.now)], places())


def told(along: Along, said: Answer) -> list[tuple[str, str]]:
    """What stands beside rows that leave the program: heading and text."""
    t = along.now.t
    counted = steps.rows(along.query)
    lines = [
        (t("Title"), along.drawn.title),
        (t("What it counts"), t(counted.caption)),
        (t("Where it misleads"), t(counted.misleads)),
        (t("What the data say"), along.drawn.says),
        (t("Coverage"), along.drawn.known),
        (t("Rows"), rows_told(said, t)),
        (t("Filters"), filters_in_words(along)),
        (t("Address of the filters"), "?" + urlencode(along.now.address(**along.now.own), doseq=True)),
        (t("As of the end of"), str(along.chosen.as_of)),
        *((t("Data set"), line) for line in origin(along.now)),
    ]
    return [(what, text) for what, text in lines if text]


def rows_told(said: Answer, t: Words) -> str:
    """How many rows there are, and whether all of them stand here."""
    if said.rows == len(said.frame):
        return t.number(said.rows)
    return t(
        "The first {shown} of {n}: a workbook with more would open slowly. The CSV file has them all.",
        shown=t.number(len(said.frame)),
        n=t.number(said.rows),
    )


def origin(now: Visit) -> list[str]:
    """Which data set it is, of which day, and how far to trust it."""
    t = now.t
    published = titled(now.path, now.language)
    if about(now.path).is_generated:
        return [published, t("These data are generated for demonstration: they tell nothing of real networks.")]
    if not comes_with_the_program(now.path):
        return [published, t("Brought here from the files that its sources name; how complete it is, is for those who brought it to say.")]
    census = t("A collection, not a census: a country with few networks may only be one of which few public pages were read.")
    return [published, census]


def filters_in_words(along: Along) -> str:
    """Which records are meant: those that the filters leave, or the one that the page is about."""
    now, chosen = along.now, along.chosen
    t = now.t
    parameters = steps.rows(along.query).parameters
    year = t("as of {year}", year=str(chosen.as_of))
    if key := own_key(along):
        record = answered(along, RECORDS[key][0]).frame
        names = [str(row.get("name") or row["title"]) for row in record.to_dict("records")]
        return " · ".join([*names, *([year] if "as_of" in parameters else [])])
    if parameters.isdisjoint(LISTS):
        return t("All records: filters leave none of them out.")
    return " · ".join([*asked_for_in_words(now, chosen), year])


def asked_for_in_words(now: Visit, chosen: Filters) -> list[str]:
    """Each filter that is set, in words, or that all networks are meant."""
    parts = [f"{label}: {words}" for label, words in chooser.asked_for(chosen, now.path, now.language)]
    return parts or [now.t("All networks")]


def own_key(along: Along) -> str:
    """The page's own key, where the query answers for one record alone."""
    return next((key for key in along.now.own if key in RECORDS and key in steps.rows(along.query).parameters), "")


def answered(along: Along, query: str) -> Answer:
    """The answer of another query, for the same visit and filters."""
    now = along.now
    return answer(now.path, query, chosen=along.chosen, own=tuple(now.own.items()), speech=now.language, unit="sources")


@lru_cache
def places() -> dict[str, Any]:
    """What the addresses in drawings stand for."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in GEOGRAPHY.glob("*.json")}
