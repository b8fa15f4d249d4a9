"""Texts of a drawing as outlines of the font that comes with the program.

A word processor, a slide or a browser then shows them alike, whichever fonts it has; no font has to be embedded.
"""

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

import uharfbuzz

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Source Sans Pro"
SVG = "http://www.w3.org/2000/svg"
# What says how a text is set, and means nothing for an outline.
SETTING = ("text-anchor", "font-family", "font-size", "font-weight", "font-style", "style", "x", "dy")
BOLD = {"bold", "bolder", "600", "700", "800", "900"}

# Steps of an outline: the letter of SVG's path and its points in units of the font.
Steps = list[tuple[str, tuple[float, ...]]]


def outlined(svg: str) -> str:
    """The drawing with each text as an outline that is labelled with it.

    A text with a letter that the font lacks stays text: the reader's own fonts may have it.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for text in list(root.iter(f"{{{SVG}}}text")):
        lines = [(text, 0.0)] if not len(text) else [(line, float(line.get("dy", 0))) for line in text]
        bold = text.get("font-weight") in BOLD
        size = float(text.get("font-size", "11px").removesuffix("px"))
        drawn, down = [], 0.0
        for line, dy in lines:
            down += dy
            drawn.append(outline(line.text or "", bold, size, text.get("text-anchor", "start"), down))
        if None in drawn:
            continue
        said = " ".join(line.text or "" for line, _ in lines)
        for part in list(text):
            text.remove(part)
        for name in SETTING:
            text.attrib.pop(name, None)
        text.tag, text.text = f"{{{SVG}}}path", None
        text.attrib |= {"role": "img", "aria-label": said, "d": "".join(part for part in drawn if part)}
    return ElementTree.tostring(root, encoding="unicode")


def outline(text: str, bold: bool, size: float, anchor: str, down: float) -> str | None:
    """One line as the path of its letters, kerned; None where the font lacks one of them."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font(bold), buffer)
    if any(glyph.codepoint == 0 for glyph in buffer.glyph_infos):
        return None
    scale = size / font(bold).face.upem
    places = buffer.glyph_positions or []
    wide = sum(place.x_advance for place in places)
    across = {"middle": -wide / 2, "end": -wide}.get(anchor, 0.0)
    path = []
    for glyph, place in zip(buffer.glyph_infos, places, strict=True):
        for letter, points in steps(bold, glyph.codepoint):
            path.append(letter)
            moved = [
                (across + place.x_offset + point) * scale if number % 2 == 0 else down - (place.y_offset + point) * scale
                for number, point in enumerate(points)
            ]
            path.append(" ".join(f"{point:.2f}".rstrip("0").rstrip(".") for point in moved))
        across += place.x_advance
    return "".join(path)


@lru_cache
def font(bold: bool) -> uharfbuzz.Font:
    """The font, regular or bold."""
    file = FONTS / f"SourceSansPro-{'Bold' if bold else 'Regular'}.ttf"
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))


@lru_cache(maxsize=1024)
def steps(bold: bool, glyph: int) -> Steps:
    """The outline of a letter."""
    found: Steps = []
    font(bold).draw_glyph(glyph, into_steps(), found)
    return found


@lru_cache
def into_steps() -> uharfbuzz.DrawFuncs:
    """What writes an outline down step by step."""
    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, found: found.append(("M", (x, y))))
    functions.set_line_to_func(lambda x, y, found: found.append(("L", (x, y))))
    functions.set_quadratic_to_func(lambda *points: points[-1].append(("Q", points[:-1])))
    functions.set_cubic_to_func(lambda *points: points[-1].append(("C", points[:-1])))
    functions.set_close_path_func(lambda found: found.append(("Z", ())))
    return functions
