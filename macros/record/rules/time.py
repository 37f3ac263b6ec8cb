"""What must hold of dates: when things happened, when they were said, and which word can answer which."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Checked
from ..chronology import out_of_time
from ..dates import span_words
from ..denials import OlderDenial, older_denials
from ..kinds import Claim
from .common import Fault, claims_of


def what_happened_falls_within_its_event(checked: Checked) -> Iterator[Fault]:
    """What a claim tells of happened in its event's time, unless it says why not."""
    events = checked.records["events"]
    for claim in claims_of(checked).values():
        event = events.get(claim.event or "")
        if claim.outside and not (claim.event and claim.date):
            yield claim, ("outside",), "says why it happened outside its event's time, but has no event or no date"
        elif not (event and claim.date):
            continue
        elif out_of_time(claim, event) and not claim.outside:
            when, whole = span_words(claim.date, claim.until or claim.date), span_words(event.date, event.until or event.date)
            yield (
                claim,
                ("date",),
                f"happened {when}, outside the time of '{event.id}', {whole}: mend a date, say in 'outside' why, "
                "or move it to 'said', if that is when it was said",
            )
        elif claim.outside and not out_of_time(claim, event):
            yield claim, ("outside",), f"lies within the time of '{event.id}': take this out, or mend a date"


def denials_answer_what_was_said_before(checked: Checked) -> Iterator[Fault]:
    """A denial that is older than what it denies disputes it only with a reason why it still stands."""
    for older in older_denials(claims_of(checked), checked.records["sources"], checked.vocab):
        if not older.holder.standing:
            yield older.holder, ("disputes", older.holder.disputes.index(_other(older).id)), _advice(older)
    for claim in claims_of(checked).values():
        if claim.standing and not claim.disputes:
            yield claim, ("standing",), "says why a denial still stands, but nothing stands under 'disputes'"


def _other(older: OlderDenial) -> Claim:
    return older.denied if older.holder is older.denial else older.denial


def _advice(older: OlderDenial) -> str:
    if older.holder is older.denial:
        told = f"this was said {older.was}, before what it denies: '{older.denied.id}' was said {older.then}"
    else:
        told = f"'{older.denial.id}' was said {older.was}, before this, which it denies, was said {older.then}"
    return f"{told}: say in 'standing' why the denial still stands, or take the dispute out"


def hours_belong_to_a_day(checked: Checked) -> Iterator[Fault]:
    """An hour needs its day, and an end its beginning."""
    for folder in ("claims", "events"):
        for record in checked.records[folder].values():
            if record.time and (record.date is None or record.date.precision != "day"):
                yield record, ("time",), "an hour needs its day: give 'date' as YYYY-MM-DD"
            if record.until and record.date is None:
                yield record, ("until",), "an end needs a beginning: give 'date'"
