"""A process of its own that publishes CSV files, or reads them as DuckDB does, and tells its seconds and its memory."""

import json
import sys
from pathlib import Path
from time import perf_counter

import duckdb
from python_calamine import CalamineWorkbook

from bench.held import most_held
from data.build import publish
from data.importer import Order, bring, import_files


def read_plainly(rows: Path, into: Path) -> None:
    """Bring each file as DuckDB guesses it, unchecked."""
    with duckdb.connect(str(into / "plain.duckdb")) as con:
        for path in sorted(rows.glob("*.csv")):
            con.execute(f"create table {path.stem} as from read_csv('{path}')")


def read_cells(workbook: Path) -> None:
    """Read every cell of a workbook."""
    book = CalamineWorkbook.from_path(workbook)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def main() -> None:
    """Do it and tell."""
    how, rows, into = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    began = perf_counter()
    if how == "publish":
        publish("illustrative", rows, into)
    elif how == "import":
        import_files(sorted(rows.glob("*.csv")), "brought", folder=into)
    elif how == "import a workbook":
        import_files([rows], "brought", folder=into)
    elif how == "add ten to it":
        bring(Order((rows,), "brought", adds=True), into)
    elif how == "calamine":
        read_cells(rows)
    else:
        read_plainly(rows, into)
    seconds = perf_counter() - began
    print(json.dumps({"seconds": seconds, "held": most_held()}))


main()
