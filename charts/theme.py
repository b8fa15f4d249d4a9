"""What all charts agree on: the palettes, which code has which colour, and the quiet look."""

import tomllib
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from charts.words import Words

# The codes that carry a colour, each list in the order of the palette. The colours stand in .streamlit/config.toml,
# so that a page changes between light and dark at once.
COLOURED: dict[str, list[str]] = {
    "form": ["formal_association", "partnership", "informal_network", "consortium", "virtual_network"],
    "size_basis": ["stated", "median", "listed"],
    "role": ["full_member", "coordinator", "partner", "lead", "associate", "observer"],
}
NOT_STATED = 6

# Type large enough for a projector, a quiet grid, no lines or ticks at axes.
CONFIG: dict[str, Any] = {
    "axis": {
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 260,
        "labelOverlap": False,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
        "titlePadding": 8,
    },
    "axisX": {"labelOverlap": True},
    "legend": {"labelFontSize": 13, "titleFontSize": 13, "orient": "top", "labelLimit": 320, "symbolSize": 120, "columns": 2},
    "title": {"fontSize": 16, "offset": 12, "anchor": "start"},
    "view": {"stroke": None},
    "text": {"fontSize": 13},
}


def palettes() -> dict[str, list[str]]:
    """The palettes `light` and `dark`: six colours of codes, then the grey of what is not stated."""
    config = tomllib.loads((Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    return {name: config["theme"][name]["chartCategoricalColors"] for name in ("light", "dark")}


def coloured(scheme: str, labels: dict[str, str], t: Words, legend: bool = True) -> alt.Color:
    """The colour of a scheme's codes, over all of its codes, with a legend in words.

    `labels` has the English word of each code that the legend shows.
    """
    words = "{" + ", ".join(f"'{code}': {t(label)!r}" for code, label in labels.items()) + "}"
    shown = alt.Legend(labelExpr=f"{words}[datum.value]", values=list(labels), title=None) if legend else None
    return alt.Color(f"{scheme}:N").scale(domain=COLOURED[scheme]).legend(shown)


def finished(chart: alt.Chart | alt.LayerChart, title: str) -> alt.LayerChart | alt.Chart:
    """The chart with its title and the common look."""
    return chart.properties(title=title).configure(**CONFIG)


def bars(frame: pd.DataFrame, field: str, unit: str, title: str, field_title: str, unit_title: str) -> alt.Chart | alt.LayerChart:
    """Horizontal bars with their numbers, in the order of the frame; what is not stated is grey."""
    base = alt.Chart(frame).encode(
        y=alt.Y(f"{field}_words:N").sort(None).title(None).axis(labelLimit=150),
        x=alt.X(f"{unit}:Q").scale(domainMin=0).axis(None),
        tooltip=[alt.Tooltip(f"{field}_words:N").title(field_title), alt.Tooltip(f"{unit}:Q").title(unit_title)],
    )
    stated = f"isValid(datum.{field}) ? 'stated' : 'not stated'"
    # Six unnamed places stand between, so that the grey is the seventh colour of the palette.
    domain = ["stated", *(f"_{place}" for place in range(1, NOT_STATED)), "not stated"]
    colour = alt.Color("is_stated:N").scale(domain=domain).legend(None)
    pick = alt.selection_point(name="pick", fields=[field], on="click")
    marks = base.transform_calculate(is_stated=stated).mark_bar(cornerRadiusEnd=2).encode(color=colour).add_params(pick)
    numbers = base.mark_text(align="left", dx=5, fontWeight="bold").encode(text=alt.Text(f"{unit}:Q").format(",d"))
    return finished((marks + numbers).properties(height=alt.Step(28)), title)
