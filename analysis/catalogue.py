"""Every measure: its standard name, its formula in words, who proposed it, and when it misleads. Texts are the keys of translations."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A measure; `columns` are those of the frames of this package that hold it, `pages` the names of those that show it.

    Where it stands in rows, as among the figures of the whole graph, its name there counts as a column.
    """

    name: str
    formula: str
    source: str
    misleads: str
    columns: tuple[str, ...]
    pages: tuple[str, ...]


MEASURES = (
    Measure(
        "Two-mode density",
        "Memberships ÷ (networks × organisations).",
        "Borgatti and Everett, 1997",
        "It falls as a graph grows, since nobody joins ever more networks: compare graphs of like size alone. The density of the "
        "projection, in which all members of a network are tied to one another, is far higher and tells of large networks, not of ties.",
        ("density", "memberships", "networks", "members"),
        ("connections",),
    ),
    Measure(
        "Degree and degree share",
        "Of an organisation: its networks, and these ÷ all networks. Of a network: its members, and these ÷ all organisations.",
        "Freeman, 1979; for two modes Borgatti and Everett, 1997",
        "A network that lists many members makes none of them better tied, and members that no source lists are missing.",
        ("degree", "degree_share"),
        ("members", "connections"),
    ),
    Measure(
        "Size of networks: mean and median",
        "Mean: memberships ÷ networks. Median: half of the networks have at most so many.",
        "Breiger, 1974",
        "Counted are listed members; a network may state more than it lists. One very large network draws the mean, not the median.",
        ("mean_size", "median_size", "size", "other_size"),
        ("connections",),
    ),
    Measure(
        "Gini coefficient of sizes",
        "(Mean difference between the sizes of two networks drawn with replacement) ÷ (2 × mean size). 0: all alike; 1: one has all.",
        "Gini, 1912",
        "Of few networks it stays well below 1, at most 1 − 1 ÷ networks. Quite different sizes can have the same.",
        ("gini",),
        ("connections",),
    ),
    Measure(
        "Networks of an organisation, and multi-membership rate",
        "Mean: memberships ÷ organisations. Rate: organisations in two or more networks ÷ organisations.",
        "Simmel, 1908; Breiger, 1974",
        "Who is in no network is not counted at all. An organisation that stands under two names looks like two of one network each.",
        ("mean_networks", "multi_membership_rate"),
        ("members", "connections"),
    ),
    Measure(
        "Components, and share in the largest",
        "Parts of the graph between which no path of memberships leads; organisations of the largest ÷ organisations.",
        "Harary, 1969",
        "A single membership joins two components, and one that no source lists may do so. A path may be long: that two are in one "
        "component does not mean that they know of each other.",
        ("components", "share_in_largest", "largest", "alone"),
        ("connections",),
    ),
    Measure(
        "Betweenness in two modes",
        "Sum over all pairs of others: shortest paths through the node ÷ shortest paths, then ÷ the most that is possible with as many "
        "organisations and networks. Pairs of organisations, of networks and of both count.",
        "Freeman, 1977; for two modes Borgatti and Everett, 1997; Brandes, 2001; drawn as by Geisberger, Sanders and Schultes, 2008",
        "It supposes that all goes by the shortest ways. In large graphs it is estimated from paths that are drawn at random, and the "
        "standard error is told; of a node that lies between few others the draw may meet none, and the error then looks too small.",
        ("betweenness", "betweenness_error"),
        ("connections",),
    ),
    Measure(
        "Closeness in two modes",
        "Fewest steps that are possible to all others ÷ steps needed to those that are reached, × share of the others that is reached.",
        "Freeman, 1979; for two modes Borgatti and Everett, 1997; for parts Wasserman and Faust, 1994",
        "Values lie near to one another, and between components they compare badly. An organisation of one large network is close to many "
        "whom it may never have met. Large graphs have none.",
        ("closeness",),
        ("connections",),
    ),
    Measure(
        "Co-membership weight",
        "Number of networks in which both organisations are.",
        "Breiger, 1974",
        "It counts places where both may meet, not meetings. In a network of hundreds everyone meets everyone by this count.",
        ("shared_networks",),
        ("member",),
    ),
    Measure(
        "Weight after Newman",
        "Sum over the networks in which both are: 1 ÷ (members of the network − 1).",
        "Newman, 2001",
        "It supposes that members divide their time evenly among the others of a network. Listed members are counted, not all.",
        ("newman_weight",),
        ("member",),
    ),
    Measure(
        "Shared members and Jaccard similarity of two networks",
        "Members of both; these ÷ members of either.",
        "Jaccard, 1912",
        "A small network that lies wholly in a large one has a low value.",
        ("shared_members", "jaccard", "pairs_in_all", "passed_over"),
        ("connections",),
    ),
    Measure(
        "Overlap coefficient of two networks",
        "Members of both ÷ members of the smaller one.",
        "Szymkiewicz, 1934; Simpson, 1943",
        "It is 1 as soon as a network of two members has both of them in common with any other.",
        ("overlap_coefficient",),
        ("connections",),
    ),
    Measure(
        "Shared members expected by chance",
        "Members of one × members of the other ÷ organisations: the mean of the hypergeometric distribution.",
        "Tumminello and others, 2011",
        "Chance means that both draw from all organisations alike. Networks of one country or field share more without any other reason.",
        ("expected",),
        ("connections",),
    ),
    Measure(
        "Articulation points and pairs cut",
        "Whoever leaves and with it all paths between some others: the number of pairs of organisations that lose touch. A network leaves "
        "without its members.",
        "Hopcroft and Tarjan, 1973; Borgatti, 2006",
        "Organisations that are in touch elsewhere, without a network, look cut off. What hangs on one listed membership may hang on none.",
        ("pieces", "pairs_cut", "pairs"),
        ("member", "connections"),
    ),
    Measure(
        "Pairs in touch and reach, before and after",
        "Pairs of organisations between which a path leads; 2 × these ÷ organisations is the mean number of others in touch with one.",
        "Borgatti, 2006",
        "Nobody joins anew in this picture, and nobody takes over: it tells what rests on those who leave, not what will come.",
        ("pairs_in_touch", "reach"),
        ("connections",),
    ),
    Measure(
        "Key sets of two and three",
        "The organisations whose leaving together cuts most pairs of others.",
        "Borgatti, 2006",
        "They are sought among the ten that cut most alone or lie between most; a better set may exist outside these, and several sets may "
        "cut as many.",
        ("set_size", "sought"),
        ("connections",),
    ),
    Measure(
        "Fragmentation",
        "Pairs of organisations that are not in touch ÷ pairs of organisations.",
        "Borgatti, 2006",
        "0 means that paths exist, however long; it says nothing of how many there are.",
        ("fragmentation",),
        ("connections",),
    ),
    Measure(
        "Fit of a core and a periphery",
        "Correlation of the memberships with a graph in which all of them lie in the core and all that could be there are. The core "
        "are the organisations of at least so many networks and the networks of at least so many members that fit best.",
        "Borgatti and Everett, 1999",
        "There is always a best core, also where there is none to speak of: read the densities in it and outside it.",
        ("core_fit", "fit", "density_outside", "least_degree", "least_size"),
        ("connections",),
    ),
    Measure(
        "E-I index, with its expected value",
        "(Pairs between areas − pairs within) ÷ all pairs of organisations that are in a network together. Expected: the same for all "
        "pairs that could be. −1: all inward; 1: all outward.",
        "Krackhardt and Stern, 1988",
        "Where areas are many or small, most ties go outward by chance alone: read it beside the expected value. A large network counts "
        "with all its pairs. In large graphs some organisations are drawn at random, and the standard error is told.",
        ("ei", "ei_error", "expected", "pairs_within", "pairs_between"),
        ("areas",),
    ),
    Measure(
        "Densities within and between areas",
        "Pairs of organisations that are in a network together ÷ pairs that could be: within an area, or one of each of two.",
        "White, Boorman and Breiger, 1976",
        "Of a small area one network makes a high value. It grows with the size of networks, not with their number.",
        ("density_within", "density_between", "density", "pairs", "pairs_error"),
        ("areas",),
    ),
    Measure(
        "Partner areas and shared networks",
        "Areas with which one shares a network, and networks in which organisations of both are; two numbers that are kept apart.",
        "Breiger, 1974",
        "One network across all of Europe makes every area the partner of every other.",
        ("areas", "partner_areas", "shared_networks"),
        ("areas",),
    ),
    Measure(
        "Leave-one-out range",
        "The lowest and the highest value that a figure takes if any one network is left out, and the members that are in no other.",
        "Quenouille, 1956; Tukey, 1958",
        "It shows what hangs on one network, not how far a figure may be off: networks that nobody found are in no range. Of more than 200 "
        "networks the fit of a core is sought without each of the 200 largest.",
        ("value", "lowest", "highest", "without_lowest", "without_highest", "left_out"),
        ("connections",),
    ),
)
