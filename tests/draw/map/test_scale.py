"""Lengths on a map against great circles: the bar, and how large a rough place is drawn."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from support import edit_files

from macros.draw.map.atlas import drawing
from macros.draw.map.labels import Rect, Sheet
from macros.draw.map.plane import Box, Plane
from macros.draw.map.scale import across, length, rounded, scale_bar
from macros.page.site import open_site

RADIUS = 6371.0088  # mean radius of the earth in kilometres
TOWN, LAND = Box(1.22, 50.48, 1.28, 50.52), Box(-10, 40, 10, 60)
FAR_SOUTH = Box(166.6, -77.9, 166.9, -77.8)
ROUGH = ("data/places.yml", "  precision: rough\n", "  precision: rough\n  within_km: 40\n")


def great_circle(west: float, east: float, lat: float) -> float:
    """Kilometres between two points of one latitude, by the haversine formula."""
    half = math.cos(math.radians(lat)) * math.sin(math.radians((east - west) / 2))
    return 2 * RADIUS * math.asin(half)


@pytest.mark.parametrize(("box", "width"), [(TOWN, 760.0), (TOWN, 328.0), (LAND, 760.0), (LAND, 220.0), (FAR_SOUTH, 760.0)])
def test_the_bar_is_as_long_as_it_says_where_it_says(box: Box, width: float) -> None:
    plane = Plane(box, width)
    bar = scale_bar(plane, Sheet(plane.width, plane.height))
    assert bar
    number, unit = bar.lines[0].split()
    told = float(number.replace(",", "")) / {"m": 1000, "km": 1}[unit]
    share = bar.width / width * (box.east - box.west)
    assert told == pytest.approx(great_circle(0, share, plane.middle), rel=0.002)
    assert 0.05 <= bar.width / width <= 0.3
    assert bar.x >= 0
    assert bar.x + bar.width <= width
    assert bar.y <= plane.height


def test_where_the_scale_strays_the_bar_says_where_it_holds() -> None:
    for box, lines in ((TOWN, 1), (LAND, 2), (FAR_SOUTH, 1)):
        plane = Plane(box, 760)
        edges = [great_circle(box.west, box.east, lat) for lat in (box.south, box.north)]
        true = great_circle(box.west, box.east, plane.middle)
        strays = max(abs(true / edge - 1) for edge in edges)
        assert plane.stray == pytest.approx(strays, abs=0.02)
        bar = scale_bar(plane, Sheet(plane.width, plane.height))
        assert bar
        assert len(bar.lines) == lines == (2 if strays > 0.05 else 1)
    assert "at 50° N" in str(scale_bar(Plane(LAND, 760), Sheet(760, 600)))
    assert "at 30° S" in str(scale_bar(Plane(Box(0, -45, 30, -15), 760), Sheet(760, 700)))


def test_a_bar_covers_nothing_and_where_there_is_no_room_there_is_none() -> None:
    plane = Plane(TOWN, 328)
    sheet = Sheet(plane.width, plane.height)
    first = scale_bar(plane, sheet)
    second = scale_bar(plane, sheet)
    assert first
    assert second
    assert not first.rect.meets(second.rect)
    sheet.block(Rect(0, 0, plane.width, plane.height))
    assert scale_bar(plane, sheet) is None


@given(st.floats(0.002, 30_000))
def test_round_lengths_are_one_two_or_five_and_the_longest(km: float) -> None:
    found = rounded(km)
    assert found <= km < found * 2.5001
    assert f"{found:e}"[0] in "125"
    assert float(f"{found:.0e}") == pytest.approx(found)


def test_lengths_in_words() -> None:
    assert [length(km) for km in (0.05, 0.5, 1, 1.5, 20, 1000)] == ["50 m", "500 m", "1 km", "1.5 km", "20 km", "1,000 km"]
    assert across(Plane(TOWN, 760)) == "4.2 km"
    assert across(Plane(LAND, 328)) == "1,400 km"


@pytest.mark.parametrize("wide", [True, False])
def test_a_rough_place_is_as_large_as_it_is_uncertain_at_any_scale(ferry: Path, wide: bool) -> None:
    edit_files(ferry, ROUGH)
    site = open_site(ferry)
    drawn = drawing(site.model, site.render.geo, [], "map", "wide" if wide else "narrow")
    (dot,) = [dot for dot in drawn.dots if dot.place.id == "old-mooring"]
    assert drawn.bar
    km = float(drawn.bar.lines[0].split()[0].replace(",", ""))
    assert dot.soft / drawn.bar.width == pytest.approx(40 / km, rel=0.01)
    assert dot.unsure == 0
    assert not [dot for dot in drawn.dots if dot.place.id == "broad-river" and (dot.soft or dot.unsure)]


def test_a_page_says_how_far_off_a_place_may_be(ferry: Path) -> None:
    edit_files(ferry, ROUGH)
    words = open_site(ferry).macros("glossary.md")
    map_ = html.fromstring(str(words.atlas()))
    assert "Old Mooring (within 40 km)" in map_.xpath("string(//svg[@class='wide'])")
    assert "Roughly known, within 40 km" in map_.xpath("string(//tbody)")
    assert "Known only roughly: it lies in this area" in map_.xpath("string(//figcaption)")
    assert "how far off is not in our record" not in map_.xpath("string(//figcaption)")
    assert "Position: roughly known, within 40 km." in html.fromstring(str(words.places())).text_content()


def test_where_nobody_says_how_rough_a_place_is_it_has_a_sign_and_no_size(ferry: Path) -> None:
    site = open_site(ferry)
    radii = set()
    for wide in (True, False):
        (dot,) = [
            dot
            for dot in drawing(site.model, site.render.geo, [], "map", "wide" if wide else "narrow").dots
            if dot.place.id == "old-mooring"
        ]
        assert dot.soft == 0
        radii.add(dot.unsure)
    assert len(radii) == 1
    caption = html.fromstring(str(site.macros("glossary.md").atlas())).xpath("string(//figcaption)")
    assert "how far off is not in our record" in caption
