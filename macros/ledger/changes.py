"""What changed in a published claim, and whether an entry of the log answers for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..record.kinds import Change, Claim
from .published import AcceptedClaim, Published

WITHDRAWN, WORDING = "withdrawn", "wording"
OF_SUBSTANCE = ("updated", "corrected")
PROSE = ("statement", "note")  # our own words, which may be bettered without a change of substance
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class FieldShift:
    """One field of a published claim that is not what it was; no new value where the claim is gone."""

    field: str
    old: Any
    new: Any
    gone: bool = False


def shifts(kept: AcceptedClaim, now: dict[str, Any] | None) -> list[FieldShift]:
    """What is no longer as it was accepted; the statement alone where a claim is gone or came back."""
    if now == kept.state and not kept.withdrawn:
        return []
    if now is None:
        statement = kept.state["statement"]
        return [] if kept.withdrawn else [FieldShift("statement", statement, None, gone=True)]
    before = {name: value for name, value in kept.state.items() if not (kept.withdrawn and name == "statement")}
    return [FieldShift(name, before.get(name), now.get(name)) for name in Claim.model_fields if before.get(name) != now.get(name)]


def fresh(published: Published, changes: Iterable[Change]) -> dict[str, list[Change]]:
    """For each claim, the entries that name it and were not accepted with an earlier state of it."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        for claim in change.claims if change.id not in published.changes else ():
            found[claim].append(change)
    return found


def refusal(entry: Change, kept: AcceptedClaim, shift: FieldShift) -> str:
    """Why an entry does not answer for a shift, and what to do; empty where it does."""
    if entry.date.first < kept.accepted.first:
        return f"was accepted as it was on {kept.accepted}, and this entry is older: date it {kept.accepted} or later"
    if shift.gone:
        return "" if entry.kind == WITHDRAWN else f"is gone from the record: make the entry '{WITHDRAWN}', or put the claim back"
    if entry.kind == WORDING and not _only_words(shift):
        return f"changed in {shift.field}, and '{WORDING}' leaves the substance as it is: make the entry {_either()}"
    if entry.kind not in (WORDING, *OF_SUBSTANCE):
        return f"changed in {shift.field}: make the entry {_either()}"
    return ""


def answering(entries: Iterable[Change], kept: AcceptedClaim, shift: FieldShift) -> Change | None:
    """The entry that answers for a shift: rather one of substance, then the latest."""
    able = [entry for entry in entries if not refusal(entry, kept, shift)]
    return max(able, key=lambda entry: (entry.kind != WORDING, entry.date, entry.id), default=None)


def _either() -> str:
    return " or ".join(f"'{kind}'" for kind in OF_SUBSTANCE)


def _only_words(shift: FieldShift) -> bool:
    """Whether only our words changed: no number in them, and no text where none was."""
    if shift.field == "differs":
        reasons = [[item.get("why", "") for item in value or ()] for value in (shift.old, shift.new)]
        same = [[item.get("id") for item in value or ()] for value in (shift.old, shift.new)]
        return same[0] == same[1] and _numbers(" ".join(reasons[0])) == _numbers(" ".join(reasons[1]))
    both = isinstance(shift.old, str) and isinstance(shift.new, str)
    return both and shift.field in PROSE and _numbers(shift.old) == _numbers(shift.new)


def _numbers(text: str) -> list[str]:
    return sorted(NUMBER.findall(text))
