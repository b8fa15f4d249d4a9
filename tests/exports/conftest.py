"""What is taken along from a page, without a page: the parts of `report.figure` and `report.table` put together."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from every_chart import OWN, query_of

from data.library import current
from report import language, steps
from report.answer import about, answer, written
from report.figure import coverage, specification
from report.table import for_people, for_programs
from report.taking import Along, Drawn
from report.visit import Filters, Visit

ROOT = Path(__file__).parent.parent.parent


def along_of(path: Path, name: str, query: str, chosen: Filters, chart: Callable | None = None) -> Along:
    """What a figure, or a table where there is no chart, hands to its buttons."""
    own = {key: value for key, value in OWN.items() if key in steps.rows(query).parameters}
    said = answer(path, query, chosen=chosen, own=tuple(own.items()), speech="en", unit="networks")
    shown = Drawn({}, "")
    if chart:
        drawing = json.loads(specification(chart, tuple(said.frame.columns), path, "en"))
        title = drawing.pop("title")
        says = chart.__globals__.get(f"{chart.__name__}_says")
        told = written(said, says, "en") if says and said.stated else ""
        shown = Drawn(drawing, title, told, coverage(said, "networks", language.words("en")))
    return Along(
        Visit(path, "en", chosen, own, about(path).dataset),
        name,
        query,
        said,
        chosen,
        shown,
        for_programs,
        partial(for_people, speech="en"),
    )


@pytest.fixture(scope="session")
def generated(two_data_sets) -> Path:
    """The small data set as if it were generated."""
    return current("illustrative", two_data_sets)


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
