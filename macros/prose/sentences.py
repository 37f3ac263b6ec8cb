"""Text in, sentences out: where each stands, what it cites, whether it is told or a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .document import Block

# Private-use characters stand for macro calls while text is read and cut into sentences: the call's
# number is added to MARK for a mark, which belongs to the sentence before it, else to WORD.
MARK, WORD, MOST = 0xF0000, 0x100000, 0xFFFD
SLOT = "[\U000f0000-\U0010ffff]"
MARKS = ("cite", "reading")  # macros whose signs follow a full stop
NARRATIVE, HEADING, LABEL, CELL, CODE = "narrative", "heading", "label", "cell", "code"
STOP = re.compile(r"[.!?…。۔؟][”’\")]*(?:\s*[\U000f0000-\U000fffff])*(?=\s|$)")
WORDS = re.compile(rf"\w+|{SLOT}")
ADDRESS = re.compile(r"\]\([^()\s]*\)")


@dataclass(frozen=True)
class Call:
    """One macro call with its literal arguments."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    line: int


@dataclass(frozen=True)
class Sentence:
    """A sentence with a private-use character in the place of each macro call."""

    text: str
    calls: list[Call]
    line: int
    sort: str
    paragraph: int
    anchor: str = ""

    @property
    def cited(self) -> list[str]:
        """The ids of the claims it cites."""
        return [id_ for call in self.calls if call.name == "cite" for id_ in call.args]

    @property
    def is_reading(self) -> bool:
        """Whether it is a reading of ours, not somebody's claim."""
        return any(call.name == "reading" for call in self.calls)

    @property
    def read(self) -> list[str]:
        """The ids of the claims that it is our reading of."""
        return [id_ for call in self.calls if call.name == "reading" for id_ in call.args]

    @property
    def spoken(self) -> list[str]:
        """The ids of the claims whose figure or words it gives."""
        return [call.args[0] for call in self.calls if call.name in ("figure", "quote") and call.args]


class Lines:
    """Finds the lines of a page that its texts stand on: Markdown does not say."""

    def __init__(self, source: str) -> None:
        source = ADDRESS.sub("]", source)
        self._words = [match[0] for match in WORDS.finditer(source)]
        self._lines, line, at = list[int](), 1, 0
        for match in WORDS.finditer(source):
            line += source.count("\n", at, match.start())
            at = match.start()
            self._lines.append(line)
        self._next = 0

    def find(self, text: str) -> int:
        """The line where a text begins, looked for after the one before it, then from the start."""
        words = WORDS.findall(text)
        first = words[:4]
        for start in (self._next, 0):
            for at in range(start, len(self._words)) if words else ():
                if self._words[at] == first[0] and self._words[at : at + len(first)] == first:
                    self._next = max(self._next, at + len(words))
                    return self._lines[at]
        return self._lines[min(self._next, len(self._lines) - 1)] if self._lines else 1


def slot(call: Call, number: int) -> str:
    """The character that stands for a call, with the line breaks it would take with it."""
    return chr((MARK if call.name in MARKS else WORD) + number)


def calls_in(text: str, calls: list[Call]) -> list[Call]:
    """The calls whose characters stand in a text, in its order."""
    return [calls[ord(char) & 0xFFFF] for char in re.findall(SLOT, text)]


def sentences(block: Block, number: int, calls: list[Call], lines: Lines) -> Iterator[Sentence]:
    """The sentences of one block, each with the line it begins on."""
    if block.sort == HEADING:
        yield Sentence(block.text, calls_in(block.text, calls), lines.find(block.text), HEADING, number, block.anchor)
        return
    for end, piece in _cut(block.text):
        own = calls_in(piece, calls)
        if plain(piece) or any(call.name in (*MARKS, "figure", "quote") for call in own):
            sort = LABEL if end <= block.lead else block.sort
            yield Sentence(piece, own, lines.find(piece), sort, number)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Sentences, each with the place where it ends; the marks after a full stop belong to it."""
    start = 0
    for match in STOP.finditer(text):
        if piece := text[start : match.end()].strip():
            yield match.end(), piece
        start = match.end()
    if piece := text[start:].strip():
        yield len(text), piece


def plain(text: str) -> str:
    """A text without marks and macros."""
    return re.sub(rf"(?:{SLOT}|[\s|:-])+", " ", text).strip()
