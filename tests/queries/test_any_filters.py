"""What holds whatever is chosen: any address may come, and parts sum to the whole."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from queries import HERE, query
from report.answer import counted
from report.menu import CHOSEN_ON_PAGES

NAMES = sorted(f"{path.parent.name}/{path.stem}" for path in HERE.glob("*/*.sql"))
LISTS = {
    "country": ["SI", "FR", "IT", "BE", "AT"],
    "level": ["local", "regional", "national", "international"],
    "form": ["informal_network", "virtual_network", "consortium", "partnership", "formal_association"],
    "scope": ["territorial", "content"],
    "purpose": ["advocacy", "job_inclusion", "mutual_support", "other"],
    "decision_mode": ["consensus", "members_vote", "authority_finalises", "mixed"],
}
YEARS = st.integers(1980, 2030)
WORDS = st.sampled_from(["", "net", "e", "zelezna", "%", "work"])

codes = {key: st.lists(st.sampled_from([*values, "not_stated"]), unique=True, max_size=3) for key, values in LISTS.items()}
filters = st.fixed_dictionaries({**codes, "as_of": YEARS, "q": WORDS})
# What no menu offers, but an address may hold.
anything = st.fixed_dictionaries(
    {**dict.fromkeys(LISTS, st.lists(st.text(max_size=8), max_size=3)), "as_of": st.integers(-(2**31), 2**31 - 1), "q": st.text()}
)
keys = st.sampled_from(["zelezna", "lipa", "s-zelezna", "", "no-such"]) | st.text(max_size=8)

# What is chosen on pages themselves, as keys.
LISTS_OF_KEYS = ["keys", *CHOSEN_ON_PAGES]
# Queries that divide the networks that are left into parts.
PARTS = [
    "sizes/networks_by_size",
    "sizes/counts_by_form_and_size",
    "sizes/counts_by_level_and_size",
    "sizes/counts_by_founding_year",
    "sizes/counts_by_stated_and_listed",
    "sizes/seats_by_country",
    "overview/networks_by_form",
    "decisions/networks_by_mode",
    "decisions/counts_by_mode_and_form",
    "decisions/counts_by_mode_and_level",
    "decisions/counts_by_management_and_form",
    "decisions/contracts_by_kind",
    "decisions/coordination_by_capacity",
    "decisions/agreements_by_end_year",
]
# Queries with a row for each network that is left.
EACH = [
    "sizes/networks",
    "sizes/networks_by_form_and_size",
    "sizes/networks_by_level_and_size",
    "sizes/stated_and_listed",
    "sizes/founding_years",
    "purposes/networks",
    "decisions/networks",
    "decisions/networks_by_mode_and_form",
    "decisions/networks_by_mode_and_level",
    "decisions/networks_by_management_and_form",
    "decisions/agreements_by_end",
]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12)
@given(chosen=anything, key=keys)
@example(chosen={key: ["'"] for key in LISTS} | {"as_of": 2026, "q": "%_\\'\";--"}, key="'")
@example(chosen={key: ["\0"] for key in LISTS} | {"as_of": 2026, "q": "\0"}, key="\0")
def test_no_address_makes_a_query_fail(ask, name, chosen, key):
    named = query(name).parameters
    given = {**{name: [key] for name in LISTS_OF_KEYS}, "places": [], **chosen}
    ask(name, **{parameter: given.get(parameter, key) for parameter in named - {"most_rows"}})


@given(chosen=filters, added=st.sampled_from([*LISTS, "q"]))
def test_one_more_filter_never_leaves_more_networks(ask, chosen, added):
    wider = chosen | {added: "" if added == "q" else []}
    left = set(ask("sizes/networks", **chosen).network_id)
    assert left <= set(ask("sizes/networks", **wider).network_id)


@given(chosen=filters, added=st.sampled_from(sorted(LISTS)), code=st.data())
def test_one_more_code_in_a_filter_never_leaves_fewer_networks(ask, chosen, added, code):
    narrower = chosen if chosen[added] else chosen | {added: ["not_stated"]}
    wider = narrower | {added: [*narrower[added], code.draw(st.sampled_from(LISTS[added]))]}
    assert set(ask("sizes/networks", **narrower).network_id) <= set(ask("sizes/networks", **wider).network_id)


@given(chosen=filters)
def test_a_later_year_never_leaves_fewer_networks(ask, chosen):
    # Members come and go, so that a country may be left; all else only grows.
    chosen = chosen | {"country": []}
    later = chosen | {"as_of": chosen["as_of"] + 5}
    assert set(ask("sizes/networks", **chosen).network_id) <= set(ask("sizes/networks", **later).network_id)


@pytest.mark.parametrize("of", ["small", "europe"])
@given(chosen=filters)
def test_parts_sum_to_the_networks_that_are_left(ask, request, of, chosen):
    path = request.getfixturevalue(of)
    left = ask("frame/left", path, **chosen).networks[0]
    assert {name: ask(name, path, **chosen).networks.sum() for name in PARTS} == dict.fromkeys(PARTS, left)
    assert {name: len(ask(name, path, **chosen)) for name in EACH} == dict.fromkeys(EACH, left)
    assert ask("overview/key_figures", path, **chosen).networks[0] == left
    assert ask("overview/worth_talking_about", path, **chosen).networks[0] == left


@given(chosen=filters)
def test_what_is_told_of_decisions_agrees_on_the_whole_page(ask, europe, chosen):
    left = ask("frame/left", europe, **chosen).networks[0]
    networks = ask("decisions/networks", europe, **chosen)
    assert ask("decisions/levels_by_mode", europe, **chosen).network_id.nunique() == left
    assert len(ask("decisions/ask_them", europe, **chosen)) == networks.decision_mode.isna().sum()
    by_mode = ask("decisions/networks_by_mode", europe, **chosen).dropna(subset=["decision_mode"])
    dots = ask("decisions/networks_by_mode_and_form", europe, **chosen)
    assert by_mode.networks.sum() == dots.row_end.sum() == networks.decision_mode.notna().sum()
    assert ask("decisions/contracts_by_kind", europe, **chosen).networks_with_contract.sum() <= len(
        ask("decisions/agreements", europe, **chosen)
    )


@given(chosen=filters)
def test_many_networks_are_counted_as_few_are_drawn(ask, europe, chosen):
    for few, many in [
        ("sizes/networks_by_form_and_size", "sizes/counts_by_form_and_size"),
        ("sizes/networks_by_level_and_size", "sizes/counts_by_level_and_size"),
        ("sizes/founding_years", "sizes/counts_by_founding_year"),
        ("sizes/stated_and_listed", "sizes/counts_by_stated_and_listed"),
        ("decisions/levels_by_mode", "decisions/counts_of_levels_by_mode"),
    ]:
        dots, counts = ask(few, europe, **chosen), ask(many, europe, **chosen)
        assert counted(dots, "networks") == counted(counts, "networks")
    medians = ask("sizes/networks_by_form_and_size", europe, **chosen).groupby("form").members.agg(["median", "count"])
    told = ask("sizes/counts_by_form_and_size", europe, **chosen).dropna(subset=["form"]).drop_duplicates("form").set_index("form")
    # Of fewer than five sizes no median is told.
    assert told.median_members.dropna().to_dict() == medians["median"][medians["count"] >= 5].to_dict()


@given(chosen=filters)
def test_organisations_are_counted_alike_on_every_page(ask, europe, chosen):
    members = ask("members/members", europe, **chosen)
    by_networks = ask("members/members_by_networks", europe, **chosen)
    figures = ask("overview/key_figures", europe, **chosen).iloc[0]
    said = ask("overview/worth_talking_about", europe, **chosen).iloc[0]
    assert by_networks.members.sum() == len(members) == figures.organisations == said.organisations
    assert (by_networks.networks * by_networks.members).sum() == members.networks.sum()
    assert (members.networks > 1).sum() == said.organisations_in_several
    assert {ask(f"members/members_by_{part}", europe, **chosen).members.sum() for part in ("kind", "country")} == {len(members)}
    by_role, by_seat = (ask(f"members/memberships_by_{part}", europe, **chosen).memberships.sum() for part in ("role", "seat"))
    assert by_role == by_seat >= members.networks.sum()
    sized = ask("members/networks_by_own_size", europe, **chosen)
    assert set(sized.members_in_all) <= {len(members)}
    assert sized.member_id.count() == ask("members/counts_by_own_size", europe, **chosen).organisations.sum()
    listed = members.set_index("member_id").networks
    assert all(listed[row.member_id] == row.networks for row in sized.dropna(subset=["member_id"]).itertuples())
    assert figures.networks_of_known_size <= figures.networks


@given(chosen=filters)
def test_a_known_size_is_stated_or_listed_and_never_zero(ask, europe, chosen):
    frame = ask("sizes/networks", europe, **chosen)
    assert (frame.members.dropna() > 0).all()
    assert (frame.members.isna() == frame.size_basis.isna()).all()
    stated = frame[frame.size_basis == "stated"]
    assert (stated.members == stated.stated_members).all()
    listed = frame[frame.size_basis == "listed"]
    assert (listed.members == listed.listed_members).all()
    assert listed.stated_members.isna().all()


@given(chosen=filters)
def test_a_network_opened_by_its_key_is_inside_the_filters_just_when_it_is_listed(ask, chosen):
    listed = set(ask("sizes/networks", **chosen).network_id)
    for network in ("anchor", "zelezna", "bridges", "online", "bare"):
        assert bool(ask("network/heading", network=network, **chosen).is_chosen[0]) is (network in listed)


@given(chosen=filters)
def test_a_member_opened_by_its_key_is_inside_the_filters_just_when_it_is_listed(ask, chosen):
    listed = set(ask("members/members", **chosen).member_id)
    for member in ("lipa", "ponte", "alt", "urad", "alone"):
        assert bool(ask("member/heading", member=member, **chosen).is_chosen[0]) is (member in listed)


@pytest.mark.parametrize("network", ["ensie", "care4skills"])
@given(as_of=YEARS)
def test_members_of_a_network_are_counted_alike_wherever_they_are_shown(ask, europe, network, as_of):
    shown = ask("network/members", europe, network=network, as_of=as_of)
    told = ask("network/facts", europe, network=network, as_of=as_of).query("fact == 'listed_members'").words
    by_country = ask("network/members_by_role_and_country", europe, network=network, as_of=as_of)
    current = shown.member_id[shown.is_current].nunique()
    assert current == (int(told.iloc[0]) if len(told) else 0) == by_country.members.sum()


@pytest.mark.parametrize("of", ["small", "europe"])
@given(chosen=filters)
def test_purposes_are_counted_alike_wherever_they_are_shown(ask, request, of, chosen):
    path = request.getfixturevalue(of)
    listed = ask("purposes/networks", path, **chosen)
    stating, left = int(listed.purposes.notna().sum()), len(listed)
    dots = ask("purposes/networks_and_their_purposes", path, **chosen)
    assert dots.network_id.nunique() == left
    assert dots[dots.purpose.notna()].network_id.nunique() == stating
    by_purpose = ask("purposes/networks_by_purpose", path, **chosen)
    stated = by_purpose[by_purpose.purpose.notna() & (by_purpose.networks > 0)].set_index("purpose").networks.to_dict()
    assert dots.purpose.dropna().value_counts().to_dict() == stated
    assert by_purpose.networks[by_purpose.purpose.isna()].sum() == left - stating
    for part in ("form", "level", "country"):
        grid = ask(f"purposes/purposes_by_{part}", path, **chosen)
        counted = grid.groupby("purpose").networks.sum()
        assert counted[counted > 0].to_dict() == {key: n for key, n in stated.items() if key != "other" or part == "form"}
        groups = grid.drop_duplicates(part)
        assert groups[f"networks_of_{part}"].sum() == stating
        assert (grid.networks <= grid[f"networks_of_{part}"]).all()
        # Known for those that state both a purpose and the group.
        assert (grid.networks_stating == groups.dropna(subset=[part])[f"networks_of_{part}"].sum()).all()
        assert (grid.networks_in_all == left).all()
    assert (by_purpose.networks_stating == stating).all()
    assert (by_purpose.networks_in_all == left).all()
    pairs = ask("purposes/pairs_of_purposes", path, **chosen).dropna(subset=["purposes"])
    behind = ask("purposes/networks_of_pairs", path, **chosen).groupby("purposes").network_id.nunique()
    assert pairs.set_index("purposes").networks.to_dict() == behind.to_dict()
    assert (pairs.networks <= pairs.networks_stating_either).all()
