"""Steps of analysis between a query and a page: found by their names, told by their docstrings, kept within bounds."""

import numpy as np
import pandas as pd
import pytest

from report import steps
from report.answer import KEPT_FOR_STEPS, fresh, weight_with_steps
from report.visit import Filters


def test_a_step_takes_the_query_that_its_argument_is_named_after_and_its_docstring_is_the_caption():
    found = steps.rows("connections/pairs_cut")
    assert found.query == "connections/ties"
    assert found.caption.startswith("Organisations without which a part of the graph loses touch")
    assert "may join the parts again" in found.misleads
    assert "Columns" not in found.misleads


def test_where_a_query_has_the_name_it_answers_itself():
    assert steps.rows("members/members").step is None


@pytest.mark.parametrize("name", ["connections/no_such", "nowhere/no_such"])
def test_a_name_that_nothing_answers_to_is_told_with_what_was_expected(name):
    page, _, function = name.partition("/")
    with pytest.raises(LookupError, match=f"queries/{name}.sql or the function {function} in analysis/{page}.py"):
        steps.rows(name)


def test_places_become_names_keys_and_short_names(small):
    frame = fresh(small, "connections/who_holds", chosen=Filters(), own=(), speech="en", unit="shown").frame
    lipa = frame[frame.member_id == "lipa"].iloc[0]
    assert (lipa.member, lipa.networks) == ("Lipa, zavod", 3)


def test_of_many_rows_of_a_step_the_first_are_shown_and_all_are_counted(small):
    said = fresh(small, "connections/who_holds", chosen=Filters(), own=(), speech="en", unit="shown", most_rows=2)
    whole = fresh(small, "connections/who_holds", chosen=Filters(), own=(), speech="en", unit="shown", most_rows=None)
    assert len(said.frame) == 2 < said.rows == len(whole.frame)


def test_frames_for_steps_are_kept_within_bounds_and_never_fewer_than_a_page_takes():
    small, large = (pd.DataFrame({"network": np.arange(rows), "member": np.arange(rows)}) for rows in (10, 10_000_000))
    assert 4 * weight_with_steps(large) <= KEPT_FOR_STEPS < 400 * weight_with_steps(small)
