"""What the page Connections draws and lists, on a graph small enough to count by eye."""

import numpy as np
import pandas as pd
import pytest

from analysis import connections, member
from charts import connections as told

# e alone holds N3 to the rest; g and h are in a network of their own.
TIES = [(1, name) for name in "abcd"] + [(2, name) for name in "cde"] + [(3, name) for name in "ef"] + [(4, name) for name in "gh"]


@pytest.fixture
def ties() -> pd.DataFrame:
    return pd.DataFrame(TIES, columns=["network", "member"])


@pytest.fixture
def leaving(ties):
    def left(members="", networks=()):
        return connections.parts(ties.assign(member_leaves=ties.member.isin([*members]), network_leaves=ties.network.isin(networks)))

    return left


def test_only_one_organisation_holds_a_part_to_the_rest(ties):
    frame = connections.pairs_cut(ties)
    # Without e, the pairs of f with a, b, c and d lose touch.
    assert frame[["member", "pairs_cut", "pieces", "shown_in_all", "organisations"]].to_dict("records") == [
        {"member": "e", "pairs_cut": 4, "pieces": 2, "shown_in_all": 1, "organisations": 8}
    ]


def test_who_holds_lists_all_that_are_in_several_networks_those_that_cut_most_first(ties):
    frame = connections.who_holds(ties)
    assert frame.member.to_list() == ["e", "c", "d"]
    assert frame.networks.to_list() == [2, 2, 2]
    assert frame.pairs_cut.to_list() == [4, 0, 0]
    assert frame.betweenness.is_monotonic_decreasing


def test_before_and_after_all_organisations_that_stay_are_in_a_part(leaving):
    frame = leaving("e")
    counted = frame.groupby("state").organisations.sum()
    assert counted.to_dict() == {"before": 8, "after": 7}
    sizes = frame.sort_values("position").groupby("state").organisations.agg(list)
    assert sizes.to_dict() == {"before": [6, 2], "after": [4, 2, 1]}
    assert "Without them 4 pairs of organisations lose touch, of 16 that are in touch now." in told.parts_says(frame)


def test_a_network_that_leaves_leaves_its_members_alone(leaving):
    after = leaving(networks=[4]).query("state == 'after'").iloc[0]
    assert (after.alone, after.pairs_cut, after.leaving) == (2, 1, 1)


def test_who_leaves_nothing_leaves_all_as_it_was(leaving):
    frame = leaving()
    assert frame.pairs_cut.eq(0).all()
    assert "2 parts that are out of touch" in told.parts_says(frame)


def test_parts_beyond_those_that_can_be_told_apart_stand_together():
    alone = pd.DataFrame({"network": range(20), "member": range(20)}).assign(member_leaves=False, network_leaves=False)
    rest = connections.parts(alone).query("part == 'others'")
    assert rest.organisations.to_list() == rest["parts"].to_list() == [20 - connections.MOST_PARTS] * 2


def test_the_way_leads_over_the_fewest_networks(ties):
    frame = connections.path(ties.assign(is_from=ties.member == "a", is_to=ties.member == "f"))
    assert frame.network.to_list()[:-1] == [1, 2, 3]
    assert frame.member.to_list()[0] == "a"
    assert frame.member.to_list()[2:] == ["e", "f"]
    assert frame.networks_in_common.to_list()[:-1] == [1, 1, 1]
    assert told.path(frame.assign(network=frame.network.map(lambda one: f"N{one:.0f}"))).startswith("3 steps: a meets c in N1; ")


@pytest.mark.parametrize(("start", "goal"), [("a", "g"), ("a", "nobody"), ("nobody", "nobody")])
def test_where_no_way_leads_none_is_told(ties, start, goal):
    frame = connections.path(ties.assign(is_from=ties.member == start, is_to=ties.member == goal))
    assert frame.empty
    assert "no way is told" in told.path(frame)


def test_the_matrix_shows_those_in_several_networks_and_twins_side_by_side(ties):
    frame = connections.membership_matrix(ties)
    assert set(frame.member) == {"c", "d", "e"}
    places = frame.drop_duplicates("member").set_index("member").member_place
    assert abs(places["c"] - places["d"]) == 1
    assert sorted(places) == [0, 1, 2]


def test_blocks_of_two_groups_do_not_mix():
    rows = [(network, name) for name in range(8) for network in range(4) if network // 2 == name % 2]
    frame = connections.membership_matrix(pd.DataFrame(rows, columns=["network", "member"]))
    places = frame.drop_duplicates("member").set_index("member").member_place
    even = sorted(places[[0, 2, 4, 6]])
    assert even in ([0, 1, 2, 3], [4, 5, 6, 7])


def middle(ties, members="", networks=()):
    return connections.drawing(ties.assign(member_is_middle=ties.member.isin([*members]), network_is_middle=ties.network.isin(networks)))


def test_without_a_middle_what_several_networks_share_is_drawn(ties):
    frame = middle(ties)
    assert set(frame.member.dropna()) == {"c", "d", "e"}
    assert set(frame.network.dropna()) == {1, 2, 3}
    assert (frame["mark"] == "tie").sum() == 6
    assert frame.shown_in_all.eq(12).all()


def test_around_a_node_stands_what_lies_within_two_steps(ties):
    assert set(middle(ties, "a").member.dropna()) == set("abcd")
    frame = middle(ties, networks=[3])
    # From N3 to e, and from e to N2.
    assert set(frame.network.dropna()) == {2, 3}
    assert frame[frame.is_middle].network.to_list() == [3]


def test_the_drawing_is_the_same_each_time_and_no_two_nodes_cover_one_another(ties):
    frame = middle(ties, "ce")
    pd.testing.assert_frame_equal(frame, middle(ties.sample(frac=1, random_state=1), "ce"))
    nodes = frame[frame["mark"] != "tie"][["x", "y"]].to_numpy()
    apart = np.linalg.norm(nodes[:, None] - nodes[None], axis=2) + np.eye(len(nodes))
    assert apart.min() > 0.1


def test_a_large_graph_is_drawn_by_its_strongest_nodes():
    draw = np.random.default_rng(1)
    large = pd.DataFrame({"network": draw.integers(0, 120, 3000), "member": draw.integers(0, 900, 3000)}).drop_duplicates()
    frame = middle(large)
    nodes = frame[frame["mark"] != "tie"]
    assert 0 < len(nodes) <= connections.MOST_NODES
    assert frame[["x", "y"]].notna().all().all()


def test_what_overlaps_most_stands_beside_chance(ties):
    first = connections.most_overlap(ties).iloc[0]
    assert (first.network, first.other_network, first.shared_members, first.expected) == (1, 2, 2, 4 * 3 / 8)
    assert (first.sharing, first.networks, first.shown_in_all) == (3, 4, 2)


def test_an_organisation_that_holds_nothing_cuts_nothing(ties):
    assert member.leaving(ties.assign(member_leaves=ties.member == "a")).pairs_cut.to_list() == [0, 0]
    after = member.leaving(ties.assign(member_leaves=ties.member == "e")).iloc[1]
    assert (after.pairs_cut, after.is_member) == (4, True)


def test_a_core_is_told_with_how_dense_it_is():
    inside = [(network, name) for network in range(4) for name in range(5)]
    some = pd.DataFrame([*inside, *((10 + place, 10 + place) for place in range(20))], columns=["network", "member"])
    assert told.core(connections.core(some)) == (
        "The core that fits best: 5 organisations in at least 4 networks each, and 4 networks of at least 5 members. In it 100.0 % of "
        "the possible ties are there, outside 3.4 %; the fit is 0.69 of 1."
    )


def test_where_nothing_is_like_a_core_none_is_told():
    ring = pd.DataFrame([(place, (place + step) % 30) for place in range(30) for step in range(2)], columns=["network", "member"])
    off = pd.concat([ring, pd.DataFrame({"network": [0], "member": [15]})])
    assert connections.core(off).fit[0] < told.CORE
    assert told.core(connections.core(off)).startswith("No core stands out from the rest: the one that fits best has a fit of 0.")


def test_an_empty_graph_answers_everywhere(ties):
    nothing = ties.head(0)
    for step in (
        connections.key_figures,
        connections.who_holds,
        connections.pairs_cut,
        connections.networks_that_hold,
        connections.overlaps,
        connections.most_overlap,
        connections.key_sets,
        connections.membership_matrix,
    ):
        assert step(nothing).empty
    assert middle(nothing).empty
    assert connections.path(nothing.assign(is_from=False, is_to=False)).empty
