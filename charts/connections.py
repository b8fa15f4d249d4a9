"""Who ties the networks together: cuts, overlap, the membership matrix, the two-mode drawing, and what if some leave."""

import json

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

# A core that fits less is none: its ties are hardly more alike to a core's than by chance.
CORE = 0.3
# Figures that are parts of a whole, written in per cent.
AS_PARTS = {"density", "multi_membership_rate", "share_in_largest", "fragmentation"}
# Of fewer organisations than these, a share of them says less than their number.
FEW = 20
FEWEST = 5
AS_COUNTS = {"multi_membership_rate", "share_in_largest"}


def key_figures(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, str, str]]:
    """What connects the networks, in large numbers, each with its range when any one network is left out."""
    if frame.empty:
        return []
    # Of very few a rate says nothing that the list of them does not say better.
    most = len(frame) if float(frame.value[frame.measure == "members"].iloc[0]) >= FEWEST else 1
    told = {row["measure"]: row for row in frame.to_dict("records")}
    organisations = told["members"]["value"]
    titles = {
        "members": t("Organisations"),
        "multi_membership_rate": t("In several networks"),
        "share_in_largest": t("In the largest part"),
        "components": t("Parts out of touch"),
        "density": t("Two-mode density"),
    }
    shown = []
    for measure, title in [*titles.items()][:most]:
        ends = [float(told[measure][end]) for end in ("value", "lowest", "highest")]
        if measure in AS_COUNTS and organisations < FEW:
            ends = [part * organisations for part in ends]
            value, low, high = (written("members", number, t) for number in ends)
        else:
            value, low, high = (written(measure, part, t) for part in ends)
        known = "" if pd.isna(ends[1]) else t("{low} to {high} if any one network were left out", low=low, high=high)
        shown.append((title, value, known))
    return shown


def written(measure: str, value: float, t: Words) -> str:
    """A figure of the graph as people write it; a dash where it is not known."""
    if pd.isna(value):
        return "–"
    if measure in AS_PARTS:
        return sentences.percent(value)
    return t.number(round(value)) if value == round(value) else f"{value:.2f}"


def pairs_cut(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: for each organisation without which the graph falls apart, the pairs of others that would lose touch."""
    return theme.named_bars(
        frame,
        row="member_id",
        words="datum.member",
        opens="member_id",
        unit="pairs_cut",
        title=t("Organisations whose leaving cuts others off"),
        tooltips=[
            alt.Tooltip("member:N").title(t("Organisation")),
            alt.Tooltip("pairs_cut:Q").title(t("Pairs of others that lose touch")).format(",d"),
            alt.Tooltip("pieces:Q").title(t("Parts that are left")),
        ],
    )


def pairs_cut_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many organisations hold a part alone, and what would be cut without the first of them."""
    first = frame.iloc[0]
    return t.plural(
        "{n} organisation alone holds a part of the graph to the rest: without {name}, {cut} of {pairs} pairs of others lose touch.",
        "{n} of {organisations} organisations each hold a part of the graph to the rest alone; without {name}, the first of them, "
        "{cut} of {pairs} pairs of others lose touch.",
        n=int(first.shown_in_all),
        organisations=t.number(int(first.organisations)),
        name=first.member,
        cut=t.number(int(first.pairs_cut)),
        pairs=t.number(int(first.pairs)),
    )


def most_overlap(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: for pairs of networks the members that they share, and a line where chance would put their number."""
    return theme.named_bars(
        frame,
        row="pair",
        words="datum.network_short + '  ·  ' + datum.other_network_short",
        opens="network_id",
        unit="shared_members",
        title=t("Networks that share most members; the line is what chance would give"),
        tooltips=[
            alt.Tooltip("network:N").title(t("Network")),
            alt.Tooltip("other_network:N").title(t("Other network")),
            alt.Tooltip("shared_members:Q").title(t("Shared members")),
            alt.Tooltip("expected:Q").title(t("Expected by chance")).format(".1f"),
        ],
        beside="expected",
    )


def most_overlap_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Which two networks share most members, and how many chance would give them."""
    first = frame.iloc[0]
    return t.plural(
        "{network} and {other} share {n} member; by chance it would be {expected}.",
        "{network} and {other} share {n} members; by chance it would be {expected}. {sharing} of {all} networks share a member with "
        "another.",
        n=int(first.shared_members),
        network=first.network,
        other=first.other_network,
        expected=f"{first.expected:.1f}",
        sharing=t.number(int(first.sharing)),
        all=t.number(int(first.networks)),
    )


def membership_matrix(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Organisations in rows, networks in columns, and a square for each membership; those in the same networks stand together."""
    base = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.member_place)")
        .encode(
            x=alt.X("network_short:N")
            .sort(field="network_place", op="min")
            .axis(
                orient="top",
                # On a phone only upright words have room between two columns.
                labelAngle=alt.ExprRef("width < 420 ? -90 : -60"),
                labelAlign="left",
                labelBaseline="middle",
                labelFontSize=alt.ExprRef("width < 420 ? 9 : 12"),
                labelLimit=110,
                labelOverlap=False,
                title=None,
                grid=True,
                gridOpacity=0.4,
            ),
            y=alt.Y("member_short:N")
            .sort(field="member_place", op="min")
            .axis(labelLimit=alt.ExprRef("width < 420 ? 90 : 260"), title=None, grid=True, gridOpacity=0.4),
            tooltip=[alt.Tooltip("member:N").title(t("Organisation")), alt.Tooltip("network:N").title(t("Network"))],
        )
    )
    marks = base.mark_square(size=alt.ExprRef("width < 420 ? 50 : 130"), cursor="pointer", opacity=1).encode(fill=theme.ACCENT["fill"])
    named = marks.add_params(theme.pick("member_id")).properties(name=theme.MARKS)
    return theme.finished(named.properties(height=alt.Step(20)), t("Organisations by the networks that they share"))


def membership_matrix_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many organisations and networks are shown, by which rule, and which organisation is in most of the networks."""
    per_member = frame.groupby("member", sort=False).size()
    return t.plural(
        "{n} organisation is in several networks, {networks} of them.",
        "Of {in_all} organisations in several networks the {n} in most are shown, and the {networks} networks in which most of them "
        "are; {name} has most marks, {most}.",
        n=frame.member.nunique(),
        in_all=t.number(int(frame.shown_in_all.iloc[0])),
        networks=frame.network.nunique(),
        name=per_member.idxmax(),
        most=int(per_member.max()),
    )


def drawing(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Organisations as circles, networks as squares, and a line for each membership; names at those with most ties."""
    # Places are those of a plane: one unit is as long in both directions as the drawing is wide and high.
    base = alt.Chart(frame).encode(
        x=alt.X("x:Q").scale(zero=False, padding=14, nice=False).axis(None),
        y=alt.Y("y:Q").scale(zero=False, padding=14, nice=False, reverse=True).axis(None),
    )
    lines = (
        base.transform_filter("datum.mark === 'tie'")
        .mark_rule(strokeWidth=1, opacity=0.4)
        .encode(x2="x2:Q", y2="y2:Q", color=alt.value(theme.INK))
    )
    nodes = base.transform_filter("datum.mark !== 'tie'").transform_calculate(
        name="datum.mark === 'network' ? datum.network : datum.member",
        short="datum.mark === 'network' ? datum.network_short : datum.member_short",
        around="datum.mark === 'member' ? datum.member_id : ''",
        network_around="datum.mark === 'network' ? datum.network_id : ''",
    )
    kinds = ["network", "member"]
    legend = alt.Legend(
        labelExpr=f"{json.dumps({'network': t('Network'), 'member': t('Organisation')})}[datum.value]",
        title=None,
        values=kinds,
        symbolSize=120,
        symbolStrokeWidth=0,
    )
    marks = (
        nodes.mark_point(cursor="pointer", opacity=1, strokeWidth=2)
        .encode(
            shape=alt.Shape("mark:N").scale(domain=kinds, range=["square", "circle"]).legend(legend),
            fill=alt.Fill("mark:N").scale(domain=theme.whole(kinds)).legend(legend),
            stroke=alt.condition("datum.is_middle", alt.value(theme.INK), alt.value("transparent")),
            size=alt.Size("degree:Q").scale(range=[40, 300], zero=True).legend(None),
            tooltip=[alt.Tooltip("name:N").title(t("Name")), alt.Tooltip("degree:Q").title(t("Ties shown"))],
        )
        .add_params(alt.selection_point(name="pick", fields=["around", "network_around"], on="click"))
        .properties(name=theme.MARKS)
    )
    words = (
        nodes.transform_filter("datum.is_labelled && width > 420 || datum.is_middle")
        .mark_text(fontSize=11, dy=-13, limit=150, fontWeight="bold")
        .encode(text="short:N", color=alt.value(theme.INK))
    )
    return theme.finished(
        (lines + marks + words).properties(height=620), t("Organisations and networks, with a line for each membership"), legend=True
    )


def drawing_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """What is drawn, and what was left out."""
    nodes, in_all = int(frame.shown_stating.iloc[0]), int(frame.shown_in_all.iloc[0])
    middle = frame[frame.is_middle.astype(bool)]
    shown = {
        "networks": int((frame["mark"] == "network").sum()),
        "members": int((frame["mark"] == "member").sum()),
        "rest": t.number(in_all - nodes),
    }
    if len(middle):
        name = middle.network.fillna(middle.member).iloc[0]
        return t(
            "{name} and what lies within two steps of it: {networks} networks and {members} organisations. {rest} others are not shown.",
            name=name,
            **shown,
        )
    return t(
        "{members} organisations in several networks and {networks} networks that they share; {rest} others, most of them in one network "
        "alone, are left out.",
        **shown,
    )


def parts(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Two bars, before and after: a piece for each part of the graph, as long as it has organisations, the largest first."""
    words = {"before": t("Before"), "after": t("After")}
    bars = (
        alt.Chart(frame)
        .transform_calculate(shown=f"{json.dumps(words)}[datum.state]", is_large="datum.position === 1 ? 'largest' : 'other'")
        .mark_bar(height=34, strokeWidth=1.5, stroke=theme.GROUND)
        .encode(
            y=alt.Y("shown:N").sort(None).title(None).axis(labelFontSize=14),
            x=alt.X("organisations:Q")
            .stack("zero")
            .axis(tickMinStep=1, tickCount={"expr": "width / 70"}, gridOpacity=0.5)
            .title(t("Organisations, part by part")),
            order=alt.Order("position:Q"),
            fill=alt.Fill("is_large:N").scale(domain=theme.whole(["largest", "other"])).legend(None),
            fillOpacity=alt.condition("datum.part === 'others'", alt.value(0.45), alt.value(0.9)),
            tooltip=[
                alt.Tooltip("shown:N").title(t("State")),
                alt.Tooltip("organisations:Q").title(t("Organisations")),
                alt.Tooltip("parts:Q").title(t("Parts")),
            ],
        )
        .properties(height=alt.Step(50))
    )
    return theme.finished(bars, t("Parts of the graph before and after"))


def parts_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """What is cut when those who are chosen leave; without a choice, how the graph hangs together now."""
    told = {str(row["state"]): row for row in frame.drop_duplicates("state").to_dict("records")}
    before, after = told["before"], told["after"]
    if not before["leaving"]:
        return t.plural(
            "All {members} organisations are in {n} part: each is in touch with {reach} others on average.",
            "The {members} organisations are in {n} parts that are out of touch; each is in touch with {reach} others on average, and the "
            "largest part has {largest}.",
            n=int(before["components"]),
            members=t.number(int(before["members"])),
            reach=t.number(round(before["reach"])),
            largest=t.number(int(before["largest"])),
        )
    said = t(
        "Without them {cut} pairs of organisations lose touch, of {pairs} that are in touch now. The largest part goes from {largest} to "
        "{largest_after} organisations, the parts from {parts} to {parts_after}, and each is in touch with {reach_after} others on "
        "average instead of {reach}.",
        cut=t.number(int(after["pairs_cut"])),
        pairs=t.number(int(before["pairs_in_touch"])),
        largest=t.number(int(before["largest"])),
        largest_after=t.number(int(after["largest"])),
        parts=t.number(int(before["components"])),
        parts_after=t.number(int(after["components"])),
        reach=t.number(round(before["reach"])),
        reach_after=t.number(round(after["reach"])),
    )
    if after["alone"]:
        said += " " + t.plural("{n} is left in no network.", "{n} are left in no network.", n=int(after["alone"]))
    return said


def key_sets(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Which two and which three organisations hold most together."""
    said = []
    for size, rows in frame.groupby("set_size"):
        names = t("{names} and {last}", names=", ".join(rows.member[:-1]), last=rows.member.iloc[-1])
        cut, pairs = (t.number(int(rows[column].iloc[0])) for column in ("pairs_cut", "pairs"))
        if size == 2:
            said.append(t("Two: without {names}, {cut} of {pairs} pairs of others lose touch.", names=names, cut=cut, pairs=pairs))
        else:
            said.append(t("Three: without {names}, {cut} of {pairs} pairs.", names=names, cut=cut, pairs=pairs))
    return " ".join(said) or t("No two or three organisations hold a part of the graph to the rest.")


def core(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Who is in the core that fits best, and how much denser it is than the rest."""
    if frame.empty or pd.isna(frame.fit.iloc[0]) or pd.isna(frame.density_outside.iloc[0]):
        return t("No core stands out from the rest.")
    row = frame.iloc[0]
    if row.fit < CORE:
        return t("No core stands out from the rest: the one that fits best has a fit of {fit} of 1.", fit=f"{row.fit:.2f}")
    return t(
        "The core that fits best: {members} organisations in at least {degree} networks each, and {networks} networks of at least {size} "
        "members. In it {inside} of the possible ties are there, outside {outside}; the fit is {fit} of 1.",
        members=t.number(int(row.members)),
        degree=int(row.least_degree),
        networks=t.number(int(row.networks)),
        size=int(row.least_size),
        inside=sentences.percent(row.density),
        outside=sentences.percent(row.density_outside),
        fit=f"{row.fit:.2f}",
    )


def path(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The way from one organisation to another, in words."""
    if frame.empty:
        return t("Choose two organisations. Where no way is told for two, no path of shared networks leads from one to the other.")
    if len(frame) == 1:
        return t("{name} was chosen twice.", name=frame.member.iloc[0])
    steps = [
        t("{name} meets {other} in {network}", name=row.member, other=other, network=row.network)
        for row, other in zip(frame.itertuples(), frame.member[1:], strict=False)
    ]
    return t.plural("{n} step: {steps}.", "{n} steps: {steps}.", n=len(steps), steps="; ".join(steps))
