"""How areas are tied by the networks of their organisations.

A frame of pairs has a row for each pair of countries that share a network, in both orders, and may have rows of a country with itself.
"""

from collections.abc import Callable
from functools import partial

import altair as alt
import pandas as pd

from charts import maps, sentences, theme
from charts.words import ENGLISH, Words

# More arcs than these hide each other: the pairs that share fewest networks are left out, and pairs that share as many stay together.
MOST_ARCS = 60

# An arc rises by this part of its length, always to the north: neighbours on one line get arcs side by side.
RISE = 0.16

# The names beside the steps of the matrix.
NAMES = "(width < 500 ? 100 : 150)"
CELL = 24
# A cell of a narrow screen has room for one digit.
ROOM = "bandwidth('x') < 2 + 6 * length(toString(datum.shared_networks))"


# An index that lies no further from chance than this is told as being as by chance.
ALIKE = 0.05


def inward_or_outward(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Whether ties look inward or outward from countries, against what chance would give."""
    return against_chance(
        frame,
        t,
        none=t("Fewer than two organisations of a stated country are tied here."),
        few=partial(
            t.plural,
            "{n} pair of organisations of a stated country is tied here, {between} of them across a border: too few for an index.",
            "{n} pairs of organisations of a stated country are tied here, {between} of them across a border: too few for an index.",
        ),
        inward=t("Ties look inward: organisations meet those of their own country more than chance would have it"),
        outward=t("Ties look outward: organisations meet those of other countries more than chance would have it"),
        numbers=partial(
            t,
            "{between} of {pairs} tied pairs lie across a border (E-I index {ei}; {expected} by chance). Within a country {within_share} "
            "of the possible pairs are tied, between countries {between_share}.",
        ),
    )


def regions_inward_or_outward(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Whether ties look inward or outward from regions, against what chance would give, and of how many organisations that is known."""
    (row,) = frame.to_dict("records")
    known = t.plural(
        "The region is known of {members} of {n} organisation.",
        "The region is known of {members} of {n} organisations.",
        n=row["members_in_all"],
        members=row["members"],
    )
    said = against_chance(
        frame,
        t,
        none=t("Fewer than two organisations of a stated region are tied here."),
        few=partial(
            t.plural,
            "{n} pair of organisations of a stated region is tied here, {between} of them of two regions: too few for an index.",
            "{n} pairs of organisations of a stated region are tied here, {between} of them of two regions: too few for an index.",
        ),
        inward=t("Ties look inward: organisations meet those of their own region more than chance would have it"),
        outward=t("Ties look outward: organisations meet those of other regions more than chance would have it"),
        numbers=partial(
            t,
            "{between} of {pairs} tied pairs lie between two regions (E-I index {ei}; {expected} by chance). Within a region "
            "{within_share} of the possible pairs are tied, between regions {between_share}.",
        ),
    )
    return f"{said} {known}"


def against_chance(
    frame: pd.DataFrame, t: Words, *, none: str, few: Callable[..., str], inward: str, outward: str, numbers: Callable[..., str]
) -> str:
    """Where ties look to, in the words for areas of one kind, and what that rests on."""
    (row,) = frame.to_dict("records")
    pairs = row["pairs_within"] + row["pairs_between"]
    if not pairs or pd.isna(row["expected"]):
        return none
    # Where no area has two organisations, no tie could look inward.
    if pairs < 5 or pd.isna(row["density_within"]):
        return few(n=round(pairs), between=round(row["pairs_between"]))
    apart = row["ei"] - row["expected"]
    sure = 2 * row["ei_error"]
    if abs(apart) <= max(ALIKE, sure):
        look = t("Ties look neither inward nor outward: they fall as chance would have them")
    else:
        look = inward if apart < 0 else outward
    counted = numbers(
        between=t.number(round(row["pairs_between"])),
        pairs=t.number(round(pairs)),
        ei=signed(row["ei"]),
        expected=signed(row["expected"]),
        within_share=sentences.percent(row["density_within"]),
        between_share=sentences.percent(row["density_between"]),
    )
    said = f"{look}. {counted}"
    if row["lowest"] < row["highest"]:
        ends = {end: signed(row[end]) for end in ("lowest", "highest")}
        said += " " + t("If any one network were left out, the index would lie between {lowest} and {highest}.", **ends)
    if row["is_sampled"]:
        error = t(
            "Pairs were counted for organisations drawn at random; the standard error of the index is {error}.", error=f"{sure / 2:.3f}"
        )
        said = f"{said} {error}"
    return said


def signed(value: float) -> str:
    """An index with its sign, which tells its direction."""
    return f"{value:+.2f}".replace("-", "−")


def arcs(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Map of Europe: an arc between each two countries that share networks, the wider the more, and a dot on each country, its area
    the number of its organisations; where there are too many pairs for one map, the arcs of those that share most."""
    pairs = (
        alt.Chart()
        .transform_filter(
            "datum.country < datum.partner && isValid(datum.longitude) && isValid(datum.latitude) "
            "&& isValid(datum.other_longitude) && isValid(datum.other_latitude)"
        )
        # How many pairs share as many networks or more; equals are counted together.
        .transform_window(
            sharing_as_many="count(country)",
            sort=[alt.SortField("shared_networks", order="descending")],
            frame=[None, 0],
            ignorePeers=False,
        )
        .transform_joinaggregate(most_shared="max(shared_networks)")
        .transform_filter(f"datum.sharing_as_many <= {MOST_ARCS} || datum.shared_networks == datum.most_shared")
    )
    lines = (
        pairs.transform_calculate(
            said="datum.country_words + ' – ' + datum.partner_words + ': ' + datum.shared_networks",
            step="sequence(0, 1.01, 0.0625)",
            # A degree from west to east is the shorter the further north it is.
            narrow="cos((datum.latitude + datum.other_latitude) * PI / 360)",
            side="datum.longitude < datum.other_longitude ? 1 : -1",
        )
        .transform_flatten(["step"])
        .transform_calculate(rise=f"{4 * RISE} * datum.side * datum.step * (1 - datum.step)")
        .transform_calculate(
            east="datum.longitude + (datum.other_longitude - datum.longitude) * datum.step "
            "- datum.rise * (datum.other_latitude - datum.latitude) / datum.narrow",
            north="datum.latitude + (datum.other_latitude - datum.latitude) * datum.step "
            "+ datum.rise * (datum.other_longitude - datum.longitude) * datum.narrow",
        )
        .mark_line(clip=True, strokeCap="round")
        .encode(
            longitude=alt.Longitude("east:Q"),
            latitude=alt.Latitude("north:Q"),
            order=alt.Order("step:Q"),
            detail=["country:N", "partner:N"],
            stroke=theme.ACCENT["stroke"],
            strokeWidth=alt.StrokeWidth("shared_networks:Q")
            .scale(domain={"unionWith": [0, 5]}, zero=True, rangeMin=0, rangeMax=7)
            .legend(None),
            strokeOpacity=alt.StrokeOpacity("shared_networks:Q")
            .scale(domain={"unionWith": [0, 5]}, zero=True, range=[0.15, 0.75])
            .legend(None),
            tooltip=of_two(t),
            description=alt.Description("said:N"),
        )
    )
    placed = (
        alt.Chart()
        .transform_filter("isValid(datum.longitude) && isValid(datum.latitude)")
        .transform_aggregate(organisations="max(members)", groupby=["country", "country_words", "longitude", "latitude"])
        .transform_calculate(said="datum.country_words + ': ' + datum.organisations")
        .encode(longitude=alt.Longitude("longitude:Q"), latitude=alt.Latitude("latitude:Q"))
    )
    dots = (
        placed.mark_circle(clip=True, opacity=1, cursor="pointer", stroke=theme.INK, strokeWidth=1)
        .encode(
            size=alt.Size("organisations:Q")
            .scale(domain={"unionWith": [0, 10]}, zero=True, rangeMin=0, rangeMax=alt.ExprRef(maps.LARGEST))
            .legend(None),
            fill=theme.ACCENT["fill"],
            tooltip=[
                alt.Tooltip("country_words:N").title(t("Country")),
                alt.Tooltip("organisations:Q").title(t("Organisations")).format(",d"),
            ],
            order=alt.Order("organisations:Q").sort("descending"),
            description=alt.Description("said:N"),
        )
        .add_params(maps.pick())
        .properties(name=theme.MARKS)
    )
    layers = alt.LayerChart(layer=[maps.land(), lines, dots], data=frame)
    return theme.finished(
        layers.project(**maps.EUROPE).properties(height=maps.HEIGHT),
        t("Networks that countries share (arcs), and their organisations (dots)"),
    )


def of_two(t: Words) -> list[alt.Tooltip]:
    """What is told of two countries."""
    return [
        alt.Tooltip("country_words:N").title(t("Country")),
        alt.Tooltip("partner_words:N").title(t("Other country")),
        *what_is_shared(t),
    ]


def what_is_shared(t: Words) -> list[alt.Tooltip]:
    """What is told of two areas."""
    return [
        alt.Tooltip("shared_networks:Q").title(t("Shared networks")).format(",d"),
        alt.Tooltip("pairs:Q").title(t("Tied pairs of organisations")).format(",.0f"),
        alt.Tooltip("density:Q").title(t("of possible pairs")).format(".1%"),
    ]


def arcs_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Which two countries share most networks, of how many pairs, and which arcs are drawn."""
    pairs = frame[frame.country < frame.partner]
    if pairs.empty:
        return t("No two countries share a network here.")
    countries = len({*pairs.country, *pairs.partner})
    parts = [
        t.plural(
            "{n} pair of {countries} countries shares a network.",
            "{n} pairs of {countries} countries share a network.",
            n=len(pairs),
            countries=countries,
        ),
        most_shared(pairs, t),
    ]
    counts = pairs.shared_networks.value_counts().sort_index(ascending=False)
    drawn = counts[(counts.cumsum() <= MOST_ARCS) | (counts.index == counts.index.max())]
    if drawn.sum() < len(pairs):
        parts.append(
            t("Arcs are drawn for the {drawn} pairs that share at least {fewest}.", drawn=int(drawn.sum()), fewest=int(drawn.index.min()))
        )
    return " ".join(parts)


def matrix(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Steps of cells: one for each two countries that share networks, its ground the stronger the more they share, with their number
    where there is room; on the steps the names of the countries, for the cells to their left as for those below."""
    grounds, *rest = steps("country", "partner", of_two(t), picked=True)
    grounds = grounds.add_params(theme.pick("country")).properties(name=theme.MARKS)
    layers = alt.LayerChart(layer=[grounds, *rest], data=frame)
    return theme.finished(layers.properties(height=alt.Step(CELL)), t("Networks that two countries share"))


def region_matrix(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Steps of cells: one for each two regions that share networks, its ground the stronger the more they share, with their number
    where there is room; on the steps the names of the regions, for the cells to their left as for those below."""
    told = [
        alt.Tooltip("nuts_words:N").title(t("Region")),
        alt.Tooltip("partner_nuts_words:N").title(t("Other region")),
        *what_is_shared(t),
    ]
    layers = alt.LayerChart(layer=steps("nuts", "partner_nuts", told, picked=False), data=frame)
    return theme.finished(layers.properties(height=alt.Step(CELL)), t("Networks that two regions share"))


def steps(area: str, partner: str, told: list[alt.Tooltip], *, picked: bool) -> list[alt.Chart]:
    """The grounds, the numbers and the names of cells in steps. `area` and `partner` are the columns that have the two areas."""
    column = alt.X("column_place:O").scale(range=[0, alt.ExprRef(f"width - {NAMES}")], paddingInner=0.05, paddingOuter=0).axis(None)
    row = alt.Y("row_place:O").scale(paddingInner=0.08, paddingOuter=0).axis(None)
    base = alt.Chart().transform_filter("datum.column_place <= datum.row_place").encode(x=column, y=row, tooltip=told)
    grounds = base.mark_rect(cornerRadius=2, cursor="pointer" if picked else "default").encode(
        fill=theme.ACCENT["fill"],
        fillOpacity=alt.FillOpacity("shared_networks:Q").scale(type="sqrt", domainMin=0, range=[0, 0.65]).legend(None),
        # Of an area with itself, what it shares is a network of two of its organisations.
        stroke=theme.ACCENT["stroke"],
        strokeOpacity=alt.condition(f"datum.{area} === datum.{partner}", alt.value(1), alt.value(0)),
    )
    numbers = base.mark_text(
        fill=theme.INK,
        fontSize=alt.ExprRef("width < 500 ? 10 : 12"),
        opacity=alt.ExprRef(f"{ROOM} ? 0 : 1"),
        aria=False,
        cursor="pointer" if picked else "default",
    ).encode(text=alt.Text("shared_networks:Q").format(",d"))
    names = (
        alt.Chart()
        .transform_aggregate(groupby=["row_place", f"{area}_words"])
        .mark_text(
            align="left",
            dx=alt.ExprRef("bandwidth('x') / 2 + 6"),
            limit=alt.ExprRef("width - scale('x', datum.row_place) - bandwidth('x') - 8"),
            fontSize=alt.ExprRef("width < 500 ? 12 : 13"),
            fill=theme.INK,
        )
        .encode(x=alt.X("row_place:O"), y=row, text=alt.Text(f"{area}_words:N"))
    )
    return [grounds, numbers, names]


def matrix_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many of the pairs of these countries share networks at all, and which share most."""
    pairs = frame[frame.country < frame.partner]
    if pairs.empty:
        return t("No two countries share a network here.")
    countries = frame.country.nunique()
    sharing = t.plural(
        "Of {n} pair of {countries} countries {sharing} shares a network.",
        "Of {n} pairs of {countries} countries {sharing} share a network.",
        n=countries * (countries - 1) // 2,
        countries=countries,
        sharing=len(pairs),
    )
    return f"{sharing} {most_shared(pairs, t)}"


def region_matrix_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many of the pairs of these regions share networks at all, and which share most."""
    pairs = frame[frame.nuts < frame.partner_nuts]
    if pairs.empty:
        return t("No two regions share a network here.")
    regions = frame.nuts.nunique()
    sharing = t.plural(
        "Of {n} pair of {regions} regions {sharing} shares a network.",
        "Of {n} pairs of {regions} regions {sharing} share a network.",
        n=regions * (regions - 1) // 2,
        regions=regions,
        sharing=len(pairs),
    )
    return f"{sharing} {most_shared(pairs, t, 'nuts', 'partner_nuts')}"


def most_shared(pairs: pd.DataFrame, t: Words, area: str = "country", partner: str = "partner") -> str:
    """The pairs that share most networks; that none stands out, where many share as many."""
    leading = sentences.leading(pairs, "shared_networks")
    leading = sentences.most(pairs, "shared_networks") if leading.empty else leading
    if len(leading) > 3:
        return t.plural(
            "No pair stands out: {pairs} pairs share {n} network each.",
            "No pair stands out: {pairs} pairs share {n} networks each.",
            n=int(leading.shared_networks.iloc[0]),
            pairs=len(leading),
        )
    told = (
        f"{one} – {other} ({t.number(int(shared))})"
        for one, other, shared in zip(leading[f"{area}_words"], leading[f"{partner}_words"], leading.shared_networks, strict=True)
    )
    return t("Most are shared by {pairs}.", pairs=", ".join(told))
