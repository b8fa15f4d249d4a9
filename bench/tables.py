"""Figures in aligned columns, each beside its goal."""

from collections.abc import Iterable, Sequence
from statistics import median

# What a table is made of: its titles, then a row for each thing.
Rows = list[Sequence[str]]


def table(rows: Iterable[Sequence[str]]) -> str:
    """The rows, the first column to the left and the others to the right."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]).rstrip()
        for row in rows
    )


def ratio(seconds: Sequence[float], of: Sequence[float]) -> float:
    """How many times as long, by the medians."""
    return median(seconds) / median(of)


def against(value: float, most: float) -> str:
    """Whether a goal is kept."""
    return f"{'kept' if value <= most else 'missed'} (at most {most:g})"


def kept(values: Sequence[float], most: float) -> str:
    """How many of several figures keep a goal."""
    return f"{sum(value <= most for value in values)} of {len(values)} kept (at most {most:g})"


def megabytes(size: float) -> str:
    """Bytes, told in millions."""
    return f"{size / 1e6:.2f}"


def late(seconds: Sequence[float]) -> float:
    """What 95 of 100 do not exceed."""
    return sorted(seconds)[int(0.95 * (len(seconds) - 1))]
