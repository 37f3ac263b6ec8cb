"""Where places are drawn, and the ranges of an event."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import own_explainer

from macros.draw.map.spots import dead, highest, letters, mapped_events, spot
from macros.page.site import Site, open_site


@pytest.fixture
def site(ferry: Path) -> Site:
    return open_site(ferry)


def test_a_known_place_is_a_point(site: Site) -> None:
    found = spot(site.model, site.render.geo, site.model.places["broad-river"])
    assert found
    assert (found.exact, found.point, found.shape) == (True, (1.25, 50.5), None)


def test_a_rough_place_is_a_point_that_is_not_exact(site: Site) -> None:
    found = spot(site.model, site.render.geo, site.model.places["old-mooring"])
    assert found
    assert (found.exact, found.shape, found.within) == (False, None, None)


def test_an_area_is_its_outline(site: Site) -> None:
    found = spot(site.model, site.render.geo, site.model.places["south-shire"])
    assert found
    assert found.shape
    assert found.shape.name == "South Shire"
    assert found.within is None
    assert 44 < found.point[1] < 50


def test_a_place_without_position_lies_in_the_nearest_larger_one(site: Site) -> None:
    found = spot(site.model, site.render.geo, site.model.places["landing"])
    assert found
    assert found.within
    assert (found.within.id, found.exact) == ("south-shire", False)
    assert spot(site.model, site.render.geo, site.model.places["far-harbour"]) is None


def test_an_event_has_a_range_for_each_half_never_a_sum(ferry: Path) -> None:
    path = ferry / "data" / "claims.yml"
    text = path.read_text(encoding="utf-8")
    more = "{group: people, harm: killed, low: 3, high: 7}, {group: sheep, harm: killed, low: 6}"
    text = text.replace("only sheep were lost", "3, 6 or 7 sheep were lost")
    path.write_text(text.replace("{group: sheep, harm: killed, words: dozens}", more), encoding="utf-8")
    site = open_site(ferry)
    (row,) = mapped_events(site.model, site.render.geo, list(site.model.events.values()))
    assert row.right
    assert row.left
    assert (row.right.group, row.right.low, row.right.high, row.right.open_above) == ("people", 3, 9, False)
    assert (row.left.group, row.left.low, row.left.high, row.left.open_above) == ("sheep", 6, 6, True)
    assert row.most == 9


def test_words_without_a_number_have_no_range(site: Site) -> None:
    assert highest(site.model, site.model.events["sinking"], hollow=True) is None


def test_events_are_lettered() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53, 703)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def test_only_the_gravest_harm_counts(site: Site) -> None:
    harms = {toll.harm for _, toll in dead(site.model, site.model.events["sinking"])}
    assert harms == {"killed"}


def test_a_row_knows_its_letter_its_years_and_its_status(site: Site) -> None:
    (row,) = mapped_events(site.model, site.render.geo, list(site.model.events.values()))
    assert (row.letter, row.most, row.years, row.status) == ("A", 9, (1902, 1902), "disputed")


def test_own_places_that_are_areas_have_an_outline_of_their_name() -> None:
    site = own_explainer()
    missing = [
        place.id
        for place in site.model.places.values()
        if place.kind in ("country", "province") and place.name not in site.render.geo.areas
    ]
    assert missing == []
