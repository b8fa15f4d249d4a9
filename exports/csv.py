"""A frame as a CSV file that opens in a spreadsheet as it is meant."""

import pandas as pd

from exports.inert import inert


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read accents; no text in it acts as a formula, and numbers stay numbers."""
    safe = frame.rename(columns=inert)
    for column in safe.select_dtypes(["str", "object"]).columns:
        safe[column] = safe[column].map(lambda value: inert(value) if isinstance(value, str) else value)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
