"""Who may import whom: the layers of a number's journey, and which of them knows what."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READERS = {"pyarrow", "openpyxl", "python_calamine", "charset_normalizer"}
WRITERS = {"pyarrow", "openpyxl", "xlsxwriter", "pptx", "typst", "vl_convert", "uharfbuzz", "segno", "networkx"}
MAY_IMPORT = {
    "data": {"duckdb", "pandas", "filelock", *READERS},
    "queries": {"duckdb", "pandas"},
    "analysis": {"numpy", "pandas", "networkx"},
    "charts": {"altair", "pandas"},
    "room": {"sqlalchemy"},
    "exports": {"queries", "charts", "analysis", "pandas", *WRITERS},
    "report": {"streamlit", "starlette", "babel", "pandas", "pyarrow", "altair", "cachetools"}
    | {"data", "queries", "analysis", "charts", "room", "exports"},
    "pages": {"report", "charts", "analysis", "streamlit"},
    "app.py": {"report", "streamlit"},
    "data/geography/cut.py": {"babel"},
    # Countries by their names in several languages.
    "data/understanding.py": {"babel"},
}
LISTED = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
FILES = [name for name in LISTED if (ROOT / name).is_file()]


def layer(name: str) -> str:
    """The top-level folder, or file, that a file belongs to."""
    return name.partition("/")[0]


def imported(name: str) -> set[str]:
    """Top-level names of what a file imports, the standard library and its own package left out."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {layer(name)}


@pytest.mark.parametrize("name", FILES)
def test_a_file_imports_only_what_its_layer_may_know(name):
    if layer(name) in MAY_IMPORT:
        assert imported(name) <= MAY_IMPORT[layer(name)] | MAY_IMPORT.get(name, set())
    assert not imported(name) & {"app", "pages"}


def test_every_layer_of_the_product_is_held_against_the_rules():
    layers = {layer(name) for name in FILES} - {"tests", "bench"}
    assert layers <= MAY_IMPORT.keys()
    assert {"app.py", "data", "queries", "charts", "report", "pages"} <= layers
