"""Whole maps: the ground, the places, the events, and their words, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...model.model import Model
from ...record.kinds import Place
from .geo import Geo
from .ground import Outline, ground, keep_off_border, name_areas, name_border
from .labels import Label, Rect, Sheet
from .marks import LegendCircle, Mark, marks, size_key
from .plane import Box, Plane
from .spots import MappedEvent, Spot, spot

WIDE, NARROW, SMALL = 760.0, 328.0, 220.0  # widths in pixels: a map on a desktop and on a phone, and a locator
TYPE = 12.5  # height of letters in pixels
ROUGHLY = 0.2  # radius of the soft area about a rough position, in degrees


@dataclass(frozen=True)
class Dot:
    """A place as a sign on the map; `soft` is the radius in pixels of the area where its position is rough."""

    place: Place
    x: float
    y: float
    soft: float
    bare: bool = True


@dataclass(frozen=True)
class Drawing:
    """All that a template needs to draw a map; lengths in pixels."""

    id: str
    size: str
    width: int
    height: int
    ground: list[Outline]
    dots: list[Dot]
    marks: list[Mark]
    key: list[LegendCircle]
    labels: list[Label]


def region(model: Model, geo: Geo, mapped_events: list[MappedEvent], ratio: float) -> Box:
    """The part of the world a map shows, within the explainer's bounds: round its events, else round the provinces."""
    bounds = model.explainer.bounds
    whole = Box(bounds.west, bounds.south, bounds.east, bounds.north)
    points = [spot.point for mapped_event in mapped_events for spot in mapped_event.spots]
    if points:
        return Box.around(points).grown(0.5, ratio).cut(whole)
    outlines = [point for shape in geo.layers["provinces"] for path in shape.paths for point in path]
    return Box.around(outlines).grown(0.6, ratio).cut(whole) if outlines else whole


def drawing(model: Model, geo: Geo, mapped_events: list[MappedEvent], id_: str, wide: bool) -> Drawing:
    """A map of some events, or of all places where there are none."""
    plane = Plane(region(model, geo, mapped_events, 1.3 if wide else 0.9), WIDE if wide else NARROW)
    sheet, largest = Sheet(plane.width, plane.height), 34 if wide else 21
    spots = [one for place in model.places.values() if (one := spot(model, geo, place))]
    shown = [spot for mapped_event in mapped_events for spot in mapped_event.spots] or [spot for spot in spots if spot.within]
    shaded = {spot.shape.name for spot in shown if spot.shape}
    homes = {spot.place.id for mapped_event in mapped_events for spot in mapped_event.spots}
    own = [spot for spot in spots if not spot.within and not spot.shape]
    sheet.block(*(Rect.round(plane.at(spot.point), 5) for spot in own if spot.place.id not in homes))
    keep_off_border(sheet, geo, plane)
    name_areas(sheet, (geo.areas[name] for name in sorted(shaded)), plane, "province", must=True, off=24 if mapped_events else 0)
    fields = [*(geo.areas[name] for name in sorted(shaded)), *(shape for shape in geo.layers["countries"] if shape.name in geo.home)]
    rings = marks(mapped_events, fields, plane, sheet, largest)
    dots = _dots(own, plane, rings)
    sheet.block(*(Rect.round((dot.x, dot.y), 4) for dot in dots))
    key = size_key(mapped_events, sheet, largest)
    _names(sheet, geo, plane, shaded, dots, rings, wide)
    outlines, size = ground(geo, plane, shaded, 0.7 if wide else 1), "wide" if wide else "narrow"
    return Drawing(f"{id_}-{size}", size, round(plane.width), round(plane.height), outlines, dots, rings, key, sheet.labels)


def _names(sheet: Sheet, geo: Geo, plane: Plane, shaded: set[str], dots: list[Dot], rings: list[Mark], wide: bool) -> None:
    """What matters most is named first, so that it finds room."""
    taken = shaded | {dot.place.name for dot in dots}
    name_border(sheet, geo, plane, [*((dot.x, dot.y) for dot in dots), *((ring.x, ring.y) for ring in rings)], 40 if wide else 20)
    for dot in sorted(dots, key=lambda dot: (dot.soft, dot.place.kind)):
        _name_place(sheet, dot, wide)
    for sort, home in (("country", True), ("abroad", False)):
        name_areas(sheet, (shape for shape in geo.layers["countries"] if (shape.name in geo.home) is home), plane, sort)
    if wide:
        name_areas(sheet, (shape for shape in geo.layers["provinces"] if shape.name not in taken), plane, "province")


def _name_place(sheet: Sheet, dot: Dot, wide: bool) -> None:
    """A place's name, and that it is known roughly where there is room to say so."""
    gaps = (dot.soft * 0.6, dot.soft + 4) if dot.soft else (7.0, 14.0) if dot.bare else (14.0, 26.0, 40.0, 54.0)
    full = ((f"{dot.place.name} (roughly)",),) if dot.soft and wide else ()
    any(sheet.beside(lines, [(dot.x, dot.y)], TYPE, gaps, "soft" if dot.soft else "place") for lines in (*full, (dot.place.name,)))


def _dots(spots: Iterable[Spot], plane: Plane, rings: list[Mark]) -> list[Dot]:
    """The places with a position of their own that is not that of an outline; not bare where a ring covers them."""
    found = []
    for one in spots:
        x, y = plane.at(one.point)
        if one.shape is None and plane.holds((x, y), 4):
            bare = not any(mark.covers((x, y)) for mark in rings)
            found.append(Dot(one.place, round(x, 1), round(y, 1), 0 if one.exact else round(ROUGHLY * plane.scale, 1), bare))
    return found


def locator(model: Model, geo: Geo, spots: list[Spot], id_: str) -> Drawing:
    """A small map of the whole ground that shows where some places are."""
    plane = Plane(region(model, geo, [], 1), SMALL)
    sheet = Sheet(plane.width, plane.height)
    keep_off_border(sheet, geo, plane)
    points = [plane.at(one.point) for one in spots]
    sheet.block(*(Rect.round(point, 8) for point in points))
    for one, point in zip(spots, points, strict=True):
        sheet.beside((one.place.name,), [point], TYPE, (10, 18, 26), "place")
    name_areas(sheet, (shape for shape in geo.layers["countries"] if shape.name in geo.home), plane, "abroad")
    shaded = {one.shape.name for one in spots if one.shape}
    outlines = [row for row in ground(geo, plane, shaded, 1.2) if row.sort in ("home", "abroad", "shaded", "border")]
    return Drawing(id_, "small", round(plane.width), round(plane.height), outlines, _dots(spots, plane, []), [], [], sheet.labels)
