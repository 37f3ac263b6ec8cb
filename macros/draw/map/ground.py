"""The ground of a map: land, provinces, lines, and the words that name them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from .geo import LINES, QUIET, Geo, Point, Shape
from .labels import Rect, Sheet, spiral
from .plane import Plane, path_data
from .rings import area, centre, thinned

TYPE = {
    "country": 23.0,
    "abroad": 13.0,
    "province": 12.5,
    "border": 13.0,
    "water": 12.5,
}  # heights of letters in pixels; a country's are spaced

STREETS = 60  # kilometres across which a map may be, to show streets
FILLS = 0.99  # of a map: the part of it that an area covers which fills it
WATERS = 8  # the largest waters, which are named
CROWDED = 110  # pixels within which other things count as near


@dataclass(frozen=True)
class Outline:
    """A path as SVG writes it, and what it is."""

    sort: str
    d: str
    name: str


def ground(geo: Geo, plane: Plane, shaded: Collection[str], tolerance: float) -> list[Outline]:
    """Every outline that is seen, from the lowest layer to the highest; `shaded` names the areas to set off."""
    rows = [("home" if shape.name in geo.home else "abroad", shape) for shape in geo.layers["countries"]]
    rows += [("province", shape) for shape in geo.layers["provinces"]]
    rows += [("shaded", geo.areas[name]) for name in sorted(shaded)]
    lines = [(layer, shape) for layer in ("former", "disputed", "border") for shape in geo.layers[layer]]
    found = [Outline(sort, _path(shape, plane, sort, tolerance), shape.name) for sort, shape in rows]
    found += [Outline(layer, "".join(_path(shape, plane, layer, 0.7) for shape in geo.layers[layer]), "") for layer in _quiet(plane)]
    found += [Outline(sort, _path(shape, plane, sort, tolerance), shape.name) for sort, shape in lines]
    return [row for row in found if row.d]


def _quiet(plane: Plane) -> list[str]:
    """The layers drawn as one path each, that a map of this size shows."""
    return [layer for layer in QUIET if layer != "streets" or shows_streets(plane)]


def shows_streets(plane: Plane) -> bool:
    """Whether a map is small enough to show streets."""
    return plane.width / plane.km <= STREETS


def _path(shape: Shape, plane: Plane, sort: str, tolerance: float) -> str:
    if sort in LINES:
        return path_data([run for path in shape.paths for run in plane.line(path)], closed=False, tolerance=tolerance)
    return path_data(plane.rings(shape), closed=True, tolerance=tolerance)


def border_points(geo: Geo, plane: Plane) -> list[Point]:
    """Points of the map along the border, six pixels apart at most."""
    found: list[Point] = []
    for run in (run for shape in geo.layers["border"] for path in shape.paths for run in plane.line(path)):
        for (x0, y0), (x1, y1) in pairwise(run):
            steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 6))
            found += [(x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps) for at in range(steps)]
    return [point for point in found if plane.holds(point)]


def keep_off_border(sheet: Sheet, geo: Geo, plane: Plane) -> None:
    """No label covers the border."""
    sheet.block(*(Rect.round(point, 4) for point in border_points(geo, plane)))


def clear_of_land(geo: Geo, plane: Plane) -> Sheet:
    """A sheet on which the outlines of the countries the explainer is about are taken, and the border."""
    sheet = Sheet(plane.width, plane.height)
    keep_off_border(sheet, geo, plane)
    sheet.block(*(Rect.round(point, 2) for shape in geo.home_countries for ring in plane.rings(shape) for point in ring))
    return sheet


def name_border(sheet: Sheet, geo: Geo, plane: Plane, crowd: Collection[Point], letters: int) -> None:
    """The border's name and what is said of it, in lines of so many letters, beside the line where it is least crowded."""
    points = border_points(geo, plane)[::3]
    calm = sorted(points, key=lambda point: sum(math.dist(point, other) < CROWDED for other in crowd))
    for shape in geo.layers["border"][:1]:
        lines = tuple(line for text in (shape.name, shape.note) for line in wrap(text, letters))
        sheet.beside(lines, calm, TYPE["border"], (14, 30, 50), "border")


def name_areas(sheet: Sheet, shapes: Iterable[Shape], plane: Plane, sort: str, must: bool = False, off: float = 0) -> None:
    """The names of some areas, the largest first, each within what is seen of it; where it `must` be, at least in its middle.

    An area that fills the map has no name on it, for nothing shows where it ends. `off` keeps the names so many pixels off
    the areas' centres, where something else will stand.
    """
    largest = [(shape, max(rings, key=lambda ring: abs(area(ring)))) for shape in shapes if (rings := plane.rings(shape))]
    seen = [(shape, thinned(ring, 2)) for shape, ring in largest if must or abs(area(ring)) < FILLS * plane.width * plane.height]
    for shape, ring in sorted(seen, key=lambda row: -abs(area(row[1]))):
        text = (shape.name.upper() if sort == "country" else shape.name,)
        reach = min(140, 0.8 * math.sqrt(abs(area(ring))))
        for share in (1, 0.5, 0) if must else (1,):
            if sheet.over(text, spiral(centre(ring), reach, 6 if must else 10, off), TYPE[sort], sort, ring, share):
                break


def name_waters(sheet: Sheet, geo: Geo, plane: Plane, taken: Collection[str]) -> None:
    """The names of the largest waters that are seen and have one that is not taken."""
    waters = [shape for shape in geo.layers["water"] if shape.name and shape.name not in taken]
    named = [(shape, sum(abs(area(ring)) for ring in plane.rings(shape))) for shape in waters]
    largest = sorted((row for row in named if row[1]), key=lambda row: -row[1])[:WATERS]
    name_areas(sheet, (shape for shape, _ in largest), plane, "water")
