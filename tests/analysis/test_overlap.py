"""Networks that share members, and whom one meets, held against the projections of networkx."""

import json
import math

import pandas as pd
import pytest
from graphs import BOOKS, NONE, TOY, crowd, frame, members_of, of_kind, ties, two_mode
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from analysis import overlap
from analysis.overlap import meets, overlaps


def against_projections(some: pd.DataFrame) -> None:
    """Every pair of networks, and the numbers of each."""
    whole = two_mode(some)
    networks = of_kind(whole, "network")
    shared = bipartite.weighted_projected_graph(whole, networks)
    jaccard = bipartite.overlap_weighted_projected_graph(whole, networks, jaccard=True)
    smaller = bipartite.overlap_weighted_projected_graph(whole, networks, jaccard=False)
    members = members_of(some)
    found = overlaps(some)
    pairs = [(("network", row.network), ("network", row.other)) for row in found.itertuples()]
    assert sorted(pairs) == sorted(tuple(sorted(pair)) for pair in shared.edges)
    for (one, two), row in zip(pairs, found.itertuples(), strict=True):
        assert row.shared_members == shared.edges[one, two]["weight"]
        assert row.jaccard == pytest.approx(jaccard.edges[one, two]["weight"], abs=1e-9)
        assert row.overlap_coefficient == pytest.approx(smaller.edges[one, two]["weight"], abs=1e-9)
        size, other = len(members[row.network]), len(members[row.other])
        assert (row.size, row.other_size) == (size, other)
        # The mean of the hypergeometric distribution, summed up over all numbers that may be shared.
        count = len(set(some.member))
        ways = [math.comb(size, both) * math.comb(count - size, other - both) for both in range(min(size, other) + 1)]
        assert row.expected == pytest.approx(sum(both * way for both, way in enumerate(ways)) / math.comb(count, other), abs=1e-9)
    order = [(-row.shared_members, -row.jaccard, row.network, row.other) for row in found.itertuples()]
    assert order == sorted(order)
    assert set(found.pairs_in_all) <= {len(found)}
    assert set(found.passed_over) <= {0}


@pytest.mark.parametrize("at_once", [1, 1_000_000])
@given(ties)
def test_any_networks_overlap_as_their_projection_says(at_once, some):
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(overlap, "AT_ONCE", at_once)
        against_projections(some)


@pytest.mark.parametrize("book", BOOKS)
def test_the_graphs_of_the_books(book, test_data):
    some = pd.read_csv(test_data / "two_mode" / f"{book}.csv")
    against_projections(some)
    expected = json.loads((test_data / "two_mode" / "expected.json").read_text(encoding="utf-8"))[book]
    found = overlaps(some)
    counted = {str(shared): count for shared, count in found.shared_members.value_counts().items()}
    assert counted == expected["network_projection_overlap"]["shared_members_distribution"]
    assert len(found) == expected["network_projection_overlap"]["edges"]
    pairs = {frozenset((row.network, row.other)): row.shared_members for row in found.itertuples()}
    for one, two, shared in expected["network_projection_overlap"]["top_pairs"]:
        assert pairs[frozenset((one, two))] == shared
    for one, two, weight in expected["member_projection"]["top_pairs"]:
        assert meets(some, one).set_index("member").shared_networks[two] == weight
    # Each pair of members is met from both sides.
    met = sum(len(meets(some, member)) for member in some.member.unique())
    assert met == 2 * expected["member_projection"]["edges"]


def test_by_hand():
    found = overlaps(TOY).set_index(["network", "other"])
    assert found.loc[("N1", "N2"), "jaccard"] == pytest.approx(0.4)
    assert found.loc[("N1", "N2"), "shared_members"] == 2
    assert found.loc[("N1", "N2"), "overlap_coefficient"] == pytest.approx(2 / 3)
    assert found.loc[("N1", "N2"), "expected"] == pytest.approx(2)  # 4 times 3 over 6
    assert ("N1", "N3") not in found.index
    assert meets(TOY, "c").set_index("member").newman_weight["d"] == pytest.approx(1 / 3 + 1 / 2)


@given(ties, st.integers(0, 9))
def test_whom_one_meets_and_how_closely(some, place):
    member = f"m{place}" if isinstance(some.network.iloc[0], str) else place
    whole = two_mode(some)
    found = meets(some, member)
    if ("member", member) not in whole:
        assert found.empty
        return
    # Newman's weight counts from the other side of the graph: networks are his papers.
    members = of_kind(whole, "member")
    shared = bipartite.weighted_projected_graph(whole, members)[("member", member)]
    newman = bipartite.collaboration_weighted_projected_graph(whole, members)[("member", member)]
    assert {("member", name) for name in found.member} == set(shared)
    for row in found.itertuples():
        assert row.shared_networks == shared[("member", row.member)]["weight"]
        assert row.newman_weight == pytest.approx(newman[("member", row.member)]["weight"], abs=1e-9)


def test_a_tie_that_stands_twice_is_met_once():
    twice = pd.concat([TOY, TOY])
    pd.testing.assert_frame_equal(meets(twice, "c"), meets(TOY, "c"))
    pd.testing.assert_frame_equal(overlaps(twice), overlaps(TOY))


def test_of_many_pairs_those_that_share_most_are_told(monkeypatch):
    some = crowd(40, 100, 900, 60)
    every = overlaps(some)
    assert len(every) > 100
    monkeypatch.setattr(overlap, "MOST_PAIRS", 10)
    pd.testing.assert_frame_equal(overlaps(some.copy()), every.head(10))


def test_an_organisation_of_too_many_networks_is_passed_over_and_told(monkeypatch):
    """One is in all of ten networks, two others share two of them."""
    some = frame([*((network, "everywhere") for network in range(10)), (0, "x"), (1, "x"), (0, "y"), (1, "y")])
    monkeypatch.setattr(overlap, "MOST_MEETINGS", 20)
    (row,) = overlaps(some).itertuples()
    assert (row.network, row.other, row.shared_members, row.passed_over) == (0, 1, 2, 1)


def test_who_is_nowhere_meets_nobody():
    assert meets(TOY, "nobody").empty
    assert meets(NONE, "a").empty
    assert meets(frame([(None, "a"), (None, "b")]), "a").empty
