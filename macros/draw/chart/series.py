"""Which figures may stand in one picture: one body, one thing counted, periods of one length."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ...model.model import Model
from ...record.dates import PartialDate
from ...record.kinds import Claim, Figure

# A year, give or take: in days.
YEAR = range(350, 381)
Thing = tuple[str, str | None, str | None]  # a measure, what is counted, and its unit


class Count(NamedTuple):
    """A figure with its claim, and the date of the claim for figures that name no time of their own."""

    claim: Claim
    figure: Figure
    at: PartialDate | None


@dataclass(frozen=True)
class Series:
    """A body's comparable counts of one thing, in time; `yearly` or else at moments."""

    body: str
    measure: str
    of: str | None
    unit: str | None
    yearly: bool
    counts: list[Count]

    @property
    def thing(self) -> Thing:
        """What it counts."""
        return self.measure, self.of, self.unit

    @property
    def periods(self) -> set[tuple[date, date]]:
        """The times it speaks of."""
        return {days(count) for count in self.counts}


def counts_of(model: Model, measures: tuple[str, ...]) -> list[Count]:
    """The latest figures of some measures, in the order of the measures and of time."""
    claims = model.latest(model.claims.values())
    found = [
        Count(claim, figure, claim.date or model.said(claim)) for claim in claims for figure in claim.figures if figure.measure in measures
    ]
    return sorted(found, key=lambda count: (measures.index(count.figure.measure), days(count)[0], count.claim.id))


def days(count: Count) -> tuple[date, date]:
    """The first and last day a figure speaks of: its own period, else its claim's date; the first day there is where none is known."""
    since, until = count.figure.since or count.figure.until or count.at, count.figure.until or count.figure.since or count.at
    return (since.first, until.last) if since and until else (date.min, date.min)


def series_of(counts: list[Count]) -> list[Series]:
    """What may stand in pictures: for each thing counted, a body's counts in time, in the order in which the first figures come.

    Figures are comparable where one body by itself counts one thing in one unit over years that begin in the same month.
    Figures without a period tell of a moment, as estimates of strength do: these are comparable only where they say what
    they count. A thing is drawn where one body counts it more than once, or two bodies count it for one time; a body's
    single count of that thing is then drawn with the others.
    """
    found: dict[tuple[str, str, str | None, str | None, int], list[Count]] = defaultdict(list)
    for count in counts:
        claim, figure = count.claim, count.figure
        first, last = days(count)
        if not claim.by or claim.jointly or not numbers(figure):
            continue
        what = claim.by, figure.measure, figure.of, figure.currency or figure.unit
        if figure.since and figure.until and (last - first).days + 1 in YEAR:
            found[*what, first.month].append(count)
        elif not figure.since and not figure.until and figure.of and count.at:
            found[*what, 0].append(count)
    series = [Series(*key[:4], bool(key[4]), own) for key, own in found.items()]
    drawn = _drawn(series)
    return [one for one in series if one.thing in drawn and (one.yearly or len(one.periods) > 1)]


def _drawn(series: list[Series]) -> set[Thing]:
    """The things counted that can be compared: in time by one body, or at one time by two."""
    shared: dict[tuple[Thing, tuple[date, date]], set[str]] = defaultdict(set)
    for one in series:
        for period in one.periods if one.yearly else ():
            shared[one.thing, period].add(one.body)
    return {thing for (thing, _), bodies in shared.items() if len(bodies) > 1} | {one.thing for one in series if len(one.periods) > 1}


def numbers(figure: Figure) -> list[float]:
    """The numbers of a figure, lowest first; none where it has words alone."""
    return sorted({end for end in (figure.value, figure.low, figure.high) if end is not None})
