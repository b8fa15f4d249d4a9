"""Every number in the product: one .sql file each, in a folder named after its page.

The comment at the top of a file is what its figure says it counts. `ask` answers a query from a published file.
"""

import re
from collections.abc import Mapping
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


class UnreadableDataSet(Exception):
    """A file that is not, or no longer, a published data set."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} cannot be read: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True)
class Query:
    """The text of a query, the comment at its top, and the names of its parameters."""

    sql: str
    caption: str
    parameters: frozenset[str]


@lru_cache
def query(name: str) -> Query:
    """The query `folder/name`."""
    path = HERE / f"{name}.sql"
    if not path.is_file():
        raise LookupError(f"No query {name!r}: expected the file queries/{name}.sql")
    sql = path.read_text(encoding="utf-8")
    comment = re.match(r"(?:--[^\n]*\n)*", sql)
    lines = comment[0].splitlines() if comment else []
    (statement,) = duckdb.extract_statements(sql)
    return Query(sql, " ".join(line.removeprefix("--").strip() for line in lines), frozenset(statement.named_parameters))


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


def ask(path: Path, name: str, parameters: Mapping[str, object]) -> pd.DataFrame:
    """The answer of the query `name` from the published file `path`; columns as its last select names them.

    Of `parameters` those are passed that the query names; one that it names and that is not given raises LookupError.
    Raises UnreadableDataSet when the file cannot be read.
    """
    asked = query(name)
    if lacking := asked.parameters - parameters.keys():
        raise LookupError(f"The query {name!r} needs {', '.join(sorted(lacking))}")
    with data_set(path).cursor() as cursor:
        try:
            return cursor.execute(asked.sql, {key: parameters[key] for key in asked.parameters}).df()
        except duckdb.Error as error:
            # A block that does not match its checksum raises the plain class; its kinds mean a wrong statement.
            if type(error) is duckdb.Error or isinstance(error, duckdb.IOException | duckdb.FatalException | duckdb.SerializationException):
                raise UnreadableDataSet(path, "it broke while it was read") from error
            raise
