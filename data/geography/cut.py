"""Cut the map of Europe and the countries' label points out of the world atlas.

    python -m data.geography.cut PATH/countries-50m.json

It writes `data/geography/europe.json`, the land that a map of Europe shows, and `data/vocabulary/countries.csv`, every
country code in use with the point where a mark for the country stands. The source is the file of that name in the
package world-atlas 2 (ISC licence, beside this file); the shapes are Natural Earth's, in the public domain. Both files
are kept with the code: run this again only for a newer atlas or another frame.
"""

import argparse
import csv
import json
from itertools import pairwise
from math import asin, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path
from typing import Any

from babel.core import get_global

Point = tuple[float, float]
Ring = list[int]
Polygon = list[Ring]

HERE = Path(__file__).parent
MAP = HERE / "europe.json"
COUNTRIES = HERE.parent / "vocabulary" / "countries.csv"
NOTE = "Natural Earth 1:50m (public domain) through world-atlas 2 (ISC), cut and simplified by data/geography/cut.py"

# The atlas numbers its countries by ISO 3166-1 and leaves out what ISO does not number. The product knows ISO's
# countries and Kosovo, so the two territories that ISO counts to another country join it.
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}

# The atlas draws Crimea by who holds it; ISO 3166-2 and the United Nations count it to Ukraine. Its box, from west and
# south to east and north.
CRIMEA = (32.0, 44.0, 37.0, 46.5)

# The plane of the map, in radians on the globe, about its middle; the charts use the same one. The frame is what any
# screen shows of it: a wide one its breadth, a narrow one its depth. In its heart lies Europe, where the coast keeps
# half a pixel; the further out, the less is kept.
CENTRE = (12.0, 52.5)
FRAME = (0.46, 0.5)
HEART = (0.36, 0.34)
TOLERANCE = 0.0006
SMALLEST = 5e-6  # an islet below 200 square kilometres is a speck of three pixels
COARSER = 25  # times as coarse at one radian from the heart
STEP = 0.02  # degrees from one whole number in the file to the next

# Where the middle of the land is a bad place for a mark.
MOVED: dict[str, tuple[Point, str]] = {
    "AQ": ((0.0, -90.0), "a ring round the pole has no middle on a cylinder"),
    "AT": ((14.1, 48.1), "north, clear of Slovenia"),
    "BE": ((4.3, 50.9), "west, clear of Luxembourg"),
    "GB": ((-1.6, 52.6), "England, where most people live, not the Scottish border"),
    "GR": ((22.3, 39.4), "Thessaly: with the Peloponnese and no islands the middle is a gulf"),
    "HR": ((16.9, 45.4), "inland: the middle of the crescent lies in Bosnia"),
    "IL": ((34.8, 31.0), "the Negev: the middle lies in the West Bank"),
    "IT": ((12.3, 43.0), "Umbria, on the line of the boot"),
    "NL": ((5.7, 52.6), "north, clear of Belgium"),
    "NO": ((9.2, 61.3), "the broad south: the middle lies on the border with Sweden"),
    "SE": ((15.2, 60.0), "the peopled south"),
    "SI": ((14.5, 46.0), "south-west, clear of Austria and Croatia"),
    "TR": ((31.5, 39.2), "west, so that a narrow screen shows all of its circle"),
}


def numbered() -> dict[str, str]:
    """The countries of ISO 3166-1 by number; 900 and on is private use, two codes mean a country of the past."""
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]
    return {number: new[0] for number, new in aliases.items() if number.isdigit() and number < "900" and len(new) == 1}


def plane(point: Point) -> Point:
    """A place on the plane of the map: Lambert's azimuthal equal-area projection."""
    east, north, middle = radians(point[0] - CENTRE[0]), radians(point[1]), radians(CENTRE[1])
    nearness = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
    stretch = sqrt(2 / max(1 + nearness, 1e-9))
    x = stretch * cos(north) * sin(east)
    return x, stretch * (cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east))


def area_and_middle(points: list[Point]) -> tuple[float, Point]:
    """The signed area of a ring and its centroid, by the shoelace formula."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross / 6, y + (y1 + y2) * cross / 6
    return area, (x / area, y / area) if area else points[0]


class Atlas:
    """The world's arcs as degrees, and each country's polygons as rings of arcs."""

    def __init__(self, file: Path) -> None:
        source: dict[str, Any] = json.loads(file.read_text("utf-8"))
        scale, origin = source["transform"]["scale"], source["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in source["arcs"]:
            x = y = 0
            points = []
            for east, north in arc:
                x, y = x + east, y + north
                points.append((x * scale[0] + origin[0], y * scale[1] + origin[1]))
            self.arcs.append(points)
        codes = numbered()
        self.countries: dict[str, list[Polygon]] = {}
        for shape in source["objects"]["countries"]["geometries"]:
            code = codes.get(shape.get("id", "")) or UNNUMBERED.get(shape["properties"]["name"])
            if code:
                polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
                for polygon in polygons:
                    self.add("UA" if code == "RU" and self.in_crimea(polygon) else code, polygon)

    def in_crimea(self, polygon: Polygon) -> bool:
        """Whether all of a polygon lies in the box around Crimea."""
        west, south, east, north = CRIMEA
        return all(west < x < east and south < y < north for x, y in self.points(polygon[0]))

    def add(self, code: str, polygon: Polygon) -> None:
        """Give a country one more polygon; with a neighbour of the same country it grows together."""
        own = self.countries.setdefault(code, [])
        for other in own:
            if any(~arc in other[0] for arc in polygon[0]):
                own.remove(other)
                polygon = self.joined(polygon, other)
                break
        own.append(polygon)

    def joined(self, one: Polygon, other: Polygon) -> Polygon:
        """Two neighbours as one polygon: the border they share, run through once each way, falls out."""
        both = one[0] + other[0]
        loose = [arc for arc in both if ~arc not in both]
        ring = [loose.pop(0)]
        while loose:
            end = self.points(ring)[-1]
            following = next(arc for arc in loose if self.points([arc])[0] == end)
            loose.remove(following)
            ring.append(following)
        return [ring, *one[1:], *other[1:]]

    def points(self, ring: Ring) -> list[Point]:
        """The places along a ring; an arc's complement is the arc run backwards."""
        points: list[Point] = []
        for arc in ring:
            piece = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points += piece[1:] if points else piece
        return points

    def label(self, code: str) -> Point | None:
        """Where a mark for a country stands: moved by hand, or the middle of its largest polygon."""
        if code in MOVED:
            return MOVED[code][0]
        rings = [cylinder(self.points(polygon[0])) for polygon in self.countries.get(code, [])]
        if not rings:
            return None
        _, (x, y) = max((area_and_middle(ring) for ring in rings), key=lambda found: abs(found[0]))
        return (x + 180) % 360 - 180, degrees(asin(y))


def cylinder(places: list[Point]) -> list[Point]:
    """Places on the cylinder of equal areas, where no country's size or middle leans to the pole.

    A ring over the date line, as Russia's, goes on beyond 180 degrees.
    """
    points = [(places[0][0], sin(radians(places[0][1])))]
    for x, y in places[1:]:
        points.append((x + 360 * round((points[-1][0] - x) / 360), sin(radians(y))))
    return points


def coarseness(point: Point) -> float:
    """How much coarser than in the heart the map may be at a point of the plane."""
    return 1 + COARSER * max(0.0, abs(point[0]) - HEART[0], abs(point[1]) - HEART[1])


def seen(places: list[Point], largest: bool) -> bool:
    """Whether a polygon reaches into the frame and is no islet; in the heart a country's largest never is one."""
    points = [plane(place) for place in places]
    area = abs(area_and_middle(points)[0])
    coarse = min(coarseness(point) for point in points)
    framed = any(abs(x) < FRAME[0] and abs(y) < FRAME[1] for x, y in points)
    return framed and (area > SMALLEST * coarse**2 or (largest and coarse == 1))


def simplified(places: list[Point]) -> list[Point]:
    """An arc with fewer points, by Douglas and Peucker; its ends stay, so that neighbours still meet."""
    points = [plane(place) for place in places]
    # A short arc keeps its form however small: the border of Luxembourg, the coast of Malta.
    extent = max(max(axis) - min(axis) for axis in zip(*points, strict=True))
    finest = min(TOLERANCE, extent / 12)
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = hypot(x2 - x1, y2 - y1)
        worst, furthest = 1.0, 0
        for index in range(first + 1, last):
            x, y = points[index]
            across = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1))
            off = across / length if length else hypot(x - x1, y - y1)
            if (excess := off / (finest * coarseness((x, y)))) > worst:
                worst, furthest = excess, index
        if furthest:
            kept.add(furthest)
            spans += [(first, furthest), (furthest, last)]
    return [places[index] for index in sorted(kept)]


def stepped(places: list[Point]) -> list[tuple[int, int]]:
    """An arc as TopoJSON has it: whole steps, the first from the origin, each other from the one before."""
    steps = [(round((x + 180) / STEP), round((y + 90) / STEP)) for x, y in places]
    moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(steps)]
    return [steps[0], *(move for move in moves if any(move))]


def europe(atlas: Atlas) -> dict[str, Any]:
    """The topology of what the frame shows."""
    arcs: list[list[tuple[int, int]]] = []
    numbers: dict[int, int] = {}
    cuts: dict[int, list[tuple[int, int]]] = {}

    def cut(arc: int) -> list[tuple[int, int]]:
        if arc not in cuts:
            cuts[arc] = stepped(simplified(atlas.arcs[arc]))
        return cuts[arc]

    def renumbered(arc: int) -> int:
        old = max(arc, ~arc)
        if old not in numbers:
            numbers[old] = len(arcs)
            arcs.append(cut(old))
        return numbers[old] if arc >= 0 else ~numbers[old]

    def lasting(ring: Ring) -> bool:
        # A ring needs three corners; the Vatican has none left, nor has its hole in Italy.
        return sum(len(cut(max(arc, ~arc))) - 1 for arc in ring) >= 3

    shapes = []
    for code, polygons in sorted(atlas.countries.items()):
        places = [atlas.points(polygon[0]) for polygon in polygons]
        areas = [abs(area_and_middle(cylinder(ring))[0]) for ring in places]
        kept = [
            [[renumbered(arc) for arc in ring] for ring in polygon if lasting(ring)]
            for polygon, ring, area in zip(polygons, places, areas, strict=True)
            if seen(ring, area == max(areas)) and lasting(polygon[0])
        ]
        if kept:
            shapes.append({"type": "MultiPolygon", "properties": {"country": code}, "arcs": kept})
    return {
        "type": "Topology",
        "note": NOTE,
        "transform": {"scale": [STEP, STEP], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": arcs,
    }


def main() -> None:
    """Read the atlas, write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path, help="countries-50m.json of world-atlas")
    atlas = Atlas(parser.parse_args().atlas)
    MAP.write_text(json.dumps(europe(atlas), separators=(",", ":")) + "\n", "utf-8")
    COUNTRIES.parent.mkdir(exist_ok=True)
    with COUNTRIES.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["country", "longitude", "latitude"])
        for code in sorted({*numbered().values(), *UNNUMBERED.values()}):
            point = atlas.label(code)
            rows.writerow([code, *(f"{degree:.2f}" for degree in point)] if point else [code, "", ""])


if __name__ == "__main__":
    main()
