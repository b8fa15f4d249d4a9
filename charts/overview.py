"""Where the networks are seated, and how they are constituted."""

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

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


def seats_map(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Map of Europe: a circle on each country, its area the number of networks with their seat there."""
    # One grey, half transparent, is quiet on a white page and on a dark one.
    land = alt.Chart(alt.topo_feature("europe.json", "countries")).mark_geoshape(
        fill="#808080", fillOpacity=0.16, stroke="#808080", strokeOpacity=0.35, strokeWidth=0.6, clip=True, aria=False
    )
    # The row of those that state no country has no place on a map; the coverage line counts it.
    seated = (
        alt.Chart()
        .transform_filter("isValid(datum.longitude) && isValid(datum.latitude)")
        .transform_calculate(said="datum.country_words + ': ' + datum.networks")
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
            **theme.ACCENT,
            # The picked one has a thick edge; its ground stays pale, so that the number on it can be read.
            strokeWidth=alt.when(pick, empty=False).then(alt.value(4)).otherwise(alt.value(1.25)),
            order=alt.Order("networks:Q").sort("descending"),
            description=alt.Description("said:N"),
        )
        .add_params(pick)
        .properties(name=theme.MARKS)
    )
    numbers = seated.mark_text(
        clip=True,
        fontSize=12,
        fontWeight=600,
        align=alt.ExprRef(f"{HOLDS} ? 'center' : 'left'"),
        dx=alt.ExprRef(f"{HOLDS} ? 0 : {RADIUS} + 4"),
        aria=False,
        cursor="pointer",
    ).encode(text=alt.Text("networks:Q"), color=alt.ColorDatum("accent"))
    chart = (
        alt.LayerChart(layer=[land, circles, numbers], data=frame)
        .project(
            type="azimuthalEqualArea",
            rotate=[-12, -52.5, 0],
            scale=alt.ExprRef(ZOOM),
            translate=alt.ExprRef("[width / 2, height / 2]"),
            clipExtent=alt.ExprRef(CLIP),
        )
        .properties(height=480)
    )
    return theme.finished(chart, t("Networks on the map, by the country of their seat"))


def seats_map_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks are on the map, in how many countries, and how many are not on it."""
    seated = frame.dropna(subset=["country"])
    unknown = int(frame.networks.sum() - seated.networks.sum())
    parts = [
        t.plural(
            "The map has {networks} networks in {n} country.",
            "The map has {networks} networks in {n} countries.",
            n=len(seated),
            networks=int(seated.networks.sum()),
        )
    ]
    if unknown:
        parts.append(
            t.plural(
                "{n} European network names no seat and is not on it.", "{n} European networks name no seat and are not on it.", n=unknown
            )
        )
    return " ".join(parts)


def networks_by_form(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks of each form, most first."""
    return theme.bars(
        frame,
        field="form",
        unit="networks",
        title=t("Networks by form"),
        field_title=t("Form"),
        unit_title=t("Networks"),
        unstated=t("not stated"),
    )


def networks_by_form_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent forms, their count, and of how many."""
    known = frame.dropna(subset=["form"])
    top = sentences.most(known, "networks")
    return t.plural(
        "The most frequent form is {forms}: {count} of {total} networks.",
        "The most frequent forms are {forms}: {count} of {total} networks each.",
        n=len(top),
        forms=", ".join(top.form_words.str.lower()),
        count=int(top.networks.iloc[0]),
        total=int(known.networks.sum()),
    )


def worth_talking_about(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, str, dict[str, list[str]]]]:
    """Three sentences on how size, ties and knowledge are spread, each with the page and the filters that show more."""
    row = frame.iloc[0]
    if not row.networks:
        return [(t("The filters leave no network. Clear or widen them."), "sizes", {})]
    spread = t("Too few networks of known size are left to say how size is spread.")
    if row.networks_of_known_size > 1:
        spread = t.plural(
            "The largest of the {known} networks of known size holds {held} of the {total} members that they count.",
            "The {n} largest of the {known} networks of known size hold {held} of the {total} members that they count.",
            n=int(row.largest_networks),
            known=int(row.networks_of_known_size),
            held=int(row.members_of_largest),
            total=int(row.members_of_all),
        )
    ties = t("No member of these networks was found listed by name.")
    if row.organisations:
        ties = t.plural(
            "{several} of the {n} organisation found as a member belongs to more than one network.",
            "{several} of the {n} organisations found as members belong to more than one network.",
            n=int(row.organisations),
            several=int(row.organisations_in_several),
        )
    unknown = t.plural(
        "{unknown} of {n} network does not state how it decides; {contract} names no contract or statutes.",
        "{unknown} of {n} networks do not state how they decide; {contract} name no contract or statutes.",
        n=int(row.networks),
        unknown=int(row.networks_without_decision_mode),
        contract=int(row.networks_without_contract),
    )
    return [(spread, "sizes", {}), (ties, "members", {}), (unknown, "sizes", {"decision_mode": ["not_stated"]})]


def key_figures(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, str, str]]:
    """Title, number, and of how many it is known."""
    row = frame.iloc[0]
    networks = int(row.networks)

    def known(stated: int) -> str:
        return t.plural("known for {stated} of {n} network", "known for {stated} of {n} networks", n=networks, stated=int(stated))

    return [
        (
            t("Networks"),
            t.number(networks),
            t.plural("{n} of them has ended", "{n} of them have ended", n=int(row.ended_networks)),
        ),
        (
            t("Median size"),
            "–" if pd.isna(row.median_members) else t.number(round(float(row.median_members), 1)),
            known(row.networks_of_known_size),
        ),
        (t("Organisations"), t.number(int(row.organisations)), t("found listed as members")),
        (t("Countries of seat"), t.number(int(row.seat_countries)), known(row.networks_of_known_seat)),
        (t("Activities"), t.number(int(row.activities)), known(row.networks_with_activities)),
    ]
