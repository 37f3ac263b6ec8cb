"""What a reading may say: it connects what its page has told, and brings in nothing that its claims do not hold."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..prose.pages import PageText
from ..prose.sentences import HEADING, MARKS, NARRATIVE, Call
from ..record.kinds import Claim
from ..record.numbers import numbers
from ..record.problems import Location, Problems
from .attribution import AttributionChecker
from .naming import words
from .readings import NAMES, Reading, readings, stale
from .typed import PAIR, TYPED

if TYPE_CHECKING:
    from .model import Model

MOST, FROM = 0.15, 20  # so large a share of a page's sentences at most, on pages of so many sentences or more
PERSON = "person"  # the kind of actor that is one human being
FREE = (*NAMES, *MARKS)  # macros that give no fact: names, and marks
# "One", "both", "the two" and "first", "second" in an order count nothing that a source has to bear out.
SHARE = re.compile(r"\b(?:twice|thrice|half (?:of|the|a|its|their)|(?:third|quarter|fifth|tenth)s? of)\b", re.IGNORECASE)
CAPITALISED = re.compile(r"(?<![.!?…:] )(?<!^)(?<![\w“(])[A-Z][\w’'-]+")
ROOT = 5  # letters by which a name is known in another form: Northern, Northerner


@dataclass(frozen=True)
class Inference:
    """The words of a reading with the claims it rests on, and what these hold."""

    model: Model
    checker: AttributionChecker
    text: str
    ids: list[str]
    calls: list[Call] = field(default_factory=list)

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims it rests on."""
        return [self.model.claims[id_] for id_ in self.ids]

    @cached_property
    def named(self) -> set[str]:
        """The actors it names, by their words or by actor()."""
        return self.checker.named(self.text) | {call.args[0] for call in self.calls if call.name == "actor"}

    @cached_property
    def held(self) -> set[str]:
        """The actors its claims name: who says it, for whom, about whom, and who stands in its words."""
        return {actor for claim in self.claims for actor in self.checker.naming.held(claim)}


@dataclass(frozen=True)
class Context:
    """A reading where it stands: what its page told before it, and whether it stands in the lead."""

    reading: Reading
    before: set[str]
    in_lead: bool


def names_its_claims(context: Context) -> Iterator[str]:
    """A reading names what it rests on, in one call, after a sentence that tells no claim itself."""
    sentence = context.reading.sentence
    if not context.reading.text:
        yield "stands after no sentence: put it right behind the full stop"
    if not sentence.read:
        yield 'names no claim: name at least one that the sentence rests on: reading("some-claim")'
    if sum(call.name == "reading" for call in sentence.calls) > 1:
        yield "stands twice in a sentence: name all its claims in one call"
    if sentence.cited:
        yield "stands in a sentence with cite(): a sentence tells a claim or reads some; make two of it"


def holds_no_fact(inference: Inference) -> Iterator[str]:
    """No figure, quotation, date or number: those are a claim's, to be told and cited."""
    for call in inference.calls:
        if call.name not in FREE:
            yield f"holds {call.name}(): a reading gives no figure, count, quotation or date; tell it in a sentence of its own, with cite()"
    text = inference.text
    found = [match[0] for pattern in [*(pattern for pattern, _ in TYPED), SHARE] if (match := pattern.search(text))]
    counted = (one for one in numbers(text) if one.value not in (0, 1) and not (one.value == 2 and PAIR.search(text[: one.start])))
    for what in dict.fromkeys([*found, *(one.text for one in counted)]):
        yield f"holds '{what}': a reading gives no number, date or quotation; tell it in a sentence of its own, with cite()"


def brings_in_no_name(inference: Inference) -> Iterator[str]:
    """Nobody and nothing is named that none of its claims names."""
    for id_ in sorted(inference.named - inference.held):
        yield f"names {inference.model.actors[id_].short}, whom none of its claims names: name a claim that does, or leave them out"
    known = {word[:ROOT].casefold() for word in re.findall(r"\w+", " ".join(_names(inference)))}
    text = inference.checker.speakers.mentions.mark(inference.text)[0]
    for match in CAPITALISED.finditer(text):
        if match[0][:ROOT].casefold() not in known:
            yield f"holds the name '{match[0]}', which none of its claims holds: name a claim that does, or leave it out"


def _names(inference: Inference) -> Iterator[str]:
    """The words in which a name may stand: those of the claims, their actors, events and places."""
    model = inference.model
    for claim in inference.claims:
        event = model.events.get(claim.event or "")
        yield words(claim)
        yield from [event.title, *(model.places[place].name for place in event.places)] if event else []
    for actor in (model.actors[id_] for id_ in inference.held):
        yield from (actor.name, actor.short, *actor.mentions, *actor.aka)


def rests_on_what_was_told(context: Context) -> Iterator[str]:
    """What it rests on was told on the page before it, with its claimant; in the lead, it may be told after."""
    for id_ in context.reading.claims:
        if context.in_lead and id_ not in context.reading.page.cited:
            yield f"rests on '{id_}', which the page does not tell: cite it in a sentence of its own"
        elif not context.in_lead and id_ not in context.before:
            yield f"rests on '{id_}', which the page has not told before: cite it in an earlier sentence"


def tells_what_is_disputed(inference: Inference) -> Iterator[str]:
    """Where it rests on a disputed claim it says so, by a word of the list `doubt`."""
    disputed = [claim.id for claim in inference.claims if inference.model.status(claim) == "disputed"]
    doubt = inference.model.vocab.doubt
    words = rf"\b(?:{'|'.join(map(re.escape, doubt))})\b"
    if disputed and not (doubt and re.search(words, inference.text, re.IGNORECASE)):
        yield f"rests on '{disputed[0]}', which is disputed, and does not say so: use a word of 'doubt' in data/vocab.yml (denies, if, …)"


def judges_no_person(inference: Inference) -> Iterator[str]:
    """It names a person only as one who says something: what somebody means or is guilty of is not ours to conclude."""
    for id_ in sorted(inference.named - inference.checker.attributed(inference.text)):
        if inference.model.actors[id_].kind == PERSON:
            name = inference.model.actors[id_].short
            yield f"names {name}, a person, who is not said to say it: a reading judges nobody; name the party, or 'says {name}'"


WORD_RULES: tuple[Callable[[Inference], Iterator[str]], ...] = (
    holds_no_fact,
    brings_in_no_name,
    tells_what_is_disputed,
    judges_no_person,
)
PAGE_RULES: tuple[Callable[[Context], Iterator[str]], ...] = (names_its_claims, rests_on_what_was_told)


def check_readings(checker: AttributionChecker, problems: Problems) -> None:
    """Every reading of every page, by its rules, and how many of them there are; faults go to problems."""
    model = checker.model
    for page in model.pages:
        own = readings(model, page)
        for context in _contexts(page, own) if own else ():
            reading = context.reading
            inference = Inference(model, checker, reading.text, reading.claims, reading.sentence.calls)
            for message in (*in_place(context), *in_words(inference)):
                problems.add(Location(page.file, reading.sentence.line), "reading", message)
        few_among_many(page, own, problems)


def in_place(context: Context) -> list[str]:
    """What is wrong with a reading where it stands."""
    return [message for rule in PAGE_RULES for message in rule(context)]


def in_words(inference: Inference) -> list[str]:
    """What is wrong with a reading by its words and its claims, wherever it stands."""
    return [message for rule in WORD_RULES for message in rule(inference)]


def _contexts(page: PageText, own: list[Reading]) -> Iterator[Context]:
    """Each reading with the claims cited before it; the lead is what stands before and in the first paragraph."""
    before: set[str] = set()
    first = next((sentence.paragraph for sentence in page.sentences if sentence.sort == NARRATIVE), -1)
    waiting = iter(own)
    for sentence in page.sentences:
        if sentence.is_reading:
            in_lead = sentence.paragraph == first or (sentence.sort == HEADING and sentence.paragraph < first)
            yield Context(next(waiting), {*before}, in_lead)
        before |= {*sentence.cited}


def few_among_many(page: PageText, own: list[Reading], problems: Problems) -> None:
    """On a page that tells the story, most sentences tell claims."""
    sentences, most = len(page.running_text), math.ceil(MOST * len(page.running_text))
    if page.narrative and sentences >= FROM and len(own) > most:
        may = f"of {sentences} sentences {most} may be readings, {MOST:.0%}"
        message = f"is the page's number {most + 1}: {may}; tell more, or conclude less"
        problems.add(Location(page.file, own[most].sentence.line), "reading", message)


def check_confirmed(model: Model, problems: Problems) -> None:
    """Every reading rests on what it rested on when it was accepted; faults go to problems."""
    for one in stale(model):
        for id_, what in one.turns.items():
            advice = f"read the sentence again, mend it if need be, then run: python -m macros confirm {one.reading.page}"
            problems.add(one.reading.place, one.reading.field, f"rests on '{id_}', which {what}: {advice}")
