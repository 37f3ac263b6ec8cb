"""Events as marks at their places: half a disc for the groups drawn hollow, half for everybody else, none on top of another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from ...model.tolls import TollRange
from .geo import Point, Shape
from .labels import Label, Rect, Sheet, spiral
from .plane import Plane
from .rings import Field, thinned
from .spots import MappedEvent, Spot

ROOM, EDGE = 12.5, 3.0  # half of what a finger needs, and room between a letter and the edge of the map, in pixels
SMALLEST, NONE, DASHED = 2.5, 5.0, 6.0  # radius of the smallest count, of a mark without one, of the smallest that can be dashed
INNER = 11.0  # the least radius that holds a letter
REACH = 80.0  # pixels that a mark may move off its place
MOST, CROWD = 60, 12  # marks on one map, and at one place
STEPS = (1, 10, 100, 1_000, 10_000, 100_000)  # counts of people that a key may show


@dataclass(frozen=True)
class Half:
    """Half a disc: its outer radius is the highest count, its inner the lowest; `open` where the highest is an at-least. In pixels."""

    outer: float
    inner: float
    open: bool


@dataclass(frozen=True)
class Mark:
    """One event at its first place; in pixels. Halves are None where nobody gives a number for that side."""

    mapped_event: MappedEvent
    spots: list[Spot]
    x: float
    y: float
    left: Half | None
    right: Half | None
    home: Point
    label: Label | None = None

    @cached_property
    def r(self) -> float:
        """The radius of the larger half."""
        return max((half.outer for half in (self.left, self.right) if half), default=NONE)

    @cached_property
    def reach(self) -> tuple[float, float]:
        """How far it reaches to the left of its centre and, with its letter, to the right."""
        nobody = 0 if self.left or self.right else NONE
        sides = [half.outer if half else nobody for half in (self.left, self.right)]
        letter = self.letter_x - self.x + 5 * len(self.mapped_event.letter) if self.r < INNER else 0
        return sides[0] + 1, max(sides[1], letter) + 1

    def meets(self, other: Mark) -> bool:
        """Whether the two touch, or a finger could not tell them apart."""
        left, right = (self, other) if self.x <= other.x else (other, self)
        across = right.x - left.x < left.reach[1] + right.reach[0]
        return math.dist((self.x, self.y), (other.x, other.y)) < 2 * ROOM or (across and abs(self.y - other.y) < self.r + other.r + 2)

    @property
    def thread(self) -> Point | None:
        """Where a thread from the place meets a mark that had to move off it; None where the mark holds its place."""
        far = math.dist((self.x, self.y), self.home)
        if far <= self.r:
            return None
        share = 1 - self.r / far
        return round(self.home[0] + (self.x - self.home[0]) * share, 1), round(self.home[1] + (self.y - self.home[1]) * share, 1)

    @property
    def letter_x(self) -> float:
        """Where the letter is centred: in the mark, or to its right."""
        return self.x if self.r >= INNER else round(self.x + self.r + 2 + 4 * len(self.mapped_event.letter), 1)

    @property
    def rect(self) -> Rect:
        """What the mark and its letter take."""
        r = self.r + 1
        return Rect(self.x - r, self.y - max(r, 8), max(self.x + r, self.letter_x + 8), self.y + max(r, 8))

    def covers(self, point: Point) -> bool:
        """Whether a point lies under the mark and its letter."""
        return self.r >= INNER and math.dist(point, (self.x, self.y)) < self.r


@dataclass(frozen=True)
class LegendCircle:
    """A mark of the key, and how many people it stands for."""

    x: float
    y: float
    r: float
    people: int


def most(mapped_events: Iterable[MappedEvent]) -> int:
    """The highest count of all."""
    return max((mapped_event.most for mapped_event in mapped_events), default=0) or 1


def radius(people: int, of: int, largest: float) -> float:
    """A radius in pixels: areas are to one another as the counts."""
    return round(max(SMALLEST, largest * math.sqrt(people / of)), 1)


def half(row: TollRange | None, of: int, largest: float) -> Half | None:
    """A range as half a disc."""
    if not row or not row.high:
        return None
    outer = radius(row.high, of, largest)
    return Half(outer, radius(row.low or row.high, of, largest), row.open_above and outer > DASHED)


def marks(mapped_events: list[MappedEvent], areas: Iterable[Shape], plane: Plane, sheet: Sheet, largest: float, of: int) -> list[Mark]:
    """A mark for each event, where a count of `of` has the radius `largest`. One that must move stays in those `areas` its place is in.

    At most so many as a map holds, and as one place does: the largest of each place.
    """
    found = list[Mark]()
    fields = [Field(thinned(ring, 1) for ring in plane.rings(shape)) for shape in areas]
    for home, mapped_event in _homes(mapped_events, plane)[:MOST]:
        left, right = (half(row, of, largest) for row in (mapped_event.left, mapped_event.right))
        mark = _moved(Mark(mapped_event, mapped_event.spots, *home, left, right, home), found, fields, plane, sheet)
        sheet.block(mark.rect)
        found.append(mark)
    return sorted(found, key=lambda mark: (mark.mapped_event.event.date, mark.x))


def _homes(mapped_events: list[MappedEvent], plane: Plane) -> list[tuple[Point, MappedEvent]]:
    """Each event at the point of its first place: first the largest of each point, then the second of each, and so on."""
    rows: dict[Point, list[MappedEvent]] = defaultdict(list)
    for mapped_event in sorted(mapped_events, key=lambda mapped_event: -mapped_event.most):
        if mapped_event.spots:
            x, y = plane.at(mapped_event.spots[0].point)
            rows[round(x, 1), round(y, 1)].append(mapped_event)
    turns = zip_longest(*([(home, one) for one in own[:CROWD]] for home, own in rows.items()))
    return [row for turn in turns for row in turn if row]


def _moved(first: Mark, found: list[Mark], fields: list[Field], plane: Plane, sheet: Sheet) -> Mark:
    """The mark at its place, else at the nearest free point that misleads least: by a wrong field, then by what sticks out."""
    if not first.spots[0].shape and _fits(first, found, plane):
        return first
    own = sorted(((field, field.holds(first.home)) for field in fields), key=lambda pair: not pair[1])
    best, least = first, 10.0 * (len(fields) + 1)
    for x, y in spiral(first.home, REACH, 5):
        mark = replace(first, x=round(x, 1), y=round(y, 1))
        if not _fits(mark, found, plane):
            continue
        wrong = 10 * _astray((x, y), own, least / 10)
        if wrong >= least:
            continue
        harm = wrong + _overhang(mark, [field for field, mine in own if mine]) + (0 if sheet.free(mark.rect) else 1)
        if harm < least:
            best, least = mark, harm
        if least <= 1:
            break
    return best


def _astray(centre: Point, fields: list[tuple[Field, bool]], most: float) -> int:
    """In how many fields that are not its own, or out of how many that are, a mark has its centre; counted no farther than `most`."""
    wrong = 0
    for field, mine in fields:
        wrong += field.holds(centre) is not mine
        if wrong >= most:
            break
    return wrong


def _overhang(mark: Mark, own: list[Field]) -> int:
    """How many sides of a mark stick out of a field that is its own."""
    sides = [(mark.x + dx * mark.r, mark.y + dy * mark.r) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    return max((sum(not field.holds(side) for side in sides) for field in own), default=0)


def _fits(mark: Mark, found: list[Mark], plane: Plane) -> bool:
    """Whether a mark is on the map, its letter with it, and a finger can tell it from the others."""
    on = plane.holds((mark.x, mark.y), max(ROOM, mark.r + 1)) and mark.x + mark.reach[1] + EDGE <= plane.width
    return on and not any(mark.meets(other) for other in found)


def size_key(of: int, sheet: Sheet, largest: float) -> list[LegendCircle]:
    """Two round counts as marks, in a corner that is free; none where there is none."""
    sizes = [(people, radius(people, of, largest)) for people in STEPS if people <= of and radius(people, of, largest) > SMALLEST][-2:]
    width, height = sum(r + 16 + 8 * len(str(people)) for people, r in sizes), max((2 * r for _, r in sizes), default=0)
    found: list[LegendCircle] = []
    left, top = sheet.corner(width + 12, height + 12) if sizes else (0, 0)
    x = left + 6
    for people, r in sizes if left else ():
        found.append(LegendCircle(round(x, 1), round(top + 6 + height - r, 1), round(r, 1), people))
        x += r + 16 + 8 * len(str(people))
    return found
