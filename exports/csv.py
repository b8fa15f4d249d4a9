"""A frame as a CSV file that opens in a spreadsheet as it is meant."""

import pandas as pd


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read accents; a text that would act as a formula begins with an apostrophe."""
    safe = frame.copy()
    for column in safe.select_dtypes(["str", "object"]).columns:
        acts = safe[column].astype("str").str.match(r"[=+\-@\t\r]", na=False)
        safe[column] = safe[column].where(~acts, "'" + safe[column].astype("str"))
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
