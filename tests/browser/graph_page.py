"""The graph of the networks that one filter leaves, as files."""

from data.library import DEFAULT, current
from report import filters, graph_files
from report.visit import Filters, Visit, begin

path = current(DEFAULT)
assert path
begin(Visit(path, "en", Filters(form=("partnership",)), {}))
graph_files(filters())
