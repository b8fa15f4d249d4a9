"""The default data set: European networks for social and work integration, as collected."""

import csv
from collections import Counter
from pathlib import Path

import duckdb
import pytest

import queries
from data.build import HERE, sql

EUROPE = HERE / "europe"


def count(path: Path, what: str) -> int:
    with queries.data_set(path).cursor() as cursor:
        return cursor.execute(f"select count(*) from {what}").fetchone()[0]


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("networks", 164),
        ("members", 610),
        ("memberships", 777),
        ("activities", 309),
        ("outcomes", 346),
        ("network_purposes", 293),
        ("network_decision_levels", 67),
        ("sources", 541),
        ("participations", 22),
        ("statements", 161),
        ("questionnaires", 2),
        ("questions", 19),
        ("options", 20),
        ("texts", 78),
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
        ("(select member_id from memberships group by member_id having count(distinct network_id) > 1)", 107),
    ],
)
def test_what_is_said_of_the_collection_is_so(europe, what, number):
    assert count(europe, what) == number


def test_the_page_on_all_networks_shows_them_all(ask, europe):
    assert ask("frame/left", europe).to_dict("records") == [{"networks": 164, "all_networks": 164}]
    assert ask("overview/worth_talking_about", europe).networks_without_decision_mode[0] == 164 - 52


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


def test_every_column_of_the_data_model_says_what_it_holds(europe):
    with duckdb.connect() as con:
        con.execute(sql("schema"))
        tables = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
    with queries.data_set(europe).cursor() as cursor:
        silent = cursor.execute(
            """
            select table_name, column_name from duckdb_columns()
            where table_name in (select unnest($tables)) and comment is null and not is_generated
            """,
            {"tables": tables},
        ).fetchall()
    assert len(tables) > 15
    assert silent == []


def test_an_ended_network_still_has_members(ask, europe):
    # Project partners whose membership ended with the project.
    ended = ask("sizes/networks", europe).query("ended_year.notna() and listed_members.notna()")
    assert len(ended) > 10


# Rows that the documents complete; all others are as they were handed over.
COMPLETED = {
    "networks": {"com-in", "net-works", "es-ersisi", "nl-baanbrekers"},
    "network_purposes": {"es-ersisi joint_case_rehabilitation", "nl-baanbrekers job_inclusion"},
    "network_decision_levels": {"es-ersisi annual_employment_plan"},
    "members": {"fuds", "sentprima", "soform", "gob-navarra", "sne", "upna", "ayto-tudela", "mancomunidad-alsasua", "obra-social-caixa"},
    "activities": {"es-ersisi-a1"},
    "outcomes": {"net-works-o2"},
}


@pytest.mark.parametrize("file", ["sources", "memberships", *COMPLETED])
def test_the_rows_are_those_that_were_handed_over_and_what_the_documents_complete(test_data, file):
    def rows(folder: Path) -> list[dict[str, str]]:
        with (folder / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    handed_over, now = rows(test_data / "networks"), rows(EUROPE)
    assert handed_over
    columns = list(handed_over[0])
    kept = Counter(tuple(row[column] for column in columns) for row in now)
    changed = [row for row in handed_over if kept[tuple(row.values())] == 0]
    # A membership, without a key of its own, keeps every cell and gains a locator.
    key = 2 if file.startswith("network_") else 1
    assert {" ".join([*row.values()][:key]) for row in changed} == COMPLETED.get(file, set())
    keys = {" ".join([*row.values()][:key]) for row in now}
    assert {" ".join([*row.values()][:key]) for row in changed} <= keys
