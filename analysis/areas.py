"""How areas are tied by the networks of their organisations, and whether ties look inward or outward against chance.

A frame of ties has a third column here, `area`: that of the organisation, missing where it is not stated. Two organisations are
tied if they are in a network together; each such pair counts once, in however many networks it meets.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.graph import Classes, Graph, graph

# Above so many steps (classes squared times networks) pairs are counted for organisations drawn at random.
MOST_STEPS = 20_000_000_000
DRAWN = 400
AT_ONCE = 500

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of organisations that are in a network together, by the areas of both: a row and a column for each of `areas`.

    Of one area with itself each pair counts once. `members` are the organisations of each area. Where pairs were counted for
    organisations drawn at random, `drawn` has for each of these its ties outward and inward; else it is missing.
    """

    areas: Any
    members: "np.ndarray[Any, np.dtype[np.int64]]"
    tied: Matrix
    drawn: Matrix | None


def pairs(ties: pd.DataFrame) -> Pairs:
    """Count the pairs by areas. Organisations of no stated area are left out."""
    placed = ties.dropna(subset=["area"])
    whole = graph(placed)
    area_of = placed.drop_duplicates("member").set_index("member").area.reindex(whole.members)
    area, areas = pd.factorize(area_of, sort=True)
    members = np.bincount(area, minlength=len(areas))
    classes = whole.classes
    # How many organisations of each class are in each area.
    held = np.zeros((len(classes.counts), len(areas)))
    np.add.at(held, (classes.of_member, area), 1)
    if len(classes.counts) ** 2 * len(whole.networks) > MOST_STEPS:
        met = drawn_at_random(whole, area, len(areas))
        tied = np.zeros((len(areas), len(areas)))
        for one in range(len(areas)):
            some = met.counts[met.area == one]
            tied[one] = some.mean(axis=0) * members[one] if len(some) else 0
        tied[np.diag_indices(len(areas))] /= 2
        inward = met.counts[np.arange(len(met.area)), met.area]
        return Pairs(areas, members, tied, np.column_stack([met.counts.sum(axis=1) - inward, inward]))
    tied = np.zeros((len(areas), len(areas)))
    for some in np.array_split(np.arange(len(classes.counts)), max(1, len(classes.counts) // AT_ONCE)):
        tied += held[some].T @ (meeting(classes, len(whole.networks), some) @ held)
    # Each organisation is with itself in its networks.
    tied[np.diag_indices(len(areas))] = (tied.diagonal() - members) / 2
    return Pairs(areas, members, tied, None)


def meeting(classes: Classes, networks: int, some: "np.ndarray[Any, np.dtype[np.int64]]") -> Matrix:
    """For some classes and each class: 1 if they are in a network together."""
    filled = np.zeros((len(classes.counts), networks), np.float32)
    filled[classes.twin, classes.network] = 1
    met: Matrix = (filled[some] @ filled.T > 0).astype(np.float64)
    return met


@dataclass(frozen=True, eq=False)
class Drawn:
    """Organisations drawn at random: the area of each, and how many others of each area it is tied with."""

    area: "np.ndarray[Any, np.dtype[np.int64]]"
    counts: Matrix


def drawn_at_random(whole: Graph, area: "np.ndarray[Any, np.dtype[np.int64]]", areas: int) -> Drawn:
    """Draw organisations, the same each time, and count their ties."""
    chosen = np.sort(np.random.default_rng(20).choice(len(whole.members), min(DRAWN, len(whole.members)), replace=False))
    ends = np.concatenate([[0], np.cumsum(whole.sizes)])
    by_member = np.argsort(whole.member, kind="stable")
    own_ends = np.concatenate([[0], np.cumsum(whole.degrees)])
    counts = np.zeros((len(chosen), areas))
    for place, member in enumerate(chosen):
        networks = whole.network[by_member[own_ends[member] : own_ends[member + 1]]]
        others = np.unique(np.concatenate([whole.member[ends[network] : ends[network + 1]] for network in networks]))
        counts[place] = np.bincount(area[others[others != member]], minlength=areas)
    return Drawn(area[chosen], counts)


def inward_or_outward(ties: pd.DataFrame) -> pd.DataFrame:
    """Whether ties go to other areas or stay in one: the E-I index of the whole graph, beside what chance would give.

    Columns, one row: areas, members (of a stated area), pairs_within, pairs_between, ei (between minus within over all;
    Krackhardt and Stern, 1988: -1 is all inward, 1 all outward), expected (the same if ties fell on any pair of organisations
    alike), ei_error (the standard error where pairs were counted for organisations drawn at random, else 0), density_within,
    density_between (tied pairs over possible pairs), is_sampled. Missing values where there are no pairs.
    """
    found = pairs(ties)
    within, possible = found.tied.trace(), (found.members * (found.members - 1) / 2).sum()
    everything = found.members.sum() * (found.members.sum() - 1) / 2
    between = found.tied[np.triu_indices(len(found.areas), 1)].sum()
    ei, error = ratio(between - within, between + within), 0.0
    if found.drawn is not None:
        outward, inward = found.drawn.T
        ei = ratio(outward.sum() - inward.sum(), found.drawn.sum())
        off = outward - inward - ei * (outward + inward)
        error = float(off.std(ddof=1) / np.sqrt(len(off)) / (outward + inward).mean())
        ends = found.drawn.sum(axis=0) * found.members.sum() / len(found.drawn) / 2
        between, within = float(ends[0]), float(ends[1])
    row = {
        "areas": len(found.areas),
        "members": int(found.members.sum()),
        "pairs_within": within,
        "pairs_between": between,
        "ei": ei,
        "expected": ratio(everything - 2 * possible, everything),
        "ei_error": error,
        "density_within": ratio(within, possible),
        "density_between": ratio(between, everything - possible),
        "is_sampled": found.drawn is not None,
    }
    return pd.DataFrame([row])


def ratio(part: float, whole: float) -> float:
    """A part over the whole; missing where there is no whole."""
    return float(part / whole) if whole else np.nan


def by_area(ties: pd.DataFrame) -> pd.DataFrame:
    """Each area: how many areas its organisations meet, and in how many networks; those of most organisations first.

    Columns: area, members, networks (with a member of it), shared_networks (with a member of another area too), partner_areas,
    pairs_within, pairs_between, density_within, ei, expected (its ties to others if they fell on any organisation alike),
    is_sampled.
    """
    found = pairs(ties)
    columns = ["area", "members", "networks", "shared_networks", "partner_areas"]
    columns += ["pairs_within", "pairs_between", "density_within", "ei", "expected", "is_sampled"]
    placed = ties.dropna(subset=["area"])
    counts = placed.drop_duplicates(["network", "area"])
    shares = counts.groupby("network")["area"].transform("size") > 1
    networks, shared = counts.groupby("area").size(), counts[shares].groupby("area").size()
    partners = (networks_of(counts) > 0).sum(axis=1) - 1
    rows = []
    organisations = found.members.sum()
    for place, area in enumerate(found.areas):
        own, within = int(found.members[place]), found.tied[place, place]
        between = found.tied[place].sum() - within
        row = (
            area,
            own,
            int(networks[area]),
            int(shared.get(area, 0)),
            int(partners[area]),
            within,
            between,
            ratio(within, own * (own - 1) / 2),
            # Seen from one area, a pair within is a tie of two of its organisations.
            ratio(between - 2 * within, between + 2 * within),
            ratio((organisations - own) - (own - 1), organisations - 1),
            found.drawn is not None,
        )
        rows.append(row)
    return pd.DataFrame(rows, columns=columns).sort_values(["members", "area"], ascending=[False, True], ignore_index=True)


def networks_of(counts: pd.DataFrame) -> pd.DataFrame:
    """How many networks each two areas share, as a square."""
    filled = pd.crosstab(counts.network, counts.area).astype(int)
    return filled.T @ filled if len(filled) else pd.DataFrame()


def between(ties: pd.DataFrame) -> pd.DataFrame:
    """Each pair of areas, in both orders and with itself, that shares a network.

    Columns: area, other_area, shared_networks (with a member of both; of an area with itself those with two members of it), pairs (of
    organisations tied), density (pairs over possible pairs), is_sampled.
    """
    found = pairs(ties)
    placed = ties.dropna(subset=["area"]).drop_duplicates(["network", "member"])
    of_network = placed.groupby(["network", "area"], as_index=False).size()
    shared = networks_of(of_network)
    twice = of_network[of_network["size"] > 1].groupby("area").size()
    rows = []
    for one, area in enumerate(found.areas):
        for two, other in enumerate(found.areas):
            if one == two:
                networks, possible = int(twice.get(area, 0)), found.members[one] * (found.members[one] - 1) / 2
            else:
                networks, possible = int(shared.loc[area, other]), found.members[one] * found.members[two]
            if networks:
                rows.append((area, other, networks, found.tied[one, two], ratio(found.tied[one, two], possible), found.drawn is not None))
    return pd.DataFrame(rows, columns=["area", "other_area", "shared_networks", "pairs", "density", "is_sampled"])
