"""Amounts in words."""

from __future__ import annotations

import pytest

from macros.record.amounts import amount_short, amount_words, of_what, with_unit
from macros.record.kinds import Figure


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": 1210}, "1,210"),
        ({"value": 544008000}, "544,\u200b008,\u200b000"),
        ({"value": 6000, "words": "about 6,000"}, "about 6,000"),
        ({"value": 35000, "words": "about 35,000 fighters and family members"}, "35,000"),
        ({"low": 1034}, "1,034+"),
        ({"low": 1000000, "words": "more than one million"}, "1 million+"),
        ({"low": 2500, "high": 6000}, "2,500–6,000"),
        ({"high": 10}, "up to 10"),
        ({"words": "hundreds"}, "hundreds"),
    ],
)
def test_a_picture_gets_the_shortest_true_words(figure: dict[str, object], words: str) -> None:
    assert amount_short(Figure.model_validate({"measure": "m"} | figure)) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": 594000000, "currency": "USD"}, "USD 594 million"),
        ({"low": 240000000, "currency": "USD"}, "at least USD 240 million"),
        ({"high": 5000, "currency": "GBP"}, "up to GBP 5,000"),
        ({"low": 2, "high": 3, "currency": "EUR"}, "EUR 2 to 3"),
        ({"words": "about 2 billion", "currency": "USD"}, "about 2 billion USD"),
        ({"words": "some €50", "currency": "EUR"}, "some €50"),
        ({"words": "USD 7.1 billion", "currency": "USD"}, "USD 7.1 billion"),
    ],
)
def test_money_is_told_with_its_currency_once(figure: dict[str, object], words: str) -> None:
    assert amount_words(Figure.model_validate({"measure": "m"} | figure)) == words


@pytest.mark.parametrize(
    ("words", "unit", "found"),
    [
        ("at least 90", "per cent", "at least 90 per cent"),
        ("around 90 per cent in one town", "per cent", "around 90 per cent in one town"),
        ("dozens", "hectares", "dozens of hectares"),
        ("about half", "hectares", "about half (hectares)"),
        ("46", "", "46"),
    ],
)
def test_a_unit_is_told_once(words: str, unit: str, found: str) -> None:
    assert with_unit(words, unit) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("46", "46 people"),
        ("at least 13", "at least 13 people"),
        ("several", "several people"),
        ("hundreds", "hundreds of people"),
        ("Dozens", "Dozens of people"),
        ("some tens of thousands", "some tens of thousands of people"),
        ("nearly one million", "nearly one million people"),
        ("two hundred", "two hundred people"),
    ],
)
def test_what_is_counted_stands_after_the_amount_as_english_has_it(words: str, found: str) -> None:
    assert of_what(words, "people") == found
