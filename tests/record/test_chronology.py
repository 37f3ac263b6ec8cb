"""When things happened and when they were said, at the precision they are known to."""

from __future__ import annotations

import pytest

from macros.record.chronology import before, happened_words, out_of_time, said
from macros.record.dates import PartialDate
from macros.record.kinds import Claim, Event, Source
from macros.record.kinds.fields import Time


def claim(**more: object) -> Claim:
    return Claim.model_validate({"id": "c", "statement": "s", "theme": "t", "sources": ["a"]} | more)


def source(published: str | None) -> Source:
    return Source.model_validate(
        {"id": "a", "title": None, "publisher": "p", "published": published, "kind": "news", "seen": "whole", "kept": "k"}
    )


@pytest.mark.parametrize(
    ("published", "own", "found"),
    [
        (["1902-05-03"], None, "1902-05-03"),
        (["1902-05-03", "1902-05-02"], None, "1902-05-02"),
        (["1902", "1902-05-03"], None, "1902-05-03"),
        (["1902-05", "1902-06-01"], None, "1902-05"),
        ([None, "1902-05-03"], None, "1902-05-03"),
        ([None], None, None),
        ([None], "1901", "1901"),
        (["1902-05-03"], "1902-05-01", "1902-05-01"),
    ],
)
def test_when_it_was_said_is_as_entered_else_the_date_of_the_source_that_is_surely_earliest(
    published: list[str | None], own: str | None, found: str | None
) -> None:
    sources = {f"s{n}": source(date) for n, date in enumerate(published)}
    date = said(claim(sources=list(sources), said=own), sources)
    assert (date.iso if date else None) == found


@pytest.mark.parametrize(
    ("one", "other", "surely"),
    [
        ("1902-05-01", "1902-05-02", True),
        ("1902-05-01", "1902-05-01", False),
        ("1902-05", "1902-05-02", False),
        ("1902-05-31", "1902-06", True),
        ("1902", "1902-12-31", False),
        ("1902-05-02", "1902-05-01", False),
    ],
)
def test_a_date_lies_before_another_only_where_that_is_sure(one: str, other: str, surely: bool) -> None:
    assert before(PartialDate.parse(one), PartialDate.parse(other)) == surely


@pytest.mark.parametrize(
    ("date", "until", "outside"),
    [
        ("1902-05-01", None, False),
        ("1902-05-03", None, False),
        ("1902-05", None, False),
        ("1902", None, False),
        ("1902-04-30", None, True),
        ("1902-05-04", None, True),
        ("1902-05-02", "1902-05-04", True),
        ("1902-04-30", "1902-05-02", True),
        (None, None, False),
    ],
)
def test_what_happened_is_outside_its_event_only_where_that_is_sure(date: str | None, until: str | None, outside: bool) -> None:
    event = Event.model_validate({"id": "e", "title": "t", "date": "1902-05-01", "until": "1902-05-03", "themes": ["t"], "weight": 1})
    assert out_of_time(claim(date=date, until=until), event) == outside


@pytest.mark.parametrize(
    ("until", "time", "words"),
    [
        (None, None, "1 May 1902"),
        ("1902-05-02", None, "1 May 1902 to 2 May 1902"),
        (None, {"at": "23:30", "zone": "Europe/London"}, "1 May 1902, 23:30, London time"),
        (None, {"at": "23:30", "until": "00:15", "zone": "UTC"}, "1 May 1902, 23:30 to 00:15 the next day, UTC"),
        (None, {"at": "09:00", "until": "10:15", "zone": "America/Port_of_Spain"}, "1 May 1902, 09:00 to 10:15, Port of Spain time"),
        ("1902-05-02", {"at": "23:30", "until": "02:00", "zone": "UTC"}, "1 May 1902, 23:30, to 2 May 1902, 02:00, UTC"),
        ("1902-05-02", {"at": "23:30", "zone": "UTC"}, "1 May 1902, 23:30, to 2 May 1902, UTC"),
    ],
)
def test_an_hour_is_told_with_its_zone(until: str | None, time: dict[str, str] | None, words: str) -> None:
    end, hour = PartialDate.parse(until) if until else None, Time.model_validate(time) if time else None
    assert happened_words(PartialDate.parse("1902-05-01"), end, hour) == words
