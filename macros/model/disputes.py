"""Who contradicts whom: every dispute told once, from the claim that has most of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from ..record.kinds import Claim
from .model import Model

Pair = tuple[str, str]


@dataclass(frozen=True)
class Dispute:
    """One claim, and those that contradict it."""

    claim: Claim
    against: list[Claim]


def disputes(model: Model, pairs: Iterable[Pair]) -> list[Dispute]:
    """Pairs of ids as few disputes as a quick look finds, each pair in one of them; in the order of their claims' dates.

    The claim with most pairs left comes first and takes them all: a denial of twelve claims is one dispute, not twelve.
    """
    left: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        left[one].add(other)
        left[other].add(one)
    queue = [(-len(others), model.when(model.claims[id_]), id_) for id_, others in left.items()]
    heapify(queue)
    found = []
    while queue:
        many, when, id_ = heappop(queue)
        if not left[id_]:
            continue
        if len(left[id_]) < -many:
            heappush(queue, (-len(left[id_]), when, id_))
            continue
        found.append(Dispute(model.claims[id_], sorted((model.claims[other] for other in left[id_]), key=model.when)))
        for other in left.pop(id_):
            left[other].discard(id_)
        left[id_] = set()
    return sorted(found, key=lambda dispute: (model.when(dispute.claim), -len(dispute.against)))


def pairs_of(model: Model, claims: Iterable[Claim]) -> list[Pair]:
    """Every pair of claims that contradict each other, of which at least one is among those given; each once."""
    found = {(min(claim.id, id_), max(claim.id, id_)): None for claim in claims for id_ in model.against.get(claim.id, [])}
    return list(found)


def by_event(model: Model, pairs: Iterable[Pair]) -> dict[str, list[Dispute]]:
    """Disputes by event, in time; those of no event under an empty id."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for one, other in pairs:
        groups[model.claims[one].event or model.claims[other].event or ""].append((one, other))
    found = {event: disputes(model, own) for event, own in groups.items()}
    return dict(sorted(found.items(), key=lambda item: (model.events[item[0]].date.iso if item[0] else "~", item[0])))


def sides_most_at_odds(model: Model, pairs: Iterable[Pair]) -> tuple[tuple[str, str], int] | None:
    """The two sides with most disputes between them, in the explainer's order, and how many; None where no two sides disagree."""
    order = {side: at for at, side in enumerate(model.explainer.sides)}
    both = ([model.side(model.claims[id_]) for id_ in pair] for pair in pairs)
    times = Counter(tuple(sorted((one, other), key=order.__getitem__)) for one, other in both if one and other and one != other)
    if not times:
        return None
    (one, other), many = min(times.items(), key=lambda item: (-item[1], order[item[0][0]], order[item[0][1]]))
    return (one, other), many
