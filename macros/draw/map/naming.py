"""The words of a map: what matters most is named first, so that it finds room."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Iterable
from dataclasses import replace
from textwrap import wrap

from ...model.model import Model
from .geo import Geo, Point
from .ground import name_areas, name_border, name_waters, shows_streets
from .labels import Rect, Sheet, spiral
from .marks import Mark
from .plane import Plane
from .rings import inside, thinned
from .signs import UNSURE, Dot, Frame
from .spots import MappedEvent, Spot
from .streets import name_streets

TYPE, BOLD = 12.5, 13.6  # height of letters in pixels; of bold ones, by the room they take
NAMED, LETTERS = 5, 21  # the largest events, which are named with their range, in lines of so many letters
GAPS = (4, 12, 24, 40, 60)  # how far such a name may stand off its mark, in pixels
NEAR = 40.0  # pixels beyond which the name of a large soft area does not follow its edge


def largest_of(rings: list[Mark]) -> list[Mark]:
    """The marks of the highest counts."""
    return [ring for ring in sorted(rings, key=lambda ring: -ring.mapped_event.most)[:NAMED] if ring.mapped_event.most]


def name_largest(model: Model, sheet: Sheet, rings: list[Mark]) -> list[Mark]:
    """The marks, of which the largest bear the name of their place, the month and the range of each side."""
    named, found = {id(ring) for ring in largest_of(rings)}, []
    for ring in rings:
        gaps = [ring.r + gap for gap in GAPS]
        if id(ring) in named and sheet.beside(_lines(model, ring), [(ring.x, ring.y)], BOLD, gaps, "largest"):
            ring = replace(ring, label=sheet.labels.pop())
        found.append(ring)
    return found


def _lines(model: Model, ring: Mark) -> tuple[str, ...]:
    event = ring.mapped_event.event
    when = event.date.iso if event.date.precision == "year" else f"{month_abbr[event.date.first.month]}\u00a0{event.date.first.year}"
    told = ", ".join(f"{row.words} {model.word('groups', row.group).label}" for row in ring.mapped_event.ranges)
    return (*wrap(f"{ring.mapped_event.letter}: {ring.spots[0].place.name}, {when}", LETTERS), *wrap(told, LETTERS))


def name_also(sheet: Sheet, geo: Geo, plane: Plane, mapped_events: list[MappedEvent]) -> None:
    """At a place that is not an event's first, the event's letter: within the same area, else the same country, else near it."""
    also: dict[Point, tuple[Spot, list[str]]] = {}
    for mapped_event in mapped_events:
        for one in mapped_event.spots[1:]:
            if one.point != mapped_event.spots[0].point:
                also.setdefault(one.point, (one, []))[1].append(mapped_event.letter)
    countries = [ring for shape in geo.layers["countries"] for ring in plane.rings(shape)]
    whole = [(0.0, 0.0), (plane.width, 0.0), (plane.width, plane.height), (0.0, plane.height)]
    for one, found in also.values():
        text, point = f"+ {', '.join(dict.fromkeys(found[:NAMED]))}{' …' if len(found) > NAMED else ''}", plane.at(one.point)
        rings = [ring for ring in (*(plane.rings(one.shape) if one.shape else countries), whole) if inside(point, ring)]
        any(sheet.over((text,), spiral(point, 44, 5, 8), TYPE, "also", thinned(ring, 2)) for ring in rings[:1])


def names(sheet: Sheet, geo: Geo, plane: Plane, shaded: set[str], dots: list[Dot], rings: list[Mark], wide: bool) -> set[str]:
    """The border, the places, countries, waters, streets and, on a wide map, provinces; the ids of the places that have a name."""
    taken = shaded | {dot.place.name for dot in dots}
    name_border(sheet, geo, plane, [*((dot.x, dot.y) for dot in dots), *((ring.x, ring.y) for ring in rings)], 40 if wide else 20)
    named = {dot.place.id for dot in sorted(dots, key=lambda dot: (dot.soft, dot.unsure, dot.place.kind)) if _name_place(sheet, dot, wide)}
    for sort, home in (("country", True), ("abroad", False)):
        name_areas(sheet, (shape for shape in geo.layers["countries"] if (shape.name in geo.home) is home), plane, sort)
    name_waters(sheet, geo, plane, taken)
    if shows_streets(plane):
        name_streets(sheet, geo, plane)
    if wide:
        name_areas(sheet, (shape for shape in geo.layers["provinces"] if shape.name not in taken), plane, "province")
    return named


def _name_place(sheet: Sheet, dot: Dot, wide: bool) -> bool:
    """A place's name, and how rough its position is where there is room to say so."""
    off = min(dot.soft, NEAR)
    near = dot.unsure + 3 if dot.unsure else 7.0
    gaps = (off * 0.6, off + 4) if off > UNSURE else (near, near + 7) if dot.bare else (14.0, 26.0, 40.0, 54.0)
    full = ((f"{dot.place.name} ({dot.roughly})",),) if dot.roughly and wide else ()
    return any(
        sheet.beside(lines, [(dot.x, dot.y)], TYPE, gaps, "soft" if dot.roughly else "place") for lines in (*full, (dot.place.name,))
    )


def name_frames(sheet: Sheet, frames: Iterable[Frame]) -> None:
    """The names of insets, each beside its frame, which nothing covers."""
    for one in frames:
        middle = one.x + one.width / 2, one.y + one.height / 2
        sheet.block(Rect(one.x, one.y, one.x + one.width, one.y + one.height))
        sheet.beside((one.label,), [middle], BOLD, (one.width / 2 + 4, one.height / 2 + 4), "frame")
