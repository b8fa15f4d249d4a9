"""How large networks are, counted by eye."""

import duckdb
import pandas as pd
import pytest

import queries
from charts.sizes import (
    counts_by_form_and_size,
    counts_by_founding_year,
    counts_by_stated_and_listed,
    founding_years,
    in_documents,
    stated_and_listed,
)
from report import language


@pytest.fixture(scope="session")
def sizes(ask):
    """Each network's size and what it rests on."""

    def answer(**filters: object) -> dict[str, tuple[int | None, str | None]]:
        frame = ask("sizes/networks", **filters).set_index("network_id")
        return {key: (None if pd.isna(row.members) else int(row.members), row.size_basis) for key, row in frame.iterrows()}

    return answer


def test_the_size_is_the_number_stated_and_else_at_least_the_members_listed(sizes):
    assert {key: value for key, value in sizes().items() if key != "bare"} == {
        "anchor": (120, "stated"),
        "percent": (11, "stated"),
        "hostile": (10, "stated"),
        "online": (8, "stated"),
        "zelezna": (3, "listed"),
        "bridges": (2, "listed"),
    }


def test_a_network_without_any_number_has_no_size_and_is_not_zero(sizes, ask):
    size, basis = sizes()["bare"]
    assert size is None
    assert pd.isna(basis)
    assert ask("sizes/networks").network_id.iloc[-1] == "bare"


def test_a_supporter_is_not_counted(ask):
    listed = ask("sizes/networks").set_index("network_id").listed_members
    assert pd.isna(listed["bare"])
    assert listed["zelezna"] == 3


def test_a_member_who_left_is_not_counted(sizes):
    assert sizes(as_of=2009)["zelezna"] == (3, "listed")  # Lipa, Most and Alte Werkstatt
    assert sizes(as_of=2010)["zelezna"] == (2, "listed")
    assert sizes(as_of=2014)["zelezna"] == (2, "listed")


def test_a_member_who_joins_later_is_not_counted_yet(sizes):
    assert sizes(as_of=2014)["zelezna"] == (2, "listed")
    assert sizes(as_of=2015)["zelezna"] == (3, "listed")  # Ponte came


def test_a_member_who_left_and_came_back_is_counted_while_it_is_there(ask):
    listed = {
        year: ask("sizes/networks", as_of=year).set_index("network_id").listed_members["percent"] for year in (2007, 2008, 2014, 2015)
    }
    assert listed == {2007: 2, 2008: 1, 2014: 1, 2015: 2}


def test_a_member_with_two_roles_is_counted_once(sizes):
    assert sizes()["zelezna"] == (3, "listed")  # Lipa coordinates and is a partner


def test_a_member_of_unknown_since_is_counted_in_every_year(ask):
    listed = ask("sizes/networks", as_of=1990).set_index("network_id").listed_members
    assert listed["anchor"] == 1  # L'Atelier d'Émile
    assert listed["hostile"] == 2


def test_an_ended_network_keeps_the_members_it_had_at_its_end(sizes):
    assert sizes()["bridges"] == (2, "listed")
    assert sizes(as_of=2013)["bridges"] == (2, "listed")
    assert sizes(as_of=2011)["bridges"] == (3, "listed")  # with Alte Werkstatt, which left before the end


def test_a_stated_size_holds_for_every_year(sizes):
    assert sizes(as_of=1990)["anchor"] == (120, "stated")


def test_bands_are_in_order_and_what_has_no_size_comes_last(ask):
    frame = ask("sizes/networks_by_size")
    assert list(frame.size_band[:-1]) == ["1-5", "6-10", "11-25", "over 100"]
    assert pd.isna(frame.size_band.iloc[-1])
    assert list(frame.networks) == [2, 2, 1, 1, 1]
    assert list(frame.networks_by_statement) == [0, 2, 1, 1, 0]


def test_bands_begin_and_end_where_their_names_say(small):
    edges = {1: "1-5", 5: "1-5", 6: "6-10", 10: "6-10", 11: "11-25", 25: "11-25", 26: "26-50", 50: "26-50"}
    edges |= {51: "51-100", 100: "51-100", 101: "over 100", 100_000: "over 100"}
    with queries.data_set(small).cursor() as cursor:
        bands = {members: cursor.execute("select size_band($members)", {"members": members}).fetchone()[0] for members in edges}
        assert cursor.execute("select size_band(null)").fetchone() == (None,)
        words = [band for (band,) in cursor.execute("select code from terms where scheme = 'size_band' order by position").fetchall()]
    assert bands == edges
    assert words == list(dict.fromkeys(edges.values()))


def test_a_size_is_known_by_the_band_in_which_it_is_counted(ask):
    frame = ask("sizes/networks").set_index("network_id")
    assert frame.size_band["anchor"] == "over 100"
    assert frame.size_band["zelezna"] == "1-5"
    assert pd.isna(frame.size_band["bare"])


def test_each_network_is_a_dot_among_those_of_its_form(ask):
    frame = ask("sizes/networks_by_form_and_size")
    assert list(frame.network_id) == ["percent", "anchor", "hostile", "zelezna", "bridges", "online", "bare"]
    assert list(frame.median_members[:3]) == [65.5, 65.5, 10]  # 11 and 120; 10
    # The median is drawn once, whatever the number of dots.
    assert frame.median_once.notna().sum() == 5


def test_each_network_is_a_dot_among_those_of_its_level(ask):
    frame = ask("sizes/networks_by_level_and_size").set_index("network_id")
    assert list(frame.index[:3]) == ["bridges", "online", "anchor"]
    assert list(frame.median_members[:3]) == [8, 8, 8]  # of 2, 8 and 120
    assert frame.level["zelezna"] == "regional"
    assert pd.isna(frame.level["bare"])


@pytest.fixture
def rows(ask):
    """The first columns of a query's rows, None where nothing is stated."""

    def answer(name: str, columns: int, **filters: object) -> list[tuple]:
        frame = ask(name, **filters).iloc[:, :columns].astype(object)
        return list(frame.where(frame.notna(), None).itertuples(index=False, name=None))

    return answer


def test_networks_are_counted_by_form_and_band_and_those_without_come_last(rows):
    assert rows("sizes/counts_by_form_and_size", 4) == [
        ("11-25", "formal_association", 1, 1),
        ("over 100", "formal_association", 1, 1),
        ("6-10", "consortium", 1, 1),
        ("1-5", "informal_network", 1, 0),
        ("1-5", "partnership", 1, 0),
        ("6-10", "virtual_network", 1, 1),
        (None, None, 1, 0),
    ]


def test_networks_are_counted_by_level_and_band_and_those_without_come_last(rows):
    assert rows("sizes/counts_by_level_and_size", 3) == [
        ("1-5", "international", 1),
        ("6-10", "international", 1),
        ("over 100", "international", 1),
        ("6-10", "local", 1),
        ("11-25", "national", 1),
        ("1-5", "regional", 1),
        (None, None, 1),
    ]


def test_networks_are_counted_by_the_year_of_their_founding_and_ended_ones_apart(rows):
    assert rows("sizes/counts_by_founding_year", 3) == [
        (1990, False, 1),
        (2001, False, 1),
        (2005, False, 1),
        (2010, True, 1),
        (2024, False, 1),
        (None, False, 2),
    ]


def test_stated_and_listed_are_counted_in_bands_where_both_are_known(rows):
    assert rows("sizes/counts_by_stated_and_listed", 5) == [
        ("6-10", "1-5", 2, 2, 0),
        ("11-25", "1-5", 1, 1, 0),
        ("over 100", "1-5", 1, 1, 0),
        (None, None, 3, 0, 0),
    ]


def said(chart, frame, path):
    return chart.__globals__[f"{chart.__name__}_says"](language.with_words(frame, path, "en"))


def test_of_many_the_data_write_what_they_write_of_few(ask, small, europe):
    few, many = ("sizes/stated_and_listed", "sizes/counts_by_stated_and_listed")
    assert said(stated_and_listed, ask(few, europe), europe) == said(counts_by_stated_and_listed, ask(many, europe), europe)
    assert said(counts_by_form_and_size, ask("sizes/counts_by_form_and_size"), small) == (
        "The most frequent sizes are 1–5, 6–10 members: 2 of 6 networks each. 2 networks count with listed members only."
    )
    assert said(counts_by_founding_year, ask("sizes/counts_by_founding_year"), small) == (
        "Of 5 networks of known founding, half were founded in 2005 or later, the first in 1990. 1 network has ended."
    )
    told = said(counts_by_founding_year, ask("sizes/counts_by_founding_year", europe), europe)
    assert told.split(",")[:2] == said(founding_years, ask("sizes/founding_years", europe), europe).split(";")[0].split(",")


def test_of_the_three_largest_dots_those_with_a_short_name_bear_it(ask):
    for name in ("sizes/networks_by_form_and_size", "sizes/networks_by_level_and_size"):
        assert set(ask(name).label.dropna()) == {"AA", "=1+1"}


def test_seats_are_counted_by_country_and_those_without_one_are_a_group(ask):
    frame = ask("sizes/seats_by_country")
    assert list(frame.country[:-1]) == ["FR", "BE", "IT", "SI"]
    assert pd.isna(frame.country.iloc[-1])
    assert list(frame.networks) == [2, 1, 1, 1, 2]
    # Each country has a place on the map; what has no seat has none.
    assert list(frame.longitude.notna()) == [True, True, True, True, False]


def test_a_country_filter_leaves_seats_elsewhere_where_a_member_is_there(ask):
    frame = ask("sizes/seats_by_country", country=["FR"])
    assert dict(zip(frame.country, frame.networks, strict=True)) == {"FR": 2, "BE": 1}


def test_stated_and_listed_are_compared_where_both_are_known(ask):
    frame = ask("sizes/stated_and_listed").dropna(subset=["listed_members"])
    assert {row.network_id: (row.listed_members, row.stated_members) for row in frame.itertuples()} == {
        "anchor": (3, 120),
        "percent": (2, 11),
        "hostile": (2, 10),
        "online": (1, 8),
    }


def test_networks_stand_in_the_year_of_their_founding_and_unknown_years_come_last(ask):
    frame = ask("sizes/founding_years")
    assert list(zip(frame.network_id, frame.founded_year.astype("object").where(frame.founded_year.notna(), None), strict=True)) == [
        ("anchor", 1990),
        ("zelezna", 2001),
        ("percent", 2005),
        ("bridges", 2010),
        ("online", 2024),
        ("hostile", None),
        ("bare", None),
    ]
    assert list(frame.place_in_year) == [1, 1, 1, 1, 1, 1, 2]


def test_a_statement_that_changes_data_is_refused(small):
    with queries.data_set(small).cursor() as cursor, pytest.raises(duckdb.Error, match="read-only"):
        cursor.execute("delete from networks")


def test_beside_what_documents_say_stands_how_many_networks_are_so(ask, europe):
    frame = language.with_words(ask("sizes/in_documents", europe, form=["consortium"], country=["IT"]), europe, "en")
    said = dict(zip(frame.statement_id, [held for (held,) in in_documents(frame)], strict=True))
    assert set(frame.subject) == {"form", "level", "scope", "size"}
    left = len(ask("sizes/networks", europe, form=["consortium"], country=["IT"]))
    assert said["com-in-form-02"] == f"Consortium: {left} of {left} networks that state a form."
    assert said["com-in-form-01"].startswith("Informal network: 0 of ")
    assert said["ersisi-integration-5"] == ""  # it speaks of no level of the list


def test_beside_what_documents_say_stands_nothing_where_nothing_is_left(ask, europe):
    frame = language.with_words(ask("sizes/in_documents", europe, q="no network has this name"), europe, "en")
    assert len(frame) > 0
    assert {held for (held,) in in_documents(frame)} == {""}
