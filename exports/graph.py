"""The two-mode graph as files that programs for networks open: GraphML, GEXF, and tables of nodes and of edges.

A frame of nodes has the columns `kind` (network or member), `key`, `name` and what else is known of each; a frame of edges has
`network_id`, `member_id` and what else is known of each tie. What is missing is left out, and is no empty text.
"""

import codecs
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import SubElement

import networkx as nx
import pandas as pd
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from exports.csv import as_csv
from exports.inert import UNWRITABLE

# What says that the data are generated: of the graph, of each node and of each edge.
GENERATED = "is_generated"

Attributes = dict[str, str | int | bool]


def as_graphml(nodes: pd.DataFrame, edges: pd.DataFrame, about: Mapping[str, str], is_generated: bool = False) -> bytes:
    """The graph as GraphML; what it is `about` are attributes of the whole."""
    whole = two_mode(nodes, edges, is_generated)
    whole.graph.update(told(about, is_generated=False))
    writer = GraphMLWriter(whole, prettyprint=False)
    # XML writes yes and no in small letters.
    yes_or_no = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for said in writer.xml.iter("data"):
        if said.get("key") in yes_or_no:
            said.text = str(said.text).lower()
    file = io.BytesIO()
    writer.dump(file)
    return file.getvalue()


def as_gexf(nodes: pd.DataFrame, edges: pd.DataFrame, about: Mapping[str, str], is_generated: bool = False) -> bytes:
    """The graph as GEXF; what it is `about` stands in its description, since a graph has no attributes there."""
    writer = GEXFWriter(two_mode(nodes, edges, is_generated), prettyprint=False)
    (meta,) = writer.xml.iter("meta")
    SubElement(meta, "description").text = " ".join(f"{what}: {text}" for what, text in told(about, is_generated).items())
    for attribute in writer.xml.iter("attribute"):
        # networkx keeps the word for the edges of another kind of graph.
        if attribute.get("title") == "networkx_key":
            attribute.set("title", "key")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def as_tables(nodes: pd.DataFrame, edges: pd.DataFrame, about: Mapping[str, str], is_generated: bool = False) -> bytes:
    """A zip of nodes.csv and edges.csv, under the titles by which Gephi knows them, and about.csv.

    The first columns are those by which igraph knows nodes and their ties.
    """
    more = said(is_generated)
    ids: dict[str, Any] = {"Id": identified(nodes.kind, nodes.key), "Label": nodes.name}
    ends: dict[str, Any] = {
        "Source": identified("member", edges.member_id),
        "Target": identified("network", edges.network_id),
        "Type": "Undirected",
    }
    tables = {
        "nodes.csv": first(nodes.drop(columns="name").assign(**ids, **two_modes(nodes), **more), *ids),
        "edges.csv": first(edges.drop(columns=["member_id", "network_id"]).assign(**ends, **more), *ends),
        "about.csv": pd.DataFrame(told(about, is_generated).items(), columns=["what", "text"]),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, table in tables.items():
            # Gephi and R take the mark that spreadsheets want for a part of the first title.
            packed.writestr(name, as_csv(in_small_letters(table)).removeprefix(codecs.BOM_UTF8))
    return file.getvalue()


def two_mode(nodes: pd.DataFrame, edges: pd.DataFrame, is_generated: bool) -> "nx.Graph[str]":
    """The graph of both frames. A node is named by its kind and its key, since a network and an organisation may share a key."""
    more = said(is_generated)
    whole: nx.Graph[str] = nx.Graph(**more)
    named = nodes.assign(label=nodes.name, **two_modes(nodes), **more)
    whole.add_nodes_from(zip(written(identified(nodes.kind, nodes.key)), attributes(named), strict=True))
    ends = written(identified("member", edges.member_id)), written(identified("network", edges.network_id))
    known = edges.drop(columns=["member_id", "network_id"]).assign(**more)
    whole.add_edges_from(zip(*ends, attributes(known), strict=True))
    return whole


def two_modes(nodes: pd.DataFrame) -> dict[str, "pd.Series[Any]"]:
    """Which of the two modes each node is of, as networkx asks for it (`bipartite`) and as igraph does (`type`)."""
    is_network = nodes.kind == "network"
    return {"bipartite": is_network.astype(int), "type": is_network}


def said(is_generated: bool) -> dict[str, bool]:
    """What generated data say of themselves wherever they stand."""
    return {GENERATED: True} if is_generated else {}


def identified(kind: "pd.Series[str] | str", key: "pd.Series[str]") -> "pd.Series[str]":
    """Kind and key as one text; with its first letter it is no formula in any spreadsheet."""
    return kind + "/" + key


def attributes(frame: pd.DataFrame) -> Iterable[Attributes]:
    """What is known of each row, as whole numbers, yes or no, and texts that XML can hold."""
    columns = [written(frame[column]) for column in frame.columns]
    for row in zip(*columns, strict=True) if columns else ({} for _ in frame.index):
        yield {str(column): value for column, value in zip(frame.columns, row, strict=True) if value is not None}


def written(column: "pd.Series[Any]") -> list[str | int | bool | None]:
    """The values of a column; None where one is missing."""
    # A whole number beside a missing one may arrive as a fraction.
    whole = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
    values: list[Any] = (column.astype("Int64") if whole else column).astype(object).where(column.notna(), None).tolist()
    return [UNWRITABLE.sub("", value) if isinstance(value, str) else value for value in values]


def told(about: Mapping[str, str], is_generated: bool) -> dict[str, str]:
    """What the whole is about, in texts that XML can hold."""
    generated = {GENERATED: "true"} if is_generated else {}
    return {what: UNWRITABLE.sub("", text) for what, text in {**about, **generated}.items()}


def in_small_letters(frame: pd.DataFrame) -> pd.DataFrame:
    """Yes and no as XML writes them, too."""
    table = frame.copy()
    for column in frame.select_dtypes("bool").columns:
        table[column] = frame[column].map({True: "true", False: "false"})
    return table


def first(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The frame with some columns before the others."""
    return frame[[*columns, *(column for column in frame.columns if column not in columns)]]
