"""Growth: the same filter changes on generated data sets of several sizes, page by page.

As in the part `changes`, with a server for each size, all asked in turns. The first columns are multiples of the empty page,
which is the same on all; those of the larger data sets say how many times as long as on the smallest a page takes. The
filters are the same on all, and leave at least twenty networks of the smallest.
"""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench.changes import Measured, Site, filter_changes
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.tables import Rows, kept, ratio, table
from data.build import publish
from data.illustrate import illustrate

DATA = "illustrative"
SEED = 1
# Times as long as on the smallest, for data sets of the full profile that are a hundred and a thousand times as large.
GOALS = {1_000_000: 1.5, 10_000_000: 3.0}


def measured(profile: Profile, _: Path) -> str:
    """Every page on the smallest data set, and how many times as long on each larger one."""
    sizes = profile.memberships
    with ExitStack() as stack:
        sites = []
        for memberships in sizes:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            publish(folder=folder)
            path = illustrate(memberships=memberships, seed=SEED, folder=folder)
            server = stack.enter_context(serving(ROOT / "bench" / "app.py", folder))
            server.wait()
            sites.append(Site(server.port, path, {"data": DATA}))
        found = filter_changes(sites, profile.rounds)
    rows: Rows = [("page", *(f"{state} {size:,}" for size in sizes for state in ("warm", "cold")))]
    rows += [(name, *cells(found, name)) for name in found[0].pages]
    return "\n\n".join([table(rows), *goals(found, sizes)])


def cells(found: list[Measured], name: str) -> list[str]:
    """One page: multiples of the empty page on the smallest, and on the larger ones of that."""
    units = [multiples(one, found, name) for one in found]
    first, *larger = units
    return [
        *(f"{value:.1f}" for value in first),
        *(f"{value / base:.2f}" for unit in larger for value, base in zip(unit, first, strict=True)),
    ]


def multiples(one: Measured, found: list[Measured], name: str) -> tuple[float, float]:
    """Warm and cold, as multiples of the empty page on all sites together: on each alone it wobbles more than what is compared."""
    empty = [seconds for measured in found for seconds in measured.empty]
    return ratio(one.pages[name].warm, empty), ratio(one.pages[name].cold, empty)


def goals(found: list[Measured], sizes: tuple[int, ...]) -> list[str]:
    """For each size with a goal, how many pages keep it."""
    told = []
    for one, size in zip(found, sizes, strict=True):
        if size in GOALS:
            times = [
                value / base
                for name in one.pages
                for value, base in zip(multiples(one, found, name), multiples(found[0], found, name), strict=True)
            ]
            told.append(f"{size:,} memberships: {kept(times, GOALS[size])}.")
    return told
