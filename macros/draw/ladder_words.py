"""What the ladder of time says in words: when an event was, how long it lasted, on which days force met talks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.findings import few
from ..record.dates import MONTHS, day_words
from ..record.kinds import Event

if TYPE_CHECKING:
    from ..model.model import Model
    from .ladder import Drawing

DURATION = re.compile(r"\b(?:hour|day|week|month|year)s?\b", re.IGNORECASE)
NAMED = 3  # days that a headline names


def when_words(event: Event, monthly: bool) -> str:
    """The day of an event as its rung has it, or its days within one month: `23–24`; in a rung of years `23–24 Dec`."""
    when = event.date
    day = f"{when.first.day}{_to(event)}" if when.precision == "day" else ""
    month = "" if monthly or when.precision == "year" else MONTHS[when.first.month - 1][:3]
    return " ".join(filter(None, [day, month]))


def lasted_words(event: Event) -> str:
    """How long an event lasted, where neither its days nor its name tell: `59 days`."""
    if not (event.until and event.until.precision == event.date.precision == "day") or _to(event) or DURATION.search(event.title):
        return ""
    days = (event.until.first - event.date.first).days
    return f"{days} days" if days > 1 else ""


def meeting_words(model: Model, drawn: Drawing | None) -> str:
    """The days on which force met talks, as far as the record knows them, after what that is called; empty where there was none."""
    ladder = model.explainer.ladder
    if not (ladder and drawn and drawn.meetings):
        return ""
    days = [day_words(day) for day in drawn.meetings]
    told = " and ".join(days) if len(days) <= NAMED else f"{few(len(days))} days, from {days[0]} to {days[-1]}"
    return f"{ladder.meets}: {told}, at least."


def _to(event: Event) -> str:
    """The last day of an event of several days in one month."""
    first, last = event.date.first, event.until or event.date
    within = last.precision == "day" and (first.year, first.month) == (last.first.year, last.first.month)
    return f"\u2013{last.first.day}" if within and last.first > first else ""
