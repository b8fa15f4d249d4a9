"""The two-mode graph: which organisation is in which network, in arrays, with organisations of the same networks taken together.

Many organisations are in exactly the same networks, most in one alone. They are *twins*: alike in every distance and every
measure. A graph of their classes, each with the number of its organisations, gives the same numbers as the whole graph and is
many times smaller. No step makes a tie between organisations of each pair that meets.
"""

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, TypeVar

import numpy as np
import pandas as pd

Whole = np.ndarray[tuple[int], np.dtype[np.int64]]


Of = TypeVar("Of")
Made = TypeVar("Made")


def once(make: Callable[[Of], Made]) -> Callable[[Of], Made]:
    """Keep what is made of a frame or a graph as long as that one lives: several steps take the same, and none writes to it."""
    kept: dict[int, tuple[weakref.ref[Of], Made]] = {}

    @wraps(make)
    def made(of: Of) -> Made:
        known = kept.get(id(of))
        if known is None or known[0]() is not of:
            place = id(of)
            known = kept[place] = (weakref.ref(of, lambda _: kept.pop(place, None)), make(of))
        return known[1]

    return made


@dataclass(frozen=True, eq=False)
class Graph:
    """Networks and organisations by their places in `networks` and `members`; `network` and `member` name both ends of each tie.

    Ties are in the order of their networks, then of their members, and none stands twice.
    """

    networks: Any
    members: Any
    network: Whole
    member: Whole

    @cached_property
    def sizes(self) -> Whole:
        """The number of members of each network."""
        return np.bincount(self.network, minlength=len(self.networks))

    @cached_property
    def degrees(self) -> Whole:
        """The number of networks of each organisation."""
        return np.bincount(self.member, minlength=len(self.members))

    @cached_property
    def classes(self) -> "Classes":
        """The organisations with those of the same networks taken together."""
        return Classes.of(self)


@once
def graph(ties: pd.DataFrame) -> Graph:
    """The graph of a frame with the columns network and member. A tie that stands twice counts once, half a tie not at all."""
    ties = ties.dropna(subset=["network", "member"])
    network, networks = pd.factorize(ties["network"], sort=True)
    member, members = pd.factorize(ties["member"], sort=True)
    ordered = np.unique(network.astype(np.int64) * max(len(members), 1) + member)
    return Graph(networks, members, *np.divmod(ordered, max(len(members), 1)))


@dataclass(frozen=True, eq=False)
class Classes:
    """Classes of twins: `of_member` is the class of each organisation, `counts` the number of organisations of each class.

    `network` and `twin` name both ends of each tie between a network and a class, in the order of classes.
    """

    of_member: Whole
    counts: Whole
    network: Whole
    twin: Whole

    @classmethod
    def of(cls, whole: Graph) -> "Classes":
        """Organisations are of one class if they are in the same networks."""
        order = np.lexsort((whole.network, whole.member))
        lists = whole.network[order]
        ends = np.cumsum(whole.degrees)
        found: dict[bytes, int] = {}
        of_member = np.fromiter(
            (found.setdefault(lists[end - degree : end].tobytes(), len(found)) for degree, end in zip(whole.degrees, ends, strict=True)),
            dtype=np.int64,
            count=len(whole.members),
        )
        one_each = [np.frombuffer(networks, dtype=np.int64) for networks in found]
        sizes = np.array([len(networks) for networks in one_each], dtype=np.int64)
        return cls(
            of_member,
            np.bincount(of_member, minlength=len(found)),
            np.concatenate(one_each) if one_each else np.empty(0, np.int64),
            np.repeat(np.arange(len(found)), sizes),
        )

    @cached_property
    def degrees(self) -> Whole:
        """The number of networks of an organisation of each class."""
        return np.bincount(self.twin, minlength=len(self.counts))
