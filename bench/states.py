"""What to ask the pages: states of the filters that leave enough to show, and a network and an organisation with much to tell."""

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from queries import ask, data_set
from report.chooser import options
from report.visit import Filters

# States that leave fewer networks than this would measure lists and empty figures.
ENOUGH = 20
YEARS = (2010, 2026)

# For the pages that need a key in the address: the one with the most rows to show.
BUSIEST = {
    "network": "select network_id from memberships group by network_id order by count(*) desc, network_id limit 1",
    "member": "select member_id from memberships group by member_id order by count(*) desc, member_id limit 1",
}


def busiest(path: Path, key: str) -> str:
    """The key of the network or the organisation with the most memberships."""
    with data_set(path).cursor() as cursor:
        row = cursor.execute(BUSIEST[key]).fetchone()
    if row is None:
        raise LookupError(f"The data set {path.name} has no memberships")
    return str(row[0])


@cache
def left(path: Path, chosen: Filters) -> int:
    """How many networks the filters leave."""
    return int(ask(path, "frame/left", chosen.parameters()).networks[0])


def states(path: Path) -> Iterator[Filters]:
    """States of the filters, no two the same, the same ones in each run of the bench: never asked before, each is cold."""
    dice = random.Random(1)
    offered = options(path, "en")
    seen = set()
    while True:
        chosen = throw(dice, offered)
        if chosen not in seen and left(path, chosen) >= ENOUGH:
            seen.add(chosen)
            yield chosen


def throw(dice: random.Random, offered: Mapping[str, Sequence[str]]) -> Filters:
    """One or two filters, with up to four values each, and a year."""
    picked: dict[str, tuple[str, ...]] = {}
    for key in dice.sample(["country", "level", "form", "purpose"], dice.randint(1, 2)):
        picked[key] = tuple(sorted(dice.sample(offered[key], min(dice.randint(1, 4), len(offered[key])))))
    return Filters(**picked, as_of=dice.randint(*YEARS))  # type: ignore[arg-type]
