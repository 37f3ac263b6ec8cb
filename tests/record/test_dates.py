"""Dates: their length is their precision."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.record.dates import PartialDate, days_between, span_words


@pytest.mark.parametrize(
    ("iso", "precision", "words", "last"),
    [
        ("2024-12-24", "day", "24 December 2024", date(2024, 12, 24)),
        ("2024-02", "month", "February 2024", date(2024, 2, 29)),
        ("1893", "year", "1893", date(1893, 12, 31)),
    ],
)
def test_a_date_knows_its_precision(iso: str, precision: str, words: str, last: date) -> None:
    parsed = PartialDate.parse(iso)
    assert (parsed.precision, parsed.words, parsed.last) == (precision, words, last)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-02-30", "2024-2-3", "24 December 2024", "2024-12-24T00:00", "٢٠٢٤"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_survives_the_round_trip(day: date) -> None:
    assert PartialDate.parse(day.isoformat()).first == day == PartialDate.parse(day.isoformat()).last


def test_spans_and_days() -> None:
    start, end = PartialDate.parse("2021-08-15"), PartialDate.parse("2021-09")
    assert span_words(start, None) == "since 15 August 2021"
    assert span_words(None, end) == "until September 2021"
    assert span_words(start, end) == "15 August 2021 to September 2021"
    assert days_between(start, PartialDate.parse("2021-08-20")) == 5
    assert days_between(start, end) is None
