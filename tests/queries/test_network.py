"""Everything on one network, counted by eye."""

import pandas as pd
import pytest


def facts(ask, network: str, **given: object) -> pd.DataFrame:
    return ask("network/facts", network=network, **given).set_index("fact")


@pytest.mark.parametrize(
    ("filters", "is_chosen"),
    [({}, True), ({"country": ["FR"]}, False), ({"as_of": 2000}, False), ({"form": ["informal_network"], "country": ["SI"]}, True)],
)
def test_any_network_opens_and_is_said_to_lie_outside_the_filters(ask, filters, is_chosen):
    frame = ask("network/heading", network="zelezna", **filters)
    assert len(frame) == 1
    assert bool(frame.is_chosen[0]) is is_chosen


def test_a_network_that_ended_says_when(ask):
    assert ask("network/heading", network="bridges").ended_year[0] == 2013
    assert facts(ask, "bridges").words["ended_on"] == "2013"
    assert "ended_on" not in facts(ask, "anchor").index


def test_each_fact_names_the_source_it_has_of_its_own_or_that_of_the_network(ask):
    frame = facts(ask, "anchor")
    assert (frame.code["decision_mode"], frame.source_id["decision_mode"], frame.locator["decision_mode"]) == (
        "members_vote",
        "s-statutes",
        "article 7",
    )
    assert frame.source_id["management"] == "s-statutes"
    assert (frame.code["contract_kind"], frame.source_id["contract_kind"]) == ("statutes", "s-anchor")
    assert (frame.source_id["form"], frame.locator["form"]) == ("s-anchor", "first paragraph")
    assert frame.source_id["decision_level"] == "s-statutes"


def test_stated_and_listed_members_are_both_told(ask):
    frame = facts(ask, "anchor")
    assert (frame.words["stated_members"], frame.note["stated_members"]) == ("120", "organisations (about)")
    assert frame.words["listed_members"] == "3"
    assert facts(ask, "zelezna", as_of=2014).words["listed_members"] == "2"


def test_no_listed_members_are_no_fact_and_never_zero(ask):
    assert "listed_members" not in facts(ask, "bare").index


def test_what_is_not_stated_is_said_so_and_has_no_source(ask):
    frame = facts(ask, "bare")
    assert {"form", "scope", "level", "country", "stated_members", "founded_on", "purpose", "decision_mode"} <= set(frame.index)
    assert frame[["code", "words", "note", "source_id", "source", "locator"]].isna().all(axis=None)


def test_a_date_is_told_as_exactly_as_it_is_known(ask):
    assert facts(ask, "zelezna").words["founded_on"] == "2001-05"
    assert facts(ask, "anchor").words["founded_on"] == "1990"


def test_the_time_of_an_agreement_is_told_even_where_only_its_end_is_known(ask, europe):
    assert facts(ask, "anchor").note["contract_kind"] == "2024-01 – 2026-12"
    assert ask("network/facts", europe, network="care4skills").set_index("fact").note["contract_kind"].endswith("– 2027")


def test_members_are_listed_by_their_role_and_those_that_do_not_count_come_last(ask):
    frame = ask("network/members", network="zelezna")
    assert list(zip(frame.member_id, frame.role, strict=True)) == [
        ("lipa", "coordinator"),
        ("lipa", "partner"),
        ("most", "partner"),
        ("ponte", "observer"),
        ("alt", "partner"),
        ("urad", "supporter"),
    ]
    assert list(frame.is_current) == [True, True, True, True, False, False]


def test_a_membership_that_is_over_is_not_shown_as_holding(ask):
    frame = ask("network/members", network="percent").query("member_id == 'lipa'")
    assert dict(zip(frame.since, frame.is_current, strict=True)) == {"2015": True, "2005": False}


def test_members_by_role_and_country_leave_out_supporters_and_those_who_left(ask):
    frame = ask("network/members_by_role_and_country", network="zelezna")
    assert list(zip(frame.country, frame.role, frame.members, strict=True)) == [
        ("SI", "coordinator", 1),  # Lipa, which is a partner too, counts once
        ("SI", "partner", 1),
        ("IT", "observer", 1),
    ]
    assert ask("network/members_by_role_and_country", network="bare").empty


def test_a_member_without_country_and_role_is_counted_all_the_same(ask):
    frame = ask("network/members_by_role_and_country", network="hostile")
    assert list(frame.members) == [1, 1]
    assert frame.country.isna().iloc[-1]
    assert frame.role.isna().iloc[-1]


def test_networks_that_share_members_are_told_with_the_members(ask):
    frame = ask("network/networks_sharing_members", network="zelezna")
    assert list(zip(frame.network_id, frame.shared_members, strict=True)) == [
        ("bridges", 2),
        ("percent", 1),
        ("hostile", 1),
        ("anchor", 1),
        ("online", 1),
    ]
    assert frame.members_in_common[0] == "Lipa, zavod; Ponte – società cooperativa"


def test_of_many_networks_that_share_members_the_first_are_told_and_all_are_counted(ask, crowded):
    frame = ask("network/networks_sharing_members", crowded, network="zelezna")
    assert len(frame) == 25
    assert set(frame.entries_in_all) == {5 + 30}
    assert list(frame.shared_members[:2]) == [2, 1]


def test_a_supporter_in_common_is_no_member_in_common(ask):
    assert ask("network/networks_sharing_members", network="bare").empty
    assert "bare" not in set(ask("network/networks_sharing_members", network="zelezna").network_id)


def test_activities_begin_with_the_latest_and_those_without_a_date_come_last(ask):
    frame = ask("network/activities", network="zelezna")
    assert list(frame.title) == ["Job fair", "Study visit"]
    assert list(frame.participants.astype("object").where(frame.participants.notna(), None)) == [40, None]


def test_activities_stand_in_the_year_they_began_an_unknown_month_being_no_january(ask):
    frame = ask("network/activities_by_year", network="zelezna")
    assert list(frame.starts_year) == [2019, 2019]
    assert sorted(frame.starts_on) == ["2019", "2019-05-03"]
    assert sorted(frame.place_in_year) == [1, 2]
    assert ask("network/activities_by_year", network="anchor").starts_year.isna().all()


def test_outcomes_are_those_of_the_network(ask):
    assert list(ask("network/outcomes", network="zelezna").title) == ["A minibus in turn", "No bus to the workshops"]
    figure = ask("network/outcomes", network="bridges").iloc[0]
    assert (figure.value, figure.unit, figure.outcome_kind) == (12.5, "people a week", "figure")
