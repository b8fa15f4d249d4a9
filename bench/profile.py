"""How much is measured: little, for each change of the program, or enough to rest a figure on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """The sizes that the parts measure with."""

    # How often each page is asked, warm and cold.
    rounds: int
    # How often each server is started.
    starts: int
    # How many clicks on each page in a browser, warm and cold.
    clicks: int
    # Milliseconds without a drawing after which the last one was the last.
    quiet: int
    # How many memberships the generated data sets have, from small to large.
    memberships: tuple[int, ...]
    # How many sessions are open when memory is taken, before and after.
    sessions: tuple[int, int]
    # How many clicks each of twenty visitors makes at once.
    clicks_at_once: int
    # How many clicks twenty sessions make in all, where memory is watched.
    clicks_of_an_hour: int
    # Whether memory is watched without the product's own tidying, too.
    untidy: bool
    # How many memberships are published.
    published: int
    # Graphs to measure: networks, organisations, ties, and the members of the largest networks.
    graphs: tuple[tuple[int, ...], ...]


SMALL = Profile(
    rounds=2,
    starts=2,
    clicks=1,
    quiet=400,
    memberships=(1_000, 10_000),
    sessions=(5, 20),
    clicks_at_once=3,
    clicks_of_an_hour=200,
    untidy=False,
    published=10_000,
    graphs=((60, 1_300, 1_650, 950),),
)
FULL = Profile(
    rounds=20,
    starts=5,
    clicks=6,
    quiet=1_000,
    memberships=(10_000, 1_000_000, 10_000_000),
    sessions=(20, 120),
    clicks_at_once=20,
    clicks_of_an_hour=3_600,
    untidy=True,
    published=1_000_000,
    graphs=((60, 13_000, 16_500, 9_500), (33_000, 600_000, 1_000_000, 30_000, 20_000, 9_500)),
)
