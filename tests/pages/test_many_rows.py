"""Of more rows than a page can hold the first are shown, and it says so; what is taken along has them all."""

import io
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

import queries
from data.build import publish
from data.illustrate import illustrate
from report import menu
from report.answer import about, fresh
from report.table import for_people, for_programs
from report.taking import Along, Drawn, codes, workbook
from report.visit import Filters, Visit

FRAME = Path(__file__).parent.parent.parent / "report" / "frame.py"


@pytest.fixture(scope="module")
def generated(tmp_path_factory) -> Path:
    """Forty thousand memberships, generated: over a thousand networks and many thousand organisations."""
    folder = tmp_path_factory.mktemp("published")
    publish(folder=folder)
    return illustrate(40_000, 1, folder)


@pytest.mark.parametrize("page", [name for titles in menu.MENU.values() for name in titles if name not in menu.HIDDEN])
def test_every_page_opens_on_many_networks_and_says_where_it_shows_the_first_rows_alone(generated, monkeypatch, page):
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(generated.parent))
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at.query_params["data"] = "illustrative"
    at.switch_page(menu.path(page)) if page != "overview" else None
    at.run()
    assert not at.exception
    assert "These data are generated." in at.warning[0].value
    told = [text.value for text in at.markdown if "**Shown are the first" in text.value]
    assert len(told) == len([table for table in at.dataframe if len(table.value) == queries.MOST_ROWS])
    assert all(len(table.value) <= queries.MOST_ROWS for table in at.dataframe)
    if page in {"sizes", "members", "purposes", "decisions"}:
        assert told


def taken(path: Path) -> Along:
    """The table of organisations as a page hands it over, with its first rows."""
    now = Visit(path, "en", Filters(), {}, "illustrative")
    said = fresh(path, "members/members", chosen=now.chosen, own=(), speech="en", unit="members")
    read = partial(for_people, speech="en")
    return Along(now, "members/members", "members/members", said, now.chosen, Drawn({}, ""), for_programs, read)


def test_a_csv_file_has_all_rows(generated):
    along = taken(generated)
    assert len(along.said.frame) == queries.MOST_ROWS < along.said.rows
    assert len(codes(along).decode("utf-8-sig").splitlines()) == along.said.rows + 1


def test_a_workbook_says_where_it_has_the_first_rows_alone(generated, monkeypatch):
    monkeypatch.setattr("report.taking.IN_A_WORKBOOK", 1_500)
    along = taken(generated)
    assert about(generated).is_generated
    book = load_workbook(io.BytesIO(workbook(along)))
    assert book["Rows"].max_row == 1_500 + 1
    assert any("The first 1,500 of" in str(cell) for row in book["About"].values for cell in row)
