"""The names of streets: along their streets, upright, and none over another."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
import shapely
from shapely import affinity
from support import ROOT

from macros.draw.map.geo import Geo, Shape, read_geo
from macros.draw.map.labels import EM, Label, Rect, Sheet
from macros.draw.map.plane import Box, Plane
from macros.draw.map.streets import TYPE, joined, name_streets
from macros.record.problems import Problems

TOWN = Box(-3.13, 52.436, -3.08, 52.466)


@pytest.fixture(scope="module")
def geo() -> Geo:
    return read_geo(ROOT / "tests" / "town" / "data" / "geo", (), (), Problems())


def named(geo: Geo, width: float, *taken: Rect) -> tuple[Plane, list[Label]]:
    plane = Plane(TOWN, width)
    sheet = Sheet(plane.width, plane.height)
    sheet.block(*taken)
    name_streets(sheet, geo, plane)
    return plane, sheet.labels


def room(label: Label) -> shapely.Polygon:
    """What a name covers, turned as it is drawn: from its foot to the height of its capitals."""
    width = len(label.lines[0]) * TYPE * EM
    level = shapely.box(label.x - width / 2, label.y - TYPE * 0.7, label.x + width / 2, label.y)
    return affinity.rotate(level, label.angle, origin=(label.x, label.y))


@pytest.mark.parametrize("width", [760.0, 328.0])
def test_names_lie_along_their_streets_and_none_over_another(geo: Geo, width: float) -> None:
    plane, labels = named(geo, width)
    assert len(labels) >= 5
    assert len({label.lines for label in labels}) == len(labels)
    for one, other in combinations(labels, 2):
        assert not room(one).intersects(room(other)), (one.lines, other.lines)
    for label in labels:
        assert -90 <= label.angle <= 90
        lines = [run for shape in geo.layers["streets"] if shape.name == label.lines[0] for path in shape.paths for run in plane.line(path)]
        near = shapely.MultiLineString(lines).distance(room(label).centroid)
        assert near < 6, label.lines
        assert shapely.box(0, 0, plane.width, plane.height).contains(room(label))


def test_what_is_taken_stays_free_and_a_name_that_finds_no_room_is_left_out(geo: Geo) -> None:
    taken = Rect(0, 0, 760, 300)
    _, labels = named(geo, 760, taken)
    assert labels
    for label in labels:
        assert not room(label).intersects(shapely.box(taken.left, taken.top, taken.right, taken.bottom))
    assert len(labels) < len(named(geo, 760)[1])
    assert named(geo, 60)[1] == []


def test_parts_that_meet_are_one_street_whichever_way_they_run() -> None:
    parts = [[(0.0, 0.0), (1.0, 0.0)], [(3.0, 0.0), (2.0, 0.0)], [(2.0, 0.0), (1.0, 0.0)], [(9.0, 9.0), (8.0, 8.0)]]
    runs = joined(parts)
    assert sorted(map(len, runs)) == [2, 4]
    assert sorted(max(runs, key=len)) == [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]
    ring = [[(0.0, 0.0), (1.0, 0.0)], [(1.0, 0.0), (0.0, 1.0)], [(0.0, 1.0), (0.0, 0.0)]]
    assert len(joined(ring)) == 1


def test_a_street_that_bends_too_much_has_no_name_and_one_without_a_name_none() -> None:
    circle = [(-3.105 + 0.002 * math.cos(a / 8), 52.45 + 0.0012 * math.sin(a / 8)) for a in range(50)]
    geo = Geo()
    geo.layers["streets"] = [Shape("A very long name for a ring", [circle]), Shape("", [[(-3.12, 52.44), (-3.09, 52.46)]])]
    assert named(geo, 760)[1] == []
    geo.layers["streets"][0] = Shape("A very long name for a ring", [[(-3.12, 52.44), (-3.09, 52.46)]])
    assert len(named(geo, 760)[1]) == 1
