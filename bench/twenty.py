"""Twenty visitors at once: each clicks through states of a page as fast as it is answered.

A click is timed where the visitor sits, from the question to the last message of the answer. Half of the states were asked
before, half were not. Twenty visitors of the empty page do as many clicks; alone, one visitor does what twenty do at once, with
other states, one after the other.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.changes import Site, address_of, empty, pages
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.states import states
from bench.tables import Rows, late, table
from bench.visitor import Address, visiting
from report.visit import Filters

VISITORS = 20

# The page that a visitor looks at, and the addresses that are asked for in turn.
Walk = tuple[str, Sequence[Address]]


def measured(profile: Profile, path: Path) -> str:
    """Median and 95th of 100 clicks, and clicks a second."""
    with serving(ROOT / "bench" / "app.py", path.parent) as server:
        server.wait()
        fresh = states(path)
        count = profile.clicks_at_once
        emptiness = clicks(server.port, [("", [empty(chosen) for chosen in islice(fresh, count)]) for _ in range(VISITORS)], VISITORS)
        one = clicks(server.port, walks(path, fresh, count), 1)
        twenty = clicks(server.port, walks(path, fresh, count), VISITORS)
    rows: Rows = [("", "median ms", "95 of 100, ms", "clicks a second", "times as long as one", "as 20 of the empty page")]
    for name, (times, rate) in {"20 of the empty page": emptiness, "one alone": one, "20 at once": twenty}.items():
        compared = [f"{median(times) / median(other):.1f}" for other, _ in (one, emptiness)] if name == "20 at once" else ["", ""]
        rows.append((name, f"{1000 * median(times):.0f}", f"{1000 * late(times):.0f}", f"{rate:.1f}", *compared))
    return table(rows)


def walks(path: Path, fresh: Iterator[Filters], count: int) -> list[Walk]:
    """For each of the visitors a page and states of the filters, every second of them asked twice in a row."""
    found: list[Walk] = []
    for page, own in islice(cycle(pages(path)), VISITORS):
        chosen = [state for state in islice(fresh, (count + 1) // 2) for _ in range(2)]
        found.append((address_of(page), [Site(0, path).address(state, **own) for state in chosen[:count]]))
    return found


def clicks(port: int, walks: Sequence[Walk], at_once: int) -> tuple[list[float], float]:
    """The seconds of each click, the first of a visitor left out, and the clicks a second."""

    def walk(taken: Walk) -> list[float]:
        page, addresses = taken
        with visiting(port, page) as visitor:
            return [visitor.click(address) for address in [*addresses[:1], *addresses]][1:]

    began = perf_counter()
    with ThreadPoolExecutor(at_once) as visitors:
        seconds = [taken for times in visitors.map(walk, walks) for taken in times]
    return seconds, len(seconds) / (perf_counter() - began)
