"""What falls apart, held against taking nodes out one by one and in sets."""

import json
from itertools import combinations

import networkx as nx
import pandas as pd
import pytest
from graphs import BOOKS, TOY, frame, in_touch, of_kind, ties, two_mode
from hypothesis import given
from hypothesis import strategies as st

from analysis import cuts
from analysis.cuts import holding, key_sets, what_if


def cut_by(some: pd.DataFrame, gone: list[tuple[str, object]]) -> int:
    """Pairs of organisations that stay and lose touch when those nodes are taken out."""
    whole = two_mode(some)
    staying = {name for kind, name in whole if kind == "member" and (kind, name) not in gone}
    before = in_touch(whole, staying)
    whole.remove_nodes_from(gone)
    return before - in_touch(whole, staying)


def against_taking_out(some: pd.DataFrame) -> None:
    """Each node is taken out in networkx: what is told of it, or not told."""
    whole = two_mode(some)
    found = holding(some).set_index(["kind", "node"])
    organisations = len(of_kind(whole, "member"))
    articulation = set(nx.articulation_points(whole))
    for node in whole:
        cut = cut_by(some, [node])
        if not cut:
            assert node not in found.index
            continue
        assert node in articulation
        row = found.loc[node]
        assert row.pairs_cut == cut
        assert row.pieces == nx.number_connected_components(whole.subgraph(set(whole) - {node})) - nx.number_connected_components(whole) + 1
        others = organisations - (node[0] == "member")
        assert row.pairs == others * (others - 1) // 2


@given(ties)
def test_each_node_cuts_what_is_cut_when_it_is_taken_out(some):
    against_taking_out(some)


@pytest.mark.parametrize("book", BOOKS)
def test_the_graphs_of_the_books(book, test_data):
    some = pd.read_csv(test_data / "two_mode" / f"{book}.csv")
    against_taking_out(some)
    expected = json.loads((test_data / "two_mode" / "expected.json").read_text(encoding="utf-8"))[book]
    before = what_if(some).iloc[0]
    assert before.components == expected["two_mode_components"]
    assert before.largest == expected["largest_component_members"]
    assert before.networks == expected["largest_component_networks"]


def test_among_organisations_only_one_splits_the_graph():
    found = holding(TOY)
    assert found[found.kind == "member"].to_dict("records") == [{"kind": "member", "node": "e", "pieces": 2, "pairs_cut": 4, "pairs": 10}]
    # N3 alone holds f, N1 alone a and b; without N2, e and f are apart from the others.
    of_networks = found[found.kind == "network"].set_index("node")
    assert of_networks.pairs_cut.to_dict() == {"N1": 9, "N2": 8, "N3": 5}
    assert of_networks.pieces.to_dict() == {"N1": 3, "N2": 2, "N3": 2}
    assert set(of_networks.pairs) == {15}


@given(ties, st.lists(st.integers(0, 9), max_size=4), st.lists(st.integers(0, 7), max_size=3))
def test_several_that_leave_cut_what_is_cut_when_they_are_taken_out(some, members, networks):
    if isinstance(some.network.iloc[0], str):
        members, networks = [f"m{place}" for place in members], [f"N{place}" for place in networks]
    found = what_if(some, members, networks).set_index("state")
    before, after = found.loc["before"], found.loc["after"]
    whole = two_mode(some)
    organisations = {name for kind, name in whole if kind == "member"}
    assert (before.members, before.networks) == (len(organisations), len(whole) - len(organisations))
    assert before.pairs_in_touch == in_touch(whole, organisations)
    assert (before.pairs_cut, before.alone) == (0, 0)
    gone = [node for node in whole if node[1] in (members if node[0] == "member" else networks)]
    assert after.pairs_cut == cut_by(some, gone)
    whole.remove_nodes_from(gone)
    staying = {name for kind, name in whole if kind == "member"}
    parts = [sum(kind == "member" for kind, _ in part) for part in nx.connected_components(whole)]
    assert after.members == len(staying)
    assert after.components == sum(size > 0 for size in parts)
    assert after.largest == max(parts, default=0)
    assert after.pairs_in_touch == in_touch(whole, staying)
    assert after.pairs == len(staying) * (len(staying) - 1) // 2
    assert after.alone == sum(whole.degree(("member", name)) == 0 for name in staying)
    assert after.networks == sum(whole.degree(node) > 0 for node in of_kind(whole, "network"))
    assert after.reach == pytest.approx(2 * after.pairs_in_touch / len(staying) if staying else 0, abs=1e-9)


def test_what_is_not_there_cannot_leave():
    found = what_if(TOY, ["nobody", 7], [None]).drop(columns="state")
    assert (found.iloc[0] == found.iloc[1]).all()


def test_a_chain_of_many_networks_is_one_component():
    """The names of components have a long way to go."""
    chain = [(place, member) for place in range(2_000) for member in (place, place + 1)]
    found = what_if(frame(chain), [1_000])
    assert found.components.tolist() == [1, 2]
    assert found.largest.tolist() == [2_001, 1_000]
    assert holding(frame(chain)).query("kind == 'member'").pairs_cut.max() == 1_000 * 1_000


@given(ties)
def test_no_set_of_those_in_several_networks_cuts_more(some):
    """Ten organisations at most: all that are in several networks are sought among. Who is in one alone holds nothing together."""
    found = key_sets(some)
    whole = two_mode(some)
    several = [name for kind, name in of_kind(whole, "member") if whole.degree((kind, name)) > 1]
    organisations = len(of_kind(whole, "member"))
    for size in (2, 3):
        most = max((cut_by(some, [("member", name) for name in chosen]) for chosen in combinations(several, size)), default=0)
        rows = found[found.set_size == size]
        assert rows.empty == (most == 0)
        if most:
            assert len(rows) == size == rows.node.nunique()
            assert rows.place.tolist() == list(range(1, size + 1))
            assert set(rows.pairs_cut) == {most} == {cut_by(some, [("member", name) for name in rows.node])}
            assert set(rows.pairs) == {(organisations - size) * (organisations - size - 1) // 2}
            assert set(rows.sought) == {len(several)}


def test_where_many_hold_together_sets_are_sought_among_those_that_cut_most(monkeypatch):
    """Six networks, each of which an organisation of its own ties to the others."""
    hanging = [(f"H{place}", f"h{place}") for place in range(6)] + [(f"H{place}", f"x{place}") for place in range(6)]
    ties = frame([*hanging, *(("Middle", f"h{place}") for place in range(6))])
    monkeypatch.setattr(cuts, "CANDIDATES", 3)
    found = key_sets(ties)
    assert set(found.sought) == {3}
    assert set(found.node) == {"h0", "h1", "h2"}


def test_two_cut_more_together_than_each_alone():
    """Neither c nor d alone cuts anything; without both, a and b are apart from e and f."""
    found = key_sets(TOY)
    assert found[found.set_size == 2].node.tolist() == ["c", "d"]
    assert set(found[found.set_size == 2].pairs_cut) == {4}
    assert set(found[found.set_size == 2].pairs) == {6}
