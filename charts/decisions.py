"""How networks decide and are managed: each network a dot in the row of its mode, counts in cells, agreements by their end."""

import json
from typing import Any

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

# Twenty dots stand in a line, as the queries place them, and the number after them. They are as large as the width allows,
# and not further apart than the eye follows.
LINE = 22
DOTS = [-0.5, 20.9]
APART = f"min(width / {DOTS[1] - DOTS[0]}, 36)"


def networks_by_mode_and_form(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each network as a dot in the row of its decision mode, coloured by its form; hollow dots have ended."""
    return _dots(
        frame,
        t=t,
        title=t("Networks by decision mode and form"),
        row="decision_mode",
        row_title=t("Decision mode"),
        colour="form",
        colour_title=t("Form"),
    )


def networks_by_mode_and_form_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The modes stated most, the form stated most among those networks, and how many networks state no mode."""
    known = frame.dropna(subset=["decision_mode"])
    parts = [
        t.plural(
            "{n} network states a decision mode: {modes}.",
            "{n} networks state a decision mode, most often: {modes}.",
            n=len(known),
            modes=_most(known, "decision_mode", t),
        ),
        t("Their forms, most often: {forms}.", forms=_most(known, "form", t)),
    ]
    if unknown := len(frame) - len(known):
        parts.append(t.plural("{n} network does not state it.", "{n} networks do not state it.", n=unknown))
    return " ".join(parts)


def counts_by_mode_and_form(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: a row for each decision mode, not stated last, and a column for each form."""
    title = t("Networks by decision mode and form, counted")
    return theme.cells(
        alt.Chart(frame), t, title=title, row="decision_mode", row_title=t("Decision mode"), column="form", column_title=t("Form")
    )


def counts_by_mode_and_form_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The modes stated most, and of how many networks."""
    return _modes(frame, t)


def networks_by_mode_and_level(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each network as a dot in the row of its decision mode, coloured by how far it reaches; hollow dots have ended."""
    return _dots(
        frame,
        t=t,
        title=t("Networks by decision mode and level"),
        row="decision_mode",
        row_title=t("Decision mode"),
        colour="level",
        colour_title=t("Level"),
    )


def networks_by_mode_and_level_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """For each level the modes stated most, and of how many networks."""
    return t("Most often stated, by level: {levels}.", levels=_most_in_each(frame, "decision_mode", "level", t))


def counts_by_mode_and_level(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: a row for each decision mode, not stated last, and a column for each level."""
    title = t("Networks by decision mode and level, counted")
    return theme.cells(
        alt.Chart(frame),
        t,
        title=title,
        row="decision_mode",
        row_title=t("Decision mode"),
        column="level",
        column_title=t("Level"),
    )


def counts_by_mode_and_level_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The modes stated most, and of how many networks."""
    return _modes(frame, t)


def networks_by_mode(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks of each decision mode, most first, not stated last."""
    return theme.bars(
        frame,
        field="decision_mode",
        unit="networks",
        title=t("Networks by decision mode"),
        field_title=t("Decision mode"),
        unit_title=t("Networks"),
        unstated=t("not stated"),
        words_limit=200,
    )


def networks_by_mode_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The modes stated most, and of how many networks."""
    return _modes(frame, t)


def levels_by_mode(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: a row for each decision mode, not stated last, and a column for what members decide together."""
    title = t("What members take part in deciding, by decision mode")
    return theme.cells(
        alt.Chart(frame),
        t,
        title=title,
        row="decision_mode",
        row_title=t("Decision mode"),
        column="decision_level",
        column_title=t("Members take part in deciding"),
        count="cell",
    )


def levels_by_mode_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks are known to let members take part, in what most, and how many of them state no mode."""
    known = frame.dropna(subset=["decision_level"])
    networks = known.drop_duplicates("network_id")
    return _taking_part(len(networks), _most(known, "decision_level", t), int(networks.decision_mode.isna().sum()), t)


def _taking_part(networks: int, levels: str, silent: int, t: Words) -> str:
    parts = [
        t.plural(
            "For {n} network it is recorded in what members take part: {levels}.",
            "For {n} networks it is recorded in what members take part, most often: {levels}.",
            n=networks,
            levels=levels,
        )
    ]
    if silent:
        parts.append(t.plural("{n} of them does not state how it decides.", "{n} of them do not state how they decide.", n=silent))
    return " ".join(parts)


def counts_of_levels_by_mode(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: a row for each decision mode, not stated last, and a column for what members decide together."""
    return theme.cells(
        alt.Chart(frame).transform_filter("isValid(datum.decision_level)"),
        t,
        title=t("What members take part in deciding, by decision mode, counted"),
        row="decision_mode",
        row_title=t("Decision mode"),
        column="decision_level",
        column_title=t("Members take part in deciding"),
    )


def counts_of_levels_by_mode_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks are known to let members take part, in what most, and how many of them state no mode."""
    known = frame.dropna(subset=["decision_level"])
    counted = known.groupby(["decision_level", "decision_level_words"], sort=False).networks.sum().reset_index()
    silent = known.row_position[known.decision_mode.isna()].max()
    return _taking_part(
        int(known.networks_stating.iloc[0]), _leading(counted, "decision_level", t), 0 if pd.isna(silent) else int(silent), t
    )


def networks_by_management_and_form(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each network as a dot in the row of who manages it, coloured by its form; hollow dots have ended."""
    return _dots(
        frame,
        t=t,
        title=t("Networks by who manages them and form"),
        row="management",
        row_title=t("Who manages"),
        colour="form",
        colour_title=t("Form"),
    )


def networks_by_management_and_form_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """For each form who manages most, and of how many networks."""
    known = frame.dropna(subset=["management"])
    return " ".join(
        [
            t.plural(
                "{n} network states who manages it: {managers}.",
                "{n} networks state who manages them, most often: {managers}.",
                n=len(known),
                managers=_most(known, "management", t),
            ),
            t("Most often, by form: {forms}.", forms=_most_in_each(frame, "management", "form", t)),
        ]
    )


def counts_by_management_and_form(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: a row for each that manages, not stated last, and a column for each form."""
    title = t("Networks by who manages them and form, counted")
    return theme.cells(
        alt.Chart(frame), t, title=title, row="management", row_title=t("Who manages"), column="form", column_title=t("Form")
    )


def counts_by_management_and_form_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Who manages most, and of how many networks."""
    return t.plural(
        "{n} of {total} networks states who manages it, most often: {values}.",
        "{n} of {total} networks state who manages them, most often: {values}.",
        **_counted(frame, "management", t),
    )


def agreements_by_end(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each agreement of known end as a dot in the year of its end, with a line from its start; hollow dots are over."""
    over = f"(datum.is_over ? ' · ' + {json.dumps(t('over'))} : '')"
    base = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.agreement_until_year)")
        .transform_calculate(
            row=f"datum.agreement_until + {over} + ' · ' + datum.name",
            # Where the start is not known, the line is a point below the dot.
            start="isValid(datum.agreement_from_year) ? datum.agreement_from_year : datum.agreement_until_year",
        )
        .encode(y=alt.Y("row:N").sort(None).scale(padding=0).axis(theme.above_row(-8, alt.ExprRef("width"))))
    )
    ends = theme.years("agreement_until_year", t("Year"))
    dots = (
        base.mark_point(size=90, strokeWidth=1.5, cursor="pointer", yOffset=12)
        .encode(
            x=ends,
            **theme.ACCENT,
            fillOpacity=theme.hollow("is_over"),
            tooltip=[
                alt.Tooltip("name:N").title(t("Network")),
                alt.Tooltip("agreement_from:N").title(t("Agreement from")),
                alt.Tooltip("agreement_until:N").title(t("Agreement until")),
                alt.Tooltip("contract_kind_words:N").title(t("Contract")),
                alt.Tooltip("agreement_note:N").title(t("Note")),
            ],
        )
        .add_params(theme.pick("network_id"))
        .properties(name=theme.MARKS)
    )
    spans = base.mark_rule(strokeWidth=2, strokeOpacity=0.5, yOffset=12).encode(x=ends, x2=alt.X2("start"), stroke=theme.ACCENT["stroke"])
    # Upright marks, row by row, so that they cross no name.
    now = base.mark_tick(thickness=2, orient="vertical", height=20, yOffset=12).encode(x=alt.X("as_of:Q"), color=alt.value("#808893"))
    return theme.finished((now + spans + dots).properties(height=alt.Step(46)), t("Agreements by their end, hollow where over"))


def agreements_by_end_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Which agreement ends next, and how many of those with a known end are over."""
    known = frame.dropna(subset=["agreement_until"])
    running = known[~known.is_over.astype(bool)]
    year = str(int(known.as_of.iloc[0]))
    parts = [
        t.plural(
            "Of {n} agreement of known end, {over} ended before {year}.",
            "Of {n} agreements of known end, {over} ended before {year}.",
            n=len(known),
            over=len(known) - len(running),
            year=year,
        )
    ]
    if len(running):
        first = running[running.agreement_until == running.agreement_until.iloc[0]]
        parts.append(
            t.plural(
                "The next to end, {end}, is that of {names}.",
                "The next to end, {end}, are those of {names}.",
                n=len(first),
                end=first.agreement_until.iloc[0],
                names=", ".join(first.name),
            )
        )
    return " ".join(parts)


def agreements_by_end_year(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks whose agreement ends in each year, first year first."""
    return theme.bars(
        frame,
        field="agreement_until_year",
        unit="networks",
        title=t("Networks by the year in which their agreement ends"),
        field_title=t("Agreement until"),
        unit_title=t("Networks"),
        unstated=t("not stated"),
    )


def agreements_by_end_year_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """From when to when agreements end, and of how many networks."""
    known = frame.dropna(subset=["agreement_until_year"])
    return t.plural(
        "The agreement of {n} network ends in {first}.",
        "The agreements of {n} networks end between {first} and {last}.",
        n=int(known.networks.sum()),
        first=str(int(known.agreement_until_year.min())),
        last=str(int(known.agreement_until_year.max())),
    )


def contracts_by_kind(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks by the kind of contract that they name, most first, not stated last."""
    return theme.bars(
        frame,
        field="contract_kind",
        unit="networks",
        title=t("Networks by the contract that they name"),
        field_title=t("Contract"),
        unit_title=t("Networks"),
        unstated=t("not stated"),
    )


def contracts_by_kind_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks name a contract or statutes, of how many, and which kinds most."""
    return t.plural(
        "A contract or statutes are named by {named} of {n} network, most often: {kinds}.",
        "A contract or statutes are named by {named} of {n} networks, most often: {kinds}.",
        n=int(frame.networks.sum()),
        named=int(frame.networks_with_contract.sum()),
        kinds=_leading(frame.dropna(subset=["contract_kind"]), "contract_kind", t),
    )


def coordination_by_capacity(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks by what their coordination can rely on, most first, not stated last."""
    return theme.bars(
        frame,
        field="coordinator_capacity",
        unit="networks",
        title=t("Networks by what their coordination can rely on"),
        field_title=t("Coordination"),
        unit_title=t("Networks"),
        unstated=t("not stated"),
    )


def coordination_by_capacity_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks state what their coordination can rely on, and what most."""
    return t.plural(
        "{n} of {total} networks states what its coordination can rely on, most often: {values}.",
        "{n} of {total} networks state what their coordination can rely on, most often: {values}.",
        **_counted(frame, "coordinator_capacity", t),
    )


def rules_of_modes(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """Beside each rule on ways to decide how many networks state the same."""
    return [(_rule_of_mode(row, t),) for _, row in frame.iterrows()]


def _rule_of_mode(row: pd.Series, t: Words) -> str:
    if pd.notna(row.decision_mode) and not row.networks_stating:
        return t("None of these networks states how it decides.")
    if pd.notna(row.decision_mode):
        told = [
            t.plural(
                "“{mode}” is stated by {naming} of {n} network that states a decision mode.",
                "“{mode}” is stated by {naming} of {n} networks that state a decision mode.",
                n=int(row.networks_stating),
                naming=int(row.networks_naming),
                mode=row.decision_mode_words,
            )
        ]
        return " ".join([*told, *_narrower(row, ("form", "management"), t)])
    if pd.notna(row.management) and row.networks_managed:
        return t(
            "Networks managed by “{manager}”: {n}; for {taking} of them it is recorded what members take part in deciding.",
            n=int(row.networks_managed),
            taking=int(row.networks_taking_part),
            manager=row.management_words,
        )
    return ""


def rules_of_levels(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """Beside each rule on what is decided together in how many networks members take part in it."""
    return [
        (
            ""
            if pd.isna(row.decision_level)
            else t("Of none of these networks is it recorded what members decide together.")
            if not row.networks_stating
            else t.plural(
                "“{level}” is recorded for {naming} of {n} network whose source tells what members take part in deciding.",
                "“{level}” is recorded for {naming} of {n} networks whose sources tell what members take part in deciding.",
                n=int(row.networks_stating),
                naming=int(row.networks_naming),
                level=row.decision_level_words,
            ),
        )
        for _, row in frame.iterrows()
    ]


def rules_of_management(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """Beside each rule on management how many networks name the same."""
    return [(_rule_of_management(row, t),) for _, row in frame.iterrows()]


def _rule_of_management(row: pd.Series, t: Words) -> str:
    if pd.isna(row.management):
        return ""
    if not row.networks_stating:
        return t("None of these networks states who manages it.")
    told = t.plural(
        "“{manager}” is named by {naming} of {n} network that states who manages it.",
        "“{manager}” is named by {naming} of {n} networks that state who manages them.",
        n=int(row.networks_stating),
        naming=int(row.networks_naming),
        manager=row.management_words,
    )
    return " ".join([told, *_narrower(row, ("form", "level"), t)])


def rules_of_membership(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """Beside each rule on contracts and membership what is recorded of it."""
    return [(_rule_of_membership(row, t),) for _, row in frame.iterrows()]


def _rule_of_membership(row: pd.Series, t: Words) -> str:
    if row.shown_by == "contract" and not row.networks:
        return t("The filters leave no network.")
    if row.shown_by == "contract":
        return t.plural(
            "A contract or statutes are named by {named} of {n} network; of the others it is not known.",
            "A contract or statutes are named by {named} of {n} networks; of the others it is not known.",
            n=int(row.networks),
            named=int(row.networks_with_contract),
        )
    if row.shown_by == "seat" and row.memberships_stating:
        return t.plural(
            "A seat in a body that manages is recorded for {seated} of {n} organisation found as a member.",
            "A seat in a body that manages is recorded for {seated} of {n} organisations found as members.",
            n=int(row.organisations),
            seated=int(row.organisations_in_management),
        )
    return ""


def rules_of_coordination(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """Beside each rule on coordination what is recorded of it."""
    return [
        (
            t.plural(
                "Of {n} network that states who manages it, bodies of the members are named by {bodies}, "
                "a coordinator by {coordinator}, a lead partner by {lead}.",
                "Of {n} networks that state who manages them, bodies of the members are named by {bodies}, "
                "a coordinator by {coordinator}, a lead partner by {lead}.",
                n=int(row.networks_stating),
                bodies=int(row.networks_by_bodies),
                coordinator=int(row.networks_by_coordinator),
                lead=int(row.networks_by_lead),
            )
            if row.shown_by == "manager" and row.networks_stating
            else t("None of these networks states who manages it.")
            if row.shown_by == "manager"
            else "",
        )
        for _, row in frame.iterrows()
    ]


def _narrower(row: pd.Series, schemes: tuple[str, str], t: Words) -> list[str]:
    """How many of those networks of which alone a rule speaks."""
    among = {
        "form": t("Among those of the form “{group}”: {naming} of {n}."),
        "level": t("Among those of the level “{group}”: {naming} of {n}."),
        "management": t("Among those managed by “{group}”: {naming} of {n}."),
    }
    return [
        among[scheme].format(group=row[f"{scheme}_words"], naming=int(row.narrower_naming), n=int(row.narrower_stating))
        for scheme in schemes
        if pd.notna(row[scheme]) and row.narrower_stating
    ]


def _dots(frame: pd.DataFrame, *, t: Words, title: str, row: str, row_title: str, colour: str, colour_title: str) -> alt.LayerChart:
    """Each network as a dot in the row of its value, a name above each row and a number at its end."""
    labels = {code: t.term(colour, code) for code in theme.COLOURED[colour]} | {"not_stated": t("not stated")}
    lines = alt.Y("line:O").axis(None).scale(padding=0)
    across = alt.X("place_in_line:Q").axis(None).scale(domain=DOTS, nice=False, range=[0, {"expr": f"{APART} * {DOTS[1] - DOTS[0]}"}])
    base = (
        alt.Chart(frame)
        .transform_filter(f"isValid(datum.{row})")
        .transform_calculate(**{colour: f"isValid(datum.{colour}) ? datum.{colour} : 'not_stated'"})
    )
    dots = (
        base.mark_point(size=alt.ExprRef(f"pow(min(0.72 * {APART}, 15), 2)"), strokeWidth=1.5, cursor="pointer")
        .encode(
            x=across,
            y=lines,
            **theme.coloured(colour, labels),
            fillOpacity=theme.hollow("is_ended"),
            tooltip=[
                alt.Tooltip("name:N").title(t("Network")),
                alt.Tooltip(f"{row}_words:N").title(row_title),
                alt.Tooltip(f"{colour}_words:N").title(colour_title),
                alt.Tooltip("country_words:N").title(t("Seat")),
                alt.Tooltip("ended_year:Q").title(t("Ended in")).format("d"),
            ],
        )
        .add_params(theme.pick("network_id"))
        .properties(name=theme.MARKS)
    )
    # The first colour of the palette is that of texts.
    ink = alt.FillDatum(theme.COLOURED[colour][0])
    names = (
        base.transform_filter("isValid(datum.head_line)")
        .mark_text(align="left", dy=2, fontWeight="bold")
        .encode(x=alt.value(0), y=alt.Y("head_line:O").axis(None), text=alt.Text(f"{row}_words:N"), fill=ink)
    )
    numbers = (
        base.transform_filter("isValid(datum.row_end)")
        .mark_text(align="left", dx=alt.ExprRef(f"0.6 * {APART}"), fontWeight="bold")
        .encode(x=across, y=lines, text=alt.Text("row_end:Q").format(",d"), fill=ink)
    )
    return theme.finished((dots + names + numbers).properties(height=alt.Step(LINE)), title, legend=True)


def _sizes(frame: pd.DataFrame, field: str) -> pd.DataFrame:
    """The number of networks for each value of a field."""
    stated = frame.dropna(subset=[field])
    return stated.groupby([field, f"{field}_words"], sort=False).network_id.nunique().reset_index(name="networks")


def _leading(counted: pd.DataFrame, field: str, t: Words) -> str:
    """The values with the highest numbers, each with its number; all where none stands out."""
    top = sentences.leading(counted, "networks")
    rows = top if len(top) else sentences.most(counted, "networks")
    return ", ".join(f"{words} ({t.number(networks)})" for words, networks in zip(rows[f"{field}_words"], rows.networks, strict=True))


def _most(frame: pd.DataFrame, field: str, t: Words) -> str:
    return _leading(_sizes(frame, field), field, t)


def _most_in_each(frame: pd.DataFrame, field: str, group: str, t: Words) -> str:
    """For each group the values stated most, of how many."""
    told = []
    for words, rows in frame.dropna(subset=[field, group]).groupby(f"{group}_words", sort=False):
        top = sentences.most(_sizes(rows, field), "networks")
        told.append(
            t(
                "{group}: {values} ({count} of {n})",
                group=words,
                values=", ".join(top[f"{field}_words"]),
                count=int(top.networks.iloc[0]),
                n=len(rows),
            )
        )
    return "; ".join(told)


def _modes(frame: pd.DataFrame, t: Words) -> str:
    """The decision modes stated most, and of how many networks."""
    return t.plural(
        "{n} of {total} networks states how it decides, most often: {values}.",
        "{n} of {total} networks state how they decide, most often: {values}.",
        **_counted(frame, "decision_mode", t),
    )


def _counted(frame: pd.DataFrame, field: str, t: Words) -> dict[str, Any]:
    """What a sentence tells of counted networks: how many state the field, of how many, and the values stated most."""
    known = frame.dropna(subset=[field])
    counted = known.groupby([field, f"{field}_words"], sort=False).networks.sum().reset_index()
    return {"n": int(known.networks.sum()), "total": int(frame.networks.sum()), "values": _leading(counted, field, t)}
