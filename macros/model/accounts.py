"""An event as each side tells it: where two contradict each other, point by point; what a reader should meet first, and what may wait."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from ..record.kinds import Claim, Event
from .disputes import disputes, sides_most_at_odds
from .model import Model

FIRST = 5
Order = Literal["", "known"]


@dataclass(frozen=True)
class Account:
    """One side's claims: those a reader meets first, and the rest."""

    side: str
    first: list[Claim]
    rest: list[Claim]

    @property
    def claims(self) -> list[Claim]:
        """All of them."""
        return [*self.first, *self.rest]


@dataclass(frozen=True)
class Point:
    """What is in dispute: the claims of one column, and those against them in the other; whether each of the two sides is there."""

    columns: tuple[list[Claim], list[Claim]]
    there: tuple[bool, bool]


@dataclass(frozen=True)
class Telling:
    """An event as it is told: the two sides most at odds (none where nobody contradicts anybody), and what every side says besides."""

    sides: tuple[str, ...]
    points: list[Point]
    apart: list[Point]
    accounts: list[Account]

    @property
    def both(self) -> int:
        """At how many points the two sides contradict each other themselves."""
        return sum(all(point.there) for point in self.points)

    def joined(self, model: Model, column: int) -> bool:
        """Whether claims of others than its side stand in a column, too."""
        return any(model.side(claim) != self.sides[column] for point in self.points for claim in point.columns[column])

    @property
    def opposed(self) -> list[Account]:
        """What the two sides say besides."""
        return [account for account in self.accounts if account.side in self.sides]

    @property
    def others(self) -> list[Account]:
        """What everybody else says."""
        return [account for account in self.accounts if account.side not in self.sides]


def telling(model: Model, event: Event, order: Order = "") -> Telling:
    """The accounts of an event by each side's latest claims, every one of them once but those that stand at several points.

    With the order `known` all of a side's claims stand in the order in which they were said, replaced ones included, and
    no points are made of them.
    """
    if order == "known":
        return Telling((), [], [], accounts(model, event, order))
    claims = {claim.id: claim for claim in model.latest(model.by_event.get(event.id, []))}
    pairs = sorted({(min(id_, other), max(id_, other)) for id_ in claims for other in model.against.get(id_, []) if other in claims})
    most = sides_most_at_odds(model, pairs)
    sides = most[0] if most else ()
    points = [_point(model, dispute.claim, dispute.against, sides) for dispute in disputes(model, pairs)] if most else []
    points.sort(key=lambda point: (-sum(point.there), -sum(map(len, point.columns))))
    told = {claim.id for point in points for column in point.columns for claim in column}
    rest = _by_side(model, event, [claim for claim in claims.values() if claim.id not in told])
    return Telling(sides, [one for one in points if any(one.there)], [one for one in points if not any(one.there)], rest)


def accounts(model: Model, event: Event, order: Order = "") -> list[Account]:
    """The accounts of an event, side by side, without the points on which sides contradict each other; orders as in `telling`."""
    claims = model.by_event.get(event.id, [])
    if order != "known":
        return _by_side(model, event, model.latest(claims))
    sides = {side: [claim for claim in claims if side in model.sides(claim)] for side in model.explainer.sides}
    return [Account(side, sorted(own, key=model.became_known), []) for side, own in sides.items() if own]


def _point(model: Model, claim: Claim, against: list[Claim], sides: tuple[str, ...]) -> Point:
    """The claim stands in the column of its side; one of neither side stands opposite to those it contradicts."""
    side = model.side(claim)
    first = side == sides[0] or (side != sides[1] and any(model.side(other) == sides[1] for other in against))
    own = sorted(against, key=lambda other: model.side(other) != sides[int(first)])
    columns = ([claim], own) if first else (own, [claim])
    there = tuple(any(model.side(one) == side for one in column) for side, column in zip(sides, columns, strict=True))
    return Point(columns, (there[0], there[1]))


def _by_side(model: Model, event: Event, claims: list[Claim]) -> list[Account]:
    """Claims by side, in the order of explainer.yml."""
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for side in model.sides(claim):
            by_side[side].append(claim)
    return [_account(model, event, side, by_side[side]) for side in model.explainer.sides if side in by_side]


def _account(model: Model, event: Event, side: str, claims: list[Claim]) -> Account:
    """Some of every kind of telling come first, what is disputed before what is not; a single claim is not kept back."""
    places: dict[str, tuple[int, int]] = {}
    count: dict[int, int] = defaultdict(int)
    for claim in sorted(claims, key=lambda claim: (model.status(claim) != "disputed", not _numbered(claim), model.when(claim))):
        kind = _kind(model, event, claim)
        places[claim.id] = (kind, count[kind])
        count[kind] += 1
    chosen = sorted(claims, key=lambda claim: (places[claim.id][1], places[claim.id][0]))
    keep = FIRST if len(claims) > FIRST + 1 else len(claims)
    first, rest = (sorted(own, key=lambda claim: places[claim.id]) for own in (chosen[:keep], chosen[keep:]))
    return Account(side, first, rest)


def _kind(model: Model, event: Event, claim: Claim) -> int:
    """What a claim tells: 0 a deed, 1 things counted, 2 people harmed, 3 a position.

    The record does not say which claim states a position. We take it to be one where it has no count, and either gives
    the party's own words or, contradicted by nobody, belongs to another theme than the event.
    """
    if claim.tolls or claim.figures:
        return 2 if claim.tolls else 1
    aside = claim.theme not in event.themes and model.status(claim) != "disputed"
    return 3 if claim.quote or aside else 0


def _numbered(claim: Claim) -> bool:
    return any(toll.low is not None or toll.high is not None for toll in claim.tolls)
