"""Amounts in words."""

from __future__ import annotations

import pytest

from macros.record.amounts import amount_short
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
