"""One organisation: what makes a network near to it, in words."""

from typing import Any

import pandas as pd

from charts.words import ENGLISH, Words


def networks_near_says(row: dict[Any, Any], t: Words = ENGLISH) -> str:
    """How many members a network shares with which networks of the organisation, and which purposes it pursues as they do."""
    parts = [
        t.plural(
            "shares {n} member with {networks}",
            "shares {n} members with {networks}",
            n=int(row["shared_members"]),
            networks=t.plural("{named} and {n} more", "{named} and {n} more", n=int(row["more_networks"]), named=row["networks_named"])
            if row["more_networks"]
            else row["networks_named"],
        )
    ]
    if pd.notna(row["purposes"]):
        parts.append(t("pursues {purposes} as its networks do", purposes=row["purposes_words"].lower()))
    if pd.notna(row["ended_year"]):
        parts.append(t("ended in {year}", year=str(int(row["ended_year"]))))
    return "; ".join(parts)
