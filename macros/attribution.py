"""A cited claim cannot appear without its claimant: what each sentence must say, and must not."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .dates import MONTHS
from .kinds import Claim, Ref
from .problems import Place, Problems, did_you_mean
from .prose import SLOT, Call, PageText, Sentence

if typing.TYPE_CHECKING:
    from .model import Model

WINDOW = 12  # words between a claimant and the word of attribution
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
STANDING = {"figure": "9", "on": "9", "days": "9", "count": "9", "asof": "9", "quote": "“…”"}


def check_calls(pages: Iterable[PageText], words: dict[str, Callable[..., Any]], known: dict[str, set[str]], problems: Problems) -> None:
    """Every literal macro call: the macro is there, its arguments fit, its ids are in the record."""
    for page in pages:
        for call in page.calls:
            for message in _call_faults(call, words, known):
                problems.add(Place(page.file, call.line), call.name, message)


def _call_faults(call: Call, words: dict[str, Callable[..., Any]], known: dict[str, set[str]]) -> Iterator[str]:
    if call.name not in words:
        yield f"no macro '{call.name}'{did_you_mean(call.name, words)}"
        return
    try:
        bound = inspect.signature(words[call.name]).bind(None, *call.args, **call.kwargs)
    except TypeError as error:
        yield str(error)
        return
    hints = typing.get_type_hints(words[call.name], include_extras=True)
    for name, value in bound.arguments.items():
        mark = next((mark for mark in getattr(hints.get(name), "__metadata__", ()) if isinstance(mark, Ref)), None)
        for id_ in value if isinstance(value, tuple) else (value,):
            if mark and id_ not in known[mark.kind]:
                yield f"no {mark.kind} '{id_}'{did_you_mean(str(id_), known[mark.kind])}"


class Reading:
    """Reads sentences against the record: who is named, who is said to say it."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.owner = {
            self._key(mention): actor.id for actor in model.actors.values() for mention in (actor.name, actor.short, *actor.mentions)
        }
        verbs, before = model.vocab.attribution.verbs, model.vocab.attribution.before
        self.mention = self._pattern([mention for actor in model.actors.values() for mention in (actor.name, actor.short, *actor.mentions)])
        self.attribution = self._pattern([*verbs, *before])
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

    def attributed(self, text: str) -> set[str]:
        """The actors that a sentence names as saying it."""
        named = [(match.start(), match.end(), self.owner[self._key(match[0])]) for match in self.mention.finditer(text)]
        found: set[str] = set()
        lowered = text[:1].lower() + text[1:]
        for match in self.attribution.finditer(lowered):
            if any(start <= match.start() < end for start, end, _ in named):
                continue
            found |= self._speakers(text, named, match.start(), match.end(), match[0] in self.before)
        return found

    def _speakers(self, text: str, named: list[tuple[int, int, str]], start: int, end: int, forward: bool) -> set[str]:
        """The actor nearest to a word of attribution, with those joined to it by `and` or a comma."""
        scored = []
        for at, (begin, stop, _) in enumerate(named):
            ahead = begin >= end
            gap = len(text[end:begin].split() if ahead else text[stop:start].split())
            turned = text[:start].rstrip().endswith((",", "–", "—"))
            if gap <= WINDOW and (ahead or not forward):
                scored.append((gap, ahead != (forward or turned), at))
        if not scored:
            return set()
        at = min(scored)[2]
        found, step = {named[at][2]}, at
        while step > 0 and re.fullmatch(r",? ?(?:and |or |both )?(?:the )?|’s |'s ", text[named[step - 1][1] : named[step][0]]):
            step -= 1
            found.add(named[step][2])
        step = at
        while step + 1 < len(named) and re.fullmatch(r",? (?:and |or )(?:the )?", text[named[step][1] : named[step + 1][0]]):
            step += 1
            found.add(named[step][2])
        return found

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
        if page.narrative:
            for pattern, message in TYPED:
                if match := pattern.search(sentence.text):
                    yield sentence.line, f"'{match[0]}'", message


def check_prose(model: Model, problems: Problems) -> None:
    """Every sentence of every page: claims with their claimants, no fact typed by hand."""
    reading = Reading(model)
    for page in model.pages:
        for line, what, message in reading.faults(page):
            problems.add(Place(page.file, line), what, message)
        for pattern, message in TYPED:
            if page.narrative and (match := pattern.search(str(page.meta.get("description", "")))):
                problems.add(Place(page.file, 1), "description", f"'{match[0]}': {message}")


def unbound(model: Model) -> list[tuple[PageText, Sentence]]:
    """The narrative sentences that cite nothing."""
    return [(page, sentence) for page in model.pages if page.narrative for sentence in page.told if not sentence.cited]


def bound_share(model: Model) -> tuple[int, int]:
    """Narrative sentences that cite a claim, and all of them."""
    told = [sentence for page in model.pages if page.narrative for sentence in page.told]
    return sum(bool(sentence.cited) for sentence in told), len(told)
