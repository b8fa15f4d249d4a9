"""A click in a browser: from the click on a filter to the last drawing of a figure.

The year is stepped down by one and an option is picked, in turns, on every page whose figures depend on the filters. The
product is compared with an empty page (the same filters, and a page that only writes what is chosen: to its last change)
and with the same figures written plainly: the same filters, the same queries, `st.altair_chart` for each figure, nothing
kept. All three are clicked in turns, the medians. A page is at rest when nothing was drawn or written for a
while (400 ms in the small profile, a second in the full one) and the script does not run; the wait for that does not count.
  warm: these filters were asked before in this server, by another visitor
  cold: they were not
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count, pairwise
from pathlib import Path
from statistics import median

from babel import Locale
from playwright.sync_api import Browser

from bench.browser import Redrawn, Tab, browsing, looking
from bench.changes import address_of
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.states import ENOUGH, left
from bench.tables import Rows, against, ratio, table
from bench.visitor import NotMeasured, visiting
from report import language, menu
from report.contents import contents
from report.visit import Filters

TIMES_EMPTY = 3.0
TIMES_PLAIN = 0.6
# A page without figures is an empty one, there where all are written plainly.
NOTHING = "method"
APPS = {"product": ROOT / "bench" / "app.py", "plain": ROOT / "bench" / "plain_app.py"}

# A click: the year one down, or the country that is picked.
Click = str | None
# The filters to start from, and what to click.
Walk = tuple[Filters, list[Click]]


@dataclass
class Seconds:
    """Of one page, cold or warm."""

    product: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    empty: list[float] = field(default_factory=list)


def measured(profile: Profile, path: Path) -> str:
    """Every page with figures as a multiple of the empty page and of the same figures written plainly."""
    rows: Rows = [("page", "", "ms", "empty, ms", "plain, ms", "times empty", "goal", "times plain", "goal")]
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serving(script, path.parent)) for name, script in APPS.items()}
        for server in servers.values():
            server.wait()
        browser = stack.enter_context(browsing())
        ports = {name: server.port for name, server in servers.items()}
        for name, walk in zip(with_figures(), walks(path, 2 * profile.clicks), strict=False):
            for state, found in walked(browser, ports, name, walk, profile.quiet).items():
                empty, plain = ratio(found.product, found.empty), ratio(found.product, found.plain)
                times = [f"{1000 * median(taken):.0f}" for taken in (found.product, found.empty, found.plain)]
                goals = [f"{empty:.1f}", against(empty, TIMES_EMPTY), f"{plain:.2f}", against(plain, TIMES_PLAIN)]
                rows.append((name, state, *times, *goals))
    return table(rows)


def with_figures() -> list[str]:
    """The pages with figures that filters change: those that open one record alone are left out."""
    return [name for name in dict.fromkeys(shown.page for shown in contents() if shown.word == "figure") if name not in menu.OWN_KEYS]


def walks(path: Path, clicks: int) -> Iterator[Walk]:
    """Where to start and what to click, each time other states: every click changes how many networks are left."""
    countries = [code for code in language.terms(path, "en")["country"] if left(path, Filters(country=(code,))) >= ENOUGH]
    for turn in count():
        first = turn % len(countries)
        picked = countries[first:] + countries[:first]
        for year in range(2024 - turn // len(countries), 2000, -1):
            # In turns, so that of the cold clicks, every second, as many are of either kind as of the warm ones.
            steps: list[Click] = [None if place % 4 in (1, 2) else picked[place // 2] for place in range(clicks)]
            lefts = [left(path, chosen) for chosen in states_of(Filters(as_of=year), steps)]
            if all(before != after for before, after in pairwise(lefts)):
                yield Filters(as_of=year), steps
                break


def states_of(start: Filters, clicks: Sequence[Click]) -> list[Filters]:
    """The filters before the first click and after each."""
    states = [start]
    for click in clicks:
        now = states[-1]
        states.append(Filters(country=(*now.country, click) if click else now.country, as_of=now.as_of - (click is None)))
    return states


def walked(browser: Browser, ports: dict[str, int], name: str, walk: Walk, quiet: int) -> dict[str, Seconds]:
    """Click through a page of the product, the same written plainly, and the empty page, in turns; cold and warm in turns."""
    found = {"cold": Seconds(), "warm": Seconds()}
    start, clicks = walk
    states = states_of(start, clicks)[1:]
    pages = (("product", name), ("plain", name), ("plain", NOTHING))
    for app, page in pages:
        with visiting(ports[app], address_of(page)) as other:
            for asked in states[1::2]:
                other.click(asked.address())
    with ExitStack() as stack:
        product, plain, empty = (
            stack.enter_context(looking(browser, ports[app], address_of(page), start.address(), quiet)) for app, page in pages
        )
        for place, click in enumerate(clicks):
            seconds = found["warm" if place % 2 else "cold"]
            seconds.empty.append(clicked(empty, click).written)
            for tab, taken in ((plain, seconds.plain), (product, seconds.product)):
                redrawn = clicked(tab, click)
                if not redrawn.drawings:
                    raise NotMeasured(f"The page {tab.page.url}: no figure was drawn anew")
                taken.append(redrawn.drawn)
    return found


def clicked(tab: Tab, click: Click) -> Redrawn:
    """Step the year down, or pick a country."""
    return tab.pick("Country", Locale("en").territories[click]) if click else tab.step()
