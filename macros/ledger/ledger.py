"""The ledger: each claim's address and each record's history, the same before an acceptance and after it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from ..record.dates import PartialDate
from ..record.kinds import Change, Claim
from .comparison import Comparison
from .entries import QUIET, Named, by_record, named
from .fields import known
from .pages import ledger_page
from .published import AcceptedRecord, Published, Step
from .shifts import shifts
from .standing import State, substance


@dataclass(frozen=True)
class Tombstone:
    """What stands at the address of a claim that was withdrawn."""

    id: str
    change: Change


class Ledger:
    """What was published and what changed since; needs a record without faults."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.published = comparison.published
        self.changes: dict[str, Change] = dict(sorted(comparison.changes.items(), key=lambda item: (item[1].date, item[0])))
        self.claims: dict[str, Claim] = {id_: claim for id_, claim in comparison.claims.items() if not claim.hold}
        explainer = comparison.checked.explainer
        self.edition: PartialDate = max([explainer.reviewed, *(change.date for change in self.changes.values())])
        first = uuid.uuid5(uuid.NAMESPACE_URL, f"{explainer.title}|{self.edition}")
        self.urn: uuid.UUID = self.published.urn or first

    def page(self, id_: str) -> str:
        """The ledger page of a claim, below docs/: where it was first published, for good."""
        before = self.published.of("claims").get(id_)
        return before.page if before else ledger_page(self.claims[id_].theme)

    def state(self, folder: str, id_: str) -> AcceptedRecord:
        """A record that is or was published, as the next acceptance will keep it."""
        before, now = self.published.of(folder).get(id_), self.comparison.now.get(folder, {}).get(id_)
        if before is None or not self.published.covers(folder):
            return self._first(folder, id_, before, now or {})
        answers = self.comparison.answers
        found = [(shift, answers.answer(before, shift)) for shift in shifts(folder, id_, before, now)]
        steps = [Step(date=by.date, change=by.id, field=shift.field, old=shift.old, new=shift.new) for shift, by in found if by]
        if not steps:
            return before
        update = {"accepted": self.edition, "state": before.state if now is None else now, "history": [*before.history, *steps]}
        return before.model_copy(update={**update, "withdrawn": steps[0].change if now is None else None})

    def _first(self, folder: str, id_: str, before: AcceptedRecord | None, now: State) -> AcceptedRecord:
        """A record as it is first accepted; the day on which it came may have been kept before the rest was."""
        page = self.page(id_) if folder == "claims" else ""
        return AcceptedRecord(came=before.came if before else self.edition, accepted=self.edition, page=page, state=now)

    @cached_property
    def tombstones(self) -> dict[str, list[Tombstone]]:
        """The withdrawn claims of each ledger page."""
        found: dict[str, list[Tombstone]] = defaultdict(list)
        for id_ in sorted(self.published.of("claims").keys() - self.claims.keys()):
            if by := self.state("claims", id_).withdrawn:
                found[self.page(id_)].append(Tombstone(id_, self.changes[by]))
        return found

    @cached_property
    def naming(self) -> dict[Named, list[Change]]:
        """The entries that name each record, oldest first."""
        return by_record(self.changes.values())

    @cached_property
    def entries_of(self) -> dict[str, list[Change]]:
        """The entries that name each claim, or tell why it is shown otherwise than before, oldest first."""
        found: dict[str, list[Change]] = defaultdict(list)
        for (folder, id_), changes in self.naming.items():
            if folder == "claims":
                found[id_] += changes
        for change, records in self.followed.items():
            for folder, id_ in records:
                if folder == "claims":
                    found[id_] = sorted([*found[id_], self.changes[change]], key=lambda entry: (entry.date, entry.id))
        return found

    @cached_property
    def followed(self) -> dict[str, list[Named]]:
        """For each entry, the records that changed with those it names: a claim that is now shown otherwise."""
        found: dict[str, list[Named]] = defaultdict(list)
        for folder, records in self.published.records.items():
            for id_ in records:
                for change in dict.fromkeys(step.change for step in self.state(folder, id_).history):
                    entry = self.changes.get(change)
                    if entry and entry.kind not in QUIET and (folder, id_) not in named(entry):
                        found[change].append((folder, id_))
        return found

    def steps(self, change: str, folder: str, id_: str) -> list[Step]:
        """What an entry changed in a record, field by field."""
        return [step for step in self.state(folder, id_).history if step.change == change]

    def changed(self, folder: str, id_: str) -> PartialDate:
        """When a record last changed in more than words, or came."""
        kept = self.state(folder, id_)
        loud = [step.date for step in kept.history if (by := self.changes.get(step.change)) and by.kind not in QUIET]
        return max([kept.came, *loud])

    def came(self, event: str) -> PartialDate:
        """When an event came into the published record."""
        return self.state("events", event).came

    def accepted(self) -> Published:
        """The state to be recorded: what stands now, with its history."""
        now, before = self.comparison.now, self.published
        ids = {folder: sorted({*before.of(folder), *now.get(folder, {})}) for folder in {*now, *before.records}}
        return Published(
            urn=self.urn,
            changes={id_: substance(change) for id_, change in self.changes.items()},
            since={folder: self._since(folder) for folder in now},
            records={folder: {id_: self.state(folder, id_) for id_ in own} for folder, own in ids.items()},
        )

    def _since(self, folder: str) -> dict[str, PartialDate]:
        """The fields the ledger keeps of a kind, with the day from which on it does."""
        before = self.published.since.get(folder, {})
        return {name: before.get(name, self.edition) for name in sorted({*before, *known(folder)})}
