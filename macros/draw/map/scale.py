"""How far things are on a map: lengths in words, and a bar of a round length."""

from __future__ import annotations

from dataclasses import dataclass

from .labels import LINE, Rect, Sheet
from .plane import Plane

SHARES = (0.3, 0.14)  # of a map's width, which the bar has at most; the second where there is no room for the first
STRAY = 0.05  # up to this share the scale may stray before the bar says where it holds
TYPE = 12.5  # height of letters in pixels, where nothing else is said
LETTER = 0.6  # width of a letter, in its height


@dataclass(frozen=True)
class ScaleBar:
    """A bar, with the length it stands for over it; x and y are its left end, in pixels."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    rect: Rect


def length(km: float) -> str:
    """A length in words: in metres below one kilometre."""
    return f"{round(km * 1000):,} m" if km < 1 else f"{km:,.10g} km"


def rounded(km: float) -> float:
    """The longest round length that is no longer: 1, 2 or 5, with noughts."""
    power = 10.0 ** len(f"{int(km)}") if km >= 1 else 1.0
    while True:
        for digit in (5, 2, 1):
            if digit * power <= km:
                return digit * power
        power /= 10


def scale_bar(plane: Plane, sheet: Sheet, size: float = TYPE) -> ScaleBar | None:
    """A bar at the map's edge that covers nothing; where the scale strays, with the latitude at which it holds. None without room."""
    where = (f"at {abs(plane.middle):.0f}° {'N' if plane.middle >= 0 else 'S'}",) if plane.stray > STRAY else ()
    for km in (rounded(plane.width * share / plane.km) for share in SHARES):
        lines, width = (length(km), *where), round(km * plane.km, 1)
        wide, high = max(width, *(len(line) * size * LETTER for line in lines)) + 8, len(lines) * LINE * size + 11
        left, top = sheet.corner(wide, high)
        if left:
            return ScaleBar(round(left + 4, 1), round(top + high - 6, 1), width, lines, Rect(left, top, left + wide, top + high))
    return None


def across(plane: Plane) -> str:
    """How wide a map is at its middle latitude, in words, to two digits."""
    km = plane.width / plane.km
    return length(float(f"{km:.2g}"))
