"""How far organisations and networks are from one another: betweenness and closeness in the two-mode graph.

Paths go from an organisation to a network to an organisation; a step is one membership.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.graph import Graph, Whole, graph, once

# So many ties are walked at once: more do not fit into the caches of a processor, fewer take more rounds.
AT_ONCE = 500_000
# Above so many steps (starting points times ties) only some starting points are taken: some seconds of work.
MOST_STEPS = 40_000_000
FEWEST_STARTS = 24

Numbers = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Column = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two kinds of nodes: how many stand for each, and the ties in its order: the other end, and where each begins."""

    counts: Column
    others: Whole
    begins: Whole

    def gathered(self, values: Numbers) -> Numbers:
        """For each node of this side the sum over the nodes of the other side that it has ties with, row by row."""
        # `take` is several times as fast as `values[:, self.others]`.
        summed: Numbers = np.add.reduceat(np.take(values, self.others, axis=1), self.begins, axis=1)
        return summed


def centrality(ties: pd.DataFrame) -> pd.DataFrame:
    """Betweenness and closeness of each organisation and each network.

    Columns: kind (member or network), node, degree, degree_share, betweenness, betweenness_error, closeness, is_sampled. All but
    degree lie between 0 and 1: divided by the most that is possible in a two-mode graph of as many organisations and networks
    (Borgatti and Halgin, 2011), as `networkx.algorithms.bipartite` has them. In large graphs paths from some organisations and
    networks drawn at random stand for all: `betweenness_error` is then the standard error of the estimate, else 0, and closeness
    is missing.
    """
    return centrality_in(graph(ties))


@once
def centrality_in(whole: Graph) -> pd.DataFrame:
    """What `centrality` tells of a graph."""
    if not len(whole.members):
        columns = ["kind", "node", "degree", "degree_share", "betweenness", "betweenness_error", "closeness", "is_sampled"]
        return pd.DataFrame(columns=columns)
    classes = whole.classes
    by_network = np.argsort(classes.network, kind="stable")
    sides = (
        Side(np.ones(len(whole.networks)), classes.twin[by_network], starts(classes.network[by_network])),
        Side(classes.counts.astype(float), classes.network, starts(classes.twin)),
    )
    nodes = len(whole.networks) + len(classes.counts)
    is_sampled = nodes * len(classes.twin) > MOST_STEPS
    organisations, networks = len(whole.members), len(whole.networks)
    drawn = [networks, organisations]
    if is_sampled:
        # Half of the starts are networks, where there are so many; not fewer than two, as of one nobody knows how far it is off.
        some = max(MOST_STEPS // len(classes.twin), FEWEST_STARTS)
        drawn[0] = min(networks, some // 2)
        drawn[1] = min(organisations, some - drawn[0])
    walks = [walked(sides, side, drawn[side], is_sampled) for side in (0, 1)]
    # Each pair is walked from both its ends; where each end tells the half that is far from it, both together tell the pair once.
    times = 1 if is_sampled else 2
    reached = [sum(walk.through[side] for walk in walks) / times for side in (0, 1)]
    errors = [np.sqrt(sum(walk.variance[side] for walk in walks)) / times for side in (0, 1)]
    of_kind = []
    for kind, names, side, own, other in (
        ("network", whole.networks, 0, networks, organisations),
        ("member", whole.members, 1, organisations, networks),
    ):
        # Where nothing can lie between others, nothing does.
        most = most_between(own, other) or 1.0
        degree = whole.sizes if side == 0 else whole.degrees
        frame = pd.DataFrame(
            {
                "betweenness": reached[side] / most,
                "betweenness_error": errors[side] / most,
                "closeness": np.nan if is_sampled else closeness(walks[side], own, other),
            }
        )
        frame = frame.iloc[classes.of_member].reset_index(drop=True) if side == 1 else frame
        named = {"kind": kind, "node": names, "degree": degree, "degree_share": degree / other}
        of_kind.append(pd.DataFrame(named).assign(**frame, is_sampled=is_sampled))
    return pd.concat(of_kind, ignore_index=True)


def starts(ordered: Whole) -> Whole:
    """Where each value of an ordered array begins."""
    return np.flatnonzero(np.diff(ordered, prepend=-1))


def most_between(own: int, other: int) -> float:
    """The most paths between others that a node of a side of `own` nodes can lie on, with `other` nodes on the other side
    (Borgatti and Halgin, 2011)."""
    rounds, rest = divmod(own - 1, other)
    return (other**2 * (rounds + 1) ** 2 + other * (rounds + 1) * (2 * rest - rounds - 1) - rest * (2 * rounds - rest + 3)) / 2


@dataclass(frozen=True, eq=False)
class Walk:
    """Paths from nodes of one side: how many pairs they part by each node of both sides, and of each start the steps to all
    nodes that it reaches and how many these are."""

    through: tuple[Column, Column]
    variance: tuple[Column, Column]
    steps: Column
    reaches: Column


def walked(sides: tuple[Side, Side], side: int, drawn: int, far_half: bool) -> Walk:
    """Walk all shortest paths from the nodes of a side: from all that they stand for, or from so many of these drawn at random.

    After Brandes (2001), many starts at once. The same are drawn each time. Drawn are organisations, not their classes: large
    classes are drawn more often, so that no start weighs more than another.
    """
    own, other = sides[side], sides[1 - side]
    all_ = int(own.counts.sum())
    times = own.counts.astype(np.int64)
    if drawn < all_:
        chosen = np.random.default_rng(20).choice(all_, drawn, replace=False)
        times = np.bincount(np.searchsorted(np.cumsum(times), chosen, side="right"), minlength=len(times))
    from_ = np.flatnonzero(times)
    sums, squares = (np.zeros(len(own.begins)), np.zeros(len(other.begins))), (np.zeros(len(own.begins)), np.zeros(len(other.begins)))
    steps, reaches = np.zeros(len(from_)), np.zeros(len(from_))
    at_once = max(1, AT_ONCE // max(1, len(own.others)))
    for first in range(0, len(from_), at_once):
        batch = slice(first, first + at_once)
        here = from_[batch]
        depend, steps[batch], reaches[batch] = dependencies(own, other, here, far_half)
        for place in (0, 1):
            sums[place][:] += times[here] @ depend[place]
            squares[place][:] += times[here] @ depend[place] ** 2
    variance = tuple(
        all_**2 * (1 - drawn / all_) / drawn * np.maximum(square - total**2 / drawn, 0) / max(drawn - 1, 1)
        for total, square in zip(sums, squares, strict=True)
    )
    through = tuple(total * (all_ / drawn) for total in sums)
    # In the order of the sides: networks, then organisations.
    order = slice(None, None, 1 if side == 0 else -1)
    return Walk(through[order], variance[order], steps, reaches)  # type: ignore[arg-type]


def dependencies(own: Side, other: Side, here: Whole, far_half: bool) -> tuple[tuple[Numbers, Numbers], Column, Column]:
    """From each start: how many nodes each node of both sides leads to, the steps to all nodes reached, and how many these are.

    Of a path perhaps only its `far_half` counts, with half of a node in its middle: the other half is told by its other end. What
    lies between few nodes and all others is then told by all others alike and not by those few, whom a draw hardly meets
    (bisection; Geisberger, Sanders and Schultes, 2008).
    """
    rows = np.arange(len(here))
    far = [np.full((len(here), len(side.begins)), -1, np.int16) for side in (own, other)]
    paths = [np.zeros((len(here), len(side.begins))) for side in (own, other)]
    far[0][rows, here] = 0
    paths[0][rows, here] = 1
    # The start is one alone of all that its node stands for.
    ahead = paths[0].copy()
    level = 0
    while True:
        level += 1
        side = level % 2
        if (far[side] >= 0).all():
            break
        arriving = (own, other)[side].gathered(ahead)
        new = (far[side] < 0) & (arriving > 0)
        if not new.any():
            break
        far[side][new] = level
        paths[side][new] = arriving[new]
        ahead = np.where(new, arriving, 0) * (own, other)[side].counts
    lead = [np.zeros_like(number) for number in paths]
    # The twins of the start lie two steps away, over each of its own networks, and nobody lies behind them.
    twins = own.counts[here] - 1
    own_degrees = np.diff(own.begins, append=len(own.others))[here]
    lead[1] += np.where(far[1] == 1, (twins / own_degrees)[:, None] * (0.5 if far_half else 1), 0)
    # Back from all nodes at once, or for the far half from those of one distance after the other.
    for end in range(2, level) if far_half else [level - 1]:
        behind = [np.zeros_like(number) for number in paths]
        # What leads back to the start itself counts for nobody.
        for back in range(end, (end + 1) // 2 if far_half else 1, -1):
            side = back % 2
            of = (own, other)[side]
            reaching = behind[side] + (1 if back == end or not far_half else 0)
            with np.errstate(divide="ignore", invalid="ignore"):
                sent = np.where(far[side] == back, of.counts * reaching / paths[side], 0)
            arrived = np.where(far[1 - side] == back - 1, paths[1 - side] * (own, other)[1 - side].gathered(sent), 0)
            behind[1 - side] += arrived
            lead[1 - side] += arrived / 2 if far_half and 2 * (back - 1) == end else arrived
    lead[0][rows, here] = 0
    steps = sum((np.maximum(distance, 0) * side.counts).sum(axis=1) for distance, side in zip(far, (own, other), strict=True)) + 2 * twins
    reaches = sum(((distance > 0) * side.counts).sum(axis=1) for distance, side in zip(far, (own, other), strict=True)) + twins
    return (lead[0], lead[1]), steps, reaches


def closeness(walk: Walk, own: int, other: int) -> Column:
    """The fewest steps that are possible over those that are needed to all nodes reached, times the share that is reached."""
    needed = np.where(walk.steps > 0, walk.steps, np.inf)
    return (other + 2 * (own - 1)) / needed * walk.reaches / (own + other - 1)
