"""Degrees to pixels; paths cut, thinned, written."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon

from macros.draw.map.plane import MARGIN, Box, Plane, path_data
from macros.draw.map.rings import Field, area, centre, inside, thinned

PIXELS = st.integers(0, 300_000).map(lambda thousandths: thousandths / 1000)
PLANE = Plane(Box(-10, 40, 10, 60), 200)
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
points = st.tuples(st.floats(-170, 170), st.floats(-80, 80))


def test_a_box_holds_its_points_with_room_in_the_wanted_shape() -> None:
    box = Box.around([(0, 50), (2, 51)]).grown(1, ratio=2)
    assert box.cut(Box(-1, 49, 3, 52)) == Box(-1, 49, 3, 52)
    assert (box.east - box.west) * box.squeeze / (box.north - box.south) == pytest.approx(2, rel=0.01)
    assert box.cut(Box(-1, 49.5, 1, 52)) == Box(-1, 49.5, 1, 52)


def test_a_box_outside_another_becomes_the_other() -> None:
    assert Box(0, 0, 1, 1).cut(Box(5, 5, 6, 6)) == Box(5, 5, 6, 6)


def test_corners_fall_on_corners_and_scale_is_true_at_the_middle() -> None:
    assert PLANE.at((-10, 60)) == (0, 0)
    assert PLANE.at((10, 40)) == pytest.approx((200, PLANE.height))
    (x0, y0), (x1, _), (_, y2) = (PLANE.at(point) for point in ((0, 50), (1, 50), (0, 51)))
    assert (x1 - x0) / (y0 - y2) == pytest.approx(math.cos(math.radians(50)))


def test_a_ring_is_cut_to_the_map_and_one_outside_is_gone() -> None:
    ring = PLANE.ring([(-50, 45), (50, 45), (50, 55), (-50, 55)])
    assert all(-MARGIN - 0.01 <= x <= PLANE.width + MARGIN + 0.01 for x, _ in ring)
    assert abs(area(ring)) == pytest.approx((PLANE.width + 2 * MARGIN) * 10 * PLANE.scale)
    assert PLANE.ring([(50, 45), (60, 45), (60, 50)]) == []
    assert PLANE.ring([(0, 45), (0.001, 45), (0, 45.001)]) == []


@settings(deadline=None)
@given(st.lists(points, min_size=3, max_size=12))
def test_no_ring_leaves_the_map(path: list[tuple[float, float]]) -> None:
    for x, y in PLANE.ring(path):
        assert -MARGIN - 0.01 <= x <= PLANE.width + MARGIN + 0.01
        assert -MARGIN - 0.01 <= y <= PLANE.height + MARGIN + 0.01


def test_a_line_is_cut_into_the_runs_that_are_seen() -> None:
    runs = PLANE.line([(-5, 50), (5, 50), (50, 50), (50, 90), (5, 90), (5, 55), (5, 45)])
    assert [len(run) for run in runs] == [3, 3]


def test_centre_and_inside() -> None:
    assert centre(SQUARE) == (5, 5)
    assert centre([(1.0, 2.0), (1.0, 2.0)]) == (1, 2)
    assert inside((5, 5), SQUARE)
    assert not inside((11, 5), SQUARE)


def test_thinning_keeps_corners_and_drops_what_is_nearly_straight() -> None:
    path = [(0.0, 0.0), (5.0, 0.2), (10.0, 0.0), (10.0, 10.0)]
    assert thinned(path, 0.7) == [(0, 0), (10, 0), (10, 10)]
    assert thinned(path, 0.1) == path


@settings(deadline=None)
@given(st.lists(st.tuples(PIXELS, PIXELS), min_size=2, max_size=30), st.floats(0.1, 5))
def test_what_is_dropped_lies_near_what_is_kept(path: list[tuple[float, float]], tolerance: float) -> None:
    kept = thinned(path, tolerance)
    assert kept[0] == path[0]
    assert kept[-1] == path[-1]
    for point in path:
        assert min(LineString([a, b]).distance(Point(point)) for a, b in pairwise(kept)) <= tolerance + 1e-6


def test_paths_are_whole_pixels_and_steps_add_up() -> None:
    assert path_data([SQUARE], closed=True) == "M0 0l10 0 0 10-10 0z"
    assert path_data([[(0.2, 0.2), (0.4, 0.3)]], closed=False) == ""
    text = path_data([[(0.4, 0.4), (10.4, 3.4), (20.4, 0.4)], [(5.0, 5.0), (9.0, 9.0)]], closed=False)
    assert re.fullmatch(r"(M-?\d+ -?\d+l[\d -]+)+", text)
    assert text == "M0 0l10 3 10-3M5 5l4 4"


@settings(deadline=None)
@given(
    st.lists(st.lists(st.tuples(PIXELS, PIXELS), min_size=3, max_size=3, unique=True), min_size=1, max_size=3), PIXELS, st.integers(0, 300)
)
def test_a_field_holds_what_lies_in_one_of_its_rings_but_not_in_two(rings: list[list[tuple[float, float]]], x: float, y: int) -> None:
    shapes, point = [Polygon(ring) for ring in rings], Point(x, y)
    assume(all(shape.exterior.distance(point) > 0.001 for shape in shapes))
    assert Field(rings).holds((x, y)) == (sum(shape.contains(point) for shape in shapes) % 2 == 1)
