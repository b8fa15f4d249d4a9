"""Inside the measured server: what each run spent its time on, where that is asked for."""

import importlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from time import perf_counter
from typing import Any

from streamlit.navigation.page import StreamlitPage

import queries
from report.contents import contents

REST = "around"
WRAPPED = {
    ("report.answer", "answer", "frames"),
    ("report.taking", "answer", "frames"),
    ("report.table", "for_people", "frames"),
    ("report.table", "for_browser", "frames"),
    ("report.figure", "specification", "drawings"),
    ("report.figure", "written", "drawings"),
    ("report.page", "points", "drawings"),
    ("report.page", "written", "drawings"),
}

# One visitor at a time is measured, so one ledger is enough.
spent: dict[str, float] = {}
going_on: list[str] = []
since = perf_counter()


def turn_to(change: Callable[[], object]) -> None:
    """Book the time until now to what was going on, then change what is going on."""
    global since  # noqa: PLW0603
    now = perf_counter()
    kind = going_on[-1] if going_on else REST
    spent[kind] = spent.get(kind, 0) + now - since
    since = now
    change()


@contextmanager
def booked(kind: str) -> Iterator[None]:
    """Book what happens within to a kind, but for what is booked to another within."""
    turn_to(lambda: going_on.append(kind))
    try:
        yield
    finally:
        turn_to(going_on.pop)


def begin() -> None:
    """Begin a run with nothing spent."""
    turn_to(spent.clear)


def take() -> dict[str, float]:
    """What the run spent until now, by kind."""
    turn_to(lambda: None)
    return dict(spent)


class Cursor:
    """A cursor of DuckDB whose fetching is booked as making a frame."""

    def __init__(self, own: Any) -> None:
        self.own = own

    def __enter__(self) -> "Cursor":
        return self

    def __exit__(self, *_: object) -> None:
        self.own.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.own, name)

    def cursor(self) -> "Cursor":
        """Another one of the same connection."""
        return Cursor(self.own.cursor())

    def execute(self, *statement: Any) -> "Cursor":
        """Ask."""
        self.own.execute(*statement)
        return self

    def df(self) -> Any:
        """The answer as a frame."""
        with booked("frames"):
            return self.own.df()


def wrap(owner: Any, name: str, kind: str) -> None:
    """Book a function of a module, or a method, to a kind."""
    own = getattr(owner, name)

    @wraps(own)
    def told(*given: Any, **named: Any) -> Any:
        with booked(kind):
            return own(*given, **named)

    setattr(owner, name, told)


def install() -> None:
    """Wrap what the shares tell apart."""
    if "MESHWORK_BENCH_SHARES" not in os.environ:
        return
    opened = queries.data_set
    queries.data_set = lambda path: Cursor(opened(path))  # type: ignore[assignment]
    wrap(queries, "ask", "SQL")
    for module, function, kind in WRAPPED | {(f"charts.{of[0]}", of[1], "drawings") for of in told_by()}:
        # By its name: the package report has functions that are named as their modules.
        wrap(importlib.import_module(module), function, kind)
    wrap(StreamlitPage, "run", "page")


def told_by() -> set[tuple[str, str]]:
    """The functions of charts/ that write sentences where nothing is drawn."""
    return {shown.function for shown in contents() if shown.function and shown.word != "figure"}
