"""Whether an entry of the log answers for what changed: an entry that names the record, or one that tells its cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from ..record.check import Checked
from ..record.kinds import Change
from .entries import CAUSES, EXTENDED, OF_SUBSTANCE, QUIET, UPDATED, WITHDRAWN, WORDING, by_record, fresh, named
from .fields import NAMES, SHOWN, model_of
from .published import AcceptedRecord, Published
from .shifts import FieldShift, shifts
from .standing import Standing, against
from .wording import Wording


class Answers:
    """The entries since the last acceptance, asked what they answer for."""

    def __init__(self, checked: Checked, published: Published, now: Standing) -> None:
        self.published, self.now = published, now
        self.fresh = fresh(published, checked.records["changes"].values())
        self.naming = by_record(self.fresh)
        self._wording = Wording(checked)

    def shifts(self, folder: str) -> Iterator[tuple[AcceptedRecord, FieldShift]]:
        """What changed in the published records of a kind; nothing while the ledger does not yet answer for the kind."""
        now = self.now.get(folder, {})
        for id_, kept in self.published.of(folder).items() if self.published.covers(folder) else ():
            for shift in shifts(folder, id_, kept, now.get(id_)):
                yield kept, shift

    def answer(self, kept: AcceptedRecord, shift: FieldShift) -> Change | None:
        """The entry that answers for a shift: rather one of substance, then the latest."""
        able = [entry for entry in self._entries(shift) if not self.refusal(entry, kept, shift)]
        return max(able, key=lambda entry: (entry.kind not in QUIET, entry.date, entry.id), default=None)

    def _entries(self, shift: FieldShift) -> Iterable[Change]:
        """The entries that may answer: those that name the record, tell of its cause, or of its field."""
        yield from self.naming.get(shift.record, ())
        yield from (entry for entry in self.fresh if shift.record not in named(entry) and self.follows(entry, shift))

    def follows(self, entry: Change, shift: FieldShift) -> bool:
        """Whether a shift follows from what an entry tells of another record, or of a field that all records of the kind gain."""
        if entry.kind == EXTENDED:
            return any(self.extends(path, shift) for path in entry.extends)
        others = {id_ for folder, id_ in named(entry) if folder == shift.folder == "claims"}
        if shift.field == SHOWN:
            return entry.kind in CAUSES and bool(others & self.causes(shift.id))
        return entry.kind == WITHDRAWN and not shift.gone and self._only_lost(shift, {id_ for _, id_ in named(entry)})

    def causes(self, claim: str) -> set[str]:
        """The claims that came to stand against a claim, or no longer do, or replaced it."""
        before, after = self._against
        return before.get(claim, set()) ^ after.get(claim, set())

    @cached_property
    def _against(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        stood = {id_: kept.state for id_, kept in self.published.of("claims").items() if not kept.withdrawn}
        return against(stood), against(self.now.get("claims", {}))

    @staticmethod
    def _only_lost(shift: FieldShift, withdrawn: set[str]) -> bool:
        """Whether a field lost nothing but what names withdrawn records."""
        old, new = ([] if value is None else value if isinstance(value, list) else [value] for value in (shift.old, shift.new))
        lost = [item for item in old if item not in new]
        ids = [{item} if isinstance(item, str) else {one for one in item.values() if isinstance(one, str)} for item in lost if item]
        return bool(lost) and all(item in old for item in new) and all(found & withdrawn for found in ids)

    def extends(self, path: str, shift: FieldShift) -> bool:
        """Whether a record gained a field, or a part of one, that its kind did not have when the record was accepted."""
        kind, _, field = path.partition(".")
        outer, _, inner = field.partition(".")
        if kind != NAMES[shift.folder] or outer != shift.field or shift.gone:
            return False
        since = self.published.since.get(shift.folder, {}).get(field)
        kept = self.published.of(shift.folder)[shift.id]
        if kept.withdrawn or (since is not None and kept.accepted.first >= since.first):
            return False
        return _without(shift.new, inner) == shift.old if inner else shift.old is None

    def refusal(self, entry: Change, kept: AcceptedRecord, shift: FieldShift) -> str:
        """Why an entry does not answer for a shift, and what to do; empty where it does."""
        if entry.date.first < kept.accepted.first:
            return f"was accepted as it was on {kept.accepted}, and this entry is older: date it {kept.accepted} or later"
        if shift.record not in named(entry) and self.follows(entry, shift):
            return ""
        if shift.gone:
            return "" if entry.kind == WITHDRAWN else f"is gone from the record: make the entry '{WITHDRAWN}', or put it back"
        if entry.kind == WORDING and not self._wording.only_words(model_of(*shift.record), shift.field, shift.old, shift.new):
            kept_as_is = "leaves numbers, negations, names and all substance as they are"
            return f"changed in {shift.field}, and '{WORDING}' {kept_as_is}: make the entry {either(OF_SUBSTANCE)}"
        if entry.kind not in (WORDING, *OF_SUBSTANCE):
            return f"changed in {shift.field}: make the entry {either(OF_SUBSTANCE)}"
        return ""

    def kinds(self, shift: FieldShift) -> str:
        """The kinds of entry that could answer for a shift, the least noisy first."""
        if shift.gone:
            return f"'{WITHDRAWN}'"
        if self._wording.only_words(model_of(*shift.record), shift.field, shift.old, shift.new):
            return either((WORDING, *OF_SUBSTANCE))
        path = f"{NAMES[shift.folder]}.{shift.field}"
        return f"'{EXTENDED}' with extends: [{path}], or '{UPDATED}'" if self.extends(path, shift) else either(OF_SUBSTANCE)


def either(kinds: Iterable[str]) -> str:
    """Kinds of entry as a message lists them."""
    *some, last = [f"'{kind}'" for kind in kinds]
    return f"{', '.join(some)} or {last}" if some else last


def _without(value: Any, part: str) -> Any:
    if isinstance(value, list):
        return [_without(item, part) for item in value]
    return {name: item for name, item in value.items() if name != part} if isinstance(value, dict) else value
