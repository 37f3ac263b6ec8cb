"""The timeline at a glance: every event on a true scale of time, in the lane of its theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise
from math import log

from ..model.model import Model
from ..record.kinds import Event

# Across, all is in per cent of the picture's width, so that it fits any page; down, in pixels.
SCALES, GUTTER, GAP, LEAST, MARGIN = 3, 21.0, 1.5, 11.0, 1.0
MARK, LABEL = 1.1, 5.6  # the room of a mark and of a year's label, where the picture is narrowest
HEAD, PITCH, ROWS = 36, 8, 3
PAD, MOST = (8, 16), 344  # least and most air in a lane; the height a phone's width allows once the picture stands upright
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
YEAR = 365.2425


@dataclass(frozen=True)
class Scale:
    """A stretch of time drawn at one scale: from a day up to another, and from where to where."""

    first: date
    last: date
    left: float
    right: float

    @property
    def width(self) -> float:
        """Of the picture, in per cent."""
        return round(self.right - self.left, 2)

    @property
    def year(self) -> float:
        """How wide a year is, in per cent."""
        return self.width / _years(self.first, self.last)

    def at(self, day: date) -> float:
        """Where a day stands, in per cent."""
        return round(self.left + self.width * _years(self.first, day) / _years(self.first, self.last), 1)


@dataclass(frozen=True)
class Dot:
    """One event: where it stands, and from where to where it lasted or may have been."""

    event: Event
    status: str
    at: float
    row: int
    span: tuple[float, float] | None

    @property
    def length(self) -> float:
        """Of its span, in per cent."""
        return round(self.span[1] - self.span[0], 1) if self.span else 0


@dataclass(frozen=True)
class Lane:
    """A theme's events, from a height in pixels down."""

    theme: str
    top: int
    height: int
    dots: list[Dot]

    @property
    def bottom(self) -> int:
        """Where the next lane begins, in pixels."""
        return self.top + self.height

    @property
    def named(self) -> int:
        """The height of the line its name stands on, in pixels."""
        return self.y(self.dots[0]) + 4

    def y(self, dot: Dot) -> int:
        """The height of a dot, in pixels."""
        rows = max(other.row for other in self.dots) + 1
        return self.top + (self.height - PITCH * rows + PITCH) // 2 + PITCH * dot.row


@dataclass(frozen=True)
class Strip:
    """The whole picture; its height is in pixels."""

    scales: list[Scale]
    ticks: list[tuple[int, float]]
    lanes: list[Lane]
    height: int

    head = HEAD

    @property
    def changes(self) -> list[tuple[Scale, int]]:
        """Each scale but the first, and how many times as wide as before a year is on it."""
        return [(after, round(after.year / before.year)) for before, after in pairwise(self.scales)]


def strip(model: Model, events: Sequence[Event]) -> Strip:
    """The picture of some events, on the scales that suit the whole record."""
    scales = _scales(model)
    own = {theme: _dots(model, [event for event in events if event.themes[0] == theme], scales) for theme in model.vocab.lists["themes"]}
    rows = {theme: max(dot.row for dot in dots) + 1 for theme, dots in own.items() if dots}
    pad = min(max((MOST - HEAD - PITCH * sum(rows.values())) // len(rows), PAD[0]), PAD[1])
    lanes, top = [], HEAD
    for theme, count in rows.items():
        lanes.append(Lane(theme, top, pad + PITCH * count, own[theme]))
        top = lanes[-1].bottom
    return Strip(scales, list(_ticks(scales)), lanes, top + 1)


def _years(first: date, last: date) -> float:
    return (last - first).days / YEAR


def _scales(model: Model) -> list[Scale]:
    """The record's stretches of time side by side, each as wide as its share of the events asks for."""
    days = [event.date.first for event in model.events.values()]
    edges = _edges(model, days)
    shares = [max(LEAST, 100 * _between(days, first, last) / len(days)) for first, last in pairwise(edges)]
    room = 100 - GUTTER - MARGIN - GAP * (len(shares) - 1)
    found, left = [], GUTTER
    for (first, last), share in zip(pairwise(edges), shares, strict=True):
        right = round(left + room * share / sum(shares), 2)
        found.append(Scale(first, last, left, right))
        left = round(right + GAP, 2)
    return found


def _edges(model: Model, days: list[date]) -> list[date]:
    """The start, the changes of scale and the end. Scales change with those spans that leave the events most evenly spread."""
    start, end = date(min(days).year, 1, 1), model.explainer.as_of.last + timedelta(1)
    changes = sorted({date(span.since.first.year, 1, 1) for span in model.explainer.spans.values() if span.since})
    inner = [day for day in changes if start < day < end]
    choices = combinations(inner, min(SCALES - 1, len(inner)))
    return max(([start, *choice, end] for choice in choices), key=lambda edges: _evenness(days, edges))


def _evenness(days: list[date], edges: list[date]) -> float:
    """The likelihood of the days if each stretch had its own steady pace."""
    periods = [(_between(days, first, last), _years(first, last)) for first, last in pairwise(edges)]
    return sum(count * log(count / years) for count, years in periods if count)


def _between(days: Iterable[date], first: date, last: date) -> int:
    return sum(first <= day < last for day in days)


def _ticks(scales: list[Scale]) -> Iterator[tuple[int, float]]:
    """Years to be labelled, round ones, as many as have room, and where each begins."""
    for scale in scales:
        step = next((step for step in STEPS if step * scale.year >= LABEL), STEPS[-1])
        first, last = scale.first.year, scale.last.year
        yield first, scale.left
        for year in range(first - first % step + step, last + 1, step):
            at = scale.at(date(year, 1, 1))
            if at - scale.left >= LABEL and scale.right - at >= LABEL / 2:
                yield year, at


def _dots(model: Model, events: Iterable[Event], scales: list[Scale]) -> list[Dot]:
    """A lane's dots, each in the first row where it touches none; past enough rows, a dot may stand on another's line."""
    dots: list[Dot] = []
    for event in events:
        at, span = _where(event, scales)
        begin = min(at - MARK / 2, span[0]) if span else at - MARK / 2
        row = _free(dots, begin, lines=True)
        row = row if row < ROWS else _free(dots, at - MARK / 2, lines=False)
        dots.append(Dot(event, model.event_status(event), at, row, span))
    return dots


def _free(dots: list[Dot], begin: float, lines: bool) -> int:
    taken = {dot.row for dot in dots if begin < max(dot.at + MARK / 2, dot.span[1] if dot.span and lines else 0)}
    return next(row for row in range(len(dots) + 1) if row not in taken)


def _where(event: Event, scales: list[Scale]) -> tuple[float, tuple[float, float] | None]:
    """Where an event stands: its first day, or the middle of a date not known to the day; and its span, where it can be seen."""
    first, last = _at(scales, event.date.first), _at(scales, (event.until or event.date).last)
    known = event.date.precision == "day" or event.until
    at = first if known else round((first + last) / 2, 1)
    return at, (first, last) if last - first > MARK / 2 else None


def _at(scales: list[Scale], day: date) -> float:
    scale = next((scale for scale in scales if day < scale.last), scales[-1])
    return min(scale.at(day), scale.right)
