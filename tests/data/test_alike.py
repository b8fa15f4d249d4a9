"""Candidates for one organisation under two names: what makes two alike, and what is decisive against it."""

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

import queries
from data.build import publish


@pytest.fixture
def alike(small_rows, tmp_path):
    """The candidates among organisations that join the small data set: their keys and why."""

    def found(*organisations: dict[str, str], memberships: Sequence[dict[str, str]] = ()) -> list[tuple[str, str, str]]:
        rows = shutil.copytree(small_rows, tmp_path / "rows")
        added(rows / "members.csv", [{"country": "SI", "source_id": "s-other"} | organisation for organisation in organisations])
        added(rows / "memberships.csv", [{"source_id": "s-other"} | membership for membership in memberships])
        with queries.data_set(publish("alike", rows, tmp_path)).cursor() as cursor:
            return cursor.execute(
                """
                select one.member_id, another.member_id, likeness
                from alike
                join members as one on one.rowid = member
                join members as another on another.rowid = other
                where one.member_id <> 'most'
                order by all
                """
            ).fetchall()

    return found


def added(file: Path, rows: Sequence[dict[str, str]]) -> None:
    """Write rows at the end of a file, empty where they say nothing."""
    header = file.read_text(encoding="utf-8").splitlines()[0].split(",")
    with file.open("a", encoding="utf-8", newline="") as end:
        csv.writer(end).writerows([row.get(column, "") for column in header] for row in rows)


def organisation(key: str, name: str, **more: str) -> dict[str, str]:
    return {"member_id": key, "name": name} | more


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ({"name": "Zavod Mravljišče"}, {"name": "MRAVLJISCE d.o.o."}, "same_name"),
        ({"name": "Društvo za delo Kopitar"}, {"name": "Kopitar, delo"}, "same_name"),
        ({"name": "Ants at Work", "aliases": "Ants; Mravljišče Kranj"}, {"name": "Mravljišče Kranj"}, "same_alias"),
        ({"name": "Ants at Work", "acronym": "MRAV"}, {"name": "Skupnost", "acronym": "m.r.a.v."}, "same_acronym"),
        ({"name": "Podjetje Mravljišče"}, {"name": "Podjetje Mravlišče"}, "similar_name"),
        ({"name": "Mravljišče"}, {"name": "Mravljišče Kranj"}, "name_in_name"),
        ({"name": "Ants at Work", "acronym": "MRAV"}, {"name": "MRAV Kranj"}, "acronym_in_name"),
    ],
)
def test_two_are_alike_by(alike, one, other, likeness):
    assert alike({"member_id": "one", **one}, {"member_id": "two", **other}) == [("one", "two", likeness)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ljudska univerza Koper", "Ljudska univerza Kranj"),
        ("Skupnost Mravljišče 1", "Skupnost Mravljišče 2"),
        ("Provincia di Rovigo", "Provincia di Ravenna"),
    ],
)
def test_names_that_differ_in_what_tells_them_apart_are_not_alike(alike, one, other):
    assert alike(organisation("one", one), organisation("two", other)) == []


def test_a_word_that_many_have_makes_no_two_alike(alike):
    many = [organisation(f"of-{place}", f"Mravljišče {place}") for place in ("Kranj", "Koper", "Celje", "Ptuj", "Bled")]
    assert alike(organisation("one", "Mravljišče"), *many) == []


def test_an_organisation_that_states_no_country_may_be_one_of_any(alike):
    one, other = organisation("one", "Mravljišče", country=""), organisation("two", "Mravljišče", country="AT")
    assert alike(one, other) == [("one", "two", "same_name")]


@pytest.mark.parametrize(
    ("one", "other", "is_decisive"),
    [
        ({"country": "SI"}, {"country": "AT"}, True),
        ({"website": "https://www.ants.example/en"}, {"website": "http://mravlje.example"}, True),
        ({"website": "https://www.ants.example/en"}, {"website": "http://ants.example/sl/o-nas"}, False),
        ({"website": "https://www.ants.example"}, {}, False),
        ({"place": "Kranj"}, {"place": "Koper"}, True),
        ({"place": "Kranj"}, {"place": "Slovenia, Kranj"}, False),
        ({"network_id": "online"}, {"network_id": "percent"}, True),
        ({"network_id": "online"}, {}, False),
    ],
)
def test_what_both_state_and_is_not_the_same_is_decisive(alike, one, other, is_decisive):
    found = alike(organisation("one", "Mravljišče", **one), organisation("two", "Mravljišče", **other))
    assert found == ([] if is_decisive else [("one", "two", "same_name")])


@pytest.mark.parametrize(("source", "is_decisive"), [("s-other", True), ("s-bridges", False)])
def test_a_source_that_lists_both_in_one_network_is_decisive(alike, source, is_decisive):
    lists = [{"network_id": "bare", "member_id": "one"}, {"network_id": "bare", "member_id": "two", "source_id": source}]
    assert bool(alike(organisation("one", "Mravljišče"), organisation("two", "Mravljišče"), memberships=lists)) is not is_decisive


def test_a_member_of_a_network_is_not_the_network(alike):
    held = [{"network_id": "online", "member_id": "two"}]
    assert alike(organisation("one", "Mravljišče", network_id="online"), organisation("two", "Mravljišče"), memberships=held) == []
