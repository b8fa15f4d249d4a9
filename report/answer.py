"""What a query said to this reader, asked once for each state of the filters."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

import queries
from report import language
from report.visit import Filters, visit

Through = Callable[[pd.DataFrame], pd.DataFrame]

# The data set that is shown.
DATASET = "europe"


@dataclass(frozen=True, eq=False)
class Answer:
    """The frame with words beside its codes, the same for the browser, and for how many units the field is stated.

    An answer equals itself alone: what is derived from it is kept by it.
    """

    frame: pd.DataFrame
    arrow: pa.Table
    stated: int
    total: int


@lru_cache(maxsize=512)
def answer(
    path: Path, query: str, *, chosen: Filters, own: tuple[tuple[str, str], ...], speech: str, unit: str, through: Through | None = None
) -> Answer:
    """The answer to a query from a published file, for filters and a page's own keys.

    By convention the first column is the field, missing where it is not stated, and the column named after the unit
    is the weight; without one each record counts one, however many rows it has. Where records are in several rows of
    counts, the query says how many there are: in `<unit>_stating` and `<unit>_in_all`. Readers share the frame: nobody
    writes to it.
    """
    frame = queries.ask(path, query, {**chosen.parameters(), **dict(own)})
    if through:
        frame = through(frame)
    frame = language.with_words(frame, path, speech)
    return Answer(frame, pa.Table.from_pandas(frame, preserve_index=False), *counted(frame, unit))


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


def asked(query: str, chosen: Filters | None = None, unit: str = "networks", through: Through | None = None) -> Answer:
    """The answer for this run: its data set, its keys, its language, and its filters unless others are given."""
    now = visit()
    return answer(
        now.path,
        query,
        chosen=chosen or now.chosen,
        own=tuple(now.own.items()),
        speech=now.language,
        unit=unit,
        through=through,
    )


@lru_cache(maxsize=8)
def about(path: Path) -> "pd.Series[Any]":
    """What the data set is: dataset, title, is_generated, published_at and as_of, the year for which it is shown."""
    return queries.ask(path, "frame/data_set", {}).iloc[0]
