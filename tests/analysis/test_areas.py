"""Ties between areas, held against the pairs of the projection written out."""

import math

import pandas as pd
import pytest
from graphs import NONE, TOY, crowd, frame, members_of, tied, ties
from hypothesis import given

from analysis import areas
from analysis.areas import between, by_area, inward_or_outward

# For organisations of each area drawn at random instead of all.
DRAWN = {"MOST_STEPS": 0, "DRAWN": 60}


def over(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def placed(some: pd.DataFrame) -> tuple[pd.DataFrame, dict[object, str], list[str]]:
    """The ties of organisations with an area, the area of each, and the areas."""
    known = some.dropna(subset=["area"])
    area_of = dict(zip(known.member, known.area, strict=True))
    return known, area_of, sorted(set(area_of.values()))


def pairs_of(some: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many pairs of organisations are tied, by the areas of both in order."""
    known, area_of, names = placed(some)
    counts = {(one, two): 0 for one in names for two in names}
    for pair in tied(known):
        one, two = sorted(area_of[name] for name in pair)
        counts[one, two] += 1
    return counts


@given(ties)
def test_the_whole_is_what_its_pairs_are(some):
    (row,) = inward_or_outward(some).itertuples()
    _, area_of, names = placed(some)
    counts = pairs_of(some)
    within = sum(count for (one, two), count in counts.items() if one == two)
    outward = sum(counts.values()) - within
    everyone = len(area_of)
    possible = {one: list(area_of.values()).count(one) for one in names}
    inside = sum(count * (count - 1) // 2 for count in possible.values())
    everything = everyone * (everyone - 1) // 2
    assert (row.areas, row.members, row.pairs_within, row.pairs_between) == (len(names), everyone, within, outward)
    assert row.ei == pytest.approx(over(outward - within, outward + within), abs=1e-9, nan_ok=True)
    assert row.expected == pytest.approx(over(everything - 2 * inside, everything), abs=1e-9, nan_ok=True)
    assert row.density_within == pytest.approx(over(within, inside), abs=1e-9, nan_ok=True)
    assert row.density_between == pytest.approx(over(outward, everything - inside), abs=1e-9, nan_ok=True)
    assert (row.ei_error, row.is_sampled) == (0, False)


@given(ties)
def test_each_area_is_what_its_pairs_are(some):
    found = by_area(some).set_index("area")
    known, area_of, names = placed(some)
    counts = pairs_of(some)
    seen = {network: {area_of[name] for name in members} for network, members in members_of(known).items()}
    assert sorted(found.index) == names
    assert found.members.is_monotonic_decreasing
    for area, row in found.iterrows():
        own = list(area_of.values()).count(area)
        within = counts[area, area]
        outward = sum(count for pair, count in counts.items() if area in pair and pair[0] != pair[1])
        assert row.members == own
        assert row.networks == sum(area in there for there in seen.values())
        assert row.shared_networks == sum(area in there and len(there) > 1 for there in seen.values())
        assert row.partner_areas == len(set().union(*(there for there in seen.values() if area in there)) - {area})
        assert (row.pairs_within, row.pairs_between) == (within, outward)
        assert row.density_within == pytest.approx(over(within, own * (own - 1) / 2), abs=1e-9, nan_ok=True)
        assert row.ei == pytest.approx(over(outward - 2 * within, outward + 2 * within), abs=1e-9, nan_ok=True)
        others = len(area_of) - own
        assert row.expected == pytest.approx(over(others - (own - 1), len(area_of) - 1), abs=1e-9, nan_ok=True)
        assert (row.ei_error, row.is_sampled) == (0, False)


@given(ties)
def test_each_two_areas_are_what_their_pairs_are(some):
    found = between(some).set_index(["area", "other"])
    known, area_of, names = placed(some)
    counts = pairs_of(some)
    for one in names:
        for two in names:
            own, others = (list(area_of.values()).count(area) for area in (one, two))
            members = members_of(known).values()
            if one == two:
                shared = sum(sum(area_of[name] == one for name in some_members) > 1 for some_members in members)
                possible = own * (own - 1) / 2
            else:
                shared = sum({one, two} <= {area_of[name] for name in some_members} for some_members in members)
                possible = own * others
            assert ((one, two) in found.index) == (shared > 0)
            if shared:
                row = found.loc[(one, two)]
                pairs = counts[min(one, two), max(one, two)]
                assert (row.shared_networks, row.pairs) == (shared, pairs)
                assert row.density == pytest.approx(pairs / possible, abs=1e-9)
                assert (row.pairs_error, row.is_sampled) == (0, False)


def test_by_hand():
    """a-b and c-d, e-f stay inside; a and b meet c and d, both of these e."""
    (row,) = inward_or_outward(TOY).itertuples()
    assert (row.pairs_within, row.pairs_between) == (3, 6)
    assert row.ei == pytest.approx(1 / 3)
    assert row.expected == pytest.approx(0.6)
    assert row.density_within == 1
    assert row.density_between == 0.5
    found = by_area(TOY).set_index("area")
    assert found.partner_areas.to_dict() == {"FR": 1, "IT": 2, "SI": 1}
    assert found.shared_networks.to_dict() == {"FR": 1, "IT": 2, "SI": 1}
    assert found.networks.to_dict() == {"FR": 2, "IT": 2, "SI": 1}


def test_who_has_no_area_is_left_out():
    some = TOY.assign(area=TOY.area.where(TOY.member != "d"))
    (row,) = inward_or_outward(some).itertuples()
    assert (row.members, row.pairs_within, row.pairs_between) == (5, 2, 3)
    for nowhere in (TOY.assign(area=None), NONE):
        (row,) = inward_or_outward(nowhere).itertuples()
        assert row.areas == 0
        assert math.isnan(row.ei)
        assert by_area(nowhere).empty
        assert between(nowhere).empty


def drawn(some: pd.DataFrame, monkeypatch: pytest.MonkeyPatch, **changed: int) -> list[pd.DataFrame]:
    """All frames by organisations that were drawn."""
    for name, value in (DRAWN | changed).items():
        monkeypatch.setattr(areas, name, value)
    # Another frame: of the same one, what was made before is kept.
    some = some.copy()
    return [inward_or_outward(some), by_area(some), between(some)]


def test_where_all_are_drawn_the_numbers_are_exact(monkeypatch):
    some = crowd(30, 300, 700, 150)
    exact = [inward_or_outward(some), by_area(some), between(some)]
    for one, other in zip(exact, drawn(some, monkeypatch, DRAWN=300), strict=True):
        assert other.is_sampled.all()
        alike = [told.drop(columns=["is_sampled", "lowest", "highest"], errors="ignore") for told in (one, other)]
        pd.testing.assert_frame_equal(*alike, atol=1e-9)


def test_where_some_are_drawn_most_exact_numbers_lie_within_the_error_that_is_told(monkeypatch):
    some = crowd(30, 1_000, 2_000, 300).assign(area=lambda ties: [f"A{member % 4}" for member in ties.member])
    exact = [inward_or_outward(some), by_area(some), between(some)]
    found = drawn(some, monkeypatch)
    for one, other, value in zip(exact, found, ["ei", "ei", "pairs"], strict=True):
        error = other[f"{value}_error"]
        assert other.is_sampled.all()
        assert (error > 0).all()
        assert ((one[value] - other[value]).abs() <= 4 * error).all()
    assert found[0].ei_error[0] < 0.1
    # The same are drawn each time, and two areas tell of one another the same.
    for one, other in zip(found, drawn(some, monkeypatch), strict=True):
        pd.testing.assert_frame_equal(one, other)
    square = found[2].pivot_table(index="area", columns="other", values="pairs")
    pd.testing.assert_frame_equal(square, square.T, check_names=False)


def test_of_each_area_some_are_drawn(monkeypatch):
    """An area of two among a thousand has its ties told, too."""
    some = crowd(30, 1_000, 2_000, 300).assign(area=lambda ties: ["small" if member < 2 else "large" for member in ties.member])
    exact = by_area(some).set_index("area").ei["small"]
    found = drawn(some, monkeypatch)[1].set_index("area")
    assert found.ei["small"] == pytest.approx(exact, abs=1e-9)
    assert found.ei_error["small"] == 0


def test_an_area_whose_organisations_meet_nobody():
    some = frame([("N", "a"), ("M", "b"), ("M", "c")], {"a": "SI", "b": "IT", "c": "IT"})
    found = by_area(some).set_index("area")
    assert math.isnan(found.ei["SI"])
    assert found.ei["IT"] == -1


@given(ties)
def test_the_range_of_the_index_is_that_of_the_graph_without_each_network(some):
    (row,) = inward_or_outward(some).to_dict("records")
    indices = [inward_or_outward(some[some.network != network]).ei[0] for network in some.dropna().network.unique()]
    known = [index for index in indices if not math.isnan(index)]
    assert row["lowest"] == pytest.approx(min(known, default=math.nan), nan_ok=True)
    assert row["highest"] == pytest.approx(max(known, default=math.nan), nan_ok=True)


def test_of_a_country_with_fewer_than_five_organisations_no_rate_is_told():
    some = crowd(6, 30, 60, 10)
    some = some.assign(area=some.area.where(some.member > 8, "MT"))
    every, told = by_area(some).set_index("area"), areas.each_country(some).set_index("area")
    few = every.members < 5
    assert few.any()
    assert not few.all()
    assert told.loc[few, ["density_within", "ei", "expected"]].isna().all().all()
    assert told.loc[~few, "ei"].equals(every.loc[~few, "ei"])
    assert told.pairs_between.equals(every.pairs_between)


def test_regions_are_areas_too():
    """Of the toy a and b are of one region and c, d of two; the country alone is known of e and f."""
    regions = {"a": "SI04", "b": "SI04", "c": "ITH4", "d": "ITH5"}
    some = TOY.assign(nuts=TOY.member.map(regions))
    (row,) = areas.regions_inward_or_outward(some).itertuples()
    assert (row.members, row.members_in_all, row.pairs_within, row.pairs_between) == (4, 6, 1, 5)
    assert row.ei == pytest.approx(4 / 6)
    found = areas.each_region(some).set_index("nuts")
    assert found.members.to_dict() == {"SI04": 2, "ITH4": 1, "ITH5": 1}
    assert found.partner_areas.to_dict() == {"SI04": 2, "ITH4": 2, "ITH5": 2}
    assert found.shared_networks.to_dict() == {"SI04": 1, "ITH4": 2, "ITH5": 2}
    shared = areas.region_matrix(some).set_index(["nuts", "partner_nuts"]).shared_networks
    assert shared.to_dict() == {
        **{("ITH4", "ITH5"): 2, ("ITH5", "ITH4"): 2, ("ITH4", "SI04"): 1, ("SI04", "ITH4"): 1},
        **{("ITH5", "SI04"): 1, ("SI04", "ITH5"): 1, ("SI04", "SI04"): 1},
    }
    # What is made of countries is another thing.
    assert inward_or_outward(some).members[0] == 6
