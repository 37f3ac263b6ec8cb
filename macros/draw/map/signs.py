"""Places as signs on a map, and the frames of its insets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...record.kinds import Extent, Place
from .marks import Mark
from .plane import Box, Plane
from .scale import length
from .spots import Spot

UNSURE = 7.0  # radius in pixels of the ring about a position of which nobody says how rough it is
FRAME = 10.0  # pixels that a frame has at least, so that it is seen


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
class Frame:
    """What an inset shows, on the map it is an inset of; in pixels."""

    label: str
    x: float
    y: float
    width: float
    height: float


def box_of(extent: Extent) -> Box:
    """The part of the world an extent is."""
    return Box(extent.west, extent.south, extent.east, extent.north)


def frame(extent: Extent, plane: Plane) -> Frame:
    """An inset's frame, no smaller than is seen."""
    (left, top), (right, bottom) = plane.at((extent.west, extent.north)), plane.at((extent.east, extent.south))
    wide, high = (max(FRAME, length) for length in (right - left, bottom - top))
    x, y = (left + right - wide) / 2, (top + bottom - high) / 2
    return Frame(extent.label, round(x, 1), round(y, 1), round(wide, 1), round(high, 1))


def apart(spots: list[Spot], plane: Plane) -> list[Spot]:
    """Of places that would lie on one another, the first: nobody could tell them apart."""
    found: dict[tuple[int, int], Spot] = {}
    for one in spots:
        x, y = plane.at(one.point)
        found.setdefault((round(x / 4), round(y / 4)), one)
    return list(found.values())


def dots(spots: Iterable[Spot], plane: Plane, rings: list[Mark]) -> list[Dot]:
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
