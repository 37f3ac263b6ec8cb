"""What was known when: an event's claims by the day they were said, and its tolls as they stood on that day."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..record.kinds import Claim, Event
from .model import Model
from .tolls import TollRange, toll_ranges


@dataclass(frozen=True)
class Stage:
    """A day to look back from: what was new since the one before, by side, and the counts as they stood."""

    id: str
    label: str
    day: date
    new: dict[str, list[Claim]]
    tolls: list[TollRange]

    @property
    def count(self) -> int:
        """How many claims were new."""
        return len({claim.id for claims in self.new.values() for claim in claims})


def stages(model: Model, event: Event) -> list[Stage]:
    """The day after an event, a week and a month later, and now. What is undated is known now alone."""
    claims = sorted(model.by_event.get(event.id, []), key=model.became_known)
    found, before = list[Stage](), set[str]()
    for id_, label, day in _days(model, event):
        known = [claim for claim in claims if id_ == "now" or _said_by(model, claim, day)]
        new = [claim for claim in known if claim.id not in before]
        found.append(Stage(id_, label, day, _by_side(model, new), toll_ranges(model, _standing(known))))
        before |= {claim.id for claim in new}
    return found


def _days(model: Model, event: Event) -> list[tuple[str, str, date]]:
    """The days to look back from, those past the record's own date left out."""
    end, now = (event.until or event.date).last, model.explainer.as_of.last
    later = [
        ("day", "The day after", end + timedelta(1)),
        ("week", "A week later", end + timedelta(7)),
        ("month", "A month later", _month_after(end)),
    ]
    return [*(step for step in later if step[2] < now), ("now", "Now", now)]


def _month_after(day: date) -> date:
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _said_by(model: Model, claim: Claim, day: date) -> bool:
    said = model.said(claim)
    return said is not None and said.last <= day


def _by_side(model: Model, claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by side, in the order of explainer.yml; those nobody needs naming for stand first, under no side."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for side in model.sides(claim) or [""]:
            found[side].append(claim)
    return {side: found[side] for side in ("", *model.explainer.sides) if side in found}


def _standing(claims: list[Claim]) -> list[Claim]:
    """Of some claims, those that none of the others replaces."""
    replaced = {claim.replaces for claim in claims}
    return [claim for claim in claims if claim.id not in replaced]
