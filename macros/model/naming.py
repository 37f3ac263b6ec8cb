"""Whom a sentence may name beside the claims it cites: those whom they have to do with, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..record.kinds import Claim, Event

if TYPE_CHECKING:
    from .mentions import Mentions
    from .model import Model


class Naming:
    """Who is named by claims, and by what stands around them: their events, places and sources."""

    def __init__(self, model: Model, mentions: Mentions) -> None:
        self._model = model
        self._mentions = mentions
        self._around: dict[str, set[str]] = {}

    def held(self, claim: Claim) -> set[str]:
        """Those whom a claim itself names: who says it, for whom, about whom, and who stands in its words."""
        parts = (claim.by, claim.speaker, claim.found_by, *claim.jointly, *claim.about)
        return {voice for id_ in parts for voice in self._model.voices(id_)} | self._mentions.named(words(claim))

    def strangers(self, named: Iterable[str], claims: list[Claim]) -> list[str]:
        """Those named with whom none of the claims has to do."""
        known = {voice for claim in claims for id_ in self._about(claim) | self._titled(claim) for voice in self._model.voices(id_)}
        return sorted({*named} - known)

    def untold(self, event: Event, claims: list[Claim]) -> list[str]:
        """Those whom an event's title names, and neither its actors nor its claims."""
        known = {part.actor for part in event.actors}.union(*map(self._about, claims))
        return sorted(self._mentions.named(event.title) - {voice for id_ in known for voice in self._model.voices(id_)})

    def faults(self, named: Iterable[str], claims: list[Claim]) -> Iterator[str]:
        """What is wrong where a sentence names somebody with whom the claims it cites have nothing to do."""
        for name in (self._model.actors[id_].short for id_ in self.strangers(named, claims)):
            yield f"with {name} none of the claims has to do that this sentence cites: cite one that names {name}, or leave it out"

    def _about(self, claim: Claim) -> set[str]:
        if claim.id not in self._around:
            held = self.held(claim)
            parts = {part.actor for part in event.actors} if (event := self._model.events.get(claim.event or "")) else set[str]()
            self._around[claim.id] = held.union(parts, *map(self._mentions.named, self._beside(claim, held)))
        return self._around[claim.id]

    def _titled(self, claim: Claim) -> set[str]:
        event = self._model.events.get(claim.event or "")
        return self._mentions.named(event.title) if event else set()

    def _beside(self, claim: Claim, held: set[str]) -> Iterator[str]:
        """The words beside a claim: of its event's places, of who published it, and of whom those are that it names."""
        model = self._model
        event = model.events.get(claim.event or "")
        yield from (model.places[id_].name for id_ in event.places) if event else ()
        for source in (model.sources[id_] for id_ in claim.sources):
            yield from (source.publisher, source.origin or "", source.title or "")
        yield claim.note or ""
        for actor in (model.actors[id_] for id_ in held):
            yield from (actor.name, actor.about)


def words(claim: Claim) -> str:
    """The words of a claim: its statement, its quotation, its speaker as described."""
    return " ".join([claim.statement, claim.quote.text if claim.quote else "", claim.described_as or ""])
