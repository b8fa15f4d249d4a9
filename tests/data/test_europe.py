"""The default data set: European networks for social and work integration, as collected."""

from pathlib import Path

import pytest

import queries
from data.build import HERE

EUROPE = HERE / "europe"


def count(path: Path, what: str) -> int:
    with queries.data_set(path).cursor() as cursor:
        return cursor.execute(f"select count(*) from {what}").fetchone()[0]


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("networks", 163),
        ("members", 598),
        ("memberships", 764),
        ("activities", 299),
        ("outcomes", 231),
        ("network_purposes", 285),
        ("network_decision_levels", 67),
        ("sources", 537),
    ],
)
def test_everything_collected_is_published(europe, what, number):
    assert count(europe, what) == number


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("networks where decision_mode is not null", 52),
        ("networks where has_contract", 37),
        ("networks where has_contract = false", 0),
        ("networks where country is null", 36),
        ("networks where country = 'IT'", 28),
        ("networks where country = 'SI'", 20),
        ("networks where country = 'FR'", 19),
        ("(select distinct country from networks where country is not null)", 18),
        ("(select member_id from memberships group by member_id having count(distinct network_id) > 1)", 103),
    ],
)
def test_what_is_said_of_the_collection_is_so(europe, what, number):
    assert count(europe, what) == number


def test_the_page_on_all_networks_shows_them_all(ask, europe):
    assert ask("frame/left", europe).to_dict("records") == [{"networks": 163, "all_networks": 163}]
    assert ask("overview/worth_talking_about", europe).networks_without_decision_mode[0] == 163 - 52


def test_every_code_in_use_has_a_word(europe):
    with queries.data_set(europe).cursor() as cursor:
        coded = cursor.execute(
            r"""
            select table_name, column_name, regexp_extract(comment, '\(code of (\w+)\)$', 1) as scheme
            from duckdb_columns() where schema_name = 'main' and comment like '%(code of %)'
            """
        ).fetchall()
        assert len(coded) > 15
        for table, column, scheme in coded:
            wordless = cursor.execute(
                f"select distinct {column} from {table} "
                f"where {column} is not null and {column} not in (select code from terms where scheme = $scheme)",
                {"scheme": scheme},
            ).fetchall()
            assert (table, column, wordless) == (table, column, [])


def test_every_scheme_that_a_column_names_has_codes(europe):
    with queries.data_set(europe).cursor() as cursor:
        named = r"select regexp_extract(comment, '\(code of (\w+)\)$', 1) from duckdb_columns() where comment like '%(code of %)'"
        assert cursor.execute(f"{named} except select scheme from terms").fetchall() == []


def test_every_column_says_what_it_holds(europe):
    with queries.data_set(europe).cursor() as cursor:
        silent = cursor.execute(
            "select table_name, column_name from duckdb_columns() where comment is null and not is_generated and not internal"
        ).fetchall()
    assert silent == []


def test_an_ended_network_still_has_members(ask, europe):
    # Project partners whose membership ended with the project.
    ended = ask("sizes/networks", europe).query("ended_year.notna() and listed_members.notna()")
    assert len(ended) > 10


def test_the_files_are_those_that_were_handed_over(test_data):
    handed_over = {file.name: file.read_bytes() for file in (test_data / "networks").glob("*.csv")}
    assert handed_over
    assert {file.name: file.read_bytes() for file in EUROPE.glob("*.csv")} == handed_over
