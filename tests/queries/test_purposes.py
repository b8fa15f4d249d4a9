"""What the networks are for, counted by eye: of seven networks three state a purpose, two of them two."""

import csv
import shutil

import pandas as pd
import pytest

from charts import purposes
from data.build import publish
from report import language


@pytest.fixture
def with_statements(small_rows, tmp_path):
    """The small data set with two purposes that the document names, one of them named again elsewhere in it."""
    rows = shutil.copytree(small_rows, tmp_path / "rows")
    with (rows / "sources.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["doc-com-in-networks", "Networks in general", "", "", "", "en", "document"])
    with (rows / "statements.csv").open("a", encoding="utf-8", newline="") as file:
        write = csv.writer(file).writerow
        write(
            [
                "com-in-exchange-purpose-01",
                "doc-com-in-networks",
                "elsewhere",
                "purpose",
                "job_inclusion",
                "To bring people into jobs, again",
            ]
        )
        write(["com-in-purpose-02", "doc-com-in-networks", "item 2", "purpose", "job_inclusion", "To bring people into jobs"])
        write(["com-in-purpose-01", "doc-com-in-networks", "item 1", "purpose", "service_quality_standards", "To keep up standards"])
    return publish("small", rows, tmp_path)


def test_a_network_counts_once_for_each_purpose_and_those_without_one_come_last(ask):
    frame = ask("purposes/networks_by_purpose")
    stated = frame[frame.networks > 0]
    assert list(zip(stated.purpose.astype(object).where(stated.purpose.notna(), None), stated.networks, strict=True)) == [
        ("job_inclusion", 2),
        ("advocacy", 2),
        ("mutual_support", 1),
        (None, 4),
    ]
    # Not the sum of the bars: three networks state a purpose.
    assert list(frame.iloc[0][["networks_stating", "networks_in_all"]]) == [3, 7]


def test_a_purpose_that_nobody_states_is_there_with_zero_but_the_rest_is_no_gap(ask):
    frame = ask("purposes/networks_by_purpose")
    nobody = set(frame.purpose[frame.networks == 0])
    assert len(nobody) == 12
    assert "visibility" in nobody
    assert "other" not in set(frame.purpose.dropna())


def test_a_filter_by_purpose_keeps_the_other_purposes_of_its_networks_in_view(ask):
    frame = ask("purposes/networks_by_purpose", purpose=["advocacy"]).set_index("purpose").networks
    assert dict(frame[frame > 0]) == {"advocacy": 2, "job_inclusion": 1, "mutual_support": 1}


def test_each_purpose_of_a_network_is_a_dot_and_a_network_without_one_has_none(ask):
    frame = ask("purposes/networks_and_their_purposes")
    assert list(zip(frame.network_id, frame.purpose, strict=True))[:5] == [
        ("percent", "advocacy"),
        ("percent", "job_inclusion"),
        ("anchor", "advocacy"),
        ("anchor", "mutual_support"),
        ("zelezna", "job_inclusion"),
    ]
    assert list(frame.row_place[:5]) == [1, 1, 2, 2, 3]
    assert frame.purpose[5:].isna().all()
    assert frame.network_id.nunique() == 7
    # Each name and each word is written once.
    assert frame.heads_row[:5].sum() == 3
    assert frame.heads_column.sum() == 3


def test_a_pair_counts_the_networks_that_state_both_and_those_that_state_either(ask):
    frame = ask("purposes/pairs_of_purposes")
    assert {row.purposes: (row.networks, row.networks_stating_either) for row in frame.itertuples()} == {
        "advocacy, job_inclusion": (1, 3),
        "advocacy, mutual_support": (1, 2),
    }
    # Two of the three networks that state a purpose state two of them.
    assert list(frame.iloc[0][["networks_stating", "networks_in_all"]]) == [2, 7]
    # A pair of one network is no pattern.
    assert not frame.is_drawn.any()


def test_where_no_network_states_two_purposes_there_is_no_pair_and_it_is_told(ask):
    frame = ask("purposes/pairs_of_purposes", q="zelezna")
    assert frame.purposes.isna().all()
    assert list(frame.iloc[0][["networks_stating", "networks_in_all"]]) == [0, 1]
    assert ask("purposes/pairs_of_purposes", q="no such network").empty


def test_the_networks_behind_a_pair_are_as_many_as_it_counts(ask, europe):
    counted = ask("purposes/pairs_of_purposes", europe).set_index("purposes").networks
    assert ask("purposes/networks_of_pairs", europe).groupby("purposes").network_id.nunique().to_dict() == counted.to_dict()


def test_a_country_has_a_number_for_every_purpose_zero_too(ask):
    frame = ask("purposes/purposes_by_country").query("country == 'FR'").set_index("purpose")
    assert len(frame) == 15
    assert frame.networks["advocacy"] == 1
    assert frame.networks["mutual_support"] == 0
    assert set(frame.networks_of_country) == {1}  # of two seated in France one states a purpose


def test_what_has_no_seat_level_or_form_stands_apart(ask):
    for part in ("country", "level", "form"):
        frame = ask(f"purposes/purposes_by_{part}")
        assert set(frame[f"networks_of_{part}"][frame[part].isna()]) == {0}


def test_a_country_is_drawn_from_five_networks_that_state_a_purpose(ask, europe):
    assert not ask("purposes/purposes_by_country").is_drawn.any()
    frame = ask("purposes/purposes_by_country", europe).drop_duplicates("country").set_index("country")
    assert set(frame.index[frame.is_drawn].dropna()) == {"IT", "SI", "BE", "FR", "ES", "DE"}
    assert frame.networks_of_country["AT"] == 4  # of five that are seated there


def test_levels_stand_in_the_order_of_the_list(ask, europe):
    assert list(ask("purposes/purposes_by_level", europe).level.drop_duplicates()) == ["local", "regional", "national", "international"]


def test_a_network_has_its_purposes_in_words_in_the_order_of_the_list(ask, small):
    frame = language.with_words(ask("purposes/networks"), small, "en").set_index("network_id")
    assert frame.purposes_words["anchor"] == "Advocacy, Mutual support"
    assert frame.purposes_words["percent"] == "Inclusion in work, Advocacy"
    assert frame.purposes_words["bare"] == "not stated"
    assert frame.purpose_notes["anchor"] == "speak for work integration in Brussels"


def test_the_purposes_of_the_document_stand_in_its_order_each_once_and_those_beyond_follow(ask, with_statements):
    frame = language.with_words(ask("purposes/twelve_purposes", with_statements), with_statements, "en")
    assert [(row.purpose, row.text, row.networks) for row in frame.dropna(subset=["purpose"]).itertuples()] == [
        ("service_quality_standards", "To keep up standards", 0),
        ("job_inclusion", "To bring people into jobs", 2),
        ("advocacy", "–", 2),
        ("mutual_support", "–", 1),
    ]
    assert [said for (said,) in purposes.twelve_purposes(frame)] == [
        "Service quality standards: none of 3 states it.",
        "Inclusion in work: 2 of 3 state it.",
        "Advocacy: 2 of 3 state it.",
        "Mutual support: 1 of 3 states it.",
        "",  # what the document says again elsewhere
    ]


def test_many_gaps_are_counted_and_few_are_named():
    frame = pd.DataFrame(
        {
            "purpose": ["advocacy", "visibility"] * 2,
            "purpose_words": ["Advocacy", "Visibility"] * 2,
            "level": ["local", "local", "regional", "regional"],
            "level_words": ["Local", "Local", "Regional", "Regional"],
            "networks": [5, 0, 6, 1],
            "networks_of_level": [5, 5, 7, 7],
            "is_drawn": True,
        }
    )
    assert purposes.purposes_by_level_says(frame) == "Local: none of 5 states visibility."
    many = pd.concat([frame.assign(networks=0, purpose_words=[f"p{n}", f"q{n}"] * 2, purpose=[f"p{n}", f"q{n}"] * 2) for n in range(3)])
    said = purposes.purposes_by_level_says(many)
    assert said.startswith("Number of the 6 purposes that no network states: Local 6, Regional 6.")
    assert purposes.purposes_by_level_says(frame.assign(is_drawn=False)) == "No level has five networks that state a purpose."
