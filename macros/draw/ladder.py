"""The ladder of time: it runs down in equal rungs; left and right what each side did, between them talks, truces and what was shut."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, groupby, pairwise

from ..model.model import Model
from ..record.dates import MONTHS, PartialDate
from ..record.kinds import Event, Ladder, Lane
from .ladder_words import lasted_words, when_words

SIDES = ("left", "right", "both", "between", "closed")
Row = tuple[Event, str, bool]  # an event, its lane, whether a third party did it
LASTING = ("between", "closed", "both")  # what may last, and then fills the ladder meanwhile
MOST_RUNGS, MOST_EVENTS = 132, 300


@dataclass(frozen=True)
class Entry:
    """One event: in which lane it stands, whether a third party did it, which day of the rung it was."""

    event: Event
    lane: str
    apart: bool
    status: str
    day: str
    lasted: str
    end: date

    @property
    def unended(self) -> bool:
        """Whether it was shut, and the record does not say until when."""
        return self.lane == "closed" and not self.event.until


@dataclass(frozen=True)
class Filling:
    """The part of a rung, in per cent from its top, in which something of a lane lasted, or may have lasted, its end unknown."""

    lane: str
    top: float
    height: float
    open: bool = False


@dataclass(frozen=True)
class Rung:
    """A month or a year of the ladder."""

    first: date
    iso: str
    label: str
    entries: list[Entry]
    fillings: list[Filling]

    @property
    def rows(self) -> list[dict[str, list[Entry]]]:
        """What stands in it by lane, as time runs down: the two sides abreast, until something lies across."""
        found = []
        for _, own in groupby(self.entries, lambda entry: entry.lane if entry.lane in LASTING else ""):
            entries = list(own)
            found.append({lane: row for lane in SIDES if (row := [entry for entry in entries if entry.lane == lane])})
        return found


@dataclass(frozen=True)
class Drawing:
    """A stretch of time, drawn: its rungs, the days on which both stood on one, how many events each lane has, shown or not."""

    rungs: list[Rung]
    meetings: list[date]
    counts: dict[str, int]

    def met(self, rung: Rung) -> bool:
        """Whether a rung holds such a day."""
        return any(entry.event.date.first in self.meetings for entry in rung.entries)

    @property
    def open(self) -> bool:
        """Whether the record has no end of something that is shown."""
        return any(filling.open for rung in self.rungs for filling in rung.fillings)

    @property
    def shown(self) -> dict[str, int]:
        """How many events of each lane are shown."""
        return _counted(entry.lane for rung in self.rungs for entry in rung.entries)

    @property
    def left_out(self) -> int:
        """How many events were too small to be shown."""
        return sum(self.counts.values()) - sum(self.shown.values())


def drawing(model: Model, since: str, until: str, weight: int) -> Drawing | None:
    """The ladder from one date to another, with the events of some weight; None where there is nothing to draw."""
    ladder = model.explainer.ladder
    start, end = PartialDate.parse(since).first, (PartialDate.parse(until) if until else model.explainer.as_of).last
    if not ladder:
        return None
    placed = [(event, *lane) for event in model.events.values() if start <= event.date.first <= end and (lane := _lane(ladder, event))]
    meetings = _meetings(placed)
    shown = _weighty(placed, meetings, weight)
    edges = _edges(start, end)
    monthly = len(edges) > 1 and (edges[1] - edges[0]).days < 32
    entries = [_entry(model, *row, monthly) for row in shown]
    return Drawing(list(_rungs(entries, edges, monthly)), meetings, _counted(lane for _, lane, _ in placed)) if entries else None


def _counted(lanes: Iterable[str]) -> dict[str, int]:
    counts = Counter(lanes)
    return {lane: counts[lane] for lane in SIDES}


def _weighty(placed: list[Row], meetings: list[date], weight: int) -> list[Row]:
    """What is shown: events of some weight and those that met; of more than have room, only the weightier."""

    def met(event: Event) -> bool:
        at = bisect_left(meetings, event.date.first)
        return event.date.precision == "day" and at < len(meetings) and meetings[at] <= (event.until or event.date).last

    for least in range(weight, 4):
        shown = [row for row in placed if row[0].weight >= least or met(row[0])]
        if len(shown) <= MOST_EVENTS:
            return shown
    return sorted(placed, key=lambda row: (-row[0].weight, row[0].date))[:MOST_EVENTS]


def _lane(ladder: Ladder, event: Event) -> tuple[str, bool] | None:
    """The lane an event stands in, and whether a third party did it."""
    if ladder.apart and _belongs(ladder.apart, event):
        return "right", True
    lanes: dict[str, Lane | None] = {name: getattr(ladder, name) for name in SIDES}
    return next(((name, False) for name, lane in lanes.items() if lane and _belongs(lane, event)), None)


def _belongs(lane: Lane, event: Event) -> bool:
    took_part = not lane.actors or any(part.actor in lane.actors and (not lane.parts or part.part in lane.parts) for part in event.actors)
    return took_part and not set(lane.tags).isdisjoint(event.tags)


def _meetings(placed: Iterable[Row]) -> list[date]:
    """The days on which force fell within talks or a truce, past the first day of these, which may have ended it."""
    rows = [row for row in placed if row[0].date.precision == "day"]
    calm = sorted((event.date.first, event.until.last) for event, lane, _ in rows if lane == "between" and event.until)
    begins, ends = [first for first, _ in calm], list(accumulate((last for _, last in calm), max))
    force = {event.date.first for event, lane, _ in rows if lane in ("left", "right", "both")}
    return sorted(day for day in force if (before := bisect_left(begins, day)) and ends[before - 1] >= day)


def _edges(start: date, end: date) -> list[date]:
    """The first day of each rung, and the day after the last: months, or years where the months are too many."""
    months = [date(year, month, 1) for year in range(start.year, end.year + 2) for month in range(1, 13)]
    own = [day for day in months if date(start.year, start.month, 1) <= day <= end]
    if len(own) > MOST_RUNGS:
        step = -(-(end.year - start.year + 1) // MOST_RUNGS)
        own = [date(year, 1, 1) for year in range(start.year, end.year + 1, step)]
        return [*own, date(min(own[-1].year + step, date.max.year), 1, 1)]
    return [*own, next(day for day in months if day > own[-1])]


def _entry(model: Model, event: Event, lane: str, apart: bool, monthly: bool) -> Entry:
    told = [claim.date.last for claim in model.by_event.get(event.id, []) if claim.date and lane == "closed" and not event.until]
    day, lasted = when_words(event, monthly), lasted_words(event) if lane in LASTING else ""
    return Entry(event, lane, apart, model.happened_status(event), day, lasted, max([(event.until or event.date).last, *told]))


def _rungs(entries: Sequence[Entry], edges: list[date], monthly: bool) -> Iterator[Rung]:
    lasting = [entry for entry in entries if entry.lane in LASTING and (entry.event.until or entry.unended)]
    in_time = sorted(entries, key=lambda entry: (entry.event.date.first, entry.lane in LASTING))
    for first, after in pairwise(edges):
        own = [entry for entry in in_time if first <= entry.event.date.first < after]
        fillings = [filling for entry in lasting for filling in _fillings(entry, first, after)]
        iso = f"{first.year}-{first.month:02}" if monthly else str(first.year)
        yield Rung(first, iso, MONTHS[first.month - 1][:3] if monthly else str(first.year), own, fillings)


def _fillings(entry: Entry, first: date, after: date) -> Iterator[Filling]:
    """A rung's share of what lasted; what has no end in the record is filled as far as its claims speak, and open for a rung more."""
    begin, end = entry.event.date.first, entry.end + timedelta(1)
    tail = end + (after - first) if entry.unended else end
    for start, stop, is_open in ((begin, end, False), (end, tail, True)):
        if start < after and stop > first and start < stop:
            top, bottom = (100 * (min(max(day, first), after) - first).days / (after - first).days for day in (start, stop))
            yield Filling(entry.lane, round(top, 1), round(bottom - top, 1), is_open)
