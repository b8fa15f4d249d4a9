"""Figures of the whole graph, held against plain reckoning, and each range against the graph without each network."""

import json
import math
import statistics

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from graphs import BOOKS, TOY, crowd, frame, in_touch, members_of, of_kind, ties, two_mode
from hypothesis import given
from networkx.algorithms import bipartite

from analysis import measures
from analysis.measures import core, figures


def plainly(some: pd.DataFrame) -> dict[str, float]:
    """The figures from sets of members."""
    networks = members_of(some)
    whole = two_mode(some)
    members = {name for kind, name in whole if kind == "member"}
    sizes = sorted(map(len, networks.values()))
    count, pairs = len(members), len(members) * (len(members) - 1) // 2
    in_components = [sum(kind == "member" for kind, _ in part) for part in nx.connected_components(whole)]
    return {
        "networks": len(networks),
        "members": count,
        "memberships": sum(sizes),
        "density": bipartite.density(whole, of_kind(whole, "member")),
        "mean_size": statistics.fmean(sizes),
        "median_size": statistics.median(sizes),
        # Half of the mean difference of two networks drawn with replacement, over the mean.
        "gini": statistics.fmean(abs(one - two) for one in sizes for two in sizes) / 2 / statistics.fmean(sizes),
        "mean_networks": sum(sizes) / count,
        "multi_membership_rate": sum(whole.degree(("member", name)) > 1 for name in members) / count,
        "components": len(in_components),
        "share_in_largest": max(in_components) / count,
        "fragmentation": 1 - in_touch(whole, members) / pairs if pairs else math.nan,
        "core_fit": best_core(networks, members),
    }


def best_core(networks: dict[object, set[object]], members: set[object]) -> float:
    """The best correlation of the ties with those of a core; missing where there is none."""
    degree = {member: sum(member in others for others in networks.values()) for member in members}
    cells = [(network, member) for network in networks for member in members]
    ties = np.array([member in networks[network] for network, member in cells], float)
    found = math.nan
    for networks_at_least in sorted(set(degree.values())):
        for members_at_least in sorted({len(some) for some in networks.values()}):
            is_core = [degree[member] >= networks_at_least and len(networks[network]) >= members_at_least for network, member in cells]
            if 0 < sum(is_core) < len(cells) and 0 < ties.sum() < len(cells):
                fit = float(np.corrcoef(ties, np.array(is_core, float))[0, 1])
                found = fit if math.isnan(found) else max(found, fit)
    return found


@given(ties)
def test_figures_and_their_ranges_are_those_of_plain_reckoning(some):
    found = figures(some).set_index("measure")
    expected = plainly(some)
    assert list(found.index) == list(expected)
    assert found.value.to_dict() == pytest.approx(expected, abs=1e-9, nan_ok=True)
    names = sorted(members_of(some))
    without = {name: plainly(some[some.network != name]) for name in names} if len(names) > 1 else {}
    for measure, row in found.iterrows():
        known = {name: values[measure] for name, values in without.items() if not math.isnan(values[measure])}
        assert row.left_out == len(known)
        if not known:
            assert math.isnan(row.lowest)
            assert math.isnan(row.highest)
            continue
        assert row.lowest == pytest.approx(min(known.values()), abs=1e-9)
        assert row.highest == pytest.approx(max(known.values()), abs=1e-9)
        # Of several networks that change as much, any may be named.
        assert known[row.without_lowest] == pytest.approx(row.lowest, abs=1e-9)
        assert known[row.without_highest] == pytest.approx(row.highest, abs=1e-9)


@pytest.mark.parametrize("book", BOOKS)
def test_the_graphs_of_the_books(book, test_data):
    some = pd.read_csv(test_data / "two_mode" / f"{book}.csv")
    expected = json.loads((test_data / "two_mode" / "expected.json").read_text(encoding="utf-8"))[book]
    found = figures(some).set_index("measure").value
    assert found.to_dict() == pytest.approx(plainly(some), abs=1e-9)
    for measure, name in (
        ("networks", "networks"),
        ("members", "members"),
        ("memberships", "memberships"),
        ("density", "two_mode_density"),
        ("mean_size", "mean_members_per_network"),
        ("mean_networks", "mean_networks_per_member"),
        ("components", "two_mode_components"),
    ):
        assert found[measure] == pytest.approx(expected[name], abs=1e-9)
    assert found.median_size == expected["network_size"]["median"]
    assert found.multi_membership_rate == expected["members_in_two_or_more"] / expected["members"]
    assert found.share_in_largest == expected["largest_component_members"] / expected["members"]


def test_by_hand():
    found = figures(TOY).set_index("measure")
    assert found.value["density"] == 0.5  # 9 of 18
    assert found.value["multi_membership_rate"] == 0.5  # c, d and e of six
    # Sizes 2, 3 and 4: differences of 1, 1 and 2, each in both orders, over nine pairs, half of their mean over the mean of 3.
    assert found.value["gini"] == pytest.approx(8 / 9 / 2 / 3)
    # Without N2, {a, b, c, d} and {e, f}: 8 of 15 pairs are not in touch; without N1 or N3 all that are left are.
    assert found.loc["fragmentation", ["value", "lowest", "highest", "without_highest"]].tolist() == [0, 0, pytest.approx(8 / 15), "N2"]
    # N1 and N3 have 6 ties among 2 networks and 6 organisations, N2 and N3 5 among 2 and 4, N1 and N2 7 among 2 and 5.
    assert found.loc["density", ["lowest", "without_lowest"]].tolist() == [0.5, "N2"]
    assert found.loc["density", ["highest", "without_highest"]].tolist() == [0.7, "N3"]
    assert set(found.left_out) == {3}


def test_equal_sizes_have_no_gini_and_one_with_all_has_nearly_one():
    equal = frame([(network, member) for network in range(4) for member in range(3)])
    assert figures(equal).set_index("measure").value["gini"] == pytest.approx(0, abs=1e-12)
    one = frame([*((0, member) for member in range(997)), (1, 0), (2, 0), (3, 0)])
    assert figures(one).set_index("measure").value["gini"] == pytest.approx(0.747, abs=1e-3)  # at most 3/4 among four


@given(ties)
def test_the_core_is_the_one_that_fits_best(some):
    (row,) = core(some).itertuples()
    networks = members_of(some)
    members = set(some.member)
    fit = best_core(networks, members)
    assert row.fit == pytest.approx(fit, abs=1e-9, nan_ok=True)
    if math.isnan(fit):
        # Nobody stands out, or everything is tied to everything: all of it is the core.
        assert (row.members, row.networks) == (len(members), len(networks))
        assert math.isnan(row.density_outside)
        return
    in_core = [name for name in members if sum(name in others for others in networks.values()) >= row.least_degree]
    large = [others for others in networks.values() if len(others) >= row.least_size]
    inside = sum(name in others for name in in_core for others in large)
    assert (row.members, row.networks) == (len(in_core), len(large))
    assert row.density == pytest.approx(inside / (len(in_core) * len(large)), abs=1e-9)
    outside = len(members) * len(networks) - len(in_core) * len(large)
    assert row.density_outside == pytest.approx((sum(map(len, networks.values())) - inside) / outside, abs=1e-9)
    # The core that is named has the fit that is told.
    cells = [(name in others, name in in_core and others in large) for name in members for others in networks.values()]
    assert np.corrcoef(np.array(cells, float).T)[0, 1] == pytest.approx(row.fit, abs=1e-9)


def test_a_block_beside_single_ties_is_the_core():
    block = [(f"large {network}", f"m{member}") for network in range(3) for member in range(4)]
    ties = frame([*block, *((f"small {place}", f"x{place}") for place in range(5))])
    (row,) = core(ties).itertuples()
    assert (row.members, row.networks, row.density) == (4, 3, 1)
    assert (row.least_degree, row.least_size) == (3, 4)


def test_of_many_networks_the_core_is_sought_without_the_largest_alone(monkeypatch):
    monkeypatch.setattr(measures, "MOST_CORES", 5)
    found = figures(crowd(20, 200, 400, 100)).set_index("measure")
    assert found.left_out["core_fit"] == 5
    assert set(found.left_out.drop("core_fit")) == {20}
