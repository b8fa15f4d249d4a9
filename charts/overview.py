"""Where the networks are seated, how they are constituted, and what the data show of what documents claim."""

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
    return [(spread, "sizes", {}), (ties, "members", {}), (unknown, "decisions", {"decision_mode": ["not_stated"]})]


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


def claims(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """For each claim what the data show of it, and the caution that this needs; nothing where they hold no figure on it.

    A claim is known by its key, since each has a figure of its own. The figures stand in every row.
    """
    if frame.empty:
        return []
    row = frame.iloc[0]
    collected = t("The data are a collection: more networks of a country may only mean that more of its pages were read.")
    exchanging = (
        t(
            "{exchanging} of {n} networks have a recorded activity, or state that they make use of what members know.",
            exchanging=int(row.networks_that_exchange),
            n=int(row.networks),
        ),
        t("A network without a recorded activity may well be active."),
    )
    shown = {
        "com-in-claim-01": (
            t(
                "{both} of {n} networks that state a form: {informal} informal networks and {consortia} consortia. "
                "{associations} are formal associations.",
                both=int(row.informal_networks + row.consortia),
                n=int(row.networks_of_known_form),
                informal=int(row.informal_networks),
                consortia=int(row.consortia),
                associations=int(row.associations),
            ),
            t("Formal associations have public pages; informal networks often have none."),
        ),
        "com-in-claim-02": (
            t(
                "Of {n} networks with a stated seat, {france} have it in France, {italy} in Italy and {slovenia} in Slovenia.",
                n=int(row.networks_of_known_seat),
                france=int(row.seated_in_france),
                italy=int(row.seated_in_italy),
                slovenia=int(row.seated_in_slovenia),
            ),
            collected,
        ),
        "com-in-scope-01": (
            t(
                "{there} of {n} territorial networks have their seat in France or Italy.",
                there=int(row.territorial_in_france_and_italy),
                n=int(row.territorial_networks),
            ),
            collected,
        ),
        "com-in-decision-03": (
            t(
                "Of {all} partnerships {n} state how they decide, {consensus} of them by consensus.",
                consensus=int(row.partnerships_by_consensus),
                n=int(row.partnerships_of_known_mode),
                all=int(row.partnerships),
            ),
            t("Consensus is seldom written down: partnerships that state nothing may well seek it."),
        ),
        "com-in-management-02": (
            t(
                "Of {n} local networks that state who manages them, {led} name a public authority.",
                led=int(row.local_networks_led_by_authority),
                n=int(row.local_networks_of_known_management),
            ),
            t("Few local networks have pages of their own."),
        ),
        "com-in-rule-01": (
            t("{named} of {n} networks name a contract or statutes.", named=int(row.networks_with_contract), n=int(row.networks)),
            t("The others do not say that they have none."),
        ),
        "com-in-membership-02": (
            t(
                "Of {n} organisations listed as members, {seated} are known to sit in a body that manages a network.",
                n=int(row.organisations),
                seated=int(row.organisations_in_management),
            ),
            t("Pages seldom say who sits on a board, and persons are not collected."),
        ),
        "com-in-claim-03": (
            t(
                "{across} of {n} networks with listed members have members from more than one country.",
                across=int(row.networks_across_countries),
                n=int(row.networks_with_listed_members),
            ),
            t("How closely areas are linked is not measured by this."),
        ),
        "com-in-claim-04": exchanging,
        "com-in-claim-07": exchanging,
        "net-works-kick-claim-01": (
            t("{n} of the networks found have their seat in one of these five countries.", n=int(row.seated_where_they_begin)),
            collected,
        ),
    }
    if row.networks_of_known_size:
        shown["com-in-size-01"] = (
            t(
                "From {fewest} to {most} members in {n} networks of known size; {large} have 100 or more.",
                fewest=int(row.fewest_members),
                most=int(row.most_members),
                n=int(row.networks_of_known_size),
                large=int(row.networks_from_100),
            ),
            t("Stated numbers are often rounded or of another year; listed members are the least there can be."),
        )
    if row.partners:
        shown["com-in-membership-01"] = (
            t(
                "Of {n} COM-IN partners {elsewhere} are listed in another network.",
                elsewhere=int(row.partners_in_other_networks),
                n=int(row.partners),
            ),
            t("Lists of members are fragments: who is not found may still be a member. The filters do not change this figure."),
        )
    if row.proposals_on_exchange:
        shown["com-in-claim-05"] = (
            t(
                "{same} of {n} proposals on exchange stand in the same words among those on performance.",
                same=int(row.proposals_on_both),
                n=int(row.proposals_on_exchange),
            ),
            t("Others differ by a few words only. The filters do not change this figure."),
        )
    return [shown.get(key, ("", "")) for key in frame.statement_id]
