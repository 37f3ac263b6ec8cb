"""The finding of a picture of tolls, in words: what the two parties that contradict each other most say happened."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ...model.model import Model
from ...model.tolls import toll_claims
from ...record.amounts import amount_words, number
from ...record.kinds import Claim, Event, Toll
from .tolls import bounds

NIGHT = ("18:00", "06:00")


@dataclass(frozen=True)
class Headline:
    """What is seen, and the two parties it is taken from, in the order in which it names their words."""

    text: str
    parties: tuple[str, str]
    both_count: bool


def headline(model: Model, event: Event, harm: str) -> Headline | None:
    """The counts of the two parties that contradict each other; None where no count is contradicted by another party."""
    counted = {claim.id: claim for claim in toll_claims(model, event) if _numbered(model, claim, harm)}
    now = {claim.id: claim for claim in model.latest(model.by_event.get(event.id, []))}
    edges = [
        (claim, other)
        for claim in counted.values()
        for id_ in model.against.get(claim.id, [])
        if (other := now.get(id_)) and claim.by and other.by and claim.by != other.by
    ]
    if not edges:
        return None
    times, order = Counter(frozenset((claim.by, other.by)) for claim, other in edges), _order(model)
    with_numbers = {claim.by for claim, _ in edges}
    pair = min(times, key=lambda one: (-len(one & with_numbers), -times[one], *sorted(order[party] for party in one)))
    first, second = sorted((party for party in pair if party), key=lambda party: (party not in with_numbers, order[party]))
    own = [(claim, other) for claim, other in edges if {claim.by, other.by} == pair]
    sides = [_Account(model, harm, party, own) for party in (first, second)]
    text = _same_groups(model, harm, own, first) or _apart(model, *sides)
    harmed = model.word("harms", harm).label
    return Headline(f"{text} {harmed}: two accounts of {_when(event)}" if sides[1].tolls else text, (first, second), bool(sides[1].tolls))


class _Account:
    """What one of two parties counts against the other, and whom it says were not harmed."""

    def __init__(self, model: Model, harm: str, party: str, edges: list[tuple[Claim, Claim]]) -> None:
        self.party, self.harm = party, harm
        self.tolls = [toll for claim, _ in edges if claim.by == party for toll in _numbered(model, claim, harm)]
        said = (other for _, other in edges if other.by == party)
        self.none = next((group for claim in said if (group := _nobody(model, claim, harm))), "")

    def words(self, model: Model) -> str:
        """Its highest count, and the group it says nobody of was harmed."""
        toll = max(self.tolls, key=lambda toll: bounds(toll)[-1])
        label = model.word("groups", toll.group).label
        return f"{_count(toll)} {label}" + (f" and no {self.none}" if self.none and self.none != label else "")


def _apart(model: Model, one: _Account, other: _Account) -> str:
    """Two counts of different groups side by side; one count and that the other party contradicts it."""
    if other.tolls:
        return _sentence(f"{one.words(model)}, or {other.words(model)}")
    harm = model.word("harms", one.harm).label
    name, against = (model.actors[side.party].short for side in (one, other))
    contradicts = f"{against} says that no {other.none} were" if other.none else f"{against} contradicts it"
    return _sentence(f"{one.words(model)} {harm}, says {name}; {contradicts}")


def _same_groups(model: Model, harm: str, edges: list[tuple[Claim, Claim]], first: str) -> str:
    """Where both count the same groups: group by group, the first party's count and the other's."""
    found: dict[str, str] = {}
    for claim, other in edges:
        for toll in _numbered(model, claim, harm) if claim.by == first else ():
            against = next((one for one in _numbered(model, other, harm) if one.group == toll.group), None)
            if against and toll.group not in found:
                found[toll.group] = f"{_count(toll)} or {_count(against)} {model.word('groups', toll.group).label}"
    return _sentence(", ".join(found[group] for group in model.vocab.lists["groups"] if group in found))


def _numbered(model: Model, claim: Claim, harm: str) -> list[Toll]:
    return [toll for toll in claim.tolls if toll.harm == harm and bounds(toll) and not model.word("groups", toll.group).apart]


def _nobody(model: Model, claim: Claim, harm: str) -> str:
    """The group of which a claim says in so many words that nobody was harmed: "No civilians were harmed"."""
    harmed = f"(was|were) (harmed|{re.escape(model.word('harms', harm).label)})"
    labels = (str(word.label) for word in model.vocab.lists["groups"].values())
    return next((label for label in labels if re.search(rf"\bno {re.escape(label)} {harmed}\b", claim.statement, re.IGNORECASE)), "")


def _count(toll: Toll) -> str:
    """A count as a headline has room for it: the claimant's own words only where it is open."""
    if toll.low is not None and toll.high is not None:
        return number(toll.low) if toll.low == toll.high else f"{number(toll.low)} to {number(toll.high)}"
    return amount_words(toll)


def _order(model: Model) -> dict[str | None, int]:
    sides = list(model.explainer.sides)
    return {id_: at for at, id_ in enumerate(sorted(model.actors, key=lambda id_: sides.index(model.actors[id_].side)))}


def _when(event: Event) -> str:
    """What the two accounts have in common: `the same night`, `the same day`, `the same days`, `the same event`."""
    if event.time and not NIGHT[1] <= event.time.at < NIGHT[0]:
        return "the same night"
    if event.date.precision != "day":
        return "the same event"
    return "the same days" if event.until else "the same day"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
