"""Drawings as pictures: every chart, whole, alone and alike on every machine."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest
from every_chart import drawn
from PIL import Image

from charts import overview, sizes, theme
from exports import converter, picture
from exports.outlines import FAMILY, FONTS, SVG, outlined
from exports.picture import PIXELS, WIDTH, as_png, as_svg
from report.figure import specification
from report.taking import picture as taken
from report.taking import places

every_chart = pytest.mark.parametrize("chart", drawn())


def tree(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def labels(svg: bytes) -> list[str]:
    return [part.get("aria-label", "") for part in tree(svg).iter() if part.get("role") == "img"]


def alike(svg: bytes) -> bytes:
    """The drawing without the running numbers of its clips."""
    return re.sub(rb"clip\d+", b"clip", svg)


def ink(png: bytes, left: float, top: float, right: float, bottom: float) -> int:
    """How many dark pixels a part of a picture has, its bounds as in the SVG."""
    image = Image.open(io.BytesIO(png)).convert("L").crop(tuple(int(bound * PIXELS) for bound in (left, top, right, bottom)))
    return sum(image.histogram()[:100])


def drawn_of(rows: pd.DataFrame, title: str = "A title", below: tuple[str, ...] = ()) -> tuple[bytes, bytes]:
    """Bars of the columns `name` and `n`, as SVG and PNG."""
    chart = theme.finished(alt.Chart(rows.head(0)).mark_bar().encode(y=alt.Y("name:N").title(None), x="n:Q"), "unused").to_dict()
    for part in ("data", "datasets", "title"):
        chart.pop(part, None)
    return as_svg(chart, rows, title, below, {}), as_png(chart, rows, title, below, {})


@every_chart
def test_every_chart_is_taken_as_svg_whole_and_alone(chart, figure_of):
    along = figure_of(chart)
    svg = taken(along, as_svg)
    assert svg.startswith(b"<svg")
    root = tree(svg)
    assert float(root.get("width")) == pytest.approx(WIDTH, abs=60)
    assert along.drawn.title in labels(svg)
    # Every letter is an outline: nothing depends on a font, and nothing is loaded or run.
    assert not list(root.iter(f"{{{SVG}}}text"))
    assert not [part for part in root.iter() if part.tag.rpartition("}")[2] in {"script", "image", "foreignObject", "style", "a", "use"}]
    assert not [name for part in root.iter() for name in part.attrib if "href" in name or name.startswith("on")]
    assert "url(" not in re.sub(r"url\(#\w+\)", "", svg.decode())


@every_chart
def test_every_chart_is_taken_as_png_with_ink_where_its_title_is(chart, figure_of):
    png = taken(figure_of(chart), as_png)
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    assert image.width == pytest.approx(WIDTH * PIXELS, abs=120)
    assert ink(png, 20, 15, 200, 40) > 200
    # The lines below the title.
    assert ink(png, 20, 42, 200, 62) > 200
    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


@every_chart
def test_a_chart_of_nothing_is_taken_too(chart, figure_of):
    assert taken(figure_of(chart, q="no network has this name"), as_svg).startswith(b"<svg")


def test_a_picture_says_where_it_comes_from(figure_of):
    along = figure_of(sizes.networks_by_size, country=("SI",), as_of=2025)
    said = " ".join(labels(taken(along, as_svg)))
    for part in (along.drawn.says, along.drawn.known, "Country: Slovenia · as of 2025", "small, published", "Brought here from the files"):
        assert part in said


def test_a_picture_of_generated_data_says_so(figure_of, generated):
    said = " ".join(labels(taken(figure_of(sizes.networks_by_size, generated), as_svg)))
    assert "Illustrative networks (generated), generated and published" in said
    assert "These data are generated for demonstration" in said
    assert "not a census" not in said


def test_letters_of_all_our_languages_are_drawn():
    names = ["Železna čaša", "Łódź ő", "Übergänge ß", "Lávka ňř", "Șansă țară", "Εργασία", "Европа", "a · – … “”"]
    svg, png = drawn_of(pd.DataFrame({"name": names, "n": 1}), "Škofja Loka", ("Đurđa",))
    assert set(names) <= set(labels(svg))
    assert not list(tree(svg).iter(f"{{{SVG}}}text"))
    plain, _ = drawn_of(pd.DataFrame({"name": ["Zelezna casa"], "n": 1}))
    assert ink(png, 20, 15, 110, 40) > 200
    height = float(tree(svg).get("height"))
    assert ink(png, 20, 80, 110, height - 60) > 1000
    outline = {part.get("aria-label"): part.get("d") for part in [*tree(svg).iter(), *tree(plain).iter()]}
    # A caron is a shape of its own.
    assert outline["Železna čaša"].count("M") == outline["Zelezna casa"].count("M") + 3


def test_a_letter_that_the_font_lacks_stays_text_for_the_fonts_of_the_reader():
    svg, _ = drawn_of(pd.DataFrame({"name": ["日本", "Italy"], "n": [1, 2]}))
    assert [text.text for text in tree(svg).iter(f"{{{SVG}}}text")] == ["日本"]


def test_lines_and_places_of_a_text_are_kept():
    text = '<text text-anchor="end" font-size="10px" fill="red"><tspan>ab</tspan><tspan x="0" dy="14">c</tspan></text>'
    svg = f'<svg xmlns="{SVG}">{text}</svg>'
    (path,) = tree(outlined(svg).encode()).iter(f"{{{SVG}}}path")
    assert path.get("aria-label") == "ab c"
    assert path.get("fill") == "red"
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))]
    across, down = numbers[0::2], numbers[1::2]
    assert -13 < min(across) < max(across) <= 0
    assert min(down) < 0 < max(down) <= 14.5


@pytest.mark.parametrize(
    "name",
    [
        '<b>"Tous; ensemble"</b> ![x](http://example.org/x.png)',
        "]]> & <script>alert(1)</script>",
        "a\x00\x0bb",
        "\x1b[0m",
        "\uffff",
        "",
        "x" * 50_000,
    ],
)
def test_hostile_names_stay_names(name):
    svg, png = drawn_of(pd.DataFrame({"name": [name, "Italy"], "n": [1, 2]}), name, (name,))
    assert not list(tree(svg).iter(f"{{{SVG}}}script"))
    assert png.startswith(b"\x89PNG")


def test_missing_values_and_large_numbers_are_drawn():
    frame = pd.DataFrame({"name": ["a", None, "c"], "n": pd.array([1, None, 2**40], dtype="Int64"), "x": [float("nan"), float("inf"), 0.1]})
    assert picture.records(frame)[1] == {"name": None, "n": None, "x": None}
    assert picture.records(frame)[2] == {"name": "c", "n": 2**40, "x": 0.1}
    assert drawn_of(frame)[1].startswith(b"\x89PNG")


def test_the_map_has_its_land_and_fetches_nothing(figure_of):
    svg = taken(figure_of(overview.seats_map), as_svg)
    land = [part for part in tree(svg).iter(f"{{{SVG}}}path") if part.get("fill") == "#808080"]
    assert len(land) > 40


def test_an_address_that_nobody_stands_for_is_not_fetched(figure_of, monkeypatch):
    along = figure_of(overview.seats_map)
    with pytest.raises(KeyError):
        as_svg(along.drawn.drawing, along.said.frame, "A title", [], {})
    # Were one to slip through, the converter would refuse it.
    monkeypatch.setattr(picture, "inlined", lambda part, places: part)
    with pytest.raises(converter.Unconvertible, match="not allowed"):
        as_svg({"layer": [{"data": {"url": "http://127.0.0.1:9/x.json"}, "mark": "bar"}]}, along.said.frame, "A title", [], {})


def test_colours_are_those_of_the_light_page(figure_of):
    svg = taken(figure_of(sizes.networks_by_size), as_svg).decode()
    palette = theme.palettes()["light"]
    assert f'fill="{palette[0]}"' in svg
    assert f'fill="{palette[theme.GREY]}"' in svg


def test_eight_at_once_give_whole_pictures_while_pages_are_drawn(figure_of, small, monkeypatch, tmp_path, request):
    """Altair's global settings have no part in a picture, and the converter takes one after the other."""
    # The transformer that is switched on and off writes its data where the program stands.
    monkeypatch.chdir(tmp_path)
    charts = [sizes.networks_by_size, overview.seats_map, sizes.networks_by_form_and_size, overview.networks_by_form] * 4
    alone = {chart: alike(taken(figure_of(chart), as_svg)) for chart in set(charts)}

    def page(_: int) -> None:
        with alt.data_transformers.enable("json"):
            specification.__wrapped__(sizes.networks_by_size, ("size_band", "networks"), small, "en")

    # Sixteen that switch it at once may leave it switched.
    request.addfinalizer(lambda: alt.data_transformers.enable("default"))
    with ThreadPoolExecutor(8) as threads:
        pictures = [(chart, threads.submit(taken, figure_of(chart), as_svg)) for chart in charts]
        pages = [threads.submit(page, number) for number in range(16)]
        assert [alike(drawing.result()) == alone[chart] for chart, drawing in pictures] == [True] * len(charts)
        assert [drawing.result() for drawing in pages] == [None] * 16


def test_a_converter_that_breaks_is_told_and_the_next_picture_has_another(figure_of):
    whole = alike(taken(figure_of(sizes.networks_by_size), as_svg))
    # Over this text it ends its process.
    with pytest.raises(converter.Unconvertible, match="broke"):
        converter.to_svg('{"mark": "point", "title": "\\u0000", "data": {"values": []}}')
    assert alike(taken(figure_of(sizes.networks_by_size), as_svg)) == whole


def test_a_converter_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(converter, "PATIENCE", 0.01)
    converter.end()
    with pytest.raises(converter.Unconvertible, match="too long"):
        converter.to_svg('{"mark": "point", "data": {"values": []}}')


def test_the_font_comes_with_its_licence_and_is_small():
    assert {path.name for path in FONTS.iterdir()} == {
        "SourceSansPro-Bold.ttf",
        "SourceSansPro-Regular.ttf",
        "SourceSansPro-LICENSE.txt",
    }
    assert "SIL OPEN FONT LICENSE" in (FONTS / "SourceSansPro-LICENSE.txt").read_text(encoding="utf-8").upper()
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 1_000_000
    assert picture.look()["font"] == FAMILY


def test_what_drawings_call_by_an_address_is_there():
    assert places()["europe.json"]["objects"]["countries"]
