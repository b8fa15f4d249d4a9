"""What a query said to this reader, asked once for each state of the filters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import pyarrow as pa
from babel import dates
from cachetools import LRUCache, cached

import queries
from charts.words import Words
from data.library import DEFAULT, TITLES, current
from report import language, steps
from report.visit import Filters, visit

# So many bytes of answers are kept: more than a thousand answers of a data set that people collected, some of a very large one.
# More would also make each collection of garbage longer, which walks all that is kept.
KEPT = 64_000_000
# What frame, table and all that is made of them weigh beside their values (measured: five thousand answers took 260 MB).
BESIDE_VALUES = 40_000
# The same of the frames that steps of analysis take, with what they make of them.
KEPT_FOR_STEPS = 96_000_000
BESIDE_TIES = 400_000

# A page's own keys, and what the address has of them.
Own = tuple[tuple[str, str | tuple[str, ...]], ...]

More = ParamSpec("More")
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Answer:
    """The frame with words beside its codes, the same for the browser, for how many units the field is stated, and how many
    rows there are, of which the frame may have the first alone.

    An answer equals itself alone.
    """

    frame: pd.DataFrame
    arrow: pa.Table
    stated: int
    total: int
    rows: int
    # What was made of it, by the function that made it and what else that was given.
    made: dict[tuple[object, ...], Any] = field(default_factory=dict)


def made_once(make: Callable[Concatenate[Answer, More], Made]) -> Callable[Concatenate[Answer, More], Made]:
    """Keep what a function makes of an answer with the answer: it goes when the answer goes, and holds no answer back."""

    @wraps(make)
    def made(said: Answer, /, *given: More.args, **named: More.kwargs) -> Made:
        key = (make, *given, *named.items())
        if key not in said.made:
            said.made[key] = make(said, *given, **named)
        return said.made[key]  # type: ignore[no-any-return]

    return made


@made_once
def written(said: Answer, says: Callable[[pd.DataFrame, Words], Made], speech: str) -> Made:
    """What a function of charts/ writes of the answer."""
    return says(said.frame, language.words(speech))


def fresh(
    path: Path,
    query: str,
    *,
    chosen: Filters,
    own: Own,
    speech: str,
    unit: str,
    most_rows: int | None = queries.MOST_ROWS,
) -> Answer:
    """The answer to a query from a published file, for filters and a page's own keys.

    By convention the first column is the field, missing where it is not stated, and the column named after the unit
    is the weight; without one each record counts one, however many rows it has. Where records are in several rows of
    counts, the query says how many there are: in `<unit>_stating` and `<unit>_in_all`. Readers share the frame: nobody
    writes to it.
    """
    asked = steps.rows(query)
    parameters = {**chosen.parameters(), **listed(own), "most_rows": most_rows}
    if asked.step:
        frame = asked.step(before_a_step(path, asked.query, chosen.only(asked.parameters), own))
        rows = len(frame)
        frame = with_names(frame.head(most_rows) if most_rows else frame, path)
    else:
        frame = queries.ask(path, query, parameters)
        rows = len(frame)
        if rows == most_rows and "most_rows" in asked.parameters:
            rows = queries.how_many(path, query, parameters)
    frame = language.with_words(frame, path, speech)
    return Answer(frame, pa.Table.from_pandas(frame, preserve_index=False), *counted(frame, unit), rows)


def listed(own: Own) -> dict[str, object]:
    """The keys of a page as a query takes them."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in own}


def weight(frame: pd.DataFrame) -> int:
    """The bytes of a frame."""
    return int(frame.memory_usage(deep=True).sum())


def weight_with_steps(frame: pd.DataFrame) -> int:
    """The bytes of a frame with a guess at what steps of analysis make of it and keep as long as it lives; never so many that
    fewer than four frames are kept, as many as a page takes."""
    return min(BESIDE_TIES + 12 * weight(frame), KEPT_FOR_STEPS // 4)


@cached(LRUCache(KEPT_FOR_STEPS, getsizeof=weight_with_steps), lock=Lock())
def before_a_step(path: Path, query: str, chosen: Filters, own: Own) -> pd.DataFrame:
    """All rows of a query that several steps of analysis take, each without changing them."""
    return queries.ask(path, query, {**chosen.parameters(), **listed(own), "most_rows": None})


# What a step of analysis names by its place, in columns that end like this.
NAMED = ("member", "network")


def with_names(frame: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The frame with names instead of places, and beside each the key that opens its page and a short name: `network`,
    `network_id`, `network_short`."""
    for column in frame.columns:
        if (of := column.rpartition("_")[2]) in NAMED:
            places = frame[column].dropna().astype(int)
            found = queries.ask(path, f"frame/names_of_{of}s", {"places": sorted(set(places))}).set_index("place")
            named = {column: "name", f"{column}_id": "key", f"{column}_short": "short"}
            frame = frame.assign(**{shown: frame[column].map(found[of_name]) for shown, of_name in named.items()})
    return frame


def size(said: Answer) -> int:
    """The bytes of an answer, with a guess at what is made of it."""
    return BESIDE_VALUES + 2 * (weight(said.frame) + int(said.arrow.nbytes))


# Asked once for each state of the filters, and kept by weight: a thousand small answers weigh less than some of a large data set.
answer = cached(LRUCache(KEPT, getsizeof=size), lock=Lock())(fresh)


def counted(frame: pd.DataFrame, unit: str) -> tuple[int, int]:
    """For how many records of a unit the field is stated, and how many there are."""
    stated = frame[frame.columns[0]].notna()
    if f"{unit}_in_all" in frame:
        return (0, 0) if frame.empty else (int(frame[f"{unit}_stating"].iloc[0]), int(frame[f"{unit}_in_all"].iloc[0]))
    if unit in frame.columns[1:]:
        return int(frame[unit][stated].sum()), int(frame[unit].sum())
    key = f"{unit.removesuffix('s')}_id"
    records = frame[key] if key in frame else frame.index.to_series()
    return records[stated].nunique(), records.nunique()


def named(function: Callable[..., Any]) -> str:
    """The query that has the name of a function of charts/."""
    return f"{function.__module__.split('.')[-1]}/{function.__name__}"


def asked(query: str, chosen: Filters | None = None, unit: str = "networks") -> Answer:
    """The answer for this run: its data set, its keys, its language, and its filters unless others are given."""
    now = visit()
    # Only what the query names counts: what no filter changes is asked once for all of them.
    keys = steps.rows(query).parameters
    return answer(
        now.path,
        query,
        chosen=(chosen or now.chosen).only(keys),
        own=tuple((key, value) for key, value in now.own.items() if key in keys),
        speech=now.language,
        unit=unit,
    )


def asked_for(query: str, field: str, value: object, most_rows: int) -> tuple[pd.DataFrame, int]:
    """The first rows of the answer for this run that have a value in a field, and how many have it."""
    now = visit()
    frame, rows = queries.ask_for(
        now.path, query, {**now.chosen.parameters(), **listed(tuple(now.own.items())), "most_rows": most_rows}, (field, value)
    )
    return language.with_words(frame, now.path, now.language), rows


@lru_cache(maxsize=8)
def about(path: Path) -> "pd.Series[Any]":
    """What the data set is: dataset, title, is_generated, published_at, as_of, the year for which it is shown, and
    names_regions."""
    return queries.ask(path, "frame/data_set", {}).iloc[0]


def titled(path: Path, speech: str) -> str:
    """The data set as a line: its title, whether it is generated, and of which day it is."""
    data_set = about(path)
    t = language.words(speech)
    said = {"title": data_set.title, "day": dates.format_date(data_set.published_at, "long", speech)}
    return t("{title}, generated and published {day}", **said) if data_set.is_generated else t("{title}, published {day}", **said)


def names_regions() -> bool:
    """Whether organisations have codes of the regions that they are in."""
    return bool(about(visit().path).names_regions)


def comes_with_the_program(path: Path) -> bool:
    """Whether a data set is the one that was found in pages and documents: what is said of how it was found holds for no other."""
    data_set = about(path)
    return bool(data_set.dataset == DEFAULT and not data_set.is_generated)


def collected() -> bool:
    """The same of the data set of this run."""
    return comes_with_the_program(visit().path)


def title_of(data: str) -> str:
    """What a data set is called; its short name where it cannot be read."""
    path = current(data)
    try:
        return TITLES.get(data) or (str(about(path).title) if path else data)
    except queries.UnreadableDataSet:
        return data
