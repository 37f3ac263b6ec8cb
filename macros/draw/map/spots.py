"""Where things are: places as spots, events with the lowest and the highest count of each half of the dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...model.model import Model
from ...model.tolls import TollRange, denials, toll_claims, toll_ranges
from ...record.kinds import Claim, Event, Place, Toll
from .geo import Geo, Point, Shape
from .plane import Box
from .rings import area, centre


@dataclass(frozen=True)
class Spot:
    """Where a place is drawn: a point in degrees, and the outline that is shaded for it, if any."""

    place: Place
    point: Point
    shape: Shape | None
    within: Place | None

    @property
    def exact(self) -> bool:
        """Whether the point is that of the place itself."""
        return self.within is None and self.shape is None and self.place.precision == "point"

    @property
    def within_km(self) -> float | None:
        """How far off the point the place may be at most, where the record says so of it, or of the larger one that stands for it."""
        return (self.within or self.place).within_km


@dataclass(frozen=True)
class MappedEvent:
    """An event on the map: its letter in the list, where it was, and from the lowest to the highest how many died of one group.

    `left` is the range of the group with the highest count among those that vocab.yml marks as hollow, `right` that of
    everybody else's; None where nobody gives a number.
    """

    letter: str
    event: Event
    spots: list[Spot]
    left: TollRange | None
    right: TollRange | None
    tolls: list[tuple[Claim, Toll]]
    denials: list[Claim]
    status: str
    claim: Claim

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of the event."""
        return self.event.date.first.year, (self.event.until or self.event.date).last.year

    @property
    def ranges(self) -> list[TollRange]:
        """Both ranges, as far as there are any; never joined into one."""
        return [row for row in (self.right, self.left) if row]

    @property
    def most(self) -> int:
        """The highest count of one group that any claimant gives; never a sum."""
        return max((row.high or 0 for row in self.ranges), default=0)


def letters(n: int) -> str:
    """A number from 1 in letters: A to Z, then AA, AB and so on."""
    text = ""
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def spot(model: Model, geo: Geo, place: Place) -> Spot | None:
    """Where a place is drawn: its own position, else its outline, else the nearest larger place that has either."""
    for larger in _around(model, place):
        shape = geo.areas.get(larger.name) if larger.precision != "point" else None
        within = larger if larger is not place else None
        if larger.lat is not None and larger.lon is not None and (larger is place or larger.precision != "point"):
            return Spot(place, (larger.lon, larger.lat), shape, within)
        if shape:
            return Spot(place, middle(shape), shape, within)
    return None


def _around(model: Model, place: Place) -> Iterator[Place]:
    """A place, then the larger ones it lies in."""
    yield place
    while place.part_of:
        place = model.places[place.part_of]
        yield place


def middle(shape: Shape) -> Point:
    """The centre of an outline's largest part, in degrees."""
    return centre(max(shape.paths, key=lambda path: abs(area(path))))


def mapped_events(model: Model, geo: Geo, events: list[Event]) -> list[MappedEvent]:
    """Events in time, lettered, each with its spots; an event no spot is known for has none."""
    found = []
    for n, event in enumerate(events, 1):
        spots = [one for id_ in event.places if (one := spot(model, geo, model.places[id_]))]
        left, right = (highest(model, event, hollow) for hollow in (True, False))
        claim = model.latest(model.by_event[event.id])[0]
        status = model.event_status(event)
        found.append(MappedEvent(letters(n), event, spots, left, right, dead(model, event), denials(model, event), status, claim))
    return found


def dead(model: Model, event: Event) -> list[tuple[Claim, Toll]]:
    """The latest tolls of the gravest harm, as vocab.yml orders harms, each with its claim."""
    gravest = next(iter(model.vocab.lists["harms"]))
    rows = ((claim, toll) for claim in toll_claims(model, event) for toll in claim.tolls if toll.harm == gravest)
    return [(claim, toll) for claim, toll in rows if not model.word("groups", toll.group).apart]


def highest(model: Model, event: Event, hollow: bool) -> TollRange | None:
    """The range of the group with the highest count, hollow ones or the others, in the gravest harm; None without numbers."""
    gravest = next(iter(model.vocab.lists["harms"]))
    rows = [row for row in toll_ranges(model, toll_claims(model, event)) if row.harm == gravest and row.high]
    own = [row for row in rows if bool(model.word("groups", row.group).hollow) is hollow]
    return max(own, key=lambda row: row.high or 0, default=None)


def within(mapped_events: list[MappedEvent], box: Box) -> list[MappedEvent]:
    """The events that have a place in a box, each with its places there alone."""
    found = ((one, [spot for spot in one.spots if box.holds(spot.point)]) for one in mapped_events)
    return [replace(one, spots=spots) for one, spots in found if spots]
