"""Words on a map: each where it hides nothing, or nowhere."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .geo import Point
from .rings import inside

EM = 0.56  # the mean width of a letter, in its height
TILE = 32  # pixels
LINE = 1.2  # from one line of text to the next, in its height


@dataclass(frozen=True)
class Rect:
    """A part of the picture that is taken, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def round(cls, point: Point, radius: float) -> Rect:
        """The square around a circle."""
        return cls(point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius)

    @property
    def tiles(self) -> list[tuple[int, int]]:
        """The tiles of the picture that the part touches, so that few others need to be looked at."""
        across, down = (range(int(a // TILE), int(b // TILE) + 1) for a, b in ((self.left, self.right), (self.top, self.bottom)))
        return [(x, y) for x in across for y in down]

    def meets(self, other: Rect) -> bool:
        """Whether two parts overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Label:
    """Lines of text; x and y are the anchor of the first line's foot, in pixels, about which it is turned by an angle, in degrees."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    sort: str
    rect: Rect
    angle: int = 0


def spiral(point: Point, reach: float, step: float, start: float = 0) -> Iterator[Point]:
    """A point, then those around it, ever farther, from `start` as far as `reach` pixels."""
    if not start:
        yield point
    radius = start or step
    while radius <= reach:
        turns = max(8, int(2 * math.pi * radius / step))
        for turn in range(turns):
            angle = 2 * math.pi * turn / turns
            yield point[0] + radius * math.cos(angle), point[1] + radius * math.sin(angle)
        radius += step


@dataclass
class Sheet:
    """The picture as labels are laid: what is taken, and the labels that found room."""

    width: float
    height: float
    labels: list[Label] = field(default_factory=list)
    taken: dict[tuple[int, int], list[Rect]] = field(default_factory=lambda: defaultdict(list))

    def block(self, *rects: Rect) -> None:
        """Keep labels off these parts."""
        for rect in rects:
            for tile in rect.tiles:
                self.taken[tile].append(rect)

    def free(self, rect: Rect) -> bool:
        """Whether a part lies on the picture and nothing is there."""
        on = rect.left >= 2 and rect.top >= 2 and rect.right <= self.width - 2 and rect.bottom <= self.height - 2
        return on and not any(rect.meets(other) for tile in rect.tiles for other in self.taken.get(tile, ()))

    def corner(self, width: float, height: float) -> Point:
        """The upper left of a free part in a corner, else along the lower or upper edge, taken from now on; (0, 0) where none is."""
        right, low = self.width - width - 4, self.height - height - 4
        between = [(float(left), top) for top in (low, 4.0) for left in range(20, int(right), 16)]
        for left, top in ((4.0, low), (right, low), (right, 4.0), (4.0, 4.0), *between):
            rect = Rect(left, top, left + width, top + height)
            if self.free(rect):
                self.block(rect)
                return left, top
        return 0.0, 0.0

    def beside(self, lines: tuple[str, ...], points: Iterable[Point], size: float, gaps: Iterable[float], sort: str) -> bool:
        """Put a text beside the first of some points that has room, at the first gap; False where none has."""
        sides = (("start", 1, 0), ("end", -1, 0), ("middle", 0, -1), ("middle", 0, 1), ("start", 0.7, -0.7), ("start", 0.7, 0.7))
        spots = ((x + dx * gap, y + dy * gap, anchor, dy) for gap in gaps for x, y in points for anchor, dx, dy in sides)
        return self._first(lines, size, sort, spots)

    def over(self, lines: tuple[str, ...], points: Iterable[Point], size: float, sort: str, ring: list[Point], share: float = 1) -> bool:
        """Put a text over the first of some points that has room, the middle `share` of it within a ring; False where none does."""
        return self._first(lines, size, sort, ((x, y, "middle", 0.0) for x, y in points), ring, share)

    def _first(
        self,
        lines: tuple[str, ...],
        size: float,
        sort: str,
        spots: Iterable[tuple[float, float, str, float]],
        ring: list[Point] | None = None,
        share: float = 1,
    ) -> bool:
        width, height = max(map(len, lines)) * size * EM + 2, len(lines) * size * LINE
        for x, y, anchor, side in spots:
            left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
            top = y - height / 2 + side * height / 2
            rect = Rect(left, top, left + width, top + height)
            reach = width * share / 2
            if self.free(rect) and (ring is None or (inside((x - reach, y), ring) and inside((x + reach, y), ring))):
                self.block(rect)
                self.labels.append(Label(lines, round(x, 1), round(top + size * 0.95, 1), anchor, sort, rect))
                return True
        return False
