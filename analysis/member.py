"""What the page Member tells of one organisation that no query can."""

import pandas as pd

from analysis import cuts


def leaving(ties_and_one: pd.DataFrame) -> pd.DataFrame:
    """What would be cut among the networks that the filters leave if this organisation left them.

    Two organisations are in touch here if a path of shared networks leads from one to the other: an occasion, not a proof.

    Columns as in `cuts.what_if`, with is_member (whether it is in one of these networks); rows before and after.
    """
    gone = ties_and_one.member[ties_and_one.member_leaves.fillna(False)].unique().tolist()
    return cuts.what_if(ties_and_one, gone).assign(is_member=bool(gone))
