"""When claims happened and when they were said; which sources they lean on that are undated, or taken back."""

from __future__ import annotations

from functools import cached_property

from ..record import chronology
from ..record.dates import PartialDate
from ..record.denials import OlderDenial, older_denials
from ..record.kinds import Claim, Event, Source, Vocab


class Dating:
    """Look-ups from a claim to its dates, and to what they mean for it."""

    claims: dict[str, Claim]
    events: dict[str, Event]
    sources: dict[str, Source]
    vocab: Vocab

    def said(self, claim: Claim) -> PartialDate | None:
        """When a claim was said: as entered, else the date of its earliest dated source; None where no source is dated."""
        return chronology.said(claim, self.sources)

    def moment(self, claim: Claim) -> PartialDate | None:
        """The one date of a claim where there is room for one: when it happened, else when it was said, else its event's."""
        return chronology.moment(claim, self.sources, self.events.get(claim.event or ""))

    def date_of(self, id_: str) -> PartialDate:
        """The date that stands for an event, or for a claim, by its id; ValueError where the record knows none."""
        date = self.events[id_].date if id_ in self.events else self.moment(self.claims[id_])
        if date is None:
            raise ValueError(f"{id_} has no date")
        return date

    def when(self, claim: Claim) -> tuple[str, str]:
        """A claim's place in a list by time: by that one date; undated ones come first."""
        date = self.moment(claim)
        return (date.iso if date else "", claim.id)

    def became_known(self, claim: Claim) -> tuple[str, str]:
        """A claim's place in a list by when it was said; undated ones come last."""
        date = self.said(claim)
        return (date.iso if date else "~", claim.id)

    def undated(self, claim: Claim) -> bool:
        """Whether a claim rests on undated sources alone."""
        return self._undated.issuperset(claim.sources)

    def retracted(self, claim: Claim) -> bool:
        """Whether a claim rests on retracted sources alone."""
        return self._retracted.issuperset(claim.sources)

    @cached_property
    def _undated(self) -> set[str]:
        return {id_ for id_, source in self.sources.items() if source.published is None}

    @cached_property
    def _retracted(self) -> set[str]:
        return {id_ for id_, source in self.sources.items() if source.retracted}

    def denied_before(self, claim: Claim, other: str) -> str:
        """Why a denial still stands against a claim that was said after it; empty where that denial is not older."""
        older = self.older.get((other, claim.id))
        return (older.holder.standing or "") if older and older.denied is claim else ""

    @cached_property
    def older(self) -> dict[tuple[str, str], OlderDenial]:
        """The disputes in which the denial was said before what it denies, by both their claims, in either order."""
        found = list(older_denials(self.claims, self.sources, self.vocab))
        pairs = {(one.denial.id, one.denied.id): one for one in found}
        return pairs | {(other, one): older for (one, other), older in pairs.items()}
