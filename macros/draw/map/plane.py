"""The plane of a map: degrees to pixels, and paths cut, thinned and written for SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from .geo import Point, Shape
from .rings import area, thinned

KM = 111.195  # kilometres in a degree of latitude, on a sphere of the earth's mean radius, 6,371.0088 km
MARGIN = 6.0  # pixels drawn beyond the edge, so that cut outlines close out of sight


@dataclass(frozen=True)
class Box:
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Box:
        """The smallest box that holds some (longitude, latitude) points; ValueError when there are none."""
        lons, lats = zip(*points, strict=True)
        return cls(min(lons), min(lats), max(lons), max(lats))

    @cached_property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is here than one of latitude."""
        return max(0.01, math.cos(math.radians((self.south + self.north) / 2)))

    def grown(self, degrees: float, ratio: float = 0) -> Box:
        """The box with room around it; with a ratio, widened or heightened to that width by height on the plane."""
        box = Box(self.west - degrees / self.squeeze, self.south - degrees, self.east + degrees / self.squeeze, self.north + degrees)
        wide, high = (box.east - box.west) * box.squeeze, box.north - box.south
        more = max(0.0, high * ratio - wide) / box.squeeze / 2 if ratio else 0
        taller = max(0.0, wide / ratio - high) / 2 if ratio else 0
        return Box(box.west - more, box.south - taller, box.east + more, box.north + taller)

    def holds(self, point: Point) -> bool:
        """Whether a (longitude, latitude) lies in it."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def cut(self, other: Box) -> Box:
        """The part of the box that lies in another; the other where they do not meet."""
        box = Box(max(self.west, other.west), max(self.south, other.south), min(self.east, other.east), min(self.north, other.north))
        return box if box.west < box.east and box.south < box.north else other


@dataclass(frozen=True)
class Plane:
    """An equirectangular map of a box, true to scale at its middle latitude; width in pixels.

    One projection does for a quarter of a town and for a country. From south to north the scale is the same everywhere; from
    west to east it strays the farther from the middle the taller the box: less than one part in a thousand on a map of a
    town, some four in a hundred where the box is seven degrees tall, in middle latitudes. `stray` tells it, and the scale
    bar says where it holds when that is more than a reader would overlook.
    """

    box: Box
    width: float
    _seen: dict[Shape, list[list[Point]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def scale(self) -> float:
        """Pixels to a degree of latitude."""
        return self.width / ((self.box.east - self.box.west) * self.box.squeeze)

    @property
    def km(self) -> float:
        """Pixels to a kilometre, at the middle latitude."""
        return self.scale / KM

    @property
    def middle(self) -> float:
        """The middle latitude, where the map is true to scale."""
        return (self.box.north + self.box.south) / 2

    @property
    def stray(self) -> float:
        """The share by which the scale from west to east differs from that of the middle, at most: at one of the edges."""
        edges = (math.cos(math.radians(edge)) for edge in (self.box.south, self.box.north))
        return max(abs(self.box.squeeze / max(edge, 0.01) - 1) for edge in edges)

    @property
    def height(self) -> float:
        """Pixels from north to south."""
        return (self.box.north - self.box.south) * self.scale

    def at(self, point: Point) -> Point:
        """A (longitude, latitude) in pixels from the upper left corner."""
        return (point[0] - self.box.west) * self.box.squeeze * self.scale, (self.box.north - point[1]) * self.scale

    def _all_at(self, path: list[Point]) -> list[Point]:
        west, north, down = self.box.west, self.box.north, self.scale
        across = self.box.squeeze * down
        return [((lon - west) * across, (north - lat) * down) for lon, lat in path]

    def ring(self, path: list[Point]) -> list[Point]:
        """A closed outline in pixels, cut to the map; empty when it lies outside or is too small to see."""
        points = self._all_at(path)
        for axis, edge, sign in ((0, -MARGIN, 1), (0, self.width + MARGIN, -1), (1, -MARGIN, 1), (1, self.height + MARGIN, -1)):
            along = [point[axis] * sign for point in points]
            if max(along, default=-math.inf) < edge * sign:
                return []
            if min(along) < edge * sign:
                points = _cut(points, axis, edge, sign)
        return points if abs(area(points)) > 1 else []

    def rings(self, shape: Shape) -> list[list[Point]]:
        """What is seen of an area: its outlines in pixels."""
        if shape not in self._seen:
            self._seen[shape] = [ring for path in shape.paths if (ring := self.ring(path))]
        return self._seen[shape]

    def line(self, path: list[Point]) -> list[list[Point]]:
        """An open line in pixels, as the runs of it that come near the map."""
        points = self._all_at(path)
        runs: list[list[Point]] = []
        for start, end in pairwise(points):
            if not self._sees(start, end):
                continue
            if not runs or runs[-1][-1] != start:
                runs.append([start])
            runs[-1].append(end)
        return runs

    def _sees(self, start: Point, end: Point) -> bool:
        """Whether a stretch of line comes near the map: it reaches as far, and the map's corners are not all on one side of it."""
        left, top, right, low = -MARGIN, -MARGIN, self.width + MARGIN, self.height + MARGIN
        if max(start[0], end[0]) < left or min(start[0], end[0]) > right or max(start[1], end[1]) < top or min(start[1], end[1]) > low:
            return False
        dx, dy = end[0] - start[0], end[1] - start[1]
        sides = [dx * (y - start[1]) - dy * (x - start[0]) for x in (left, right) for y in (top, low)]
        return min(sides) <= 0 <= max(sides)

    def holds(self, point: Point, room: float = 0) -> bool:
        """Whether a point in pixels is on the map, at least so far from its edges."""
        return room <= point[0] <= self.width - room and room <= point[1] <= self.height - room


def _cut(points: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """The part of a ring on one side of an edge (Sutherland and Hodgman)."""
    found: list[Point] = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside, was = (point[axis] - edge) * sign >= 0, (before[axis] - edge) * sign >= 0
        if inside != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            found.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            found.append(point)
    return found


def path_data(paths: Iterable[list[Point]], closed: bool, tolerance: float = 0.7) -> str:
    """Paths in pixels as SVG writes them: thinned, in whole pixels, each step from the one before."""
    text = ""
    for path in paths:
        dots = [(round(x), round(y)) for x, y in thinned(path, tolerance)]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(dots) if a != b]
        if len(steps) > closed:
            moves = " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-")
            text += f"M{dots[0][0]} {dots[0][1]}l{moves}{'z' if closed else ''}"
    return text
