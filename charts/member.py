"""One organisation: what would be cut if it left, and what makes a network near to it, in words."""

from typing import Any

import pandas as pd

from charts.words import ENGLISH, Words


def leaving(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """How many pairs of others would lose touch without it."""
    told = {str(row["state"]): row for row in frame.to_dict("records")}
    before, after = told["before"], told["after"]
    if not after["is_member"]:
        return t("It is in none of the networks that the filters leave, so nothing there would change.")
    if not after["pairs_cut"]:
        return t("Nobody would lose touch: all organisations that are in touch now would stay so over other networks and organisations.")
    return t(
        "{cut} pairs of other organisations would lose touch, of {pairs} that are in touch now; the parts out of touch would go from "
        "{parts} to {parts_after}.",
        cut=t.number(int(after["pairs_cut"])),
        pairs=t.number(int(before["pairs_in_touch"])),
        parts=t.number(int(before["components"])),
        parts_after=t.number(int(after["components"])),
    )


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
