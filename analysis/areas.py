"""How areas are tied by the networks of their organisations, and whether ties look inward or outward against chance.

A frame of ties has a third column here, `area`: that of the organisation, missing where it is not stated. Two organisations are
tied if they are in a network together; each such pair counts once, in however many networks it meets.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.graph import Classes, Graph, Whole, graph, once

# Above so many steps (classes squared times networks) pairs are counted for organisations drawn at random.
MOST_STEPS = 20_000_000_000
DRAWN = 1000
# Of each area, where it has so many.
FEWEST_DRAWN = 10
AT_ONCE = 500
# Of fewer organisations no rate is told.
FEW = 5
# A matrix of more areas is no longer readable.
MOST_AREAS = 24

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of organisations that are in a network together, by the areas of both: a row and a column for each of `areas`.

    Of one area with itself each pair counts once. `members` are the organisations of each area. Where pairs were counted for
    organisations drawn at random, `variance` is that of `tied`, and `drawn` are these organisations; else it is missing.
    """

    areas: pd.Index
    members: Whole
    tied: Matrix
    variance: Matrix
    drawn: "Drawn | None"


@dataclass(frozen=True, eq=False)
class Drawn:
    """Organisations drawn at random: the area of each, and how many others of each area it is tied with.

    `members` are all organisations of each area.
    """

    area: Whole
    counts: Matrix
    members: Whole

    def total(self, values: Matrix) -> tuple[Matrix, Matrix]:
        """The sums of values of the drawn over all organisations, area by area, and their variances."""
        many = np.bincount(self.area, minlength=len(self.members))[:, None]
        all_ = self.members[:, None]
        sums, squares = (np.zeros((len(self.members), values.shape[1])) for _ in range(2))
        np.add.at(sums, self.area, values)
        mean = sums / many
        np.add.at(squares, self.area, (values - mean[self.area]) ** 2)
        return mean * all_, all_**2 * (1 - many / all_) / many * squares / np.maximum(many - 1, 1)


@once
def pairs(ties: pd.DataFrame) -> Pairs:
    """Count the pairs by areas. Organisations of no stated area are left out."""
    placed = ties.dropna(subset=["network", "member", "area"])
    whole = graph(placed)
    area_of = placed.drop_duplicates("member").set_index("member").area.reindex(whole.members)
    area, areas = pd.factorize(area_of, sort=True)
    members = np.bincount(area, minlength=len(areas))
    classes = whole.classes
    if len(classes.counts) ** 2 * len(whole.networks) > MOST_STEPS:
        drawn = drawn_at_random(whole, area, members)
        tied, variance = drawn.total(drawn.counts)
        # Of two areas both tell how many pairs they have; within one each pair is told twice.
        tied, variance = (tied + tied.T) / 2, (variance + variance.T) / 4
        own = np.diag_indices(len(areas))
        tied[own], variance[own] = tied[own] / 2, variance[own] / 2
        return Pairs(areas, members, tied, variance, drawn)
    # How many organisations of each class are in each area.
    held = np.zeros((len(classes.counts), len(areas)))
    np.add.at(held, (classes.of_member, area), 1)
    tied = np.zeros((len(areas), len(areas)))
    for some in np.array_split(np.arange(len(classes.counts)), max(1, len(classes.counts) // AT_ONCE)):
        tied += held[some].T @ (meeting(classes, len(whole.networks), some) @ held)
    # Each organisation is with itself in its networks.
    tied[np.diag_indices(len(areas))] = (tied.diagonal() - members) / 2
    return Pairs(areas, members, tied, np.zeros_like(tied), None)


def meeting(classes: Classes, networks: int, some: Whole) -> Matrix:
    """For some classes and each class: 1 if they are in a network together."""
    filled = np.zeros((len(classes.counts), networks), np.float32)
    filled[classes.twin, classes.network] = 1
    met: Matrix = (filled[some] @ filled.T > 0).astype(np.float64)
    return met


def drawn_at_random(whole: Graph, area: Whole, members: Whole) -> Drawn:
    """Draw organisations of each area, the same each time, and count their ties."""
    numbers = np.random.default_rng(20)
    share = DRAWN / len(whole.members)
    chosen = np.concatenate(
        [
            numbers.choice(np.flatnonzero(area == one), min(count, max(FEWEST_DRAWN, round(share * count))), replace=False)
            for one, count in enumerate(members.tolist())
        ]
    )
    ends = np.concatenate([[0], np.cumsum(whole.sizes)])
    by_member = np.argsort(whole.member, kind="stable")
    own_ends = np.concatenate([[0], np.cumsum(whole.degrees)])
    counts = np.zeros((len(chosen), len(members)))
    for place, member in enumerate(chosen):
        networks = whole.network[by_member[own_ends[member] : own_ends[member + 1]]]
        others = np.unique(np.concatenate([whole.member[ends[network] : ends[network + 1]] for network in networks]))
        counts[place] = np.bincount(area[others[others != member]], minlength=len(members))
    return Drawn(area[chosen], counts, members)


def ei_index(found: Pairs, area: int | None = None) -> tuple[float, float]:
    """The E-I index of all or of one area's ties, and its standard error."""
    if found.drawn is None:
        within = found.tied.trace() if area is None else found.tied[area, area]
        between = (found.tied.sum() - found.tied.trace()) / 2 if area is None else found.tied[area].sum() - within
        # Seen from one area, a pair within is a tie of two of its organisations.
        within *= 1 if area is None else 2
        return ratio(between - within, between + within), 0.0
    inward = found.drawn.counts[np.arange(len(found.drawn.area)), found.drawn.area]
    ends = np.column_stack([found.drawn.counts.sum(axis=1), inward])
    wanted = slice(None) if area is None else slice(area, area + 1)
    everything, within = found.drawn.total(ends)[0][wanted].sum(axis=0)
    ei = ratio(everything - 2 * within, everything)
    # What each is off, as the index is a ratio of two sums.
    off = ends[:, :1] - 2 * ends[:, 1:] - ei * ends[:, :1]
    return ei, ratio(float(np.sqrt(found.drawn.total(off)[1][wanted].sum())), everything)


def without_each(ties: pd.DataFrame) -> "Matrix | None":
    """The pairs between areas and those within that are left without each network and the organisations of no other; a row for each.

    None where that takes too long.
    """
    found = pairs(ties)
    placed = ties.dropna(subset=["network", "member", "area"])
    whole = graph(placed)
    classes = whole.classes
    of_network = [np.flatnonzero(classes.network == network) for network in range(len(whole.networks))]
    if found.drawn is not None or sum(len(own) ** 2 for own in of_network) * len(whole.networks) > MOST_STEPS:
        return None
    area = found.areas.get_indexer(pd.Index(placed.drop_duplicates("member").set_index("member").area.reindex(whole.members)))
    held = np.zeros((len(classes.counts), len(found.areas)))
    np.add.at(held, (classes.of_member, area), 1)
    filled = np.zeros((len(classes.counts), len(whole.networks)), np.float32)
    filled[classes.twin, classes.network] = 1
    left = np.empty((len(of_network), 2))
    within, between_ = found.tied.trace(), found.tied[np.triu_indices(len(found.areas), 1)].sum()
    for network, own in enumerate(of_network):
        twins = classes.twin[own]
        # Pairs that meet in this network alone, each twice, and who is in no other with itself.
        alone = held[twins].T @ ((filled[twins] @ filled[twins].T == 1) @ held[twins])
        itself = held[twins[classes.degrees[twins] == 1]].sum()
        left[network] = between_ - (alone.sum() - alone.trace()) / 2, within - (alone.trace() - itself) / 2
    return left


def inward_or_outward(ties: pd.DataFrame) -> pd.DataFrame:
    """Pairs of organisations that are in a network together, within a country and between countries, and what their number would be
    if ties fell on any pair alike.

    Most networks that were collected are of one country, and more sources were read of some countries than of others. Organisations of
    no stated country are left out.

    Columns, one row: areas, members (of a stated area), pairs_within, pairs_between, ei (between minus within over all;
    Krackhardt and Stern, 1988: -1 is all inward, 1 all outward), expected (the same if ties fell on any pair of organisations
    alike), ei_error (the standard error where pairs were counted for organisations drawn at random, else 0), density_within,
    density_between (tied pairs over possible pairs), lowest and highest (the index when any one network is left out), is_sampled.
    Missing values where there are no pairs.
    """
    found = pairs(ties)
    within, possible = found.tied.trace(), (found.members * (found.members - 1) / 2).sum()
    everything = found.members.sum() * (found.members.sum() - 1) / 2
    between = found.tied[np.triu_indices(len(found.areas), 1)].sum()
    ei, error = ei_index(found)
    left = without_each(ties)
    indices = [ratio(out - in_, out + in_) for out, in_ in left] if left is not None else []
    known = [index for index in indices if not np.isnan(index)]
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
        "lowest": min(known, default=np.nan),
        "highest": max(known, default=np.nan),
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
    ei_error, is_sampled.
    """
    found = pairs(ties)
    columns = ["area", "members", "networks", "shared_networks", "partner_areas"]
    columns += ["pairs_within", "pairs_between", "density_within", "ei", "expected", "ei_error", "is_sampled"]
    several, shared = networks_of(ties, found.areas)
    rows = []
    organisations = found.members.sum()
    for place, area in enumerate(found.areas):
        own, within = int(found.members[place]), found.tied[place, place]
        ei, error = ei_index(found, place)
        row = (
            area,
            own,
            int(shared[place, place]),
            int(several[place]),
            int((shared[place] > 0).sum() - 1),
            within,
            found.tied[place].sum() - within,
            ratio(within, own * (own - 1) / 2),
            ei,
            ratio((organisations - own) - (own - 1), organisations - 1),
            error,
            found.drawn is not None,
        )
        rows.append(row)
    return pd.DataFrame(rows, columns=columns).sort_values(["members", "area"], ascending=[False, True], ignore_index=True)


def networks_of(ties: pd.DataFrame, areas: pd.Index) -> tuple[Whole, Whole]:
    """Of each area the networks that it shares with any other, and of each two areas those that they share, as a square.

    An area shares with itself all networks in which it has a member.
    """
    found = ties.dropna(subset=["network", "member", "area"]).drop_duplicates(["network", "area"])
    network, networks = pd.factorize(found["network"])
    filled = np.zeros((len(networks), len(areas)), np.float32)
    filled[network, areas.get_indexer(pd.Index(found["area"]))] = 1
    several = filled[filled.sum(axis=1) > 1].sum(axis=0)
    return several.astype(np.int64), (filled.T @ filled).astype(np.int64)


@once
def between(ties: pd.DataFrame) -> pd.DataFrame:
    """Each pair of areas, in both orders and with itself, that shares a network.

    Columns: area, other, shared_networks (with a member of both; of an area with itself those with two members of it), pairs (of
    organisations tied), density (pairs over possible pairs), pairs_error (the standard error of pairs where they were counted for
    organisations drawn at random, else 0), is_sampled.
    """
    found = pairs(ties)
    placed = ties.dropna(subset=["network", "member", "area"]).drop_duplicates(["network", "member"])
    _, shared = networks_of(placed, found.areas)
    sizes = placed.groupby(["network", "area"], as_index=False).size()
    twice = sizes[sizes["size"] > 1].groupby("area").size().reindex(found.areas, fill_value=0)
    shared[np.diag_indices(len(found.areas))] = twice
    possible = np.outer(found.members, found.members).astype(float)
    possible[np.diag_indices(len(found.areas))] = found.members * (found.members - 1) / 2
    one, two = np.nonzero(shared)
    return pd.DataFrame(
        {
            "area": found.areas[one],
            "other": found.areas[two],
            "shared_networks": shared[one, two],
            "pairs": found.tied[one, two],
            "density": found.tied[one, two] / possible[one, two],
            "pairs_error": np.sqrt(found.variance[one, two]),
            "is_sampled": found.drawn is not None,
        }
    )


def each_country(ties: pd.DataFrame) -> pd.DataFrame:
    """Countries by their organisations: in how many networks they are, in how many of these with organisations of other countries,
    which ties they have, and what chance would give. Of fewer than five organisations no rate is told.

    The index of a country with few organisations hangs on one or two networks.

    Columns as in `by_area`.
    """
    found = by_area(ties)
    rates = ["density_within", "ei", "expected"]
    return found.assign(**{rate: found[rate].where(found.members >= FEW) for rate in rates})


@once
def of_regions(ties: pd.DataFrame) -> pd.DataFrame:
    """The ties with regions as areas. `nuts` is the code of each organisation's region, at one level for all."""
    return ties.assign(area=ties.nuts)


def regions_inward_or_outward(ties: pd.DataFrame) -> pd.DataFrame:
    """Pairs of organisations that are in a network together, within a region (level 2 of NUTS) and between regions, and what their
    number would be if ties fell on any pair alike.

    Organisations whose region is not stated, or only a larger one, are left out: of some countries these may be most.

    Columns as in `inward_or_outward`, and members_in_all (organisations of any region or none).
    """
    return inward_or_outward(of_regions(ties)).assign(members_in_all=ties.member.nunique())


def each_region(ties: pd.DataFrame) -> pd.DataFrame:
    """Regions (level 2 of NUTS) by their organisations: in how many networks they are, in how many of these with organisations of
    other regions, which ties they have, and what chance would give. Of fewer than five organisations no rate is told.

    The index of a region with few organisations hangs on one or two networks.

    Columns as in `by_area`, with nuts for area.
    """
    return each_country(of_regions(ties)).rename(columns={"area": "nuts"})


def region_matrix(ties: pd.DataFrame) -> pd.DataFrame:
    """Regions by regions (level 2 of NUTS): the networks in which both have a member; of a region with itself (outlined) those in
    which it has two.

    Shown are the regions that share most networks with others. How many were collected of a region matters more for its row than
    how its organisations seek partners.

    Columns as in `matrix`, with nuts for country and partner_nuts for partner.
    """
    return matrix(of_regions(ties)).rename(columns={"country": "nuts", "partner": "partner_nuts"})


def arcs(ties: pd.DataFrame) -> pd.DataFrame:
    """Countries whose organisations are in a network together, by the number of networks that they share.

    A large network with a member in each of thirty countries ties all of them; where few sources of a country were read, its arcs are
    missing.

    Columns: country, partner, shared_networks, pairs, density, pairs_error, is_sampled, members (organisations of country), longitude
    and latitude of both (other_ for the partner), shown_stating and shown_in_all (countries that share a network, and all). A row for
    each two countries in both orders; of one that shares none a row with itself.
    """
    found = between(ties).rename(columns={"area": "country", "other": "partner"})
    organisations = ties.dropna(subset=["area"]).drop_duplicates("member")
    members = organisations.groupby("area").size()
    places = organisations.drop_duplicates("area").set_index("area")[["longitude", "latitude"]]
    alone = pd.DataFrame({"country": members.index, "partner": members.index})
    frame = alone.merge(found, on=["country", "partner"], how="outer")
    frame = frame.assign(members=frame.country.map(members)).join(places, on="country").join(places.add_prefix("other_"), on="partner")
    tied = frame.country[frame.country != frame.partner].nunique()
    return frame.assign(shown_stating=tied, shown_in_all=len(members))


def matrix(ties: pd.DataFrame) -> pd.DataFrame:
    """Countries by countries: the networks in which both have a member; of a country with itself (outlined) those in which it has two.

    Shown are the countries that share most networks with others. How many were collected of a country matters more for its row than
    how its organisations seek partners.

    Columns: country, partner, shared_networks, pairs, density, row_place and column_place (1 is the country that shares most),
    shown_stating and shown_in_all (countries).
    """
    found = between(ties).rename(columns={"area": "country", "other": "partner"})
    shares = found[found.country != found.partner].groupby("country").shared_networks.sum()
    first = shares.sort_index().sort_values(ascending=False, kind="stable").head(MOST_AREAS).index
    places = pd.Series(np.arange(1, len(first) + 1), index=first)
    frame = found[found.country.isin(first) & found.partner.isin(first)]
    frame = frame.assign(row_place=frame.country.map(places), column_place=frame.partner.map(places))
    in_all = ties.dropna(subset=["area"]).area.nunique()
    ordered = frame.sort_values(["row_place", "column_place"], ignore_index=True)
    columns = ["country", "partner", "shared_networks", "pairs", "density", "row_place", "column_place"]
    return ordered[columns].assign(shown_stating=len(first), shown_in_all=in_all)
