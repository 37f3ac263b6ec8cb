"""The names of streets, each along a straight stretch of its street."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from .geo import Geo, Point
from .labels import EM, Label, Rect, Sheet
from .plane import Plane

TYPE = 12.5  # height of letters in pixels
MOST = 40  # streets that are named, the longest
STEP = 6.0  # pixels from one stretch that is tried to the next
STRAIGHT = 0.99  # of a stretch's length: how far apart its ends lie at least


def name_streets(sheet: Sheet, geo: Geo, plane: Plane) -> None:
    """The names of the longest streets, where they cover nothing; a street is named once, however many parts it has."""
    parts: dict[str, list[list[Point]]] = {}
    for shape in geo.layers["streets"]:
        if shape.name:
            parts.setdefault(shape.name, []).extend(run for path in shape.paths for run in plane.line(path))
    runs = {name: sorted(joined(own), key=_length, reverse=True) for name, own in parts.items() if own}
    for name in sorted(runs, key=lambda name: (-_length(runs[name][0]), name))[:MOST]:
        any(_along(sheet, name, run) for run in runs[name])


def joined(parts: list[list[Point]]) -> list[list[Point]]:
    """Parts of a street, those that meet end to end as one run: maps cut a street wherever something about it changes."""
    runs: list[list[Point]] = []
    for part in parts:
        run = list(part)
        while found := next(((one, turned) for one in runs if (turned := _after(run, one))), None):
            runs.remove(found[0])
            run = found[1]
        runs.append(run)
    return runs


def _after(one: list[Point], other: list[Point]) -> list[Point]:
    """Two runs as one; empty where no end of one is an end of the other."""
    for first in (one, one[::-1]):
        for second in (other, other[::-1]):
            if first[-1] == second[0]:
                return first + second[1:]
    return []


def _length(run: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(run))


def _along(sheet: Sheet, name: str, run: list[Point]) -> bool:
    """Put a name over the first stretch of a run that is straight and free, from its middle outwards; False where none is."""
    width = len(name) * TYPE * EM + 4
    for start, end in _stretches(run, width):
        (x0, y0), (x1, y1) = sorted((start, end))
        steps = math.ceil(width / (TYPE * 0.6))
        rects = [Rect.round((x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps), TYPE * 0.6) for at in range(steps + 1)]
        if all(map(sheet.free, rects)):
            sheet.block(*rects)
            x, y, angle, foot = (x0 + x1) / 2, (y0 + y1) / 2, math.atan2(y1 - y0, x1 - x0), TYPE * 0.35
            at = round(x - foot * math.sin(angle), 1), round(y + foot * math.cos(angle), 1)
            sheet.labels.append(Label((name,), *at, "middle", "street", Rect.round((x, y), foot), round(math.degrees(angle))))
            return True
    return False


def _stretches(run: list[Point], width: float) -> Iterator[tuple[Point, Point]]:
    """The ends of every straight stretch that is so long, those nearest the run's middle first."""
    lengths = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(run))]
    room = lengths[-1] - width
    for start in _outwards(room, STEP):
        ends = _at(run, lengths, start), _at(run, lengths, start + width)
        if math.dist(*ends) >= STRAIGHT * width:
            yield ends


def _outwards(room: float, step: float) -> Iterable[float]:
    """Where a stretch can begin, from the middle outwards; nowhere where there is no room."""
    starts = [room / 2 + at * step for at in range(-int(room / step / 2), int(room / step / 2) + 1)] if room >= 0 else []
    return sorted(starts, key=lambda start: abs(start - room / 2))


def _at(run: list[Point], lengths: list[float], far: float) -> Point:
    """The point so far along a run."""
    at = min(max(bisect(lengths, far), 1), len(run) - 1)
    share = (far - lengths[at - 1]) / ((lengths[at] - lengths[at - 1]) or 1)
    (x0, y0), (x1, y1) = run[at - 1], run[at]
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
