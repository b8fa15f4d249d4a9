"""How large the networks are: each network on a log axis, bands, seats, founding years, stated against listed."""

import json
import math
from typing import Any

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

# Words stand above their row, so that they and the dots have the whole width, on a phone too.
ROW = 104
ABOVE_ROW = alt.Axis(title=None, labelAlign="left", labelPadding=0, labelOffset=14 - ROW / 2, labelLimit=400, grid=False)
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
    said = f"datum.{row}_words + ' · ' + {json.dumps(t('median'))} + ' ' + format(datum.median_members, ',~f')"
    base = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.members)")
        .transform_calculate(row=said, basis_words=f"{json.dumps(labels)}[datum.size_basis]")
        .encode(y=alt.Y("row:N").sort(None).scale(padding=0).axis(ABOVE_ROW))
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


def _medians(frame: pd.DataFrame, row: str, t: Words) -> str:
    known = frame.dropna(subset=["members"])
    by_row = known.groupby(f"{row}_words", sort=False).median_members.first().sort_values(ascending=False, kind="stable")
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
    if len(by_row) > 1:
        parts.append(
            t(
                "Medians run from {low} ({smallest}) to {high} ({highest}).",
                low=float(by_row.iloc[-1]),
                smallest=by_row.index[-1],
                high=float(by_row.iloc[0]),
                highest=by_row.index[0],
            )
        )
    listed = int((known.size_basis == "listed").sum())
    if listed:
        parts.append(t.plural("{n} network counts with listed members only.", "{n} networks count with listed members only.", n=listed))
    return " ".join(parts)


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
    top = sentences.most(known, "networks")
    large = int(known.networks[known.size_band == "over 100"].sum())
    return t.plural(
        "The most frequent size is {bands} members: {count} of {total} networks.",
        "The most frequent sizes are {bands} members: {count} of {total} networks each.",
        n=len(top),
        bands=", ".join(top.size_band_words),
        count=int(top.networks.iloc[0]),
        total=int(known.networks.sum()),
    ) + (" " + t.plural("{n} has more than 100 members.", "{n} have more than 100 members.", n=large) if large else "")


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
    names = ", ".join(f"{country} ({networks})" for country, networks in zip(leading.country_words, leading.networks, strict=True))
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
    ended = int(frame.is_ended.sum())
    parts = [
        t(
            "Of {n} networks of known founding, half were founded in {year} or later; the oldest is {oldest} ({first}).",
            n=len(known),
            year=str(math.ceil(known.founded_year.median())),
            oldest=oldest["name"],
            first=str(int(oldest.founded_year)),
        )
    ]
    if ended:
        parts.append(t.plural("{n} network has ended.", "{n} networks have ended.", n=ended))
    return " ".join(parts)


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
    return t.plural(
        "Of {n} network with both numbers, {fewer} lists fewer members than it states, {same} as many and {more} more.",
        "Of {n} networks with both numbers, {fewer} list fewer members than they state, {same} as many and {more} more.",
        n=len(both),
        fewer=fewer,
        same=len(both) - fewer - more,
        more=more,
    )


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
