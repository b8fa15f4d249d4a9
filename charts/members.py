"""Who takes part: organisations by kind, country and number of networks, their roles and seats, and large ones among them."""

import json

import altair as alt
import pandas as pd

from charts import sentences, theme
from charts.words import ENGLISH, Words

# A size of which the axis has a line, on a logarithmic scale.
ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000]


def members_by_kind(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of organisations of each kind, most first, those of an unknown kind last."""
    return theme.bars(
        frame,
        field="member_kind",
        unit="members",
        title=t("Organisations by kind"),
        field_title=t("Kind"),
        unit_title=t("Organisations"),
        unstated=t("not stated"),
        words_limit=190,
    )


def members_by_kind_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent kinds, and of how many organisations a kind is known."""
    known = frame.dropna(subset=["member_kind"])
    top = sentences.most(known, "members")
    return t.plural(
        "The most frequent kind is {kinds}: {count} of {total} organisations of a known kind.",
        "The most frequent kinds are {kinds}: {count} each of {total} organisations of a known kind.",
        n=len(top),
        kinds=", ".join(top.member_kind_words.str.lower()),
        count=int(top.members.iloc[0]),
        total=int(known.members.sum()),
    )


def members_by_country(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of organisations of each country, most first, those without a known country last."""
    return theme.bars(
        frame,
        field="country",
        unit="members",
        title=t("Organisations by country"),
        field_title=t("Country"),
        unit_title=t("Organisations"),
        unstated=t("not stated"),
    )


def members_by_country_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """From how many countries organisations come, and the countries with most of them."""
    known = frame.dropna(subset=["country"])
    leading = sentences.leading(known, "members")
    names = ", ".join(f"{country} ({t.number(members)})" for country, members in zip(leading.country_words, leading.members, strict=True))
    parts = [
        t.plural(
            "{members} organisations come from {n} country.",
            "{members} organisations come from {n} countries.",
            n=len(known),
            members=int(known.members.sum()),
        )
    ]
    if 0 < len(leading) < len(known):
        parts.append(t("Most were found in {names}.", names=names))
    return " ".join(parts)


def members_by_networks(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of organisations that are members of one network, of two, and so on."""
    return theme.bars(
        frame,
        field="networks",
        unit="members",
        title=t("Organisations by number of networks"),
        field_title=t("Networks"),
        unit_title=t("Organisations"),
        unstated=t("not stated"),
    )


def members_by_networks_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many of all organisations were found in several networks, and how many the busiest has."""
    several = int(frame.members[frame.networks > 1].sum())
    return t.plural(
        "{several} of {n} organisation was found in more than one network.",
        "{several} of {n} organisations were found in more than one network; the most that one is in is {most}.",
        n=int(frame.members.sum()),
        several=several,
        most=int(frame.networks.max()),
    )


def networks_by_own_size(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Each organisation that is itself a network as a dot: its own members across, on a logarithmic scale, its networks upward."""
    dots = (
        alt.Chart(frame)
        .transform_filter("isValid(datum.own_members)")
        .mark_point(size=70, strokeWidth=1.5, fillOpacity=0.5)
        .encode(
            x=alt.X("own_members:Q")
            .scale(type="log", nice=False, padding=14)
            .axis(values=ROUND, gridOpacity=0.5)
            .title(t("Its own members (logarithmic scale)")),
            y=alt.Y("networks:Q")
            .scale(domainMin=0, padding=10)
            .axis(format="d", tickMinStep=1, gridOpacity=0.5)
            .title(t("Networks it is in")),
            **theme.ACCENT,
            tooltip=[
                alt.Tooltip("name:N").title(t("Organisation")),
                alt.Tooltip("own_members:Q").title(t("Its own members")).format(",d"),
                alt.Tooltip("size_basis_words:N").title(t("Size")),
                alt.Tooltip("networks:Q").title(t("Networks it is in")),
                alt.Tooltip("country_words:N").title(t("Country")),
            ],
        )
        .add_params(theme.pick("member_id"))
        .properties(name=theme.MARKS, height=300)
    )
    return theme.finished(dots, t("Organisations by their own size and the number of their networks"))


def networks_by_own_size_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many of the larger and of the smaller half are in several networks, and how often the larger of two is in more."""
    known = frame.dropna(subset=["own_members"])
    median = float(known.own_members.median())
    in_several = known.networks > 1
    larger = known.own_members > median
    parts = [
        t(
            "Of the {larger} organisations with more than {median} members of their own, {larger_in_several} are in more than one "
            "network; of the {smaller} others, {smaller_in_several}.",
            median=median,
            larger=int(larger.sum()),
            larger_in_several=int((larger & in_several).sum()),
            smaller=int((~larger).sum()),
            smaller_in_several=int((~larger & in_several).sum()),
        )
    ]
    more, fewer = _agreeing(known)
    if more + fewer:
        parts.append(
            t.plural(
                "Of {n} pair of them that differs in both, in {more} the larger is in more networks.",
                "Of {n} pairs of them that differ in both, in {more} the larger is in more networks.",
                n=more + fewer,
                more=more,
            )
        )
    return " ".join(parts)


def _agreeing(known: pd.DataFrame) -> tuple[int, int]:
    """In how many pairs of organisations the larger is in more networks, and in how many in fewer."""
    pairs = known[["own_members", "networks"]].merge(known[["own_members", "networks"]], how="cross", suffixes=("", "_of_other"))
    larger = pairs[pairs.own_members > pairs.own_members_of_other]
    return int((larger.networks > larger.networks_of_other).sum()), int((larger.networks < larger.networks_of_other).sum())


def counts_by_own_size(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """The number of organisations that are networks themselves, in cells: bands of their own size down, of their networks across."""
    return theme.cells(
        alt.Chart(frame),
        t,
        title=t("Organisations by their own size and the number of their networks, counted"),
        row="size_band",
        row_title=t("Its own members"),
        row_label=f"{json.dumps(t('Its own members'))} + ': ' + datum.size_band_words",
        column="networks_band",
        column_title=t("Networks it is in"),
        count="organisations",
        count_title=t("Organisations"),
        head=t("Networks it is in"),
        lines=2,
        picked=False,
    )


def counts_by_own_size_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Of the largest and of the smallest band of size, how many organisations are in several networks."""
    several = frame.organisations.where(frame.networks_band != "1", 0)
    by_band = frame.assign(several=several).groupby("size_band_words", sort=False)[["several", "organisations"]].sum()
    largest = by_band.iloc[0]
    parts = [
        t.plural(
            "Of {n} organisation with {band} members of its own, {several} is in more than one network.",
            "Of {n} organisations with {band} members of their own, {several} are in more than one network.",
            n=int(largest.organisations),
            band=largest.name,
            several=int(largest.several),
        )
    ]
    if len(by_band) > 1:
        smallest = by_band.iloc[-1]
        parts.append(
            t.plural(
                "Of {n} with {band} members it is {several}.",
                "Of {n} with {band} members it is {several}.",
                n=int(smallest.organisations),
                band=smallest.name,
                several=int(smallest.several),
            )
        )
    return " ".join(parts)


def memberships_by_role(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of memberships with each role, most first, those without a stated role last."""
    return theme.bars(
        frame,
        field="role",
        unit="memberships",
        title=t("Memberships by role"),
        field_title=t("Role"),
        unit_title=t("Memberships"),
        unstated=t("not stated"),
        picked=False,
    )


def memberships_by_role_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """The most frequent roles, and how many memberships lead or coordinate."""
    known = frame.dropna(subset=["role"])
    top = sentences.most(known, "memberships")
    leading = int(known.memberships[known.role.isin(["lead", "coordinator"])].sum())
    return " ".join(
        [
            t.plural(
                "The most frequent role is {roles}: {count} of {total} memberships that state one.",
                "The most frequent roles are {roles}: {count} each of {total} memberships that state one.",
                n=len(top),
                roles=", ".join(top.role_words.str.lower()),
                count=int(top.memberships.iloc[0]),
                total=int(known.memberships.sum()),
            ),
            t.plural("{n} leads or coordinates the network.", "{n} lead or coordinate the network.", n=leading),
        ]
    )


def memberships_by_seat(frame: pd.DataFrame, t: Words = ENGLISH) -> alt.LayerChart:
    """Bars: the number of memberships with a seat in a body that manages the network, without one, and of which no source tells."""
    return theme.bars(
        frame,
        field="management_seat",
        unit="memberships",
        title=t("Memberships with a seat in the management"),
        field_title=t("Seat in the management"),
        unit_title=t("Memberships"),
        unstated=t("not stated"),
        words_limit=190,
        picked=False,
    )


def memberships_by_seat_says(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Of the memberships that state it, how many have a seat in a body that manages the network."""
    known = frame.dropna(subset=["management_seat"])
    return t.plural(
        "{seats} of {n} membership of which it is told has a seat in a body that manages the network.",
        "{seats} of {n} memberships of which it is told have a seat in a body that manages the network.",
        n=int(known.memberships.sum()),
        seats=int(known.memberships[known.management_seat == "in_management"].sum()),
    )
