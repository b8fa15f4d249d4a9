"""What stands out is told without parting equals."""

import pandas as pd
import pytest

from charts import overview, sentences, sizes


def countries(*networks: int) -> pd.DataFrame:
    names = ["Italy", "Belgium", "France", "Spain", "Malta"][: len(networks)]
    return pd.DataFrame({"country": names, "country_words": names, "networks": networks})


@pytest.mark.parametrize(
    ("networks", "told"),
    [((9, 5, 4, 1), 3), ((9, 5, 1, 1), 2), ((9, 1, 1, 1), 1), ((1, 1, 1, 1), 0), ((2, 2, 1), 3), ((3,), 1), ((), 0)],
)
def test_as_many_lead_as_can_be_told_without_parting_equals(networks, told):
    assert len(sentences.leading(countries(*networks), "networks")) == told


@pytest.mark.parametrize(
    ("networks", "said"),
    [
        ((9, 5, 4, 1), "Of 4 countries, Italy (9), Belgium (5), France (4) have most seats."),
        ((9, 1, 1, 1), "Of 4 countries, Italy (9) has most seats."),
        ((9, 5), "All seats are in Italy (9), Belgium (5)."),
        ((1, 1, 1, 1), "No country stands out among 4."),
    ],
)
def test_countries_that_stand_out_are_named(networks, said):
    assert sizes.seats_by_country_says(countries(*networks)) == said


def test_a_seat_that_is_not_stated_is_told_and_not_ranked():
    frame = countries(5, 2)
    frame.loc[2] = [None, "not stated", 9]
    assert sizes.seats_by_country_says(frame) == "All seats are in Italy (5), Belgium (2). 9 networks name no seat."
    assert overview.seats_map_says(frame) == ("The map has 7 networks in 2 countries. 9 European networks name no seat and are not on it.")


def test_equally_frequent_forms_are_all_named():
    frame = pd.DataFrame({"form": ["a", "b", "c"], "form_words": ["Consortium", "Partnership", "Informal network"], "networks": [4, 4, 1]})
    assert overview.networks_by_form_says(frame) == "The most frequent forms are consortium, partnership: 4 of 9 networks each."
    assert overview.networks_by_form_says(frame.tail(2)) == "The most frequent form is partnership: 4 of 5 networks."
