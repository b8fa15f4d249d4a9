"""Who takes part, and in how many networks; everything on one organisation; counted by eye."""

import pandas as pd
import pytest


def networks_of(frame: pd.DataFrame) -> dict[str, int]:
    return dict(zip(frame.member_id, frame.networks, strict=True))


def test_members_are_organisations_with_a_membership_that_holds(ask):
    assert networks_of(ask("members/members")) == {"ponte": 4, "lipa": 3, "most": 2, "atelier": 2, "zelezna-org": 1, "formula": 1}


def test_a_member_who_left_is_a_member_in_the_years_before(ask):
    assert networks_of(ask("members/members", as_of=2009))["alt"] == 1
    assert networks_of(ask("members/members", as_of=2011))["alt"] == 1  # Bridges to Work
    assert "alt" not in networks_of(ask("members/members", as_of=2012))


def test_members_count_only_the_networks_that_the_filters_leave(ask):
    assert networks_of(ask("members/members", level=["regional"])) == {"lipa": 1, "most": 1, "ponte": 1}
    assert networks_of(ask("members/members", form=["not_stated"])) == {}


def test_what_is_not_known_of_a_member_is_empty(ask):
    row = ask("members/members").set_index("member_id").loc["formula"]
    assert row.isna()[["acronym", "member_kind", "country", "place"]].all()


def test_members_are_counted_by_the_number_of_their_networks(ask):
    frame = ask("members/members_by_networks")
    assert dict(zip(frame.networks, frame.members, strict=True)) == {1: 2, 2: 2, 3: 1, 4: 1}


@pytest.mark.parametrize(
    ("member", "filters", "is_chosen"),
    [
        ("ponte", {}, True),
        ("ponte", {"form": ["informal_network"]}, True),
        ("ponte", {"form": ["virtual_network"]}, False),
        ("ponte", {"form": ["informal_network"], "as_of": 2014}, False),
        ("urad", {}, False),
        ("alt", {}, False),
        ("alone", {}, False),
    ],
)
def test_any_organisation_opens_and_is_said_to_lie_outside_the_filters(ask, member, filters, is_chosen):
    frame = ask("member/heading", member=member, **filters)
    assert len(frame) == 1
    assert bool(frame.is_chosen[0]) is is_chosen


def test_an_organisation_that_is_a_network_names_it(ask):
    assert ask("member/heading", member="zelezna-org").network_id[0] == "zelezna"
    assert ask("network/heading", network="zelezna").member_id[0] == "zelezna-org"


def test_facts_of_an_organisation_name_their_source(ask):
    frame = ask("member/facts", member="lipa")
    assert list(zip(frame.fact, frame.source_id, strict=True)) == [
        ("member_kind", "s-other"),
        ("country", "s-other"),
        ("place", "s-other"),
    ]
    assert list(frame.code[:2]) == ["social_enterprise", "SI"]
    assert frame.words[2] == "Celje"


def test_what_is_not_stated_of_an_organisation_is_said_and_has_no_source(ask):
    frame = ask("member/facts", member="formula")
    assert list(frame.fact) == ["member_kind", "country"]
    assert frame[["code", "words", "source_id", "source"]].isna().all(axis=None)


def test_all_memberships_of_an_organisation_are_shown_and_those_that_hold_come_first(ask):
    frame = ask("member/networks", member="lipa")
    assert set(frame.network_id[frame.is_current]) == {"percent", "bridges", "zelezna"}
    assert list(frame.is_current) == [True, True, True, True, False]


def test_a_membership_that_is_over_is_not_shown_as_holding_because_another_one_holds(ask):
    in_percent = ask("member/networks", member="lipa").query("network_id == 'percent'")
    assert dict(zip(in_percent.since, in_percent.is_current, strict=True)) == {"2015": True, "2005": False}
    in_percent = ask("member/networks", member="lipa", as_of=2006).query("network_id == 'percent'")
    assert dict(zip(in_percent.since, in_percent.is_current, strict=True)) == {"2005": True, "2015": False}


def test_a_supporter_is_shown_with_the_network_and_not_as_its_member(ask):
    frame = ask("member/networks", member="urad")
    assert set(frame.network_id) == {"zelezna", "bare"}
    assert not frame.is_current.any()


def test_whom_an_organisation_meets_most(ask):
    frame = ask("member/meets_most", member="lipa")
    assert list(zip(frame.member_id, frame.networks_in_common, strict=True)) == [("ponte", 2), ("atelier", 1), ("most", 1)]
    assert frame.networks_named[0] == "Bridges to Work; Železna kapla – mreža"


def test_nobody_is_met_in_a_network_that_was_left(ask):
    assert ask("member/meets_most", member="alt").empty
    assert set(ask("member/meets_most", member="alt", as_of=2011).member_id) == {"ponte", "lipa"}
