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
    centre: frozenset[str]

    @property
    def ties(self) -> list[Relation]:
        """All that hold in it, the new ones first."""
        return [*self.begun, *self.kept]

    @property
    def by_source(self) -> list[list[Relation]]:
        """Those that begin in it, with those of one kind from one actor together."""
        groups: dict[tuple[str, str], list[Relation]] = defaultdict(list)
        for tie in self.begun:
            groups[tie.source, tie.kind].append(tie)
        return list(groups.values())

    @property
    def central(self) -> list[Relation]:
        """Those that go on between the parties in the centre."""
        return [tie for tie in self.kept if {tie.source, tie.target} <= self.centre]


def periods(model: Model) -> list[Period]:
    """The explainer's spans in order, each with its ties; every tie between parties stands in one at least."""
    held = {tie.id: _held(model, tie) for tie in outward(model)}
    centre = frozenset(actor for stop in model.explainer.network if stop.centre for actor in stop.actors)
    found, before, seen = [], set[str](), set[str]()
    for id_, span in model.explainer.spans.items():
        now = {tie for tie, spans in held.items() if id_ in spans}
        begun, kept, ended = ([tie for tie in outward(model) if tie.id in group] for group in (now - seen, now & seen, before - now))
        found.append(Period(id_, span.label, begun, kept, ended, centre))
        before, seen = now, seen | now
    return found


def outward(model: Model) -> list[Relation]:
    """The ties between parties, pair by pair; not those between a party and its own people or offices."""
    order = {id_: at for at, id_ in enumerate(dict.fromkeys([*drawn(model), *model.actors]))}
    found = [tie for tie in model.relations.values() if model.voices(tie.source)[-1] != model.voices(tie.target)[-1]]
    return sorted(found, key=lambda tie: (sorted((order[tie.source], order[tie.target])), _first(model, tie), tie.id))


def drawn(model: Model) -> list[str]:
    """The parties in the picture, in the order of explainer.yml."""
    return [actor for stop in model.explainer.network for actor in stop.actors]


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
