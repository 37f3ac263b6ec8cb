"""Tolls as ranges: for each group and harm the span of the claimants' counts, with every open bound told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..record.amounts import after, number
from ..record.kinds import Claim, Event, Toll
from .model import Model

Count = tuple[Claim, Toll]


@dataclass(frozen=True)
class TollRange:
    """One group and harm: the span of some counts, in people."""

    group: str
    harm: str
    rows: list[Count]

    @property
    def low(self) -> int | None:
        """The lowest number anybody gives; None where there are words alone."""
        return min(self._ends, default=None)

    @property
    def high(self) -> int | None:
        """The highest number anybody gives."""
        return max(self._ends, default=None)

    @property
    def open_above(self) -> bool:
        """Whether the highest number is an at-least."""
        return bool(self._ends) and any(toll.high is None and toll.low == self.high for _, toll in self.rows)

    @property
    def at_least(self) -> bool:
        """Whether any of the counts is an at-least."""
        return any(toll.high is None and toll.low is not None for _, toll in self.rows)

    @property
    def counted(self) -> list[Claim]:
        """The claims that give a number."""
        return [claim for claim, toll in self.rows if _ends(toll)]

    @property
    def claims(self) -> list[Claim]:
        """Those with numbers, then those with words alone."""
        return [*self.counted, *(claim for claim, toll in self.rows if not _ends(toll))]

    @property
    def words(self) -> str:
        """The range in words: `45 to 52`; `at least 45, up to 52` where a count is open; a lone claimant's own words."""
        low, high = self.low, self.high
        if len(self.rows) == 1 and self.rows[0][1].words:
            return self.rows[0][1].words
        if low is None or high is None:
            return "no number given"
        first, last = self._bound(low), self._bound(high)
        if low == high:
            return first
        if first.startswith("at least") and not last.startswith("at least"):
            return f"{first}, up to {number(high)}"
        if first == number(low) and not last.startswith("up to"):
            return f"{first} to {last}" + (" or more" if self.at_least and last == number(high) else "")
        return f"{first}, or {last}"

    def _bound(self, end: int) -> str:
        """One end of the range as those who give it do; where they differ, the open one is told."""
        tolls = [toll for _, toll in self.rows if end in (toll.low, toll.high)]
        if any(toll.high is None for toll in tolls):
            return f"at least {number(end)}"
        return f"up to {number(end)}" if any(toll.low is None for toll in tolls) else number(end)

    @property
    def _ends(self) -> list[int]:
        return [end for _, toll in self.rows for end in _ends(toll)]


def _ends(toll: Toll) -> list[int]:
    return [end for end in (toll.low, toll.high) if end is not None]


def group_word(model: Model, toll: Toll) -> str:
    """Whom a toll counts, as the number before it has it: `1 militant`, `2 militants`, `hundreds of militants`."""
    word = model.word("groups", toll.group)
    return after(toll.words or "", str(word.one if word.one and toll.low == toll.high == 1 and not toll.words else word.label))


def groups_heading(model: Model, groups: list[str]) -> str:
    """Several groups as a heading has room for them: `people and civilians`, `people, civilians and others`."""
    labels = [str(model.word("groups", group).label) for group in groups]
    return ", ".join(labels[:2]) + " and others" if len(labels) > 2 else " and ".join(labels)


def toll_claims(model: Model, event: Event) -> list[Claim]:
    """The latest claims of an event that count people harmed."""
    return [claim for claim in model.latest(model.by_event.get(event.id, [])) if claim.tolls]


def toll_ranges(model: Model, claims: Iterable[Claim]) -> list[TollRange]:
    """One range per group and harm of some claims, the gravest harm first; groups set apart are in none."""
    found: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for claim in claims:
        for toll in claim.tolls:
            if not model.word("groups", toll.group).apart:
                found[toll.group, toll.harm].append((claim, toll))
    return _ordered(model, [TollRange(group, harm, rows) for (group, harm), rows in found.items()])


def apart(model: Model, claims: Iterable[Claim], group: str) -> list[TollRange]:
    """The counts of a group that is set apart, each by itself, the gravest harm first."""
    rows = [(claim, toll) for claim in claims for toll in claim.tolls if toll.group == group]
    return _ordered(model, [TollRange(group, toll.harm, [(claim, toll)]) for claim, toll in rows])


def first_harm(ranges: list[TollRange]) -> list[TollRange]:
    """The ranges for the gravest harm of which there is a number; else, for the gravest, those in words."""
    numbered = [row for row in ranges if row.low is not None] or ranges
    return [row for row in numbered if row.harm == numbered[0].harm]


def denials(model: Model, event: Event, harm: str = "") -> list[Claim]:
    """What parties say against a toll of the event, of any harm or of one, without giving one: shown in words, never as zero."""
    counted = [claim.id for claim in toll_claims(model, event) if _counts(claim, harm)]
    found = {id_: model.claims[id_] for claim_id in sorted(counted) for id_ in model.against.get(claim_id, [])}
    return [claim for claim in found.values() if not _counts(claim, harm)]


def _counts(claim: Claim, harm: str) -> bool:
    return any(harm in ("", toll.harm) for toll in claim.tolls)


def _ordered(model: Model, ranges: list[TollRange]) -> list[TollRange]:
    order = {name: list(model.vocab.lists[name]) for name in ("groups", "harms")}
    return sorted(ranges, key=lambda row: (order["harms"].index(row.harm), order["groups"].index(row.group)))
