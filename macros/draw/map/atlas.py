"""Whole maps: the ground, the places, the events, and their words; wide, narrow, as an inset, and small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ...model.model import Model
from ...record.kinds import Extent, Place
from .geo import Geo
from .ground import Outline, clear_of_land, ground, keep_off_border, name_areas
from .labels import Label, Rect, Sheet
from .marks import LegendCircle, Mark, marks, most, size_key
from .naming import TYPE, largest_of, name_also, name_frames, name_largest, names
from .plane import Box, Plane
from .scale import ScaleBar, across, scale_bar
from .signs import Dot, Frame, apart, box_of, dots, frame
from .spots import MappedEvent, Spot, spot

SMALL = 220.0  # width of a locator in pixels
MARGINS = {True: 0.025, False: 0.03}  # round events, and round provinces: shares of the bounds' height


@dataclass(frozen=True)
class Format:
    """How large a map is drawn: in pixels, but for `shape`, its width by its height, at least and at most.

    `largest` is the radius of a page's highest count: alike on a screen, where a narrow map is stretched less. `thin` is what
    outlines may stray when they are thinned.
    """

    width: float
    largest: float
    shape: tuple[float, float]
    thin: float


FORMATS = {
    "wide": Format(760.0, 24.0, (1.05, 1.3), 0.7),
    "narrow": Format(328.0, 21.0, (0.62, 0.9), 1),
    "inset": Format(372.0, 24.0, (0.9, 1.4), 0.8),  # two beside one another are as wide as a wide map
}


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
    frames: list[Frame]
    named: set[str] = field(default_factory=set)

    @property
    def nameless(self) -> list[Place]:
        """The places that have a sign and found no room for a name; none where events are shown, whose letters lead to their places."""
        found = () if self.marks else (dot.place for dot in self.dots if dot.place.id not in self.named)
        return sorted(found, key=lambda place: place.name)

    @property
    def unnamed(self) -> list[Mark]:
        """Of the largest marks, those whose name found no room."""
        return [mark for mark in largest_of(self.marks) if not mark.label]


def region(model: Model, geo: Geo, mapped_events: list[MappedEvent], shape: tuple[float, float], extent: Extent | None = None) -> Box:
    """The part of the world a map shows, within the explainer's bounds: an extent, else round the events, else round the provinces.

    Its width by its height is the first of `shape` at least and the second at most, so that no map is cut from much empty land.
    """
    bounds = model.explainer.bounds
    whole = Box(bounds.west, bounds.south, bounds.east, bounds.north)
    points = [spot.point for mapped_event in mapped_events for spot in mapped_event.spots]
    outlines = points or [point for one in geo.layers["provinces"] for path in one.paths for point in path]
    if not (outlines or extent):
        return whole
    margin = MARGINS[bool(points)] * (whole.north - whole.south)
    box = box_of(extent) if extent else Box.around(outlines).grown(margin)
    ratio = (box.east - box.west) * box.squeeze / (box.north - box.south)
    return box.grown(0, min(max(ratio, shape[0]), shape[1])).cut(whole)


def drawing(
    model: Model,
    geo: Geo,
    mapped_events: list[MappedEvent],
    id_: str,
    size: str,
    of: int = 0,
    extent: Extent | None = None,
    insets: Iterable[Extent] = (),
) -> Drawing:
    """A map of some events, or of all places where there are none, but for what its insets show; the largest mark stands for `of`."""
    form, of = FORMATS[size], of or most(mapped_events)
    plane = Plane(region(model, geo, mapped_events, form.shape, extent), form.width)
    sheet, frames = Sheet(plane.width, plane.height), [frame(inset, plane) for inset in insets]
    mapped_events, spots = _own(model, geo, mapped_events, [box_of(inset) for inset in insets])
    shaded = _shaded(mapped_events, spots)
    own = _placed(mapped_events, spots, plane, sheet)
    keep_off_border(sheet, geo, plane)
    name_frames(sheet, frames)
    areas = [geo.areas[name] for name in sorted(shaded)]
    rings = marks(mapped_events, [*areas, *geo.home_countries], plane, sheet, form.largest, of)
    signs = _dotted(own, plane, rings, sheet)
    key = size_key(of, sheet, form.largest) if any(ring.left or ring.right for ring in rings) else []
    bar = scale_bar(plane, sheet)
    rings = name_largest(model, sheet, rings)
    name_also(sheet, geo, plane, mapped_events)
    name_areas(sheet, areas, plane, "province", must=True, off=24 if mapped_events else 0)
    signs = _told(signs, named := names(sheet, geo, plane, shaded, signs, rings, size == "wide"), mapped_events)
    outlines, width, height = ground(geo, plane, shaded, form.thin), round(plane.width), round(plane.height)
    return Drawing(f"{id_}-{size}", size, width, height, outlines, signs, rings, key, sheet.labels, bar, across(plane), frames, named)


def _told(signs: list[Dot], named: set[str], mapped_events: list[MappedEvent]) -> list[Dot]:
    """The places that a map shows: all; where it shows events, theirs and those that found room for a name."""
    homes = {spot.place.id for mapped_event in mapped_events for spot in mapped_event.spots}
    return [dot for dot in signs if not homes or dot.place.id in homes | named]


def _placed(mapped_events: list[MappedEvent], spots: list[Spot], plane: Plane, sheet: Sheet) -> list[Spot]:
    """The places with a sign of their own, side by side; no name may cover one that no event's mark covers."""
    homes = {spot.place.id for mapped_event in mapped_events for spot in mapped_event.spots}
    own = apart([spot for spot in spots if not spot.within and not spot.shape], plane)
    sheet.block(*(Rect.round(plane.at(spot.point), 5) for spot in own if spot.place.id not in homes))
    return own


def _dotted(own: list[Spot], plane: Plane, rings: list[Mark], sheet: Sheet) -> list[Dot]:
    signs = dots(own, plane, rings)
    sheet.block(*(Rect.round((dot.x, dot.y), 4) for dot in signs))
    return signs


def _own(model: Model, geo: Geo, mapped_events: list[MappedEvent], insets: list[Box]) -> tuple[list[MappedEvent], list[Spot]]:
    """The events and the places that a map shows itself: those outside its insets, an event by its first place."""
    found = [one for one in mapped_events if not (one.spots and _in(one.spots[0], insets))]
    spots = [one for place in model.places.values() if (one := spot(model, geo, place))]
    return found, [one for one in spots if not _in(one, insets)]


def _in(one: Spot, boxes: list[Box]) -> bool:
    return any(box.holds(one.point) for box in boxes)


def _shaded(mapped_events: list[MappedEvent], spots: list[Spot]) -> set[str]:
    """The areas that stand for places without a position: those of the events, else all."""
    shown = [one for mapped_event in mapped_events for one in mapped_event.spots] or [one for one in spots if one.within]
    return {one.shape.name for one in shown if one.shape}


def locator(model: Model, geo: Geo, spots: list[Spot], id_: str, extent: Extent | None = None) -> Drawing:
    """A small map of the whole ground, or of an extent, that shows where some places are."""
    plane = Plane(region(model, geo, [], (1, 1), extent), SMALL)
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
    outlines = [row for row in ground(geo, plane, shaded, 1.2) if row.sort not in ("province", "former", "disputed")]
    signs, width, height = dots(spots, plane, []), round(plane.width), round(plane.height)
    return Drawing(id_, "small", width, height, outlines, signs, [], [], sheet.labels, bar, across(plane), [])
