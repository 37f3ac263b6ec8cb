"""A cited claim cannot appear without its claimant: what each sentence must say, and must not."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Iterator

from ..prose.pages import PageText
from ..prose.sentences import SLOT, Call, Sentence
from ..record.dates import MONTHS
from ..record.kinds import Claim
from ..record.problems import Location, Problems

if typing.TYPE_CHECKING:
    from .model import Model

WINDOW = 12  # words between a claimant and the word of attribution
JOINED = re.compile(r",? (?:and|or) (?:the )?|['’]s ")
LISTED = re.compile(rf"{JOINED.pattern}|, (?:the )?")
TURNED = re.compile(r"(?:^|[,–—”])\s*$")
CLOSE = re.compile(r"\s*(?:[Tt]he (?:\w+ ){0,3})?")
CLOSED = re.compile(r"[,.;:!?)”]|$| and ")
Named = tuple[int, int, str]  # start and end in the text, and the actor
TYPED = [
    (re.compile(r"\d"), "a number typed by hand: take it from the record with figure() or on()"),
    (
        re.compile(rf"\b(?:{'|'.join(m for m in MONTHS if m not in ('May', 'March'))})\b"),
        "a date typed by hand: take it from the record with on()",
    ),
    (re.compile(r"(?<=[a-z,] )(?:May|March)\b"), "a date typed by hand: take it from the record with on()"),
    (re.compile(r"[“”„«»\"]"), "a quotation typed by hand: take it from the record with quote()"),
]
SHOWN: dict[str, Callable[[Model, Call], str]] = {
    "actor": lambda model, call: model.actors[call.args[0]].short,
    "place": lambda model, call: model.places[call.args[0]].name,
    "term": lambda model, call: str(call.args[1]) if len(call.args) > 1 else model.terms[call.args[0]].name,
}
STANDING = {"figure": "9", "on": "9", "days": "9", "count": "9", "shared": "9", "asof": "9", "quote": "“…”"}


class AttributionChecker:
    """Reads sentences against the record: who is named, who is said to say it."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.owner = {
            self._key(mention): actor.id for actor in model.actors.values() for mention in (actor.name, actor.short, *actor.mentions)
        }
        verbs, before = model.vocab.attribution.verbs, model.vocab.attribution.before
        self.mention = self._pattern([mention for actor in model.actors.values() for mention in (actor.name, actor.short, *actor.mentions)])
        self.attribution = re.compile(self._pattern([*verbs, *before]).pattern, re.IGNORECASE)
        self.before = set(before)

    @staticmethod
    def _key(mention: str) -> str:
        return re.sub(r"^[Tt]he ", "", mention)

    def _pattern(self, words: Iterable[str]) -> re.Pattern[str]:
        keys = sorted({self._key(word) for word in words}, key=lambda key: (-len(key), key))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, keys))})(?![\w-])")

    def shown(self, sentence: Sentence) -> str:
        """The sentence with the words its macros will print; marks are left out."""
        slots = iter(sentence.calls)

        def word(_: re.Match[str]) -> str:
            call = next(slots)
            return SHOWN[call.name](self.model, call) if call.name in SHOWN else STANDING.get(call.name, "")

        return re.sub(r"\s+", " ", re.sub(SLOT, word, sentence.text)).replace("*", "")

    def named(self, text: str) -> set[str]:
        """The actors whose names stand in a text."""
        return {self.owner[self._key(match[0])] for match in self.mention.finditer(text)}

    def attributed(self, text: str) -> set[str]:
        """The actors that a sentence names as saying it."""
        named = [(match.start(), match.end(), self.owner[self._key(match[0])]) for match in self.mention.finditer(text)]
        found: set[str] = set()
        for match in self.attribution.finditer(text):
            if any(start <= match.start() < end for start, end, _ in named):
                continue
            found |= self._speakers(text, named, match.start(), match.end(), match[0].lower() in self.before)
        return found

    def _speakers(self, text: str, named: list[Named], start: int, end: int, forward: bool) -> set[str]:
        """The actor a word of attribution belongs to, with those joined to it by `and` or a comma."""
        at = self._after(text, named, end) if forward else self._inverted(text, named, start, end)
        if at is None and not forward:
            at = self._before(text, named, start)
        if at is None:
            return set()
        return {named[at][2]} | self._joined(text, named, at)

    def _joined(self, text: str, named: list[Named], at: int) -> set[str]:
        """Those named in one breath with an actor: `A, B and C`; `A's ministry`."""
        found, join, first = set(), JOINED, at
        while first > 0 and join.fullmatch(text[named[first - 1][1] : named[first][0]]):
            first, join = first - 1, LISTED
            found.add(named[first][2])
        while at + 1 < len(named) and JOINED.fullmatch(text[named[at][1] : named[at + 1][0]]):
            at += 1
            found.add(named[at][2])
        return found

    def _before(self, text: str, named: list[Named], start: int) -> int | None:
        """The last actor named before the word: `the mayor, who denies it, says`; `its spokesman, A. North, says`."""
        inside = re.search(r",([^,]*),\s*$", text[:start])
        near = [at for at, (_, stop, _) in enumerate(named) if stop <= start and len(text[stop:start].split()) <= WINDOW]
        if inside:
            begin, end = inside.span(1)
            if near and CLOSE.fullmatch(text[begin : named[near[-1]][0]]) and named[near[-1]][1] == end:
                return near[-1]
            near = [at for at in near if named[at][1] <= begin]
        elif text[:start].rstrip().endswith(","):
            return None
        if not near:
            return None
        return near[0] if re.search(r" (?:and|but) $", text[:start]) else near[-1]

    def _after(self, text: str, named: list[Named], end: int) -> int | None:
        """The first actor named after the word: `according to the mayor`."""
        near = [at for at, (begin, _, _) in enumerate(named) if begin >= end and len(text[end:begin].split()) <= WINDOW]
        return near[0] if near else None

    def _inverted(self, text: str, named: list[Named], start: int, end: int) -> int | None:
        """The actor right behind the word where the sentence is turned round: `…, says the mayor.`"""
        at = self._after(text, named, end)
        if at is None or not TURNED.search(text[:start]):
            return None
        begin, stop, _ = named[at]
        return at if CLOSE.fullmatch(text[end:begin]) and CLOSED.match(text[stop:]) else None

    def carries(self, named: set[str], claim: Claim) -> bool:
        """Whether naming these actors names the claimant: the party, its speaker, or another of its voices."""
        if not claim.by:
            return True
        return any(claim.by in self.model.voices(id_) for id_ in named) or claim.speaker in named

    def faults(self, page: PageText) -> Iterator[tuple[int, str, str]]:
        """What is wrong with a page's sentences: line, the words, what to do."""
        last: Sentence | None = None
        carried: set[str] = set()
        for sentence in page.sentences:
            text = self.shown(sentence)
            named = self.attributed(text)
            if last is None or sentence.paragraph != last.paragraph:
                carried = set()
            claims = [self.model.claims[id_] for id_ in sentence.cited]
            for claim in claims:
                if not self.carries(named, claim) and claim.by not in carried:
                    yield sentence.line, claim.id, self._unattributed(claim, text)
            carried = {claim.by for claim in claims if claim.by}
            last = sentence
            yield from self._form(page, sentence)

    def _unattributed(self, claim: Claim, text: str) -> str:
        actor = self.model.actors[claim.by or ""]
        names = ", ".join(f"'{mention}'" for mention in actor.mentions[:3])
        advice = f"name {names} with a word of attribution (says, according to)"
        return f"this is a claim by {actor.short}, and the sentence does not say so: {advice} in “{text[:90]}”"

    def _form(self, page: PageText, sentence: Sentence) -> Iterator[tuple[int, str, str]]:
        for id_ in sentence.spoken:
            if id_ not in sentence.cited and sentence.sort != "heading":
                yield sentence.line, id_, "a figure or quotation needs its mark in the same sentence: add cite()"
        if page.narrative and not sentence.is_reading:
            for pattern, message in TYPED:
                if match := pattern.search(sentence.text):
                    yield sentence.line, f"'{match[0]}'", message


def check_prose(model: Model, problems: Problems) -> None:
    """Every sentence of every page: claims with their claimants, no fact typed by hand."""
    checker = AttributionChecker(model)
    for page in model.pages:
        for line, what, message in checker.faults(page):
            problems.add(Location(page.file, line), what, message)
        for pattern, message in TYPED:
            if page.narrative and (match := pattern.search(str(page.meta.get("description", "")))):
                problems.add(Location(page.file, 1), "description", f"'{match[0]}': {message}")


def unbound(model: Model) -> list[tuple[PageText, Sentence]]:
    """The narrative sentences that cite nothing, and are no readings of ours."""
    return [(page, sentence) for page, sentence in _told(model) if not sentence.cited]


def bound_share(model: Model) -> tuple[int, int]:
    """Narrative sentences that cite a claim, and all but our readings."""
    sentences = [sentence for _, sentence in _told(model)]
    return sum(bool(sentence.cited) for sentence in sentences), len(sentences)


def _told(model: Model) -> list[tuple[PageText, Sentence]]:
    return [(page, sentence) for page in model.pages if page.narrative for sentence in page.running_text if not sentence.is_reading]
