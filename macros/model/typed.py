"""Facts typed by hand: numbers, dates and quotations, which a page takes from the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ..prose.sentences import SLOT
from ..record.dates import MONTHS
from ..record.numbers import numbers

if TYPE_CHECKING:
    from ..record.kept import Kept
    from .model import Model

NUMBER = "a number typed by hand: take it from the record with figure() or on()"
COUNT = "a count typed by hand: take it from the record with figure(), days() or count(), or say it without a number"
DATE = "a date typed by hand: take it from the record with on()"
QUOTATION = "a quotation typed by hand: take it from the record with quote()"
TYPED = [
    (re.compile(r"[\d²³¹¼-¾⁰-₉⅐-↋①-⓿❶-➓]"), NUMBER),
    (
        re.compile(
            rf"\b(?:{'|'.join(m for m in MONTHS if m not in ('May', 'March'))})\b|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
        ),
        DATE,
    ),
    (re.compile(r"(?<=[a-z,] )(?:May|March)\b(?!-)"), DATE),
    (re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"), DATE),
    (re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|\b[Ll]orem ipsum\b"), "no text yet: write it, or take it out"),
    (re.compile(r"[“”„‟«»‹›「」『』〝〞＂\"‘]|(?<!\w)'(?=\w[^']*\w'(?!\w))"), QUOTATION),
]
LARGE = 13  # from here on a number word is never idiom
LASTING = re.compile(
    r"[\s-]+(?:(?:whole|full|long|short|more) )?(?:(?:days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))\b|"
    r"(?:minutes?|hours?)\b(?= (?:later|earlier|before|after|ago)\b))"
)
# The first ten months: a part of a time that is named.
PART_OF = re.compile(r"\b(?:first|last|next|past|the|these|those)\s+$", re.IGNORECASE)
PAIR = re.compile(r"\b(?:the|these|those|its|their|both)\s+$", re.IGNORECASE)
BETWEEN = r"(?:[\s-]+(?!(?:of|in|on|at|to|by|from|with|and|or|but|that|which|who|is|are|was|were|has|have|had)\b)[\w’'-]+){0,2}?[\s-]+"


class Typed:
    """Finds what a page or a title says of its own that the record should say; what was found before is taken from `known`."""

    def __init__(self, model: Model) -> None:
        self._nouns = sorted(model.vocab.counted, key=lambda noun: (-len(noun), noun))
        self.known: Kept | None = None

    @property
    def print(self) -> str:
        """What the findings depend on besides a text: the nouns that are counted."""
        return repr(self._nouns)

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        nouns = "|".join(map(re.escape, self._nouns)) or "(?!)"
        partly = r"\s+of\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+)?"
        return re.compile(rf"(?:{BETWEEN}|{partly})(?:{nouns})\b", re.IGNORECASE)

    def faults(self, text: str) -> list[list[str]]:
        """What is typed, and what to do instead."""
        if self.known is None:
            return list(self._faults(text))
        found: list[list[str]] | None = self.known.get(text)
        if found is None:
            self.known.put(text, found := list(self._faults(text)))
        return found

    def _faults(self, text: str) -> Iterator[list[str]]:
        own = re.sub(SLOT, "\N{OBJECT REPLACEMENT CHARACTER}", text)
        for pattern, message in TYPED:
            if match := pattern.search(own):
                yield [f"'{match[0]}'", message]
        for what in self._counts(own):
            yield [f"'{what}'", COUNT]

    def _counts(self, text: str) -> Iterator[str]:
        """The number words that count: people, events and money, or the time between two events."""
        for number in numbers(text):
            before, after = text[: number.start], text[number.end :]
            if number.text[0].isdigit() or number.value in (0, 1):
                continue
            time, noun = LASTING.match(after), self._counted.match(after)
            if number.value is None or number.value >= LARGE:
                yield number.text
            elif time and not PART_OF.search(before):
                yield number.text + time[0]
            elif noun and not (number.value == 2 and PAIR.search(before)):
                yield number.text + noun[0]
