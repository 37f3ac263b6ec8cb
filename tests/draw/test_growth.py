"""Pictures of a record that grew: what cannot be drawn is thinned or counted in words; work is counted, not seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support import own_explainer

from macros.draw.map.atlas import drawing
from macros.draw.map.geo import Point
from macros.draw.map.labels import Sheet
from macros.draw.map.marks import CROWD, MOST, Mark
from macros.draw.map.plane import Plane
from macros.draw.map.spots import MappedEvent, Spot, letters, mapped_events
from macros.draw.map.yearly import yearly_maps
from macros.model.derive import tagged
from macros.page.site import Site, open_site

MANY = 5000


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often marks were compared and parts of a map asked for since the start."""
    asked = [0]
    for owner, name in ((Mark, "meets"), (Sheet, "free")):
        plain = getattr(owner, name)

        def counted(*arguments: object, plain: Callable[..., object] = plain) -> object:
            asked[0] += 1
            return plain(*arguments)

        monkeypatch.setattr(owner, name, counted)
    return lambda: asked[0]


def crowd(site: Site, many: int, spread: float = 0) -> list[MappedEvent]:
    """One event many times over, each a little apart from the one before."""
    (row,) = mapped_events(site.model, site.render.geo, list(site.model.events.values()))
    (spot,) = row.spots
    rows = []
    for n in range(many):
        lon, lat = spot.point[0] + spread * (n % 70), spot.point[1] - spread * (n // 70)
        rows.append(replace(row, letter=letters(n + 1), spots=[Spot(spot.place, (lon, lat), None, None)]))
    return rows


def test_five_thousand_events_on_one_spot_are_thinned(ferry: Path, work: Callable[[], int]) -> None:
    site = open_site(ferry)
    drawn = drawing(site.model, site.render.geo, crowd(site, MANY), "map", "wide")
    assert len(drawn.marks) == CROWD
    assert work() <= 100_000


@pytest.mark.parametrize("wide", [True, False])
def test_five_thousand_events_side_by_side_are_thinned(ferry: Path, work: Callable[[], int], wide: bool) -> None:
    site = open_site(ferry)
    drawn = drawing(site.model, site.render.geo, crowd(site, MANY, 0.05), "map", "wide" if wide else "narrow")
    assert len(drawn.marks) == MOST
    assert work() <= 1_000_000


EVENT = """
sinking-{0}:
  title: Another
  date: 1902-05-01
  places: [broad-river]
  themes: [crossing]
  tags: [sinking]
  weight: 1
"""
CLAIM = """
sank-{0}:
  statement: It sank.
  event: sinking-{0}
  theme: crossing
  sources: [gazette, courier]
"""


def test_a_page_says_how_many_found_no_room(ferry: Path) -> None:
    for file, text in (("events", EVENT), ("claims", CLAIM)):
        path = ferry / "data" / f"{file}.yml"
        path.write_text(path.read_text(encoding="utf-8") + "".join(text.format(n) for n in range(200)), encoding="utf-8")
    words = open_site(ferry).macros("glossary.md")
    assert f"{201 - CROWD} smaller events find no room on the map: they are in the table." in str(words.atlas("sinking"))
    assert f"{201 - CROWD} smaller events find no room" in str(words.yearly_maps("sinking"))


def test_five_hundred_places_on_one_spot_are_one_dot(ferry: Path, work: Callable[[], int]) -> None:
    site = open_site(ferry)
    before = len(drawing(site.model, site.render.geo, [], "map", "wide").dots)
    river = site.model.places["broad-river"]
    for n in range(500):
        site.model.places[f"river-{n}"] = river.model_copy(update={"id": f"river-{n}", "name": f"River {n}"})
    start = work()
    assert len(drawing(site.model, site.render.geo, [], "map", "wide").dots) == before
    assert work() - start <= 5_000


def test_five_thousand_streets_are_one_path_in_linear_work(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = open_site(ferry)
    geo, extent = site.render.geo, site.model.explainer.maps.extents["crossing"]
    asked = [0]
    plain = Plane.line

    def counted(plane: Plane, path: list[Point]) -> list[list[Point]]:
        asked[0] += len(path)
        return plain(plane, path)

    monkeypatch.setattr(Plane, "line", counted)
    drawing(site.model, geo, [], "map", "wide", extent=extent)
    once = asked[0]
    geo.layers["streets"] *= 1250
    drawn = drawing(site.model, geo, [], "map", "wide", extent=extent)
    assert asked[0] - once <= 1300 * once
    assert [row.sort for row in drawn.ground].count("streets") == 1


@pytest.mark.record
def test_thirty_times_the_record_takes_little_more_than_thirty_times_the_work(work: Callable[[], int]) -> None:
    site = own_explainer()
    rows = mapped_events(site.model, site.render.geo, tagged(site.model, "attack-on-pakistan"))
    drawing(site.model, site.render.geo, rows, "map", "wide")
    yearly_maps(site.model, site.render.geo, "attack-on-pakistan", rows, 100)
    once = work()
    many = [replace(row, letter=f"{row.letter}{n}") for n in range(30) for row in rows]
    drawing(site.model, site.render.geo, many, "map", "wide")
    yearly_maps(site.model, site.render.geo, "attack-on-pakistan", many, 100)
    assert work() - once <= 40 * once
