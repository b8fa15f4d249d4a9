"""Graphs to hold measures against: by hand, from books, at random, and one of 9,500 members in a network."""

from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
from hypothesis import strategies as st

# Two of three networks share members, the third hangs on one; two organisations in each area.
TOY = pd.DataFrame(
    [("N1", member) for member in "abcd"] + [("N2", member) for member in "cde"] + [("N3", member) for member in "ef"],
    columns=["network", "member"],
)
AREAS = {"a": "SI", "b": "SI", "c": "IT", "d": "IT", "e": "FR", "f": "FR"}
TOY["area"] = TOY.member.map(AREAS)

BOOKS = ["davis_southern_women", "galaskiewicz_ceos_clubs"]
NONE = TOY.head(0)


def frame(pairs: list[tuple[object, object]], areas: dict[object, str | None] | None = None) -> pd.DataFrame:
    """The frame of pairs of a network and a member."""
    ties = pd.DataFrame(pairs, columns=["network", "member"])
    return ties.assign(area=[(areas or {}).get(member) for member in ties.member])


# Some are connected and some fall into parts; a tie may stand twice. Names are numbers or words, areas may be missing.
places = st.tuples(st.integers(0, 7), st.integers(0, 9))
numbers = st.lists(places, min_size=1, max_size=30)
words = numbers.map(lambda pairs: [(f"N{network}", f"m{member}") for network, member in pairs])
areas = st.lists(st.sampled_from(["SI", "IT", "FR", None]), min_size=10, max_size=10)
ties = st.builds(
    lambda pairs, found: frame(pairs, {**dict(enumerate(found)), **{f"m{place}": area for place, area in enumerate(found)}}),
    numbers | words,
    areas,
)


def two_mode(ties: pd.DataFrame) -> nx.Graph:
    """The same in networkx; a node is its kind and its name."""
    whole = nx.Graph()
    for network, member in zip(ties.network, ties.member, strict=True):
        whole.add_node(("network", network), bipartite=0)
        whole.add_node(("member", member), bipartite=1)
        whole.add_edge(("network", network), ("member", member))
    return whole


def of_kind(whole: nx.Graph, kind: str) -> list[tuple[str, object]]:
    """The nodes of a kind."""
    return sorted(node for node in whole if node[0] == kind)


def members_of(ties: pd.DataFrame) -> dict[object, set[object]]:
    """The members of each network."""
    return {network: set(some.member) for network, some in ties.groupby("network")}


def tied(ties: pd.DataFrame) -> set[frozenset[object]]:
    """Pairs of organisations that are in a network together."""
    return {frozenset(pair) for members in members_of(ties).values() for pair in combinations(members, 2)}


def in_touch(whole: nx.Graph, members: set[object]) -> int:
    """Pairs of those organisations between which there is a path."""
    counts = [sum(node[0] == "member" and node[1] in members for node in part) for part in nx.connected_components(whole)]
    return sum(count * (count - 1) // 2 for count in counts)


def crowd(networks: int = 60, members: int = 13_000, ties: int = 16_500, largest: int = 9_500, seed: int = 1) -> pd.DataFrame:
    """Many small networks, and one of very many members."""
    numbers = np.random.default_rng(seed)
    first = pd.DataFrame({"network": 0, "member": np.arange(largest)})
    # Twice as many as needed, since some are drawn twice.
    drawn = {"network": 1 + (networks - 1) * numbers.random(2 * ties) ** 2, "member": members * numbers.random(2 * ties)}
    rest = pd.DataFrame(drawn).astype(int).drop_duplicates().head(ties - largest)
    found = pd.concat([first, rest], ignore_index=True)
    return found.assign(area=[f"A{member * 7919 % 26:02}" for member in found.member])
