"""The words a page is written in."""

from report.answer import collected, names_regions
from report.bringing import bring_files
from report.figure import figure
from report.graph_files import graph_files
from report.links import lead
from report.method import methods
from report.page import (
    beside,
    beside_documents,
    by_name,
    choose_members,
    choose_networks,
    citations,
    entries,
    facts,
    find,
    heading,
    key_figures,
    note,
    opened,
    section,
    sentences,
    told,
)
from report.table import table
from report.versions import versions
from report.visit import filters, own

__all__ = [
    "beside",
    "beside_documents",
    "bring_files",
    "by_name",
    "choose_members",
    "choose_networks",
    "citations",
    "collected",
    "entries",
    "facts",
    "figure",
    "filters",
    "find",
    "graph_files",
    "heading",
    "key_figures",
    "lead",
    "methods",
    "names_regions",
    "note",
    "opened",
    "own",
    "section",
    "sentences",
    "table",
    "told",
    "versions",
]
