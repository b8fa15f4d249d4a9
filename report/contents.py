"""What the pages show, read from their files: every figure, table and fact sheet, in the order of the menu."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from report.menu import MENU, PAGES

# The words of report/ that show the rows of a query, drawn or not. Of the first the query has the chart's or the function's
# own name unless another is named; the others name it.
BY_FUNCTION = {"figure", "sentences", "key_figures", "beside_documents", "told"}
BY_NAME = {"table", "facts", "entries"}


@dataclass(frozen=True)
class Shown:
    """A call on a page that shows the rows of a query."""

    page: str
    word: str
    query: str
    # The function of charts/ that draws or tells it, as module and name.
    function: tuple[str, str] | None
    # The title of the part of the page in which it stands; empty above the first.
    section: str
    # The query whose rows a click on a mark lists.
    lists: str = ""
    # The most records that are drawn like this, and how many there must be more than; 0 where there is no such bound.
    up_to: int = 0
    beyond: int = 0


def written(module: ast.Module, page: str = "") -> list[Shown]:
    """What the file of a page shows, from top to bottom."""
    return list(_in(module.body, page, ""))


def _in(block: list[ast.stmt], page: str, section: str) -> Iterator[Shown]:
    """What the statements of a block show; a part that begins in an inner block ends with it."""
    for statement in block:
        inner = [part for name in ("body", "orelse") for part in [getattr(statement, name, [])] if part]
        for part in inner:
            yield from _in(part, page, section)
        for call in (node for node in ([] if inner else ast.walk(statement)) if isinstance(node, ast.Call)):
            match call:
                case ast.Call(func=ast.Name("section"), args=[ast.Constant(value=str(title)), *_]):
                    section = title
                case ast.Call(func=ast.Name(word), args=[ast.Constant(value=str(query)), *_]) if word in BY_NAME:
                    yield Shown(page, word, query, None, section)
                case ast.Call(func=ast.Name(word), args=[ast.Attribute() as function, *_]) if word in BY_FUNCTION:
                    named = {keyword.arg: keyword.value for keyword in call.keywords}
                    whole = Shown(page, word, _text(named.get("query")) or "/".join(_named(function)), _named(function), section)
                    whole = replace(whole, lists=_text(named.get("lists")))
                    match named.get("beyond"):
                        case ast.Tuple(elts=[ast.Constant(value=int(most)), ast.Attribute() as many]):
                            yield replace(whole, up_to=most)
                            yield replace(whole, query="/".join(_named(many)), function=_named(many), beyond=most)
                        case _:
                            yield whole


def _named(function: ast.Attribute) -> tuple[str, str]:
    return getattr(function.value, "id", ""), function.attr


def _text(node: ast.expr | None) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
    return ""


@lru_cache
def contents() -> tuple[Shown, ...]:
    """What every page shows, page by page in the order of the menu."""
    return tuple(
        shown
        for section, titles in MENU.items()
        for name in titles
        for shown in written(_parsed(PAGES / section.lower() / f"{name}.py"), name)
    )


def queries_shown() -> Iterator[str]:
    """The names of the queries whose columns have titles on pages: in a table, behind a figure, or behind a mark."""
    for shown in contents():
        if shown.word in BY_NAME | {"figure"}:
            yield shown.query
        if shown.lists:
            yield shown.lists


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
