"""`python -m bench`: how fast the product is on this machine, each part beside what it is compared with in the same run."""

import argparse
import importlib
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from bench.profile import FULL, SMALL, Profile
from bench.server import ROOT
from bench.states import left
from data.build import publish
from report.visit import Filters

RESULTS = ROOT / "bench" / "results.md"
# Each is a module; its docstring says how it measures.
PARTS = ["changes", "shares", "growth", "start", "click", "carried", "memory", "twenty", "hour", "publishing", "measures", "crowd"]


def measured_on(path: Path) -> str:
    """The machine, the versions and the data set."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    data_set = f"{path.name.split('-')[0]} ({left(path, Filters())} networks)"
    return f"Measured on Python {platform.python_version()}, Streamlit {version('streamlit')}, {cores} cores, data set {data_set}."


def part(name: str, profile: Profile, path: Path) -> str:
    """What one part measured, and how."""
    # Imported when it is wanted: the driver of the browser is in tests/requirements.txt alone.
    module = importlib.import_module(f"bench.{name}")
    return f"== {name} ==\n{(module.__doc__ or '').strip()}\n\n{module.measured(profile, path)}\n"


def parts(names: str) -> list[str]:
    """The parts that are named, in their order."""
    asked = names.split(",")
    if unknown := set(asked) - set(PARTS):
        raise argparse.ArgumentTypeError(f"no part {', '.join(sorted(unknown))}: expected some of {','.join(PARTS)}")
    return [name for name in PARTS if name in asked]


def tell(text: str, said: list[str]) -> None:
    """Print at once what may be long in coming, and keep it."""
    print(text, flush=True)
    said.append(text)


def report(profile: Profile, names: Sequence[str]) -> str:
    """Measure the parts, print each when it is there, and return it all."""
    said: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = publish(folder=Path(folder))
        tell(f"{measured_on(path)}\n", said)
        for name in names:
            tell(part(name, profile, path), said)
    return "\n".join(said)


def main() -> int:
    """Measure, print, and write where asked. A page that fails ends it with an error; no number does."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition(": ")[2])
    parser.add_argument("--full", action="store_true", help="measure as much as a figure can rest on; it takes an hour or so")
    parser.add_argument("--only", type=parts, default=PARTS, metavar="PARTS", help=f"some of {','.join(PARTS)}")
    parser.add_argument("--rounds", type=int, help="how often each page is asked, where less or more is wanted")
    parser.add_argument("--write", action="store_true", help=f"write what is printed to {RESULTS.relative_to(ROOT)} too")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end too
    profile = FULL if chosen.full else SMALL
    said = report(replace(profile, rounds=chosen.rounds or profile.rounds), chosen.only)
    if chosen.write:
        RESULTS.write_text(f"# What `python -m bench` measured\n\n```\n{said}```\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
