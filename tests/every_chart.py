"""Every function of charts/ that draws a frame, and the query that it draws: for walkers."""

import importlib
import pkgutil
import re
from pathlib import Path

import altair as alt
import pytest

import charts
import queries

ROOT = Path(__file__).parent.parent


def drawn() -> list:
    """Every chart, under its name."""
    found = []
    for module in pkgutil.iter_modules(charts.__path__):
        for name, function in vars(importlib.import_module(f"charts.{module.name}")).items():
            returns = getattr(function, "__annotations__", {}).get("return")
            if not name.startswith("_") and returns is alt.LayerChart and module.name != "theme":
                found.append(pytest.param(function, id=f"{module.name}.{name}"))
    return found


def query_of(chart) -> str:
    """The query of the chart's name, else the one that a page names in its call."""
    module = chart.__module__.split(".")[-1]
    name = f"{module}/{chart.__name__}"
    if (queries.HERE / f"{name}.sql").is_file():
        return name
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py"))
    found = re.search(rf'figure\({module}\.{chart.__name__}\b[^)]*query="([^"]+)"', pages)
    assert found, f"No query {name!r}, and no page names another for the chart"
    return found[1]
