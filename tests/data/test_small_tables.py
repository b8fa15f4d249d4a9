"""The small tables tell what the large ones do: each is counted again from the tables of the schema."""

from pathlib import Path

import pytest

import queries
from data.illustrate import illustrate

YEARS = pytest.mark.parametrize("year", [1980, 1999, 2012, 2020, 2024, 2026, 2031])

# What each number of network_years means, counted from memberships, activities and outcomes as they are.
FROM_THE_START = {
    "listed_members": "select network_id, count(distinct member_id) from current_memberships($year) group by network_id",
    "memberships_stating_seats": """
        select network_id, count(in_management) from current_memberships($year) group by network_id having count(in_management) > 0
    """,
    "coordinators": """
        select network_id, count(*) from current_memberships($year) where role in ('lead', 'coordinator') group by network_id
    """,
    "activities": """
        select network_id, count(*) from activities
        where coalesce(status, 'done') = 'done' and (starts_year is null or starts_year <= $year)
        group by network_id
    """,
    "undated_activities": """
        select network_id, count(*) from activities
        where coalesce(status, 'done') = 'done' and starts_year is null
        group by network_id
    """,
    "dated_activities": """
        select network_id, count(*) from activities
        where coalesce(status, 'done') = 'done' and coalesce(starts_year, year_of(ends_on)) <= $year
        group by network_id
    """,
    "outcomes": """
        select network_id, count(*) from outcomes
        where network_id is not null and (on_year is null or on_year <= $year)
        group by network_id
    """,
    "first_year": """
        select network_id, min(starts_year) from activities
        where coalesce(status, 'done') = 'done' and starts_year <= $year
        group by network_id
    """,
    "last_start": """
        select network_id, max(starts_year) from activities
        where coalesce(status, 'done') = 'done' and starts_year <= $year
        group by network_id
    """,
    # What was still going on at the end of the year was seen in it.
    "last_year": """
        select network_id, max(least(coalesce(year_of(ends_on), starts_year), $year)) from activities
        where coalesce(status, 'done') = 'done' and coalesce(starts_year, year_of(ends_on)) <= $year
        group by network_id
    """,
    "last_recorded_on": """
        select
            network_id,
            max(case when starts_on is null or year_of(ends_on) <= $year then coalesce(ends_on, starts_on) else starts_on end)
        from activities
        where coalesce(status, 'done') = 'done' and coalesce(starts_year, year_of(ends_on)) <= $year
        group by network_id
    """,
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory) -> Path:
    """Five thousand memberships, generated: among them those who left, came back, or only support."""
    return illustrate(5_000, 11, tmp_path_factory.mktemp("generated"))


@pytest.fixture(params=["generated", "small", "europe"])
def asked(request):
    """Answers SQL from one of the data sets."""

    def answer(sql: str, **given: object) -> list[tuple]:
        with queries.data_set(request.getfixturevalue(request.param)).cursor() as cursor:
            return cursor.execute(sql, given).fetchall()

    return answer


@YEARS
@pytest.mark.parametrize("number", FROM_THE_START)
def test_the_years_of_networks_tell_what_their_rows_tell(asked, number, year):
    told = asked(
        f"""
        select network_id, {number}
        from network_years
        join networks on networks.rowid = network
        where from_year <= $year and until_year > $year and {number} is not null and {number}::text <> '0'
        """,
        year=year,
    )
    sql = FROM_THE_START[number]
    assert sorted(told) == sorted(asked(sql, **({"year": year} if "$year" in sql else {})))


@YEARS
def test_ties_hold_as_memberships_do(asked, year):
    ties = asked(
        """
        select networks.network_id, member_id
        from ties
        join networks on networks.rowid = network
        join members on members.rowid = member
        where from_year <= $year and until_year > $year
        """,
        year=year,
    )
    assert len(ties) == len(set(ties))
    assert set(ties) == set(asked("select network_id, member_id from current_memberships($year)", year=year))


def test_every_organisation_of_a_network_has_a_tie_whether_or_not_it_was_ever_a_member(asked):
    every = asked(
        """
        select distinct networks.network_id, member_id
        from ties
        join networks on networks.rowid = network
        join members on members.rowid = member
        """
    )
    assert set(every) == set(asked("select distinct network_id, member_id from memberships"))


@YEARS
def test_countries_of_members_are_those_of_their_ties(asked, year):
    told = asked(
        """
        select network_id, country, members
        from member_countries
        join (select rowid as network, network_id from networks) using (network)
        where from_year <= $year and until_year > $year
        """,
        year=year,
    )
    counted = """
        select m.network_id, members.country, count(distinct member_id)
        from current_memberships($year) as m
        join members using (member_id)
        where members.country is not null
        group by m.network_id, members.country
    """
    assert sorted(told) == sorted(asked(counted, year=year))


@YEARS
def test_seats_in_management_are_those_of_memberships(asked, year):
    told = asked(
        """
        select distinct networks.network_id, member_id
        from management_seats
        join networks on networks.rowid = network
        join members on members.rowid = member
        where from_year <= $year and until_year > $year
        """,
        year=year,
    )
    assert set(told) == set(asked("select network_id, member_id from current_memberships($year) where in_management", year=year))


@YEARS
def test_counted_memberships_are_those_that_hold(asked, year):
    told = asked(
        """
        select network_id, role, in_management, sum(memberships)
        from membership_counts
        join (select rowid as network, network_id from networks) using (network)
        where from_year <= $year and until_year > $year
        group by all
        """,
        year=year,
    )
    counted = "select network_id, role, in_management, count(*) from current_memberships($year) group by all"
    assert sorted(told, key=repr) == sorted(asked(counted, year=year), key=repr)


def test_counted_activities_are_as_many_as_there_are(asked):
    assert asked("select coalesce(sum(activities), 0) from activity_counts") == asked("select count(*) from activities")
    assert asked("select count(*) from recorded_activities") == asked("select count(*) from activities")


def test_every_row_that_cites_a_source_is_counted_for_it(asked):
    of_tables = " union all ".join(
        f"select source_id from {table} where network_id is not null"
        for table in ("network_purposes", "network_decision_levels", "memberships", "activities", "outcomes")
    )
    cited = f"""
        select count(*) from (
            select unnest([source_id, decision_source_id, agreement_source_id, coordination_source_id]) as source_id from networks
            union all {of_tables}
            union all select source_id from participations
        ) where source_id is not null
    """
    assert asked("select sum(rows_taken) from citations") == asked(cited)
