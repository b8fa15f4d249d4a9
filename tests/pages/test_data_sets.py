"""Several data sets in one folder: which one is shown, that generated ones say so, and what stands where one cannot be read."""

import json
import shutil
from pathlib import Path
from urllib.parse import parse_qs

import duckdb
import pytest
from a_page import opened, said
from streamlit.testing.v1 import AppTest

import queries
from data.build import publish
from data.library import current, published
from report import menu
from report.server import health
from report.visit import Filters, Visit

PAGES = [name for titles in menu.MENU.values() for name in titles]
KEYS = {"network": {"network": "anchor"}, "member": {"member": "lipa"}}
BANNER = "These data are generated."
UNKNOWN = "This data set does not know something that was asked for"


@pytest.fixture
def folder(two_data_sets, tmp_path, monkeypatch) -> Path:
    """Both data sets, to be changed."""
    copied = shutil.copytree(two_data_sets, tmp_path / "published")
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(copied))
    return copied


def chosen(at: AppTest, data: str) -> AppTest:
    at.selectbox(key="data_set").select(data).run()
    assert not at.exception
    return at


def of_another_version(folder: Path, data: str, change: str) -> str:
    """Have a data set lack what the program's queries name; the name of its file."""
    old = folder / f"{data}-of-another-version.duckdb"
    shutil.copy(current(data, folder), old)
    with duckdb.connect(str(old)) as con:
        con.execute(change)
    (folder / f"{data}.current").write_text(old.name, encoding="utf-8")
    return old.name


# Which one is shown ---------------------------------------------------------------------------------------------


def test_the_data_sets_of_a_folder_are_listed_and_the_default_is_first_even_where_it_is_missing(tmp_path, small_rows):
    assert published(tmp_path / "none") == published(tmp_path) == ["europe"]
    for data in ("zoo", "art"):
        publish(data, small_rows, tmp_path)
    assert published(tmp_path) == ["europe", "art", "zoo"]


@pytest.mark.usefixtures("folder")
def test_the_default_is_shown_unless_another_is_asked_for():
    assert "7 of 7 networks" in said(opened("sizes"))
    assert "7 of 7 networks" in said(opened("sizes", data="europe"))
    assert "8 of 8 networks" in said(opened("sizes", data="illustrative"))


def test_there_is_nothing_to_choose_where_only_the_default_is_published(folder):
    assert [box.value for box in opened().selectbox] == ["europe"]
    (folder / "illustrative.current").unlink()
    assert not opened().selectbox


@pytest.mark.usefixtures("folder")
def test_a_data_set_that_is_not_published_is_told_and_the_default_shown():
    for asked in ("none", "../../etc/passwd", "illustrative-"):
        at = opened("sizes", data=asked, country="SI")
        assert UNKNOWN in at.warning[0].value
        assert at.multiselect(key="filter_country").value == ["SI"]
        assert "of 7 networks" in said(at)


def test_the_default_is_not_written_in_the_address_and_any_other_is():
    def address(data: str) -> dict[str, str | list[str]]:
        return Visit(Path("any"), "en", Filters(country=("SI",)), {}, data).address(network="anchor")

    assert address("europe") == {"country": ["SI"], "as_of": "2026", "network": "anchor"}
    assert address("illustrative") == {"country": ["SI"], "as_of": "2026", "data": "illustrative", "network": "anchor"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", PAGES)
def test_every_link_keeps_the_data_set(page):
    links = [parse_qs(link.proto.query_string) for link in opened(page, data="illustrative", **KEYS.get(page, {})).get("page_link")]
    assert {tuple(link.get("data", ())) for link in links} <= {("illustrative",)}
    assert links or page in ("bring_data", "coverage", "sources", "method", "members", "connections", "areas")
    assert not [link for link in opened(page, **KEYS.get(page, {})).get("page_link") if "data=" in link.proto.query_string]


@pytest.mark.usefixtures("folder")
def test_another_data_set_keeps_the_filters_that_it_knows_and_tells_of_the_others():
    at = chosen(opened("sizes", country=["SI", "AT"], level="regional", q="zel", as_of="2010"), "illustrative")
    assert at.multiselect(key="filter_country").value == ["SI"]
    assert at.multiselect(key="filter_level").value == ["regional"]
    assert at.text_input(key="filter_q").value == "zel"
    assert at.number_input(key="filter_as_of").value == 2010
    assert UNKNOWN in at.warning[-1].value
    assert r"country \= AT" in at.warning[-1].value
    assert "1 of 8 networks" in said(at)
    assert UNKNOWN not in said(chosen(at, "europe"))


@pytest.mark.usefixtures("folder")
def test_a_key_that_another_data_set_lacks_is_told():
    assert opened("network", data="illustrative", network="invented").title[0].value == "Invented"
    assert "nothing under the key" in said(opened("network", network="invented"))


@pytest.mark.usefixtures("folder")
def test_clearing_the_filters_keeps_the_data_set():
    at = opened("sizes", data="illustrative", country="SI")
    next(button for button in at.button if button.label == "Clear all filters").click().run()
    assert "8 of 8 networks" in said(at)


# Generated data say so ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_generated_data_says_so_first_and_no_page_of_others_does(page):
    at = opened(page, data="illustrative", **KEYS.get(page, {}))
    assert BANNER in at.warning[0].value
    assert "Illustrative networks \\(generated\\)\\, generated and published" in said(at)
    assert "generated" not in said(opened(page, **KEYS.get(page, {})))


@pytest.mark.usefixtures("folder")
def test_how_the_data_were_collected_is_told_of_collected_data_alone():
    def sections(**address: str) -> list[str]:
        return [section.value for section in opened("sources", **address).header]

    assert sections() == ["How far to trust them"]
    assert sections(data="illustrative") == []


def test_the_same_rows_are_another_data_set_where_they_are_generated(small_rows, tmp_path):
    plain = publish("one", small_rows, tmp_path)
    generated = publish("one", small_rows, tmp_path, is_generated=True)
    assert generated != plain
    assert [bool(queries.ask(path, "frame/data_set", {}).is_generated[0]) for path in (plain, generated)] == [False, True]


# What cannot be read --------------------------------------------------------------------------------------------

CHANGES = [
    "drop table statements",
    "alter table statements rename column text to words",
    "drop macro size_band",
    "alter table data_set rename column title to name",
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("page", ["overview", "network"])
def test_a_data_set_of_another_version_is_told_with_the_way_out_and_back(folder, change, page):
    file = of_another_version(folder, "illustrative", change)
    at = opened(page, data="illustrative", country="SI", network="anchor")
    assert [title.value for title in at.title] == ["The data set cannot be read"]
    assert f"{file} cannot be read: it was made by another version of the program." in at.error[0].value.replace("\\", "")
    assert "python -m data.illustrate" in at.markdown[-1].value
    chosen(at, "europe")
    assert "of 7 networks" in said(at)
    assert at.multiselect(key="filter_country").value == ["SI"]


def test_where_the_default_cannot_be_read_another_can_be_chosen(folder):
    of_another_version(folder, "europe", CHANGES[0])
    at = opened()
    assert at.title[0].value == "The data set cannot be read"
    assert "python -m data.build" in at.markdown[-1].value
    assert "8 of 8 networks" in said(chosen(at, "illustrative"))
    assert chosen(at, "europe").title[0].value == "The data set cannot be read"


def test_where_the_default_is_not_published_another_can_be_chosen(folder):
    (folder / "europe.current").unlink()
    assert "8 of 8 networks" in said(chosen(opened(), "illustrative"))


def test_a_page_that_is_gone_with_its_data_set_leads_back_to_the_default(folder):
    at = opened("sizes", data="illustrative")
    (folder / "illustrative.current").unlink()
    at.run()
    assert "7 of 7 networks" in said(at)


def test_health_tells_of_every_data_set_and_is_good_while_the_default_is(folder):
    def told() -> tuple[int, dict]:
        answer = health(None)
        return answer.status_code, json.loads(answer.body)

    good = {"status": "ok", "data_set": "Illustrative networks (generated)", "file": current("illustrative", folder).name}
    status, both = told()
    assert (status, both["status"], both["others"]) == (200, "ok", {"illustrative": good})
    file = of_another_version(folder, "illustrative", CHANGES[1])
    bad = {"status": "unreadable", "file": file, "reason": "it was made by another version of the program"}
    assert told() == (200, {**both, "others": {"illustrative": bad}})
    file = of_another_version(folder, "europe", CHANGES[2])
    assert told() == (503, {**bad, "file": file, "others": {"illustrative": bad}})
