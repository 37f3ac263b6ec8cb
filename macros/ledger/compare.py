"""Whether data/published.json follows from what it was before: nothing lost, nothing rewritten, each change told.

`accept` writes the file, but anybody can edit it together with the record. So the steps that it tells are gone through again.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from ..record.kinds import Change
from .answers import Answers
from .comparison import Comparison
from .entries import ADDED, CAUSES, named, written
from .fields import NAMES, SHOWN, model_of, tidy
from .published import AcceptedRecord, Published, Step
from .shifts import FieldShift, naming

Fault = tuple[str, str]  # a record as entries name it, and what is wrong


def compare(base: Published, comparison: Comparison) -> Iterator[Fault]:
    """What does not follow from an earlier state of the file; nothing where all of it does."""
    now = comparison.published
    if base.urn and base.urn != now.urn:
        yield "urn", f"was {base.urn}: the feeds' readers know their entries by it"
    for id_, was in base.changes.items():
        if now.changes.get(id_) != was:
            yield f"change/{id_}", "is not as it was accepted: the log keeps what it said"
    for folder, fields in base.since.items():
        if any(now.since.get(folder, {}).get(name) != day for name, day in fields.items()):
            yield NAMES.get(folder, folder), "its fields are not kept since when they were"
    replay = _Replay(base, comparison)
    for folder, records in base.records.items():
        for id_, kept in records.items():
            yield from ((written_of(folder, id_), message) for message in replay.faults(folder, id_, kept))
    told = {kind for change in replay.entries.values() if change.kind == ADDED for kind in change.extends}
    for folder, own in now.records.items():
        if own and not base.empty and not base.covers(folder) and NAMES.get(folder) not in told:
            yield NAMES.get(folder, folder), "is answered for now, and no new entry of the log says so"


def written_of(folder: str, id_: str) -> str:
    """A record as entries name it; of a kind that is no more, by its folder."""
    return written((folder, id_)) if folder in NAMES else f"{folder}/{id_}"


class _Replay:
    """Goes again through the steps that a file tells, from its earlier state."""

    def __init__(self, base: Published, comparison: Comparison) -> None:
        self._base, self._now = base, comparison.published
        self.entries = dict(self._fresh())
        self._answers = Answers(comparison.checked, base, comparison.now)

    def _fresh(self) -> Iterator[tuple[str, Change]]:
        """The entries accepted since, as they were accepted."""
        for id_, state in self._now.changes.items():
            if id_ not in self._base.changes:
                try:
                    yield id_, Change.model_validate({"id": id_, **state})
                except ValidationError:
                    continue  # a step that names it finds no entry

    def faults(self, folder: str, id_: str, before: AcceptedRecord) -> Iterator[str]:
        """What does not follow in one record."""
        after = self._now.of(folder).get(id_)
        if after is None:
            yield "was published and is gone from the file"
            return
        if (after.came, after.page) != (before.came, before.page) and self._base.covers(folder):
            yield "came on another day, or lives on another page, than it did"
        if after.history[: len(before.history)] != before.history:
            yield "its history is not what it was"
        elif self._base.covers(folder):
            yield from self._steps(folder, id_, before, after)

    def _steps(self, folder: str, id_: str, before: AcceptedRecord, after: AcceptedRecord) -> Iterator[str]:
        """Each step begins where the one before it ended, and is told by an entry that answers for it."""
        state, withdrawn = dict(before.state), before.withdrawn
        for step in after.history[len(before.history) :]:
            name = naming(state)
            old = None if withdrawn and step.field == name else state.get(step.field)
            if step.old != old:
                yield f"a step in {step.field} does not begin with what was published"
            if message := self._untold(folder, id_, before, step, gone=step.new is None and step.field == name):
                yield message
            if step.new is None and step.field == name:
                withdrawn = step.change
                continue
            withdrawn = None if withdrawn and step.field == name else withdrawn
            state.pop(step.field, None) if step.new is None else state.update({step.field: step.new})
        model = model_of(folder, id_)
        if tidy(model, state) != tidy(model, after.state) or withdrawn != after.withdrawn:
            yield "changed without a step that says so"

    def _untold(self, folder: str, id_: str, before: AcceptedRecord, step: Step, gone: bool) -> str:
        """Why a step is not told by a new entry; empty where it is."""
        entry = self.entries.get(step.change)
        if entry is None:
            return f"a step in {step.field} names '{step.change}', which is no new entry of the log"
        shift = FieldShift(folder, id_, step.field, step.old, step.new, gone)
        if (folder, id_) not in named(entry):
            follows = entry.kind in CAUSES if step.field == SHOWN else self._answers.follows(entry, shift)
            return "" if follows else f"a step in {step.field} names '{step.change}', which does not name it"
        refusal = self._answers.refusal(entry, before, shift)
        return f"by '{step.change}': {refusal}" if refusal else ""
