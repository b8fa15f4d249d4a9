"""Measures of the graph of organisations and networks, against networkx, and on large graphs.

First 300 networks, 700 organisations and 5,000 ties drawn at random, in turns with `networkx.algorithms.bipartite`, the medians.
One walk gives both betweenness and closeness: the same time of ours stands beside each.

Then every function of analysis/ on generated graphs, each in a process of its own: the seconds of the call alone, and the most
memory that the process ever held, with Python, its libraries and the graph. Sampled: some paths or organisations were drawn.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import networkx as nx
import numpy as np
import pandas as pd
from networkx.algorithms import bipartite

from analysis.distances import centrality
from bench.measurer import MEASURES
from bench.profile import Profile
from bench.server import ROOT
from bench.tables import Rows, table

NETWORKS, MEMBERS, TIES = 300, 700, 5_000
TIMES = 20


def measured(profile: Profile, _: Path) -> str:
    """Both tables."""
    return "\n\n".join([table(beside_networkx(profile.starts)), *(table(on(graph)) for graph in profile.graphs)])


def beside_networkx(turns: int) -> Rows:
    """Milliseconds of both, and how many times as fast ours is."""
    cells = np.random.default_rng(1).choice(NETWORKS * MEMBERS, TIES, replace=False)
    ties = pd.DataFrame({"network": cells // MEMBERS, "member": cells % MEMBERS})
    whole = nx.Graph((("network", row.network), ("member", row.member)) for row in ties.itertuples())
    members = [node for node in whole if node[0] == "member"]
    taken: dict[str, list[float]] = {"betweenness": [], "closeness": [], "ours": []}
    for _ in range(turns):
        for name, measure in (
            ("betweenness", lambda: bipartite.betweenness_centrality(whole, members)),
            ("closeness", lambda: bipartite.closeness_centrality(whole, members)),
            # Another frame each time: what was made of one is kept.
            ("ours", lambda: centrality(ties.copy())),
        ):
            start = perf_counter()
            measure()
            taken[name].append(perf_counter() - start)
    theirs = {name: median(taken[name]) for name in ("betweenness", "closeness")}
    ours = median(taken["ours"])
    rows: Rows = [("1,000 nodes, 5,000 ties", "networkx, ms", "ours, ms", "times as fast", "goal")]
    for name, seconds in (*theirs.items(), ("both", sum(theirs.values()))):
        kept = f"{'kept' if seconds / ours >= TIMES else 'missed'} (at least {TIMES})"
        rows.append((name, f"{1000 * seconds:.0f}", f"{1000 * ours:.0f}", f"{seconds / ours:.1f}", kept))
    return rows


def on(graph: tuple[int, ...]) -> Rows:
    """Every function on a graph of so many networks, organisations and ties, whose largest networks have so many members."""
    networks, _, ties, *largest = graph
    rows: Rows = [(f"{networks:,} networks, {ties:,} ties, the largest {max(largest):,}", "ms", "GB", "sampled")]
    for name in MEASURES:
        found = in_a_child(name, graph)
        rows.append((name, f"{1000 * found['seconds']:.1f}", f"{found['held']:.2f}", "yes" if found["is_sampled"] else ""))
    return rows


def in_a_child(name: str, graph: tuple[int, ...]) -> dict[str, float]:
    """Seconds and gigabytes of one function, in a process of its own."""
    command = [sys.executable, "-m", "bench.measurer", name, *map(str, graph)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout))
