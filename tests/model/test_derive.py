"""What follows from the record by counting."""

from __future__ import annotations

from pathlib import Path

from macros.model import derive
from macros.page.site import open_site


def test_what_is_established_about_an_event_stands_apart(ferry: Path) -> None:
    model = open_site(ferry).model
    assert [claim.id for claim in derive.common_ground(model, model.events["sinking"])] == ["ferry-sank"]


def test_balance_is_counted(ferry: Path) -> None:
    model = open_site(ferry).model
    found = derive.balance(model, model.claims.values())
    assert (found.claims, found.sources, found.sides, found.single_share) == (9, 3, 3, 78)
    assert found.statuses == {"established": 1, "attributed": 6, "disputed": 2}
    assert found.parties == [("northbank", 2), ("pilot", 2), ("rower", 2), ("", 1), ("southbank", 1), ("teacher", 1)]


def test_a_page_leans_on_what_it_cites_and_shows(ferry: Path) -> None:
    model = open_site(ferry).model
    home = next(page for page in model.pages if page.path == "index.md")
    assert set(derive.leans(model, home)) == set(model.claims)
