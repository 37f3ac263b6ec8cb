"""Rings: sized by area, apart from one another, at home where they can be."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest
from support import ROOT

from macros.draw.map.atlas import Drawing, drawing
from macros.draw.map.marks import ROOM, SMALLEST, radius
from macros.draw.map.rings import inside
from macros.draw.map.spots import mapped_events
from macros.model.derive import tagged
from macros.page.site import open_site

TAGS = ("strike-on-afghanistan", "attack-on-pakistan")


@pytest.fixture(scope="module", params=[(tag, wide) for tag in TAGS for wide in (True, False)], ids=str)
def own(request: pytest.FixtureRequest) -> Drawing:
    site, (tag, wide) = open_site(ROOT), request.param
    return drawing(site.model, site.render.geo, mapped_events(site.model, site.render.geo, tagged(site.model, tag)), "map", wide)


def test_areas_are_to_one_another_as_the_counts() -> None:
    assert radius(100, 400, 30) == 15
    assert radius(400, 400, 30) == 30
    assert radius(1, 100_000, 30) == SMALLEST


def test_a_ring_at_a_known_place_stays_there(ferry: Path) -> None:
    site = open_site(ferry)
    rows = mapped_events(site.model, site.render.geo, list(site.model.events.values()))
    (mark,) = drawing(site.model, site.render.geo, rows, "map", True).marks
    assert (mark.x, mark.y) == mark.home
    assert mark.thread is None
    assert not mark.shared


def test_no_ring_lies_on_another_and_a_finger_can_tell_them_apart(own: Drawing) -> None:
    assert len(own.marks) > 10
    for one, other in combinations(own.marks, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= max(2 * ROOM, one.r + other.r) - 1


def test_every_ring_is_on_the_map(own: Drawing) -> None:
    for mark in own.marks:
        assert mark.r <= mark.x <= own.width - mark.r
        assert mark.r <= mark.y <= own.height - mark.r


def test_a_moved_ring_stays_in_its_country(own: Drawing) -> None:
    """A thread across the border would put an event into the other country."""
    from macros.draw.map.atlas import NARROW, WIDE, region
    from macros.draw.map.plane import Plane

    site = open_site(ROOT)
    rows = {mark.mapped_event.n: mark.mapped_event for mark in own.marks}
    wide = own.size == "wide"
    plane = Plane(region(site.model, site.render.geo, list(rows.values()), 1.3 if wide else 0.9), WIDE if wide else NARROW)
    for shape in site.render.geo.layers["countries"]:
        rings = plane.rings(shape) if shape.name in site.render.geo.home else []
        for mark in own.marks:
            at_home = any(inside(plane.at(mark.spots[0].point), ring) for ring in rings)
            assert any(inside((mark.x, mark.y), ring) for ring in rings) is at_home, mark.mapped_event.event.id


def test_the_key_shows_round_counts_at_the_same_scale(own: Drawing) -> None:
    assert [ring.people for ring in own.key] == [10, 100]
    largest = max(own.marks, key=lambda mark: mark.r)
    assert largest.mapped_event.count
    for ring in own.key:
        assert ring.r == pytest.approx(largest.r * math.sqrt(ring.people / largest.mapped_event.count.people), abs=0.2)


def test_one_count_for_several_places_is_marked_as_such(own: Drawing) -> None:
    for mark in own.marks:
        assert mark.shared == (len({spot.point for spot in mark.mapped_event.spots}) > 1 and mark.mapped_event.count is not None)
    assert any(mark.shared for mark in own.marks)
