"""Who stands how to whom, stretch by stretch: which ties begin, go on and end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..record.dates import PartialDate, span_words
from ..record.kinds import Claim, Relation
from ..record.kinds.settings import Span
from .model import Model


@dataclass(frozen=True)
class Period:
    """A span of the story with the ties that begin in it, go on in it from before, and have ended before it."""

    id: str
    label: str
    begun: list[Relation]
    kept: list[Relation]
    ended: list[Relation]

    @property
    def ties(self) -> list[Relation]:
        """All that hold in it, the new ones first."""
        return [*self.begun, *self.kept]


@dataclass(frozen=True)
class Bond:
    """Two parties and all ties between them: in time, and stretch by stretch as (tie, whether it is new)."""

    parties: tuple[str, str]
    ties: list[Relation]
    cells: list[list[tuple[Relation, bool]]]


def periods(model: Model) -> list[Period]:
    """The explainer's spans in order, each with its ties; every tie between parties stands in one at least."""
    ties = outward(model)
    held = {tie.id: set(_held(model, tie)) for tie in ties}
    found, before, seen = [], set[str](), set[str]()
    for id_, span in model.explainer.spans.items():
        now = {tie for tie, spans in held.items() if id_ in spans}
        begun, kept, ended = ([tie for tie in ties if tie.id in group] for group in (now - seen, now & seen, before - now))
        found.append(Period(id_, span.label, begun, kept, ended))
        before, seen = now, seen | now
    return found


def bonds(model: Model, found: list[Period]) -> list[Bond]:
    """Who is tied to whom, pair by pair: those of the main parties first, then theirs with others, then those of others."""
    centre = main(model)
    order = {id_: at for at, id_ in enumerate([*centre, *model.actors])}
    pairs: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for tie in outward(model):
        one, other = sorted((_party(model, tie.source), _party(model, tie.target)), key=order.__getitem__)
        pairs[one, other].append(tie)
    cells: dict[str, list[bool | None]] = {tie.id: [None] * len(found) for ties in pairs.values() for tie in ties}
    for at, period in enumerate(found):
        for new, ties in ((True, period.begun), (False, period.kept)):
            for tie in ties:
                cells[tie.id][at] = new
    rows = [
        Bond(pair, ties, [[(tie, bool(cells[tie.id][at])) for tie in ties if cells[tie.id][at] is not None] for at in range(len(found))])
        for pair, ties in pairs.items()
    ]
    inner = set(centre)
    return sorted(
        rows, key=lambda bond: (-len(inner.intersection(bond.parties)), order[bond.parties[0]], -len(bond.ties), order[bond.parties[1]])
    )


def outward(model: Model) -> list[Relation]:
    """The ties between parties, in time; not those between a party and its own people or offices."""
    found = [tie for tie in model.relations.values() if _party(model, tie.source) != _party(model, tie.target)]
    return sorted(found, key=lambda tie: (_first(model, tie), tie.id))


def main(model: Model) -> list[str]:
    """The main parties, in the order of their sides: those with a page of their own; where none has one, all that are tied."""
    pages = {page.path for page in model.pages}
    own = [actor for actor in model.actors if f"actors/{actor}.md" in pages]
    tied = own or dict.fromkeys(_party(model, end) for tie in model.relations.values() for end in (tie.source, tie.target))
    sides = list(model.explainer.sides)
    return sorted(tied, key=lambda actor: sides.index(model.actors[actor].side))


def _party(model: Model, actor: str) -> str:
    """Whom an actor speaks for in the end: itself, unless it is another's."""
    return model.voices(actor)[-1]


def begins(model: Model, tie: Relation) -> PartialDate | None:
    """When a tie began; where the record does not say, when it is first spoken of."""
    dates = [model.when(model.claims[id_])[0] for id_ in (*tie.claims, *tie.denials)]
    return tie.since or min((PartialDate.parse(date) for date in dates if date), default=None)


def when_words(model: Model, tie: Relation, precision: int = 10) -> str:
    """A tie's dates in words: `since 2007`, `1994 to 2021`, `spoken of since 2010`, or nothing; precision 4 gives years alone."""
    since, first, until = (PartialDate.parse(date.iso[:precision]) if date else None for date in (tie.since, begins(model, tie), tie.until))
    spoken = f"spoken of since {first.words}" if first and not since else ""
    return ", ".join(words for words in (spoken, span_words(since, until)) if words)


def firmest(model: Model, tie: Relation) -> Claim:
    """Of the claims that carry a tie the first established one, else the first that nobody contradicts, else the first."""
    claims = [model.claims[id_] for id_ in tie.claims]
    return min(claims, key=lambda claim: ("established", "attributed", "disputed").index(model.status(claim)))


def party_name(model: Model, actor: str) -> str:
    """An actor's short name without its article."""
    return model.actors[actor].short.removeprefix("the ")


def short(model: Model, kind: str) -> str:
    """A kind of tie in the words for where there is little room."""
    word = model.word("relation_kinds", kind)
    return str(word.short or word.label)


def _first(model: Model, tie: Relation) -> str:
    first = begins(model, tie)
    return first.iso if first else "~"  # after every date


def _held(model: Model, tie: Relation) -> list[str]:
    """The spans in which a tie surely held, as far as its dates are known; else the last in which it may have."""
    spans = model.explainer.spans
    first = begins(model, tie)
    sure = [id_ for id_, span in spans.items() if _surely(first, tie.until, span)]
    return sure or [[id_ for id_, span in spans.items() if _maybe(first, tie.until, span)][-1]]


def _surely(first: PartialDate | None, until: PartialDate | None, span: Span) -> bool:
    begun = not span.until or (first is not None and first.last < span.until.first)
    return begun and (not span.since or not until or until.first > span.since.first)


def _maybe(first: PartialDate | None, until: PartialDate | None, span: Span) -> bool:
    begun = not span.until or not first or first.first < span.until.first
    return begun and (not span.since or not until or until.last >= span.since.first)
