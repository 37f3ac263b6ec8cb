"""Patterns of attribution, with the words of one explainer's vocabulary in them."""

from __future__ import annotations

import re

from ..record.kinds.settings import Attribution
from .english import CLOSED, COUNTED, DATE, DETERMINER, LIST, MEANWHILE, NEXT, NOT, PLACE, PREPOSITION, PROVED, TOLD, WORD
from .mentions import NAME

WORD_END, END = re.compile(r"(?:^|\s)(?=\S)|(?=:)"), re.compile(r"[,;.!?]")
FAR = 12  # words that `…` can stand for
NEVER = re.compile(r"(?!)")


class Grammar:
    """Who speaks, in patterns over sentences whose names are put aside."""

    def __init__(self, words: Attribution) -> None:
        voices = "|".join(map(re.escape, sorted(words.voices, key=len, reverse=True))) or NEVER.pattern
        self.weak, self.strong = words.weak, set(words.strong)
        self.words, self.never = _any([*words.strong, *words.weak]), _any(words.never)
        tail = rf"(?:['’]s?(?: own)?(?: {WORD}){{0,3}}? (?:{voices})| (?:{WORD} ){{0,2}}?(?:{voices}))?(?: {PLACE})?"
        self._subjects(voices, tail)
        self._again(voices)
        self._led_to(voices, tail)
        said = "|".join(sorted({re.escape(word.removesuffix(end)) for word in words.strong for end in ("", "s", "es", "d", "ed")}))
        self.reversal = re.compile(rf"\b(?:(?P<told>{TOLD})|{NOT} (?:{said})|{PROVED})\b")  # did not say it, was told it, was right
        self.before = _any([phrase for phrase in words.before if "…" not in phrase])
        around = [phrase.split("…") for phrase in words.before if "…" in phrase]
        self.around = [re.compile(rf"\b{_start(left.strip())}\s+(?:the )?(?P<names>{NAME}){re.escape(right)}\b") for left, right in around]

    def _subjects(self, voices: str, tail: str) -> None:
        """What stands before a word of attribution: a noun phrase, one that opens a sentence, one set off by commas."""
        self.noun = re.compile(rf"(?P<names>{LIST})(?P<tail>{tail})\s*$")
        self.own = re.compile(rf"(?P<names>{NAME})['’]s(?: own| latest| first| last)?\s*$")
        self.start = re.compile(
            rf"\s*(?:(?:In|On|By|Since|After|For) {DATE} )?(?:(?:[Oo]nly|[Ee]ven|[Bb]oth) )?(?:[Tt]he |[Aa]n? )?"
            rf"(?P<names>{LIST})(?P<tail>{tail})(?=\s+(?!(?:{PREPOSITION})\b)[a-z]|\s*$)"
        )
        self.apposed = re.compile(rf"\s*(?:{DETERMINER} )?(?:{WORD} ){{0,4}}(?P<names>{NAME})(?: {PLACE})?\s*")
        heads = rf"{voices}|one|two|three|four|some|several|many|most|members"
        self.any_voice = re.compile(rf"(?:^|[\s'’])(?:{heads})(?: {PLACE})?\s*$", re.IGNORECASE)

    def _again(self, voices: str) -> None:
        """What speaks of somebody named before."""
        self.pronoun = re.compile(r"(?:^|[\s,;:—])(?P<word>[Hh]e|[Ss]he|[Ii]t|[Tt]hey)$")
        self.voice = re.compile(rf"(?:^|[\s,;:—])(?:{DETERMINER}) (?:{WORD} ){{0,3}}?(?:{voices})(?: {PLACE}| of the same [a-z]+)?$")

    def _led_to(self, voices: str, tail: str) -> None:
        """What stands behind a word of attribution, where a sentence is turned round, or behind `according to`."""
        by_office = rf"(?:(?:{DETERMINER} )?(?:{WORD} ){{0,3}}?(?:{voices}) (?:of|for|at|in|from|by) (?:the )?)?"
        names = rf"\s+{by_office}(?:{DETERMINER} )?(?:{NAME}['’]s )?(?:{WORD} ){{0,4}}?(?P<names>{LIST})(?:{tail})"
        self.turned, self.behind = re.compile(names + CLOSED), re.compile(names + NEXT)

    def attributes(self, word: str, after: str) -> bool:
        """Whether a word of attribution is one where it stands: a strong word always, a weak one by what follows."""
        if word in self.strong:
            return True
        after = MEANWHILE.sub("", after, count=1).strip()
        return any(_follows(phrase, after) for phrase in self.weak[word])


def _any(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_start, ordered))})(?![\w-])") if words else NEVER


def _start(phrase: str) -> str:
    """A phrase as it may begin a sentence, too."""
    return rf"[{phrase[0].upper()}{phrase[0].lower()}]{re.escape(phrase[1:])}"


def _follows(phrase: str, after: str) -> bool:
    """Whether what must follow a weak word does: `…` stands for up to a dozen words, and alone for anything; `#` for a number."""
    own, number = phrase.removesuffix("#").strip(" …"), phrase.endswith("#")
    if phrase == "…":
        return bool(after)
    if not phrase.startswith("…"):
        return _stands(own, number, after, 0)
    starts = [match.end() for match in WORD_END.finditer(after, 0, len(END.split(after, maxsplit=1)[0]) + 1)]
    return any(_stands(own, number, after, at) for at in starts[: FAR + 1])


def _stands(own: str, number: bool, after: str, at: int) -> bool:
    """Whether some words, and a number after them, stand at a place."""
    end = at + len(own)
    whole = not own[-1:].isalnum() or not after[end : end + 1].isalnum()
    return after.startswith(own, at) and whole and (not number or bool(COUNTED.match(after, end)))
