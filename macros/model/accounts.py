"""An event as each side tells it: what a reader should meet first, and what may wait."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from ..record.kinds import Claim, Event
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


def accounts(model: Model, event: Event, order: Order = "") -> list[Account]:
    """The accounts of an event, side by side in the order of explainer.yml; each side's latest claims.

    With the order `known` all of a side's claims stand in the order in which they were said, replaced ones included.
    """
    by_side: dict[str, list[Claim]] = defaultdict(list)
    claims = model.by_event.get(event.id, [])
    for claim in claims if order == "known" else model.latest(claims):
        for side in model.sides(claim):
            by_side[side].append(claim)
    sides = [side for side in model.explainer.sides if side in by_side]
    if order == "known":
        return [Account(side, sorted(by_side[side], key=model.became_known), []) for side in sides]
    return [_account(model, event, side, by_side[side]) for side in sides]


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
