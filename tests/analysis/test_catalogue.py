"""The catalogue of measures tells of every number that a frame of analysis/ has."""

import re

import pandas as pd
import pytest
from graphs import TOY
from test_every_measure import EVERY

from analysis.catalogue import MEASURES

# What a row is about, and whether it was drawn at random: no measures.
NAMES = {"kind", "node", "network", "other", "member", "area", "state", "measure", "place", "is_sampled"}


def columns(found: pd.DataFrame) -> set[str]:
    """What a frame holds; figures of the whole graph stand in rows."""
    return {*found.columns, *found.get("measure", [])} - NAMES


@pytest.mark.parametrize("measure", EVERY)
def test_every_column_has_an_entry(measure):
    assert columns(EVERY[measure](TOY)) <= {column for entry in MEASURES for column in entry.columns}


def test_no_entry_tells_of_what_is_nowhere():
    there = set().union(*(columns(measure(TOY)) for measure in EVERY.values()))
    assert {column for entry in MEASURES for column in entry.columns} <= there


@pytest.mark.parametrize("entry", MEASURES, ids=lambda entry: entry.name)
def test_an_entry_is_whole(entry):
    assert re.search(r"\b(18|19|20)\d\d\b", entry.source)
    assert entry.formula.endswith(".")
    assert entry.misleads.endswith(".")
    assert entry.pages


def test_no_measure_is_told_twice():
    assert len({entry.name for entry in MEASURES}) == len(MEASURES)
