"""One network: what it did by year, and where its members come from."""

import altair as alt
import pandas as pd

from charts import theme
from charts.words import ENGLISH, Words


def activities_by_year(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each recorded activity as a dot above the year in which it began."""
    chart = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.starts_year)")
        .mark_point(size=70, strokeWidth=1.5, fillOpacity=0.8)
        .encode(
            x=theme.years("starts_year", t("Year in which it began")),
            y=alt.Y("place_in_year:Q").axis(None).scale(padding=12),
            **theme.ACCENT,
            tooltip=[
                alt.Tooltip("title:N").title(t("Activity")),
                alt.Tooltip("starts_on:N").title(t("From")),
                alt.Tooltip("activity_kind_words:N").title(t("Kind")),
                alt.Tooltip("exchange_mode_words:N").title(t("Mode")),
                alt.Tooltip("place:N").title(t("Place")),
            ],
        )
        .properties(height=140)
    )
    return theme.finished(chart, t("Activities by year"))


def activities_by_year_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many activities are recorded, from when to when."""
    years = frame.starts_year.dropna()
    return t.plural(
        "{n} activity is recorded, of {first}.",
        "{n} activities are recorded, from {first} to {last}.",
        n=len(years),
        first=str(int(years.min())),
        last=str(int(years.max())),
    )


def members_by_role_and_country(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of listed members of each country, parted by their role."""
    chart = (
        alt.Chart(frame)
        .transform_calculate(role="isValid(datum.role) ? datum.role : 'not_stated'")
        .mark_bar()
        .encode(
            y=alt.Y("country_words:N").sort(None).title(None),
            x=alt.X("members:Q").axis(tickMinStep=1, gridOpacity=0.5).title(t("Members listed")),
            **theme.coloured("role", {code: t.term("role", code) for code in theme.COLOURED["role"]} | {"not_stated": t("not stated")}),
            order=alt.Order("position:Q"),
            tooltip=[
                alt.Tooltip("country_words:N").title(t("Country")),
                alt.Tooltip("role_words:N").title(t("Role")),
                alt.Tooltip("members:Q").title(t("Members")),
            ],
        )
        .properties(height=alt.Step(24))
    )
    return theme.finished(chart, t("Listed members by country and role"), legend=True)


def members_by_role_and_country_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many members are listed, from how many countries, and how many without one."""
    placed = frame.dropna(subset=["country"])
    unknown = int(frame.members.sum() - placed.members.sum())
    parts = [
        t.plural(
            "{members} listed members have their seat in {n} country.",
            "{members} listed members have their seats in {n} countries.",
            n=placed.country.nunique(),
            members=int(placed.members.sum()),
        )
    ]
    if unknown:
        parts.append(t.plural("Of {n} the country is not stated.", "Of {n} the country is not stated.", n=unknown))
    return " ".join(parts)
