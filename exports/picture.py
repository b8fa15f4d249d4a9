"""A drawing as a picture to take along: PNG and SVG, on white, with what it says and where it comes from."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from charts import theme
from exports.converter import to_png, to_svg
from exports.inert import UNWRITABLE
from exports.outlines import FAMILY, outlined

# As wide as a slide shows it well; a PNG has twice as many pixels.
WIDTH = 960
PIXELS = 2
# How many letters of the lines below the title are as wide as the picture.
LETTERS = 170
LINES = 6
# No name is shown longer than this; one of thousands of letters would take the converter minutes to measure.
LONGEST = 400


def as_svg(drawing: Mapping[str, Any], rows: pd.DataFrame, title: str, below: Sequence[str], places: Mapping[str, Any]) -> bytes:
    """The drawing of the rows with its title and the lines below it.

    `drawing` is a specification of Vega-Lite without data; `places` has what its addresses stand for, so that nothing
    is fetched. Altair has no part in this: its settings are shared by all threads.
    """
    whole = {
        **inlined(drawing, places),
        "title": {
            "text": title[:LETTERS],
            "subtitle": [line for text in below for line in textwrap.wrap(text, LETTERS, max_lines=LINES, placeholder=" …")],
        },
        "data": {"values": records(rows)},
        "width": WIDTH,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": merged(look(), drawing.get("config", {})),
    }
    return outlined(to_svg(json.dumps(writable(whole)))).encode("utf-8")


def as_png(drawing: Mapping[str, Any], rows: pd.DataFrame, title: str, below: Sequence[str], places: Mapping[str, Any]) -> bytes:
    """The same as pixels."""
    return to_png(as_svg(drawing, rows, title, below, places).decode("utf-8"), PIXELS)


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON has them: what is missing is null, and no text is endless."""
    whole = json.loads(rows.to_json(orient="records", date_format="iso", double_precision=15))
    return [{key: value[:LONGEST] if isinstance(value, str) else value for key, value in row.items()} for row in whole]


def writable(part: Any) -> Any:  # noqa: ANN401 (any part of JSON)
    """A part of a specification without the signs that a drawing cannot hold: the converter would break over them."""
    match part:
        case str():
            return UNWRITABLE.sub("", part)
        case dict():
            return {writable(key): writable(value) for key, value in part.items()}
        case list():
            return [writable(value) for value in part]
    return part


def inlined(part: Any, places: Mapping[str, Any]) -> Any:  # noqa: ANN401 (any part of JSON)
    """A part of a specification in which each address of data is replaced by what it stands for."""
    match part:
        case {"url": str(url), **rest}:
            return {**rest, "values": places[url]}
        case dict():
            return {key: inlined(value, places) for key, value in part.items()}
        case list():
            return [inlined(value, places) for value in part]
    return part


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of which those `above` win, name by name."""
    both = {**below}
    for key, value in above.items():
        both[key] = merged(both[key], value) if isinstance(value, dict) and isinstance(both.get(key), dict) else value
    return both


def look() -> dict[str, Any]:
    """What the page supplies on the screen: colours, font and grid, here as on paper."""
    light = theme.THEME["light"]
    ink, line = light["textColor"], light["borderColor"]
    return {
        "background": "#ffffff",
        "padding": 20,
        "font": FAMILY,
        "range": {"category": light["chartCategoricalColors"]},
        "mark": {"color": light["chartCategoricalColors"][0]},
        "axis": {"labelColor": ink, "titleColor": ink, "gridColor": line, "grid": True},
        "axisBand": {"grid": False},
        "legend": {"labelColor": ink, "titleColor": ink},
        "text": {"color": ink},
        "title": {
            "color": ink,
            "subtitleColor": ink,
            "subtitleFontSize": 13,
            "subtitleLineHeight": 18,
            "subtitlePadding": 8,
            "frame": "bounds",
        },
    }
