"""How areas are tied by the networks of their organisations."""

import pandas as pd

from charts.words import ENGLISH, Words

# An index that lies no further from chance than this is told as being as by chance.
ALIKE = 0.05


def inward_or_outward(frame: pd.DataFrame, t: Words = ENGLISH) -> str:
    """Whether ties look inward or outward, against what chance would give."""
    (row,) = frame.to_dict("records")
    pairs = row["pairs_within"] + row["pairs_between"]
    if not pairs or pd.isna(row["expected"]):
        return t("Fewer than two organisations of a stated country are tied here.")
    if pairs < 5:
        return t.plural(
            "{n} pair of organisations of a stated country is tied here, {between} of them across a border: too few for an index.",
            "{n} pairs of organisations of a stated country are tied here, {between} of them across a border: too few for an index.",
            n=round(pairs),
            between=round(row["pairs_between"]),
        )
    apart = row["ei"] - row["expected"]
    sure = 2 * row["ei_error"]
    if abs(apart) <= max(ALIKE, sure):
        look = t("Ties look neither inward nor outward: they fall as chance would have them")
    elif apart < 0:
        look = t("Ties look inward: organisations meet those of their own country more than chance would have it")
    else:
        look = t("Ties look outward: organisations meet those of other countries more than chance would have it")
    numbers = t(
        "{between} of {pairs} tied pairs lie across a border (E-I index {ei}; {expected} by chance). Within a country {within_share} "
        "of the possible pairs are tied, between countries {between_share}.",
        between=t.number(round(row["pairs_between"])),
        pairs=t.number(round(pairs)),
        ei=signed(row["ei"]),
        expected=signed(row["expected"]),
        within_share=percent(row["density_within"]),
        between_share=percent(row["density_between"]),
    )
    said = f"{look}. {numbers}"
    if row["is_sampled"]:
        error = t(
            "Pairs were counted for organisations drawn at random; the standard error of the index is {error}.", error=f"{sure / 2:.3f}"
        )
        said = f"{said} {error}"
    return said


def signed(value: float) -> str:
    """An index with its sign, which tells its direction."""
    return f"{value:+.2f}".replace("-", "−")


def percent(share: float) -> str:
    """A share of pairs as people write it; a dash where there are no pairs."""
    return "–" if pd.isna(share) else f"{100 * share:.1f} %"
