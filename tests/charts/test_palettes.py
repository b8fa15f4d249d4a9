"""The palettes, computed: contrast with the page, and distance between colours for every kind of sight."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from coloraide.everything import ColorAll as Color

from charts import theme

CONFIG = tomllib.loads((Path(__file__).parent.parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SIGHT = {"normal": None, "no red": "protan", "no green": "deutan", "no blue": "tritan"}


def seen(colour: str, sight: str) -> Color:
    """The colour as someone sees it."""
    deficiency = SIGHT[sight]
    return Color(colour).filter(deficiency) if deficiency else Color(colour)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_colour_stands_out_from_the_page(mode):
    page = CONFIG["theme"][mode]["backgroundColor"]
    for colour in theme.palettes()[mode][: theme.GREY]:
        assert Color(colour).contrast(page) >= 3, colour


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_no_two_colours_look_alike(mode, sight):
    """At least 15 apart in CAM02-UCS."""
    for one, other in combinations(theme.palettes()[mode][: theme.GREY], 2):
        assert seen(one, sight).delta_e(seen(other, sight), method="cam02", model="ucs") >= 15, (one, other)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_links_can_be_read(mode):
    page = CONFIG["theme"][mode]["backgroundColor"]
    for part in ("textColor", "linkColor"):
        assert Color(CONFIG["theme"][mode][part]).contrast(page) >= 4.5, part
    # It is the ground of what is chosen, in white words, and of no words itself.
    assert Color(CONFIG["theme"][mode]["primaryColor"]).contrast("white") >= 4.5
    assert Color(CONFIG["theme"][mode]["primaryColor"]).contrast(page) >= 3


def test_each_scheme_has_at_most_six_colours_and_only_codes_of_the_vocabulary(ask):
    known = ask("frame/terms")
    for scheme, codes in theme.COLOURED.items():
        assert len(codes) <= theme.GREY
        assert len(set(codes)) == len(codes)
        # The median is no code of how a size is known, but it stands beside the codes in one drawing.
        assert set(codes) - {"median"} <= set(known.code[known.scheme == scheme])
