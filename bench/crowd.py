"""A filter change on the server where one network has most of the organisations: 60 networks, 13,000 organisations, 16,500
memberships, of which one network has 9,500 (a tenth of that in the small profile).

Measured as changes on the default data set are: so many times as long as the empty page in the same run. The goal is for what was
asked before; what was not is told beside it.
"""

import tempfile
from pathlib import Path
from statistics import median

import pandas as pd

from bench.changes import Site, filter_changes
from bench.measurer import generated
from bench.profile import Profile
from bench.server import ROOT, serving
from bench.tables import Rows, against, ratio, table
from bench.visitor import NotMeasured, told, visiting
from data.build import publish
from report.visit import Filters

TIMES = 10.0
# What networks and organisations are, in turns, so that filters leave some of them.
FORMS = ["formal_association", "partnership", "informal_network", "consortium"]
LEVELS = ["international", "national", "regional", "local"]
COUNTRIES = ["IT", "FR", "SI", "ES", "BE", "DE", "AT"]


def measured(profile: Profile, _: Path) -> str:
    """Every page as a multiple of the empty one."""
    networks, members, ties, largest = profile.graphs[0]
    with tempfile.TemporaryDirectory() as folder:
        rows_folder = Path(folder) / "rows"
        rows_folder.mkdir()
        write_rows(generated(networks, members, ties, [largest]), rows_folder)
        # Under a name of its own: what bears the default's is made anew when the server starts.
        path = publish("crowd", rows_folder, Path(folder), is_generated=True)
        with serving(ROOT / "bench" / "app.py", path.parent) as server:
            server.wait()
            site = Site(server.port, path, {"data": "crowd"})
            must_show(site, networks)
            (found,) = filter_changes([site], profile.rounds)
    rows: Rows = [("page", "warm", "goal", "cold")]
    for name, times in found.pages.items():
        warm = ratio(times.warm, found.empty)
        rows.append((name, f"{warm:.1f}", against(warm, TIMES), f"{ratio(times.cold, found.empty):.1f}"))
    return f"{table(rows)}\n\nThe empty page took {1000 * median(found.empty):.1f} ms."


def must_show(site: Site, networks: int) -> None:
    """Raise NotMeasured unless the pages are about so many networks."""
    with visiting(site.port, "sizes") as visitor:
        said = [message.delta.new_element.markdown.body for message in visitor.ask(site.address(Filters()))]
        told(site.port, "runs")
    if not any(f" of {networks} networks" in text for text in said):
        raise NotMeasured(f"The pages are not about the {networks} networks that were generated")


def write_rows(ties: pd.DataFrame, folder: Path) -> None:
    """Write the tables that make a data set of a frame with the columns network and member."""
    source = {"source_id": "generated"}
    pd.DataFrame([{**source, "title": "Generated", "kind": "document"}]).to_csv(folder / "sources.csv", index=False)
    networks = [
        {"network_id": f"n{place}", "name": f"Network {place}", "form": FORMS[place % 4], "level": LEVELS[place // 4 % 4], **source}
        for place in sorted(ties.network.unique())
    ]
    pd.DataFrame(networks).assign(country=[COUNTRIES[place % 7] for place in range(len(networks))]).to_csv(
        folder / "networks.csv", index=False
    )
    members = [
        {"member_id": f"m{place}", "name": f"Organisation {place}", "kind": "ngo", "country": COUNTRIES[place % 7], **source}
        for place in sorted(ties.member.unique())
    ]
    pd.DataFrame(members).to_csv(folder / "members.csv", index=False)
    held = {"network_id": "n" + ties.network.astype(str), "member_id": "m" + ties.member.astype(str)}
    pd.DataFrame(held).assign(role="partner", **source).to_csv(folder / "memberships.csv", index=False)
