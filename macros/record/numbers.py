"""Numbers in a text, in digits and in words: where each stands, and what it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SIZES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
SMALL = {word: number for number, word in enumerate(ONES)} | {word: 10 * number for number, word in enumerate(TENS, 2)}
ROUGH = ("dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
_UNIT = "|".join(sorted((*SMALL, *SIZES, "dozen"), key=len, reverse=True))
_MORE = rf"(?:[ -]|(?<=hundred) and |(?<=thousand) and |(?<=million) and )(?:{_UNIT})"
NUMBER = re.compile(
    rf"(?<![\w.])\d[\d,]*(?<!,)(?:\.\d+)?(?:[ -](?:{'|'.join(SIZES)}))?(?!\w)|\b(?:{_UNIT})(?:{_MORE})*\b|\b(?:{'|'.join(ROUGH)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in a text; the value of what only says how large it is, as `dozens`, is None."""

    start: int
    end: int
    text: str
    value: float | None


def numbers(text: str) -> Iterator[Number]:
    """Every number of a text, in its order."""
    for match in NUMBER.finditer(text):
        yield Number(match.start(), match.end(), match[0], _digits(match[0]) if match[0][0].isdigit() else _words(match[0]))


def _digits(text: str) -> float:
    digits, _, size = text.replace(",", "").replace("-", " ").partition(" ")
    return float(digits) * SIZES.get(size.lower(), 1)


def _words(text: str) -> float | None:
    """What number words come to: `two hundred and five` is 205, `twenty-two` 22."""
    whole, part = 0, 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ROUGH:
            return None
        if word in SMALL:
            part += SMALL[word]
        elif word in ("hundred", "dozen"):
            part = max(part, 1) * (100 if word == "hundred" else 12)
        elif word in SIZES:
            whole, part = whole + max(part, 1) * SIZES[word], 0
    return float(whole + part)
