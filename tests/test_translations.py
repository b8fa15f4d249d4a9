"""Every text that readers see can be translated: the template has it, a catalogue is used, and nothing stays English."""

import importlib
import inspect
import json
import re
from functools import cache
from pathlib import Path

import altair as alt
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from every_chart import rows_of
from streamlit.testing.v1 import AppTest

import queries
from charts.words import Words
from report import catalogue, language, menu, method
from report.answer import answer
from report.figure import specification
from report.text import plain
from report.visit import Filters

ROOT = Path(__file__).parent.parent
REFRESH = "Write it anew: python -m report.catalogue"
PLACEHOLDER = re.compile(r"\{(\w*)\}")
# Slovenian has four forms: for 1, 2, 3 and 4, and the rest, each of the last two digits.
SPEECH = "sl"

MODULES = [importlib.import_module(f"charts.{path.stem}") for path in sorted((ROOT / "charts").glob("[!_]*.py"))]
DRAWN_AND_SAID = [
    function
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and name[0] != "_" and [*inspect.signature(function).parameters] == ["frame", "t"]
]


def placeholders(text: str | tuple[str, ...]) -> set[str]:
    return {name for form in ([text] if isinstance(text, str) else text) for name in PLACEHOLDER.findall(form)}


@cache
def texts() -> list[tuple[str, ...]]:
    """Every text as its forms, one or two."""
    return [(text,) if isinstance(text, str) else text for _, text in catalogue.texts()]


def bracketed(folder: Path, speech: str) -> Catalog:
    """A catalogue that puts every text in brackets and says before a plural which form it is; compiled into `folder`."""
    with catalogue.TEMPLATE.open("rb") as file:
        translations = read_po(file, locale=speech)
    for message in translations:
        if isinstance(message.id, tuple):
            message.string = tuple(f"⟦{form}: {message.id[1]}⟧" for form in range(translations.num_plurals))
        elif message.id:
            message.string = f"⟦{message.id}⟧"
    compiled = folder / speech / "LC_MESSAGES" / "meshwork.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, translations)
    return translations


def forget() -> None:
    for remembers in (language.words, language.terms, answer, specification, method.told):
        remembers.cache_clear()


@pytest.fixture
def brackets(tmp_path, monkeypatch):
    """The product speaks the language of brackets, in English and in Slovenian."""
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    for speech in (SPEECH, "en"):
        bracketed(tmp_path, speech)
    forget()
    yield
    forget()


def outside(text: str) -> str:
    """What is left of a text without all that stands in brackets."""
    while text != (text := re.sub(r"⟦[^⟦⟧]*⟧", "", text)):
        pass
    return text


def untranslated(text: str) -> bool:
    return any(letter.isalpha() for letter in outside(text))


# The template ---------------------------------------------------------------------------------------------------


def test_the_template_has_every_text_of_the_product():
    assert catalogue.TEMPLATE.is_file(), REFRESH
    assert catalogue.TEMPLATE.read_text(encoding="utf-8") == catalogue.template(), f"{catalogue.TEMPLATE.name} is out of date. {REFRESH}"


def test_the_template_does_not_depend_on_when_and_where_it_is_written(monkeypatch, tmp_path):
    once = catalogue.template()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert catalogue.template() == once
    assert str(ROOT) not in once


@pytest.mark.parametrize(
    "text",
    [
        "How large are the networks, and where are the large ones?",  # the question of a page
        "Network sizes",  # a heading
        "Stated and listed",  # a section
        "The numbers in brackets are those of the sources at the end of the page.",  # a note
        "Bars: the number of networks in each band of size, smallest band first.",  # a chart for those who cannot see it
        "Networks by number of members",  # the title of a chart
        "One voice per country",  # a word of the vocabulary
        "Participants",  # a column
        "Who decides",  # a fact
        "One source.",  # the caption of a query
        "Overview",  # a page in the menu
    ],
)
def test_a_text_of_each_kind_is_found(text):
    assert (text,) in texts()


def test_no_text_is_empty_or_has_blanks_around_it_or_breaks_the_line():
    for forms in texts():
        for form in forms:
            assert form, f"an empty text beside {forms}"
            assert form == form.strip(), form
            assert "\n" not in form, form


def test_the_form_for_many_has_every_placeholder_of_the_form_for_one():
    """The form for one may leave {n} out; languages with more forms choose from those of the form for many."""
    for forms in texts():
        assert placeholders(forms[0]) <= placeholders(forms[-1]), forms


def test_each_form_for_one_has_a_single_form_for_many():
    """GNU gettext finds both by the form for one: a second form for many would be lost."""
    many: dict[str, str] = {}
    for forms in texts():
        if len(forms) == 2:
            assert many.setdefault(*forms) == forms[1]


def test_translations_have_no_placeholder_that_the_english_lacks():
    for path in language.LOCALE.glob("*/LC_MESSAGES/meshwork.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale=path.parts[-3]):
                if message.id:
                    assert placeholders(message.string) <= placeholders(message.id), f"{path}: {message.string}"


# A catalogue ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize(("n", "form"), [(1, 0), (2, 1), (3, 2), (5, 3), (101, 0)])
def test_a_number_takes_its_form_of_the_plural(n, form):
    t = language.words(SPEECH)
    assert t.plural("{n} network names no seat.", "{n} networks name no seat.", n=n) == f"⟦{form}: {n} networks name no seat.⟧"


@pytest.mark.usefixtures("brackets")
def test_placeholders_are_filled_as_the_language_writes_numbers():
    t = language.words(SPEECH)
    assert t("{column}: {value} ({n} in all)", column="Leto", value="{n}", n=1234.56) == "⟦Leto: {n} (1.234,6 in all)⟧"
    assert t("as of {year}", year="2026") == "⟦as of 2026⟧"


def test_a_language_without_a_catalogue_speaks_english():
    assert language.words("fi")("Networks") == "Networks"


@pytest.mark.usefixtures("brackets")
def test_words_of_the_vocabulary_are_translated_and_countries_have_their_names(europe):
    known = language.terms(europe, SPEECH)
    assert known["form"]["consortium"] == "⟦Consortium⟧"
    assert known["country"]["SI"] == "Slovenija"


# Charts and sentences -------------------------------------------------------------------------------------------


def answered(function, europe: Path):
    """The rows that a chart draws or a sentence tells, as pages ask for them; of a network with members and activities."""
    with queries.data_set(europe).cursor() as cursor:
        (network,) = cursor.execute(
            "select network_id from activities join memberships using (network_id) group by network_id order by count(*) desc, network_id"
        ).fetchone()
    return rows_of(function, europe, SPEECH, network=network, member="", source="", find="")


def words(europe: Path) -> Words:
    t = language.words(SPEECH)
    return Words(t.catalogue, t.number, language.terms(europe, SPEECH))


def parts(tree):
    """Every dictionary in a specification."""
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from parts(part)


def shown(drawing: dict) -> list[str]:
    """Titles of a chart, its axes, legends and tooltips, and the words in its expressions."""
    found = []
    for part in parts(drawing):
        if isinstance(part.get("title"), str):
            found.append(part["title"])
        for expression in part.values():
            if isinstance(expression, str) and expression.startswith("{"):
                found += json.loads(expression[: expression.rindex("}") + 1]).values()
    return found


def without_title(drawing: dict) -> set[str]:
    """Axes, legends and tooltips to which Vega-Lite would give a title of its own: the English name of a column."""
    named: dict[str, bool] = {}
    for encoding in (part["encoding"] for part in parts(drawing) if "encoding" in part):
        for tooltip in encoding.get("tooltip", []):
            named[f"tooltip {tooltip['field']}"] = "title" in tooltip
        for channel in ("x", "y", "color", "fill", "stroke", "size", "shape", "opacity", "fillOpacity"):
            if "field" in (drawn := encoding.get(channel, {})):
                guide = drawn.get("axis" if channel in "xy" else "legend", {})
                # Layers share their axes and legends.
                named[channel] = named.get(channel, False) or guide is None or "title" in drawn or "title" in guide
    return {name for name, has_title in named.items() if not has_title}


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("function", DRAWN_AND_SAID, ids=lambda function: f"{function.__module__}.{function.__name__}")
def test_a_chart_or_sentence_has_no_word_that_is_not_translated(function, europe):
    result = function(answered(function, europe), words(europe))
    if isinstance(result, alt.LayerChart | alt.Chart):
        drawing = result.to_dict()
        drawing.pop("datasets", None)
        texts = shown(drawing)
        assert not without_title(drawing)
        assert isinstance(drawing["title"], str)
    else:
        pages = {page for titles in menu.MENU.values() for page in titles}
        told = [result] if isinstance(result, str) else [text for entry in result for text in entry if isinstance(text, str)]
        texts = [text for text in told if text not in pages]
    # A data set without documents on networks in general has no rules to tell.
    assert texts or result == []
    assert not [text for text in texts if untranslated(text)]


@pytest.mark.usefixtures("brackets")
def test_what_every_chart_shows_to_those_who_cannot_see_it_is_translated(europe):
    t = words(europe)
    charts = [function for function in DRAWN_AND_SAID if isinstance(function(answered(function, europe), t), alt.LayerChart | alt.Chart)]
    assert len(charts) > 5
    assert not [chart.__name__ for chart in charts if untranslated(t(catalogue.collapsed(chart.__doc__)))]


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("page", [page for titles in menu.MENU.values() for page in titles if page not in menu.HIDDEN])
def test_a_page_has_no_word_that_is_not_translated(page, europe, monkeypatch):
    """Titles, prose, labels and columns; the records themselves stay in their own language."""
    monkeypatch.setenv("MESHWORK_PUBLISHED", str(europe.parent))
    monkeypatch.setattr("report.editors.is_here", lambda: True)
    at = AppTest.from_file(str(ROOT / "report" / "frame.py"), default_timeout=60).run()
    at.switch_page(menu.path(page)).run()
    assert not at.exception
    texts = [element.value for kind in (at.title, at.header, at.markdown, at.info, at.warning) for element in kind]
    texts += [element.label for kind in (at.button, at.metric, at.multiselect, at.number_input, at.text_input) for element in kind]
    texts += [element.label for element in at.expander]
    texts += [column for element in at.dataframe for column in element.value.columns]
    assert len(texts) > 10
    # Places in sources, behind their numbers, and names of networks are the records' own.
    names = [plain(name) for name in queries.ask(europe, "decisions/ask_them", Filters().parameters()).name]
    own = [text for text in texts if text.startswith(":small[\\[") or re.findall(r"\[((?:[^\]\\]|\\.)+)\]\(network\?", text) == names]
    assert not [text for text in texts if text not in own and untranslated(text.replace(":small[", "["))]
