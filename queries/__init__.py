"""Every number in the product: one .sql file each, in a folder named after its page.

The comment at the top of a file is what its figure says it counts; where a line `--` parts it, the second paragraph says
where the figure misleads. `ask` answers a query from a published file.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
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

# How a query says which networks are meant: the filters, in the order in which meaning.sql takes them.
FILTERS = ("country", "level", "form", "scope", "purpose", "decision_mode", "as_of", "q")
CHOSEN = f"({', '.join(f'${key}' for key in FILTERS)})"
# The words of meaning.sql on which others stand: found first, they are found once for all of these.
STANDS_ON = {"chosen_organisations": "chosen_members", "chosen_sources": "chosen_members"}
# More rows than these are not sent to a page; what is taken along has them all.
MOST_ROWS = 1000


class UnreadableDataSet(Exception):
    """A file that is not, or no longer, a published data set."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} cannot be read: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True)
class Query:
    """The text of a query, what it counts and where that misleads (the comment at its top), the names of its parameters, and
    the words of meaning.sql that say what the filters left."""

    sql: str
    caption: str
    misleads: str
    parameters: frozenset[str]
    chosen: tuple[str, ...]


def with_ground(word: str) -> list[str]:
    """A word of meaning.sql that says what the filters left, after those on which it stands."""
    if word == "chosen_networks":
        return [word]
    return [*with_ground(STANDS_ON.get(word, "chosen_networks")), word]


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
    chosen = re.findall(rf"\b(chosen_\w+){re.escape(CHOSEN)}", sql)
    return Query(sql, counts, misleads, frozenset(statement.named_parameters), tuple(chain(*map(with_ground, chosen))))


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


@lru_cache(maxsize=8)
def must_fit(path: Path) -> None:
    """Raise UnreadableDataSet where a query names what a published file lacks.

    Not every data set is made anew when the program is; found here, it is told before a page is half written.
    """
    with data_set(path).cursor() as cursor:
        for file in sorted(HERE.glob("*/*.sql")):
            asked = query(f"{file.parent.name}/{file.stem}")
            try:
                # Which columns it would have: nothing is read for that, but every name has to be there.
                cursor.execute(f"describe {asked.sql}", dict.fromkeys(asked.parameters))
            except (duckdb.CatalogException, duckdb.BinderException) as error:
                raise UnreadableDataSet(path, "it was made by another version of the program") from error


@dataclass(eq=False)
class Finder:
    """A cursor, and the words for which it holds a table of what one state of the filters left."""

    cursor: duckdb.DuckDBPyConnection
    found: set[str] = field(default_factory=set)


@lru_cache(maxsize=16)
def idle(path: Path, state: tuple[object, ...]) -> deque[Finder]:
    """Cursors of one state of the filters that nobody uses now."""
    return deque()


@contextmanager
def choosing(path: Path, filters: Mapping[str, object], words: Sequence[str]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor for which these words of meaning.sql are tables, found once for all the queries of a page.

    Planning what the filters mean takes DuckDB longer than most queries that ask for it. One thread at a time has the cursor.
    """
    finders = idle(path, tuple(tuple(value) if isinstance(value, list) else value for value in filters.values()))
    try:
        finder = finders.pop()
    except IndexError:
        finder = Finder(data_set(path).cursor())
    for word in words:
        if word not in finder.found:
            finder.cursor.execute(f"create temp table {word}_found as from {word}{CHOSEN}", filters)
            finder.cursor.execute(f"create temp macro {word}(a, b, c, d, e, f, g, h) as table from {word}_found")
            finder.found.add(word)
    yield finder.cursor
    # What failed is not used again.
    finders.append(finder)


@dataclass(frozen=True)
class Asking:
    """A query about to be answered: the cursor that has what the filters left, the text, and the values of its parameters."""

    cursor: duckdb.DuckDBPyConnection
    sql: str
    given: dict[str, object]

    def relation(self) -> duckdb.DuckDBPyRelation:
        """The answer as rows that can be narrowed before any is fetched: DuckDB then makes no others."""
        return self.cursor.sql(self.sql, params=self.given)


@contextmanager
def asking(path: Path, name: str, parameters: Mapping[str, object]) -> Iterator[Asking]:
    """The query `name` on the published file `path`; errors of the file are told as such.

    Of `parameters` those are passed that the query names; one that it names and that is not given raises LookupError.
    Raises UnreadableDataSet when the file cannot be read.
    """
    asked = query(name)
    parameters = {"most_rows": MOST_ROWS, **parameters}
    if lacking := asked.parameters - parameters.keys():
        raise LookupError(f"The query {name!r} needs {', '.join(sorted(lacking))}")
    given = {key: parameters[key] for key in asked.parameters}
    filters = {key: parameters[key] for key in FILTERS} if asked.chosen else {}
    try:
        with choosing(path, filters, asked.chosen) if filters else data_set(path).cursor() as cursor:
            yield Asking(cursor, asked.sql, given)
    except duckdb.Error as error:
        # A block that does not match its checksum raises the plain class; its kinds mean a wrong statement.
        if type(error) is duckdb.Error or isinstance(error, duckdb.IOException | duckdb.FatalException | duckdb.SerializationException):
            raise UnreadableDataSet(path, "it broke while it was read") from error
        raise


def ask(path: Path, name: str, parameters: Mapping[str, object]) -> pd.DataFrame:
    """The answer of the query `name` from the published file `path`; columns as its last select names them.

    A query with a row for each record answers with the first MOST_ROWS unless `most_rows` is given: None is all. For the rest
    see `asking`.
    """
    with asking(path, name, parameters) as asked:
        return asked.cursor.execute(asked.sql, asked.given).df()


def ask_for(path: Path, name: str, parameters: Mapping[str, object], having: tuple[str, object]) -> tuple[pd.DataFrame, int]:
    """The first rows of an answer that have a value in a field, missing for None, and how many rows have it.

    `having` is the field and the value. So many rows are the first as `most_rows` says among the parameters.
    """
    field, value = having
    most_rows = int(str(parameters.get("most_rows", MOST_ROWS)))
    with asking(path, name, {**parameters, "most_rows": None}) as asked:
        column = duckdb.ColumnExpression(field)
        rows = asked.relation().filter(column.isnull() if value is None else column == duckdb.ConstantExpression(value))
        return rows.limit(most_rows).df(), count(rows)


def how_many(path: Path, name: str, parameters: Mapping[str, object]) -> int:
    """How many rows the answer of a query has, of which `ask` answers with the first."""
    with asking(path, name, {**parameters, "most_rows": None}) as asked:
        return count(asked.relation())


def count(relation: duckdb.DuckDBPyRelation) -> int:
    """The number of its rows."""
    ((counted,),) = relation.aggregate("count(*)").fetchall()
    return int(counted)
