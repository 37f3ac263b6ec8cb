"""Readings: sentences of ours that connect, compare or conclude, with the claims they rest on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..ledger import AcceptedReading, accepted_state, turn
from ..prose.pages import PageText
from ..prose.sentences import SLOT, Call, Sentence
from ..record.kinds import Told
from ..record.problems import Location

if TYPE_CHECKING:
    from ..ledger import Published
    from .model import Model


DRAWN = "data/mechanism.yml"  # where the picture's readings stand
NAMES = {"actor": ("actors", "short"), "place": ("places", "name"), "term": ("terms", "name")}


@dataclass(frozen=True)
class Reading:
    """One sentence that is our reading, where it stands, and its words as readers see them."""

    page: PageText
    sentence: Sentence
    text: str

    @property
    def claims(self) -> list[str]:
        """The ids of the claims it rests on."""
        return list(dict.fromkeys(self.sentence.read))

    @property
    def anchor(self) -> str:
        """Where its page says what it rests on."""
        return anchor(*self.sentence.read)

    @property
    def id(self) -> str:
        """Its name in the exports: the same as long as its words and its page are."""
        return f"reading-{_hash(self.page.path, self.text)}"


def anchor(*claims: str) -> str:
    """The anchor of the note on a reading of some claims: two sentences that rest on the same ones share it."""
    return f"reading-of-{_hash(*claims)}"


def told_anchor(told: Told) -> str:
    """The anchor of what a reading in the picture of the mechanism rests on, among the sentences beneath it."""
    return f"mechanism-{_hash(told.text, *told.claims)}"


def readings(model: Model, page: PageText) -> list[Reading]:
    """The readings of a page, in its order."""
    return [Reading(page, sentence, words(model, sentence)) for sentence in page.sentences if sentence.is_reading]


def all_readings(model: Model) -> list[Reading]:
    """The readings of every page."""
    return [reading for page in model.pages for reading in readings(model, page)]


def told(model: Model) -> int:
    """How many sentences of narrative prose are readings of ours."""
    return sum(sentence.is_reading for page in model.pages if page.narrative for sentence in page.running_text)


def words(model: Model, sentence: Sentence) -> str:
    """A sentence as readers see it, without its marks."""
    calls = iter(sentence.calls)
    text = re.sub(SLOT, lambda _: _word(model, next(calls)), sentence.text)
    return re.sub(r"\s+", " ", text.replace("*", "")).strip()


def _word(model: Model, call: Call) -> str:
    """What a name prints; nothing for a mark, and for what no reading may hold."""
    if call.name not in NAMES:
        return ""
    records, name = NAMES[call.name]
    own = call.args[1] if len(call.args) > 1 else call.kwargs.get("text")
    return str(own or getattr(getattr(model, records)[call.args[0]], name))


@dataclass(frozen=True)
class Watched:
    """A reading as the ledger keeps it: under which page, or file of the picture; where it stands, and what it rests on."""

    page: str
    place: Location
    field: str
    text: str
    claims: list[str]


def watched(model: Model) -> Iterator[Watched]:
    """The readings of every page, then those of the mechanism."""
    for own in all_readings(model):
        yield Watched(own.page.path, Location(own.page.file, own.sentence.line), "reading", own.text, own.claims)
    if not (mechanism := model.mechanism):
        return
    for path, told in mechanism.told:
        if told.reading:
            place = model.ledger.comparison.checked.place(mechanism, *path, "text")
            yield Watched(DRAWN, place, ".".join(map(str, path)), told.text, told.claims)


@dataclass(frozen=True)
class Stale:
    """A reading that was accepted on other grounds than there are now: what became of which claim."""

    reading: Watched
    turns: dict[str, str]


def stale(model: Model) -> Iterator[Stale]:
    """The readings one of whose claims changed in substance, was withdrawn or has another status since they were accepted."""
    for reading in watched(model):
        turns = {claim: what for kept in _kept(model.ledger.published, reading) for claim, what in _turns(model, kept).items()}
        if turns:
            yield Stale(reading, turns)


def _turns(model: Model, kept: AcceptedReading) -> dict[str, str]:
    status = {id_: model.status(model.claims[id_]) for id_ in kept.claims if id_ in model.claims}
    found = {id_: turn(model.ledger, id_, was, status.get(id_)) for id_, was in kept.claims.items()}
    return {id_: what for id_, what in found.items() if what}


def _kept(published: Published, reading: Watched) -> list[AcceptedReading]:
    """What was accepted of a reading: on its page, with its words, or of the same claims in other words."""
    own = published.readings.get(reading.page, [])
    return [kept for kept in own if kept.text == reading.text or kept.claims.keys() == {*reading.claims}]


def accepted(model: Model) -> Published:
    """The state to be recorded: the claims, and every reading with its claims as they stand."""
    found: dict[str, list[AcceptedReading]] = {}
    for reading in watched(model):
        found.setdefault(reading.page, []).append(_state(model, reading))
    return model.ledger.accepted().model_copy(update={"readings": found})


def confirmed(model: Model, pages: set[str]) -> Published:
    """The published state with the readings of some pages that were accepted before as looked at again."""
    published = model.ledger.published
    found = {
        path: [_state(model, reading) for reading in watched(model) if reading.page == path and _kept(published, reading)]
        if path in pages
        else own
        for path, own in published.readings.items()
    }
    return published.model_copy(update={"readings": found})


def _state(model: Model, reading: Watched) -> AcceptedReading:
    claims = {id_: accepted_state(model.ledger, id_, model.status(model.claims[id_])) for id_ in reading.claims}
    return AcceptedReading(text=reading.text, claims=claims)


def _hash(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]
