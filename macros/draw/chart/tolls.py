"""An event's tolls as lines: one a count, group by group, on one scale for each harm."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...model.model import Model
from ...model.tolls import TollRange, toll_claims, toll_ranges
from ...record.kinds import Claim, Event, Toll
from .scale import Scale, scale_to

# The dashes of "at least" need room beside the highest count, in shares of it.
ROOM = 1.15
# A label stands right of marks in the left part of the scale and left of the others, in per cent.
MIDDLE = 55
# How far a label stands off its mark, and the length of the dashes, in pixels.
OFF, DASHES = 12, 34


@dataclass(frozen=True)
class Line:
    """One claimant's count of one group; `ends` in per cent of the scale, none where there are words alone."""

    claim: Claim
    toll: Toll
    ends: tuple[float, ...]

    @property
    def more(self) -> bool:
        """Whether the count is open above: at least so many."""
        return bool(self.ends) and self.toll.high is None

    @property
    def less(self) -> bool:
        """Whether the count is open below: up to so many."""
        return bool(self.ends) and self.toll.low is None

    @property
    def anchor(self) -> str:
        """`end` where the label stands before the mark, as the mark stands far out; else `start`."""
        return "end" if self.ends[-1] > MIDDLE else "start"

    @property
    def label_at(self) -> float:
        """The end of the line at which the label stands, in per cent of the scale."""
        return self.ends[0] if self.anchor == "end" else self.ends[-1]

    @property
    def label_off(self) -> int:
        """How far from that end the label begins, in pixels: past the dashes, where they lie on its side."""
        if self.anchor == "end":
            return -OFF - DASHES * self.less
        return OFF + DASHES * self.more


@dataclass(frozen=True)
class Group:
    """Who was harmed, the span of the counts, and the counts; `span` is None where counts are not joined."""

    group: str
    hollow: bool
    span: TollRange | None
    lines: list[Line]


@dataclass(frozen=True)
class Panel:
    """One harm: its scale, in people (None where nobody gives a number), and its groups, never mixed."""

    harm: str
    scale: Scale | None
    groups: list[Group]

    @property
    def lines(self) -> list[Line]:
        """Every line of the panel."""
        return [line for group in self.groups for line in group.lines]


def toll_panels(model: Model, event: Event) -> list[Panel]:
    """What the picture of an event's tolls shows; empty where nobody counts."""
    found: dict[str, dict[str, list[tuple[Claim, Toll]]]] = defaultdict(lambda: defaultdict(list))
    claims = toll_claims(model, event)
    for claim in claims:
        for toll in claim.tolls:
            found[toll.harm][toll.group].append((claim, toll))
    spans = {(span.harm, span.group): span for span in toll_ranges(model, claims)}
    return [_panel(model, harm, found[harm], spans) for harm in model.vocab.lists["harms"] if harm in found]


def _panel(model: Model, harm: str, counts: dict[str, list[tuple[Claim, Toll]]], spans: dict[tuple[str, str], TollRange]) -> Panel:
    most = [end * (ROOM if toll.high is None else 1) for rows in counts.values() for _, toll in rows for end in _bounds(toll)]
    scale = scale_to(max(most)) if any(most) else None
    groups = []
    for group, word in model.vocab.lists["groups"].items():
        if group in counts:
            rows = sorted(counts[group], key=lambda row: (not _bounds(row[1]), max(_bounds(row[1]), default=0), model.when(row[0])))
            groups.append(Group(group, word.hollow, spans.get((harm, group)), [_line(scale, claim, toll) for claim, toll in rows]))
    return Panel(harm, scale, sorted(groups, key=lambda one: model.vocab.lists["groups"][one.group].apart))


def _line(scale: Scale | None, claim: Claim, toll: Toll) -> Line:
    return Line(claim, toll, tuple(scale.at(end) for end in sorted(set(_bounds(toll)))) if scale else ())


def _bounds(toll: Toll) -> list[int]:
    return [end for end in (toll.low, toll.high) if end is not None]
