"""The page on methods: what every figure counts and where it misleads, told from where it is written."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

import charts
from analysis.catalogue import MEASURES
from charts.words import ENGLISH
from report import contents, menu, method
from report.steps import rows
from report.text import plain

SHOWN = contents.contents()
FIGURES = [shown for shown in SHOWN if shown.word == "figure"]


@pytest.fixture
def parts(small) -> dict[str, str]:
    return dict(method.told(small, "en"))


def entries(text: str) -> dict[str, str]:
    """What is told under each title of a part."""
    return dict(entry.split("\n\n", 1) for entry in re.split(r"^### ", text, flags=re.MULTILINE)[1:])


def written(source: str) -> list[contents.Shown]:
    return contents.written(ast.parse(source), "page")


@pytest.mark.parametrize("shown", FIGURES, ids=lambda shown: f"{shown.page}: {'.'.join(shown.function)}")
def test_every_figure_of_every_page_is_told_with_its_origin(shown, parts):
    told = entries(parts[menu.title(shown.page, ENGLISH)])[plain(method.title(shown, ENGLISH))]
    first = next(other for other in FIGURES if (other.query, other.function) == (shown.query, shown.function))
    if first.page != shown.page:
        assert told.strip() == plain(f"As told under {menu.title(first.page, ENGLISH)}.")
        return
    query = rows(shown.query)
    chart = method.function(shown)
    for text in (" ".join(chart.__doc__.split()), query.caption, query.misleads, f"queries/{shown.query}.sql"):
        assert plain(text) in told


def test_no_figure_is_told_that_no_page_draws(parts):
    titles = {plain(method.title(shown, ENGLISH)) for shown in SHOWN}
    pages = {menu.title(shown.page, ENGLISH) for shown in SHOWN}
    for part in parts.keys() & pages:
        assert set(entries(parts[part])) <= titles
    assert parts.keys() - pages == {"Words that all pages share", "Measures of connections"}


def test_every_chart_is_drawn_by_a_page():
    drawn = {shown.function for shown in FIGURES}
    for module in pkgutil.iter_modules(charts.__path__):
        for name, function in inspect.getmembers(importlib.import_module(f"charts.{module.name}"), inspect.isfunction):
            if name[0] != "_" and function.__annotations__.get("return") is alt.LayerChart and module.name != "theme":
                assert (module.name, name) in drawn


def test_pages_stand_in_the_order_of_the_menu(parts):
    order = [menu.title(page, ENGLISH) for titles in menu.MENU.values() for page in titles]
    told = [part for part in parts if part in order]
    assert told == sorted(told, key=order.index)


def test_a_title_does_not_wait_for_the_columns():
    for shown in FIGURES:
        columns = ["field", "field_words", "country", "country_words", "networks"]
        assert str(method.function(shown)(pd.DataFrame(columns=columns), ENGLISH).title) == method.title(shown, ENGLISH)


def test_what_the_schema_says_of_shared_words_is_told(parts):
    said = parts["Words that all pages share"]
    assert plain("Supporters do not count as members.") in said
    assert "**Current members.**" in said
    assert "create macro" not in said


def test_a_page_is_read_from_top_to_bottom():
    assert [
        (shown.query, shown.section)
        for shown in written("""
section("First")
figure(sizes.one, chosen, lists="sizes/behind")
with left:
    figure(sizes.two, chosen, query="overview/two")
section("Second")
table("sizes/rows", chosen, opens="network_id")
figure(sizes.few, chosen, beyond=(40, sizes.many))
""")
    ] == [
        ("sizes/one", "First"),
        ("overview/two", "First"),
        ("sizes/rows", "Second"),
        ("sizes/few", "Second"),
        ("sizes/many", "Second"),
    ]


def test_a_part_of_a_page_that_is_not_always_there_ends_with_it():
    either = "if own():\n    section('Of one')\n    facts('a/facts')\nelse:\n    table('a/rows', chosen, opens='source_id')\n"
    assert [(shown.query, shown.section) for shown in written(either)] == [("a/facts", "Of one"), ("a/rows", "")]


def test_every_page_with_rows_is_read():
    """A page that shows rows in a way that the reader of pages does not know would be missing on the page on methods."""
    for section, titles in menu.MENU.items():
        for page in titles:
            source = (Path(menu.PAGES) / section.lower() / f"{page}.py").read_text(encoding="utf-8")
            called = re.findall(r"^\s*(?:figure|table|facts|entries|sentences|key_figures|beside_documents|told)\(", source, re.MULTILINE)
            shown = [one for one in SHOWN if one.page == page]
            assert len(shown) >= len(called)


def test_every_measure_is_told_with_formula_source_and_where_it_misleads(parts):
    told = entries(parts["Measures of connections"])
    assert list(told) == [plain(measure.name) for measure in MEASURES]
    for measure in MEASURES:
        for text in (measure.formula, measure.source, measure.misleads):
            assert plain(text) in told[plain(measure.name)]
        for page in (page for page in measure.pages if page in menu.OWN_KEYS):
            assert plain(menu.title(page, ENGLISH)) in told[plain(measure.name)].split("Shown on")[1]
