"""Where things are: places as spots, events as marks with the highest count anybody gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.model import Model
from ...model.tolls import denials, toll_claims
from ...record.kinds import Claim, Event, Place, Toll
from .geo import Geo, Point, Shape
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


@dataclass(frozen=True)
class Count:
    """The highest number of people that any claimant gives for one group."""

    people: int
    group: str
    claim: Claim


@dataclass(frozen=True)
class MappedEvent:
    """An event on the map: its number in the list, where it was, and how many died at most by anyone's count."""

    n: int
    event: Event
    spots: list[Spot]
    count: Count | None
    tolls: list[tuple[Claim, Toll]]
    denials: list[Claim]
    status: str
    claim: Claim

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of the event."""
        return self.event.date.first.year, (self.event.until or self.event.date).last.year


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
    """Events in time, numbered, each with its spots; an event no spot is known for has none."""
    found = []
    for n, event in enumerate(events, 1):
        spots = [one for id_ in event.places if (one := spot(model, geo, model.places[id_]))]
        tolls = dead(model, event)
        count = highest(tolls)
        claim = count.claim if count else model.latest(model.by_event[event.id])[0]
        found.append(MappedEvent(n, event, spots, count, tolls, denials(model, event), model.event_status(event), claim))
    return found


def dead(model: Model, event: Event) -> list[tuple[Claim, Toll]]:
    """The latest tolls of the gravest harm, as vocab.yml orders harms, each with its claim."""
    gravest = next(iter(model.vocab.lists["harms"]))
    rows = ((claim, toll) for claim in toll_claims(model, event) for toll in claim.tolls if toll.harm == gravest)
    return [(claim, toll) for claim, toll in rows if not model.word("groups", toll.group).apart]


def highest(tolls: list[tuple[Claim, Toll]]) -> Count | None:
    """The highest count any claimant gives for one group; never a sum, and None where nobody gives a number."""
    counts = [Count(people, toll.group, claim) for claim, toll in tolls if (people := max(toll.low or 0, toll.high or 0))]
    return max(counts, key=lambda count: count.people, default=None)
