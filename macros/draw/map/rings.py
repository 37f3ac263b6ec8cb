"""Paths on a plane: their area and centre, what lies within, and fewer points for the same look."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterable

from .geo import Point


def area(points: list[Point]) -> float:
    """The area of a ring, signed by its direction."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], *points[:1]], strict=True)) / 2


def centre(points: list[Point]) -> Point:
    """The centre of gravity of a ring; its first point where it has no area."""
    whole = area(points)
    if not whole:
        return points[0]
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(points, [*points[1:], *points[:1]], strict=True)]
    return sum((a[0] + b[0]) * cross for a, b, cross in pairs) / whole / 6, sum((a[1] + b[1]) * cross for a, b, cross in pairs) / whole / 6


def inside(point: Point, ring: list[Point]) -> bool:
    """Whether a point lies within a ring."""
    return sum(point[0] < x for x in _crossings(ring, point[1])) % 2 == 1


class Field:
    """An area by its rings, for asking often what lies in it: true to the pixel."""

    def __init__(self, rings: Iterable[list[Point]]) -> None:
        self._rings = list(rings)
        self._rows: dict[int, list[float]] = {}

    def holds(self, point: Point) -> bool:
        """Whether a point lies in the area."""
        y = round(point[1])
        if y not in self._rows:
            self._rows[y] = sorted(x for ring in self._rings for x in _crossings(ring, y))
        return bisect(self._rows[y], point[0]) % 2 == 1


def _crossings(ring: list[Point], y: float) -> list[float]:
    """Where a ring crosses a height."""
    edges = zip([*ring[-1:], *ring[:-1]], ring, strict=True)
    return [(x1 - x0) * (y - y0) / (y1 - y0) + x0 for (x0, y0), (x1, y1) in edges if (y0 > y) != (y1 > y)]


def thinned(points: list[Point], tolerance: float) -> list[Point]:
    """A path without the points that lie nearer than a tolerance to the line without them (Douglas and Peucker)."""
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        far, at = _farthest(points, first, last)
        if far > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[at] for at in sorted(keep)]


def _farthest(points: list[Point], first: int, last: int) -> tuple[float, int]:
    """The point between two that lies farthest from the stretch of line that joins them: how far, and which."""
    (x0, y0), (x1, y1) = points[first], points[last]
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    far, at = 0.0, 0
    for i, (x, y) in enumerate(points[first + 1 : last], first + 1):
        x, y = x - x0, y - y0
        along = x * dx + y * dy
        if along >= length > 0:
            x, y = x - dx, y - dy
        elif along > 0:
            x, y = x - along / length * dx, y - along / length * dy
        off = x * x + y * y
        if off >= far:
            far, at = off, i
    return math.sqrt(far), at
