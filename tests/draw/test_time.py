"""The timeline at a glance: true scales, lanes by theme, nothing on top of anything."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from support import ROOT

from macros.draw.time import MARK, MOST, Strip, strip
from macros.model.model import Model
from macros.page.site import open_site

CLAIM = "{id}-told:\n  statement: It happened.\n  date: {date}\n  event: {id}\n  theme: crossing\n  sources: [gazette, courier]\n"
EVENT = "{id}:\n  title: Something\n  date: {date}\n  themes: [crossing]\n  weight: 1\n"


def model_with(ferry: Path, *dates: str) -> Model:
    for number, day in enumerate(dates):
        for file, text in (("events", EVENT), ("claims", CLAIM)):
            with (ferry / "data" / f"{file}.yml").open("a", encoding="utf-8") as stream:
                stream.write("\n" + text.format(id=f"more-{number}", date=day))
    return open_site(ferry).model


def drawn(model: Model) -> Strip:
    return strip(model, list(model.events.values()))


@pytest.fixture(scope="module")
def own() -> Strip:
    return drawn(open_site(ROOT).model)


def test_within_a_scale_equal_times_are_equal_lengths(ferry: Path) -> None:
    scales = drawn(model_with(ferry, "1850-01-01", "1875-01-01")).scales
    assert [scale.first for scale in scales] == [date(1850, 1, 1), date(1900, 1, 1)]
    early = scales[0]
    assert early.at(date(1850, 1, 1)) == pytest.approx(early.left, abs=0.05)
    assert early.at(date(1875, 1, 1)) == pytest.approx((early.left + early.right) / 2, abs=0.1)


def test_the_scale_changes_where_a_span_begins_and_says_how_much(ferry: Path) -> None:
    found = drawn(model_with(ferry, "1850-01-01", "1901-06-01", "1901-07-01"))
    early, late = found.scales
    assert found.changes == [(late, round(late.year / early.year))]
    assert late.year > 5 * early.year
    assert early.right < late.left


def test_a_date_not_known_to_the_day_stands_in_the_middle_of_what_it_can_mean(ferry: Path) -> None:
    found = drawn(model_with(ferry, "1901"))
    dot = next(dot for dot in found.lanes[0].dots if dot.event.id == "more-0")
    assert dot.span
    assert dot.span[0] < dot.at < dot.span[1]
    assert dot.at == pytest.approx(sum(dot.span) / 2, abs=0.1)


def test_a_day_is_a_point(ferry: Path) -> None:
    (dot,) = drawn(open_site(ferry).model).lanes[0].dots
    assert dot.span is None
    assert (dot.status, dot.row) == ("disputed", 0)


def test_events_of_one_day_stand_below_one_another(ferry: Path) -> None:
    (lane,) = drawn(model_with(ferry, "1902-05-01", "1902-05-02")).lanes
    assert [dot.row for dot in lane.dots] == [0, 1, 2]
    heights = [lane.y(dot) for dot in lane.dots]
    assert lane.top < heights[0] < heights[1] < heights[2] < lane.top + lane.height


def test_no_mark_of_the_own_record_stands_on_another(own: Strip) -> None:
    for lane in own.lanes:
        for row in range(len(lane.dots)):
            at = sorted(dot.at for dot in lane.dots if dot.row == row)
            assert all(after - before >= MARK - 0.11 for before, after in pairwise(at)), lane.theme


def test_every_event_of_the_own_record_is_drawn_once_inside_its_scale(own: Strip) -> None:
    model = open_site(ROOT).model
    dots = [dot for lane in own.lanes for dot in lane.dots]
    assert sorted(dot.event.id for dot in dots) == sorted(model.events)
    assert all(any(scale.left - 0.1 <= dot.at <= scale.right + 0.1 for scale in own.scales) for dot in dots)


def test_labels_of_years_have_room(own: Strip) -> None:
    at = [place for _, place in own.ticks]
    assert all(after - before >= 5 for before, after in pairwise(at))
    assert [year for year, _ in own.ticks] == sorted({year for year, _ in own.ticks})


def test_the_upright_picture_fits_a_phone(own: Strip) -> None:
    """Turned upright, its height is its width: 360 pixels less the page's margins and the line that is left out."""
    assert own.height <= MOST + 1 <= 360 - 2 * 16 + 17
