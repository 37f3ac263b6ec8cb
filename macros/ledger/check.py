"""No silent corrections: what was published changes only with an entry in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..record.kinds import Change
from ..record.problems import Location, Problems, did_you_mean
from .comparison import Comparison
from .entries import ADDED, EXTENDED, WITHDRAWN, named, written
from .fields import FOLDERS, LOG, NAMES, OUTLINES, SHOWN, known
from .pages import pages_hold_their_claims
from .published import FILE, AcceptedRecord
from .shifts import FieldShift
from .standing import substance

Fault = tuple[Location, str, str]
LedgerRule = Callable[[Comparison], Iterator[Fault]]


def check_ledger(comparison: Comparison, problems: Problems) -> None:
    """Compare the record with what was published; faults go to problems."""
    for rule in LEDGER_RULES:
        for place, what, message in rule(comparison):
            problems.add(place, what, message)


def corrections_are_told(comparison: Comparison) -> Iterator[Fault]:
    """A published record changes, or goes, only with an entry that answers for it."""
    if not comparison.checked.whole(LOG):
        return
    answers = comparison.answers
    for folder in NAMES:
        for kept, shift in answers.shifts(folder):
            unsure = comparison.unsure(folder, shift.id) or (shift.field == SHOWN and not comparison.checked.whole(folder))
            if not unsure and not answers.answer(kept, shift):
                yield from _untold(comparison, kept, shift)


def _untold(comparison: Comparison, kept: AcceptedRecord, shift: FieldShift) -> Iterator[Fault]:
    folder, id_ = shift.record
    answers, log = comparison.answers, comparison.home(LOG)
    names = "names it" if folder == "claims" else f"names it (records: [{written(shift.record)}])"
    advice = f"add an entry ({answers.kinds(shift)}) to {log} that {names} and says why, dated {kept.accepted} or later"
    if entries := answers.naming.get(shift.record):
        for entry in entries:
            field, at = named(entry)[shift.record]
            refusal = answers.refusal(entry, kept, shift)
            yield comparison.place(LOG, entry.id, field, at), f"{field}.{at}", f"'{id_}' {refusal}"
    elif shift.gone and id_ in comparison.held and folder == "claims":
        yield comparison.place(folder, id_, "hold"), "hold", f"is published: let it stand, or {advice}"
    elif shift.gone:
        yield comparison.kept_at(folder, id_), "", f"is published and is gone from {comparison.home(folder)}: put it back, or {advice}"
    elif kept.withdrawn:
        message = f"was withdrawn (entry '{kept.withdrawn}'): give the new {NAMES[folder]} another id, or {advice}"
        yield comparison.place(folder, id_), "", message
    elif shift.field == SHOWN:
        yield comparison.place(folder, id_), SHOWN, f"{_flip(comparison, shift)}: {advice.replace('names it', 'names it, or that claim,')}"
    else:
        was = "with other content" if folder == OUTLINES else "as nothing" if shift.old is None else f"as '{_short(shift.old)}'"
        yield comparison.place(folder, id_, shift.field), shift.field, f"was published {was}: put that back, or {advice}"


def _flip(comparison: Comparison, shift: FieldShift) -> str:
    by = ", ".join(f"'{id_}'" for id_ in sorted(comparison.answers.causes(shift.id)))
    return f"was shown as {shift.old} and is now {shift.new}" + (f", because of {by}" if by else "")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else str(value).replace("'", "")
    return text if len(text) <= 60 else f"{text[:57]}…"


def entries_name_records(comparison: Comparison) -> Iterator[Fault]:
    """An entry is dated to the day, and names records that are, or were, and fields that there are."""
    for change in comparison.changes.values():
        if change.date.precision != "day":
            yield comparison.place(LOG, change.id, "date"), "date", "an entry is dated to the day: YYYY-MM-DD"
        yield from _names(comparison, change)
        yield from _extends(comparison, change)


def _names(comparison: Comparison, change: Change) -> Iterator[Fault]:
    """What is wrong with the records that an entry names."""
    for at, text in enumerate(change.records):
        kind, slash, _ = text.partition("/")
        if kind not in FOLDERS or not slash:
            place = comparison.place(LOG, change.id, "records", at)
            yield place, f"records.{at}", f"'{text}' names no record: write its kind, '/' and its id; the kinds are {', '.join(FOLDERS)}"
    new = change.id not in comparison.published.changes
    for (folder, id_), (field, at) in named(change).items():
        place, what = comparison.place(LOG, change.id, field, at), f"{field}.{at}"
        published, stands = comparison.published.of(folder), comparison.now.get(folder, {})
        if id_ not in published and id_ not in stands:
            if folder == "claims" and id_ in comparison.held:
                yield place, what, f"'{id_}' is on hold and was never published: leave it out"
            elif not comparison.unsure(folder, id_):
                yield place, what, f"no {NAMES[folder]} '{id_}'{did_you_mean(id_, {*published, *stands})}"
        elif new and change.kind == WITHDRAWN and id_ in stands:
            yield place, what, f"'{id_}' still stands in the record: take it out, or give the entry another kind"


def _extends(comparison: Comparison, change: Change) -> Iterator[Fault]:
    """What is wrong with the kinds and fields that an entry says the record gained."""
    for at, text in enumerate(change.extends):
        place, what = comparison.place(LOG, change.id, "extends", at), f"extends.{at}"
        kind, dot, field = text.partition(".")
        if kind not in FOLDERS:
            yield place, what, f"no kind '{kind}'{did_you_mean(kind, FOLDERS)} Expected one of: {', '.join(FOLDERS)}"
        elif dot and field not in known(FOLDERS[kind]):
            yield place, what, f"the ledger keeps no field '{field}' of a {kind}{did_you_mean(field, known(FOLDERS[kind]))}"
        elif change.kind != (EXTENDED if dot else ADDED):
            yield place, what, f"a field goes with the kind '{EXTENDED}', and a kind of record with '{ADDED}'"
    if change.kind == EXTENDED and not change.extends:
        yield comparison.place(LOG, change.id, "kind"), "kind", f"'{EXTENDED}' names the fields that are new: extends: [claim.said]"


def kinds_come_with_an_entry(comparison: Comparison) -> Iterator[Fault]:
    """The ledger begins to answer for a kind with an entry that says so."""
    published = comparison.published
    told = {kind for change in comparison.answers.fresh if change.kind == ADDED for kind in change.extends}
    new = [
        NAMES[folder]
        for folder, records in comparison.now.items()
        if records and not published.covers(folder) and NAMES[folder] not in told
    ]
    if new and not published.empty and comparison.checked.whole(LOG):
        advice = f"add one entry ('{ADDED}', extends: [{', '.join(sorted(new))}])"
        message = f"answers for more kinds from now on, and {comparison.home(LOG)} does not say so: {advice}"
        yield Location(f"{comparison.data.name}/{FILE}"), "", message


def entries_stay(comparison: Comparison) -> Iterator[Fault]:
    """What the log once said it goes on saying."""
    published = comparison.published
    for id_, was in published.changes.items():
        change = comparison.changes.get(id_)
        if change is None and not comparison.unsure(LOG, id_):
            message = f"is published and is gone from {comparison.home(LOG)}: put it back; the log keeps what it said"
            yield comparison.kept_at(LOG, id_), "", message
        elif change and (now := substance(change)) != was:
            name = next(name for name in Change.model_fields if now.get(name) != was.get(name))
            message = f"was published as '{_short(was.get(name, ''))}': put that back, and say the rest in a new entry"
            yield comparison.place(LOG, id_, name), name, message
    for folder, records in published.records.items():
        for id_, kept in records.items():
            for entry in (kept.withdrawn, *(step.change for step in kept.history)):
                if entry and entry not in published.changes:
                    message = f"names an entry '{entry}' that the log never held: restore the file's last version"
                    yield comparison.kept_at(folder, id_), "", message


LEDGER_RULES: tuple[LedgerRule, ...] = (
    corrections_are_told,
    entries_name_records,
    kinds_come_with_an_entry,
    entries_stay,
    pages_hold_their_claims,
)
