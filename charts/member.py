"""One organisation: what would be cut if it left."""

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
