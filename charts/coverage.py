"""What is known and what is missing: each field with how many records state it, the main ones by form and by country."""

import json

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

# Words stand above their row, so that bars and cells have the whole width, on a phone too.
BAR_ROW = 38
CELL_ROW = 50
# Cells of a drawing that is narrower than this have no place for "12 of 28" and names of countries.
NARROW = 600
# A group of fewer networks has no part that could be compared.
COMPARED = 5


def networks_by_field(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: for each field, how many networks state it, and in grey how many do not; what most state comes first."""
    return _bars(alt.Chart(frame), t("Networks by what they state"), t, picked=True)


def networks_by_field_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many fields at least half of the networks state, and which are stated least."""
    parts = [
        t.plural(
            "{known} of {n} field is stated by at least half of the {networks} networks.",
            "{known} of {n} fields are stated by at least half of the {networks} networks.",
            n=len(frame),
            known=_known(frame),
            networks=int(frame.records.max()),
        )
    ]
    least = sentences.leading(frame, "not_stated", at_most=4)
    if 0 < len(least) < len(frame):
        named = "; ".join(f"{field} ({t.number(stated)})" for field, stated in zip(least.field_words, least.stated, strict=True))
        parts.append(t.plural("Least often stated: {fields}.", "Least often stated: {fields}.", n=len(least), fields=named))
    return " ".join(parts)


def records_by_field(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: for each field of all records but the networks themselves, how many records state it, in grey how many do not."""
    beside = alt.Chart(frame).transform_filter("datum.is_beside_networks")
    return _bars(beside, t("What else is recorded, by what is stated of it"), t)


def records_by_field_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many fields are known of at least half of the records, and how many of none."""
    beside = frame[frame.is_beside_networks]
    return t.plural(
        "{known} of {n} field is stated by at least half of its records; {none} by none.",
        "{known} of {n} fields are stated by at least half of their records; {none} by none.",
        n=len(beside),
        known=_known(beside),
        none=int((beside.stated == 0).sum()),
    )


def _known(frame: pd.DataFrame) -> int:
    return int((2 * frame.stated >= frame.records).sum())


def _above(row: int) -> alt.Axis:
    return alt.Axis(title=None, labelAlign="left", labelPadding=0, labelOffset=12 - row / 2, labelLimit=250, labelFlush=False, grid=False)


def _of(t: Words) -> str:
    """An expression for "12 of 28" in the reader's language."""
    pattern = json.dumps(t("{stated} of {n}"))
    return f"replace(replace({pattern}, '{{stated}}', format(datum.stated, ',d')), '{{n}}', format(datum.records, ',d'))"


def _bars(chart: alt.Chart, title: str, t: Words, *, picked: bool = False) -> alt.LayerChart:
    """A row for each field: its name and its numbers, and below them the part that states it and the part that does not."""
    # Parts, not numbers, so that all bars are equally long: there are more records of one kind than of another.
    base = chart.transform_calculate(told=_of(t), part="datum.stated / datum.records", none="0", whole="1", lacks="datum.field").encode(
        y=alt.Y("field_words:N").sort(None).scale(padding=0).axis(_above(BAR_ROW)),
        tooltip=[
            alt.Tooltip("field_words:N").title(t("What")),
            alt.Tooltip("stated:Q").title(t("State it")).format(",d"),
            alt.Tooltip("not_stated:Q").title(t("Not stated")).format(",d"),
        ],
    )

    def bar(start: str, end: str, state: str) -> alt.Chart:
        drawn: alt.Chart = (
            base.transform_calculate(state=f"'{state}'")
            .mark_bar(height=10, yOffset=BAR_ROW / 4)
            .encode(
                x=alt.X(f"{start}:Q").scale(domain=[0, 1], nice=False).axis(None),
                x2=f"{end}:Q",
                color=alt.Color("state:N").scale(domain=theme.whole(["stated"])).legend(None),
            )
        )
        return drawn

    # The whole row can be clicked: of what few state there is little bar to hit.
    rows = base.mark_bar(height=BAR_ROW, fillOpacity=0, cursor="pointer" if picked else "default").encode(x="none:Q", x2="whole:Q")
    numbers = base.mark_text(align="right", dy=-BAR_ROW / 4 + 3, fontWeight="bold").encode(
        x="whole:Q", text="told:N", color=alt.ColorDatum("stated")
    )
    if picked:
        rows = rows.add_params(theme.pick("lacks"))
    layers = bar("none", "part", "stated") + bar("part", "whole", "not_stated") + numbers + rows.properties(name=theme.MARKS)
    return theme.finished(layers.properties(height=alt.Step(BAR_ROW)), title)


def fields_by_form(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Matrix: main fields down, forms across, in each cell the number of networks that state it, shaded by their part."""
    return _matrix(frame, "form", "datum.form_words", title=t("Main fields by form of the networks"), group_title=t("Form"), t=t)


def fields_by_form_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Which form states most of the main fields, and which least."""
    return _most_and_least(frame, "form", t)


def fields_by_country(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Matrix: main fields down, countries across, in each cell the number of networks that state it, shaded by their part."""
    no_seat, others = json.dumps(t("no seat")), json.dumps(t("others"))
    words = f"!isValid(datum.country) ? {no_seat} : datum.country === 'others' ? {others} : datum.country_words"
    short = f"!isValid(datum.country) ? {no_seat} : datum.country === 'others' ? {others} : datum.country"
    heads = f"(width < {NARROW} ? {short} : {words})"
    return _matrix(frame, "country", heads, title=t("Main fields by country of the seat"), group_title=t("Country"), t=t)


def fields_by_country_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The country whose networks state most of the main fields, and the one whose networks state least."""
    return _most_and_least(frame[frame.country.notna() & (frame.country != "others")], "country", t)


def _most_and_least(frame: pd.DataFrame, group: str, t: Words) -> str:
    known = frame[frame.records.ge(COMPARED) & frame[group].notna()]
    sums = known.groupby(f"{group}_words", sort=False)[["stated", "records"]].sum()
    if len(sums) < 2:
        return t("Fewer than two groups have five networks or more: there is nothing to compare.")
    parts = (sums.stated / sums.records).sort_values(ascending=False, kind="stable")
    stated, records = sums.stated.to_dict(), sums.records.to_dict()
    said = {name: t("{stated} of {n}", stated=int(stated[name]), n=int(records[name])) for name in stated}
    return t(
        "The main fields are filled most for {most} ({entries} entries) and least for {least} ({fewest}).",
        most=parts.index[0],
        entries=said[parts.index[0]],
        least=parts.index[-1],
        fewest=said[parts.index[-1]],
    )


def _matrix(frame: pd.DataFrame, group: str, heads: str, *, title: str, group_title: str, t: Words) -> alt.LayerChart:
    """A row for each field, a column for each group in the order of the frame; above a column its name and its networks."""
    column = alt.X("column:N").sort(None).scale(paddingInner=0.04, paddingOuter=0).axis(None)
    base = (
        alt.Chart(frame)
        .transform_calculate(
            column=f"isValid(datum.{group}) ? datum.{group} : 'not_stated'",
            # Words one below the other, and below them the number of networks.
            head=f"split({heads} + ' (' + format(datum.records, ',d') + ')', ' ')",
            told=f"width < {NARROW} ? format(datum.stated, ',d') : {_of(t)}",
        )
        .encode(x=column)
    )
    rows = base.encode(
        y=alt.Y("field_words:N").sort(None).scale(padding=0).axis(_above(CELL_ROW)),
        tooltip=[
            alt.Tooltip("field_words:N").title(t("What")),
            alt.Tooltip(f"{group}_words:N").title(group_title),
            alt.Tooltip("stated:Q").title(t("State it")).format(",d"),
            alt.Tooltip("records:Q").title(t("Of")).format(",d"),
        ],
    )
    shades = (
        rows.transform_filter("isValid(datum.stated_share)")
        .transform_calculate(state="'stated'")
        .mark_rect(height=26, yOffset=CELL_ROW / 4 - 2, cornerRadius=2)
        .encode(
            color=alt.Color("state:N").scale(domain=theme.whole(["stated"])).legend(None),
            fillOpacity=alt.FillOpacity("stated_share:Q").scale(domain=[0, 1], range=[0.03, 0.3]).legend(None),
        )
    )
    numbers = rows.mark_text(dy=CELL_ROW / 4 - 2, fontWeight="bold").encode(text="told:N", color=alt.ColorDatum("stated"))
    named = (
        base.transform_filter("datum.is_head")
        .mark_text(baseline="line-bottom", y=-40, lineHeight=15)
        .encode(text="head:N", color=alt.ColorDatum("stated"))
    )
    return theme.finished((shades + numbers + named).properties(height=alt.Step(CELL_ROW)), title)
