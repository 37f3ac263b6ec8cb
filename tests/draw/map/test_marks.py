"""Marks: halves sized by area on one scale, one an event, apart from one another, at home where they can be."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest
from support import own_explainer

from macros.draw.map.atlas import FORMATS, Drawing, drawing, region
from macros.draw.map.labels import Rect
from macros.draw.map.marks import REACH, ROOM, SMALLEST, Half, half, radius
from macros.draw.map.plane import Plane
from macros.draw.map.rings import inside
from macros.draw.map.spots import mapped_events
from macros.model.derive import tagged
from macros.model.tolls import TollRange
from macros.page.site import open_site
from macros.record.kinds import Toll

TAGS = ("strike-on-afghanistan", "attack-on-pakistan")


@pytest.fixture(scope="module", params=[(tag, wide) for tag in TAGS for wide in (True, False)], ids=str)
def own(request: pytest.FixtureRequest) -> Drawing:
    site, (tag, wide) = own_explainer(), request.param
    return drawing(
        site.model,
        site.render.geo,
        mapped_events(site.model, site.render.geo, tagged(site.model, tag)),
        "map",
        "wide" if wide else "narrow",
    )


def test_areas_are_to_one_another_as_the_counts() -> None:
    assert radius(100, 400, 30) == 15
    assert radius(400, 400, 30) == 30
    assert radius(1, 100_000, 30) == SMALLEST


def test_a_ring_at_a_known_place_stays_there(ferry: Path) -> None:
    site = open_site(ferry)
    rows = mapped_events(site.model, site.render.geo, list(site.model.events.values()))
    (mark,) = drawing(site.model, site.render.geo, rows, "map", "wide").marks
    assert (mark.x, mark.y) == mark.home
    assert mark.thread is None
    assert mark.right
    assert (mark.right.outer, mark.right.inner, mark.right.open, mark.left) == (24, 24, False, None)


def test_a_range_has_an_inner_edge_and_an_open_one_is_told() -> None:
    def row(low: int, high: int | None) -> TollRange:
        toll = Toll.model_validate({"group": "people", "harm": "killed", "low": low, "high": high})
        return TollRange("people", "killed", [(None, toll)])  # type: ignore[list-item]

    assert half(row(25, 100), 400, 30) == Half(15, 7.5, False)
    assert half(row(100, None), 400, 30) == Half(15, 15, True)
    assert half(row(1, None), 400, 30) == Half(SMALLEST, SMALLEST, False)
    assert half(None, 400, 30) is None


def test_no_mark_lies_on_another_and_a_finger_can_tell_them_apart(own: Drawing) -> None:
    assert len(own.marks) > 10
    for one, other in combinations(own.marks, 2):
        assert not one.meets(other), (one.mapped_event.letter, other.mapped_event.letter)
        assert math.dist((one.x, one.y), (other.x, other.y)) >= 2 * ROOM - 0.2


def test_an_event_has_one_mark_however_many_its_places(own: Drawing) -> None:
    drawn = [mark.mapped_event.event.id for mark in own.marks]
    assert len(drawn) == len(set(drawn))
    assert any(len({spot.point for spot in mark.spots}) > 1 for mark in own.marks)


def test_a_mark_stays_near_its_place(own: Drawing) -> None:
    far = sorted(math.dist((mark.x, mark.y), mark.home) for mark in own.marks)
    assert far[-1] <= REACH + 1
    assert far[len(far) // 2] <= 2 * ROOM + 6


def test_every_ring_is_on_the_map(own: Drawing) -> None:
    for mark in own.marks:
        assert mark.r <= mark.x <= own.width - mark.r
        assert mark.r <= mark.y <= own.height - mark.r


def test_a_moved_ring_stays_in_its_country(own: Drawing) -> None:
    """A thread across the border would put an event into the other country."""
    site = own_explainer()
    rows = [mark.mapped_event for mark in own.marks]
    plane = Plane(region(site.model, site.render.geo, rows, FORMATS[own.size].shape), FORMATS[own.size].width)
    for shape in site.render.geo.layers["countries"]:
        rings = plane.rings(shape) if shape.name in site.render.geo.home else []
        for mark in own.marks:
            at_home = any(inside(plane.at(mark.spots[0].point), ring) for ring in rings)
            assert any(inside((mark.x, mark.y), ring) for ring in rings) is at_home, mark.mapped_event.event.id


def test_the_key_shows_round_counts_at_the_same_scale(own: Drawing) -> None:
    largest = max(own.marks, key=lambda mark: mark.mapped_event.most)
    assert own.key
    for ring in own.key:
        assert ring.r == pytest.approx(largest.r * math.sqrt(ring.people / largest.mapped_event.most), abs=0.2)


def test_the_largest_are_named_and_their_names_hide_no_mark(own: Drawing) -> None:
    named = [mark for mark in own.marks if mark.label]
    assert len(named) + len(own.unnamed) == 5
    assert len(named) > len(own.unnamed) or own.size == "narrow"
    floor = sorted((mark.mapped_event.most for mark in own.marks), reverse=True)[4]
    for mark in named:
        assert mark.label
        assert mark.mapped_event.most >= floor
        assert not any(mark.label.rect.meets(Rect.round((other.x, other.y), other.r)) for other in own.marks)
