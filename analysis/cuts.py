"""Who holds the graph together: what falls apart when organisations or networks leave.

Two organisations are in touch if a path of memberships leads from one to the other, however long.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.distances import centrality_in
from analysis.graph import Graph, Whole, graph, once

# Sets of organisations are sought among so many that hold most together alone.
CANDIDATES = 10


@dataclass(frozen=True, eq=False)
class Core:
    """The graph without the organisations of one network, which hold nothing together: each is counted with its network.

    Nodes are first the networks, then `first` of each class of more networks, then a second one for classes of several
    organisations, so that none of them looks as if it alone held two networks together. `weights` are the organisations that a
    node stands for, `neighbours` the nodes that it has ties with.
    """

    weights: list[int]
    neighbours: list[list[int]]
    # The node of each organisation; for one of a single network that network.
    of_member: Whole

    @classmethod
    def of(cls, whole: Graph) -> "Core":
        """The core of a graph."""
        classes, networks = whole.classes, len(whole.networks)
        weights = np.zeros(networks, np.int64)
        several = classes.degrees > 1
        alone = ~several[classes.twin]
        np.add.at(weights, classes.network[alone], classes.counts[classes.twin[alone]])
        node_of = np.full(len(classes.counts), -1)
        node_of[several] = networks + np.arange(several.sum())
        node_of[classes.twin[alone]] = classes.network[alone]
        twice = several & (classes.counts > 1)
        second = np.full(len(classes.counts), -1)
        second[twice] = networks + several.sum() + np.arange(twice.sum())
        neighbours: list[list[int]] = [[] for _ in range(networks + several.sum() + twice.sum())]
        for network, twin in zip(classes.network[~alone].tolist(), classes.twin[~alone].tolist(), strict=True):
            for node in (int(node_of[twin]), int(second[twin])):
                if node >= 0:
                    neighbours[node].append(network)
                    neighbours[network].append(node)
        first = np.ones(several.sum(), np.int64)
        rest = classes.counts[twice] - 1
        return cls(np.concatenate([weights, first, rest]).tolist(), neighbours, node_of[classes.of_member])


@dataclass(frozen=True, eq=False)
class Removals:
    """What is left of a component when one of its nodes is taken out: a place for each node of the core.

    `component` numbers the component of each node, `organisations` counts those of each component. `pieces` is the number of
    nodes' groups that are left, `largest` the organisations of the largest, `squares` the sum of the squares of all.
    """

    component: Whole
    organisations: Whole
    pieces: Whole
    largest: Whole
    squares: Whole


def removals(core: Core) -> Removals:
    """One walk in depth over the graph, after Hopcroft and Tarjan (1973), with the organisations below each node counted."""
    count = len(core.neighbours)
    found, low, below = [-1] * count, [0] * count, list(core.weights)
    component, organisations = [0] * count, list[int]()
    pieces, largest, squares, parted = [0] * count, [0] * count, [0] * count, [0] * count
    clock = 0
    for root in range(count):
        if found[root] >= 0:
            continue
        number = len(organisations)
        found[root] = low[root] = clock
        clock += 1
        component[root] = number
        walked: list[int] = [root]
        path: list[tuple[int, int, Iterator[int]]] = [(root, -1, iter(core.neighbours[root]))]
        while path:
            node, parent, ahead = path[-1]
            for other in ahead:
                if found[other] < 0:
                    found[other] = low[other] = clock
                    clock += 1
                    component[other] = number
                    walked.append(other)
                    path.append((other, node, iter(core.neighbours[other])))
                    break
                if other != parent:
                    low[node] = min(low[node], found[other])
            else:
                path.pop()
                if parent >= 0:
                    below[parent] += below[node]
                    low[parent] = min(low[parent], low[node])
                    if low[node] >= found[parent]:
                        # Nothing below reaches above the parent: without it, this is a piece of its own.
                        pieces[parent] += 1
                        parted[parent] += below[node]
                        largest[parent] = max(largest[parent], below[node])
                        squares[parent] += below[node] ** 2
        organisations.append(below[root])
        for node in walked[1:]:
            rest = below[root] - parted[node] - core.weights[node]
            pieces[node] += 1
            largest[node] = max(largest[node], rest)
            squares[node] += rest**2
    return Removals(*(np.array(values, np.int64) for values in (component, organisations, pieces, largest, squares)))


@once
def taken_apart(whole: Graph) -> tuple[Core, Removals]:
    """The core of a graph, and what is left of it without each of its nodes."""
    core = Core.of(whole)
    return core, removals(core)


def holding(ties: pd.DataFrame) -> pd.DataFrame:
    """What falls apart when one organisation or one network leaves, those that hold most together first.

    Columns: kind (member or network), node, pieces (the parts into which its component falls), pairs_cut (pairs of other
    organisations that lose touch), pairs (pairs of other organisations that there are). When a network leaves, its members stay:
    who is in no other network then is a part alone. Only those without which the graph falls apart have a row (articulation
    points).
    """
    return holding_in(graph(ties))


@once
def holding_in(whole: Graph) -> pd.DataFrame:
    """What `holding` tells of a graph."""
    core, left = taken_apart(whole)
    networks = len(whole.networks)
    within = left.organisations[left.component]
    leaves = np.array(core.weights[:networks], np.int64)
    # The members of no other network are in touch with nobody once it has left.
    pieces = left.pieces[:networks] + leaves
    squares = left.squares[:networks] + leaves
    lost = (within[:networks] ** 2 - squares) // 2
    of_networks = pd.DataFrame({"kind": "network", "node": whole.networks, "pieces": pieces, "pairs_cut": lost})
    is_node = core.of_member >= networks
    place = core.of_member[is_node]
    lost = ((within[place] - 1) ** 2 - left.squares[place]) // 2
    # A node that stands for one of several twins cuts nothing: they hold the networks together without it.
    of_members = pd.DataFrame({"kind": "member", "node": whole.members[is_node], "pieces": left.pieces[place], "pairs_cut": lost})
    organisations = len(whole.members)
    frame = pd.concat(
        [
            of_members.assign(pairs=(organisations - 1) * (organisations - 2) // 2),
            of_networks.assign(pairs=organisations * (organisations - 1) // 2),
        ]
    )
    frame = frame[frame.pairs_cut > 0]
    return frame.sort_values(["kind", "pairs_cut", "node"], ascending=[True, False, True], kind="stable", ignore_index=True)


def components(whole: Graph, gone_members: Collection[int] = (), gone_networks: Collection[int] = ()) -> tuple[Whole, int]:
    """How many of the organisations that stay each component has, largest first, and how many networks stay in touch with one.

    Those that leave are named by their places in the graph. An organisation left without a network is a component alone.
    """
    stays = np.ones(len(whole.network), bool)
    if len(gone_members):
        stays &= ~np.isin(whole.member, list(gone_members))
    if len(gone_networks):
        stays &= ~np.isin(whole.network, list(gone_networks))
    label = labels(whole, stays)
    staying = np.setdiff1d(np.arange(len(whole.members)), list(gone_members))
    return np.sort(np.unique(label[staying], return_counts=True)[1])[::-1], len(np.unique(whole.network[stays]))


def labels(whole: Graph, stays: "np.ndarray[Any, np.dtype[np.bool_]] | None" = None) -> Whole:
    """The component of each organisation, named by one of its own, over the ties that stay."""
    network, member = (whole.network, whole.member) if stays is None else (whole.network[stays], whole.member[stays])
    label = np.arange(len(whole.members))
    while True:
        least = np.full(len(whole.networks), len(label))
        np.minimum.at(least, network, label[member])
        nearer = label.copy()
        np.minimum.at(nearer, member, least[network])
        # Whoever names another takes the name which that one has, so that long chains take few rounds.
        np.minimum.at(nearer, label, nearer.copy())
        nearer = nearer[nearer]
        if (nearer == label).all():
            return label
        label = nearer


def touching(sizes: Whole) -> int:
    """The number of pairs of organisations that are in touch, by the sizes of components."""
    return int((sizes * (sizes - 1) // 2).sum())


def what_if(ties: pd.DataFrame, members: Sequence[Any] = (), networks: Sequence[Any] = ()) -> pd.DataFrame:
    """The graph before and after organisations and networks have left; a row for each of both.

    Columns: state (before or after), networks, members, components, largest (the organisations of the largest component),
    pairs_in_touch, pairs, pairs_cut (pairs of organisations that stay and lose touch; 0 before), alone (organisations left in no
    network), reach (the mean number of others that an organisation is in touch with). What is not in the graph is passed over.
    """
    whole = graph(ties)
    gone_members = np.flatnonzero(np.isin(whole.members, list(members)))
    gone_networks = np.flatnonzero(np.isin(whole.networks, list(networks)))
    before, networks_before = components(whole)
    after, networks_after = components(whole, gone_members, gone_networks)
    # Of those that stay, the pairs that were in touch before anyone left.
    staying = np.setdiff1d(np.arange(len(whole.members)), gone_members)
    were = touching(np.unique(labels(whole)[staying], return_counts=True)[1])
    held = np.isin(np.arange(len(whole.members)), whole.member[~np.isin(whole.network, gone_networks)])
    rows = []
    for state, sizes, count, cut, alone in (
        ("before", before, networks_before, 0, 0),
        ("after", after, networks_after, were - touching(after), int((~held[staying]).sum())),
    ):
        organisations = int(sizes.sum())
        row = {
            "state": state,
            "networks": count,
            "members": organisations,
            "components": len(sizes),
            "largest": int(sizes.max(initial=0)),
            "pairs_in_touch": touching(sizes),
            "pairs": organisations * (organisations - 1) // 2,
            "pairs_cut": cut,
            "alone": alone,
            "reach": 2 * touching(sizes) / organisations if organisations else 0.0,
        }
        rows.append(row)
    return pd.DataFrame(rows)


@dataclass(frozen=True, eq=False)
class Parts:
    """The parts into which a graph falls when some organisations leave at once, and which of them each of these holds together.

    `sizes` counts the organisations of each part; a network of which nobody else is a member is a part of none.
    """

    sizes: Whole
    held: list[Whole]

    @classmethod
    def of(cls, whole: Graph, leaving: Whole) -> "Parts":
        """The parts that are left when all of those leave, named by their places in the graph."""
        stays = ~np.isin(whole.member, leaving)
        label = labels(whole, stays)
        staying = np.ones(len(whole.members), bool)
        staying[leaving] = False
        part = np.full(len(whole.members), -1)
        _, part[staying], sizes = np.unique(label[staying], return_inverse=True, return_counts=True)
        # A network is of the part of any of its members that stay; else it is a part alone.
        of_network = len(sizes) + np.arange(len(whole.networks))
        of_network[whole.network[stays]] = part[whole.member[stays]]
        held = [np.unique(of_network[whole.network[whole.member == one]]) for one in leaving]
        return cls(np.concatenate([sizes, np.zeros(len(whole.networks), np.int64)]), held)

    def without(self, gone: Collection[int]) -> Whole:
        """How many organisations each component has if only those leave, named by their places among the leaving."""
        sizes: list[int] = []
        # Parts that one of the others holds together are one; others that hold a part in common are taken together.
        groups: list[set[int]] = []
        for one, parts in enumerate(self.held):
            if one in gone:
                continue
            joined, apart = {-1 - one, *parts.tolist()}, []
            for group in groups:
                if group.isdisjoint(joined):
                    apart.append(group)
                else:
                    joined |= group
            groups = [*apart, joined]
        rest = self.sizes.copy()
        for group in groups:
            parts = np.array([part for part in group if part >= 0], np.int64)
            sizes.append(int(rest[parts].sum()) + len(group) - len(parts))
            rest[parts] = 0
        return np.concatenate([rest, np.array(sizes, np.int64)])


def key_sets(ties: pd.DataFrame) -> pd.DataFrame:
    """The two and the three organisations whose leaving together cuts most pairs of others (Borgatti, 2006).

    Columns: set_size, place (1 is first), node, pairs_cut, pairs, sought (among how many organisations the sets were sought). A
    row for each organisation of a set; no rows where no set cuts anything. Sets are sought among those that cut most pairs
    alone, then those of highest betweenness: a better set may exist outside them.
    """
    whole = graph(ties)
    alone = holding_in(whole).query("kind == 'member'").node.tolist()
    if len(alone) < CANDIDATES:
        between = centrality_in(whole).query("kind == 'member' and degree > 1")
        between = between.sort_values(["betweenness", "node"], ascending=[False, True])
        alone += [node for node in between.node.head(CANDIDATES) if node not in alone]
    sought = alone[:CANDIDATES]
    places = np.searchsorted(whole.members, sought)
    parts = Parts.of(whole, places)
    _, before, counts = np.unique(labels(whole), return_inverse=True, return_counts=True)
    rows = []
    for size in (2, 3):
        best: tuple[int, tuple[Any, ...]] = (0, ())
        for chosen in combinations(range(len(sought)), size):
            # Of the pairs that were in touch before, without those of which one has left.
            were = counts.copy()
            np.subtract.at(were, before[places[list(chosen)]], 1)
            cut = touching(were) - touching(parts.without(chosen))
            if cut > best[0]:
                best = (cut, tuple(sought[place] for place in chosen))
        organisations = len(whole.members) - size
        for place, node in enumerate(best[1], start=1):
            row = {"set_size": size, "place": place, "node": node, "pairs_cut": best[0]}
            rows.append({**row, "pairs": organisations * (organisations - 1) // 2, "sought": len(sought)})
    return pd.DataFrame(rows, columns=["set_size", "place", "node", "pairs_cut", "pairs", "sought"])
