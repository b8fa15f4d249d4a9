"""Figures of the whole graph, each with its range when any one network is left out."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.cuts import taken_apart
from analysis.graph import Graph, graph

# Where more networks than these are left out one by one, the fit of a core is sought anew for the largest of them alone.
MOST_CORES = 200

Values = np.ndarray[Any, np.dtype[np.float64]]
Wholes = np.ndarray[Any, np.dtype[np.int64]]


def figures(ties: pd.DataFrame) -> pd.DataFrame:
    """What describes the graph as a whole, and how much of it hangs on one network.

    Columns: measure, value, lowest and highest (the same figure when one network is left out with the organisations of no other),
    without_lowest and without_highest (the networks left out), left_out (how many were left out, one at a time). Rows: networks,
    members, memberships, density (ties over possible ties), mean_size, median_size, gini (of sizes), mean_networks (of an
    organisation), multi_membership_rate (organisations in several networks), components, share_in_largest (of organisations),
    fragmentation (pairs of organisations that are not in touch; Borgatti, 2006), core_fit (see `core`). None of an empty graph.
    """
    whole = graph(ties)
    if not len(whole.networks):
        return pd.DataFrame(columns=["measure", "value", "lowest", "highest", "without_lowest", "without_highest", "left_out"])
    now, without = described(whole)
    largest = np.argsort(-whole.sizes, kind="stable")[:MOST_CORES]
    fits = np.full(len(whole.networks), np.nan)
    blocks = Blocks.of(whole)
    if len(whole.networks) > 1:
        by_member = np.argsort(whole.member, kind="stable")
        fits[largest] = [blocks.without(whole, int(network), by_member).fit().fit for network in largest]
    now["core_fit"], without["core_fit"] = blocks.fit().fit, fits
    rows = []
    for measure, value in now.items():
        known = np.flatnonzero(~np.isnan(without[measure])) if len(whole.networks) > 1 else np.empty(0, int)
        row: dict[str, Any] = {"measure": measure, "value": value, "left_out": len(known)}
        for end, place in (("lowest", np.argmin), ("highest", np.argmax)):
            at = int(known[place(without[measure][known])]) if len(known) else None
            row |= {end: np.nan if at is None else without[measure][at], f"without_{end}": None if at is None else whole.networks[at]}
        rows.append(row)
    return pd.DataFrame(rows)


def described(whole: Graph) -> tuple[dict[str, float], dict[str, Values]]:
    """The figures, and for each of them its values without one network, in the order of the networks."""
    sizes, degrees = whole.sizes, whole.degrees
    _, left = taken_apart(whole)
    count, organisations, ties = len(sizes), len(degrees), len(whole.network)
    within = left.organisations
    # Who is in no other network goes with it.
    alone = np.bincount(whole.network, weights=degrees[whole.member] == 1, minlength=count)
    in_two = np.bincount(whole.network, weights=degrees[whole.member] == 2, minlength=count)
    several = int((degrees > 1).sum())
    own = left.component[:count]
    ordered = np.sort(within)[::-1]
    others = np.where(within[own] == ordered[0], ordered[1] if len(ordered) > 1 else 0, ordered[0])
    staying = organisations - alone
    ranked = np.argsort(sizes, kind="stable")
    places = np.empty(count)
    places[ranked] = np.arange(1, count + 1)
    above = ties - np.cumsum(sizes[ranked])
    after = np.empty(count)
    after[ranked] = above
    weighted = float((places * sizes).sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        without = {
            "networks": np.full(count, count - 1.0),
            "members": staying,
            "memberships": ties - sizes.astype(float),
            "density": (ties - sizes) / ((count - 1) * staying),
            "mean_size": (ties - sizes) / (count - 1),
            "median_size": medians_without(sizes),
            "gini": gini(weighted - places * sizes - after, ties - sizes, count - 1),
            "mean_networks": (ties - sizes) / staying,
            "multi_membership_rate": (several - in_two) / staying,
            "components": len(within) - 1.0 + left.pieces[:count],
            "share_in_largest": np.maximum(left.largest[:count], others) / staying,
            "fragmentation": fragmentation((within**2).sum() - within[own] ** 2 + left.squares[:count], staying),
        }
        now = {
            "networks": float(count),
            "members": float(organisations),
            "memberships": float(ties),
            "density": ties / (count * organisations),
            "mean_size": ties / count,
            "median_size": float(np.median(sizes)),
            "gini": float(gini(np.array(weighted), np.array(ties), count)),
            "mean_networks": ties / organisations,
            "multi_membership_rate": several / organisations,
            "components": float(len(within)),
            "share_in_largest": int(within.max()) / organisations,
            "fragmentation": float(fragmentation(np.array((within**2).sum()), np.array(organisations))),
        }
    return now, without


def gini(weighted: Values, total: Wholes, count: int) -> Values:
    """How unequal sizes are: 0 where all are alike, towards 1 where one has nearly all (Gini, 1912).

    `weighted` is the sum of the sizes, each times its place from the smallest.
    """
    unequal: Values = 2 * weighted / (count * total) - (count + 1) / max(count, 1)
    return unequal


def fragmentation(squares: Values | Wholes, organisations: Values | Wholes) -> Values:
    """The share of pairs of organisations that are not in touch, by the sum of the squares of the sizes of components."""
    parted: Values = 1 - (squares - organisations) / (organisations * (organisations - 1))
    return parted


def medians_without(sizes: "np.ndarray[Any, np.dtype[np.int64]]") -> Values:
    """The median of sizes without each one of them."""
    ordered = np.sort(sizes)
    place = np.searchsorted(ordered, sizes)
    rest = len(sizes) - 1
    if not rest:
        return np.full(1, np.nan)
    low, high = (rest - 1) // 2, rest // 2
    medians: Values = (ordered[low + (place <= low)] + ordered[high + (place <= high)]) / 2
    return medians


@dataclass(frozen=True)
class Fit:
    """How well a core fits, and who is in it: organisations of so many networks, and networks of so many members."""

    fit: float
    least_degree: int
    least_size: int


def core(ties: pd.DataFrame) -> pd.DataFrame:
    """The core that fits best: the organisations in most networks and the largest networks, densely tied to one another.

    Columns, one row: fit (the correlation of the ties with a graph in which all ties lie in the core and each of its cells is one;
    Borgatti and Everett, 1999), members and networks in the core, density in it, density_outside, least_degree, least_size.
    Cores are sought among those of all organisations of at least so many networks and all networks of at least so many members.
    """
    whole = graph(ties)
    columns = ["fit", "members", "networks", "density", "density_outside", "least_degree", "least_size"]
    if not len(whole.networks):
        return pd.DataFrame(columns=columns)
    best = fitted(whole)
    of_members, of_networks = whole.degrees >= best.least_degree, whole.sizes >= best.least_size
    inside = int((of_members[whole.member] & of_networks[whole.network]).sum())
    members, networks = int(of_members.sum()), int(of_networks.sum())
    outside = len(whole.members) * len(whole.networks) - members * networks
    rest = (len(whole.network) - inside) / outside if outside else np.nan
    row = (best.fit, members, networks, inside / (members * networks), rest, best.least_degree, best.least_size)
    return pd.DataFrame([row], columns=columns)


def fitted(whole: Graph) -> Fit:
    """The best fit of a core."""
    return Blocks.of(whole).fit()


@dataclass(frozen=True, eq=False)
class Blocks:
    """A graph as its cores see it: organisations by the number of their networks, networks by the number of their members.

    `degrees` and `sizes` are the numbers that there are, or will be once a network is left out; `members` and `networks` count
    who has them, `ties` those between both.
    """

    degrees: Wholes
    sizes: Wholes
    members: Wholes
    networks: Wholes
    ties: Wholes

    @classmethod
    def of(cls, whole: Graph) -> "Blocks":
        """The blocks of a graph."""
        degrees = np.union1d(whole.degrees, whole.degrees - 1)
        sizes = np.unique(whole.sizes)
        shape = len(degrees), len(sizes)
        row, column = np.searchsorted(degrees, whole.degrees), np.searchsorted(sizes, whole.sizes)
        ties = np.bincount(row[whole.member] * shape[1] + column[whole.network], minlength=shape[0] * shape[1])
        members, networks = np.bincount(row, minlength=shape[0]), np.bincount(column, minlength=shape[1])
        return cls(degrees, sizes, members, networks, ties.reshape(shape))

    def without(self, whole: Graph, network: int, by_member: Wholes) -> "Blocks":
        """The blocks without one network of the graph; `by_member` are its ties in the order of their members."""
        leaving = whole.member[slice(*np.searchsorted(whole.network, [network, network + 1]))]
        ends = np.cumsum(whole.degrees)
        lengths = whole.degrees[leaving]
        # The ties of all that were in it, also those to other networks.
        own = by_member[np.repeat(ends[leaving] - np.cumsum(lengths), lengths) + np.arange(lengths.sum())]
        row, column = np.searchsorted(self.degrees, lengths), np.searchsorted(self.sizes, whole.sizes)
        rows, columns = np.repeat(row, lengths), column[whole.network[own]]
        stays = whole.network[own] != network
        members, networks, ties = self.members.copy(), self.networks.copy(), self.ties.copy()
        networks[column[network]] -= 1
        # Each of them is in a network fewer.
        fewer = np.searchsorted(self.degrees, self.degrees - 1)
        np.subtract.at(members, row, 1)
        np.add.at(members, fewer[row], 1)
        np.subtract.at(ties, (rows, columns), 1)
        np.add.at(ties, (fewer[rows[stays]], columns[stays]), 1)
        members[self.degrees == 0] = 0
        return Blocks(self.degrees, self.sizes, members, networks, ties)

    def fit(self) -> Fit:
        """The best fit of a core."""
        inside = from_the_end(from_the_end(self.ties).T).T
        rows, columns = from_the_end(self.members), from_the_end(self.networks)
        all_ties = int(self.ties.sum())
        # Who has no tie any more is not there.
        cells = np.outer(rows, columns).astype(float)
        all_cells = float(self.members[self.degrees > 0].sum() * self.networks.sum())
        with np.errstate(divide="ignore", invalid="ignore"):
            fit = (all_cells * inside - cells * all_ties) / np.sqrt(cells * (all_cells - cells) * all_ties * (all_cells - all_ties))
        is_there = (self.degrees > 0) & (self.members > 0)
        fit[~np.isfinite(fit) | ~np.outer(is_there, self.networks > 0)] = -np.inf
        if not np.isfinite(fit).any():
            # Where nobody stands out, or all are tied to all, nothing is outside.
            return Fit(np.nan, int(self.degrees[is_there].min(initial=1)), int(self.sizes[self.networks > 0].min(initial=1)))
        degree, size = np.unravel_index(int(np.argmax(fit)), fit.shape)
        return Fit(float(fit[degree, size]), int(self.degrees[degree]), int(self.sizes[size]))


def from_the_end(values: Wholes) -> Wholes:
    """The sum of each value and all after it."""
    summed: Wholes = values[::-1].cumsum(axis=0)[::-1]
    return summed
