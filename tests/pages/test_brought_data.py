"""A data set that a partner brought: every page opens on it, however little it states, and says whose it is."""

import pytest
from a_page import opened, said

from data.importer import import_files
from report import menu
from report.text import plain

PAGES = [name for titles in menu.MENU.values() for name in titles]
# A list of two columns states nothing but who is in which network.
EDGES = "network,member\nAlpha,Ada\nAlpha,Bea\nBeta,Bea\nBeta,Cleo\nGamma,Cleo\n"


@pytest.fixture(scope="module")
def brought(tmp_path_factory, small_rows):
    """A folder with the default data set, and one that was brought."""
    folder = tmp_path_factory.mktemp("brought")
    file = folder / "edges.csv"
    file.write_text(EDGES, encoding="utf-8")
    import_files([file], "ours", title="Ours, of late", folder=folder)
    return folder


@pytest.fixture
def opens(brought, monkeypatch):
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(brought))
    return opened


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_a_list_of_two_columns(opens, page):
    own = {"network": {"network": "beta"}, "member": {"member": "bea"}}.get(page, {})
    at = opens(page, data="ours", **own)
    told = said(at)
    assert "3 of 3 networks" in told
    assert "This data set was brought here." in told
    assert "These data are generated." not in told


def test_its_title_stands_where_data_sets_are_chosen(opens):
    (box,) = [box for box in opens("sizes", data="ours").selectbox if box.label == "Data set"]
    assert box.options == ["Networks for social and work integration in Europe", "Ours, of late"]


def test_what_is_said_of_how_the_european_networks_were_collected_is_not_said_of_it(opens):
    assert "How far to trust them" not in [header.value for header in opens("sources", data="ours").header]


def test_each_fact_names_the_file_as_its_source(opens):
    labels = [link.proto.label for link in opens("member", data="ours", member="bea").get("page_link")]
    assert rf"\[1\] {plain('edges.csv')}" in labels
