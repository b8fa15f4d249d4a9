"""Every number in the product: one .sql file each, in a folder named after its page.

The comment at the top of a file is what its figure says it counts; where a line `--` parts it, the second paragraph says
where the figure misleads. `ask` answers a query from a published file.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

HERE = Path(__file__).parent

# `read_only` alone is no security: a statement could still write files, load code or change these settings.
HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "memory_limit": "1GB",
    "max_temp_directory_size": "1GB",
    "lock_configuration": True,
}

# How a query says which networks are meant: the filters, in the words of schema.sql.
CHOSEN = "chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)"
FILTERS = re.findall(r"\$(\w+)", CHOSEN)


class UnreadableDataSet(Exception):
    """A file that is not, or no longer, a published data set."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} cannot be read: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True)
class Query:
    """The text of a query, what it counts and where that misleads (the comment at its top), and the names of its parameters."""

    sql: str
    caption: str
    misleads: str
    parameters: frozenset[str]


@lru_cache
def query(name: str) -> Query:
    """The query `folder/name`."""
    path = HERE / f"{name}.sql"
    if not path.is_file():
        raise LookupError(f"No query {name!r}: expected the file queries/{name}.sql")
    sql = path.read_text(encoding="utf-8")
    comment = re.match(r"(?:--[^\n]*\n)*", sql)
    said = "\n".join(line.removeprefix("--").strip() for line in (comment[0] if comment else "").splitlines())
    counts, _, misleads = (" ".join(part.split()) for part in said.partition("\n\n"))
    (statement,) = duckdb.extract_statements(sql)
    return Query(sql, counts, misleads, frozenset(statement.named_parameters))


@lru_cache(maxsize=8)
def data_set(path: Path) -> duckdb.DuckDBPyConnection:
    """A published file, open for reading only. Ask through a cursor of its own: threads must not share one.

    Raises UnreadableDataSet when the file is missing, broken or not a data set of this product.
    """
    if not path.is_file():
        raise UnreadableDataSet(path, "the file is missing")
    try:
        con = duckdb.connect(str(path), read_only=True, config=HARDENED)
    except duckdb.Error as error:
        raise UnreadableDataSet(path, "it is not a whole DuckDB file") from error
    if con.execute("select count(*) from duckdb_tables() where table_name in ('data_set', 'networks')").fetchone() != (2,):
        con.close()
        raise UnreadableDataSet(path, "it is a DuckDB file, but not a data set of this product")
    return con


@lru_cache(maxsize=64)
def idle(path: Path, state: tuple[object, ...]) -> deque[duckdb.DuckDBPyConnection]:
    """Cursors that hold the networks chosen by one state of the filters and that nobody uses now."""
    return deque()


@contextmanager
def choosing(path: Path, filters: Mapping[str, object]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor for which `chosen_networks` is a table, found once for all the queries of a page.

    Planning what the filters mean takes DuckDB longer than most queries that ask for it. One thread at a time has the cursor.
    """
    cursors = idle(path, tuple(tuple(value) if isinstance(value, list) else value for value in filters.values()))
    try:
        cursor = cursors.pop()
    except IndexError:
        cursor = data_set(path).cursor()
        cursor.execute(f"create temp table networks_chosen as from {CHOSEN}", filters)
        cursor.execute("create temp macro chosen_networks(a, b, c, d, e, f, g, h) as table from networks_chosen")
    yield cursor
    # What failed is not used again.
    cursors.append(cursor)


def ask(path: Path, name: str, parameters: Mapping[str, object]) -> pd.DataFrame:
    """The answer of the query `name` from the published file `path`; columns as its last select names them.

    Of `parameters` those are passed that the query names; one that it names and that is not given raises LookupError.
    Raises UnreadableDataSet when the file cannot be read.
    """
    asked = query(name)
    if lacking := asked.parameters - parameters.keys():
        raise LookupError(f"The query {name!r} needs {', '.join(sorted(lacking))}")
    given = {key: parameters[key] for key in asked.parameters}
    filters = {key: parameters[key] for key in FILTERS} if CHOSEN in asked.sql else {}
    try:
        with choosing(path, filters) if filters else data_set(path).cursor() as cursor:
            return cursor.execute(asked.sql, given).df()
    except duckdb.Error as error:
        # A block that does not match its checksum raises the plain class; its kinds mean a wrong statement.
        if type(error) is duckdb.Error or isinstance(error, duckdb.IOException | duckdb.FatalException | duckdb.SerializationException):
            raise UnreadableDataSet(path, "it broke while it was read") from error
        raise
