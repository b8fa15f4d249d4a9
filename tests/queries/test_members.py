"""Who takes part, and in how many networks; everything on one organisation; counted by eye."""

import pandas as pd
import pytest

from charts import member as one
from charts import members
from report import language


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


def counts(frame: pd.DataFrame) -> dict[object, int]:
    """The numbers in the second column by what the first says; None where it says nothing."""
    return {None if pd.isna(of) else of: int(number) for of, number in zip(frame.iloc[:, 0], frame.iloc[:, 1], strict=True)}


def test_members_are_counted_by_what_they_are_and_where(ask):
    assert counts(ask("members/members_by_kind")) == {"social_enterprise": 2, "network": 1, "ngo": 1, "private_company": 1, None: 1}
    assert counts(ask("members/members_by_country")) == {"SI": 3, "FR": 1, "IT": 1, None: 1}
    assert counts(ask("members/members_by_country", level=["regional"])) == {"SI": 2, "IT": 1}


def test_memberships_are_counted_by_role_and_supporters_and_those_who_left_are_none(ask):
    # Lipa is coordinator and partner of Železna kapla.
    assert counts(ask("members/memberships_by_role")) == {
        "partner": 5,
        "full_member": 4,
        "lead": 1,
        "coordinator": 1,
        "observer": 1,
        "associate": 1,
        None: 1,
    }
    assert counts(ask("members/memberships_by_role", as_of=2002, q="zelezna kapla")) == {"partner": 3, "coordinator": 1}


def test_a_seat_in_the_management_that_is_not_stated_is_none_that_is_denied(ask):
    assert counts(ask("members/memberships_by_seat")) == {"in_management": 1, None: 13}
    assert list(ask("members/seats").member_id) == ["zelezna-org"]
    assert ask("members/seats", as_of=1994).empty


def test_the_size_of_an_organisation_is_known_where_it_is_a_network(ask):
    frame = ask("members/networks_by_own_size")
    # Železna kapla has three members, and is in the Anchor Alliance.
    assert list(zip(frame.member_id, frame.own_members, frame.size_basis, frame.networks, strict=True)) == [("zelezna-org", 3, "listed", 1)]
    assert (frame.members_stating[0], frame.members_in_all[0]) == (1, 6)
    counted = ask("members/counts_by_own_size")
    assert list(zip(counted.size_band, counted.networks_band, counted.organisations, strict=True)) == [("1-5", "1", 1)]


def test_where_no_organisation_is_a_network_it_is_told_of_how_many(ask):
    frame = ask("members/networks_by_own_size", level=["regional"])
    assert list(frame.members_in_all) == [3]
    assert frame.member_id.isna().all()
    assert ask("members/counts_by_own_size", level=["regional"]).empty


SIZED = pd.DataFrame({"own_members": [200, 90, 30, 8, 5], "networks": [4, 2, 2, 1, 3], "member_id": list("abcde")})


def test_it_is_told_whether_larger_organisations_are_in_more_networks():
    assert members.networks_by_own_size_says(SIZED) == (
        "Of the 2 organisations with more than 30 members of their own, 2 are in more than one network; of the 3 others, 2. "
        "Of 9 pairs of them that differ in both, in 6 the larger is in more networks."
    )


def test_of_organisations_of_one_size_none_is_larger():
    alike = SIZED.assign(own_members=7)
    assert members.networks_by_own_size_says(alike) == (
        "Of the 0 organisations with more than 7 members of their own, 0 are in more than one network; of the 5 others, 4."
    )


def test_counted_organisations_are_told_by_the_largest_and_the_smallest_band():
    frame = pd.DataFrame(
        {
            "size_band_words": ["over 100", "over 100", "26–50", "1–5"],
            "networks_band": ["1", "3-5", "2", "1"],
            "organisations": [2, 3, 9, 4],
        }
    )
    assert members.counts_by_own_size_says(frame) == (
        "Of 5 organisations with over 100 members of their own, 3 are in more than one network. Of 4 with 1–5 members it is 0."
    )


def test_roles_and_seats_are_told_of_those_that_state_them():
    roles = pd.DataFrame({"role": ["partner", "lead", None], "role_words": ["Partner", "Lead", "not stated"], "memberships": [6, 2, 9]})
    assert members.memberships_by_role_says(roles) == (
        "The most frequent role is partner: 6 of 8 memberships that state one. 2 lead or coordinate the network."
    )
    seats = pd.DataFrame({"management_seat": ["in_management", "not_in_management", None], "memberships": [2, 5, 70]})
    assert members.memberships_by_seat_says(seats) == (
        "2 of 7 memberships of which it is told have a seat in a body that manages the network."
    )


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
        ("nuts", "s-other"),
        ("place", "s-other"),
    ]
    assert list(frame.code[:3]) == ["social_enterprise", "SI", "SI034"]
    assert frame.words[3] == "Celje"


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
    # Alone with it in Bridges to Work, and one of two others in Železna kapla.
    assert list(frame.newman_weight) == [1 + 1 / 2, 1, 1 / 2]


def test_nobody_is_met_in_a_network_that_was_left(ask):
    assert ask("member/meets_most", member="alt").empty
    assert set(ask("member/meets_most", member="alt", as_of=2011).member_id) == {"ponte", "lipa"}


def test_what_an_organisation_did_is_what_it_promoted_or_took_part_in(ask):
    frame = ask("member/activities", member="lipa")
    # It is host and promoter of the fair, once.
    assert list(zip(frame.title, frame.is_promoter, frame.part, frame.people, frame.network, strict=True)) == [
        ("Job fair", True, "host", 3, "Železna kapla – mreža")
    ]
    assert frame.source_id[0] == "s-zelezna"
    assert list(ask("member/activities", member="most").is_promoter) == [False]
    assert list(ask("member/activities", member="atelier").title) == ["Autumn school"]
    assert list(ask("member/activities", member="atelier").activity_status) == ["planned"]
    assert ask("member/activities", member="alt").empty


def test_outcomes_are_those_that_the_organisation_takes_care_of(ask):
    frame = ask("member/outcomes", member="lipa")
    assert list(zip(frame.title, frame.due_on, frame.status, frame.network_id, strict=True)) == [
        ("A minibus in turn", "2026-09", "begun", "zelezna")
    ]
    assert ask("member/outcomes", member="most").empty


def near(ask, small, **given: object) -> list[tuple[str, str]]:
    """Each near network with the reason in words."""
    frame = language.with_words(ask("member/networks_near", **given), small, "en")
    return [(row["network_id"], one.networks_near_says(row)) for row in frame.to_dict("records")]


def test_near_are_networks_that_share_members_with_its_own_and_the_reason_is_told(ask, small):
    # Most meets Lipa and Ponte in Železna kapla, and nobody in the Online Circle. Both are in Bridges to Work, which has ended.
    assert near(ask, small, member="most") == [
        ("bridges", "shares 2 members with Železna kapla – mreža; ended in 2013"),
        ("percent", "shares 1 member with Železna kapla – mreža; pursues inclusion in work as its networks do"),
        ("hostile", "shares 1 member with Železna kapla – mreža"),
        ("anchor", "shares 1 member with Železna kapla – mreža"),
    ]


def test_a_network_is_near_by_all_the_networks_with_which_it_shares_members(ask, small):
    # Ponte is in all but two. Lipa, of Bridges to Work and of Železna kapla, and Atelier, of the Anchor Alliance, are in 100 %.
    assert near(ask, small, member="ponte") == [
        (
            "percent",
            "shares 2 members with Anchor Alliance, Bridges to Work, Železna kapla – mreža; "
            "pursues inclusion in work, advocacy as its networks do",
        ),
        ("online", "shares 1 member with Železna kapla – mreža"),
    ]


def test_of_many_networks_with_which_members_are_shared_the_first_are_named(ask, crowded):
    row = ask("member/networks_near", crowded, member="lipa").set_index("network_id").loc["anchor"]
    assert (row.networks_named.count(", "), row.more_networks) == (2, 0)
    frame = ask("member/networks_near", crowded, member="ponte")
    assert len(frame) == 25
    assert set(frame.entries_in_all) == {2 + 30}
    several = {"shared_members": 3, "networks_named": "A, B, C", "more_networks": 2, "purposes": None, "ended_year": None}
    assert one.networks_near_says(several) == "shares 3 members with A, B, C and 2 more"


def test_an_organisation_that_is_in_no_network_has_none_near(ask):
    assert ask("member/networks_near", member="urad").empty
    assert ask("member/networks_near", member="alt").empty


def test_an_organisation_is_not_near_to_itself(ask):
    # Ponte, which Železna kapla meets in the Anchor Alliance, is a member of Železna kapla too.
    assert set(ask("member/networks_near", member="zelezna-org").network_id) == {"bridges", "hostile", "percent"}


def test_organisations_that_may_be_one_are_shown_with_the_reason(ask):
    frame = ask("members/alike")
    assert list(zip(frame.name, frame.other_name, frame.likeness, frame.country, frame.networks, frame.other_networks, strict=True)) == [
        ("Most d.o.o.", "Most", "same_name", "SI", 2, 0)
    ]
    assert list(ask("members/alike", level=["regional"]).networks) == [1]
    # Neither is in the Anchor Alliance.
    assert ask("members/alike", q="anchor").empty
