"""Dot plots: for one thing counted a row a body, years across, all on one scale from zero."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ...model.model import Model
from ...record.dates import MONTHS
from ...record.kinds import Figure
from .series import Count, Series, Thing, days, numbers

ACROSS, BASE, TOP = 100, 40, 6  # the width of a column and the heights of zero and of the most, in units of the picture
DASHES, STROKES = 9, 6  # length of what shows that a count is open; lines that hatch a column
MOST, BODIES = 7, 60  # years that find room on a phone; bodies in one picture


@dataclass(frozen=True)
class Column:
    """A year of the picture, or several together in which nobody counts."""

    first: int
    last: int

    @property
    def words(self) -> str:
        """What stands above it."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last % 100:02}"


@dataclass(frozen=True)
class Body:
    """Who counts: the counts of each column, and the paths of the marks; `begins` as in "years that begin in"."""

    id: str
    begins: str
    cells: list[list[Count]]
    dots: dict[str, str]
    lines: str
    ranges: str
    open: str

    @property
    def gaps(self) -> bool:
        """Whether there are columns without a count."""
        return not all(self.cells)

    @property
    def runs(self) -> list[tuple[list[Count], int]]:
        """The cells of a table: the counts, and how many columns a cell takes; columns without a count are joined."""
        groups = [list(group) for _, group in groupby(enumerate(self.cells), key=lambda pair: pair[0] if pair[1] else -1)]
        return [(group[0][1], len(group)) for group in groups]


@dataclass(frozen=True)
class Plot:
    """One thing counted; `finding` and `spread` say in words what is seen; what finds no room in the picture is left to words."""

    figure: Figure
    finding: str
    spread: str
    columns: list[Column]
    bodies: list[Body]
    undrawn: list[Count]

    @property
    def width(self) -> int:
        """In units of the picture."""
        return ACROSS * len(self.columns)


def plots_of(model: Model, series: list[Series]) -> list[Plot]:
    """What to draw: bodies that count one thing share one scale and one stretch of years."""
    found: dict[Thing, list[Series]] = defaultdict(list)
    for one in series:
        found[one.thing].append(one)
    return [_plot(model, own) for own in found.values()]


def _plot(model: Model, series: list[Series]) -> Plot:
    counts = [count for one in series for count in one.counts]
    years = sorted({_year(count) for count in counts})[-MOST:]
    most = max((end for count in counts if _year(count) >= years[0] for end in numbers(count.figure)), default=0) or 1
    ordered = sorted(series, key=lambda one: (-len(one.periods), -max(_year(count) for count in one.counts)))
    columns = _columns(years)
    shown = [one for one in ordered if any(_year(count) >= years[0] for count in one.counts)][:BODIES]
    bodies = [_body(model, one, columns, most) for one in shown]
    drawn = {id(count) for body in bodies for cell in body.cells for count in cell}
    undrawn = [count for count in counts if id(count) not in drawn]
    return Plot(counts[0].figure, _finding(model, ordered[0]), _spread(model, series), columns, bodies, undrawn)


def _year(count: Count) -> int:
    return days(count)[0].year


def _columns(years: list[int]) -> list[Column]:
    """A column a year; years between in which nobody counts share one."""
    found: list[Column] = []
    for year in years:
        if found and year - found[-1].last > 1:
            found.append(Column(found[-1].last + 1, year - 1))
        found.append(Column(year, year))
    return found


def _body(model: Model, series: Series, columns: list[Column], most: float) -> Body:
    by_year: dict[int, list[Count]] = defaultdict(list)
    for count in sorted(series.counts, key=lambda count: (days(count), numbers(count.figure))):
        by_year[_year(count)].append(count)
    cells = [by_year.get(column.first, []) for column in columns]
    dots, lines, ranges, opened = defaultdict[str, str](str), f"M0 {BASE}h{ACROSS * len(columns)}", "", ""
    for at, cell in enumerate(cells):
        for nth, (claim, figure, _) in enumerate(cell, 1):
            x, ends = round(ACROSS * (at + nth / (len(cell) + 1))), [_height(end, most) for end in numbers(figure)]
            dots[model.status(claim)] += "".join(f"M{x} {y}h.1" for y in ends)
            lines += f"M{x} {BASE}V{ends[-1]}"
            ranges += f"M{x} {ends[0]}V{ends[-1]}" if len(ends) > 1 else ""
            opened += f"M{x} {ends[-1]}v-{DASHES}" if figure.value is None and figure.high is None else ""
    lines += "".join(_hatch(at) for at, cell in enumerate(cells) if not cell)
    return Body(series.body, _begins(series), cells, dict(dots), lines, ranges, opened)


def _hatch(at: int) -> str:
    """The path of the lines that fill a column."""
    return "".join(f"M{ACROSS * (at + nth / STROKES):.0f} {BASE}l{ACROSS // STROKES}-{BASE - TOP}" for nth in range(STROKES))


def _height(end: float, most: float) -> int:
    return round(BASE - (BASE - TOP) * end / most)


def _begins(series: Series) -> str:
    month = days(series.counts[0])[0].month
    return MONTHS[month - 1] if series.yearly and month > 1 else ""


def _finding(model: Model, series: Series) -> str:
    """The first and the last count of the body that counts longest: "X counts 207 attacks in 2021 and 699 in 2025"."""
    spans = sorted(series.periods)
    first, last = (
        " or ".join(model.quantity(count.figure) for count in series.counts if days(count) == span) for span in (spans[0], spans[-1])
    )
    when = [_when(next(count for count in series.counts if days(count) == span), series) for span in (spans[0], spans[-1])]
    name, what = model.actors[series.body].short, model.counted(series.counts[0].figure)
    text = f"{name} {'counts' if series.yearly else 'gives'} {first} {what} {when[0]}"
    return text[:1].upper() + text[1:] + (f" and {last} {when[1]}" if len(spans) > 1 else "")


def _spread(model: Model, series: list[Series]) -> str:
    """How far bodies lie apart for the time that most of them count: "For 2024, three bodies count from 521 to 1,099"."""
    same: dict[tuple[date, date], list[Count]] = defaultdict(list)
    for count in (count for one in series if one.yearly for count in one.counts):
        same[days(count)].append(count)
    bodies = {period: len({count.claim.by for count in counts}) for period, counts in same.items()}
    period = max(bodies, key=lambda one: (bodies[one], one), default=None)
    if period is None or bodies[period] < 2:
        return ""
    figures = sorted((count.figure for count in same[period]), key=lambda figure: numbers(figure)[-1])
    return f"For {period[0].year}, {bodies[period]} bodies count from {model.quantity(figures[0])} to {model.quantity(figures[-1])}"


def _when(count: Count, series: Series) -> str:
    if begins := _begins(series):
        return f"in the year from {begins} {_year(count)}"
    date = count.figure.since or count.at
    words = date.words if date else ""
    return f"in {words[:4] if series.yearly and words[:4].isdigit() else _year(count) if series.yearly else words}"
