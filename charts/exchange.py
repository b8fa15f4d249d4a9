"""What networks do together: when, by which mode, of which kind, and since when nothing is heard."""

import json
from typing import Any

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

# The words of a row stand above it, so that its circles have the whole width, on a phone too.
ROW = 70
# How far below the middle of its row a circle stands.
LOWER = 10
ABOVE_ROW = alt.Axis(title=None, labelAlign="left", labelPadding=0, labelOffset=12 - ROW / 2, labelLimit=420, grid=False)


def activities_by_year_and_mode(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Columns: the number of activities that began in each year, parted by the way people met; not stated is grey, on top."""
    chart = (
        theme.column_of_year(alt.Chart(frame), "starts_year", t("Year in which it began"))
        .transform_calculate(mode_group=STATED)
        .mark_bar(cursor="pointer", strokeWidth=0)
        .encode(
            y=alt.Y("activities:Q").stack("zero").axis(tickMinStep=1, gridOpacity=0.5, tickCount=5).title(t("Activities")),
            **_coloured(t),
            order=alt.Order("position:Q"),
            tooltip=[
                alt.Tooltip("year:N").title(t("Year")),
                alt.Tooltip("mode_group_words:N").title(t("Mode")),
                alt.Tooltip("activities:Q").title(t("Activities")),
                alt.Tooltip("activities_of_year:Q").title(t("All of the year")),
            ],
        )
        .add_params(theme.pick("starts_year"))
        .properties(name=theme.MARKS, height=340)
    )
    return theme.finished(chart, t("Activities by year and mode"), legend=True)


def activities_by_year_and_mode_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """From when to when activities began, the fullest years, how many state a mode, and how many have no year."""
    dated = frame[frame.starts_year.notna() & (frame.activities > 0)]
    years = dated.groupby("starts_year").activities.sum().reset_index()
    top = sentences.most(years, "activities")
    total = int(years.activities.sum())
    moded = dated.dropna(subset=["mode_group"])
    undated = int(frame.activities.sum()) - total
    first, last = _year(years.starts_year.min()), _year(years.starts_year.max())
    parts = [
        t.plural("{n} activity of a known year began in {first}.", "{n} activities of a known year began in {first}.", n=total, first=first)
        if first == last
        else t.plural(
            "{n} activity of a known year began from {first} to {last}.",
            "{n} activities of a known year began from {first} to {last}.",
            n=total,
            first=first,
            last=last,
        )
    ]
    if 0 < len(top) <= 3 and len(years) > len(top):
        parts.append(
            t.plural(
                "The fullest year is {years} ({count}).",
                "The fullest years are {years} ({count} each).",
                n=len(top),
                years=", ".join(_year(year) for year in top.starts_year),
                count=int(top.activities.iloc[0]),
            )
        )
    of_mode = moded.groupby("mode_group_words").activities.sum().reset_index()
    if len(of_mode):
        most = sentences.most(of_mode, "activities")
        parts.append(
            t.plural(
                "{stated} of them state a mode; the most frequent is {modes} ({count}).",
                "{stated} of them state a mode; the most frequent are {modes} ({count} each).",
                n=len(most),
                stated=int(of_mode.activities.sum()),
                modes=_list(most.mode_group_words),
                count=int(most.activities.iloc[0]),
            )
        )
    if undated:
        parts.append(
            t.plural("{n} more bears no year and stands in no column.", "{n} more bear no year and stand in no column.", n=undated)
        )
    return " ".join(parts)


def activities_by_month(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of activities that began in each month, January to December, over all years."""
    base = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.month)")
        .encode(
            y=alt.Y("month_words:N").sort(None).axis(labelLimit=150).title(None),
            x=alt.X("activities:Q").scale(domainMin=0).axis(None),
            tooltip=[alt.Tooltip("month_words:N").title(t("Month")), alt.Tooltip("activities:Q").title(t("Activities"))],
        )
    )
    marks = (
        base.mark_bar(cornerRadiusEnd=2, cursor="pointer")
        .encode(**theme.ACCENT)
        .add_params(theme.pick("month"))
        .properties(name=theme.MARKS)
    )
    numbers = base.mark_text(align="left", dx=5, fontWeight="bold").encode(
        text=alt.Text("activities:Q").format(",d"), fill=alt.FillDatum("accent")
    )
    return theme.finished((marks + numbers).properties(height=alt.Step(26)), t("Activities by month, over all years"))


def activities_by_month_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The fullest months, the months without an activity, and how many activities have a known month."""
    months = frame.dropna(subset=["month"])
    known = months[months.activities > 0]
    top = sentences.most(known, "activities")
    parts = [
        t.plural(
            "Of {total} activities of a known month most began in {months}: {count}.",
            "Of {total} activities of a known month most began in {months}: {count} each.",
            n=len(top),
            total=int(known.activities.sum()),
            months=", ".join(top.month_words),
            count=int(top.activities.iloc[0]),
        )
        if len(top) < len(known)
        else t.plural(
            "{total} activities of a known month began in {n} month.",
            "{total} activities of a known month began in {n} months, as many in each.",
            n=len(top),
            total=int(known.activities.sum()),
        )
    ]
    empty = len(months) - len(known)
    if empty:
        parts.append(t.plural("In {n} month none began.", "In {n} months none began.", n=empty))
    return " ".join(parts)


def kinds_and_modes(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Circles: the number of activities of each kind, a row for each, by the way people met, a column for each."""
    return _matrix(frame, t, row="activity_kind", row_title=t("Kind"), size="activities", title=t("Activities by kind and mode"))


def kinds_and_modes_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent kinds, and the most frequent pairs of kind and mode."""
    kinds = frame.dropna(subset=["activity_kind"]).groupby("activity_kind_words", sort=False).activities.sum().reset_index()
    top = sentences.most(kinds, "activities")
    parts = [
        t.plural(
            "The most frequent kind is {kinds}: {count} of {total} activities.",
            "The most frequent kinds are {kinds}: {count} of {total} activities each.",
            n=len(top),
            kinds=_list(top.activity_kind_words),
            count=int(top.activities.iloc[0]),
            total=int(kinds.activities.sum()),
        )
    ]
    online = frame[frame.mode_group == "video_conference"].dropna(subset=["activity_kind"])
    if len(online):
        most = sentences.most(online, "activities")
        parts.append(
            t.plural(
                "The one video conference was of the kind {kinds}.",
                "Video conferences were most often of the kind {kinds}: {count} of {n}.",
                n=int(online.activities.sum()),
                kinds=_list(most.activity_kind_words),
                count=int(most.activities.iloc[0]),
            )
        )
    return " ".join(parts)


def modes_by_period(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Circles: how the activities to 2019, of 2020 and 2021 and since are made up, by the way people met."""
    return _matrix(
        frame, t, row="period", row_title=t("Years"), size="part_of_period", title=t("Modes to 2019, in 2020 and 2021, and since")
    )


def modes_by_period_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many of the activities that state a mode were video conferences, in each of the three times that had begun."""
    as_of = int(frame.as_of.iloc[0])
    known = frame.dropna(subset=["period", "mode_group"])
    online = known[known.mode_group == "video_conference"].groupby("period").activities.sum()
    stating = known.groupby("period").activities.sum()
    unknown = int(frame[frame.mode_group.isna() & frame.period.notna()].activities.sum())

    def of(period: str) -> dict[str, object]:
        return {"count": int(online.get(period, 0)), "total": int(stating.get(period, 0))}

    told = [t("{count} of {total} before 2020", **of("to_2019")) if "to_2019" in stating else t("none that states a mode before 2020")]
    if as_of >= 2020:
        told.append(
            t("{count} of {total} in 2020 and 2021", **of("2020_2021"))
            if "2020_2021" in stating
            else t("none that states a mode in 2020 and 2021")
        )
    if as_of >= 2022:
        told.append(t("{count} of {total} since", **of("since_2022")) if "since_2022" in stating else t("none that states a mode since"))
    parts = [t("Video conferences, of the activities that state a mode: {told}.", told=", ".join(told))]
    if unknown:
        parts.append(
            t.plural(
                "{n} more of a known year states no mode and may have been online or not.",
                "{n} more of a known year state no mode and may have been online or not.",
                n=unknown,
            )
        )
    return " ".join(parts)


def networks_by_activities(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks of which one activity is recorded, two, and so on; grey are those of which none is."""
    return theme.bars(
        frame,
        field="activities",
        unit="networks",
        title=t("Networks by number of recorded activities"),
        field_title=t("Activities recorded"),
        unit_title=t("Networks"),
        unstated=t("none recorded"),
    )


def networks_by_activities_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Of how many networks an activity is recorded, of how many only one, and the most that one has."""
    known = frame.dropna(subset=["activities"])
    none = int(frame.networks.sum() - known.networks.sum())
    parts = [
        t.plural(
            "{n} network has an activity recorded, {once} of them a single one; the highest number is {most}.",
            "{n} networks have an activity recorded, {once} of them a single one; the highest number is {most}.",
            n=int(known.networks.sum()),
            once=int(known.networks[known.activities == 1].sum()),
            most=int(known.activities.max()),
        )
    ]
    if none:
        parts.append(t.plural("{n} network has none recorded.", "{n} networks have none recorded.", n=none))
    return " ".join(parts)


def key_figures(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, str, str]]:
    """Title, number, and what it is of."""
    row = frame.iloc[0]
    done = int(row.activities)

    def others(count: int, told: str) -> str:
        return told if count else t("all of them") if done else t("nothing is recorded")

    undated = done - int(row.dated_activities)
    of_year_only = int(row.dated_activities - row.activities_of_known_month)
    without_mode = done - int(row.activities_of_known_mode)
    return [
        (
            t("Activities"),
            t.number(done),
            t.plural(
                "recorded for {of} of {n} network",
                "recorded for {of} of {n} networks",
                n=int(row.networks),
                of=int(row.networks_with_activities),
            )
            if row.networks
            else t("nothing is recorded"),
        ),
        (
            t("Of a known year"),
            t.number(int(row.dated_activities)),
            others(undated, t.plural("{n} more bears no date", "{n} more bear no date", n=undated)),
        ),
        (
            t("Of a known month"),
            t.number(int(row.activities_of_known_month)),
            others(
                undated + of_year_only,
                t.plural("of {n} more only the year is known", "of {n} more only the year is known", n=of_year_only)
                if of_year_only
                else t("the others bear no date"),
            ),
        ),
        (
            t("State a mode"),
            t.number(int(row.activities_of_known_mode)),
            others(without_mode, t.plural("{n} more states none", "{n} more state none", n=without_mode)),
        ),
        (
            t("Planned"),
            t.number(int(row.planned_activities)),
            t.plural("kept apart, with {n} cancelled one", "kept apart, with {n} cancelled ones", n=int(row.cancelled_activities))
            if row.cancelled_activities
            else t("kept apart, not counted"),
        ),
    ]


def topics_stated(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many activities state a topic."""
    row = frame.iloc[0]
    if not row.activities:
        return t("Nothing is recorded.")
    return t.plural(
        "A topic is stated by {stated} of {n} recorded activity.",
        "A topic is stated by {stated} of {n} recorded activities.",
        n=int(row.activities),
        stated=int(row.activities_with_topic),
    )


def gone_quiet(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks have nothing recorded any more, which one since when, and which are kept apart."""
    row = frame.iloc[0]
    heard, quiet = int(row.networks_heard_of), int(row.quiet_networks)
    parts = [
        t.plural(
            "{quiet} of {n} network with a dated activity has none recorded after {year}.",
            "{quiet} of {n} networks with a dated activity have none recorded after {year}.",
            n=heard + quiet,
            quiet=quiet,
            year=_year(row.quiet_since),
        )
        if heard + quiet
        else t("No dated activity is recorded for any network that still works.")
    ]
    if quiet:
        parts.append(t("The earliest last record is that of {name}, {date}.", name=row.longest_quiet, date=row.longest_quiet_since))
    apart = [
        text
        for count, text in (
            (row.ended_networks, t.plural("{n} network that has ended", "{n} networks that have ended", n=int(row.ended_networks))),
            (
                row.networks_without_dated_activity,
                t.plural(
                    "{n} network of which no dated activity is recorded",
                    "{n} networks of which no dated activity is recorded",
                    n=int(row.networks_without_dated_activity),
                ),
            ),
        )
        if count
    ]
    if apart:
        parts.append(t("Kept apart: {told}.", told=", ".join(apart)))
    return " ".join(parts)


def kinds_and_modes_in_documents(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """What the data hold of a kind, a mode or a form of exchange, or of who coordinates it."""
    rows = frame.to_dict("records")
    return [(_coordinated(row, t) if row["shown_by"] == "coordinator" else _holding(row, t),) for row in rows]


def exchange_in_documents(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """What the data hold of a body with whom to work, or of a purpose that a guarantee puts in words."""
    return [(_holding(row, t),) for row in frame.to_dict("records")]


def _holding(row: dict[Any, Any], t: Words) -> str:
    """How many have the code of which a document speaks, of those that state one; empty where it names no code or none states one."""
    stating = 0 if pd.isna(row["stating"]) else int(row["stating"])
    of = {
        "activity_kind": t.plural("{n} activity that states a kind", "{n} activities that state a kind", n=stating),
        "exchange_mode": t.plural("{n} activity that states a mode", "{n} activities that state a mode", n=stating),
        "form": t.plural(
            "{n} network that states a form and has an activity recorded",
            "{n} networks that state a form and have an activity recorded",
            n=stating,
        ),
        "member_kind": t.plural("{n} organisation whose kind is stated", "{n} organisations whose kind is stated", n=stating),
        "purpose": t.plural("{n} network that states a purpose", "{n} networks that state a purpose", n=stating),
    }
    for field, told in of.items():
        if stating and pd.notna(row.get(field)):
            return t("{word}: {holding} of {told}.", word=row[f"{field}_words"], holding=int(row["holding"]), told=told)
    return ""


def _coordinated(row: dict[Any, Any], t: Words) -> str:
    """How many networks list who coordinates, and how many activities name who promotes them."""
    networks, activities = int(row["networks"]), int(row["stating"])
    listing = t.plural(
        "{listing} of {n} network lists a lead or a coordinator.",
        "{listing} of {n} networks list a lead or a coordinator.",
        n=networks,
        listing=int(row["networks_with_coordinator"]),
    )
    promoted = t.plural(
        "{promoted} of {n} activity names who promotes it.",
        "{promoted} of {n} activities name who promotes them.",
        n=activities,
        promoted=int(row["holding"]),
    )
    return " ".join(told for count, told in ((networks, listing), (activities, promoted)) if count)


STATED = "isValid(datum.mode_group) ? datum.mode_group : 'not_stated'"


def _coloured(t: Words) -> dict[str, alt.Fill | alt.Stroke]:
    return theme.coloured("mode_group", _modes(t))


def _modes(t: Words) -> dict[str, str]:
    return {code: t.term("mode_group", code) for code in theme.COLOURED["mode_group"]} | {"not_stated": t("not stated")}


def _matrix(frame: pd.DataFrame, t: Words, *, row: str, row_title: str, size: str, title: str) -> alt.LayerChart:
    """Circles by mode and row, each with its number; the column `size` gives the area, from nothing."""
    modes = _modes(t)
    of_row = f"activities_of_{row.removeprefix('activity_')}"
    head = f"datum.{row}_words + ' · ' + format(datum.{of_row}, ',d')"
    base = (
        alt.Chart(frame)
        .transform_filter(f"isValid(datum.{row})")
        .transform_calculate(mode_group=STATED, row=head)
        .encode(
            y=alt.Y("row:N").sort(None).scale(type="band", padding=0).axis(ABOVE_ROW),
            x=alt.X("mode_group:N")
            .scale(type="band", domain=list(modes), padding=0)
            # Each word of a mode on a line of its own: six columns find room on a phone.
            .axis(
                orient="top",
                labelExpr=f"split({json.dumps(modes)}[datum.value], ' ')",
                labelAngle=0,
                labelFontSize=12,
                grid=False,
                labelFlush=False,
                labelOverlap=False,
                offset=8,
            )
            .title(None),
            tooltip=[
                alt.Tooltip(f"{row}_words:N").title(row_title),
                alt.Tooltip("mode_group_words:N").title(t("Mode")),
                alt.Tooltip("activities:Q").title(t("Activities")).format(",d"),
                alt.Tooltip(f"{of_row}:Q").title(t("All of the row")).format(",d"),
            ],
        )
    )
    # A circle that is wide enough holds its number; beside a smaller one it stands to the right.
    radius = f"sqrt(scale('size', datum.{size})) / 2"
    holds = f"{radius} > 3 + 4 * length(toString(datum.activities))"
    colours = {channel: colour.legend(None) for channel, colour in theme.coloured("mode_group", modes).items()}
    circles = base.mark_circle(yOffset=LOWER, opacity=1, fillOpacity=0.3, strokeWidth=1.5).encode(
        size=alt.Size(f"{size}:Q").scale(zero=True, range=[0, 1700]).legend(None), **colours
    )
    numbers = base.mark_text(
        yOffset=LOWER,
        fontWeight="bold",
        align=alt.ExprRef(f"{holds} ? 'center' : 'left'"),
        dx=alt.ExprRef(f"{holds} ? 0 : {radius} + 4"),
    ).encode(text=alt.Text("activities:Q").format(",d"), fill=alt.FillDatum("live_meeting"))
    return theme.finished((circles + numbers).properties(height=alt.Step(ROW)), title)


def _year(year: float) -> str:
    """A year is no quantity: 2017, not 2,017."""
    return str(int(year))


def _list(words: "pd.Series[str]") -> str:
    return ", ".join(words.str.lower())
