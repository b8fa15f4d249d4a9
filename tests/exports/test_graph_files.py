"""The two-mode graph as files: programs for networks read back what was written, and nothing in it acts."""

import io
import zipfile
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import queries
from exports.graph import as_gexf, as_graphml, as_tables
from exports.inert import ACTS, UNWRITABLE, inert
from report.answer import about
from report.graph_files import MANY_TIES, MOST_TIES, made, told, what
from report.visit import Filters, Visit

ABOUT = {"title": "A collection", "as_of": "2026"}
GEXF = "{http://www.gexf.net/1.2draft}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
HOSTILE = "=1+1\x00\x0b\ufffe \"quoted\" 'so' <b>&amp; Železna – 日本 \U0001f600 ]]>" + "x" * 100_000


def read_graphml(file: bytes) -> nx.Graph:
    return nx.read_graphml(io.BytesIO(file))


def read_gexf(file: bytes) -> nx.Graph:
    return nx.read_gexf(io.BytesIO(file))


def tables(file: bytes) -> dict[str, pd.DataFrame]:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return {name: pd.read_csv(packed.open(name)) for name in packed.namelist()}


@pytest.fixture(scope="module")
def frames(ask):
    return ask("connections/graph_nodes"), ask("connections/graph_edges")


def named(name: str, key: str = "a") -> tuple[pd.DataFrame, pd.DataFrame]:
    """A network and an organisation of the same key and name, and their tie."""
    nodes = pd.DataFrame({"kind": ["network", "member"], "key": [key, key], "name": [name, name], "members": [3, None]})
    return nodes, pd.DataFrame({"network_id": [key], "member_id": [key], "role": [None], "since": ["2019-05"], "until": [None]})


# What programs read back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("write", "read"), [(as_graphml, read_graphml), (as_gexf, read_gexf)])
def test_networks_and_organisations_are_the_two_modes_of_what_is_read_back(frames, write, read):
    graph = read(write(*frames, ABOUT))
    assert len(graph) == 13
    assert graph.number_of_edges() == 13
    assert not graph.is_directed()
    modes = nx.get_node_attributes(graph, "bipartite")
    assert {node for node, mode in modes.items() if mode == 1} == {
        f"network/{key}" for key in ("anchor", "zelezna", "bridges", "online", "hostile", "percent", "bare")
    }
    assert nx.bipartite.is_bipartite_node_set(graph, [node for node, mode in modes.items() if mode == 0])
    # What igraph asks for: a yes or no, as XML writes it.
    assert {graph.nodes[node]["type"] for node in modes if modes[node]} == {True}
    assert {graph.nodes[node]["type"] for node in modes if not modes[node]} == {False}
    # A network of which no member was found listed is there, and an organisation that only supports is not.
    assert nx.degree(graph, "network/bare") == 0
    assert "member/urad" not in graph


@pytest.mark.parametrize(("write", "read"), [(as_graphml, read_graphml), (as_gexf, read_gexf)])
def test_what_is_known_of_each_comes_back_and_what_is_missing_stays_missing(frames, write, read):
    graph = read(write(*frames, ABOUT))
    anchor, formula = graph.nodes["network/anchor"], graph.nodes["member/formula"]
    assert {key: anchor[key] for key in ("kind", "key", "name", "label", "form", "level", "country", "members", "size_basis")} == {
        "kind": "network",
        "key": "anchor",
        "name": "Anchor Alliance",
        "label": "Anchor Alliance",
        "form": "formal_association",
        "level": "international",
        "country": "BE",
        "members": 120,
        "size_basis": "stated",
    }
    assert formula["name"] == '=HYPERLINK("http://example.org")'
    assert not formula.keys() & {"country", "member_kind", "form", "level", "members"}
    assert graph.nodes["member/ponte"]["member_kind"] == "social_enterprise"
    tie = graph.edges["member/ponte", "network/anchor"]
    assert (tie["role"], tie["since"], tie["until"]) == ("full_member", "1995-06", "2030")
    assert not graph.edges["member/formula", "network/hostile"].keys() & {"role", "since", "until"}


def test_tables_have_the_titles_by_which_programs_know_them(frames):
    found = tables(as_tables(*frames, ABOUT))
    nodes, edges = found["nodes.csv"], found["edges.csv"]
    assert list(nodes)[:2] == ["Id", "Label"]
    assert list(edges) == ["Source", "Target", "Type", "role", "since", "until"]
    assert set(edges.Type) == {"Undirected"}
    graph = nx.from_pandas_edgelist(edges, "Source", "Target", edge_attr=True)
    assert graph.number_of_edges() == len(edges) == 13
    assert set(graph) <= set(nodes.Id)
    assert nodes.Id.is_unique
    assert nodes.set_index("Id").loc["network/zelezna", ["Label", "key", "bipartite", "type", "members"]].tolist() == [
        "Železna kapla – mreža",
        "zelezna",
        1,
        True,
        3,
    ]
    assert dict(zip(found["about.csv"].what, found["about.csv"].text, strict=True)) == ABOUT


def test_the_first_title_of_a_table_has_nothing_before_it(frames):
    with zipfile.ZipFile(io.BytesIO(as_tables(*frames, ABOUT))) as packed:
        assert packed.read("nodes.csv").startswith(b"Id,Label,")
        assert packed.read("edges.csv").startswith(b"Source,Target,Type,")


# Any name ---------------------------------------------------------------------------------------------------------


@given(st.text(min_size=1))
def test_any_name_and_key_make_files_that_can_be_read(text):
    nodes, edges = named(text, text)
    kept = UNWRITABLE.sub("", text)
    for write, read in ((as_graphml, read_graphml), (as_gexf, read_gexf)):
        file = write(nodes, edges, {"title": text})
        ElementTree.fromstring(file)
        graph = read(file)
        assert len(graph) == 2
        assert graph.number_of_edges() == 1
        # XML has one sign for the end of a line, and readers leave out the blanks around a text.
        told = [graph.nodes[node].get("name") or "" for node in graph]
        assert {" ".join(name.split()) for name in told} == {" ".join(kept.split())}


def test_a_hostile_name_is_written_whole_but_for_what_no_xml_holds():
    kept = UNWRITABLE.sub("", HOSTILE)
    assert len(kept) > 100_000
    for write, read in ((as_graphml, read_graphml), (as_gexf, read_gexf)):
        graph = read(write(*named(HOSTILE), ABOUT))
        assert set(nx.get_node_attributes(graph, "name").values()) == {kept}
        assert set(nx.get_node_attributes(graph, "label").values()) == {kept}


def test_no_cell_of_a_table_is_a_formula():
    nodes, edges = named("=1+1", "-2")
    found = tables(as_tables(nodes, edges, {"title": "@sum(1)"}))
    texts = [text for table in found.values() for column in table for text in table[column] if isinstance(text, str)]
    assert inert("=1+1") in texts
    assert not [text for text in texts if ACTS.match(text)]
    assert (found["edges.csv"].Source[0], found["edges.csv"].Target[0]) == ("member/-2", "network/-2")


def test_a_network_and_an_organisation_of_one_key_are_two_nodes():
    for write, read in ((as_graphml, read_graphml), (as_gexf, read_gexf)):
        assert set(read(write(*named("A"), ABOUT))) == {"network/a", "member/a"}


def test_no_rows_are_a_graph_too(frames):
    nothing = [frame.head(0) for frame in frames]
    assert len(read_graphml(as_graphml(*nothing, ABOUT))) == 0
    assert len(read_gexf(as_gexf(*nothing, ABOUT))) == 0
    assert tables(as_tables(*nothing, ABOUT))["nodes.csv"].empty


# Generated data ---------------------------------------------------------------------------------------------------


def test_generated_data_say_so_of_the_graph_of_each_node_and_of_each_tie(frames):
    graphml = read_graphml(as_graphml(*frames, ABOUT, is_generated=True))
    assert graphml.graph["is_generated"] is True
    gexf = as_gexf(*frames, ABOUT, is_generated=True)
    assert "is_generated: true" in ElementTree.fromstring(gexf).findtext(f".//{GEXF}description")
    for graph in (graphml, read_gexf(gexf)):
        assert {data["is_generated"] for _, data in graph.nodes(data=True)} == {True}
        assert {data["is_generated"] for *_, data in graph.edges(data=True)} == {True}
    found = tables(as_tables(*frames, ABOUT, is_generated=True))
    assert found["nodes.csv"].is_generated.all()
    assert found["edges.csv"].is_generated.all()
    assert found["about.csv"].set_index("what").text["is_generated"] == "true"


def test_data_that_are_not_generated_say_nothing_of_it(frames):
    assert b"is_generated" not in as_graphml(*frames, ABOUT)
    assert b"is_generated" not in as_gexf(*frames, ABOUT)
    assert all("is_generated" not in table for table in tables(as_tables(*frames, ABOUT)).values())


# What the format asks ----------------------------------------------------------------------------------------------


def test_each_attribute_is_declared_once_and_under_its_own_name(frames):
    graphml = ElementTree.fromstring(as_graphml(*frames, ABOUT))
    declared = [(key.get("for"), key.get("attr.name")) for key in graphml.iter(f"{GRAPHML}key")]
    gexf = ElementTree.fromstring(as_gexf(*frames, ABOUT))
    titles = [(part.get("class"), attribute.get("title")) for part in gexf.iter(f"{GEXF}attributes") for attribute in part]
    for names in (declared, titles):
        assert len(set(names)) == len(names)
        assert {name for scope, name in names if scope == "node"} >= {"kind", "key", "name", "bipartite", "type", "country", "member_kind"}
        assert {name for scope, name in names if scope == "edge"} == {"role", "since", "until"}
    yes = {key.get("id") for key in graphml.iter(f"{GRAPHML}key") if key.get("attr.type") == "boolean"}
    assert {data.text for data in graphml.iter(f"{GRAPHML}data") if data.get("key") in yes} == {"true", "false"}


def test_the_graph_says_what_it_is_of(frames):
    graphml = read_graphml(as_graphml(*frames, ABOUT))
    assert graphml.graph["title"] == "A collection"
    assert ElementTree.fromstring(as_gexf(*frames, ABOUT)).findtext(f".//{GEXF}description") == "title: A collection as_of: 2026"


# What the page hands over ------------------------------------------------------------------------------------------


def visit_of(path, **chosen) -> Visit:
    return Visit(path, "en", Filters(**chosen), {}, about(path).dataset)


def test_a_file_is_of_what_the_filters_leave_and_says_so(small):
    now = visit_of(small, form=("partnership",), as_of=2026)
    graph = read_graphml(made(as_graphml, now, now.chosen))
    assert set(graph) == {"network/bridges", "member/ponte", "member/lipa"}
    assert graph.graph["filters"] == "Form: Partnership"
    assert graph.graph["as_of"] == "2026"
    assert graph.graph["address"] == "?form=partnership&as_of=2026&data=small"
    assert "Brought here from the files" in graph.graph["caution"]
    everything = visit_of(small)
    assert what(everything, everything.chosen)["filters"] == "All networks"


def test_a_file_of_generated_data_says_so(generated):
    now = visit_of(generated)
    graph = read_graphml(made(as_graphml, now, now.chosen))
    assert graph.graph["is_generated"] is True
    assert "generated for demonstration" in graph.graph["caution"]
    assert {data["is_generated"] for *_, data in graph.edges(data=True)} == {True}


def test_a_file_has_all_ties_however_few_a_page_shows(small, monkeypatch):
    monkeypatch.setattr(queries, "MOST_ROWS", 3)
    now = visit_of(small)
    assert read_gexf(made(as_gexf, now, now.chosen)).number_of_edges() == 13


@pytest.mark.parametrize(("ties", "sentences"), [(MANY_TIES, 1), (MANY_TIES + 1, 2), (MOST_TIES, 2), (MOST_TIES + 1, 3)])
def test_it_is_said_where_a_file_takes_long_or_is_not_made(small, ties, sentences):
    said = told(7, ties, visit_of(small))
    assert len(said) == sentences
    assert f"edges the memberships ({ties:,})" in said[0]
    assert any("no GraphML" in sentence for sentence in said) == (ties > MOST_TIES)


@pytest.mark.parametrize(("most", "labels"), [(13, 3), (12, 1)])
def test_of_very_many_ties_the_tables_alone_are_offered(small, monkeypatch, most, labels):
    def page(path: str) -> None:
        from pathlib import Path  # noqa: PLC0415

        import streamlit as st  # noqa: PLC0415

        from report import graph_files  # noqa: PLC0415
        from report.visit import Filters, Visit, begin  # noqa: PLC0415

        begin(Visit(Path(path), "en", Filters(), {}))
        st.session_state["graph_files"] = True
        graph_files(Filters())

    monkeypatch.setitem(told.__globals__, "MOST_TIES", most)
    at = AppTest.from_function(page, default_timeout=30, args=(str(small),)).run()
    assert not at.exception
    assert len(at.get("download_button")) == labels
    assert at.get("download_button")[-1].proto.label == "Nodes and edges (CSV, zipped)"
