"""When things happened and when they were said; dates compare at the precision they are known to."""

from __future__ import annotations

from collections.abc import Mapping

from .dates import PartialDate, span_words
from .kinds import Claim, Event, Source
from .kinds.fields import Time


def said(claim: Claim, sources: Mapping[str, Source]) -> PartialDate | None:
    """When a claim was said: as entered, else the date of its earliest dated source; None where no source is dated."""
    return claim.said or earliest(claim, sources)


def earliest(claim: Claim, sources: Mapping[str, Source]) -> PartialDate | None:
    """The date of the source by which a claim was surely out; None where no source is dated."""
    dates = [date for id_ in claim.sources if id_ in sources and (date := sources[id_].published)]
    return min(dates, key=lambda date: (date.last, date.first), default=None)


def moment(claim: Claim, sources: Mapping[str, Source], event: Event | None = None) -> PartialDate | None:
    """The one date of a claim where there is room for one: when it happened, else when it was said, else its event's."""
    return claim.date or said(claim, sources) or (event.date if event else None)


def before(one: PartialDate, other: PartialDate) -> bool:
    """Whether a date lies surely before another: the same, or one within the other, does not."""
    return one.last < other.first


def out_of_time(claim: Claim, event: Event) -> bool:
    """Whether what a claim tells of surely began before its event, or began or ended after it."""
    last = event.until or event.date
    if claim.date is None:
        return False
    return before(claim.date, event.date) or before(last, claim.date) or bool(claim.until and before(last, claim.until))


def happened_words(date: PartialDate, until: PartialDate | None, time: Time | None) -> str:
    """When something happened, in words, with the hour where it is known: `1 May 1902, 23:30 to 00:15 the next day, London time`."""
    if time is None:
        return span_words(date, until or date)
    place = time.zone.rpartition("/")[2].replace("_", " ") + (" time" if "/" in time.zone else "")
    if until is None or until == date:
        end = f" to {time.until}{' the next day' if time.until < time.at else ''}" if time.until else ""
        return f"{date.words}, {time.at}{end}, {place}"
    return f"{date.words}, {time.at}, to {until.words}{f', {time.until}' if time.until else ''}, {place}"
