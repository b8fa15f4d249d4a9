"""Every function of charts/ that draws a frame, and the query that it draws: for walkers."""

import importlib
import pkgutil
import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

import charts
from report import menu, steps
from report.answer import fresh
from report.visit import Filters

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


def query_of(function) -> str:
    """What a chart or a sentence shows the rows of: the query or the step of its name, else the one that a page names in its call."""
    module = function.__module__.split(".")[-1]
    chart = function.__name__.removesuffix("_says")
    name = f"{module}/{chart}"
    try:
        steps.rows(name)
    except LookupError:
        pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py"))
        found = re.search(rf'figure\({module}\.{chart}\b[^)]*query="([^"]+)"', pages)
        assert found, f"Nothing answers under {name!r}, and no page names a query for the chart"
        return found[1]
    return name


# What a page may be about on the small data set, and what may be chosen on it.
OWN = {"network": "anchor", "member": "lipa", "source": "s-other", "find": "a"} | dict.fromkeys(menu.CHOSEN_ON_PAGES, ())


def rows_of(function, path: Path, speech: str = "en", **own: str | tuple[str, ...]) -> pd.DataFrame:
    """All rows that a chart draws or a sentence tells, as pages have them."""
    name = query_of(function)
    return fresh(path, name, chosen=Filters(), own=tuple((OWN | own).items()), speech=speech, unit="", most_rows=None).frame
