"""Events as rings about their places: sized by the highest count, none on top of another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from .geo import Point, Shape
from .labels import Rect, Sheet, spiral
from .plane import Plane
from .rings import Field, thinned
from .spots import MappedEvent, Spot

ROOM = 13.0  # half of what a finger needs, in pixels
SMALLEST, HOLLOW = 2.5, 6.0  # radius of the smallest count, and of a ring without one
INNER = 10.0  # the least radius that holds a number
REACH = 96.0  # pixels that a ring may move off its place
STEPS = (1, 10, 100, 1_000, 10_000, 100_000)  # counts of people that a key may show


@dataclass(frozen=True)
class Mark:
    """One event at one place: a ring, the place it belongs to, and where its number stands; all in pixels."""

    mapped_event: MappedEvent
    spots: list[Spot]
    x: float
    y: float
    r: float
    home: Point

    @cached_property
    def room(self) -> float:
        """How far from its centre no other ring begins, in pixels."""
        return max(ROOM, self.r + 1)

    @property
    def shared(self) -> bool:
        """Whether the event's count covers other places too."""
        return self.mapped_event.count is not None and len({spot.point for spot in self.mapped_event.spots}) > 1

    @property
    def thread(self) -> Point | None:
        """Where a thread from the place meets a ring that had to move off it; None where the ring holds its place."""
        far = math.dist((self.x, self.y), self.home)
        if far <= self.r:
            return None
        share = 1 - self.r / far
        return round(self.home[0] + (self.x - self.home[0]) * share, 1), round(self.home[1] + (self.y - self.home[1]) * share, 1)

    @property
    def number_x(self) -> float:
        """Where the number is centred: in the ring, or to its right."""
        return self.x if self.r >= INNER else round(self.x + self.r + 2 + 4 * len(str(self.mapped_event.n)), 1)

    @property
    def rect(self) -> Rect:
        """What the ring and its number take."""
        return Rect(
            self.x - self.r - 1, self.y - max(self.r + 1, 8), max(self.x + self.r + 1, self.number_x + 8), self.y + max(self.r + 1, 8)
        )

    def covers(self, point: Point) -> bool:
        """Whether a point lies under the ring and its number."""
        return self.r >= INNER and math.dist(point, (self.x, self.y)) < self.r


@dataclass(frozen=True)
class LegendCircle:
    """A ring of the key, and how many people it stands for."""

    x: float
    y: float
    r: float
    people: int


def most(mapped_events: list[MappedEvent]) -> int:
    """The highest count of all."""
    return max((mapped_event.count.people for mapped_event in mapped_events if mapped_event.count), default=1)


def radius(people: int, of: int, largest: float) -> float:
    """A ring's radius in pixels: the areas of rings are to one another as the counts."""
    return max(SMALLEST, largest * math.sqrt(people / of))


def marks(mapped_events: list[MappedEvent], areas: Iterable[Shape], plane: Plane, sheet: Sheet, largest: float) -> list[Mark]:
    """A mark for each event and spot; the largest has the radius `largest`. One that must move stays in those `areas` its place is in."""
    of, found = most(mapped_events), list[Mark]()
    fields = [Field(thinned(ring, 1) for ring in plane.rings(shape)) for shape in areas]
    for home, mapped_event, spots in _homes(mapped_events, plane):
        r = radius(mapped_event.count.people, of, largest) if mapped_event.count else HOLLOW
        mark = _moved(Mark(mapped_event, spots, *home, round(r, 1), home), found, fields, plane, sheet)
        sheet.block(mark.rect)
        found.append(mark)
    return sorted(found, key=lambda mark: (mark.mapped_event.n, mark.x))


def _homes(mapped_events: list[MappedEvent], plane: Plane) -> list[tuple[Point, MappedEvent, list[Spot]]]:
    """Each event once at each point of its places: first the largest of each point, then the second of each, and so on."""
    rows: dict[Point, dict[int, tuple[MappedEvent, list[Spot]]]] = defaultdict(dict)
    for mapped_event in sorted(mapped_events, key=lambda mapped_event: -(mapped_event.count.people if mapped_event.count else 0)):
        for spot in mapped_event.spots:
            x, y = plane.at(spot.point)
            rows[round(x, 1), round(y, 1)].setdefault(mapped_event.n, (mapped_event, []))[1].append(spot)
    turns = zip_longest(*([(home, *row) for row in own.values()] for home, own in rows.items()))
    return [row for turn in turns for row in turn if row]


def _moved(first: Mark, found: list[Mark], fields: list[Field], plane: Plane, sheet: Sheet) -> Mark:
    """The mark at its place, else at the nearest free point, else where it misleads least: by a wrong field, then by what sticks out."""
    if not first.spots[0].shape and _fits(first.home, first.r, found, plane):
        return first
    own = sorted(((field, field.holds(first.home)) for field in fields), key=lambda pair: not pair[1])
    best, least = first, 10.0 * (len(fields) + 1)
    for x, y in spiral(first.home, REACH, 6):
        if not _fits((x, y), first.r, found, plane):
            continue
        wrong = 10 * _astray((x, y), own, least / 10)
        if wrong >= least:
            continue
        mark = replace(first, x=round(x, 1), y=round(y, 1))
        harm = wrong + _overhang(mark, [field for field, mine in own if mine]) + (0 if sheet.free(mark.rect) else 3)
        if harm < least:
            best, least = mark, harm
        if not least:
            break
    return best


def _astray(centre: Point, fields: list[tuple[Field, bool]], most: float) -> int:
    """In how many fields that are not its own, or out of how many that are, a ring has its centre; counted no farther than `most`."""
    wrong = 0
    for field, mine in fields:
        wrong += field.holds(centre) is not mine
        if wrong >= most:
            break
    return wrong


def _overhang(mark: Mark, own: list[Field]) -> int:
    """How many sides of a ring stick out of a field that is its own."""
    sides = [(mark.x + dx * mark.r, mark.y + dy * mark.r) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    return max((sum(not field.holds(side) for side in sides) for field in own), default=0)


def _fits(point: Point, r: float, found: list[Mark], plane: Plane) -> bool:
    """Whether a ring is on the map and a finger can tell it from the others."""
    room = max(ROOM, r + 1)
    return plane.holds(point, room) and all(math.dist(point, (mark.x, mark.y)) >= room + mark.room for mark in found)


def size_key(mapped_events: list[MappedEvent], sheet: Sheet, largest: float) -> list[LegendCircle]:
    """Two round counts as rings, in a corner that is free; none where there are no counts."""
    of = most(mapped_events)
    sizes = [(people, radius(people, of, largest)) for people in STEPS if people <= of and radius(people, of, largest) > SMALLEST][-2:]
    width, height = sum(2 * r + 14 + 8 * len(str(people)) for people, r in sizes), max((2 * r for _, r in sizes), default=0)
    found: list[LegendCircle] = []
    left, top = sheet.corner(width + 12, height + 12) if sizes and any(mapped_event.count for mapped_event in mapped_events) else (0, 0)
    x = left + 6
    for people, r in sizes if left else ():
        found.append(LegendCircle(round(x + r, 1), round(top + 6 + height - r, 1), round(r, 1), people))
        x += 2 * r + 14 + 8 * len(str(people))
    return found
