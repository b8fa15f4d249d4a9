"""A filter change on the server, page by page.

Each number is so many times as long as an empty page (one page, one title, no filters) took in the same run. It is timed
from the script's start to its finish: one visitor, one process, the median of all rounds, pages and empty page in turns.
  warm: these filters were asked before in this process
  cold: they were not; each time other filters, never asked before
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.profile import Profile
from bench.server import ROOT, serving
from bench.states import busiest, left, states
from bench.tables import Rows, ratio, table
from bench.visitor import Address, visiting
from report import menu
from report.visit import Filters


@dataclass(frozen=True)
class Site:
    """A server, the data set that its visitors look at, and what else their addresses say."""

    port: int
    path: Path
    more: Mapping[str, str] = field(default_factory=dict)

    def address(self, chosen: Filters, **own: str) -> Address:
        """The address of a page with these filters."""
        return {**chosen.address(**own), **self.more}


@dataclass
class Times:
    """Seconds of one page."""

    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)


@dataclass
class Measured:
    """Seconds of the empty page and of each page on one site."""

    empty: list[float] = field(default_factory=list)
    pages: dict[str, Times] = field(default_factory=dict)


def measured(profile: Profile, path: Path) -> str:
    """Every page as a multiple of the empty one."""
    with serving(ROOT / "bench" / "app.py", path.parent) as server:
        server.wait()
        (found,) = filter_changes([Site(server.port, path)], profile.rounds)
    rows: Rows = [("page", "warm", "cold")]
    rows += [
        (name, f"{ratio(times.warm, found.empty):.1f}", f"{ratio(times.cold, found.empty):.1f}") for name, times in found.pages.items()
    ]
    return f"{table(rows)}\n\nThe empty page took {1000 * median(found.empty):.1f} ms."


def pages(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Every page of the menu with its own key, where it is nothing without one."""
    for titles in menu.MENU.values():
        for name in titles:
            key = menu.OWN_KEYS.get(name)
            yield name, {key: busiest(path, key)} if key and name in menu.HIDDEN else {}


def filter_changes(sites: Sequence[Site], rounds: int) -> list[Measured]:
    """Measure the empty page, and every page warm and cold, on all sites in turns, so that a noisy moment hits all.

    A page is measured to its end before the next: the answers kept for warm states are then never pushed out. The
    times of the empty page go together, because one thread more or less awake doubles them: twenty would wobble.
    """
    fresh = states(sites[0].path)
    known = typical(sites[0].path, [next(fresh) for _ in range(20)])
    found = [Measured() for _ in sites]
    with ExitStack() as open_sessions:
        nobodies = [open_sessions.enter_context(visiting(site.port, "")) for site in sites]
        owns = [dict(pages(site.path)) for site in sites]
        for name in owns[0]:
            with ExitStack() as on_page:
                visitors = [on_page.enter_context(visiting(site.port, address_of(name))) for site in sites]
                for site, visitor, nobody, named in zip(sites, visitors, nobodies, owns, strict=True):
                    for chosen in known:
                        nobody.show(empty(chosen))
                        visitor.show(site.address(chosen, **named[name]))
                for turn in range(rounds):
                    warm, cold = known[turn % 2], next(fresh)
                    for place, site in enumerate(sites):
                        own, times = owns[place][name], found[place].pages.setdefault(name, Times())
                        found[place].empty.append(nobodies[place].show(empty(cold)))
                        times.warm.append(visitors[place].show(site.address(warm, **own)))
                        times.cold.append(visitors[place].show(site.address(cold, **own)))
    return found


def address_of(name: str) -> str:
    """A page as its address names it."""
    return "" if name == "overview" else name


def typical(path: Path, some: Sequence[Filters]) -> list[Filters]:
    """The two that leave a middling number of networks, so that warm and cold states are alike."""
    by_size = sorted(some, key=lambda chosen: left(path, chosen))
    middle = len(by_size) // 2
    return by_size[middle - 1 : middle + 1]


def empty(chosen: Filters) -> Address:
    """The same address, asking for the empty page."""
    return {**chosen.address(), "empty": "1"}
