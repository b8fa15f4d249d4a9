"""Where the networks are seated, how they are constituted, and what the data show of what documents claim."""

import altair as alt
import pandas as pd

from charts import maps, sentences, theme
from charts.words import ENGLISH, Words

# A circle that is wide enough holds its number; beside a smaller one it stands to the right.
RADIUS = "sqrt(scale('size', datum.networks)) / 2"
HOLDS = f"{RADIUS} > 3 + 3 * length(toString(datum.networks))"


def seats_map(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Map of Europe: a circle on each country, its area the number of networks with their seat there."""
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
    pick = maps.pick()
    circles = (
        seated.mark_circle(clip=True, opacity=1, fillOpacity=0.14, cursor="pointer")
        .encode(
            # From zero, so that the area is the number; to ten at least, so that one network does not look like many.
            size=alt.Size("networks:Q")
            .scale(domain={"unionWith": [0, 10]}, zero=True, rangeMin=0, rangeMax=alt.ExprRef(maps.LARGEST))
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
    layers = alt.LayerChart(layer=[maps.land(), circles, numbers], data=frame)
    chart = layers.project(**maps.EUROPE).properties(height=maps.HEIGHT)
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
    number = {str(name): int(value) for name, value in frame.select_dtypes("number").iloc[0].fillna(0).items()}
    shown = {key: (said, caution) for key, (base, said, caution) in _figures(number, t).items() if base}
    return [shown.get(key, ("", "")) for key in frame.statement_id]


def _figures(number: dict[str, int], t: Words) -> dict[str, tuple[int, str, str]]:
    """By the key of a claim of how many its figure is, the figure, and the caution it needs."""
    collected = t("The data are a collection: more networks of a country may only mean that more of its sources were read.")
    exchanging = (
        number["networks"],
        t.plural(
            "{networks_that_exchange} of {n} network has a recorded activity, or states the purpose “Capitalisation of knowledge”.",
            "{networks_that_exchange} of {n} networks have a recorded activity, or state the purpose “Capitalisation of knowledge”.",
            n=number["networks"],
            **number,
        ),
        t("A network without a recorded activity may well be active."),
    )
    return {
        "com-in-claim-01": (
            number["networks_of_known_form"],
            t.plural(
                "{both} of {n} network that states a form is an informal network or a consortium.",
                "{both} of {n} networks that state a form are informal networks ({informal_networks}) or consortia ({consortia}); "
                "{associations} are formal associations.",
                n=number["networks_of_known_form"],
                both=number["informal_networks"] + number["consortia"],
                **number,
            ),
            t("Formal associations have public pages; informal networks often have none."),
        ),
        "com-in-claim-02": (
            number["networks_of_known_seat"],
            t.plural(
                "Of {n} network with a stated seat, the seat of {seated_in_france} is in France, of {seated_in_italy} in Italy and of "
                "{seated_in_slovenia} in Slovenia.",
                "Of {n} networks with a stated seat, {seated_in_france} have it in France, {seated_in_italy} in Italy and "
                "{seated_in_slovenia} in Slovenia.",
                n=number["networks_of_known_seat"],
                **number,
            ),
            collected,
        ),
        "com-in-size-01": (
            number["networks_of_known_size"],
            t.plural(
                "The one network of known size has {most_members} members.",
                "From {fewest_members} to {most_members} members in {n} networks of known size; with 100 or more: {networks_from_100}.",
                n=number["networks_of_known_size"],
                **number,
            ),
            t("Stated numbers are often rounded or of another year; listed members are the least there can be."),
        ),
        "com-in-scope-01": (
            number["territorial_networks"],
            t.plural(
                "{territorial_in_france_and_italy} of {n} territorial network has its seat in France or Italy.",
                "{territorial_in_france_and_italy} of {n} territorial networks have their seat in France or Italy.",
                n=number["territorial_networks"],
                **number,
            ),
            collected,
        ),
        "com-in-decision-03": (
            number["partnerships"],
            t.plural(
                "Of {n} partnership, {partnerships_of_known_mode} states how it decides: {partnerships_by_consensus} by consensus.",
                "Of {n} partnerships, {partnerships_of_known_mode} state how they decide: {partnerships_by_consensus} by consensus.",
                n=number["partnerships"],
                **number,
            ),
            t("Consensus is seldom written down: partnerships that state nothing may well seek it."),
        ),
        "com-in-management-02": (
            number["local_networks_of_known_management"],
            t.plural(
                "Of {n} local network that states who manages it, a public authority manages {local_networks_led_by_authority}.",
                "Of {n} local networks that state who manages them, a public authority manages {local_networks_led_by_authority}.",
                n=number["local_networks_of_known_management"],
                **number,
            ),
            t("Few local networks have pages of their own."),
        ),
        "com-in-rule-01": (
            number["networks"],
            t.plural(
                "{networks_with_contract} of {n} network names a contract or statutes.",
                "{networks_with_contract} of {n} networks name a contract or statutes.",
                n=number["networks"],
                **number,
            ),
            t("The others do not say that they have none."),
        ),
        "com-in-membership-02": (
            number["memberships_stating_seats"],
            t.plural(
                "A seat in a body that manages is recorded for {organisations_in_management} of {n} organisation listed as a member.",
                "A seat in a body that manages is recorded for {organisations_in_management} of {n} organisations listed as members.",
                n=number["organisations"],
                **number,
            ),
            t("Pages seldom say who sits on a board, and persons are not collected."),
        ),
        "com-in-claim-03": (
            number["networks_with_listed_members"],
            t.plural(
                "{networks_across_countries} of {n} network with listed members has members from more than one country.",
                "{networks_across_countries} of {n} networks with listed members have members from more than one country.",
                n=number["networks_with_listed_members"],
                **number,
            ),
            t("How closely areas are linked is not measured by this."),
        ),
        "com-in-claim-04": exchanging,
        "com-in-claim-07": exchanging,
        "net-works-kick-claim-01": (
            number["networks_of_known_seat"],
            t.plural(
                "{seated_where_they_begin} of {n} network with a stated seat has it in one of these five countries.",
                "{seated_where_they_begin} of {n} networks with a stated seat have it in one of these five countries.",
                n=number["networks_of_known_seat"],
                **number,
            ),
            collected,
        ),
        "com-in-membership-01": (
            number["partners"],
            t.plural(
                "Of {n} COM-IN partner, {partners_in_other_networks} is listed in another network.",
                "Of {n} COM-IN partners, {partners_in_other_networks} are listed in another network.",
                n=number["partners"],
                **number,
            ),
            t("Lists of members are fragments: who is not found may still be a member. Of the filters only the year changes this figure."),
        ),
        "com-in-claim-05": (
            number["proposals_on_exchange"],
            t.plural(
                "{proposals_on_both} of {n} proposal on exchange stands in the same words among those on performance.",
                "{proposals_on_both} of {n} proposals on exchange stand in the same words among those on performance.",
                n=number["proposals_on_exchange"],
                **number,
            ),
            t("Others differ by a few words only. The filters do not change this figure."),
        ),
    }
