"""How large the networks are: each network on a log axis, bands, seats, founding years, stated against listed."""

import json
import math
from typing import Any

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

ROW = 104
ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000]


def networks_by_form_and_size(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each network as a dot on a logarithmic axis of its number of members, a row for each form, the median marked."""
    return _dots(frame, "form", t("Form"), t("Networks by form and number of members"), t)


def networks_by_form_and_size_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The median size of all, the form with the largest median, and how many networks only list members."""
    return _medians(frame, "form", t)


def networks_by_level_and_size(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each network as a dot on a logarithmic axis of its number of members, a row for each level, the median marked."""
    return _dots(frame, "level", t("Level"), t("Networks by level and number of members"), t)


def networks_by_level_and_size_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The median size of all, the level with the largest median, and how many networks only list members."""
    return _medians(frame, "level", t)


def _dots(frame: pd.DataFrame, row: str, row_title: str, title: str, t: Words) -> alt.LayerChart:
    labels = {"stated": t("As stated"), "listed": t("At least: members listed"), "median": t("Median")}
    base = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.members)")
        .transform_calculate(row=f"datum.{row}_words + {_median(t)}", basis_words=f"{json.dumps(labels)}[datum.size_basis]")
        .encode(y=alt.Y("row:N").sort(None).scale(padding=0).axis(theme.above_row(14 - ROW / 2)))
    )
    size = (
        alt.X("members:Q")
        .scale(type="log", nice=False, padding=14)
        .axis(values=ROUND, gridOpacity=0.5)
        .title(t("Members (logarithmic scale)"))
    )
    lane = alt.YOffset("lane:Q").scale(domain=[-1.1, 6.9])
    dots = (
        base.mark_point(size=70, strokeWidth=1.5)
        .encode(
            x=size,
            yOffset=lane,
            **theme.coloured("size_basis", labels),
            fillOpacity=theme.hollow("is_ended"),
            tooltip=[
                alt.Tooltip("name:N").title(t("Network")),
                alt.Tooltip("members:Q").title(t("Members")).format(",d"),
                alt.Tooltip("basis_words:N").title(t("Size")),
                alt.Tooltip(f"{row}_words:N").title(row_title),
                alt.Tooltip("country_words:N").title(t("Seat")),
            ],
        )
        .add_params(theme.pick("network_id"))
        .properties(name=theme.MARKS)
    )
    medians = (
        base.transform_filter("isValid(datum.median_once)")
        .mark_tick(thickness=3, orient="vertical", height=0.62 * ROW, yOffset=0.11 * ROW)
        .encode(x=alt.X("median_once:Q"), fill=alt.FillDatum("median"))
    )
    largest = (
        base.transform_filter("isValid(datum.label)")
        .mark_text(align="right", dx=-9, limit=110)
        .encode(x=size, yOffset=lane, text="label:N", fill=alt.FillDatum("median"))
    )
    return theme.finished((dots + medians + largest).properties(height=alt.Step(ROW)), title, legend=True)


def _median(t: Words) -> str:
    """An expression for the median beside the words of a row."""
    return f"' · ' + {json.dumps(t('median'))} + ' ' + format(datum.median_members, ',~f')"


def _medians(frame: pd.DataFrame, row: str, t: Words) -> str:
    known = frame.dropna(subset=["members"])
    parts = [
        t.plural(
            "The one network of known size, {largest}, counts {most} members.",
            "The median of the {n} networks of known size is {median} members; the largest, {largest}, counts {most}.",
            n=len(known),
            median=float(known.members.median()),
            largest=known.nlargest(1, "members").short_name.iloc[0],
            most=int(known.members.max()),
        )
    ]
    return " ".join([*parts, *_of_rows(known, row, int((known.size_basis == "listed").sum()), t)])


def _of_rows(known: pd.DataFrame, row: str, listed: int, t: Words) -> list[str]:
    """From which row's median to which they run, and how many networks count with listed members only."""
    by_row = known.dropna(subset=[row, "median_members"]).groupby(f"{row}_words", sort=False).median_members.first()
    by_row = by_row.sort_values(ascending=False, kind="stable")
    told = []
    if len(by_row) > 1:
        told.append(
            t(
                "Medians run from {low} ({smallest}) to {high} ({highest}).",
                low=float(by_row.iloc[-1]),
                smallest=by_row.index[-1],
                high=float(by_row.iloc[0]),
                highest=by_row.index[0],
            )
        )
    if listed:
        told.append(t.plural("{n} network counts with listed members only.", "{n} networks count with listed members only.", n=listed))
    return told


def counts_by_form_and_size(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: a row for each form with its median, not stated last, and a column for each band of size."""
    return _bands(frame, "form", t("Form"), t("Networks by form and number of members, counted"), t)


def counts_by_form_and_size_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent size, the forms with the smallest and the largest median, and how many networks only list members."""
    return _frequent_sizes(frame, "form", t)


def counts_by_level_and_size(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: a row for each level with its median, not stated last, and a column for each band of size."""
    return _bands(frame, "level", t("Level"), t("Networks by level and number of members, counted"), t)


def counts_by_level_and_size_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent size, the levels with the smallest and the largest median, and how many networks only list members."""
    return _frequent_sizes(frame, "level", t)


def _bands(frame: pd.DataFrame, row: str, row_title: str, title: str, t: Words) -> alt.LayerChart:
    return theme.cells(
        alt.Chart(frame),
        t,
        title=title,
        row=row,
        row_title=row_title,
        row_label=f"datum.{row}_words + ' · ' + format(datum.row_position, ',d') + (isValid(datum.median_members) ? {_median(t)} : '')",
        column="size_band",
        column_title=t("Members"),
        head=t("Members"),
        lines=2,
    )


def _frequent_sizes(frame: pd.DataFrame, row: str, t: Words) -> str:
    known = frame.dropna(subset=["size_band"])
    by_size = known.sort_values("column_position").groupby(["size_band", "size_band_words"], sort=False).networks.sum().reset_index()
    listed = int((known.networks - known.networks_by_statement).sum())
    return " ".join([_most_frequent(by_size, t), *_of_rows(known, row, listed, t)])


def networks_by_size(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks in each band of size, smallest band first."""
    return theme.bars(
        frame,
        field="size_band",
        unit="networks",
        title=t("Networks by number of members"),
        field_title=t("Members"),
        unit_title=t("Networks"),
        unstated=t("not stated"),
    )


def networks_by_size_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent bands, their count, of how many, and how many networks are very large."""
    known = frame.dropna(subset=["size_band"])
    large = int(known.networks[known.size_band == "over 100"].sum())
    told = [_most_frequent(known, t)]
    if large:
        told.append(t.plural("{n} has more than 100 members.", "{n} have more than 100 members.", n=large))
    return " ".join(told)


def _most_frequent(known: pd.DataFrame, t: Words) -> str:
    top = sentences.most(known, "networks")
    return t.plural(
        "The most frequent size is {bands} members: {count} of {total} networks.",
        "The most frequent sizes are {bands} members: {count} of {total} networks each.",
        n=len(top),
        bands=", ".join(top.size_band_words),
        count=int(top.networks.iloc[0]),
        total=int(known.networks.sum()),
    )


def seats_by_country(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of networks seated in each country, most first, those without a stated seat last."""
    return theme.bars(
        frame,
        field="country",
        unit="networks",
        title=t("Networks by country of their seat"),
        field_title=t("Country"),
        unit_title=t("Networks"),
        unstated=t("European, no seat stated"),
    )


def seats_by_country_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The countries with most seats, of how many, and how many networks name no seat."""
    seated = frame.dropna(subset=["country"])
    leading = sentences.leading(seated, "networks")
    names = ", ".join(
        f"{country} ({t.number(networks)})" for country, networks in zip(leading.country_words, leading.networks, strict=True)
    )
    unknown = int(frame.networks.sum() - seated.networks.sum())
    parts = [
        t.plural(
            "Of {countries} countries, {names} has most seats.",
            "Of {countries} countries, {names} have most seats.",
            n=len(leading),
            countries=len(seated),
            names=names,
        )
        if 0 < len(leading) < len(seated)
        else t.plural("All seats are in {names}.", "All seats are in {names}.", n=len(leading), names=names)
        if len(leading)
        else t("No country stands out among {countries}.", countries=len(seated))
    ]
    if unknown:
        parts.append(t.plural("{n} network names no seat.", "{n} networks name no seat.", n=unknown))
    return " ".join(parts)


def founding_years(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each network as a dot above the year of its founding; hollow dots have ended."""
    chart = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.founded_year)")
        .mark_point(size=55, strokeWidth=1.5)
        .encode(
            x=theme.years("founded_year", t("Founded in")),
            y=alt.Y("place_in_year:Q").axis(None).scale(padding=8),
            **theme.ACCENT,
            fillOpacity=theme.hollow("is_ended"),
            tooltip=[
                alt.Tooltip("name:N").title(t("Network")),
                alt.Tooltip("founded_year:Q").title(t("Founded in")).format("d"),
                alt.Tooltip("ended_year:Q").title(t("Ended in")).format("d"),
                alt.Tooltip("form_words:N").title(t("Form")),
            ],
        )
        .add_params(theme.pick("network_id"))
        .properties(name=theme.MARKS)
        .properties(height=190)
    )
    return theme.finished(chart, t("Networks by year of founding, hollow where ended"))


def founding_years_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The median year of founding, the oldest network, and how many have ended."""
    known = frame.dropna(subset=["founded_year"])
    oldest = known.nsmallest(1, "founded_year").iloc[0]
    parts = [
        t(
            "Of {n} networks of known founding, half were founded in {year} or later; the oldest is {oldest} ({first}).",
            n=len(known),
            year=str(math.ceil(known.founded_year.median())),
            oldest=oldest["name"],
            first=str(int(oldest.founded_year)),
        )
    ]
    return " ".join([*parts, *_ended(int(frame.is_ended.sum()), t)])


def _ended(networks: int, t: Words) -> list[str]:
    return [t.plural("{n} network has ended.", "{n} networks have ended.", n=networks)] if networks else []


def counts_by_founding_year(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Columns: the number of networks founded in each year; pale, on top, are those that have ended."""
    chart = (
        theme.column_of_year(alt.Chart(frame), "founded_year", t("Founded in"))
        .transform_calculate(ended=f"datum.is_ended ? {json.dumps(t('yes'))} : {json.dumps(t('no'))}")
        .mark_bar(cursor="pointer", strokeWidth=1)
        .encode(
            y=alt.Y("networks:Q").stack("zero").axis(tickMinStep=1, gridOpacity=0.5, tickCount=5).title(t("Networks")),
            **theme.ACCENT,
            fillOpacity=alt.FillOpacity("is_ended:N").scale(domain=[False, True], range=[0.85, 0.15]).legend(None),
            order=alt.Order("is_ended:N"),
            tooltip=[
                alt.Tooltip("year:N").title(t("Founded in")),
                alt.Tooltip("ended:N").title(t("Ended")),
                alt.Tooltip("networks:Q").title(t("Networks")).format(",d"),
            ],
        )
        .add_params(theme.pick("founded_year"))
        .properties(name=theme.MARKS, height=260)
    )
    return theme.finished(chart, t("Networks by year of founding, counted, pale where ended"))


def counts_by_founding_year_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The median year of founding, the first year, the fullest years, and how many have ended."""
    known = frame.dropna(subset=["founded_year"])
    years = known.groupby("founded_year").networks.sum().reset_index()
    total = int(years.networks.sum())
    top = sentences.most(years, "networks")
    # By its end more than half were founded: of an even number it is the later of the two in the middle.
    middle = years.founded_year[years.networks.cumsum() > total / 2].iloc[0]
    parts = [
        t(
            "Of {n} networks of known founding, half were founded in {year} or later, the first in {first}.",
            n=total,
            year=str(int(middle)),
            first=str(int(years.founded_year.iloc[0])),
        ),
        t.plural(
            "Most were founded in {years}: {count}.",
            "Most were founded in {years}: {count} in each year.",
            n=len(top),
            years=", ".join(str(int(year)) for year in top.founded_year),
            count=int(top.networks.iloc[0]),
        )
        if len(top) <= 3
        else "",
    ]
    return " ".join([*filter(None, parts), *_ended(int(frame.networks[frame.is_ended.astype(bool)].sum()), t)])


def stated_and_listed(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each network as a dot: members found listed across, members stated upward; on the line both are equal."""
    scale = alt.Scale(type="log", nice=False, domainMin=1, padding=10)
    values = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
    base = alt.Chart(frame).transform_filter("isValid(datum.listed_members) && isValid(datum.stated_members)")
    dots = (
        base.mark_point(size=60, strokeWidth=1.5, fillOpacity=0.7)
        .encode(
            x=alt.X("listed_members:Q").scale(scale).axis(values=values, gridOpacity=0.5).title(t("Members listed")),
            **theme.ACCENT,
            y=alt.Y("stated_members:Q").scale(scale).axis(values=values, gridOpacity=0.5).title(t("Members stated")),
            tooltip=[
                alt.Tooltip("name:N").title(t("Network")),
                alt.Tooltip("stated_members:Q").title(t("Members stated")),
                alt.Tooltip("listed_members:Q").title(t("Members listed")),
            ],
        )
        .add_params(theme.pick("network_id"))
        .properties(name=theme.MARKS)
    )
    equal = base.mark_line(strokeWidth=1.5, strokeDash=[4, 4], opacity=0.7).encode(
        x="listed_members:Q", y=alt.Y("listed_members:Q"), color=alt.value("#808893")
    )
    return theme.finished((equal + dots).properties(height=320), t("Members stated and members listed"))


def stated_and_listed_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks list fewer, as many, or more members than they state."""
    both = frame.dropna(subset=["listed_members", "stated_members"])
    fewer = int((both.listed_members < both.stated_members).sum())
    more = int((both.listed_members > both.stated_members).sum())
    return _compared(len(both), fewer, more, t)


def _compared(both: int, fewer: int, more: int, t: Words) -> str:
    return t.plural(
        "Of {n} network with both numbers, {fewer} lists fewer members than it states, {same} as many and {more} more.",
        "Of {n} networks with both numbers, {fewer} list fewer members than they state, {same} as many and {more} more.",
        n=both,
        fewer=fewer,
        same=both - fewer - more,
        more=more,
    )


def counts_by_stated_and_listed(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of networks in cells: bands of members stated down, bands of members listed across; outlined where they are the same."""
    return theme.cells(
        alt.Chart(frame).transform_filter("isValid(datum.stated_size_band)"),
        t,
        title=t("Members stated and members listed, counted"),
        row="stated_size_band",
        row_title=t("Members stated"),
        row_label=f"{json.dumps(t('Members stated'))} + ': ' + datum.stated_size_band_words",
        column="listed_size_band",
        column_title=t("Members listed"),
        head=t("Members listed"),
        lines=2,
        picked=False,
        marked="datum.stated_size_band === datum.listed_size_band",
    )


def counts_by_stated_and_listed_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many networks list fewer, as many, or more members than they state."""
    both = frame.dropna(subset=["stated_size_band"])
    return _compared(int(both.networks.sum()), int(both.networks_listing_fewer.sum()), int(both.networks_listing_more.sum()), t)


def in_documents(frame: pd.DataFrame, t: Words = ENGLISH) -> list[tuple[str, ...]]:
    """Beside each point how many networks are of the same form, level or kind; beside one on size from which to which they go."""
    return [(_beside_a_point(row, t),) for row in frame.to_dict("records")]


def _beside_a_point(row: dict[Any, Any], t: Words) -> str:
    stating = int(row["networks_stating"])
    if row["subject"] == "size" and stating:
        return t.plural(
            "The one network of known size has {most} members.",
            "From {fewest} to {most} members in {n} networks of known size; with 100 or more: {large}.",
            n=stating,
            fewest=int(row["fewest_members"]),
            most=int(row["most_members"]),
            large=int(row["networks_from_100"]),
        )
    scheme = row["subject"]
    if scheme == "size" or pd.isna(row[scheme]) or not stating:
        return ""
    told = {"word": row[f"{scheme}_words"], "networks": int(row["networks"]), "n": stating}
    match scheme:
        case "form":
            return t.plural(
                "{word}: {networks} of {n} network that states a form.", "{word}: {networks} of {n} networks that state a form.", **told
            )
        case "level":
            return t.plural(
                "{word}: {networks} of {n} network that states a level.", "{word}: {networks} of {n} networks that state a level.", **told
            )
        case _:
            return t.plural(
                "{word}: {networks} of {n} network that states what holds it together.",
                "{word}: {networks} of {n} networks that state what holds them together.",
                **told,
            )
