"""The words a page is written in."""

from report.figure import figure
from report.links import lead
from report.page import beside, citations, entries, facts, find, heading, key_figures, note, opened, section, sentences
from report.table import table
from report.visit import filters, own

__all__ = [
    "beside",
    "citations",
    "entries",
    "facts",
    "figure",
    "filters",
    "find",
    "heading",
    "key_figures",
    "lead",
    "note",
    "opened",
    "own",
    "section",
    "sentences",
    "table",
]
