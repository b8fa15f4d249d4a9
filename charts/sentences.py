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
