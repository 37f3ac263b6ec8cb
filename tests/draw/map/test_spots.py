"""Where places are drawn, and the highest count of an event."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import ROOT

from macros.draw.map.spots import dead, highest, mapped_events, spot
from macros.page.site import Site, open_site
from macros.record.kinds import Toll


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


def test_the_highest_count_is_of_one_claimant_and_one_group_never_a_sum(site: Site) -> None:
    model = site.model
    claim, other = model.claims["toll-north"], model.claims["toll-south"]
    tolls = [
        (claim, Toll(group="people", harm="killed", low=3, high=7)),
        (claim, Toll(group="sheep", harm="killed", low=6)),
        (other, Toll(group="people", harm="killed", words="dozens")),
    ]
    count = highest(tolls)
    assert count
    assert (count.people, count.group, count.claim) == (7, "people", claim)
    assert highest(tolls[2:]) is None
    assert highest([]) is None


def test_only_the_gravest_harm_counts(site: Site) -> None:
    harms = {toll.harm for _, toll in dead(site.model, site.model.events["sinking"])}
    assert harms == {"killed"}


def test_an_event_links_to_the_claim_that_gives_its_size(site: Site) -> None:
    (row,) = mapped_events(site.model, site.render.geo, list(site.model.events.values()))
    assert row.count
    assert (row.n, row.count.people, row.claim.id, row.years) == (1, 9, "toll-north", (1902, 1902))
    assert row.status == "disputed"


def test_own_places_that_are_areas_have_an_outline_of_their_name() -> None:
    site = open_site(ROOT)
    missing = [
        place.id
        for place in site.model.places.values()
        if place.kind in ("country", "province") and place.name not in site.render.geo.areas
    ]
    assert missing == []
