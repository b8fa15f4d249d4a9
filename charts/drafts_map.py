"""Where the networks have their seat."""

from collections.abc import Callable

import altair as alt
import pandas as pd

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

# A circle that is wide enough holds its number; beside a smaller one it stands to the right.
RADIUS = "sqrt(scale('size', datum.networks)) / 2"
HOLDS = f"{RADIUS} > 3 + 3 * length(toString(datum.networks))"


def seats_map(frame: pd.DataFrame, t: Callable[[str], str] = str) -> alt.LayerChart:
    """Map of Europe: a circle on each country, its area the number of networks with their seat there."""
    # One grey, half transparent, is quiet on a white page and on a dark one.
    land = alt.Chart(alt.topo_feature("europe.json", "countries")).mark_geoshape(
        fill="#808080", fillOpacity=0.16, stroke="#808080", strokeOpacity=0.35, strokeWidth=0.6, clip=True, aria=False
    )
    # The row of those that state no country has no place on a map; the coverage line counts it.
    seated = (
        alt.Chart()
        .transform_filter("isValid(datum.longitude) && isValid(datum.latitude)")
        # A column of one value takes the first colour of the palette, in every theme; a text has no such default.
        .transform_calculate(said="datum.country_words + ': ' + datum.networks", one="'one'")
        .encode(
            longitude=alt.Longitude("longitude:Q"),
            latitude=alt.Latitude("latitude:Q"),
            tooltip=[
                alt.Tooltip("country_words:N").title(t("Country")),
                alt.Tooltip("networks:Q").title(t("Networks")),
            ],
        )
    )
    # A click on land, Vega's "shape", would pick a row without a country: it ends the pick, as a click on the sea does.
    pick = alt.selection_point(
        name="pick",
        fields=["country"],
        on="click[!event.item || event.item.mark.marktype !== 'shape']",
        clear="shape:click",
    )
    circles = (
        seated.mark_circle(clip=True, opacity=1, fillOpacity=0.14, cursor="pointer")
        .encode(
            # From zero, so that the area is the number; to ten at least, so that one network does not look like many.
            size=alt.Size("networks:Q")
            .scale(domain={"unionWith": [0, 10]}, zero=True, rangeMin=0, rangeMax=alt.ExprRef(LARGEST))
            .legend(None),
            fill=alt.Fill("one:N").legend(None),
            stroke=alt.Stroke("one:N").legend(None),
            # The picked one has a thick edge; its ground stays pale, so that the number on it can be read.
            strokeWidth=alt.when(pick, empty=False).then(alt.value(4)).otherwise(alt.value(1.25)),
            order=alt.Order("networks:Q").sort("descending"),
            description=alt.Description("said:N"),
        )
        .add_params(pick)
    )
    numbers = seated.mark_text(
        clip=True,
        fontSize=12,
        fontWeight=600,
        align=alt.ExprRef(f"{HOLDS} ? 'center' : 'left'"),
        dx=alt.ExprRef(f"{HOLDS} ? 0 : {RADIUS} + 4"),
        aria=False,
        cursor="pointer",
    ).encode(text=alt.Text("networks:Q"), color=alt.Color("one:N").legend(None))
    return (
        alt.LayerChart(layer=[land, circles, numbers], data=frame, title=t("Networks by the country of their seat"))
        .project(
            type="azimuthalEqualArea",
            rotate=[-12, -52.5, 0],
            scale=alt.ExprRef(ZOOM),
            translate=alt.ExprRef("[width / 2, height / 2]"),
            clipExtent=alt.ExprRef(CLIP),
        )
        .properties(height=480)
    )
