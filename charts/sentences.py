"""What sentences agree on: which rows stand out, when some have the same number."""

import pandas as pd


def most(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The rows that share the highest number of the column `unit`."""
    return frame.nlargest(1, unit, keep="all")


def leading(frame: pd.DataFrame, unit: str, at_most: int = 3) -> pd.DataFrame:
    """The first rows by the column `unit`, highest first, as many as can be told without parting equals; perhaps none."""
    ranked = frame.sort_values(unit, ascending=False, kind="stable")
    numbers = [*ranked[unit], None]
    told = max((count for count in range(1, min(at_most, len(ranked)) + 1) if numbers[count - 1] != numbers[count]), default=0)
    return ranked.head(told)


def percent(share: float) -> str:
    """A share as people write it; a dash where there is none."""
    # Of very many pairs a share has its first digits far behind the point.
    return "–" if pd.isna(share) else f"{100 * share:.2g} %" if 0 < share < 0.001 else f"{100 * share:.1f} %"
