"""Maps of a part of the world: a town with its streets and water, insets, and what lies elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html
from support import edit_files

from macros.draw.map.atlas import FORMATS, drawing, region
from macros.draw.map.geo import QUIET
from macros.draw.map.ground import ground
from macros.draw.map.plane import Plane
from macros.draw.map.signs import FRAME, box_of, frame
from macros.draw.map.spots import mapped_events, within
from macros.page.site import Site, open_site

ELSEWHERE = ("data/places.yml", "landing:\n", "upriver:\n  name: Upriver\n  kind: jetty\n  lat: 50.52\n  lon: 1.22\n  precision: rough\n"
             "  within_km: 0.4\n  why: A landing above the town.\n\nlanding:\n")  # fmt: skip


@pytest.fixture
def site(ferry: Path) -> Site:
    edit_files(ferry, ELSEWHERE)
    return open_site(ferry)


def town(site: Site, size: str = "wide") -> Plane:
    extent = site.model.explainer.maps.extents["crossing"]
    return Plane(region(site.model, site.render.geo, [], FORMATS[size].shape, extent), FORMATS[size].width)


def test_a_town_of_a_few_kilometres_fills_its_map(site: Site) -> None:
    extent = site.model.explainer.maps.extents["crossing"]
    for size, form in FORMATS.items():
        plane = town(site, size)
        assert 5 < plane.width / plane.km < 12
        assert plane.stray < 0.001
        for corner in ((extent.west, extent.north), (extent.east, extent.south)):
            assert plane.holds(plane.at(corner), -0.01)
        assert form.shape[0] <= plane.width / plane.height * 1.001
        assert plane.width / plane.height <= form.shape[1] * 1.001


def test_streets_and_water_are_drawn_on_the_map_of_the_town_and_not_on_that_of_the_land(site: Site) -> None:
    geo = site.render.geo
    sorts = [row.sort for row in ground(geo, town(site), (), 0.7)]
    assert [sort for sort in sorts if sort in QUIET] == ["water", "rivers", "streets"]
    whole = Plane(region(site.model, geo, [], FORMATS["wide"].shape), FORMATS["wide"].width)
    assert "streets" not in [row.sort for row in ground(geo, whole, (), 0.7)]
    for name in QUIET:
        geo.layers[name].clear()
    assert not {row.sort for row in ground(geo, town(site), (), 0.7)} & {*QUIET}


def test_what_lies_in_an_inset_is_drawn_there_alone_and_framed_on_the_map(site: Site) -> None:
    page = html.fromstring(str(site.macros("glossary.md").atlas("sinking", "crossing")))
    assert [len(page.xpath(f"//svg[@class='{size}']//a")) for size in ("wide", "narrow", "inset")] == [0, 0, 1]
    assert [len(page.xpath(f"//svg[@class='{size}']/rect")) for size in ("wide", "narrow", "inset")] == [1, 1, 0]
    assert "The quay" in page.xpath("string(//svg[@class='wide'])")
    assert page.xpath("//*[@class='insets']/div/p[@class='label']/text()") == ["The quay"]
    assert "smaller events" not in page.text_content()
    for picture in re.findall(r"<svg class=.(?:wide|narrow|inset).*?</svg>", etree.tostring(page).decode(), re.DOTALL):
        etree.fromstring(picture)


def test_a_frame_holds_its_extent_and_is_never_too_small_to_see(site: Site) -> None:
    extent = site.model.explainer.maps.extents["quay"]
    plane = town(site)
    found = frame(extent, plane)
    assert (found.x, found.y) == pytest.approx(plane.at((extent.west, extent.north)), abs=0.1)
    assert (found.x + found.width, found.y + found.height) == pytest.approx(plane.at((extent.east, extent.south)), abs=0.1)
    whole = Plane(region(site.model, site.render.geo, [], FORMATS["wide"].shape), FORMATS["wide"].width)
    small = frame(extent, whole)
    assert small.width == small.height == FRAME
    middle = whole.at(((extent.west + extent.east) / 2, (extent.south + extent.north) / 2))
    assert (small.x + FRAME / 2, small.y + FRAME / 2) == pytest.approx(middle, abs=0.1)


def test_what_lies_elsewhere_is_told(site: Site) -> None:
    words = site.macros("glossary.md")
    places = html.fromstring(str(words.atlas(extent="crossing")))
    assert places.xpath("//tbody/tr/th//text()") == ["Broad River", "Upriver"]
    assert "4 more of these places lie elsewhere, or nobody knows where." in places.text_content()
    extent = site.model.explainer.maps.extents["quay"]
    drawn = drawing(site.model, site.render.geo, [], "map", "inset", extent=extent)
    assert [dot.place.id for dot in drawn.dots] == ["broad-river"]


def test_the_key_names_only_what_is_drawn_and_whose_outlines_they_are(site: Site) -> None:
    words = site.macros("glossary.md")
    near, far = (html.fromstring(str(one)).xpath("string(//figcaption)") for one in (words.atlas(extent="crossing"), words.atlas()))
    for word, there in (("Street", near), ("Water", near), ("Mid-river line", far), ("Southern claim", far)):
        assert word in there
        assert word not in (far if there is near else near)
    assert "Drawn by the harbour office." in near
    assert "Drawn by the harbour office." in html.fromstring(str(words.locator("broad-river", "crossing"))).text_content()


def test_an_event_belongs_to_an_extent_by_its_places_there(site: Site) -> None:
    rows = mapped_events(site.model, site.render.geo, list(site.model.events.values()))
    extents = site.model.explainer.maps.extents
    (row,) = within(rows, box_of(extents["quay"]))
    assert [spot.place.id for spot in row.spots] == ["broad-river"]
    south = extents["quay"].model_copy(update={"south": 50.47, "north": 50.48})
    assert within(rows, box_of(south)) == []


@pytest.mark.parametrize("size", FORMATS)
def test_a_place_in_the_town_is_as_large_as_it_is_uncertain(site: Site, size: str) -> None:
    extent = site.model.explainer.maps.extents["crossing"]
    drawn = drawing(site.model, site.render.geo, [], "map", size, extent=extent)
    (dot,) = [dot for dot in drawn.dots if dot.place.id == "upriver"]
    assert drawn.bar
    number, unit = drawn.bar.lines[0].split()
    assert dot.soft / drawn.bar.width == pytest.approx(0.4 / (float(number) / (1000 if unit == "m" else 1)), rel=0.02)
