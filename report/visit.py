"""What one run of the script is about: the data set that is open, the reader's language, the filters."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from charts.words import Words
from data.library import DEFAULT
from report import language


@dataclass(frozen=True)
class Filters:
    """Which networks are meant; the names are the $parameters of queries and the keys of the address.

    An unset list is empty and leaves every network. `not_stated` in a list chooses what does not state the field.
    """

    country: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    decision_mode: tuple[str, ...] = ()
    as_of: int = 2026
    q: str = ""

    def parameters(self) -> dict[str, object]:
        """The values as a query takes them."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in vars(self).items()}

    def only(self, keys: Collection[str]) -> "Filters":
        """These filters where they have the keys, the others unset."""
        return Filters(**{key: value for key, value in vars(self).items() if key in keys})

    def address(self, **own: str | tuple[str, ...]) -> dict[str, str | list[str]]:
        """The values as the address holds them, with other keys. The year is always there, so none is empty."""
        kept = {key: list(value) if isinstance(value, tuple) else str(value) for key, value in vars(self).items() if value}
        return {**kept, **{key: list(value) if isinstance(value, tuple) else value for key, value in own.items() if value}}


LISTS = ("country", "form", "level", "scope", "purpose", "decision_mode")


@dataclass(frozen=True)
class Visit:
    """One run: the published file it reads, the language it speaks, the filters, the page's own keys, the data set of the file."""

    path: Path
    language: str
    chosen: Filters
    own: Mapping[str, str | tuple[str, ...]]
    data: str = DEFAULT
    # The number of each source, by its key, its title and the place in it, that the page has cited so far.
    cited: dict[tuple[str, str, str], int] = field(default_factory=dict)

    @property
    def t(self) -> Words:
        """The texts in the reader's language."""
        return language.words(self.language)

    def address(self, **own: str | tuple[str, ...]) -> dict[str, str | list[str]]:
        """The address of any page with these filters and this data set, which is written unless it is the default."""
        return self.chosen.address(data="" if self.data == DEFAULT else self.data, **own)

    @cached_property
    def query(self) -> str:
        """The same as it is written, for links that add a key; never empty."""
        return urlencode(self.address(), doseq=True)


def begin(visit: Visit) -> None:
    """Say what this run is about; a fragment that runs alone later finds it again."""
    st.session_state["visit"] = visit


def visit() -> Visit:
    """What this run is about."""
    found: Visit = st.session_state["visit"]
    return found


def filters() -> Filters:
    """The filters that hold on this page: the frame has drawn them."""
    return visit().chosen


def own() -> str:
    """What the page's own key in the address names; empty where it names nothing."""
    return str(next(iter(visit().own.values()), ""))
