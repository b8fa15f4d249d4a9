"""What is taken along from a page, without a page: the parts of `report.figure` and `report.table` put together."""

import importlib
import json
import pkgutil
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import altair as alt
import pytest

import charts
import queries
from report import language
from report.answer import answer
from report.figure import coverage, sentence, specification
from report.table import FOR_DRAWINGS, for_people
from report.taking import Along, Drawn
from report.visit import Filters, Visit

ROOT = Path(__file__).parent.parent.parent
RECORDS = {"network": "anchor", "member": "lipa", "source": "s-other"}


def drawn() -> list:
    """Every chart."""
    found = []
    for module in pkgutil.iter_modules(charts.__path__):
        for name, function in vars(importlib.import_module(f"charts.{module.name}")).items():
            returns = getattr(function, "__annotations__", {}).get("return")
            if not name.startswith("_") and returns is alt.LayerChart and module.name != "theme":
                found.append(pytest.param(function, id=f"{module.name}.{name}"))
    return found


def query_of(chart) -> str:
    """The query of a chart's name, else the one that a page names in its call."""
    name = f"{chart.__module__.split('.')[-1]}/{chart.__name__}"
    if (queries.HERE / f"{name}.sql").is_file():
        return name
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py"))
    return re.search(rf'figure\({name.replace("/", ".")}\b[^)]*query="([^"]+)"', pages)[1]


def along_of(path: Path, name: str, query: str, chosen: Filters, chart: Callable | None = None) -> Along:
    """What a figure, or a table where there is no chart, hands to its buttons."""
    own = {key: value for key, value in RECORDS.items() if key in queries.query(query).parameters}
    said = answer(path, query, chosen=chosen, own=tuple(own.items()), speech="en", unit="networks")
    shown = Drawn({}, "")
    if chart:
        drawing = json.loads(specification(chart, tuple(said.frame.columns), path, "en"))
        title = drawing.pop("title")
        says = chart.__globals__.get(f"{chart.__name__}_says")
        told = sentence(says, said, "en") if says and said.stated else ""
        shown = Drawn(drawing, title, told, coverage(said, "networks", language.words("en")))
    codes = said.frame.drop(columns=FOR_DRAWINGS, errors="ignore")
    return Along(Visit(path, "en", chosen, own), name, query, said, chosen, shown, codes, partial(for_people, speech="en"))


@pytest.fixture(scope="session")
def figure_of(small):
    """What is taken along of a chart of the small data set."""

    def of(chart, path: Path = small, **chosen) -> Along:
        return along_of(path, f"{chart.__module__.split('.')[-1]}/{chart.__name__}", query_of(chart), Filters(**chosen), chart)

    return of


@pytest.fixture(scope="session")
def table_of(small):
    """What is taken along of a query of the small data set."""

    def of(query: str, path: Path = small, **chosen) -> Along:
        return along_of(path, query, query, Filters(**chosen))

    return of
