"""What all charts agree on: the palettes, which code has which colour, and the quiet look."""

import json
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
    "level": ["international", "national", "regional", "local"],
    "size_basis": ["stated", "median", "listed"],
    "mode_group": ["live_meeting", "live_workshop", "video_conference", "hybrid", "other_means"],
    "role": ["full_member", "coordinator", "partner", "lead", "associate", "observer"],
}
# The place of the grey in the palette.
GREY = 6

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
    "axisX": {"labelOverlap": "greedy"},
    "legend": {"labelFontSize": 13, "titleFontSize": 13, "orient": "top", "labelLimit": 320, "symbolSize": 120, "columns": 2},
    "title": {"fontSize": 16, "offset": 12, "anchor": "start"},
    "view": {"stroke": None},
    "text": {"fontSize": 13},
}


THEME = tomllib.loads((Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]

# The colour of words that stand in a drawing: that of the page's text. The ground tells which theme it is.
INK = alt.ExprRef(
    f"background && luminance(background) < 0.2 ? {json.dumps(THEME['dark']['textColor'])} : {json.dumps(THEME['light']['textColor'])}"
)


def palettes() -> dict[str, list[str]]:
    """The palettes `light` and `dark`: six colours of codes, then the grey of what is not stated."""
    return {name: THEME[name]["chartCategoricalColors"] for name in ("light", "dark")}


def whole(codes: list[str]) -> list[str]:
    """The domain of colours: all codes, so that each keeps its colour whichever others are there.

    Unnamed places stand between the codes and `not_stated`, which takes the grey at the end of the palette.
    """
    return [*codes, *(f"_{place}" for place in range(len(codes), GREY)), "not_stated"]


def coloured(scheme: str, labels: dict[str, str]) -> dict[str, alt.Fill | alt.Stroke]:
    """Fill and stroke by the code of a scheme; the legend shows the codes of `labels` in their words."""
    domain = whole(COLOURED[scheme])
    legend = alt.Legend(labelExpr=f"{json.dumps(labels)}[datum.value]", values=list(labels), title=None, symbolType="circle")
    return {
        "fill": alt.Fill(f"{scheme}:N").scale(domain=domain).legend(legend),
        "stroke": alt.Stroke(f"{scheme}:N").scale(domain=domain).legend(None),
    }


# The colour of the page itself, for what parts two marks that touch.
GROUND = alt.ExprRef("background || 'white'")

# A value of its own takes the first colour of the palette, in every theme; texts and outlines have no such default.
ACCENT: dict[str, alt.FillDatum | alt.StrokeDatum] = {"fill": alt.FillDatum("accent"), "stroke": alt.StrokeDatum("accent")}


def hollow(field: str) -> alt.FillOpacity:
    """No fill where the field is true."""
    return alt.FillOpacity(f"{field}:N").scale(domain=[False, True], range=[0.8, 0]).legend(None)


# The layer whose marks can be clicked; without a name Altair would number it, and no two drawings would be alike.
MARKS = "marks"


def pick(field: str) -> alt.Parameter:
    """What a click on a mark picks: the value of a field."""
    return alt.selection_point(name="pick", fields=[field], on="click")


def years(field: str, title: str) -> alt.X:
    """An axis of years."""
    return alt.X(f"{field}:Q").scale(zero=False, padding=12).axis(format="d", grid=False, tickCount=6, tickMinStep=1).title(title)


def column_of_year(chart: alt.Chart, field: str, title: str) -> alt.Chart:
    """The chart with columns over an axis of years. Years are numbers: one without a record keeps its empty place."""
    placed: alt.Chart = (
        chart.transform_filter(f"isValid(datum.{field})")
        .transform_calculate(begins=f"datum.{field} - 0.44", ends=f"datum.{field} + 0.44", year=f"toString(datum.{field})")
        .encode(
            x=alt.X("begins:Q", bin="binned")
            .scale(zero=False, nice=False, padding=4)
            .axis(format="d", grid=False, tickMinStep=1, tickCount={"expr": "max(2, width / 60)"})
            .title(title),
            x2=alt.X2("ends:Q"),
        )
    )
    return placed


def above_row(offset: float, limit: int | alt.ExprRef = 400) -> alt.Axis:
    """Words above their rows, so that they and what is drawn have the whole width, on a phone too."""
    return alt.Axis(title=None, labelAlign="left", labelPadding=0, labelOffset=offset, labelLimit=limit, grid=False)


def finished(chart: alt.Chart | alt.LayerChart, title: str, legend: bool = False) -> alt.LayerChart:
    """The chart with its title and the common look; always of layers, which the browser redraws alike."""
    layers = chart if isinstance(chart, alt.LayerChart) else alt.layer(chart)
    look = {**CONFIG, "legend": CONFIG["legend"] if legend else {"disable": True}}
    finished: alt.LayerChart = layers.properties(title=title).configure(**look)
    return finished


def bars(
    frame: pd.DataFrame,
    *,
    field: str,
    unit: str,
    title: str,
    field_title: str,
    unit_title: str,
    unstated: str,
    words_limit: int = 150,
    picked: bool = True,
) -> alt.LayerChart:
    """Horizontal bars with their numbers, in the order of the frame; what is not stated is grey and named `unstated`.

    Words beside the bars have `words_limit` pixels; a click picks the field where it is `picked`.
    """
    words = f"{field}_words" if f"{field}_words" in frame.columns else field
    shown = f"isValid(datum.{field}) ? datum.{words} : {json.dumps(unstated)}"
    base = (
        alt.Chart(frame)
        .transform_calculate(shown=shown)
        .encode(
            y=alt.Y("shown:N").sort(None).title(None).axis(labelLimit=words_limit),
            x=alt.X(f"{unit}:Q").scale(domainMin=0).axis(None),
            tooltip=[alt.Tooltip("shown:N").title(field_title), alt.Tooltip(f"{unit}:Q").title(unit_title)],
        )
    )
    colour = alt.Color("is_stated:N").scale(domain=whole(["stated"])).legend(None)
    marks = (
        base.transform_calculate(is_stated=f"isValid(datum.{field}) ? 'stated' : 'not_stated'")
        .mark_bar(cornerRadiusEnd=2, cursor="pointer" if picked else "default")
        .encode(color=colour)
        .properties(name=MARKS)
    )
    if picked:
        marks = marks.add_params(pick(field))
    numbers = base.mark_text(align="left", dx=5, fontWeight="bold").encode(
        text=alt.Text(f"{unit}:Q").format(",d"), color=alt.ColorDatum("stated")
    )
    return finished((marks + numbers).properties(height=alt.Step(28)), title)


# The height of a row with words above its bar.
NAMED_ROW = 44


def named_bars(
    frame: pd.DataFrame, *, row: str, words: str, opens: str, unit: str, title: str, tooltips: list[alt.Tooltip], beside: str = ""
) -> alt.LayerChart:
    """Horizontal bars, a row for each value of the field `row` in the order of the frame, with the words of an expression above it,
    and a line where the field `beside` is. A click opens the page of the key `opens`."""
    base = (
        alt.Chart(frame)
        .transform_calculate(words=words)
        .encode(y=alt.Y(f"{row}:N").sort(None).scale(padding=0).axis(None), tooltip=tooltips)
    )
    length = alt.X(f"{unit}:Q").scale(domainMin=0).axis(None)
    marks = base.mark_bar(height=14, yOffset=9, cornerRadiusEnd=2, cursor="pointer").encode(x=length, fill=ACCENT["fill"])
    numbers = base.mark_text(align="left", dx=5, dy=9, fontWeight="bold").encode(
        x=length, text=alt.Text(f"{unit}:Q").format(",d"), fill=ACCENT["fill"]
    )
    named = base.mark_text(align="left", dy=-9, fontSize=13, limit=alt.ExprRef("width")).encode(
        x=alt.value(0), text="words:N", color=alt.value(INK)
    )
    layers = marks.add_params(pick(opens)).properties(name=MARKS) + numbers + named
    if beside:
        layers += base.mark_tick(thickness=3, height=20, yOffset=9).encode(x=f"{beside}:Q", color=alt.value(INK))
    return finished(layers.properties(height=alt.Step(NAMED_ROW)), title)


# The height of a row of cells with the words above it, and of a line of words above a column.
CELL_ROW = 60
HEAD_LINE = 14


def cells(
    chart: alt.Chart,
    t: Words,
    *,
    title: str,
    row: str,
    row_title: str,
    column: str,
    column_title: str,
    count: str = "networks",
    count_title: str = "",
    row_label: str = "",
    head: str | None = None,
    lines: int = 3,
    picked: bool = True,
    marked: str = "",
) -> alt.LayerChart:
    """Each number in a cell, its ground the stronger the larger it is; a click picks the row's field where it is `picked`.

    `row_label` is an expression for the words above a row where its field's are not enough, `head` stands above the words of
    the columns, which have `lines` lines; cells of which the expression `marked` is true have an outline.
    """
    base = (
        chart.transform_filter(f"isValid(datum.{count})")
        .transform_calculate(
            row=row_label or f"datum.{row}_words",
            column=f"isValid(datum.{column}) ? datum.{column}_words : {json.dumps(t('not stated'))}",
            column_place="isValid(datum.column_position) ? datum.column_position : 100",
        )
        .encode(
            # Words one below the other, so that columns are narrow.
            x=alt.X("column:N")
            .sort(field="column_place", op="min")
            .scale(paddingInner=0.06, paddingOuter=0)
            .axis(
                orient="top",
                labelAngle=0,
                labelBaseline="top",
                labelPadding=lines * HEAD_LINE,
                labelExpr="split(datum.label, ' ')",
                labelAlign="center",
                # A long word may reach into the gaps beside its column.
                labelLimit=alt.ExprRef("bandwidth('x') + 10"),
                labelFontSize=alt.ExprRef("width < 400 ? 11 : 12"),
                titleAnchor="start",
            )
            .title(head),
            y=alt.Y("row:N").sort(None).scale(padding=0).axis(above_row(12 - CELL_ROW / 2)),
            tooltip=[
                alt.Tooltip(f"{row}_words:N").title(row_title),
                alt.Tooltip("column:N").title(column_title),
                alt.Tooltip(f"{count}:Q").title(count_title or t("Networks")).format(",d"),
            ],
        )
    )
    grounds = base.mark_rect(height=30, yOffset=11, cornerRadius=3, cursor="pointer" if picked else "default").encode(
        fill=ACCENT["fill"], fillOpacity=alt.FillOpacity(f"{count}:Q").scale(domainMin=0, range=[0.05, 0.25]).legend(None)
    )
    if marked:
        grounds = grounds.encode(**ACCENT, strokeOpacity=alt.condition(marked, alt.value(1), alt.value(0)))
    if picked:
        grounds = grounds.add_params(pick(row))
    numbers = base.mark_text(dy=11, fontWeight="bold", cursor="pointer" if picked else "default").encode(
        text=alt.Text(f"{count}:Q").format(",d"), fill=ACCENT["fill"]
    )
    return finished((grounds.properties(name=MARKS) + numbers).properties(height=alt.Step(CELL_ROW)), title)
