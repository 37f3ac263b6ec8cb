"""What is wrong in the record or the pages: where, what, and what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nsmallest
from textwrap import shorten
from typing import NamedTuple

WIDTH = 600  # a message is one line, whatever stands in the record


class Problem(NamedTuple):
    """One fault, worded for the person who has to mend it; in the order of files and lines."""

    file: str
    line: int
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        """`file:line: kind id: field: message`, leaving out what is empty."""
        parts = [f"{self.file}:{self.line}" if self.line else self.file]
        parts += [shorten(part, WIDTH, placeholder="…") for part in (self.record, self.field, self.message) if part]
        return ": ".join(parts)


PRINTED = 200  # a flood of faults has one cause; the first ones show it
HINTED = 100  # looking for the nearest name takes time


@dataclass
class Problems:
    """The faults found so far; collected whole, so that a build stops once."""

    found: set[Problem] = field(default_factory=set)
    hints: int = HINTED

    def add(self, place: Location, field: str, message: str) -> None:
        """Note one fault at a place."""
        self.found.add(Problem(place.file, place.line, place.record, field, message))

    def near(self, word: object, choices: Iterable[str]) -> str:
        """`; did you mean 'x'?` for the nearest choice; nothing when none is near, or after many."""
        self.hints -= 1
        return did_you_mean(str(word), choices) if self.hints >= 0 else ""

    def report(self) -> str:
        """The faults, one a line, sorted by file and line; empty when there is none."""
        more = [f"… and {len(self.found) - PRINTED} more"] if len(self.found) > PRINTED else []
        return "\n".join([*map(str, nsmallest(PRINTED, self.found)), *more])

    def __bool__(self) -> bool:
        return bool(self.found)


@dataclass(frozen=True)
class Location:
    """Where a fault stands: file, line and the record it belongs to."""

    file: str
    line: int = 0
    record: str = ""


class RecordError(Exception):
    """The record or the pages hold faults; the text is the whole report."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest choice, or nothing when none is near."""
    known = [choice for choice in choices if abs(len(choice) - len(word)) <= max(3, len(word) // 2)]
    if len(known) > 2000:
        known = [choice for choice in known if choice[:2] == word[:2] or choice[-3:] == word[-3:]][:2000]
    near = difflib.get_close_matches(word[:80], known, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
