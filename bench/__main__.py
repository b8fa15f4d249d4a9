"""`python -m bench`: how fast the product is on this machine, as ratios to an empty page measured in the same run."""

import argparse
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.server import ROOT, serving
from bench.states import busiest, left, states
from bench.visitor import Address, visiting
from data.build import publish
from report import menu
from report.visit import Filters

RESULTS = ROOT / "bench" / "results.md"

HOW_TO_READ = """\
Each number is a ratio: so many times as long as an empty page (one page, one title, no filters) took in the same run.
A filter change is timed from the script's start to its finish on the server: one visitor, one process, median of {rounds}.
  warm: these filters were asked before in this process
  cold: they were not; each time other filters, never asked before
The empty page took {empty:.1f} ms there (median of all, taken in turns with the pages).
"""
AND_THE_START = """\
The cold start is timed from the start of the server to the first heading in a browser: median of {times}, in turns.
The empty page took {empty:.1f} s there.
"""


@dataclass
class Times:
    """Seconds of one page."""

    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)


def pages(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Every page of the menu with its own key, where it is nothing without one."""
    for titles in menu.MENU.values():
        for name in titles:
            key = menu.OWN_KEYS.get(name)
            yield name, {key: busiest(path, key)} if key and name in menu.HIDDEN else {}


def filter_changes(path: Path, port: int, rounds: int) -> tuple[list[float], dict[str, Times]]:
    """Measure the empty page, and every page warm and cold, in turns, so that a noisy moment hits all of them.

    A page is measured to its end before the next: the answers kept for warm states are then never pushed out. The
    times of the empty page go together, because one thread more or less awake doubles them: twenty would wobble.
    """
    fresh = states(path)
    known = typical(path, [next(fresh) for _ in range(20)])
    emptiness: list[float] = []
    measured = {}
    with visiting(port, "") as nobody:
        for name, own in pages(path):
            times = measured[name] = Times()
            with visiting(port, "" if name == "overview" else name) as visitor:
                for chosen in known:
                    nobody.show(empty(chosen))
                    visitor.show(chosen.address(**own))
                for turn in range(rounds):
                    warm, cold = known[turn % 2], next(fresh)
                    emptiness.append(nobody.show(empty(cold)))
                    times.warm.append(visitor.show(warm.address(**own)))
                    times.cold.append(visitor.show(cold.address(**own)))
    return emptiness, measured


def typical(path: Path, some: list[Filters]) -> list[Filters]:
    """The two that leave a middling number of networks, so that warm and cold states are alike."""
    by_size = sorted(some, key=lambda chosen: left(path, chosen))
    middle = len(by_size) // 2
    return by_size[middle - 1 : middle + 1]


def empty(chosen: Filters) -> Address:
    """The same address, asking for the empty page."""
    return {**chosen.address(), "empty": "1"}


def ratio(seconds: list[float], of: list[float]) -> str:
    """How many times as long, by the medians."""
    return f"{median(seconds) / median(of):.1f}"


def measured_on(path: Path) -> str:
    """The machine, the versions and the data set."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    data_set = f"{path.name.split('-')[0]} ({left(path, Filters())} networks)"
    return f"Measured on Python {platform.python_version()}, Streamlit {version('streamlit')}, {cores} cores, data set {data_set}.\n\n"


def report(rounds: int, with_browser: bool) -> str:
    """Measure everything; return how to read it and the table."""
    with tempfile.TemporaryDirectory() as folder:
        published = Path(folder)
        path = publish(folder=published)
        with serving(ROOT / "bench" / "app.py", published) as server:
            server.wait()
            empty_runs, changes = filter_changes(path, server.port, rounds)
        text = measured_on(path) + HOW_TO_READ.format(rounds=rounds, empty=1000 * median(empty_runs))
        rows = [("page", "warm", "cold")]
        rows += [(name, ratio(times.warm, empty_runs), ratio(times.cold, empty_runs)) for name, times in changes.items()]
        if with_browser:
            from bench import start  # noqa: PLC0415  (its playwright is in tests/requirements.txt alone)

            product, emptiness = start.cold_starts(published)
            text += AND_THE_START.format(times=start.TIMES, empty=median(emptiness))
            rows.append(("cold start", "", ratio(product, emptiness)))
    return f"{text}\n{table(rows)}\n"


def table(rows: list[tuple[str, str, str]]) -> str:
    """The rows, aligned."""
    wide = max(len(name) for name, _, _ in rows)
    return "\n".join(f"{name:<{wide}}  {warm:>6}  {cold:>6}" for name, warm, cold in rows)


def main() -> int:
    """Measure, print, and write where asked. A page that fails ends it with an error; no number does."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition(": ")[2])
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is measured (%(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="leave out the cold start, which needs chromium")
    parser.add_argument("--write", action="store_true", help=f"write the table to {RESULTS.relative_to(ROOT)} too")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end too
    said = report(chosen.rounds, not chosen.no_browser)
    print(said, end="")
    if chosen.write:
        RESULTS.write_text(f"# What `python -m bench` measured\n\n```\n{said}```\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
