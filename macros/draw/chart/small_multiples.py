"""Small multiples: one chart a body, all of one thing counted on one scale and one stretch of years."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ...record.amounts import amount_short
from ...record.dates import MONTHS
from ...record.kinds import Claim, Figure
from .series import Count, Series, days, numbers

# A chart's height and the places in it, in pixels; its width is the page's, and at least NARROW.
TOP, BASE, HEIGHT, NARROW = 44, 134, 154, 300
# The room a letter takes, the room a line and a year take, the dashes of "at least": in pixels; a sign, in letters.
LETTER, LINE, YEAR, DASHES, SIGN = 7, 14, 36, 15, 2
# The least height of what can be pressed, in pixels.
FINGER = 26
# A column's share of its period, and the width of one that tells of a moment, in per cent of the chart.
SHARE, MOMENT = 0.8, 4.0
SIZE = {"base": BASE, "height": HEIGHT, "dashes": DASHES}


@dataclass(frozen=True)
class Column:
    """One figure: across in per cent of the chart's width, up and down in pixels."""

    claim: Claim
    figure: Figure
    x: float
    width: float
    top: float
    reach: float | None
    label: str
    label_x: float
    label_y: float

    @property
    def right(self) -> float:
        """The right side of the column, in per cent."""
        return round(self.x + self.width, 2)

    @property
    def half(self) -> float:
        """Half the width of the label and its sign, in per cent of a narrow chart."""
        return _half(self.label)

    @property
    def middle(self) -> float:
        """The middle of the column, in per cent."""
        return round(self.x + self.width / 2, 2)

    @property
    def hit(self) -> float:
        """Where the part that can be pressed begins: above the label, and high enough for a finger."""
        return round(min(self.label_y - LINE, BASE - FINGER), 1)

    @property
    def more(self) -> bool:
        """Whether the figure is open above: at least so many."""
        return self.figure.value is None and self.figure.high is None


@dataclass(frozen=True)
class Chart:
    """One body's columns; `begins` names the month in which its years begin, unless that is January."""

    body: str
    yearly: bool
    begins: str
    columns: list[Column]

    @property
    def low(self) -> bool:
        """Whether the upper half of the chart is empty, as another body's counts are much higher."""
        return min(column.label_y for column in self.columns) > (TOP + BASE) / 2


@dataclass(frozen=True)
class Family:
    """The charts of one thing counted; `years` are those to print, with their places in per cent."""

    figure: Figure
    years: list[tuple[int, float]]
    charts: list[Chart]


def families_of(series: list[Series]) -> list[Family]:
    """What to draw: bodies that count one thing share one scale and one stretch of years."""
    found: dict[tuple[str, str | None, str | None], list[Series]] = defaultdict(list)
    for one in series:
        found[one.measure, one.of, one.unit].append(one)
    return [_family(own) for own in found.values()]


def _family(series: list[Series]) -> Family:
    counts = [count for one in series for count in one.counts]
    years = range(min(days(count)[0] for count in counts).year, max(days(count)[1] for count in counts).year + 1)
    most = max(end for count in counts for end in numbers(count.figure))
    nth = -(-YEAR * len(years) // NARROW)
    shown = [(year, round(100 * (at + 0.5) / len(years), 2)) for at, year in enumerate(years) if at % nth == 0]
    charts = [Chart(one.body, one.yearly, _begins(one), _columns(one, years, most)) for one in series]
    return Family(counts[0].figure, shown, sorted(charts, key=lambda chart: -len(chart.columns)))


def _begins(series: Series) -> str:
    month = days(series.counts[0])[0].month
    return MONTHS[month - 1] if series.yearly and month > 1 else ""


def _columns(series: Series, years: range, most: float) -> list[Column]:
    same: dict[tuple[date, date], list[Count]] = defaultdict(list)
    for count in sorted(series.counts, key=lambda count: (days(count), numbers(count.figure))):
        same[days(count)].append(count)
    columns: list[Column] = []
    for (first, last), counts in same.items():
        start, end = (_at(day, years) for day in (first, last))
        width = (end - start) * SHARE if series.yearly else MOMENT * len(counts)
        for nth, count in enumerate(counts):
            x = (start + end - width) / 2 + nth * width / len(counts)
            columns.append(_column(count, x, width / len(counts), most, columns))
    return columns


def _at(day: date, years: range) -> float:
    whole = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return 100 * (day.year - years.start + (day - date(day.year, 1, 1)).days / whole) / len(years)


def _column(count: Count, x: float, width: float, most: float, before: list[Column]) -> Column:
    claim, figure = count.claim, count.figure
    up = [round(BASE - (BASE - TOP) * end / most, 1) for end in numbers(figure)]
    label = amount_short(figure)
    half = _half(label)
    middle = min(max(x + width / 2, half), 100 - half)
    y = up[-1] - 5 - DASHES * (figure.value is None and figure.high is None)
    while any(_touch(middle, half, y, other) for other in before):
        y -= LINE
    reach = up[-1] if len(up) > 1 else None
    return Column(claim, figure, round(x, 2), round(width, 2), up[0], reach, label, round(middle, 2), round(y, 1))


def _touch(middle: float, half: float, y: float, other: Column) -> bool:
    return abs(middle - other.label_x) < half + other.half and abs(y - other.label_y) < LINE


def _half(label: str) -> float:
    return 50 * LETTER * (len(label) + SIGN) / NARROW
