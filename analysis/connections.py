"""What the page Connections draws and lists, each from the ties of the networks that the filters leave.

The first paragraph of each docstring says what is counted, the second where that misleads; `network` and `member` name networks
and organisations by their places in the tables.
"""

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from analysis import cuts, measures, overlap
from analysis.distances import centrality
from analysis.graph import Graph, Whole, graph

Chosen = np.ndarray[tuple[int], np.dtype[np.bool_]]
Plane = np.ndarray[tuple[int, int], np.dtype[np.float64]]

# A matrix of more is no longer readable, a drawing of more nodes neither.
MOST_ROWS, MOST_COLUMNS = 36, 18
MOST_NODES = 150
# Names stand beside so many nodes, and the room that one takes of the drawing.
MOST_LABELS = 24
NAME_WIDTH, NAME_HEIGHT = 0.17, 0.045
# Rounds after which places in the drawing hardly move.
ROUNDS = 80
# Parts of the graph that are drawn one by one.
MOST_PARTS = 12
MOST_BARS = 12


def key_figures(ties: pd.DataFrame) -> pd.DataFrame:
    """Figures of the graph as a whole, and what they would be if any one network were left out.

    Only listed members are counted. A network of which no source lists the members has no ties here.

    Columns as in `measures.figures`, with lowest_without_network and highest_without_network.
    """
    named = {"without_lowest": "lowest_without_network", "without_highest": "highest_without_network"}
    return measures.figures(ties).rename(columns=named)


def who_holds(ties: pd.DataFrame) -> pd.DataFrame:
    """Organisations in more than one network: in how many, how many pairs of others lose touch if it leaves, into how many parts
    its part of the graph then falls, and how much of the way between others leads over it (two-mode betweenness).

    Two organisations are in touch here if a path of shared networks leads from one to the other. Whether they use it is not known,
    and one more membership that no source lists may make such a position vanish. In a very large graph betweenness is estimated from
    paths that are drawn at random, with its standard error beside it, and closeness is left out.

    Columns: member, networks, pairs_cut, pieces, betweenness, betweenness_error, closeness, is_sampled; a row for each such
    organisation.
    """
    central = centrality(ties)
    members = central[(central.kind == "member") & (central.degree > 1)].rename(columns={"node": "member", "degree": "networks"})
    falls = cuts.holding(ties)
    falls = falls[falls.kind == "member"][["node", "pairs_cut", "pieces"]].rename(columns={"node": "member"})
    frame = members.merge(falls, on="member", how="left").fillna({"pairs_cut": 0, "pieces": 1})
    frame = frame.astype({"pairs_cut": int, "pieces": int}).sort_values(
        ["pairs_cut", "betweenness", "member"], ascending=[False, False, True], ignore_index=True
    )
    return frame[["member", "networks", "pairs_cut", "pieces", "betweenness", "betweenness_error", "closeness", "is_sampled"]]


def pairs_cut(ties: pd.DataFrame) -> pd.DataFrame:
    """Organisations without which a part of the graph loses touch with the rest, by the pairs of other organisations that do.

    In touch means that a path of shared networks leads from one to the other. One more membership that no source lists may join
    the parts again.

    Columns: member, pairs_cut, pieces, pairs, organisations (of the graph), shown_stating and shown_in_all (such organisations).
    """
    falls = cuts.holding(ties)
    falls = falls[falls.kind == "member"].rename(columns={"node": "member"})
    shown = falls[["member", "pairs_cut", "pieces", "pairs"]].head(MOST_BARS)
    return shown.assign(organisations=ties.member.nunique(), shown_stating=len(shown), shown_in_all=len(falls))


def networks_that_hold(ties: pd.DataFrame) -> pd.DataFrame:
    """Networks without which organisations lose touch, by the pairs that do; its members stay, and who is in no other network then
    is in touch with nobody.

    A large network whose members are in no other one stands first, however few ties it has to others.

    Columns: network, pairs_cut, pieces, pairs; a row for each such network.
    """
    falls = cuts.holding(ties)
    falls = falls[falls.kind == "network"].rename(columns={"node": "network"})
    return falls[["network", "pairs_cut", "pieces", "pairs"]].reset_index(drop=True)


def overlaps(ties: pd.DataFrame) -> pd.DataFrame:
    """Pairs of networks that share members: how many, of how many of either (Jaccard), of the smaller one (overlap coefficient),
    and how many would be shared if both had drawn their members by lot. Of very many pairs those 5,000 that share most.

    Of a network whose list of members is short, few can be found in others.

    Columns as in `overlap.overlaps`, with `other_network`; at most 5,000 rows.
    """
    return overlap.overlaps(ties).rename(columns={"other": "other_network"}).drop(columns="passed_over")


def most_overlap(ties: pd.DataFrame) -> pd.DataFrame:
    """Pairs of networks that share most members, beside the number that chance would give them: if both had drawn their members
    from all organisations here by lot.

    Chance takes every organisation for as likely to join any network, whatever its country or its work; more than by chance is
    what one expects of networks of one field.

    Columns: shared_members, network, other_network, expected, pair (its place), sharing (networks that share members with another),
    networks (all of them), shown_stating and shown_in_all (pairs).
    """
    found = overlap.overlaps(ties).rename(columns={"other": "other_network"})
    pairs = int(found.pairs_in_all.iloc[0]) if len(found) else 0
    shared = ties.groupby("member")["network"].transform("nunique") > 1
    shown = found.head(MOST_BARS)[["shared_members", "network", "other_network", "expected"]]
    counted = {"sharing": ties.network[shared].nunique(), "networks": ties.network.nunique()}
    return shown.assign(pair=[str(place) for place in range(len(shown))], **counted, shown_stating=len(shown), shown_in_all=pairs)


def key_sets(ties: pd.DataFrame) -> pd.DataFrame:
    """Two and three organisations whose leaving together cuts most pairs of others.

    They are sought among the ten that hold most together alone; a better set may exist outside these.

    Columns as in `cuts.key_sets`, with `member`.
    """
    return cuts.key_sets(ties).rename(columns={"node": "member"})


def core(ties: pd.DataFrame) -> pd.DataFrame:
    """The organisations in most networks and the largest networks, if they are densely tied to one another and all others are not.

    Cores are sought by these two numbers alone. Where the fit is far from 1, there is hardly a core.

    Columns as in `measures.core`.
    """
    return measures.core(ties)


def membership_matrix(ties: pd.DataFrame) -> pd.DataFrame:
    """Organisations by networks, a mark for each membership, in an order in which those that are in the same networks stand
    together. Shown are the organisations in most networks, and of these networks those with most of them.

    Blocks of marks may come of the order as well as of the memberships: among few organisations some block is always found.

    Columns: member, network, member_place, network_place (in the order of the drawing), shown_stating and shown_in_all
    (organisations in several networks).
    """
    whole = graph(ties)
    shown = np.argsort(-whole.degrees, kind="stable")[:MOST_ROWS]
    shown = shown[whole.degrees[shown] > 1]
    seen = np.isin(whole.member, shown)
    size = np.bincount(whole.network[seen], minlength=len(whole.networks))
    networks = np.argsort(-size, kind="stable")[:MOST_COLUMNS]
    networks = networks[size[networks] > 0]
    kept = seen & np.isin(whole.network, networks)
    network, member = whole.network[kept], whole.member[kept]
    columns = ["member", "network", "member_place", "network_place", "shown_stating", "shown_in_all"]
    if not len(network):
        return pd.DataFrame(columns=columns)
    rows, row = np.unique(member, return_inverse=True)
    head = np.unique(network, return_inverse=True)[1]
    row_place, head_place = in_blocks(row, head)
    frame = pd.DataFrame(
        {
            "member": whole.members[member],
            "network": whole.networks[network],
            "member_place": row_place[row],
            "network_place": head_place[head],
        }
    )
    frame = frame.sort_values(["member_place", "network_place"], ignore_index=True)
    return frame.assign(shown_stating=len(rows), shown_in_all=int((whole.degrees > 1).sum()))


def in_blocks(row: Whole, column: Whole) -> tuple[Whole, Whole]:
    """An order of rows and columns in which ties stand near the diagonal: by reciprocal averaging (Hill, 1973), part by part.

    The arguments name both ends of each tie; returned is the place of each row and of each column.
    """
    rows, columns = int(row.max()) + 1, int(column.max()) + 1
    part = cuts.labels(Graph(np.arange(columns), np.arange(rows), column, row))
    table = np.zeros((rows, columns))
    table[row, column] = 1
    of_rows, of_columns = table.sum(axis=1, keepdims=True), table.sum(axis=0, keepdims=True)
    even = table / np.sqrt(of_rows @ of_columns)
    # The first pair of vectors is the same for all of a part, the second parts it best.
    score = np.zeros(rows)
    for one in np.unique(part):
        own = part == one
        vectors = np.linalg.svd(even[own], full_matrices=False)
        axis = vectors.U[:, 1] if own.sum() > 1 and vectors.S[1:].any() else np.zeros(own.sum())
        axis = axis / np.sqrt(of_rows[own, 0])
        # A vector may come with either sign; the same side is first each time.
        score[own] = axis if axis[np.argmax(np.abs(axis))] <= 0 else -axis
    size = np.bincount(part, minlength=rows)[part]
    order = np.lexsort((np.arange(rows), np.round(score, 9), part, -size))
    row_place = np.empty(rows, np.int64)
    row_place[order] = np.arange(rows)
    mean = np.bincount(column, weights=row_place[row], minlength=columns) / of_columns[0]
    column_place = np.empty(columns, np.int64)
    column_place[np.lexsort((np.arange(columns), mean))] = np.arange(columns)
    return row_place, column_place


def drawing(ties_and_middle: pd.DataFrame) -> pd.DataFrame:
    """Organisations (circles) and networks (squares) with a line for each membership. Without a chosen middle the organisations in
    several networks and the networks that they share; with one, what lies within two steps of it. Where that is more than 150,
    those with fewest ties are left out.

    Where a circle stands says nothing but that those with ties between them were drawn near to one another.

    Columns: mark (tie, network, member), x, y, x2, y2 (the far end of a tie), degree (ties in the drawing), is_middle, is_labelled,
    network, member, shown_stating and shown_in_all (nodes).
    """
    whole = graph(ties_and_middle)
    middle_networks = np.isin(whole.networks, ties_and_middle.network[ties_and_middle.network_is_middle])
    middle_members = np.isin(whole.members, ties_and_middle.member[ties_and_middle.member_is_middle])
    has_middle = middle_networks.any() or middle_members.any()
    kept = around(whole, middle_networks, middle_members) if has_middle else sharing(whole)
    kept = strongest(whole, kept, middle_networks, middle_members)
    network, member = whole.network[kept], whole.member[kept]
    columns = ["mark", "x", "y", "x2", "y2", "degree", "is_middle", "is_labelled", "network", "member", "shown_stating", "shown_in_all"]
    if not len(network):
        return pd.DataFrame(columns=columns)
    networks, from_ = np.unique(network, return_inverse=True)
    members, to = np.unique(member, return_inverse=True)
    of_networks, of_members = laid_out(from_, to)
    lines = pd.DataFrame(np.hstack([of_networks[from_], of_members[to]]), columns=["x", "y", "x2", "y2"])
    nodes = pd.DataFrame(np.vstack([of_networks, of_members]), columns=["x", "y"]).assign(
        mark=["network"] * len(networks) + ["member"] * len(members),
        degree=np.concatenate([np.bincount(from_), np.bincount(to)]),
        is_middle=np.concatenate([middle_networks[networks], middle_members[members]]),
        network=pd.Series(whole.networks[networks]).reindex(range(len(networks) + len(members))),
        member=pd.Series(whole.members[members], index=range(len(networks), len(networks) + len(members))),
    )
    rank = (nodes.degree + 1000 * nodes.is_middle).to_numpy(float)
    nodes["is_labelled"] = labelled(nodes[["x", "y"]].to_numpy(), rank)
    frame = pd.concat([lines.assign(mark="tie", is_middle=False, is_labelled=False), nodes], ignore_index=True)
    in_all = len(whole.networks) + len(whole.members)
    return frame.assign(shown_stating=len(nodes), shown_in_all=in_all)[columns]


def sharing(whole: Graph) -> Chosen:
    """The ties of organisations in several networks."""
    return whole.degrees[whole.member] > 1


def around(whole: Graph, networks: Chosen, members: Chosen) -> Chosen:
    """The ties within two steps of some networks and organisations."""
    near_networks = networks | np.isin(np.arange(len(networks)), whole.network[members[whole.member]])
    near_members = members | np.isin(np.arange(len(members)), whole.member[near_networks[whole.network]])
    if networks.any():
        # From a network two steps lead to the other networks of its members.
        near_networks |= np.isin(np.arange(len(networks)), whole.network[near_members[whole.member]])
    return near_networks[whole.network] & near_members[whole.member]


def strongest(whole: Graph, kept: Chosen, networks: Chosen, members: Chosen) -> Chosen:
    """The ties among the nodes that stay when those with fewest ties are left out, until the rest can be read."""
    kept = kept.copy()
    least = 1
    while kept.any():
        of_network = np.bincount(whole.network[kept], minlength=len(networks))
        of_member = np.bincount(whole.member[kept], minlength=len(members))
        nodes = int((of_network > 0).sum() + (of_member > 0).sum())
        if nodes <= MOST_NODES:
            break
        weak_networks, weak_members = (of_network < least) & ~networks, (of_member < least) & ~members
        weaker = kept & (weak_networks[whole.network] | weak_members[whole.member])
        if weaker.any():
            kept &= ~weaker
        else:
            least += 1
            if least > nodes:
                break
    return kept


def laid_out(network: Whole, member: Whole) -> tuple[Plane, Plane]:
    """A place in a plane for each network and each organisation; the same for the same ties.

    The parts stand in rows, the largest first, each in a square as wide as the root of its size: none covers another.
    """
    networks, members = int(network.max()) + 1, int(member.max()) + 1
    part = cuts.labels(Graph(np.arange(networks), np.arange(members), network, member))
    of_network = np.zeros(networks, np.int64)
    of_network[network] = part[member]
    of_node = np.concatenate([of_network, part])
    touching = np.zeros((networks + members,) * 2)
    touching[network, networks + member] = touching[networks + member, network] = 1
    names, sizes = np.unique(of_node, return_counts=True)
    widths = np.sqrt(sizes)
    row = max(widths.max() * 1.35, np.sqrt(1.5 * sizes.sum()))
    places = np.zeros((networks + members, 2))
    left = top = height = 0.0
    for place in np.argsort(-sizes, kind="stable"):
        width = float(widths[place])
        if left and left + width > row:
            left, top, height = 0.0, top + height, 0.0
        own = np.flatnonzero(of_node == names[place])
        places[own] = (left, top) + width * (0.06 + 0.88 * by_distance(touching[np.ix_(own, own)]))
        left, height = left + width, max(height, width)
    return places[:networks], places[networks:]


def by_distance(touching: Plane) -> Plane:
    """Places between 0 and 1 for the nodes of one part, as far from one another as there are steps between them, as well as a plane
    allows: by majorising the stress (Gansner, Koren and North, 2004), from places on a circle."""
    count = len(touching)
    steps = np.zeros_like(touching)
    reached = np.eye(count, dtype=bool)
    while not reached.all():
        further = (touching @ reached > 0) & ~reached
        reached |= further
        steps += ~reached
    far = steps + 1 - np.eye(count)
    weight = 1 / np.maximum(far, 1) ** 2 - np.eye(count)
    turn = 2.4 * np.arange(count)
    places = np.column_stack([np.cos(turn), np.sin(turn)]) * np.sqrt(np.arange(count) + 1)[:, None]
    for _ in range(ROUNDS):
        between = places[:, None, :] - places[None, :, :]
        apart = np.sqrt((between**2).sum(axis=2)) + np.eye(count)
        pull = weight * far / apart
        places = (weight @ places + places * pull.sum(axis=1, keepdims=True) - pull @ places) / weight.sum(axis=1, keepdims=True)
    span = np.maximum(np.ptp(places, axis=0), 1e-9)
    # Both directions keep their measure; the shorter one stands in the middle.
    placed: Plane = 0.5 + (places - places.min(axis=0) - span / 2) / span.max()
    return placed


def labelled(places: Plane, rank: "np.ndarray[Any, np.dtype[np.float64]]") -> Chosen:
    """Which nodes have their names beside them: those of highest rank, as long as no name would cover another."""
    span = np.maximum(np.ptp(places, axis=0), 1e-9)
    shown: list[int] = []
    for node in np.argsort(-rank, kind="stable"):
        apart = np.abs(places[shown] - places[node]) / span
        if len(shown) < MOST_LABELS and not ((apart[:, 0] < NAME_WIDTH) & (apart[:, 1] < NAME_HEIGHT)).any():
            shown.append(int(node))
    return np.isin(np.arange(len(places)), shown)


def parts(ties_and_leaving: pd.DataFrame) -> pd.DataFrame:
    """The parts of the graph before and after the chosen organisations and networks have left, by their organisations. The largest
    stand one by one, the others together; an organisation in no network any more is a part alone.

    Nobody knows whether others would join in the place of who leaves.

    Columns: state (before, after), part (its place, `others`), organisations, parts (of which the row counts), position, leaving (how many
    do), shown_stating and shown_in_all (organisations), and the columns of `cuts.what_if` for the state.
    """
    leaving = ties_and_leaving
    gone_members = leaving.member[leaving.member_leaves].unique().tolist()
    gone_networks = leaving.network[leaving.network_leaves].unique().tolist()
    told = cuts.what_if(leaving, gone_members, gone_networks).assign(leaving=len(gone_members) + len(gone_networks))
    whole = graph(leaving)
    rows = []
    for state, of_members, of_networks in (("before", [], []), ("after", gone_members, gone_networks)):
        sizes, _ = cuts.components(
            whole, np.flatnonzero(np.isin(whole.members, of_members)), np.flatnonzero(np.isin(whole.networks, of_networks))
        )
        rows += [
            {"state": state, "part": str(place), "organisations": int(size), "parts": 1, "position": place}
            for place, size in enumerate(sizes[:MOST_PARTS], start=1)
        ]
        if len(rest := sizes[MOST_PARTS:]):
            rows.append({"state": state, "part": "others", "organisations": int(rest.sum()), "parts": len(rest), "position": 99})
    columns = ["state", "part", "organisations", "parts", "position"]
    frame = pd.DataFrame(rows, columns=columns).merge(told, on="state", how="left")
    frame = frame.sort_values(["position", "state"], ascending=[True, False], ignore_index=True)
    return frame.assign(shown_stating=len(whole.members), shown_in_all=len(whole.members))


def path(ties_and_ends: pd.DataFrame) -> pd.DataFrame:
    """The shortest way from one organisation to another over shared networks; of several of the same length the first by their
    places in the data.

    A shared network is an occasion to meet, not a proof of it.

    Columns: step, member, network (in which it meets the next; missing for the last), networks_in_common (of both); no rows where
    no way leads there.
    """
    whole = graph(ties_and_ends)
    columns = ["step", "member", "network", "networks_in_common"]
    ends = [np.flatnonzero(np.isin(whole.members, ties_and_ends.member[ties_and_ends[mark]])) for mark in ("is_from", "is_to")]
    if not all(len(end) for end in ends):
        return pd.DataFrame(columns=columns)
    start, goal = (int(end[0]) for end in ends)
    before = np.full(len(whole.members), -1)
    over = np.full(len(whole.members), -1)
    before[start] = start
    front = np.array([start])
    while len(front) and before[goal] < 0:
        from_ = np.isin(whole.member, front)
        # The first of the front that is in a network leads all its other members there.
        reached, first = np.unique(whole.network[from_], return_index=True)
        leads = np.full(len(whole.networks), -1)
        leads[reached] = whole.member[from_][first]
        arriving = (leads[whole.network] >= 0) & (before[whole.member] < 0)
        new, at = np.unique(whole.member[arriving], return_index=True)
        over[new] = whole.network[arriving][at]
        before[new] = leads[over[new]]
        front = new
    if before[goal] < 0:
        return pd.DataFrame(columns=columns)
    way = [goal]
    while way[-1] != start:
        way.append(int(before[way[-1]]))
    way.reverse()
    rows = []
    for step, (one, following) in enumerate(pairwise([*way, -1]), start=1):
        network = None if following < 0 else whole.networks[over[following]]
        common = (
            None if following < 0 else len(np.intersect1d(whole.network[whole.member == one], whole.network[whole.member == following]))
        )
        rows.append({"step": step, "member": whole.members[one], "network": network, "networks_in_common": common})
    return pd.DataFrame(rows, columns=columns)
