"""Every chart: it draws the query of its name, depends on no value, and is as it was last seen."""

import json
import re
from pathlib import Path

import pytest
from every_chart import drawn, rows_of

import queries
from data.build import publish
from report import language
from report.figure import FEW, specification
from report.visit import Filters

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("chart", drawn())
def test_a_chart_draws_what_its_query_answers(chart, small):
    frame = rows_of(chart, small)
    drawing = chart(frame).to_dict()
    # A column of the data may itself be called "field".
    drawing.pop("datasets", None)
    calculated = set(re.findall(r'"as": "(\w+)"', json.dumps(drawing)))
    fields = set(re.findall(r'"field": "(\w+)"', json.dumps(drawing))) | set(re.findall(r"datum\.(\w+)", json.dumps(drawing)))
    # A guide has a value and its label.
    assert fields - calculated <= {*frame.columns, "value", "label"}
    assert drawing["title"]


@pytest.mark.parametrize("chart", drawn())
def test_a_chart_says_what_it_shows_to_those_who_cannot_see_it(chart):
    assert chart.__doc__
    assert chart.__doc__.endswith(".")


@pytest.mark.parametrize("chart", drawn())
def test_the_specification_of_the_empty_frame_equals_that_of_the_full_one(chart, small, europe):
    drawings = []
    for frame in (rows_of(chart, small), rows_of(chart, europe), rows_of(chart, small).head(0)):
        drawing = chart(frame).to_dict()
        drawing.pop("datasets", None)
        drawing.pop("data")
        drawings.append(drawing)
    assert drawings[0] == drawings[1] == drawings[2]


@pytest.mark.parametrize("chart", drawn())
def test_a_chart_is_as_it_was_last_seen(chart, small, request):
    """`pytest --rewrite` takes over what is drawn now; look at the difference before keeping it."""
    now = json.dumps(json.loads(specification(chart, tuple(rows_of(chart, small).columns), small, "en")), indent=1, sort_keys=True) + "\n"
    golden = GOLDEN / f"{chart.__module__.split('.')[-1]}.{chart.__name__}.json"
    if request.config.getoption("--rewrite"):
        golden.write_text(now, encoding="utf-8")
    assert golden.is_file(), f"{golden.name} is missing: pytest --rewrite writes it"
    assert now == golden.read_text(encoding="utf-8")


def test_no_golden_drawing_is_left_without_its_chart():
    assert {path.stem for path in GOLDEN.glob("*.json")} == {param.id for param in drawn()}


@pytest.mark.parametrize("chart", [param for param in drawn() if param.values[0].__globals__.get(f"{param.values[0].__name__}_says")])
def test_the_sentence_holds_for_few_and_for_all(chart, europe):
    """A page shows the sentence from five stated records on."""
    says = chart.__globals__[f"{chart.__name__}_says"]
    frame = rows_of(chart, europe)
    if frame.empty:
        frame = rows_of(chart, europe, network="euse")
    for some in (frame, frame[frame[frame.columns[0]].notna()].head(FEW)):
        text = says(some.reset_index(drop=True))
        assert text.endswith(".")
        assert "nan" not in text.lower().split()


def test_the_vocabulary_has_forms_that_no_network_has_and_the_figures_hold(small_rows, tmp_path):
    """The default data has no virtual network; the small one has."""
    path = publish("europe", small_rows, tmp_path)
    frame = queries.ask(path, "sizes/networks_by_form_and_size", Filters().parameters())
    assert "virtual_network" in set(frame.form)
    assert language.word(path, "en", "form", "virtual_network") == "Virtual network"
