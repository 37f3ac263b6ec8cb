"""The words that name an actor: found in a text, and put out of the way while its grammar is looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..record.kept import Kept
    from .model import Model

FIGURE, WHEN, QUOTED = "\ue000", "\ue001", "\ue002"  # stand for what macros print: a number, a date, somebody's words
FIRST = 0xE100  # private-use characters from here on stand for names
NAME = "[\ue100-\uf8ff]"
START = re.compile(r"(?<![\w-])\w")
HEAD = 3  # letters by which names are looked up


class Mentions:
    """Finds the actors of a record by the words that prose may use for them; what was found before is taken from `known`."""

    def __init__(self, model: Model) -> None:
        self.known: Kept | None = None
        self.owners: dict[str, str] = {}
        for actor in model.actors.values():
            for words in (actor.name, actor.short, *actor.mentions):
                # An article is part of a name where it has a capital: The Gazette is not any gazette.
                for key in [words, words[:1].lower() + words[1:]] if words.startswith("The ") else [words.removeprefix("the ")]:
                    self.owners.setdefault(key, actor.id)
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.owners, key=lambda key: (-len(key), key)):
            self._by_head[key[:HEAD]].append(key)

    @property
    def print(self) -> str:
        """What the findings depend on besides a text: the names."""
        return repr(self.owners)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and actor of every name in a text; of two that begin together the longer."""
        done = 0
        for match in START.finditer(text):
            at = match.start()
            if at < done:
                continue
            for length in range(HEAD, 0, -1):
                key = next(
                    (
                        key
                        for key in self._by_head.get(text[at : at + length], ())
                        if text.startswith(key, at) and _ends(text, at + len(key))
                    ),
                    "",
                )
                if key:
                    done = at + len(key)
                    yield at, done, self.owners[key]
                    break

    def named(self, text: str) -> set[str]:
        """The actors whose names stand in a text."""
        if self.known is None:
            return self._named(text)
        if (found := self.known.get(text)) is None:
            self.known.put(text, found := sorted(self._named(text)))
        return set(found)

    def _named(self, text: str) -> set[str]:
        return {owner for _, _, owner in self.find(text)}

    def mark(self, text: str) -> tuple[str, list[str]]:
        """The text with one character for each name, and whose names they were, in order."""
        parts, owners, at = list[str](), list[str](), 0
        for start, end, owner in self.find(text):
            parts += [text[at:start], chr(FIRST + len(owners))]
            owners.append(owner)
            at = end
        return "".join([*parts, text[at:]]), owners


def _ends(text: str, at: int) -> bool:
    """Whether a word ends here."""
    return at >= len(text) or not (text[at].isalnum() or text[at] in "_-")
