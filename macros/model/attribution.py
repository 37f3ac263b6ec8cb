"""A cited claim cannot appear without its claimant: what each sentence must say, and must not."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..prose.pages import PageText
from ..prose.sentences import HEADING, SLOT, Sentence
from ..prose.settings import Settings
from ..record.kept import Kept, digest, of_files
from ..record.kinds import Claim
from ..record.problems import Location, Problems
from .mentions import Mentions
from .naming import Naming
from .reversals import reversals
from .shown import Shown, Words
from .speakers import Said, Speakers
from .typed import Typed

if TYPE_CHECKING:
    from .model import Model

PART = re.compile(r"[;:](?=\s)")
MARKED = "[\U000f0000-\U000fffff]"
MISPLACED = re.compile(rf"(?<=\s){MARKED}|{MARKED}(?=[.,;:!?])")
ROOM = Path(__file__).parent
LISTED = "a word of attribution (data/vocab.yml, attribution, lists them)"


class AttributionChecker:
    """Reads sentences against the record: who is named, who is said to say it. `words` are the macros by name."""

    def __init__(self, model: Model, words: Words | None = None) -> None:
        self.model = model
        self.speakers = Speakers(model)
        self.shown = Shown(model, words or {})
        self.typed = Typed(model)
        self.naming = Naming(model, self.speakers.mentions)

    @contextmanager
    def keeping(self, project: Path) -> Iterator[None]:
        """What is found meanwhile is kept in `.cache/`, sentence by sentence, for as long as what it depends on is the same."""
        readers: tuple[tuple[str, Speakers | Typed | Mentions], ...] = (
            ("speakers.json", self.speakers), ("typed.json", self.typed), ("mentions.json", self.speakers.mentions),
        )  # fmt: skip
        code = f"{sys.version} {of_files(ROOM, ROOM.parent / 'record')}"
        for name, reader in readers:
            reader.known = Kept(project, name, f"{code} {digest(reader.print.encode())}")
        yield
        for _, reader in readers:
            if reader.known:
                reader.known.save()

    def named(self, text: str) -> set[str]:
        """The actors whose names stand in a text."""
        return self.speakers.mentions.named(text)

    def attributed(self, text: str) -> set[str]:
        """The actors that a sentence names as saying it."""
        return self.speakers.of(text).speakers

    def voices(self, claim: Claim) -> set[str]:
        """Those whose name stands for the claimant: the party, and the one who said it with those it speaks for."""
        return {claim.by or "", *self.model.voices(claim.speaker)}

    def carries(self, named: set[str], claim: Claim) -> bool:
        """Whether naming these actors names the claimant: the party, or the one who said it for that party."""
        return not claim.by or bool(named & self.voices(claim))

    def faults(self, page: PageText) -> Iterator[tuple[int, str, str]]:
        """What is wrong with a page's sentences: line, the words, what to do."""
        last: Sentence | None = None
        for sentence in page.sentences:
            before = last if last and last.paragraph == sentence.paragraph else None
            if claims := [claim for id_ in sentence.cited if (claim := self.model.claims[id_]).by]:
                said = self.said(sentence)
                for claim in claims:
                    if message := self._fault(claim, sentence, said, before) or self._too_early(claim, sentence):
                        yield sentence.line, claim.id, f"{message} in “{self.shown.read(sentence)[:180]}”"
            last = sentence
            if page.narrative:
                look = self._strangers if sentence.cited else self._uncited
                yield from ((sentence.line, "cite", message) for message in (*look(sentence), *reversals(self, sentence)))
            yield from self._form(page, sentence)

    def said(self, sentence: Sentence) -> Said:
        """What a sentence says of who speaks."""
        return self.speakers.of(self.shown.marked(sentence))

    def _fault(self, claim: Claim, sentence: Sentence, said: Said, before: Sentence | None) -> str:
        """What a sentence lacks to name a claim's claimant; empty when it lacks nothing."""
        if not self.carries(said.speakers, claim) and not self._carried(claim, said, before) and not self.carries(said.subject, claim):
            return self._unattributed(claim, said)
        others = [*claim.jointly, *([claim.found_by] if claim.found_by else [])]
        named = self.named(self.shown.marked(sentence)) if others else set()
        for id_ in others:
            if not any(id_ in self.model.voices(name) for name in named):
                actor = self.model.actors[id_]
                why = "asserted it jointly" if id_ in claim.jointly else "found it"
                return f"{actor.short} {why}, and the sentence does not say so: name {_either(actor.mentions)}, too,"
        return ""

    def _carried(self, claim: Claim, said: Said, before: Sentence | None) -> bool:
        """Whether the sentence speaks of the one whom the sentence before names as saying another of the same claimant's claims."""
        if not said.again or said.speakers:
            return False
        told = self.said(before) if before else Said()
        same = any(self.model.claims[id_].by == claim.by for id_ in (before.cited if before else []))
        named = told.speakers or told.subject
        alone = all(claim.by in self.model.voices(id_) for id_ in named)
        return same and alone and self.carries(named, claim)

    def _too_early(self, claim: Claim, sentence: Sentence) -> str:
        """What is wrong where a sentence tells a claim's number or words as they are, and names the claimant only afterwards."""
        if claim.id not in sentence.spoken or not (parts := [*PART.finditer(sentence.text)]):
            return ""
        number = next(at for at, call in enumerate(sentence.calls) if call.name in ("figure", "quote") and call.args[0] == claim.id)
        end = next((part.end() for part in parts if len(re.findall(SLOT, sentence.text[: part.start()])) > number), None)
        if end is None:
            return ""
        text = sentence.text[:end]
        first = self.said(replace(sentence, text=text, calls=sentence.calls[: len(re.findall(SLOT, text))]))
        if first.again or self.carries(first.speakers | first.subject, claim):
            return ""
        party = self.model.actors[claim.by or ""].short
        return f"tells a number or words of {party} as they are, and names {party} only afterwards: name the claimant first"

    def fault_of(self, claim: Claim, text: str) -> str:
        """What a text outside the pages lacks to name a claim's claimant; empty when it lacks nothing."""
        said = self.speakers.of(text)
        if self.carries(said.speakers | said.subject, claim):
            return ""
        return f"{self._unattributed(claim, said)} in “{text[:180]}”"

    def _unattributed(self, claim: Claim, said: Said) -> str:
        actor = self.model.actors[claim.by or ""]
        other = next((id_ for id_ in sorted(said.speakers) if claim.by in self.model.voices(id_)), None)
        if other and claim.speaker:
            names = f"{self.model.actors[claim.speaker].short} said this for {actor.short}, not {self.model.actors[other].short}"
            return f"{names}: name who said it, or the party alone,"
        if other:
            return f"the record does not say that {self.model.actors[other].short} said this for {actor.short}: name the party alone,"
        return f"this is a claim by {actor.short}, and the sentence does not say so: name {_either(actor.mentions)} with {LISTED}"

    def _strangers(self, sentence: Sentence) -> Iterator[str]:
        named = self.named(self.shown.marked(sentence)) | {call.args[0] for call in sentence.calls if call.name == "actor"}
        for message in self.naming.faults(named, [self.model.claims[id_] for id_ in sentence.cited]):
            yield f"{message} in “{self.shown.read(sentence)[:180]}”"

    def _uncited(self, sentence: Sentence) -> Iterator[str]:
        """What is wrong where a sentence says that somebody says something, and cites nothing for it."""
        if sentence.is_reading or sentence.sort == HEADING or not self.named(self.shown.marked(sentence)):
            return
        for name in (self.model.actors[id_].short for id_ in sorted(self.said(sentence).speakers)[:1]):
            yield f"says that {name} says it, and cites no claim: add cite() in “{self.shown.read(sentence)[:180]}”"

    def _form(self, page: PageText, sentence: Sentence) -> Iterator[tuple[int, str, str]]:
        for id_ in sentence.spoken:
            if id_ not in sentence.cited and sentence.sort != HEADING:
                yield sentence.line, id_, "a figure or quotation needs its mark in the same sentence: add cite()"
        for id_ in self._strange_dates(sentence):
            yield sentence.line, id_, "the date of something that the sentence does not cite: cite it, or take the date of what is cited"
        for match in MISPLACED.finditer(sentence.text):
            call = sentence.calls[len(re.findall(SLOT, sentence.text[: match.start()]))]
            where = f"in “{self.shown.read(sentence)[:180]}”"
            yield call.line, ", ".join(call.args), f"a mark stands right after the full stop, or the last word, without a space: {where}"
        if page.narrative and not sentence.is_reading:
            yield from ((sentence.line, what, message) for what, message in self.typed.faults(sentence.text))

    def _strange_dates(self, sentence: Sentence) -> Iterator[str]:
        """What a sentence dates without citing it, or something of its event."""
        cited = [self.model.claims[id_] for id_ in sentence.cited]
        own = {claim.id for claim in cited} | {claim.event for claim in cited}
        for call in sentence.calls if cited else ():
            if call.name in ("on", "days"):
                yield from (id_ for id_ in self.shown.dated(call) if id_ not in own)


def _either(mentions: list[str]) -> str:
    return ", ".join(f"'{mention}'" for mention in mentions[:3])


def check_prose(checker: AttributionChecker, settings: Settings, problems: Problems) -> None:
    """Every sentence of every page, and every name of a page: claims with their claimants, no fact typed by hand."""
    pages = checker.model.pages
    for page in pages:
        for line, what, message in checker.faults(page):
            problems.add(Location(page.file, line), what, message)
    told = {page.path for page in pages if page.narrative}
    labels = [label for page in pages if page.narrative for label in page.labels]
    labels += [label for label, page in settings.labels if not page or page in told]
    for label in labels:
        for what, message in checker.typed.faults(label.text):
            problems.add(Location(label.file, label.line), label.field, f"{what}: {message}")
