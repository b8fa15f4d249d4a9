"""Which networks share members, and whom an organisation meets."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.graph import Graph, Whole, graph, once

MOST_PAIRS = 5000
# So many meetings of networks are counted at once.
AT_ONCE = 1_000_000
# An organisation of very many networks would be in millions of pairs of them: above so many pairs in all, those are passed over.
MOST_MEETINGS = 8_000_000


@once
def overlaps(ties: pd.DataFrame) -> pd.DataFrame:
    """Pairs of networks that share members, those that share most first; at most MOST_PAIRS of them.

    Columns: network, other, size, other_size, shared_members, jaccard (shared over members of either; Jaccard, 1912),
    overlap_coefficient (shared over members of the smaller; Szymkiewicz, 1934), expected (the number that would be shared if both
    had drawn their members from all organisations by lot: the mean of the hypergeometric distribution), pairs_in_all, passed_over
    (organisations of too many networks to be counted).
    """
    whole = graph(ties)
    classes = whole.classes
    meetings = classes.degrees * (classes.degrees - 1) // 2
    order = np.argsort(meetings, kind="stable")
    counted = np.zeros(len(meetings), bool)
    counted[order[np.cumsum(meetings[order]) <= MOST_MEETINGS]] = True
    place, shared = shared_members(whole, counted)
    one, two = np.divmod(place, max(len(whole.networks), 1))
    sizes, others = whole.sizes[one], whole.sizes[two]
    jaccard = shared / (sizes + others - shared)
    most = np.arange(len(place))
    if len(place) > MOST_PAIRS:
        # No share of either is so large that it makes up for a member.
        ranked = shared + jaccard / 2
        most = np.flatnonzero(ranked >= np.partition(ranked, -MOST_PAIRS)[-MOST_PAIRS])
    # Those of equal numbers stand in the order of their names, which is that of their places.
    most = most[np.lexsort((most, -jaccard[most], -shared[most]))][:MOST_PAIRS]
    frame = pd.DataFrame(
        {
            "network": whole.networks[one[most]],
            "other": whole.networks[two[most]],
            "size": sizes[most],
            "other_size": others[most],
            "shared_members": shared[most],
            "jaccard": jaccard[most],
            "overlap_coefficient": (shared / np.minimum(sizes, others))[most],
            "expected": (sizes * others / max(len(whole.members), 1))[most],
        }
    )
    return frame.assign(pairs_in_all=len(place), passed_over=int(classes.counts[~counted].sum()))


def shared_members(whole: Graph, counted: "np.ndarray[Any, np.dtype[np.bool_]]") -> tuple[Whole, Whole]:
    """The pairs of networks that share members of the classes that count, and how many.

    A pair is the place of its first network times the number of networks, and the place of its second; pairs are in this order.
    """
    classes = whole.classes
    begins = np.cumsum(classes.degrees) - classes.degrees
    pairs, weights = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for degree in np.unique(classes.degrees[counted & (classes.degrees > 1)]):
        of_degree = np.flatnonzero(counted & (classes.degrees == degree))
        one, two = np.triu_indices(degree, 1)
        for some in np.array_split(of_degree, 1 + len(of_degree) * len(one) // AT_ONCE):
            lists = classes.network[begins[some][:, None] + np.arange(degree)]
            met = (lists[:, one] * len(whole.networks) + lists[:, two]).ravel()
            pair, weight = summed(met, np.repeat(classes.counts[some], len(one)))
            pairs.append(pair)
            weights.append(weight)
    return summed(np.concatenate(pairs), np.concatenate(weights))


def summed(pairs: Whole, weights: Whole) -> tuple[Whole, Whole]:
    """Each pair once, in order, with the sum of its weights."""
    order = np.argsort(pairs)
    ordered = pairs[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[begins], np.add.reduceat(weights[order], begins) if len(begins) else weights


def meets(ties: pd.DataFrame, member: object) -> pd.DataFrame:
    """Whom an organisation meets in its networks, those met in most first.

    Columns: member, shared_networks (co-membership weight), newman_weight (for each shared network one over the number of others
    in it: a meeting in a small network weighs more; Newman, 2001).
    """
    ties = ties.dropna(subset=["network", "member"])
    networks = ties.network[ties.member == member].unique()
    theirs = ties[ties.network.isin(networks)].drop_duplicates(["network", "member"])
    size = theirs.groupby("network")["member"].transform("size")
    others = theirs.assign(weight=1 / (size - 1).clip(lower=1))[theirs.member != member]
    met = others.groupby("member", as_index=False).agg(shared_networks=("network", "size"), newman_weight=("weight", "sum"))
    return met.sort_values(["shared_networks", "newman_weight", "member"], ascending=[False, False, True], ignore_index=True)
