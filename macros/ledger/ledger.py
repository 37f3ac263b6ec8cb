"""The ledger: each claim's address and history, the same before an acceptance and after it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from ..record.check import Checked
from ..record.dates import PartialDate
from ..record.kinds import Change, Claim, Event
from .changes import answering, fresh, shifts
from .check import ledger_page
from .published import AcceptedClaim, Published, Step, substance


@dataclass(frozen=True)
class Tombstone:
    """What stands at the address of a claim that was withdrawn."""

    id: str
    change: Change


class Ledger:
    """What was published and what changed since; needs a record without faults."""

    def __init__(self, checked: Checked, published: Published) -> None:
        self.published = published
        self.changes: dict[str, Change] = dict(sorted(checked.records["changes"].items(), key=lambda item: (item[1].date, item[0])))
        self.claims: dict[str, Claim] = {id_: claim for id_, claim in checked.records["claims"].items() if not claim.hold}
        self.events: dict[str, Event] = checked.records["events"]
        self.edition: PartialDate = max([checked.explainer.reviewed, *(change.date for change in self.changes.values())])
        first = uuid.uuid5(uuid.NAMESPACE_URL, f"{checked.explainer.title}|{self.edition}")
        self.urn: uuid.UUID = published.urn or first
        self._fresh = fresh(published, self.changes.values())

    def page(self, id_: str) -> str:
        """The ledger page of a claim, below docs/: where it was first published, for good."""
        claim_state = self.published.claims.get(id_)
        return claim_state.page if claim_state else ledger_page(self.claims[id_].theme)

    def claim_state(self, id_: str) -> AcceptedClaim:
        """A claim that is or was published, as the next acceptance will keep it."""
        before, claim = self.published.claims.get(id_), self.claims.get(id_)
        now = substance(claim) if claim else None
        if before is None:
            return AcceptedClaim(page=self.page(id_), accepted=self.edition, state=now or {})
        found = [(shift, answering(self._fresh.get(id_, []), before, shift)) for shift in shifts(before, now)]
        steps = [Step(date=by.date, change=by.id, field=shift.field, old=shift.old, new=shift.new) for shift, by in found if by]
        if not steps:
            return before
        update = {"accepted": self.edition, "state": now or before.state, "history": [*before.history, *steps]}
        return before.model_copy(update={**update, "withdrawn": None if now else steps[0].change})

    @cached_property
    def tombstones(self) -> dict[str, list[Tombstone]]:
        """The withdrawn claims of each ledger page."""
        found: dict[str, list[Tombstone]] = defaultdict(list)
        for id_ in sorted(self.published.claims.keys() - self.claims.keys()):
            if by := self.claim_state(id_).withdrawn:
                found[self.page(id_)].append(Tombstone(id_, self.changes[by]))
        return found

    @cached_property
    def entries_of(self) -> dict[str, list[Change]]:
        """The entries that name each claim, oldest first."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes.values():
            for id_ in change.claims:
                found[id_].append(change)
        return found

    def steps(self, change: str, claim: str) -> list[Step]:
        """What an entry changed in a claim, field by field."""
        return [step for step in self.claim_state(claim).history if step.change == change]

    def came(self, event: str) -> PartialDate:
        """When an event came into the published record."""
        return self.published.events.get(event, self.edition)

    def accepted(self) -> Published:
        """The state to be recorded: what stands now, with its history."""
        ids = sorted({*self.published.claims, *self.claims})
        return Published(
            urn=self.urn,
            changes={id_: substance(change) for id_, change in self.changes.items()},
            claims={id_: self.claim_state(id_) for id_ in ids},
            events=self.published.events | {id_: self.came(id_) for id_ in self.events},
        )
