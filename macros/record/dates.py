"""Dates as the record writes them: ISO prefixes, whose length is their precision."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = calendar.month_name[1:]
_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month or a year: `2024-12-24`, `2024-12` or `2024`."""

    first: date
    iso: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date a text writes; ValueError when it is none, or is not on the calendar."""
        match = _SHAPE.fullmatch(text)
        if not match:
            raise ValueError("expected a date: YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else 1 for part in match.groups())
        return cls(date(year, month, day), text)

    @property
    def precision(self) -> str:
        """`day`, `month` or `year`."""
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]

    @property
    def last(self) -> date:
        """The last day the date can mean."""
        if self.precision == "day":
            return self.first
        month = 12 if self.precision == "year" else self.first.month
        return date(self.first.year, month, calendar.monthrange(self.first.year, month)[1])

    @property
    def words(self) -> str:
        """The date as a reader reads it: `24 December 2024`, `December 2024`, `2024`."""
        month = f"{MONTHS[self.first.month - 1]} {self.first.year}"
        return {"day": f"{self.first.day} {month}", "month": month}.get(self.precision, self.iso)

    def __str__(self) -> str:
        return self.iso


def span_words(since: PartialDate | None, until: PartialDate | None) -> str:
    """Two dates in words: `2001 to 2021`, `since 2007`, `until 2021`, or nothing."""
    if since and until:
        return since.words if since == until else f"{since.words} to {until.words}"
    if since:
        return f"since {since.words}"
    return f"until {until.words}" if until else ""


def brief_span(since: PartialDate, until: PartialDate | None) -> str:
    """Two dates where there is little room: `23–24 December 2024` within a month, else as in `span_words`."""
    if (
        until
        and since.precision == until.precision == "day"
        and (since.first.year, since.first.month) == (until.first.year, until.first.month)
    ):
        return until.words if since == until else f"{since.first.day}–{until.words}"
    return span_words(since, until or since)


def day_words(day: date) -> str:
    """A whole day in words: `24 December 2024`."""
    return PartialDate.parse(day.isoformat()).words


def days_between(start: PartialDate, end: PartialDate) -> int | None:
    """Whole days from one day to another; None unless both are known to the day."""
    if start.precision == end.precision == "day":
        return (end.first - start.first).days
    return None
