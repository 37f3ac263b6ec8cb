"""A page's picture in simple form, at the right of its card: the ring, the two ledgers' numbers, the forecasts' score."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from ...model.foresight import SCORED
from ...model.tolls import first_harm, toll_claims, toll_ranges
from ...record.kinds import Event
from .paper import EDGE, INK, LEAST, SIZE, SOFT, Paper

if TYPE_CHECKING:
    from ...page.site import Site
    from ...prose.pages import PageText

LEFT, TOP, WIDTH, MOST = 770, 140, 360, 5  # where lines stand, and how many there are
RING = 300  # how wide the ring is
Row = tuple[str, str]


def picture(paper: Paper, site: Site, page: PageText) -> int:
    """Draw what the page draws; where it begins, 0 where it draws nothing."""
    called = {call.name: call for call in reversed(page.calls)}
    if "mechanism" in called and site.model.mechanism:
        _ring(paper, len(site.model.mechanism.arrows))
        return SIZE[0] - EDGE - RING
    if "accounts" in called:
        rows = ledgers(site, site.model.events[str(called["accounts"].args[0])])
    else:
        rows = score(site) if "forecasts" in called else []
    _rows(paper, rows)
    return LEFT if rows else 0


def ledgers(site: Site, event: Event) -> list[Row]:
    """The highest range for people of each sort, in words as pages give them: those in arms, and everybody else."""
    rows: dict[bool, Row] = {}
    for row in sorted(first_harm(toll_ranges(site.model, toll_claims(site.model, event))), key=lambda row: -(row.high or row.low or 0)):
        group, harm = (site.model.word(list_, word) for list_, word in (("groups", row.group), ("harms", row.harm)))
        rows.setdefault(group.hollow, (row.words, f"{group.label} {harm.label}"))
    return list(rows.values())


def score(site: Site) -> list[Row]:
    """How foresight came out: the score of the page, which counts no promise, threat or hope."""
    verdicts = [forecast.verdict for forecast in site.model.forecasts.values() if forecast.kind == SCORED]
    return [(str(verdicts.count(id_)), word.label.lower()) for id_, word in site.model.vocab.lists["verdicts"].items() if id_ in verdicts]


def _rows(paper: Paper, rows: list[Row]) -> None:
    """Numbers with what they count, all in one size: two large, one above the other; more in lines, as many as have room."""
    shown, stacked = rows[:MOST], len(rows) < 3
    numbers, labels = ((96, 84, 72, 64, 56, 48, 40), (40, LEAST)) if stacked else ((56, 48, 40), (LEAST,))
    number = paper.size([row[0] for row in shown], numbers, WIDTH if stacked else WIDTH / 2 - 24)
    across = 0.0 if stacked else min(max(paper.width(row[0], number) for row in shown) + 24, WIDTH / 2)
    label = paper.size([row[1] for row in shown], labels, WIDTH - across)
    down, step = (round(number * 1.12), 66) if stacked else (round((number - label) * 0.9), 58)
    for top, row in enumerate(shown):
        y = TOP + top * (down + step)
        paper.line((LEFT, y), row[0], number, across - 24 if across else WIDTH, bold=True)
        paper.line((LEFT + across, y + down), row[1], label, WIDTH - across, hue=SOFT)


def _ring(paper: Paper, steps: int) -> None:
    """Arrows in a ring, drawn large and made small, so that their edges come out smooth."""
    from PIL import Image, ImageDraw

    middle, radius, stroke = RING * 2, 126 * 4, 8 * 4
    mask = Image.new("L", (2 * middle, 2 * middle))
    draw = ImageDraw.Draw(mask)
    for step in range(steps):
        start, end = (360 * (step + share) / steps - 90 for share in (0.12, 0.82))
        box = (middle - radius, middle - radius, middle + radius, middle + radius)
        draw.arc(box, start, end, 255, stroke)
        draw.polygon([_point(middle, radius - stroke / 2 + off, turn) for off, turn in ((-44, end), (44, end), (0, end + 15))], 255)
    small = mask.resize((RING, RING), Image.Resampling.LANCZOS)
    paper.layer(INK).paste(small, (SIZE[0] - EDGE - RING, TOP))


def _point(middle: float, radius: float, degrees: float) -> tuple[float, float]:
    return middle + radius * cos(degrees * pi / 180), middle + radius * sin(degrees * pi / 180)
