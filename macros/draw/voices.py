"""Who speaks, drawn: a tick a sentence, a bar a side; the form of both says how firm the claims are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from ..model.who_speaks import Voice
from ..record.check import STATUSES

TICKS = {"established": "0v12", "attributed": "6v6", "disputed": "0v4m0 4v4"}  # whole, half, broken
BARS = {"established": [(0, 12)], "attributed": [(6, 12)], "disputed": [(0, 4), (8, 12)]}


def tick(at: float, status: str) -> str:
    """The line of a sentence, as part of a path: twelve units high."""
    return f"M{at:g} {TICKS[status]}"


def bar(begin: int, end: int, status: str) -> str:
    """The bar of some claims of one status, as a path."""
    return "".join(f"M{begin} {top}H{end}V{bottom}H{begin}z" for top, bottom in BARS[status])


def shares(counts: Iterable[int]) -> str:
    """Some counts as the parts of one bar: a path 1000 units long and one high, with a gap after each part."""
    ends = list(accumulate(counts, initial=0))
    marks = [round(1000 * end / ends[-1]) for end in ends]
    return "".join(f"M{begin} 0H{max(end - 4, begin + 1)}V1H{begin}z" for begin, end in pairwise(marks))


def parts(voice: Voice) -> Iterator[tuple[str, int, int]]:
    """A side's claims by status, one part of the bar after the other."""
    begin = 0
    for status in STATUSES:
        if count := voice.statuses.get(status, 0):
            yield status, begin, begin + count
            begin += count
