"""What holds for every measure: it takes any frame, writes no pair of organisations out, and leaves what it is given."""

import gc
import tracemalloc
import warnings

import pandas as pd
import pytest
from graphs import NONE, TOY, crowd, frame

from analysis import areas, cuts, distances, measures, overlap

EVERY = {
    "centrality": distances.centrality,
    "holding": cuts.holding,
    "what_if": lambda ties: cuts.what_if(ties, ["e"], ["N1"]),
    "key_sets": cuts.key_sets,
    "figures": measures.figures,
    "core": measures.core,
    "overlaps": overlap.overlaps,
    "meets": lambda ties: overlap.meets(ties, ties.member.iloc[0] if len(ties) else "a"),
    "inward_or_outward": areas.inward_or_outward,
    "by_area": areas.by_area,
    "between": areas.between,
}
# These have a row that says that there is nothing.
STATES = {"what_if": 2, "inward_or_outward": 1}
ALIKE = TOY[TOY.network == "N1"]

every_measure = pytest.mark.parametrize("measure", EVERY)


def asked(measure: str, ties: pd.DataFrame) -> pd.DataFrame:
    """The measure; a warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return EVERY[measure](ties)


@every_measure
@pytest.mark.parametrize("nothing", [NONE, pd.DataFrame(columns=NONE.columns), frame([(1, 2)]).head(0), frame([(None, "a"), ("N", None)])])
def test_of_nothing_there_is_nothing_but_titles(measure, nothing):
    found = asked(measure, nothing)
    assert len(found) == STATES.get(measure, 0)
    assert set(asked(measure, TOY).columns) == set(found.columns)
    if measure in STATES:
        assert found.drop(columns=["state", "is_sampled"], errors="ignore").fillna(0).eq(0).all(axis=None)


@every_measure
@pytest.mark.parametrize(
    "ties",
    [frame([("N", "a")], {"a": "SI"}), frame([(1, 1)]), ALIKE, frame([("N1", "a"), ("N2", "b")]), frame([("N1", "a"), ("N2", "a")])],
    ids=["one member", "no area", "one network", "two apart", "two of one"],
)
def test_the_smallest_graphs_have_measures(measure, ties):
    assert set(asked(measure, ties).columns) == set(asked(measure, TOY).columns)


@every_measure
def test_a_row_that_stands_twice_or_is_half_empty_changes_nothing(measure):
    more = pd.concat([TOY, TOY.iloc[::-1], pd.DataFrame({"network": ["N1", None], "member": [None, "a"], "area": "SI"})])
    pd.testing.assert_frame_equal(asked(measure, more), asked(measure, TOY))


@every_measure
def test_the_frame_is_left_as_it_is(measure):
    before = TOY.copy()
    asked(measure, TOY)
    pd.testing.assert_frame_equal(TOY, before)


@every_measure
def test_no_step_builds_the_projection(measure):
    """The 45 million pairs of one network's 9,500 members would take 90 MB even as a byte for each way, 720 MB as two names."""
    ties = crowd()
    assert ties.groupby("network").size().max() == 9_500
    gc.collect()
    tracemalloc.start()
    asked(measure, ties)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 80e6
