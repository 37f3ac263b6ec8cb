"""Who speaks in one sentence: its words of attribution, each with whose it is. The names in it are put aside."""

from __future__ import annotations

from collections.abc import Iterator

from ..record.kinds.settings import Attribution
from .english import DOUBTED, TURNED
from .grammar import Grammar
from .subjects import Subjects, clause


class Attributing:
    """Reads a sentence in which characters stand for names; gives the names it finds, in the part they have."""

    def __init__(self, words: Attribution) -> None:
        self._grammar = Grammar(words)
        self._subjects = Subjects(self._grammar)

    def parts(self, marked: str) -> Iterator[tuple[str, str]]:
        """`speakers` with their names; `again`, where somebody named before speaks, with the names that can only be meant."""
        for names in self._introduced(marked):
            yield "speakers", names
        for word, before, after in self._words_of_attribution(marked):
            strong = word in self._grammar.strong
            turned = self._grammar.turned.match(after) if strong and TURNED.search(before) else None
            if names := turned["names"] if turned else self._subjects.before(before, word in self._grammar.weak):
                yield "speakers", names
            elif left := self._subjects.again(before):
                yield "again", self._subjects.meant(left)

    def reversed(self, marked: str) -> str:
        """The words by which somebody named did not say it, was told it, or was right; empty where there are none."""
        for match in self._grammar.reversal.finditer(marked):
            before = marked[: match.start()]
            if self._subjects.before(before, weak=False) or (not match["told"] and self._subjects.again(before)):
                return match[0]
        return ""

    def reverses(self, text: str) -> bool:
        """Whether a text tells of something that was not said, was told to somebody, or was proved."""
        return bool(self._grammar.reversal.search(text))

    def _introduced(self, marked: str) -> Iterator[str]:
        """The names that a phrase leads to, or stands around: `according to Northbank`, `by Northbank's count`."""
        for match in self._grammar.before.finditer(marked):
            found, before = self._grammar.behind.match(marked, match.end()), clause(marked[: match.start()])
            if found and not DOUBTED.search(before) and not before.lower().endswith("not "):
                yield found["names"]
        for pattern in self._grammar.around:
            yield from (match["names"] for match in pattern.finditer(marked))

    def _words_of_attribution(self, marked: str) -> Iterator[tuple[str, str, str]]:
        """Each word that attributes where it stands, with what is before it and after it."""
        for match in self._grammar.words.finditer(marked):
            word, after = match[0][0].lower() + match[0][1:], marked[match.end() :]
            if not self._grammar.never.match(marked, match.start()) and self._grammar.attributes(word, after):
                yield word, marked[: match.start()], after
