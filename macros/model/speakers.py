"""Who is said to say it: the speakers that a sentence names, and whether it speaks of one named before."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..prose.kept import Kept, digest, of_files
from .english import DOUBTED, QUOTED, TURNED
from .grammar import Grammar
from .mentions import FIRST, Mentions
from .subjects import NAMES, Subjects, clause

if TYPE_CHECKING:
    from .model import Model

ROOM = Path(__file__).parent


@dataclass
class Said:
    """What a sentence says of who speaks: those it names; whether a pronoun or an office does; and whom a pronoun in it can mean."""

    speakers: set[str] = field(default_factory=set)
    again: bool = False
    subject: set[str] = field(default_factory=set)


class Speakers:
    """Reads sentences for those who are said to say what stands in them."""

    def __init__(self, model: Model) -> None:
        self.mentions = Mentions(model)
        self._words = model.vocab.attribution
        self._kept: Kept | None = None

    @cached_property
    def _grammar(self) -> Grammar:
        return Grammar(self._words)

    @contextmanager
    def kept(self, project: Path) -> Iterator[None]:
        """What is found meanwhile is kept in a folder, by sentence, for as long as names and words of attribution are the same."""
        known = digest(f"{self.mentions.owners!r} {self._words!r}".encode())
        self._kept = Kept(project, "speakers.json", f"{sys.version} {of_files(ROOM, ROOM.parent / 'record')} {known}")
        yield
        self._kept.save()

    def of(self, text: str) -> Said:
        """The speakers that a sentence names beside a word of attribution."""
        if self._kept is None:
            return self._of(text)
        if found := self._kept.get(text):
            return Said(set(found[0]), found[1], set(found[2]))
        said = self._of(text)
        self._kept.put(text, [sorted(said.speakers), said.again, sorted(said.subject)])
        return said

    def _of(self, text: str) -> Said:
        marked, owners = self.mentions.mark(_plain(text))
        said, subjects = Said(), Subjects(self._grammar)

        def note(names: str, among: set[str]) -> None:
            among |= {owners[ord(name) - FIRST] for name in NAMES.findall(names)}

        for names in self._introduced(marked):
            note(names, said.speakers)
        for word, before, after in self._words_of_attribution(marked):
            turned = self._grammar.turned.match(after) if word in self._grammar.strong and TURNED.search(before) else None
            if turned:
                note(turned["names"], said.speakers)
            elif names := subjects.before(before, word in self._grammar.weak):
                note(names, said.speakers)
            elif left := subjects.again(before):
                said.again = True
                note(subjects.meant(left), said.subject)
        return said

    def _introduced(self, marked: str) -> Iterator[str]:
        """The names that a phrase leads to, or stands around: `according to Northbank`, `by Northbank's count`."""
        for match in self._grammar.before.finditer(marked):
            found = self._grammar.behind.match(marked, match.end())
            before = clause(marked[: match.start()])
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


def _plain(text: str) -> str:
    """A text without what stands in brackets or quotation marks; dashes as commas."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»", QUOTED, text)
    return re.sub(r"\s+–\s+", ", ", re.sub(r"\s*\([^()]*\)", "", text))
