"""Text in, sentences out: where each stands, what it cites, whether it is told or a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Private-use characters stand for macro calls while text is cut into sentences: the call's
# number is added to MARK for calls whose marks belong to the sentence before, else to WORD.
MARK, WORD = 0xF0000, 0x100000
MARKS = ("cite", "reading")
SLOT = "[\U000f0000-\U0010ffff]"
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
RUN_IN = re.compile(r"\*\*[^*]+\*\*")  # a heading that runs into its paragraph
NARRATIVE, HEADING, LABEL, CELL = "narrative", "heading", "label", "cell"
ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*?(?:#([\w-]+))?[^{}#]*\}\s*$")


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


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, headings, list items and table rows, each with its first line."""
    lines = [*text.split("\n"), ""]
    start, block = 0, ""
    for number, line in enumerate(lines, 1):
        alone = line.startswith(("#", "|", "<", "!!!", "???"))
        if block and (not line.strip() or alone or ITEM.match(line)):
            yield start, block
            block = ""
        if line.strip():
            start = start if block else number
            block += line + "\n"
            if alone:
                yield start, block
                block = ""


def sentences(block: str, line: int, paragraph: int, slots: list[Call]) -> Iterator[Sentence]:
    """The sentences of one block, with a private-use character in the place of each call."""

    def calls(text: str) -> list[Call]:
        return [slots[ord(char) & 0xFFFF] for char in re.findall(SLOT, text)]

    if block.startswith("#"):
        heading = block.lstrip("#").strip()
        attributes = ATTRIBUTES.search(heading)
        text = ATTRIBUTES.sub("", heading)
        yield Sentence(text, calls(text), line, HEADING, paragraph, (attributes[1] or "") if attributes else "")
        return
    sort = CELL if block.startswith(("|", "<")) else NARRATIVE
    for part in re.sub(r"<[^>]*>", "", block).strip().strip("|").split("|") if sort == CELL else [block]:
        text = LINK.sub(r"\1", ITEM.sub("", part, count=1)).strip()
        for offset, piece in _cut(text):
            if plain(piece) or any(call.name in (*MARKS, "figure", "quote") for call in calls(piece)):
                kind = LABEL if RUN_IN.fullmatch(piece) else sort
                yield Sentence(piece, calls(piece), line + text.count("\n", 0, offset), kind, paragraph)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with their offsets; the marks after a full stop belong to it."""
    start = 0
    for match in re.finditer(r"[.!?…][”’\")*_]*(?:\s*[\U000f0000-\U000fffff])*(?=\s|$)", text):
        if piece := text[start : match.end()].strip():
            yield start, piece
        start = match.end()
    if piece := text[start:].strip():
        yield start, piece


def plain(text: str) -> str:
    """A text without marks, macros and Markdown signs."""
    return re.sub(rf"(?:{SLOT}|[*_`\s|:-])+", " ", text).strip()
