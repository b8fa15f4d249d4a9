"""Memory of a further session: each shows a page with filters of its own and stays open.

Resident memory of the server after a full collection of garbage, with few and with many sessions; the difference for each
session between. All that the sessions ask for was asked before, several times over: what the process keeps of answers,
and what its allocators keep for the next question, is not a session's. The empty page in a server of its own.
"""

from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path

from bench.changes import Site, address_of, empty, pages
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.states import states
from bench.tables import Rows, against, megabytes, table
from bench.visitor import Address, told, visiting

GOAL = 0.25  # MB
# After so many times of asking everything, more of them leave a server as large as it is.
WARMED = 3


def measured(profile: Profile, path: Path) -> str:
    """Megabytes of a session of the product, and of the empty page."""
    few, many = profile.sessions
    rows: Rows = [("", f"with {few}", f"with {many}", "MB a session", "goal")]
    chosen = list(islice(states(path), many))
    shown = list(zip(chosen, cycle(pages(path)), strict=False))
    for name, visits in (
        ("empty page", [("", empty(state)) for state, _ in shown]),
        ("the product", [(address_of(page), Site(0, path).address(state, **own)) for state, (page, own) in shown]),
    ):
        with serving(ROOT / "bench" / "app.py", path.parent) as server:
            server.wait()
            before, after = held(server.port, visits, few)
        slope = (after - before) / (many - few)
        goal = against(slope / 1e6, GOAL) if name == "the product" else ""
        rows.append((name, megabytes(before), megabytes(after), megabytes(slope), goal))
    return table(rows)


def held(port: int, visits: list[tuple[str, Address]], few: int) -> tuple[int, int]:
    """The bytes that a server holds with few and with many sessions open, each of which shows its visit."""
    for page in dict.fromkeys(page for page, _ in visits):
        with visiting(port, page) as first:
            for address in [address for of, address in visits if of == page] * WARMED:
                first.click(address)
    with ExitStack() as sessions:
        sizes = []
        for count, (page, address) in enumerate(visits, start=1):
            sessions.enter_context(visiting(port, page)).click(address)
            if count in (few, len(visits)):
                sizes.append(told(port, "tidied")["resident"])
    return sizes[0], sizes[1]
