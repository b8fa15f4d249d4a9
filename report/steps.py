"""Where the rows of a figure or a table come from: a query, or a step of analysis that stands between a query and the page.

The name `page/figure` is that of the query queries/page/figure.sql, else of the function `figure` of analysis/page.py. The
function takes the answer of the query that its argument is named after. Its docstring says, as a query's comment does, what is
counted and, in a second paragraph, where that misleads.
"""

import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

import queries

Step = Callable[[pd.DataFrame], pd.DataFrame]


@dataclass(frozen=True)
class Rows:
    """What answers under a name: the query with its text and its parameters, the step that its answer passes, if any, what is
    counted, and where that misleads."""

    query: str
    sql: str
    parameters: frozenset[str]
    caption: str
    misleads: str
    step: Step | None = None


@lru_cache
def rows(name: str) -> Rows:
    """What answers under a name. Raises LookupError where nothing does."""
    if (queries.HERE / f"{name}.sql").is_file():
        asked = queries.query(name)
        return Rows(name, asked.sql, asked.parameters, asked.caption, asked.misleads)
    page, _, function = name.partition("/")
    try:
        step: Step = getattr(importlib.import_module(f"analysis.{page}"), function)
    except (ImportError, AttributeError) as error:
        raise LookupError(
            f"Nothing answers under {name!r}: expected the file queries/{name}.sql or the function {function} in analysis/{page}.py"
        ) from error
    (taken,) = inspect.signature(step).parameters
    asked = queries.query(f"{page}/{taken}")
    caption, misleads, *_ = (" ".join(part.split()) for part in [*inspect.cleandoc(step.__doc__ or "").split("\n\n"), "", ""])
    return Rows(f"{page}/{taken}", asked.sql, asked.parameters, caption, misleads, step)
