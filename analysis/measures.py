"""Figures of the whole graph, each with its range when any one network is left out."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.cuts import Core, removals
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
    if len(whole.networks) > 1:
        fits[largest] = [fitted(whole, left_out=int(network)).fit for network in largest]
    now["core_fit"], without["core_fit"] = fitted(whole).fit, fits
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
    core = Core.of(whole)
    left = removals(core)
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


def fitted(whole: Graph, left_out: int | None = None) -> Fit:
    """The best fit of a core, perhaps without one network."""
    network, member = whole.network, whole.member
    if left_out is not None:
        stays = network != left_out
        network, member = network[stays], member[stays]
    degrees = np.bincount(member, minlength=len(whole.members))
    sizes = np.bincount(network, minlength=len(whole.networks))
    of_degree, degree_place = np.unique(degrees, return_inverse=True)
    of_size, size_place = np.unique(sizes, return_inverse=True)
    shape = (len(of_degree), len(of_size))
    ties = np.bincount(degree_place[member] * shape[1] + size_place[network], minlength=shape[0] * shape[1]).reshape(shape)
    inside = ties[::-1, ::-1].cumsum(axis=0).cumsum(axis=1)[::-1, ::-1]
    rows, columns = (np.bincount(place)[::-1].cumsum()[::-1] for place in (degree_place, size_place))
    # Who has no tie any more is not there.
    cells = np.outer(rows, columns).astype(float)
    all_cells = float((degrees > 0).sum() * (sizes > 0).sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        fit = (all_cells * inside - cells * len(member)) / np.sqrt(cells * (all_cells - cells) * len(member) * (all_cells - len(member)))
    fit[~np.isfinite(fit) | (of_degree[:, None] == 0) | (of_size[None, :] == 0)] = -np.inf
    degree, size = np.unravel_index(int(np.argmax(fit)), shape)
    best = float(fit[degree, size])
    return Fit(best if np.isfinite(best) else np.nan, int(of_degree[degree]), int(of_size[size]))
