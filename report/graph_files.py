"""The graph of networks and organisations as files for the programs that draw and measure graphs."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import streamlit as st

import queries
from exports.graph import as_gexf, as_graphml, as_tables
from report.answer import about, asked
from report.taking import asked_for_in_words, origin
from report.visit import Filters, Visit, visit

# XML of more ties than these takes long to make, half a gigabyte while it is made, and programs long to open.
MOST_TIES = 100_000
# From so many ties on, making a file takes long enough to say so.
MANY_TIES = 20_000

NODES, EDGES = "connections/graph_nodes", "connections/graph_edges"


def graph_files(chosen: Filters) -> None:
    """Buttons for the graph of what the filters leave as GraphML, GEXF and tables; counted when the shelf is opened."""
    now = visit()
    t = now.t
    shelf = st.expander(t("The graph as files, for Gephi, igraph and other programs"), key="graph_files", on_change="rerun")
    if not shelf.open:
        return
    nodes, ties = (asked(query, chosen).rows for query in (NODES, EDGES))
    kinds: list[tuple[str, str, str, Callable[..., bytes]]] = [
        ("graphml", t("Graph (GraphML)"), "application/xml", as_graphml),
        ("gexf", t("Graph (GEXF)"), "application/xml", as_gexf),
        ("zip", t("Nodes and edges (CSV, zipped)"), "application/zip", as_tables),
    ]
    with shelf:
        st.markdown(" ".join(told(nodes, ties, now)))
        with st.container(horizontal=True, gap="small"):
            for kind, label, mime, make in kinds if ties <= MOST_TIES else kinds[-1:]:
                st.download_button(
                    label,
                    data=partial(made, make, now, chosen),
                    file_name=f"connections-graph-{about(now.path).dataset}-{chosen.as_of}.{kind}",
                    mime=mime,
                    key=f"graph_{kind}",
                    icon=":material/download:",
                    on_click="ignore",
                )


def told(nodes: int, ties: int, now: Visit) -> list[str]:
    """What the files have in them, and whether it takes long or is too much for some."""
    t = now.t
    said = [
        t(
            "Nodes are the networks that the filters leave and their members ({nodes} in all), edges the memberships ({ties}). "
            "The attribute `kind` tells networks from members, as `bipartite` and `type` do for programs.",
            nodes=nodes,
            ties=ties,
        )
    ]
    if ties > MOST_TIES:
        said.append(
            t(
                "With more than {most} edges there are no GraphML and GEXF files: they take long to make and to open. The tables "
                "hold the same. Filters at the left make the graph smaller.",
                most=MOST_TIES,
            )
        )
    if ties > MANY_TIES:
        said.append(t("Of so many edges a file may take half a minute to make."))
    return said


def made(make: Callable[..., bytes], now: Visit, chosen: Filters) -> bytes:
    """A file of the whole graph, made after the run."""
    nodes, ties = (queries.ask(now.path, query, {**chosen.parameters(), "most_rows": None}) for query in (NODES, EDGES))
    return make(nodes, ties, what(now, chosen), bool(about(now.path).is_generated))


def what(now: Visit, chosen: Filters) -> dict[str, str]:
    """What the graph is of, for whoever opens the file: names for programs, texts for people."""
    t = now.t
    data_set, trust = origin(now)
    return {
        "title": t("Networks and their members"),
        "data_set": data_set,
        "caution": trust,
        "filters": " · ".join(asked_for_in_words(now, chosen)),
        "as_of": str(chosen.as_of),
        "address": "?" + urlencode(now.address(), doseq=True),
    }
