"""Ranges in words: what a claimant left open stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.derive import toll_ranges
from macros.model.ranges import range_words
from macros.page.site import open_site


@pytest.mark.parametrize(
    ("north", "south", "words"),
    [
        ("low: 9, high: 9", "low: 9, high: 9", "9"),
        ("low: 9, high: 9", "low: 12, high: 14", "9 to 14"),
        ("low: 45", "low: 51, high: 52", "at least 45, up to 52"),
        ("low: 45", "low: 45, high: 45", "at least 45"),
        ("low: 8, high: 8", "low: 1274", "8 to 1,274 or more"),
        ("low: 45", "low: 60", "at least 45, up to 60 or more"),
        ("words: dozens", "words: many", "no number given"),
    ],
)
def test_an_open_bound_stays_open(ferry: Path, north: str, south: str, words: str) -> None:
    path = ferry / "data" / "claims.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in (("low: 9, high: 9", north), ("group: sheep, harm: killed, words: dozens", f"group: people, harm: killed, {south}")):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    model = open_site(ferry).model
    (row,) = toll_ranges(model, model.events["sinking"])
    assert range_words(row) == words
