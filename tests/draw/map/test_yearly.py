"""Small maps by year: every event once, in its year; a headline that the record bears."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html
from support import own_explainer

from macros.draw.map.marks import most
from macros.draw.map.spots import MappedEvent, mapped_events
from macros.draw.map.yearly import INLAND, MOST, distance, finding, yearly_maps
from macros.model.derive import tagged
from macros.page.site import Site, open_site

TAG = "strike-on-afghanistan"


@pytest.fixture(scope="module")
def own() -> Site:
    return own_explainer()


@pytest.fixture(scope="module")
def rows(own: Site) -> list[MappedEvent]:
    return mapped_events(own.model, own.render.geo, tagged(own.model, TAG))


def years(ferry: Path, *more: str) -> Site:
    path = ferry / "data" / "events.yml"
    events = "".join(
        f"\nsinking-{n}:\n  title: Another\n  date: {year}\n  places: [broad-river]\n  themes: [crossing]\n  tags: [sinking]\n  weight: 1\n"
        for n, year in enumerate(more)
    )
    claims = "".join(
        f"\nsank-{n}:\n  statement: It sank.\n  event: sinking-{n}\n  theme: crossing\n  sources: [gazette, courier]\n"
        for n in range(len(more))
    )
    path.write_text(path.read_text(encoding="utf-8") + events, encoding="utf-8")
    path = ferry / "data" / "claims.yml"
    path.write_text(path.read_text(encoding="utf-8") + claims, encoding="utf-8")
    return open_site(ferry)


def test_the_ferry_has_a_map_a_year(ferry: Path) -> None:
    site = years(ferry, "1899", "1901")
    page = html.fromstring(str(site.macros("glossary.md").yearly_maps("sinking")))
    assert page.xpath("//*[@class='smalls']/div/p/text()") == ["1899", "1901", "1902"]
    assert len(page.xpath("//a[contains(@class, 'spot')]")) == 3
    assert page.xpath("string(//*[@class='finding'])") == "Boats lost: 1 place in 1899 and 1 place in 1902"


def test_more_years_than_find_room_are_counted(ferry: Path) -> None:
    site = years(ferry, *(str(1880 + n) for n in range(MOST + 2)))
    own = mapped_events(site.model, site.render.geo, tagged(site.model, "sinking"))
    found = yearly_maps(site.model, site.render.geo, "sinking", own, most(own))
    assert len(found.maps) == MOST
    assert found.older == 3


def test_without_outlines_there_are_still_marks(ferry: Path) -> None:
    for path in (ferry / "data" / "geo").iterdir():
        path.unlink()
    assert "spot" in str(open_site(ferry).macros("glossary.md").yearly_maps("sinking"))


@pytest.mark.record
def test_every_event_of_the_record_stands_in_its_year_and_on_one_ground(own: Site, rows: list[MappedEvent]) -> None:
    found = yearly_maps(own.model, own.render.geo, TAG, rows, most(rows))
    assert [row.event.id for one in found.maps for row in one.rows] == [row.event.id for row in rows]
    for one in found.maps:
        assert {mark.mapped_event.event.id for mark in one.marks} == {row.event.id for row in one.rows if row.spots}
        assert all(row.years[0] == one.year for row in one.rows)
    assert found.ground
    markup = str(own.macros("map.md").yearly_maps(TAG))
    for picture in html.fromstring(markup).xpath("//svg"):
        etree.fromstring(etree.tostring(picture))
    assert len(markup.encode()) <= 45_000


@pytest.mark.record
def test_the_headline_is_what_the_places_bear_out(own: Site, rows: list[MappedEvent]) -> None:
    geo = own.render.geo
    away = {row.years[0] for row in rows if any(distance(geo, spot) > INLAND for spot in row.spots)}
    years = sorted({row.years[0] for row in rows})
    words = finding(geo, rows)
    first = min(away)
    assert first != years[0]
    assert words.startswith(f"in areas along the {geo.layers['border'][0].name} until {years[years.index(first) - 1]}, as far as ")
    assert words.endswith(f" since {first}")
