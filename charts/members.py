"""Who takes part: organisations by the number of their networks."""

import altair as alt
import pandas as pd

from charts import theme
from charts.words import ENGLISH, Words


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
