"""Where the time of a filter change goes, page by page, on the server.

Each moment counts for the innermost of what is going on: the functions of the product are wrapped by a clock and nothing else.
  SQL: asking a query, without fetching its answer
  frames: fetching it as a frame, words beside codes, analysis, Arrow
  drawings: specifications, sentences, what documents say beside the data
  page: the rest of the page, that is Streamlit's elements
  around: the menu, the filters, the status line and all else around the page
Warm and cold as in the part `changes`; the means of all rounds.
"""

from pathlib import Path
from statistics import fmean

from bench.changes import Site, address_of, pages, typical
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.states import states
from bench.tables import Rows, table
from bench.visitor import Visitor, visiting
from report.visit import Filters

KINDS = ["SQL", "frames", "drawings", "page", "around"]


def measured(profile: Profile, path: Path) -> str:
    """The shares in percent, warm and cold."""
    rows: Rows = [("page, in %", "", *KINDS, "ms")]
    fresh = states(path)
    known = typical(path, [next(fresh) for _ in range(20)])
    with serving(ROOT / "bench" / "app.py", path.parent, MESHWORK_BENCH_SHARES="1") as server:
        server.wait()
        site = Site(server.port, path)
        for name, own in pages(path):
            with visiting(server.port, address_of(name)) as visitor:
                for chosen in known:
                    run(visitor, site, chosen, own)
                taken: dict[str, list[dict[str, float]]] = {"cold": [], "warm": []}
                for turn in range(profile.rounds):
                    taken["cold"].append(run(visitor, site, next(fresh), own))
                    taken["warm"].append(run(visitor, site, known[turn % 2], own))
            for state, runs in taken.items():
                spent = [fmean(of.get(kind, 0) for of in runs) for kind in KINDS]
                rows.append((name, state, *(f"{100 * part / sum(spent):.0f}" for part in spent), f"{1000 * sum(spent):.0f}"))
    return table(rows)


def run(visitor: Visitor, site: Site, chosen: Filters, own: dict[str, str]) -> dict[str, float]:
    """The seconds of each kind in one run."""
    visitor.show(site.address(chosen, **own))
    return visitor.spent
