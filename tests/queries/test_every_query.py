"""What is asked of every query, whatever it counts."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

import queries
from data.build import sql
from queries import HERE, query
from report.contents import contents
from report.menu import CHOSEN_ON_PAGES
from report.steps import rows

NAMES = sorted(f"{path.parent.name}/{path.stem}" for path in HERE.glob("*/*.sql"))
every_query = pytest.mark.parametrize("name", NAMES)

CHOSEN = "($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)"
# What a query may be given besides filters and keys: how many rows a page shows at most.
GIVEN = {"most_rows", *CHOSEN_ON_PAGES}
OWN_KEYS = {"network", "member", "source", "find", "places", "keys"}
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Places and keys of which some are of networks, some of organisations; what is chosen on a page is chosen there.
LISTED = {"places": [0, 1, 2], "keys": ["zelezna", "lipa"], **{key: [] for key in CHOSEN_ON_PAGES}}
UNLISTED = {**LISTED, "places": [-1], "keys": ["no-such"]}
KNOWN = {"network": "zelezna", "member": "lipa", "source": "s-zelezna", "find": "most"} | LISTED
UNKNOWN = {"network": "no-such", "member": "no-such", "source": "no-such", "find": "no such name"} | UNLISTED


def statement(name: str) -> str:
    """The text of a query without its comments, which may say what they like."""
    return re.sub(r"--[^\n]*", "", query(name).sql)


@pytest.fixture(params=["small", "europe"])
def data_set(request) -> Path:
    return request.getfixturevalue(request.param)


@pytest.fixture
def asked(ask, unset):
    """Answers a query with those of some keys and filters that it names."""

    def answer(name: str, of: Path, given: dict[str, object]) -> pd.DataFrame:
        return ask(name, of, **{key: value for key, value in (unset | given).items() if key in query(name).parameters})

    return answer


def test_there_are_queries():
    assert "sizes/networks_by_size" in NAMES


@every_query
def test_a_query_says_at_its_top_what_it_counts(name):
    assert query(name).caption.endswith(".")
    assert len(query(name).caption) > 10
    assert query(name).misleads == "" or query(name).misleads.endswith(".")


@pytest.mark.parametrize("name", sorted({shown.query for shown in contents() if shown.word == "figure"}))
def test_what_stands_behind_a_figure_says_where_the_figure_misleads(name):
    assert len(rows(name).misleads) > 10
    assert rows(name).misleads.endswith(".")


@every_query
def test_files_and_columns_are_lower_snake_case(name, asked, small):
    assert all(SNAKE.fullmatch(part) for part in name.split("/"))
    columns = list(asked(name, small, KNOWN).columns)
    assert [column for column in columns if not SNAKE.fullmatch(column)] == []
    # The second of two columns of one name arrives as name_1.
    assert len({re.sub(r"_\d+$", "", column) for column in columns}) == len(columns)


@every_query
def test_a_query_names_only_filters_and_the_keys_of_pages(name, unset):
    own = query(name).parameters - unset.keys() - GIVEN
    assert own <= OWN_KEYS
    assert len(own) <= 1


@every_query
def test_no_text_is_put_into_a_query(name):
    assert re.findall(r"[{}?]|%s|\bprintf\b|\bformat\b", statement(name)) == []
    assert "information_schema" not in statement(name)


@every_query
def test_what_the_filters_mean_is_said_in_one_place_alone(name, unset):
    said = statement(name)
    assert set(re.findall(r"\bchosen_\w+(\([^)]*\))", said)) <= {CHOSEN}
    # Without the call only the year may be left: the listed members of one network are those of a year.
    assert set(re.findall(r"\$(\w+)", said.replace(CHOSEN, ""))) & unset.keys() <= {"as_of"}


@every_query
def test_no_query_reads_memberships_or_activities_as_a_whole(name, europe, unset):
    # Of one network, organisation or source, or of the rows that are shown, they may be read.
    known = unset | KNOWN | {"network": "ensie", "member": "a3s", "source": "ensie-sp16", "most_rows": 1000}
    with queries.data_set(europe).cursor() as con:
        given = {key: value for key, value in known.items() if key in query(name).parameters}
        plan = con.execute(f"explain (format json) {query(name).sql}", given).fetchall()[0][1]
    # The parts in activities that one source tells of, or that one organisation had, are few, and DuckDB looks for the activities
    # of these alone.
    assert whole_scans(json.loads(plan)) == (["activities"] if name in {"sources/rows", "member/activities"} else [])


def whole_scans(steps: list, joined_on: str = "") -> list[str]:
    """The tables of many rows that a plan reads without asking for some rows of them, by a value or by their place."""
    found = []
    for step in steps:
        told = step["extra_info"]
        table = str(told.get("Table", "")).split(".")[-1]
        if table in {"memberships", "activities", "participations"} and not told.get("Filters") and "rowid" not in joined_on:
            found.append(table)
        found += whole_scans(step["children"], str(told.get("Conditions", "")) or joined_on)
    return found


def test_every_macro_is_used():
    macros = re.findall(r"create macro (\w+)\(", sql("schema") + sql("meaning"))
    assert "chosen_networks" in macros
    everywhere = "\n".join([re.sub(r"create macro \w+\(", "", sql("schema") + sql("meaning")), sql("illustrate"), *map(statement, NAMES)])
    assert [macro for macro in macros if f"{macro}(" not in everywhere] == []


def test_every_word_for_what_the_filters_mean_is_used_by_a_query():
    everywhere = "\n".join(map(statement, NAMES))
    # What the words for what the filters leave stand on.
    unused = [macro for macro in re.findall(r"create macro (\w+)\(", sql("meaning")) if f"{macro}(" not in everywhere]
    assert unused == ["mode_group"]


@every_query
def test_a_query_answers(name, asked, data_set):
    known = KNOWN if data_set.name.startswith("small") else KNOWN | {"network": "ensie", "member": "a3s", "source": "ensie-sp16"}
    frame = asked(name, data_set, known)
    assert len(frame.columns) > 0
    # Of one network or organisation there may be nothing to say. The small data set has something for every other query
    # but for notes on coordination; the default one may lack topics of what is planned.
    silent = "coordination_note" in statement(name) or not data_set.name.startswith("small")
    if query(name).parameters.isdisjoint(OWN_KEYS) and not silent:
        assert len(frame) > 0


@every_query
def test_a_query_answers_in_the_same_order_each_time(name, asked, europe):
    given = KNOWN | {"network": "ensie", "member": "a3s", "source": "ensie-sp16"}
    first = asked(name, europe, given)
    for _ in range(4):
        pd.testing.assert_frame_equal(asked(name, europe, given), first)


@every_query
def test_a_query_answers_when_the_filters_leave_nothing(name, asked, data_set):
    asked(name, data_set, KNOWN | {"q": "no network has this name"})


@every_query
def test_a_query_answers_when_the_key_names_nothing(name, asked, data_set):
    frame = asked(name, data_set, UNKNOWN)
    if not query(name).parameters.isdisjoint(OWN_KEYS):
        assert frame.empty


@every_query
@pytest.mark.parametrize("network", ["anchor", "zelezna", "bridges", "online", "hostile", "percent", "bare"])
def test_a_query_answers_for_one_network(name, network, asked, small, ask):
    called = ask("network/heading", network=network).name[0]
    assert ask("frame/left", q=called).networks[0] == 1
    asked(name, small, KNOWN | {"network": network, "q": called})


@every_query
def test_where_rows_are_counted_by_the_first_column_each_of_its_values_stands_once(name, asked, data_set):
    frame = asked(name, data_set, KNOWN)
    if len(frame.columns) > 1 and frame.columns[1] in {"networks", "members"}:
        # Not stated is one of them, so that it is one bar and one number in the sentence.
        assert frame[frame.columns[0]].is_unique
        assert (frame[frame.columns[1]] > 0).all()


@every_query
def test_each_cell_is_one_value(name, asked, data_set):
    # No lists or structs: a file for a spreadsheet has no cell for them.
    frame = asked(name, data_set, KNOWN)
    assert [column for column in frame if frame[column].map(lambda cell: isinstance(cell, list | dict | tuple | set)).any()] == []
    assert [
        column for column in frame if frame[column].map(lambda cell: hasattr(cell, "shape")).any() and frame[column].dtype == object
    ] == []
