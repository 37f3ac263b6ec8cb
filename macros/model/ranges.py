"""A range of counts in words: a bound that a claimant left open stays open."""

from __future__ import annotations

from ..record.amounts import number
from .derive import TollRange


def range_words(row: TollRange) -> str:
    """`52`, `8 to 274`, `at least 45, up to 52`, `at least 71`; the claimant's own words where there is one count alone."""
    if row.words or row.low is None or row.high is None:
        return row.words or "no number given"
    tolls = [toll for claim in row.counted for toll in claim.tolls if (toll.group, toll.harm) == (row.group, row.harm)]
    least = any(toll.low == row.low and toll.high is None for toll in tolls)
    if row.low == row.high:
        return f"at least {number(row.low)}" if least else number(row.low)
    words = f"at least {number(row.low)}, up to {number(row.high)}" if least else f"{number(row.low)} to {number(row.high)}"
    return f"{words} or more" if row.open_above else words
