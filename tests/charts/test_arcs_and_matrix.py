"""Arcs between countries and the steps of cells: what is drawn of a frame that can be counted by eye."""

import json
import math
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from charts import areas
from exports.outlines import SVG
from exports.picture import as_svg
from report.figure import specification
from report.taking import places

GOLDEN = Path(__file__).parent.parent / "golden"
# Longitude, latitude, organisations.
COUNTRIES = {
    "FR": ("France", 2.5, 46.6, 9),
    "IT": ("Italy", 12.3, 43.0, 30),
    "SI": ("Slovenia", 14.5, 46.0, 4),
    "BQ": ("Caribbean Netherlands", None, None, 1),
}
SHARED = {("IT", "IT"): 5, ("FR", "IT"): 3, ("IT", "SI"): 2, ("FR", "SI"): 1, ("BQ", "IT"): 1}


def frame_of(shared: dict[tuple[str, str], int], countries: dict = COUNTRIES) -> pd.DataFrame:
    """Each pair in both orders, the country with most organisations first."""
    ordered = sorted(countries, key=lambda code: -countries[code][3])
    both = {**shared, **{(other, one): networks for (one, other), networks in shared.items()}}
    rows = []
    for (one, other), networks in both.items():
        own, others = countries[one], countries[other]
        place = {"row_place": ordered.index(one) + 1, "column_place": ordered.index(other) + 1}
        words = {"country": one, "country_words": own[0], "partner": other, "partner_words": others[0]}
        told = {"shared_networks": networks, "pairs": 2.0 * networks, "density": 0.1, "is_sampled": False, "members": own[3]}
        point = {"longitude": own[1], "latitude": own[2], "other_longitude": others[1], "other_latitude": others[2]}
        rows.append({**words, **told, **point, **place})
    return pd.DataFrame(rows)


def parts(chart, frame: pd.DataFrame, kind: str) -> list[ElementTree.Element]:
    """The marks of a kind, as they are drawn."""
    drawing = json.loads(specification(chart, tuple(frame.columns), Path(), "en"))
    drawing.pop("title")
    tree = ElementTree.fromstring(as_svg(drawing, frame, "A title", [], places()))
    return [mark for group in tree.iter(f"{{{SVG}}}g") if f"mark-{kind}" in group.get("class", "").split() for mark in group]


def ends(arc: ElementTree.Element) -> list[tuple[float, float]]:
    """The points along an arc, from west to east."""
    return [tuple(map(float, point.split(","))) for point in arc.get("d")[1:].split("L")]


@pytest.fixture(autouse=True)
def _without_a_vocabulary(monkeypatch):
    """Charts of areas need no words of a data set."""
    monkeypatch.setattr("report.language.terms", lambda path, speech: {})
    specification.cache_clear()
    yield
    specification.cache_clear()


@pytest.mark.parametrize("chart", [areas.arcs, areas.matrix])
def test_a_chart_of_areas_depends_on_columns_alone_and_is_as_it_was_last_seen(chart, request):
    frame = frame_of(SHARED)
    full = chart(frame).to_dict()
    full.pop("datasets")
    full.pop("data")
    now = json.loads(specification(chart, tuple(frame.columns), Path(), "en"))
    assert full == now
    golden = GOLDEN / f"areas.{chart.__name__}.json"
    if request.config.getoption("--rewrite"):
        golden.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert now == json.loads(golden.read_text(encoding="utf-8"))


def test_each_pair_with_a_place_has_one_arc_the_wider_the_more_it_shares():
    arcs = parts(areas.arcs, frame_of(SHARED), "line")
    assert len(arcs) == 3
    widths = {arc.get("aria-label"): float(arc.get("stroke-width")) for arc in arcs}
    assert widths["France – Italy: 3"] > widths["Italy – Slovenia: 2"] > widths["France – Slovenia: 1"] > 0
    # From zero: the width is the number.
    assert widths["France – Italy: 3"] == pytest.approx(3 * widths["France – Slovenia: 1"])


def test_an_arc_rises_to_the_north_of_the_line_between_its_ends():
    arcs = {arc.get("aria-label"): ends(arc) for arc in parts(areas.arcs, frame_of(SHARED), "line")}
    for along in arcs.values():
        (west, first), (east, last) = along[0], along[-1]
        middle, height = along[len(along) // 2]
        # South is down.
        assert height < (first + last) / 2 - 0.05 * abs(east - west)
        assert west < middle < east


def test_each_country_with_a_place_has_one_dot_its_area_the_number_of_its_organisations():
    dots = parts(areas.arcs, frame_of(SHARED), "symbol")
    assert sorted(dot.get("aria-label") for dot in dots) == ["France: 9", "Italy: 30", "Slovenia: 4"]


def crowd(weights: list[int]) -> pd.DataFrame:
    """So many pairs of countries, each with so many networks shared."""
    codes = [f"{one}{two}" for one in "ABCDEF" for two in "ABCD"]
    countries = {code: (code, 1.0 + place, 45.0 + place % 7, place + 1) for place, code in enumerate(codes)}
    return frame_of(dict(zip(combinations(codes, 2), weights, strict=False)), countries)


@pytest.mark.parametrize(
    ("weights", "drawn", "said"),
    [
        ([3] * 20 + [2] * 40, 60, ""),
        ([3] * 20 + [2] * 41, 20, "Arcs are drawn for the 20 pairs that share at least 3."),
        ([2] * 50 + [1] * 100, 50, "Arcs are drawn for the 50 pairs that share at least 2."),
        # Where all share as many, none is stronger than another.
        ([1] * 70, 70, ""),
    ],
)
def test_of_too_many_pairs_those_that_share_most_are_drawn_and_equals_stay_together(weights, drawn, said):
    frame = crowd(weights)
    assert len(parts(areas.arcs, frame, "line")) == drawn
    assert areas.arcs_says(frame).endswith(said)
    assert ("Arcs are drawn" in areas.arcs_says(frame)) == bool(said)


def test_each_pair_has_one_cell_and_each_country_one_name():
    frame = frame_of(SHARED)
    assert len(parts(areas.matrix, frame, "rect")) == len(SHARED)
    labels = [mark.get("aria-label") for mark in parts(areas.matrix, frame, "text")]
    assert sorted(label for label in labels if label and label in set(frame.country_words)) == sorted(set(frame.country_words))


def test_regions_have_steps_of_their_own():
    frame = frame_of(SHARED).rename(columns=lambda name: name.replace("country", "nuts").replace("partner", "partner_nuts"))
    assert len(parts(areas.region_matrix, frame, "rect")) == len(SHARED)
    assert {mark.get("aria-label") for mark in parts(areas.region_matrix, frame, "text")} >= set(frame.nuts_words)
    assert areas.region_matrix_says(frame) == (
        "Of 6 pairs of 4 regions 4 share a network. Most are shared by France – Italy (3), Italy – Slovenia (2)."
    )
    assert areas.region_matrix_says(frame.query("nuts == partner_nuts")) == "No two regions share a network here."


def test_the_sentences_tell_the_strongest_pairs_and_how_many_share_any():
    frame = frame_of(SHARED)
    assert areas.arcs_says(frame) == (
        "4 pairs of 4 countries share a network. Most are shared by France – Italy (3), Italy – Slovenia (2)."
    )
    assert areas.matrix_says(frame) == (
        "Of 6 pairs of 4 countries 4 share a network. Most are shared by France – Italy (3), Italy – Slovenia (2)."
    )


def test_where_many_share_as_many_none_stands_out():
    assert "No pair stands out: 70 pairs share 1 network each." in areas.arcs_says(crowd([1] * 70))


def test_a_country_that_shares_with_itself_alone_is_told():
    frame = frame_of({("IT", "IT"): 5})
    assert areas.arcs_says(frame) == areas.matrix_says(frame) == "No two countries share a network here."
    assert len(parts(areas.arcs, frame, "symbol")) == 1
    assert parts(areas.arcs, frame, "line") == []


def ties_of(**changed: float) -> pd.DataFrame:
    """Ties as they fall by chance, but for what is changed."""
    counted = {"pairs_within": 30.0, "pairs_between": 60.0, "density_within": 0.25, "density_between": 0.125, "members_in_all": 50}
    alike = {"ei": 1 / 3, "expected": 1 / 3, "ei_error": 0.0, "lowest": 0.25, "highest": 0.5, "is_sampled": False, "members": 40}
    return pd.DataFrame([counted | alike | changed])


@pytest.mark.parametrize(
    ("expected", "ei_error", "said"),
    [
        (0.6, 0.0, "Ties look inward: organisations meet those of their own country more than chance would have it."),
        (0.1, 0.0, "Ties look outward: organisations meet those of other countries more than chance would have it."),
        (0.36, 0.0, "Ties look neither inward nor outward: they fall as chance would have them."),
        # Further from chance than what is alike, but not than twice the error.
        (0.6, 0.2, "Ties look neither inward nor outward: they fall as chance would have them."),
    ],
)
def test_ties_look_inward_or_outward_where_the_index_is_surely_off_chance(expected, ei_error, said):
    assert areas.inward_or_outward(ties_of(expected=expected, ei_error=ei_error)).startswith(said)


def test_what_the_index_rests_on_is_told():
    assert areas.inward_or_outward(ties_of(expected=0.6)) == (
        "Ties look inward: organisations meet those of their own country more than chance would have it. 60 of 90 tied pairs lie across "
        "a border (E-I index +0.33; +0.60 by chance). Within a country 25.0 % of the possible pairs are tied, between countries 12.5 %. "
        "If any one network were left out, the index would lie between +0.25 and +0.50."
    )
    assert areas.regions_inward_or_outward(ties_of(expected=0.1)) == (
        "Ties look outward: organisations meet those of other regions more than chance would have it. 60 of 90 tied pairs lie between "
        "two regions (E-I index +0.33; +0.10 by chance). Within a region 25.0 % of the possible pairs are tied, between regions 12.5 %. "
        "If any one network were left out, the index would lie between +0.25 and +0.50. The region is known of 40 of 50 organisations."
    )
    sampled = areas.inward_or_outward(ties_of(ei_error=0.012, is_sampled=True, lowest=math.nan, highest=math.nan))
    assert sampled.endswith("Pairs were counted for organisations drawn at random; the standard error of the index is 0.012.")
    assert "left out" not in sampled


def test_of_few_ties_or_where_none_could_look_inward_there_is_no_index():
    assert areas.inward_or_outward(ties_of(pairs_within=1.0, pairs_between=3.0)) == (
        "4 pairs of organisations of a stated country are tied here, 3 of them across a border: too few for an index."
    )
    assert areas.regions_inward_or_outward(ties_of(pairs_within=0.0, density_within=math.nan)).startswith(
        "60 pairs of organisations of a stated region are tied here, 60 of them of two regions: too few for an index."
    )
    assert areas.inward_or_outward(ties_of(pairs_within=0.0, pairs_between=0.0)) == (
        "Fewer than two organisations of a stated country are tied here."
    )
