"""Who is said to say it: the speakers that a sentence names, and whether it speaks of one named before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from .mentions import FIRST, NAME, QUOTED, Mentions

if TYPE_CHECKING:
    from ..record.kept import Kept
    from .attributing import Attributing
    from .model import Model

NAMES = re.compile(NAME)


@dataclass
class Said:
    """What a sentence says of who speaks: those it names; whether a pronoun or an office does; whom a pronoun in it can mean; and
    the words, if any, by which somebody did not say it, was told it, or was right.
    """

    speakers: set[str] = field(default_factory=set)
    again: bool = False
    subject: set[str] = field(default_factory=set)
    reversed: str = ""


class Speakers:
    """Reads sentences for those who are said to say what stands in them; what was read before is taken from `known`."""

    def __init__(self, model: Model) -> None:
        self.mentions = Mentions(model)
        self._words = model.vocab.attribution
        self.known: Kept | None = None

    @property
    def print(self) -> str:
        """What the findings depend on besides a sentence: the names and the words of attribution."""
        return f"{self.mentions.print} {self._words!r}"

    @cached_property
    def _attributing(self) -> Attributing:
        from .attributing import Attributing  # its patterns take long to make, and most runs need none

        return Attributing(self._words)

    def of(self, text: str) -> Said:
        """The speakers that a sentence names beside a word of attribution."""
        if self.known is None:
            return self._of(text)
        if found := self.known.get(text):
            return Said(set(found[0]), found[1], set(found[2]), found[3])
        said = self._of(text)
        self.known.put(text, [sorted(said.speakers), said.again, sorted(said.subject), said.reversed])
        return said

    def _of(self, text: str) -> Said:
        marked, owners = self.mentions.mark(_plain(text))
        said = Said(reversed=self._attributing.reversed(marked))
        for part, names in self._attributing.parts(marked):
            found = {owners[ord(name) - FIRST] for name in NAMES.findall(names)}
            said.again = said.again or part == "again"
            (said.subject if part == "again" else said.speakers).update(found)
        return said

    def reverses(self, text: str) -> bool:
        """Whether a text itself tells of something that was not said, was told to somebody, or was proved."""
        if self.known is None:
            return self._attributing.reverses(text)
        if (found := self.known.get(key := f"in itself: {text}")) is None:
            self.known.put(key, found := self._attributing.reverses(text))
        return bool(found)


def _plain(text: str) -> str:
    """A text without what stands in brackets or quotation marks; dashes as commas."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»", QUOTED, text)
    return re.sub(r"\s+–\s+", ", ", re.sub(r"\s*\([^()]*\)", "", text))
