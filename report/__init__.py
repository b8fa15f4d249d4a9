"""The words a page is written in."""

from report.figure import figure, link, names, table
from report.page import facts, heading, note, section
from report.visit import filters

__all__ = ["facts", "figure", "filters", "heading", "link", "names", "note", "section", "table"]
