"""Which networks share members, and whom an organisation meets."""

import numpy as np
import pandas as pd

from analysis.graph import graph

MOST_PAIRS = 1000
# An organisation of very many networks would be in millions of pairs of them: above so many pairs in all, those are passed over.
MOST_MEETINGS = 20_000_000


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
    begins = np.cumsum(classes.degrees) - classes.degrees
    first, second, weight = [], [], []
    for degree in np.unique(classes.degrees[counted & (meetings > 0)]):
        of_degree = np.flatnonzero(counted & (classes.degrees == degree))
        lists = classes.network[begins[of_degree][:, None] + np.arange(degree)]
        one, two = np.triu_indices(degree, 1)
        first.append(lists[:, one].ravel())
        second.append(lists[:, two].ravel())
        weight.append(np.repeat(classes.counts[of_degree], len(one)))
    columns = ["network", "other", "size", "other_size", "shared_members", "jaccard", "overlap_coefficient", "expected"]
    if not first:
        return pd.DataFrame(columns=[*columns, "pairs_in_all", "passed_over"])
    place, which = np.unique(np.concatenate(first) * len(whole.networks) + np.concatenate(second), return_inverse=True)
    shared = np.bincount(which, weights=np.concatenate(weight)).astype(np.int64)
    one, two = np.divmod(place, len(whole.networks))
    sizes, others = whole.sizes[one], whole.sizes[two]
    frame = pd.DataFrame(
        {
            "network": whole.networks[one],
            "other": whole.networks[two],
            "size": sizes,
            "other_size": others,
            "shared_members": shared,
            "jaccard": shared / (sizes + others - shared),
            "overlap_coefficient": shared / np.minimum(sizes, others),
            "expected": sizes * others / len(whole.members),
        }
    )
    most = frame.sort_values(["shared_members", "jaccard", "network", "other"], ascending=[False, False, True, True], ignore_index=True)
    passed_over = int(classes.counts[~counted].sum())
    return most.head(MOST_PAIRS).assign(pairs_in_all=len(frame), passed_over=passed_over)


def meets(ties: pd.DataFrame, member: object) -> pd.DataFrame:
    """Whom an organisation meets in its networks, those met in most first.

    Columns: member, shared_networks (co-membership weight), newman_weight (for each shared network one over the number of others
    in it: a meeting in a small network weighs more; Newman, 2001).
    """
    networks = ties.network[ties.member == member].unique()
    theirs = ties[ties.network.isin(networks)].drop_duplicates(["network", "member"])
    size = theirs.groupby("network")["member"].transform("size")
    others = theirs.assign(weight=1 / (size - 1).clip(lower=1))[theirs.member != member]
    met = others.groupby("member", as_index=False).agg(shared_networks=("network", "size"), newman_weight=("weight", "sum"))
    return met.sort_values(["shared_networks", "newman_weight", "member"], ascending=[False, False, True], ignore_index=True)
