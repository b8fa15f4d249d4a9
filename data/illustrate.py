"""Publish the data set `illustrative`, all of it invented: `python -m data.illustrate --memberships N --seed S [--into FOLDER]`.

It is for demonstration, for tests and for measuring speed; the dashboard says so on every page and in every file. What is in
it, and in which proportions, is said in illustrate.sql.
"""

import argparse
import sys
from functools import partial
from pathlib import Path

import duckdb

from data.build import bring, content_hash, made_current, sql, told
from data.library import published_folder

FEWEST, MOST = 100, 10_000_000


def illustrate(memberships: int, seed: int, folder: Path | None = None) -> Path:
    """Publish a generated data set with so many memberships; return its file. The same two numbers give the same rows.

    Where the current file was made of the same numbers by the same program, it is the one.
    Raises ValueError for a number out of range, and OSError where the folder cannot be written.
    """
    if not FEWEST <= memberships <= MOST:
        raise ValueError(f"{memberships:,} memberships cannot be generated: choose a number from {FEWEST} to {MOST:,}.")
    if not 0 <= seed < 2**63:
        raise ValueError(f"{seed} is no seed: choose a number from 0 to {2**63 - 1}.")
    digest = content_hash([], memberships, seed)
    filled = partial(invent, memberships=memberships, seed=seed)
    return made_current("illustrative", digest, folder or published_folder(), filled, is_generated=True)


def invent(con: duckdb.DuckDBPyConnection, memberships: int, seed: int) -> None:
    """Fill every table of the schema."""
    bring(con, [])
    con.execute("set variable memberships = $memberships::bigint", {"memberships": memberships})
    con.execute("set variable seed = $seed::bigint", {"seed": seed})
    con.execute(sql("illustrate"))


def main() -> int:
    """Publish it and print its file as the last line."""
    parser = argparse.ArgumentParser(prog="python -m data.illustrate", description="Publish a data set that is generated, not collected.")
    parser.add_argument("--memberships", type=int, required=True, metavar="N", help=f"how many memberships, {FEWEST} to {MOST:,}")
    parser.add_argument("--seed", type=int, required=True, metavar="S", help="a whole number; the same gives the same rows again")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="the folder of published data sets")
    chosen = parser.parse_args()
    return told(partial(illustrate, chosen.memberships, chosen.seed, chosen.into), ValueError, chosen.into)


if __name__ == "__main__":
    sys.exit(main())
