"""Amounts in words: numbers as readers read them, and the claimant's own words before ours."""

from __future__ import annotations

import re
import unicodedata

from .kinds import Damage, Figure, Toll

# Longer words do not fit over a column; longer numbers only on two lines.
MOST_LETTERS = 14
BREAKS = 9
PLENTY = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions)$", re.IGNORECASE)


def number(value: float) -> str:
    """A number as readers read it: 806,000; 2.4 billion; 12.5."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size and (value / size * 10).is_integer():
            return f"{value / size:g} {word}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def amount_words(amount: Figure | Toll | Damage) -> str:
    """An amount in words: the claimant's own where there are any, else 46, at least 13, 46 to 52, USD 2 million."""
    currency = amount.currency if isinstance(amount, Figure) else None
    if amount.words:
        named = currency is None or currency in amount.words or any(unicodedata.category(char) == "Sc" for char in amount.words)
        return amount.words if named else f"{amount.words} {currency}"

    def sum_(value: float) -> str:
        return f"{currency} {number(value)}" if currency else number(value)

    value = amount.value if isinstance(amount, Figure) else None
    if value is not None or amount.low == amount.high:
        return sum_(value if value is not None else amount.low or 0)
    if amount.high is None:
        return f"at least {sum_(amount.low or 0)}"
    return f"up to {sum_(amount.high)}" if amount.low is None else f"{sum_(amount.low)} to {number(amount.high)}"


def with_unit(words: str, unit: str) -> str:
    """An amount in words with its unit, unless these words name it: `some 50 hectares`, `dozens of hectares`, `about half (hectares)`."""
    if not unit or unit in words:
        return words
    return of_what(words, unit) if any(char.isdigit() for char in words) or PLENTY.search(words) else f"{words} ({unit})"


def of_what(words: str, noun: str) -> str:
    """An amount in words before what is counted: `46 people`, `hundreds of people`."""
    return f"{words} {after(words, noun)}"


def after(words: str, noun: str) -> str:
    """What is counted as it stands after an amount: `people`, but `of people` after `hundreds`."""
    return f"of {noun}" if PLENTY.search(words) else noun


def amount_short(figure: Figure) -> str:
    """An amount as short as a picture needs it: 46, some 46, 46+ for at least 46, 46–52; a long number may break after a comma."""
    text = _short(figure)
    return text.replace(",", ",\u200b") if len(text) > BREAKS and text.replace(",", "").isdigit() else text


def _short(figure: Figure) -> str:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if figure.value is not None:
        return figure.words if figure.words and len(figure.words) <= MOST_LETTERS else number(figure.value)
    if len(ends) == 2:
        return f"{number(ends[0])}–{number(ends[1])}"
    return (f"{number(figure.low)}+" if figure.low is not None else f"up to {number(ends[0])}") if ends else figure.words or ""
