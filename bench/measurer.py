"""One measure of the graph in a process of its own: `python -m bench.measurer NAME NETWORKS MEMBERS TIES LARGEST...`."""

import json
import sys
from time import perf_counter

import numpy as np
import pandas as pd

from analysis import areas, cuts, distances, measures, overlap
from bench.held import most_held

# What pages ask; what leaves, and whom one asks for, are the largest network and who stands first in it.
MEASURES = {
    "centrality": distances.centrality,
    "holding": cuts.holding,
    "what_if": lambda ties: cuts.what_if(ties, [ties.member.iloc[0]], [0]),
    "key_sets": cuts.key_sets,
    "figures": measures.figures,
    "core": measures.core,
    "overlaps": overlap.overlaps,
    "meets": lambda ties: overlap.meets(ties, ties.member.iloc[0]),
    "inward_or_outward": areas.inward_or_outward,
    "by_area": areas.by_area,
    "between": areas.between,
}
AREAS = 30


def generated(networks: int, members: int, ties: int, largest: list[int]) -> pd.DataFrame:
    """Ties drawn at random, the same each time: some networks of so many members, and ever smaller ones; who is in many is rare."""
    numbers = np.random.default_rng(1)
    network = [np.full(size, place) for place, size in enumerate(largest)]
    member = [numbers.choice(members, size, replace=False) for size in largest]
    rest = ties - sum(largest)
    weights = np.arange(1, networks - len(largest) + 1) ** -0.6
    # Twice as many as needed, since some are drawn twice.
    network.append(len(largest) + numbers.choice(len(weights), 2 * rest, p=weights / weights.sum()))
    member.append((members * numbers.random(2 * rest) ** 2).astype(np.int64))
    drawn = pd.DataFrame({"network": np.concatenate(network), "member": np.concatenate(member)})
    drawn = drawn.drop_duplicates().head(ties).reset_index(drop=True)
    return drawn.assign(area=numbers.integers(0, AREAS, members)[drawn.member])


def main() -> None:
    """Print the seconds of the measure, and the gigabytes that the process held at most."""
    name, (networks, members, ties, *largest) = sys.argv[1], [int(number) for number in sys.argv[2:]]
    graph = generated(networks, members, ties, largest)
    start = perf_counter()
    found = MEASURES[name](graph)
    seconds = perf_counter() - start
    held = most_held()
    is_sampled = "is_sampled" in found and bool(found.is_sampled.any())
    print(json.dumps({"seconds": seconds, "held": held, "is_sampled": is_sampled}))


if __name__ == "__main__":
    main()
