"""A process of its own that publishes CSV files, or reads them as DuckDB does, and tells its seconds and its memory."""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

import duckdb

from data.build import publish


def read_plainly(rows: Path, into: Path) -> None:
    """Bring each file as DuckDB guesses it, unchecked."""
    with duckdb.connect(str(into / "plain.duckdb")) as con:
        for path in sorted(rows.glob("*.csv")):
            con.execute(f"create table {path.stem} as from read_csv('{path}')")


def main() -> None:
    """Do it and tell."""
    how, rows, into = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    began = perf_counter()
    if how == "publish":
        publish("illustrative", rows, into)
    else:
        read_plainly(rows, into)
    seconds = perf_counter() - began
    print(json.dumps({"seconds": seconds, "held": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9}))


main()
