"""An hour of clicks, of twenty sessions, as fast as they are answered: whether memory grows.

Each session clicks through states of a page that nobody asked before, which is the most that memory can be asked for. The
resident memory is taken as it stands, sixteen times on the way, and after a full collection at the end; shown is the mean of each
quarter. The process keeps answers up to so many bytes, and its allocators need some hundreds of clicks to settle: it is flat if the
last two quarters are alike. The full profile does it in a second server, too, without the product's own collection of garbage.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from statistics import fmean

from bench.changes import Site, address_of, pages
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.states import states
from bench.tables import Rows, megabytes, table
from bench.twenty import VISITORS
from bench.visitor import told, visiting

LOOKS = 16
SERVERS = {"as the product is": {}, "without its collection": {"MESHWORK_BENCH_UNTIDY": "1"}}


def measured(profile: Profile, path: Path) -> str:
    """Resident memory in each quarter of the clicks, with and without the product's collection."""
    quarters = ("first quarter", "second", "third", "last")
    rows: Rows = [("MB", *quarters, "highest", "collected", "a collection, ms", "with giving back, ms")]
    for name, environment in SERVERS.items() if profile.untidy else [*SERVERS.items()][:1]:
        with serving(ROOT / "bench" / "app.py", path.parent, **environment) as server:
            server.wait()
            sizes = watched(server.port, path, profile.clicks_of_an_hour)
            end = told(server.port, "tidied")
        means = [fmean(sizes[first : first + LOOKS // 4]) for first in range(0, LOOKS, LOOKS // 4)]
        told_as = [megabytes(size) for size in (*means, max(sizes), end["resident"])]
        rows.append((name, *told_as, f"{1000 * end['collecting']:.0f}", f"{1000 * end['tidying']:.0f}"))
    return table(rows)


def watched(port: int, path: Path, clicks: int) -> list[int]:
    """The bytes that the server holds after each sixteenth of the clicks."""
    fresh = states(path)
    site = Site(port, path)
    sizes = []
    with ExitStack() as sessions, ThreadPoolExecutor(VISITORS) as threads:
        visitors = [(sessions.enter_context(visiting(port, address_of(page))), own) for page, own in islice(cycle(pages(path)), VISITORS)]
        turns = cycle(visitors)
        for look in range(LOOKS):
            # No session is asked for two things at once: those of a round are others each.
            some = list(islice(turns, clicks * (look + 1) // LOOKS - clicks * look // LOOKS))
            for first in range(0, len(some), VISITORS):
                clicking = [
                    threads.submit(visitor.click, site.address(next(fresh), **own)) for visitor, own in some[first : first + VISITORS]
                ]
                for click in clicking:
                    click.result()
            # What the clock kept of each run is the bench's own, and would look like the product's growth.
            told(port, "runs")
            sizes.append(int(told(port, "memory")["resident"]))
    return sizes
