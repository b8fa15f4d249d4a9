"""Texts that stay texts: no spreadsheet takes one for a formula."""

import re

# What a spreadsheet reads as the beginning of a formula or as the way to one; the wide forms count where they are typed.
ACTS = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# What XML, and with it a workbook or an SVG, cannot hold: control characters and halves of pairs.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def inert(text: str) -> str:
    """The text as it is written; one that would act as a formula begins with an apostrophe, in a CSV file as in a workbook.

    A mark of the cell instead would keep the text as it is, and would be lost when the workbook is saved as CSV. A text that has such
    an apostrophe already gets another: the importer takes one off, and finds each text again.
    """
    return f"'{text}" if ACTS.match(text.lstrip("'")) else text
