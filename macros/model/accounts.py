"""An event as each side tells it: where two contradict each other, point by point; what a reader should meet first, and what may wait."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from ..record.kinds import Claim, Event
from .disputes import Pair, disputes, sides_most_at_odds
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
    """What is in dispute: the claims of either side, a column each; those of others, by the column they contradict, or neither."""

    columns: tuple[list[Claim], list[Claim]]
    others: tuple[list[Claim], ...] = ()

    @property
    def claims(self) -> list[Claim]:
        """All of them."""
        return [claim for own in (*self.columns, *self.others) for claim in own]


@dataclass(frozen=True)
class SideBySide:
    """An event as it is told: the two sides most at odds (none where nobody contradicts anybody), and what every side says besides."""

    sides: tuple[str, ...]
    points: list[Point]
    apart: list[Point]
    accounts: list[Account]

    @property
    def both(self) -> int:
        """At how many points the two sides contradict each other themselves."""
        return sum(all(point.columns) for point in self.points)

    @property
    def opposed(self) -> list[Account]:
        """What the two sides say besides."""
        return [account for account in self.accounts if account.side in self.sides]

    @property
    def others(self) -> list[Account]:
        """What everybody else says."""
        return [account for account in self.accounts if account.side not in self.sides]


def side_by_side(model: Model, event: Event, order: Order = "") -> SideBySide:
    """The accounts of an event by each side's latest claims, every one of them once: what hangs together by disputes is one point.

    With the order `known` all of a side's claims stand in the order in which they were said, replaced ones included, and
    no points are made of them.
    """
    if order == "known":
        return SideBySide((), [], [], accounts(model, event, order))
    claims = {claim.id: claim for claim in model.latest(model.by_event.get(event.id, []))}
    pairs = sorted({(min(id_, other), max(id_, other)) for id_ in claims for other in model.against.get(id_, []) if other in claims})
    if not (most := sides_most_at_odds(model, pairs)):
        return SideBySide((), [], [], _by_side(model, event, list(claims.values())))
    points = [_point(model, knot, most[0]) for knot in _knots(pairs)]
    points.sort(key=lambda point: (not all(point.columns), -len(point.claims)))
    between = {claim.id for point in points if any(point.columns) for claim in point.claims}
    apart = [Point(([one.claim], one.against)) for one in disputes(model, (pair for pair in pairs if pair[0] not in between))]
    told = {claim.id for point in (*points, *apart) for claim in point.claims}
    rest = _by_side(model, event, [claim for claim in claims.values() if claim.id not in told])
    return SideBySide(most[0], [one for one in points if any(one.columns)], apart, rest)


def accounts(model: Model, event: Event, order: Order = "") -> list[Account]:
    """The accounts of an event, side by side, without the points on which sides contradict each other; orders as in `side_by_side`."""
    claims = model.by_event.get(event.id, [])
    if order != "known":
        return _by_side(model, event, model.latest(claims))
    sides = {side: [claim for claim in claims if side in model.sides(claim)] for side in model.explainer.sides}
    return [Account(side, sorted(own, key=model.became_known), []) for side, own in sides.items() if own]


def _knots(pairs: list[Pair]) -> list[set[str]]:
    """The claims of some pairs, those together that hang together by them."""
    knots: list[set[str]] = []
    for pair in pairs:
        joined = [knot for knot in knots if knot.intersection(pair)]
        knots = [knot for knot in knots if knot not in joined] + [set(pair).union(*joined)]
    return knots


def _point(model: Model, knot: set[str], sides: tuple[str, str]) -> Point:
    """The claims of either side in its column; those of others by the first column of which they contradict a claim."""
    claims = sorted((model.claims[id_] for id_ in knot), key=model.when)
    first, second = ([claim for claim in claims if model.side(claim) == side] for side in sides)
    others: tuple[list[Claim], ...] = ([], [], [])
    for claim in claims:
        if model.side(claim) not in sides:
            sides_against = {model.side(model.claims[id_]) for id_ in model.against[claim.id] if id_ in knot}
            others[next((at for at, side in enumerate(sides) if side in sides_against), 2)].append(claim)
    return Point((first, second), others)


def _by_side(model: Model, event: Event, claims: list[Claim]) -> list[Account]:
    """Claims by side, in the order of explainer.yml."""
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for side in model.sides(claim):
            by_side[side].append(claim)
    return [_account(model, event, side, by_side[side]) for side in model.explainer.sides if side in by_side]


def _account(model: Model, event: Event, side: str, claims: list[Claim]) -> Account:
    """Some of every kind come first, what is disputed before what is not; a single claim is not kept back."""
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
