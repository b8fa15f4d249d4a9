"""What the networks are for: purposes and their networks, pairs of purposes, and purposes that no network states."""

import json
from typing import Any

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

# A matrix has its rows' words at the left. Those of its columns stand like stairs above it, each on a line of its own
# and ending where its column begins, so that all words are horizontal on every screen.
LINE = 19
NAMES = "clamp(0.34 * width, 140, 250)"
WORDS = "clamp(0.34 * width, 188, 250)"
# More gaps than these are counted in the sentence, not named.
FEW_GAPS = 6
BEFORE_COLUMN = "scale('x', datum.column_place) + bandwidth('x') / 2 - 7"


def networks_and_their_purposes(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Matrix: a row for each network, a column for each purpose, and a dot where the network states the purpose."""
    codes = theme.COLOURED["form"]
    cells = alt.Chart().transform_filter("isValid(datum.purpose)")
    dots = (
        cells.transform_calculate(line="datum.row_place")
        .mark_point(size=72, opacity=1, fillOpacity=1, strokeWidth=1, cursor="pointer")
        .encode(
            x=_column(NAMES),
            y=_line(),
            **theme.coloured("form", {code: t.term("form", code) for code in codes}),
            tooltip=[
                alt.Tooltip("name:N").title(t("Network")),
                alt.Tooltip("purpose_words:N").title(t("Purpose")),
                alt.Tooltip("form_words:N").title(t("Form")),
                alt.Tooltip("country_words:N").title(t("Seat")),
            ],
        )
        .add_params(theme.pick("network_id"))
        .properties(name=theme.MARKS)
    )
    return _matrix(
        frame,
        [dots],
        cells,
        left=NAMES,
        row_words="datum.short_name",
        column_words="datum.purpose_words + ' (' + datum.networks_of_purpose + ')'",
        title=t("Networks and the purposes that they state"),
        lines=True,
    )


def networks_and_their_purposes_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The purposes that most networks state, and the networks that state most purposes."""
    known = frame.dropna(subset=["purpose"])
    by_purpose = known.groupby("purpose_words", sort=False).network_id.nunique().rename("networks").reset_index()
    top = sentences.most(by_purpose, "networks")
    by_network = known.drop_duplicates("network_id")
    widest = sentences.most(by_network, "purposes_stated")
    parts = [
        t.plural(
            "The most frequent purpose is {purposes}: {count} of {total} networks state it.",
            "The most frequent purposes are {purposes}: {count} of {total} networks state each.",
            n=len(top),
            purposes=_listed(top.purpose_words),
            count=int(top.networks.iloc[0]),
            total=len(by_network),
        )
    ]
    if len(widest) == 1:
        parts.append(t("{name} states most, {count}.", name=widest.short_name.iloc[0], count=int(widest.purposes_stated.iloc[0])))
    else:
        parts.append(
            t.plural(
                "No network states more than {count}, and {n} does.",
                "No network states more than {count}, and {n} state as many.",
                n=len(widest),
                count=int(widest.purposes_stated.iloc[0]),
            )
        )
    return " ".join(parts)


def purposes_by_form(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Table of numbers: networks by purpose and form, shaded more strongly where there are more, a ring where there are none."""
    return _numbers(
        frame, "form", t, part_title=t("Form"), title=t("Purposes by form, a ring where no network states it"), unstated=t("not stated")
    )


def purposes_by_form_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent purposes of each form, and of how many networks."""
    told = []
    for _, rows in _drawn(frame.dropna(subset=["form"])).groupby("form_words", sort=False):
        top = sentences.most(rows, "networks")
        told.append(
            t(
                "{form}: {purposes} ({count} of {total})",
                form=top.form_words.iloc[0],
                purposes=_listed(top.purpose_words),
                count=int(top.networks.iloc[0]),
                total=int(top.networks_of_form.iloc[0]),
            )
        )
    return t("Most frequent by form: {told}.", told="; ".join(told)) if told else t("No form has five networks that state a purpose.")


def networks_by_purpose(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks that state each purpose, most first; purposes that no network states have no bar."""
    return theme.bars(
        frame,
        field="purpose",
        unit="networks",
        title=t("Networks by purpose"),
        field_title=t("Purpose"),
        unit_title=t("Networks"),
        unstated=t("not stated"),
        words_limit=200,
    )


def networks_by_purpose_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent purposes with their counts, of how many networks, and the purposes that none of them states."""
    known = frame.dropna(subset=["purpose"])
    total = int(frame.networks_stating.iloc[0])
    stated = known[known.networks > 0]
    leading = sentences.leading(stated, "networks")
    leading = sentences.most(stated, "networks") if leading.empty else leading
    names = ", ".join(f"{purpose.lower()} ({count})" for purpose, count in zip(leading.purpose_words, leading.networks, strict=True))
    unstated = known[known.networks == 0]
    return " ".join(
        [
            t("Most frequent of the purposes that {total} networks state: {names}.", total=total, names=names),
            t("None of them states {purposes}.", purposes=_listed(unstated.purpose_words))
            if len(unstated)
            else t("Each purpose of the list is stated by at least one of them."),
        ]
    )


def pairs_of_purposes(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: for each pair of purposes the number of networks that state both, within a pale bar of those that state either."""
    said = f"datum.networks + {json.dumps(' ' + t('of') + ' ')} + datum.networks_stating_either"
    base = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.purposes) && datum.is_drawn")
        .transform_calculate(pair="replace(datum.purposes_words, ', ', ' + ')", said=said)
        .encode(
            # The words stand above their bars, so that both have the whole width.
            y=alt.Y("pair:N")
            .sort(None)
            .scale(paddingInner=0.66, paddingOuter=0.4)
            .axis(title=None, labelAlign="left", labelPadding=0, labelOffset=-18, labelLimit=420, grid=False),
            tooltip=[
                alt.Tooltip("pair:N").title(t("Purposes")),
                alt.Tooltip("networks:Q").title(t("Networks that state both")),
                alt.Tooltip("networks_stating_either:Q").title(t("Networks that state either")),
            ],
        )
    )
    length = alt.X("networks_stating_either:Q").scale(domainMin=0, padding=0).axis(None)
    # One grey, half transparent, is quiet on a white page and on a dark one.
    either = base.mark_bar(cornerRadiusEnd=2, fill="#808080", fillOpacity=0.22).encode(x=length)
    both = (
        base.mark_bar(cornerRadiusEnd=2, cursor="pointer")
        .encode(x=alt.X("networks:Q"), fill=alt.FillDatum("accent"))
        .add_params(theme.pick("purposes"))
        .properties(name=theme.MARKS)
    )
    numbers = base.mark_text(align="left", dx=6, fontWeight="bold", fill=theme.INK).encode(x=alt.X("networks:Q"), text=alt.Text("said:N"))
    return theme.finished(
        (either + both + numbers).properties(height=alt.Step(44)),
        t("Pairs of purposes: stated together, of stated at all"),
    )


def pairs_of_purposes_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The pairs that most networks state, and of how many that state either."""
    top = sentences.most(frame, "networks")
    most = int(top.networks.iloc[0])
    if most == 1:
        return t("No two networks here state the same pair.")
    if len(top) > 3:
        return t.plural(
            "No pair stands out: {pairs} pairs are each stated by {n} network.",
            "No pair stands out: {pairs} pairs are each stated by {n} networks.",
            n=most,
            pairs=len(top),
        )
    pairs = "; ".join(
        t(
            "{pair}, {count} of the {either} networks that state either",
            pair=row["purposes_words"].lower().replace(", ", " + "),
            count=most,
            either=int(row["networks_stating_either"]),
        )
        for row in top.to_dict("records")
    )
    return t("Most often together: {pairs}.", pairs=pairs)


def purposes_by_country(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Table of numbers: networks by purpose and country of their seat, shaded by their number, a ring where there are none."""
    return _numbers(
        frame,
        "country",
        t,
        part_title=t("Country"),
        title=t("Purposes by country, a ring where no network states it"),
        unstated=t("European, no seat stated"),
    )


def purposes_by_country_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Which countries leave most and fewest purposes unstated, and how many countries are too few to tell."""
    seated = frame.dropna(subset=["country"])
    told = _gaps(_drawn(seated), "country", t)
    apart = seated[~seated.is_drawn].country.nunique()
    if apart:
        told.append(
            t.plural(
                "{n} country with fewer than five networks that state a purpose is not drawn.",
                "{n} countries with fewer than five networks that state a purpose are not drawn.",
                n=apart,
            )
        )
    return " ".join(told) or t("No seat is stated.")


def purposes_by_level(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Table of numbers: networks by purpose and level, shaded more strongly where there are more, a ring where there are none."""
    return _numbers(
        frame, "level", t, part_title=t("Level"), title=t("Purposes by level, a ring where no network states it"), unstated=t("not stated")
    )


def purposes_by_level_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Which purposes no network states, for each level."""
    told = _gaps(_drawn(frame.dropna(subset=["level"])), "level", t)
    return " ".join(told) or t("No level has five networks that state a purpose.")


def twelve_purposes(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """For each purpose of the document, and those beyond it, how many networks state it."""
    return [
        (
            ""
            if row["networks_stating_any"] == 0 or pd.isna(row["purpose"])
            else t("{purpose}: none of {total} states it.", purpose=row["purpose_words"], total=int(row["networks_stating_any"]))
            if row["networks"] == 0
            else t.plural(
                "{purpose}: {n} of {total} states it.",
                "{purpose}: {n} of {total} state it.",
                n=int(row["networks"]),
                purpose=row["purpose_words"],
                total=int(row["networks_stating_any"]),
            ),
        )
        for row in frame.to_dict("records")
    ]


def _drawn(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame.is_drawn.astype(bool)]


def _listed(words: "pd.Series[str]") -> str:
    return ", ".join(words.str.lower())


def _gaps(frame: pd.DataFrame, part: str, t: Words) -> list[str]:
    """For each part the purposes that no network states by name; where they are many, how many they are."""
    gaps = frame[frame.networks == 0]
    if frame.empty:
        return []
    if len(gaps) == 0:
        return [t("Each purpose is stated in each of them.")]
    if len(gaps) <= FEW_GAPS or frame[f"{part}_words"].nunique() == 1:
        return [
            t(
                "{part}: none of {total} states {purposes}.",
                part=words,
                total=int(rows[f"networks_of_{part}"].iloc[0]),
                purposes=_listed(rows.purpose_words),
            )
            for words, rows in gaps.groupby(f"{part}_words", sort=False)
        ]
    counts = gaps[f"{part}_words"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    told = [
        t(
            "Number of the {purposes} purposes that no network states: {parts}.",
            purposes=frame.purpose.nunique(),
            parts=", ".join(f"{words} {count}" for words, count in counts.items()),
        )
    ]
    by_purpose = frame.groupby("purpose_words", sort=False).networks.max()
    nowhere = by_purpose[by_purpose == 0]
    if len(nowhere):
        told.append(t("Stated in none of them: {purposes}.", purposes=_listed(nowhere.index.to_series())))
    return told


def _line() -> alt.Y:
    """Lines of one height: below zero those of the columns' words, from one on those of the rows."""
    return alt.Y("line:O").axis(None)


def _column(left: str) -> alt.X:
    return alt.X("column_place:O").scale(range=[alt.ExprRef(left), alt.ExprRef("width")], padding=0.04).axis(None)


def _matrix(
    frame: pd.DataFrame,
    marks: list[alt.Chart],
    cells: alt.Chart,
    *,
    left: str,
    row_words: str,
    column_words: str,
    title: str,
    lines: bool = False,
) -> alt.LayerChart:
    """Marks in rows and columns, with horizontal words for both; with `lines` to find a mark's words, and a legend."""
    heads = cells.transform_filter("datum.heads_column").transform_calculate(line="-datum.column_place", words=column_words)
    rows = cells.transform_filter("datum.heads_row").transform_calculate(line="datum.row_place", words=row_words)
    quiet: dict[str, Any] = {"stroke": "#808080", "strokeOpacity": 0.28, "strokeWidth": 1, "aria": False}
    across = rows.mark_rule(**quiet).encode(y=_line(), x=alt.value(alt.ExprRef(left)), x2=alt.value("width"))
    end = alt.value("height") if lines else alt.value(alt.ExprRef("scale('y', 1)"))
    down = heads.mark_rule(**quiet).encode(x=_column(left), y=_line(), y2=end)
    names = rows.mark_text(align="right", fill=theme.INK, limit=alt.ExprRef(f"{left} - 12")).encode(
        y=_line(), x=alt.value(alt.ExprRef(f"{left} - 8")), text=alt.Text("words:N")
    )
    words = heads.mark_text(align="right", dx=-7, fill=theme.INK, limit=alt.ExprRef(BEFORE_COLUMN)).encode(
        x=_column(left), y=_line(), text=alt.Text("words:N")
    )
    layers = alt.LayerChart(layer=[*([across] if lines else []), down, *marks, names, words], data=frame)
    return theme.finished(layers.properties(height=alt.Step(LINE)), title, legend=lines)


def _numbers(frame: pd.DataFrame, part: str, t: Words, *, part_title: str, title: str, unstated: str) -> alt.LayerChart:
    """A number in each cell, on a ground of a stronger shade where it is larger; a ring for none."""
    cells = alt.Chart().transform_filter("datum.is_drawn")
    part_words = f"(isValid(datum.{part}) ? datum.{part}_words : {json.dumps(unstated)})"
    at = cells.transform_calculate(line="datum.row_place")
    tooltip = [
        alt.Tooltip("purpose_words:N").title(t("Purpose")),
        alt.Tooltip(f"{part}_words:N").title(part_title),
        alt.Tooltip("networks:Q").title(t("Networks")),
    ]
    grounds = (
        at.mark_rect(cursor="pointer", cornerRadius=2)
        .encode(
            x=_column(WORDS),
            y=_line(),
            **theme.ACCENT,
            strokeOpacity=alt.value(0),
            fillOpacity=alt.FillOpacity("networks:Q").scale(domainMin=0, range=[0, 0.45]).legend(None),
            tooltip=tooltip,
        )
        .add_params(theme.pick("purpose"))
        .properties(name=theme.MARKS)
    )
    numbers = (
        at.transform_filter("datum.networks > 0")
        .mark_text(fill=theme.INK, aria=False)
        .encode(x=_column(WORDS), y=_line(), text=alt.Text("networks:Q"), tooltip=tooltip)
    )
    rings = (
        at.transform_filter("datum.networks == 0")
        .mark_point(size=50, strokeWidth=1.5, fillOpacity=0, aria=False)
        .encode(x=_column(WORDS), y=_line(), stroke=alt.StrokeDatum("accent"), tooltip=tooltip)
    )
    return _matrix(
        frame,
        [grounds, numbers, rings],
        cells,
        left=WORDS,
        row_words="datum.purpose_words",
        column_words=f"{part_words} + ' (' + datum.networks_of_{part} + ')'",
        title=title,
    )
