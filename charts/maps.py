"""What maps of Europe agree on: the frame, the land, and what a click on it means."""

from typing import Any

import altair as alt

# The map keeps to Europe on every screen: a narrow one goes from Portugal to Cyprus, a wide one from Malta to Lapland.
# Both are radians on the globe, the measure of the projection.
BREADTH = 0.65
DEPTH = 0.62
ZOOM = f"min(width / {BREADTH}, height / {DEPTH})"

# On a wide screen the land ends at the Volga, and the rest stays empty: more of Asia would make Europe look small.
EDGE = f"0.42 * {ZOOM}"
CLIP = f"[[width / 2 - {EDGE}, 0], [width / 2 + {EDGE}, height]]"

# The largest circle is as wide as Slovenia on every screen, so that neighbours stay apart.
LARGEST = f"pow(0.05 * {ZOOM}, 2)"

HEIGHT = 480
# How places are projected.
EUROPE: dict[str, Any] = {
    "type": "azimuthalEqualArea",
    "rotate": [-12, -52.5, 0],
    "scale": alt.ExprRef(ZOOM),
    "translate": alt.ExprRef("[width / 2, height / 2]"),
    "clipExtent": alt.ExprRef(CLIP),
}


def land() -> alt.Chart:
    """The countries of Europe and of its shores."""
    # One grey, half transparent, is quiet on a white page and on a dark one.
    shapes: alt.Chart = alt.Chart(alt.topo_feature("europe.json", "countries")).mark_geoshape(
        fill="#808080", fillOpacity=0.16, stroke="#808080", strokeOpacity=0.35, strokeWidth=0.6, clip=True, aria=False
    )
    return shapes


def pick() -> alt.Parameter:
    """What a click on a circle picks: its country."""
    # A click on land, Vega's "shape", would pick a row without a country: it ends the pick, as a click on the sea does. An arc has
    # two countries, and picks neither.
    return alt.selection_point(
        name="pick",
        fields=["country"],
        on="click[!event.item || (event.item.mark.marktype !== 'shape' && event.item.mark.marktype !== 'line')]",
        clear="shape:click",
    )
