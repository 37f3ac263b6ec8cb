"""Whole maps: the ground, the places, the events, and their words, wide and narrow."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import wrap

from ...model.model import Model
from ...record.kinds import Place
from .geo import Geo, Point
from .ground import Outline, clear_of_land, ground, keep_off_border, name_areas, name_border
from .labels import Label, Rect, Sheet, spiral
from .marks import LegendCircle, Mark, marks, most, size_key
from .plane import Box, Plane
from .rings import inside, thinned
from .scale import ScaleBar, across, length, scale_bar
from .spots import MappedEvent, Spot, spot

WIDE, NARROW, SMALL = 760.0, 328.0, 220.0  # widths in pixels: a map on a desktop and on a phone, and a locator
TYPE, BOLD = 12.5, 13.6  # height of letters in pixels; of bold ones, by the room they take
# The radius of a page's highest count, wide and narrow: alike on a screen, where a narrow map is stretched less.
LARGEST = {True: 24.0, False: 21.0}
SHAPE = {True: (1.05, 1.3), False: (0.62, 0.9)}  # width by height of a map, at least and at most
NAMED, LETTERS = 5, 21  # the largest events, which are named with their range, in lines of so many letters
GAPS = (4, 12, 24, 40, 60)  # how far such a name may stand off its mark, in pixels
UNSURE = 7.0  # radius in pixels of the ring about a position of which nobody says how rough it is
NEAR = 40.0  # pixels beyond which the name of a large soft area does not follow its edge


@dataclass(frozen=True)
class Dot:
    """A place as a sign on the map, in pixels.

    `soft` is the radius of the area it may lie in, as the record gives it, at the map's own scale; `unsure` that of the ring
    about a position that is rough, where the record does not say how rough: a sign, and no measure.
    """

    place: Place
    x: float
    y: float
    soft: float = 0
    unsure: float = 0
    bare: bool = True

    @property
    def roughly(self) -> str:
        """How rough the position is, in words."""
        return f"within {length(self.place.within_km)}" if self.soft and self.place.within_km else "roughly" if self.unsure else ""


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
    bar: ScaleBar | None
    across: str

    @property
    def unnamed(self) -> list[Mark]:
        """Of the largest marks, those whose name found no room."""
        return [mark for mark in _largest(self.marks) if not mark.label]


def region(model: Model, geo: Geo, mapped_events: list[MappedEvent], shape: tuple[float, float]) -> Box:
    """The part of the world a map shows, within the explainer's bounds: round its events, else round the provinces.

    Its width by its height is the first of `shape` at least and the second at most, so that no map is cut from much empty land.
    """
    bounds = model.explainer.bounds
    whole = Box(bounds.west, bounds.south, bounds.east, bounds.north)
    points = [spot.point for mapped_event in mapped_events for spot in mapped_event.spots]
    outlines = points or [point for one in geo.layers["provinces"] for path in one.paths for point in path]
    if not outlines:
        return whole
    box = Box.around(outlines).grown(0.5 if points else 0.6)
    ratio = (box.east - box.west) * box.squeeze / (box.north - box.south)
    return box.grown(0, min(max(ratio, shape[0]), shape[1])).cut(whole)


def drawing(model: Model, geo: Geo, mapped_events: list[MappedEvent], id_: str, wide: bool, of: int = 0) -> Drawing:
    """A map of some events, or of all places where there are none; `of` is the page's highest count, which has the largest mark."""
    plane = Plane(region(model, geo, mapped_events, SHAPE[wide]), WIDE if wide else NARROW)
    sheet, largest, of = Sheet(plane.width, plane.height), LARGEST[wide], of or most(mapped_events)
    spots = [one for place in model.places.values() if (one := spot(model, geo, place))]
    shown = [spot for mapped_event in mapped_events for spot in mapped_event.spots] or [spot for spot in spots if spot.within]
    shaded = {spot.shape.name for spot in shown if spot.shape}
    homes = {spot.place.id for mapped_event in mapped_events for spot in mapped_event.spots}
    own = _apart([spot for spot in spots if not spot.within and not spot.shape], plane)
    sheet.block(*(Rect.round(plane.at(spot.point), 5) for spot in own if spot.place.id not in homes))
    keep_off_border(sheet, geo, plane)
    areas = [geo.areas[name] for name in sorted(shaded)]
    rings = marks(mapped_events, [*areas, *geo.home_countries], plane, sheet, largest, of)
    dots = _dots(own, plane, rings)
    sheet.block(*(Rect.round((dot.x, dot.y), 4) for dot in dots))
    key = size_key(of, sheet, largest) if any(ring.left or ring.right for ring in rings) else []
    bar = scale_bar(plane, sheet)
    rings = _name_largest(model, sheet, rings)
    _name_also(sheet, geo, plane, mapped_events)
    name_areas(sheet, areas, plane, "province", must=True, off=24 if mapped_events else 0)
    _names(sheet, geo, plane, shaded, dots, rings, wide)
    outlines, size = ground(geo, plane, shaded, 0.7 if wide else 1), "wide" if wide else "narrow"
    width, height = round(plane.width), round(plane.height)
    return Drawing(f"{id_}-{size}", size, width, height, outlines, dots, rings, key, sheet.labels, bar, across(plane))


def _apart(spots: list[Spot], plane: Plane) -> list[Spot]:
    """Of places that would lie on one another, the first: nobody could tell them apart."""
    found: dict[tuple[int, int], Spot] = {}
    for one in spots:
        x, y = plane.at(one.point)
        found.setdefault((round(x / 4), round(y / 4)), one)
    return list(found.values())


def _largest(rings: list[Mark]) -> list[Mark]:
    return [ring for ring in sorted(rings, key=lambda ring: -ring.mapped_event.most)[:NAMED] if ring.mapped_event.most]


def _name_largest(model: Model, sheet: Sheet, rings: list[Mark]) -> list[Mark]:
    """The marks, of which the largest bear the name of their place, the month and the range of one group."""
    named, found = {id(ring) for ring in _largest(rings)}, []
    for ring in rings:
        gaps = [ring.r + gap for gap in GAPS]
        if id(ring) in named and sheet.beside(_lines(model, ring), [(ring.x, ring.y)], BOLD, gaps, "largest"):
            ring = replace(ring, label=sheet.labels.pop())
        found.append(ring)
    return found


def _lines(model: Model, ring: Mark) -> tuple[str, ...]:
    event, row = ring.mapped_event.event, max(ring.mapped_event.ranges, key=lambda row: row.high or 0)
    when = event.date.iso if event.date.precision == "year" else f"{month_abbr[event.date.first.month]} {event.date.first.year}"
    told = f"{row.words} {model.word('groups', row.group).label}"
    return (*wrap(f"{ring.mapped_event.letter}: {ring.spots[0].place.name}, {when}", LETTERS), *wrap(told, LETTERS))


def _name_also(sheet: Sheet, geo: Geo, plane: Plane, mapped_events: list[MappedEvent]) -> None:
    """At a place that is not an event's first, the event's letter: within the same area, or at least the same country."""
    also: dict[Point, tuple[Spot, list[str]]] = {}
    for mapped_event in mapped_events:
        for one in mapped_event.spots[1:]:
            if one.point != mapped_event.spots[0].point:
                also.setdefault(one.point, (one, []))[1].append(mapped_event.letter)
    countries = [ring for shape in geo.layers["countries"] for ring in plane.rings(shape)]
    for one, found in also.values():
        text, point = f"+ {', '.join(dict.fromkeys(found[:NAMED]))}{' …' if len(found) > NAMED else ''}", plane.at(one.point)
        rings = [ring for ring in (plane.rings(one.shape) if one.shape else countries) if inside(point, ring)]
        any(sheet.over((text,), spiral(point, 44, 5, 8), TYPE, "also", thinned(ring, 2)) for ring in rings[:1])


def _names(sheet: Sheet, geo: Geo, plane: Plane, shaded: set[str], dots: list[Dot], rings: list[Mark], wide: bool) -> None:
    """What matters most is named first, so that it finds room."""
    taken = shaded | {dot.place.name for dot in dots}
    name_border(sheet, geo, plane, [*((dot.x, dot.y) for dot in dots), *((ring.x, ring.y) for ring in rings)], 40 if wide else 20)
    for dot in sorted(dots, key=lambda dot: (dot.soft, dot.unsure, dot.place.kind)):
        _name_place(sheet, dot, wide)
    for sort, home in (("country", True), ("abroad", False)):
        name_areas(sheet, (shape for shape in geo.layers["countries"] if (shape.name in geo.home) is home), plane, sort)
    if wide:
        name_areas(sheet, (shape for shape in geo.layers["provinces"] if shape.name not in taken), plane, "province")


def _name_place(sheet: Sheet, dot: Dot, wide: bool) -> None:
    """A place's name, and that it is known roughly where there is room to say so."""
    off = min(dot.soft, NEAR)
    gaps = (off * 0.6, off + 4) if off > UNSURE else (7.0, 14.0) if dot.bare else (14.0, 26.0, 40.0, 54.0)
    full = ((f"{dot.place.name} ({dot.roughly})",),) if dot.roughly and wide else ()
    any(sheet.beside(lines, [(dot.x, dot.y)], TYPE, gaps, "soft" if dot.roughly else "place") for lines in (*full, (dot.place.name,)))


def _dots(spots: Iterable[Spot], plane: Plane, rings: list[Mark]) -> list[Dot]:
    """The places with a position of their own that is not that of an outline; not bare where a ring covers them."""
    found = []
    for one in spots:
        x, y = plane.at(one.point)
        if one.shape is None and plane.holds((x, y), 4):
            cover = max((mark.r for mark in rings if mark.covers((x, y))), default=0.0)
            km = one.within_km or 0
            unsure = 0 if one.exact or km else cover + 3 if cover else UNSURE
            found.append(Dot(one.place, round(x, 1), round(y, 1), round(km * plane.km, 1), unsure, not cover))
    return found


def locator(model: Model, geo: Geo, spots: list[Spot], id_: str) -> Drawing:
    """A small map of the whole ground that shows where some places are."""
    plane = Plane(region(model, geo, [], (1, 1)), SMALL)
    sheet = Sheet(plane.width, plane.height)
    keep_off_border(sheet, geo, plane)
    points = [plane.at(one.point) for one in spots]
    if bar := scale_bar(plane, clear_of_land(geo, plane)):
        sheet.block(bar.rect)
    sheet.block(*(Rect.round(point, 8) for point in points))
    for one, point in zip(spots, points, strict=True):
        sheet.beside((one.place.name,), [point], TYPE, (10, 18, 26), "place")
    name_areas(sheet, (shape for shape in geo.layers["countries"] if shape.name in geo.home), plane, "abroad")
    shaded = {one.shape.name for one in spots if one.shape}
    outlines = [row for row in ground(geo, plane, shaded, 1.2) if row.sort in ("home", "abroad", "shaded", "border")]
    dots, width, height = _dots(spots, plane, []), round(plane.width), round(plane.height)
    return Drawing(id_, "small", width, height, outlines, dots, [], [], sheet.labels, bar, across(plane))
