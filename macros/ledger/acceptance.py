"""What stands in the way of an acceptance: entries that say too much, or are of a day to come; a record that began anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..record.kinds import Change
from ..record.problems import Location, Problems
from .comparison import Comparison
from .entries import ADDED, CAUSES, EXTENDED, WITHDRAWN, WORDING, Named, named, written
from .fields import FOLDERS, LOG, SETTING
from .published import FILE
from .shifts import shifts


def check_acceptance(comparison: Comparison, first: bool, today: date, problems: Problems) -> None:
    """What is refused at an acceptance only, for it is no fault while one writes; faults go to problems."""
    published = comparison.published
    file = Location(f"{comparison.data.name}/{FILE}")
    if published.empty and not first:
        how = f"restore {FILE} from the last version that was published; for a record that never was, say so: accept --first"
        problems.add(file, "", f"nothing was accepted before, and all would begin anew: {how}")
    if first and not published.empty:
        problems.add(file, "", "was accepted before: take out --first")
    reviewed = comparison.checked.explainer.reviewed
    if reviewed.first > today:
        place = comparison.place(SETTING, "explainer", "reviewed")
        problems.add(place, "reviewed", f"{reviewed} is to come: what is accepted was reviewed today, {today.isoformat()}, at the latest")
    for entry in comparison.answers.fresh:
        if entry.date.first > today:
            message = f"{entry.date} is to come: an entry is dated to the day of its acceptance at most, {today.isoformat()}"
            problems.add(comparison.place(LOG, entry.id, "date"), "date", message)
        for path, message in [] if published.empty else [*_idle(comparison, entry), *_unasked(comparison, entry)]:
            problems.add(comparison.place(LOG, entry.id, *path), ".".join(map(str, path)), message)


Said = tuple[tuple[str | int, ...], str]


def _idle(comparison: Comparison, entry: Change) -> Iterator[Said]:
    """Records that an entry names although nothing in them changed."""
    for record, path in named(entry).items():
        if not _changed(comparison, entry, record):
            yield path, f"'{written(record)}' did not change in a way that this entry tells of: take it out of the entry"


def _changed(comparison: Comparison, entry: Change, record: Named) -> bool:
    folder, id_ = record
    published, now = comparison.published, comparison.now.get(folder, {}).get(id_)
    kept = published.of(folder).get(id_)
    if kept is None or not published.covers(folder):
        return now is not None and entry.kind not in (WORDING, EXTENDED, WITHDRAWN)
    if any(not comparison.answers.refusal(entry, kept, shift) for shift in shifts(folder, id_, kept, now)):
        return True
    return folder == "claims" and entry.kind in CAUSES and bool(comparison.answers.causes(id_))  # another stands against it


def _unasked(comparison: Comparison, entry: Change) -> Iterator[Said]:
    """Fields and kinds that an entry calls new although no record gained them."""
    answers, published = comparison.answers, comparison.published
    for at, path in enumerate(entry.extends):
        kind, dot, _ = path.partition(".")
        folder = FOLDERS[kind]
        if not dot:
            used = entry.kind == ADDED and not published.covers(folder)
        else:
            used = any(answers.extends(path, shift) for _, shift in answers.shifts(folder))
        if not used:
            yield ("extends", at), f"'{path}' is not new: no record gained it since the last acceptance; take it out"
