"""Bytes that the websocket carries down to a browser, page by page: of a first visit, and of a filter change.

The year is stepped down. Streamlit's own client takes part: what it still has from the last two runs is not sent again.
  warm: these filters were asked before in this server, by another visitor
  cold: they were not
"""

from itertools import count
from pathlib import Path
from statistics import median

from bench.browser import browsing, looking
from bench.changes import Site, address_of, pages
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.tables import Rows, table
from bench.visitor import visiting
from report.visit import Filters


def measured(profile: Profile, path: Path) -> str:
    """Thousands of bytes for each page."""
    rows: Rows = [("page, in kB", "first visit", "change, cold", "change, warm")]
    years = count(2026, -1)
    with serving(ROOT / "bench" / "app.py", path.parent) as server, browsing() as browser:
        server.wait()
        site = Site(server.port, path)
        for name, own in pages(path):
            # Years that no other page has been asked for: what is chosen is found once for all of them.
            start, *after = [Filters(as_of=next(years)) for _ in range(1 + 2 * profile.clicks)]
            with visiting(server.port, address_of(name)) as other:
                for asked in after[1::2]:
                    other.click(site.address(asked, **own))
            with looking(browser, server.port, address_of(name), site.address(start, **own), profile.quiet) as tab:
                first = tab.take()
                changes = []
                for _ in after:
                    tab.step()
                    changes.append(tab.take())
            told = [first, median(changes[::2]), median(changes[1::2])]
            rows.append((name, *(f"{size / 1000:.1f}" for size in told)))
    return table(rows)
