"""Betweenness and closeness, held against networkx."""

import json

import numpy as np
import pandas as pd
import pytest
from graphs import BOOKS, TOY, crowd, frame, of_kind, ties, two_mode
from hypothesis import assume, given
from networkx.algorithms import bipartite

from analysis import distances
from analysis.distances import centrality


def against_networkx(found: pd.DataFrame, whole) -> None:
    """Every number of every node, to 1e-9."""
    members = of_kind(whole, "member")
    assert sorted(zip(found.kind, found.node, strict=True)) == sorted(whole)
    degree = bipartite.degree_centrality(whole, members)
    closeness = bipartite.closeness_centrality(whole, members)
    try:
        betweenness = bipartite.betweenness_centrality(whole, members)
    except ZeroDivisionError:
        # One alone of its kind: it lies between all others, and these between none. networkx divides by the most that they could.
        betweenness = {node: float(whole.degree(node) > 1) for node in whole}
    for row in found.itertuples():
        node = row.kind, row.node
        assert row.degree == whole.degree(node)
        assert row.degree_share == pytest.approx(degree[node], abs=1e-9)
        assert row.betweenness == pytest.approx(betweenness[node], abs=1e-9)
        assert row.closeness == pytest.approx(closeness[node], abs=1e-9)
    assert not found.is_sampled.any()
    assert (found.betweenness_error == 0).all()


@given(ties)
def test_any_graph_has_the_numbers_that_networkx_finds(some):
    against_networkx(centrality(some), two_mode(some))


@given(ties)
def test_some_starts_after_the_others_give_the_same(some):
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(distances, "AT_ONCE", 20)
        against_networkx(centrality(some), two_mode(some))


@pytest.mark.parametrize("book", BOOKS)
def test_the_graphs_of_the_books(book, test_data):
    some = pd.read_csv(test_data / "two_mode" / f"{book}.csv")
    expected = json.loads((test_data / "two_mode" / "expected.json").read_text(encoding="utf-8"))[book]
    found = centrality(some)
    against_networkx(found, two_mode(some))
    for kind in ("network", "member"):
        of = found[found.kind == kind].set_index("node")
        for node, value in expected[f"two_mode_betweenness_{kind}s_top"]:
            assert of.betweenness[node] == pytest.approx(value, abs=5e-7)
        for node, degree in expected[f"top_{kind}s"]:
            assert of.degree[node] == degree


def test_the_one_between_two_networks_lies_on_all_paths_between_them():
    found = centrality(TOY).set_index(["kind", "node"])
    assert found.betweenness["member", "a"] == 0
    # Four organisations and two networks on one side of e, one of each on the other: 6 times 2 of the 24 pairs that could be.
    most = bipartite.betweenness_centrality(two_mode(TOY), of_kind(two_mode(TOY), "member"))["member", "e"]
    assert found.betweenness["member", "e"] == pytest.approx(most, abs=1e-9)
    assert found.betweenness["member", "e"] == found[found.index.get_level_values("kind") == "member"].betweenness.max()


def test_one_network_and_one_member():
    found = centrality(frame([("N", "m")]))
    assert found.betweenness.tolist() == [0, 0]
    assert found.closeness.tolist() == [1, 1]


@given(ties)
def test_where_all_are_drawn_the_sampled_numbers_are_exact(some):
    """The far halves of all paths, told from both ends, are all paths; numbers that lie off by chance alone are not off here."""
    exact = centrality(some)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(distances, "MOST_STEPS", 0)
        changed.setattr(distances, "FEWEST_STARTS", 10**6)
        drawn = centrality(some.copy())
    assert drawn.is_sampled.all()
    assert drawn.betweenness.to_numpy() == pytest.approx(exact.betweenness.to_numpy(), abs=1e-9)
    assert drawn.betweenness_error.to_numpy() == pytest.approx(0, abs=1e-9)


def sampled(some: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    """The numbers by some forty nodes drawn at random."""
    monkeypatch.setattr(distances, "MOST_STEPS", 50_000)
    # Another frame: of the same one, what was made before is kept.
    return centrality(some.copy())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_a_large_graph_the_exact_value_of_most_lies_within_the_error_that_is_told(monkeypatch, seed):
    exact = centrality(crowd(80, 700, 1_500, 400, seed))
    drawn = sampled(crowd(80, 700, 1_500, 400, seed), monkeypatch)
    assert drawn.is_sampled.all()
    assert drawn.closeness.isna().all()
    assert (drawn.node == exact.node).all()
    # What lies between few others may be missed by the draw; those that hold much together are not.
    exact["is_within"] = (drawn.betweenness - exact.betweenness).abs() <= 4 * drawn.betweenness_error + 1e-12
    between = exact[exact.betweenness > 0]
    assert len(between) > 100
    assert between.is_within.mean() > 0.7
    assert between.nlargest(5, "betweenness").is_within.all()
    assert (drawn.betweenness[exact.betweenness == 0] == 0).all()
    assert drawn.betweenness_error.max() < exact.betweenness.max() / 4


def test_the_same_are_drawn_each_time(monkeypatch):
    once = sampled(crowd(80, 700, 1_500, 400), monkeypatch)
    pd.testing.assert_frame_equal(once, centrality(crowd(80, 700, 1_500, 400)))


def test_estimates_are_as_far_apart_as_the_error_says(monkeypatch):
    """Over other draws the estimates of the three largest networks lie around the exact value, and scatter as the error tells."""
    some = crowd(80, 700, 1_500, 400)
    largest = [("network", place) for place in range(3)]
    exact = centrality(some).set_index(["kind", "node"]).loc[largest]
    numbers = np.random.default_rng
    found = []
    for seed in range(30):
        monkeypatch.setattr(np.random, "default_rng", lambda _, seed=seed: numbers(seed))
        found.append(sampled(some, monkeypatch).set_index(["kind", "node"]).loc[largest])
    estimates = pd.DataFrame([one.betweenness for one in found])
    told = pd.DataFrame([one.betweenness_error for one in found]).mean()
    assert (estimates.std() / told).between(0.5, 2).all()
    assert ((estimates.mean() - exact.betweenness).abs() < 4 * told / np.sqrt(30)).all()


@given(ties)
def test_a_member_more_that_is_nowhere_else_changes_no_distance_between_others(some):
    """Twins stand for one another: three of them weigh as much as three organisations do."""
    assume(len(some) > 1)
    network = some.network.iloc[0]
    names = [f"new {place}" for place in range(3)] if isinstance(network, str) else [100, 101, 102]
    more = pd.concat([some, pd.DataFrame([(network, name, None) for name in names], columns=some.columns)])
    against_networkx(centrality(more), two_mode(more))
