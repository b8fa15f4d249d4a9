"""Write all texts that readers see into the template of translations: `python -m report.catalogue`.

The English text is the key. Babel does the rest, here for Slovenian (`update` instead of `init` once it is there):

    pybabel init -D meshwork -i locale/meshwork.pot -d locale -l sl
    pybabel compile -D meshwork -d locale
"""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog
from babel.messages.pofile import generate_po

import queries
from analysis.catalogue import MEASURES
from charts.words import ENGLISH
from data.build import publish
from report import contents, language, menu, method, steps
from report.answer import fresh
from report.links import leads
from report.table import FOR_DRAWINGS
from report.visit import Filters

ROOT = Path(__file__).parent.parent
TEMPLATE = language.LOCALE / "meshwork.pot"

# A text, or its forms for one and for many.
Text = str | tuple[str, str]

# Functions that show or mark a text, and where among their arguments it stands.
SHOWN = {
    "t": (0,),
    "N_": (0,),
    "heading": (0, 1),
    "section": (0,),
    "note": (0,),
    "opened": (1,),
    "choose_members": (1,),
    "choose_networks": (1,),
    "lead": (1,),
    "entries": (4,),
    "UnreadableDataSet": (1,),
}


def collapsed(text: str | None) -> str:
    """The text in one line, as prose in a source file is shown."""
    return " ".join((text or "").split())


def called(call: ast.Call) -> tuple[str, list[ast.expr]]:
    """The last name of the function that a call calls, and its arguments; `partial(f, x)` stands for `f(x)`."""
    function, arguments = call.func, call.args
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return called(ast.Call(arguments[0], arguments[1:], [])) if name == "partial" and arguments else (name, arguments)


def in_calls(module: ast.Module) -> Iterator[Text]:
    """Texts that a module hands to the functions of SHOWN and to `plural`."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        name, arguments = called(node)
        written = [argument.value if isinstance(argument, ast.Constant) else None for argument in arguments]
        if name == "plural":
            match written:
                case [str(one), str(many), *_]:
                    yield one, many
        for place in SHOWN.get(name, ()):
            match arguments[place : place + 1]:
                case [ast.Constant(value=str(text))]:
                    yield collapsed(text) if name == "note" else text
                case [ast.Name(id="__doc__")]:
                    yield collapsed(ast.get_docstring(module))


def in_charts(module: ast.Module) -> Iterator[Text]:
    """The docstrings of charts: their texts for those who cannot see them."""
    for node in module.body:
        match node:
            case ast.FunctionDef(
                args=ast.arguments(args=[ast.arg("frame"), ast.arg("t")]), returns=ast.Attribute(attr="LayerChart" | "Chart")
            ):
                yield collapsed(ast.get_docstring(node))


def in_queries() -> Iterator[tuple[Path, Text]]:
    """What each query counts, and where it misleads; where pages show its rows, the titles of its columns or of the facts in it."""
    shown = set(contents.queries_shown())
    choices: dict[str, str | tuple[str, ...]] = dict.fromkeys(menu.CHOSEN_ON_PAGES, ())
    given = {"places": [], "keys": [], **{key: [] for key in choices}, **Filters().parameters()}
    with TemporaryDirectory() as folder:
        published = publish(folder=Path(folder))
        for path in queries.HERE.glob("*/*.sql"):
            name = f"{path.parent.name}/{path.stem}"
            query = queries.query(name)
            yield path, query.caption
            if query.misleads:
                yield path, query.misleads
            if name not in shown:
                continue
            frame = queries.ask(published, name, {**dict.fromkeys(query.parameters, ""), "most_rows": 1, **given})
            # Which facts are there depends on the record; the query names them all.
            columns = re.findall(r"'(\w+)'", query.sql) if "fact" in frame else list(frame.columns)
            # So do the names of tables and columns that stand in rows.
            if "taken" in frame:
                columns += re.findall(r"'(\w+)'", query.sql)
            for naming in language.NAMING.difference({"taken"}).intersection(columns):
                columns += [part for names in frame[naming].dropna() for part in re.findall(r"\w+", names)]
            for column in columns:
                if column not in FOR_DRAWINGS and not leads(column):
                    yield path, language.title(column, ENGLISH)
        for name in sorted({shown.query for shown in contents.contents()}):
            if (step := steps.rows(name)).step:
                path = ROOT / "analysis" / f"{name.partition('/')[0]}.py"
                yield from ((path, text) for text in (step.caption, step.misleads) if text)
                frame = fresh(published, name, chosen=Filters(), own=(("member", ""), *choices.items()), speech="en", unit="").frame
                columns = [column for column in frame.columns if not column.endswith("_words")]
                for naming in language.NAMING.intersection(columns):
                    columns += frame[naming].to_list()
                yield from (
                    (path, language.title(column, ENGLISH)) for column in columns if column not in FOR_DRAWINGS and not leads(column)
                )


def texts() -> Iterator[tuple[Path, Text]]:
    """Every text with the file it stands in."""
    for folder in ("charts", "queries", "report", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            module = ast.parse(path.read_text(encoding="utf-8"))
            found = [*in_calls(module), *(in_charts(module) if folder == "charts" else ())]
            yield from ((path, text) for text in found)
    yield from in_queries()
    for measure in MEASURES:
        yield from (
            (ROOT / "analysis" / "catalogue.py", text) for text in (measure.name, measure.formula, measure.source, measure.misleads)
        )
    for called, comment in method.meanings():
        yield ROOT / "data" / "meaning.sql", called
        yield ROOT / "data" / "meaning.sql", comment
    path = ROOT / "data" / "vocabulary" / "terms.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        yield from ((path, row["label"]) for row in csv.DictReader(rows))


def template() -> str:
    """The template: sorted, with the file of each text, without line numbers and dates, so that it changes with texts only."""
    catalogue = Catalog(
        project="Meshwork",
        version="",
        header_comment="# Texts of Meshwork. Written by `python -m report.catalogue`; not to be edited.\n#",
    )
    for path, text in texts():
        catalogue.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    lines = "".join(generate_po(catalogue, sort_by="message", include_lineno=False)).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith('"POT-Creation-Date')).rstrip() + "\n"


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(template(), encoding="utf-8")
    print(f"Wrote {TEMPLATE}")
