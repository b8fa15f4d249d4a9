"""The graph as files, as a browser receives them."""

import io
import zipfile
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from playwright.sync_api import expect

from bench.server import serving
from data.build import publish

LABELS = {"graphml": "Graph (GraphML)", "gexf": "Graph (GEXF)", "zip": "Nodes and edges (CSV, zipped)"}


@pytest.fixture(scope="module")
def graph_app(small_rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph_served")
    publish("europe", small_rows, folder)
    with serving(Path(__file__).parent / "graph_app.py", folder) as server:
        server.wait()
        yield f"http://127.0.0.1:{server.port}"


def test_the_graph_goes_along_as_three_files_of_what_the_filters_leave(graph_app, page):
    page.goto(graph_app)
    page.get_by_test_id("stExpander").locator("summary").click()
    expect(page.get_by_text("their members (3 in all), edges the memberships (2)")).to_be_visible()
    page.wait_for_timeout(1500)
    files = {}
    for kind, label in LABELS.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        assert download.value.suggested_filename == f"connections-graph-europe-2026.{kind}"
        files[kind] = io.BytesIO(download.value.path().read_bytes())
    nodes = {"network/bridges", "member/ponte", "member/lipa"}
    assert set(nx.read_graphml(files["graphml"])) == set(nx.read_gexf(files["gexf"])) == nodes
    with zipfile.ZipFile(files["zip"]) as packed:
        assert set(pd.read_csv(packed.open("nodes.csv")).Id) == nodes
