"""Whose a word of attribution is: the subject before it, found in a sentence whose names are put aside."""

from __future__ import annotations

import re

from . import english
from .english import BREAK, DENIED, HELPERS, INTRO
from .grammar import Grammar
from .mentions import NAME, QUOTED

NAMES = re.compile(NAME)
RELATED = re.compile(rf"(?P<near>\b(?:of|from|for|in|at|near) (?:the )?)?(?P<name>{NAME}),?\s+(?P<word>which|who)$")
REFUSED = (DENIED, english.RELATIVE, english.FORMER, english.PREDICATE)
ITSELF, OFFICE = 1, 2


class Subjects:
    """Finds the names that stand as the subject of a word of attribution; all it gives are characters that stand for names."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def before(self, text: str, weak: bool) -> str:
        """The names that a word of attribution after this text belongs to; empty when it belongs to none."""
        left = BREAK.split(HELPERS.sub("", text).rstrip())[-1]
        if left.endswith(","):
            return self._set_off(left[:-1])
        if joined := re.search(r"(?:^|,?\s)(?:and|but|or|then)$", left):
            return self._joined(left[: joined.start()])
        if related := RELATED.search(left):
            return related["name"] if related["word"] == "which" or not related["near"] else ""
        own = self._grammar.own.search(left) if weak else None
        return own["names"] if own else self._noun(left)[0]

    def again(self, text: str) -> str:
        """The text up to a pronoun, or an office without its party, that stands at its end; empty where there is none."""
        left = HELPERS.sub("", text).rstrip()
        again = self._grammar.pronoun.search(left) or self._grammar.voice.search(left)
        return left if again and not DENIED.search(clause(left)) else ""

    def meant(self, left: str) -> str:
        """The subject that a pronoun can only mean: `Northbank sued, and it says`; `Northbank, it says, sued`."""
        pronoun = self._grammar.pronoun.search(left)
        own = BREAK.split(left)[-1]
        found = self._grammar.start.match(own)
        alone = found and len(NAMES.findall(own)) == 1 and not found["tail"].strip() and not DENIED.search(own)
        joined = re.search(r"\b(?:and|but) \w+$", left)
        return found["names"] if found and alone and pronoun and (joined or pronoun["word"].lower() in ("it", "they")) else ""

    def _noun(self, left: str) -> tuple[str, bool]:
        """The names at the head of the noun phrase that a text ends in; and whether an office or a report of theirs is named."""
        found = self._grammar.noun.search(left)
        if not found:
            return "", False
        for name in NAMES.finditer(found["names"]):
            text = left[: found.start() + name.start()]
            if name.start() and re.search(r"\b(?:and|or) (?:the )?$", text) and not self._object(left[: found.start()]):
                break
            if head := self._heads(text):
                return found["names"][name.start() :], head == OFFICE or bool(re.match(r"['’ ](?!of\b)", found["tail"]))
        return "", False

    def _object(self, text: str) -> bool:
        """Whether what stands before a name makes it the object of a sentence of its own: `the mayor blamed …`."""
        return bool(NAMES.search(text) or self._grammar.words.search(text))

    def _heads(self, text: str) -> int:
        """Whether a name after these words can be the subject, itself or by its office: not another noun's, not denied, not in doubt."""
        segment = clause(text)
        cut = english.CLAUSE.search(segment)
        own = segment[cut.end() :] if cut else segment
        if english.DOUBTED.search(segment) or any(pattern.search(own) for pattern in REFUSED):
            return 0
        hangs = (english.RIGHT_BEFORE if INTRO.match(own) else english.LAST_PREPOSITION).search(own)
        if not hangs:
            return ITSELF
        return OFFICE if self._grammar.any_voice.search(own[: hangs.start()]) else 0

    def _set_off(self, body: str) -> str:
        """The subject before words set off by commas: `the mayor, who denies it, says`; `its mayor, A. North, says`."""
        cut = len(body)
        for _ in range(3):
            cut = body.rfind(",", 0, cut)
            if cut < 0:
                return ""
            base, inner = body[:cut], body[cut + 1 :]
            names, office = self._noun(base)
            apposed = self._grammar.apposed.fullmatch(inner)
            if names and not office:
                return names
            if apposed and (names or self._grammar.any_voice.search(base) or not INTRO.match(clause(base))):
                return apposed["names"]
            if names:
                return names
        return ""

    def _joined(self, left: str) -> str:
        """The subject of a sentence that goes on: `Northbank sued, and says`."""
        for segment in reversed(left.split(",")):
            if found := self._grammar.start.match(segment):
                return "" if DENIED.search(segment[: found.start("names")]) else found["names"]
            if not re.match(r"\s*(?:\w+ing\b|who\b|which\b|and\b|but\b|$)", segment):
                return ""
        return ""


def clause(text: str) -> str:
    """What stands after the last comma, colon, semicolon or quotation."""
    return re.split(rf"[,;:—“”]|{QUOTED}", text)[-1]
