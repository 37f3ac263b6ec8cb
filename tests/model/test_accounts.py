"""An event as each side tells it: some of every kind first, the rest kept back, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import ROOT

from macros.model.accounts import FIRST, accounts
from macros.model.model import Model
from macros.page.site import open_site


@pytest.fixture(scope="module")
def model() -> Model:
    return open_site(ROOT).model


def add(ferry: Path, count: int, more: str = "") -> None:
    claims = "".join(
        f"\nsouth-{n}:\n  statement: Southbank did thing {n}.\n  by: southbank\n  said: 1902-05-0{n + 1}\n"
        f"  event: sinking\n  theme: crossing\n  sources: [courier]\n{more}"
        for n in range(count)
    )
    path = ferry / "data" / "claims.yml"
    path.write_text(path.read_text(encoding="utf-8") + claims, encoding="utf-8")


def told(ferry: Path, side: str) -> tuple[list[str], list[str]]:
    model = open_site(ferry).model
    account = next(one for one in accounts(model, model.events["sinking"]) if one.side == side)
    return [claim.id for claim in account.first], [claim.id for claim in account.rest]


def test_sides_come_in_their_order(ferry: Path) -> None:
    model = open_site(ferry).model
    found = accounts(model, model.events["sinking"])
    assert [(one.side, [claim.id for claim in one.claims]) for one in found] == [("north", ["toll-north"]), ("south", ["toll-south"])]


def test_six_claims_all_stand_but_of_seven_two_wait(ferry: Path) -> None:
    add(ferry, 5)
    assert told(ferry, "south") == (["south-0", "south-1", "south-2", "south-3", "south-4", "toll-south"], [])
    path = ferry / "data" / "claims.yml"
    path.write_text(path.read_text(encoding="utf-8") + path.read_text(encoding="utf-8").split("\nsouth-4:")[1].join(["\nsouth-5:", ""]))
    first, rest = told(ferry, "south")
    assert first == ["south-0", "south-1", "south-2", "south-3", "toll-south"]
    assert rest == ["south-4", "south-5"]


def test_deeds_then_counts_then_the_harmed_then_positions(ferry: Path) -> None:
    add(ferry, 1, "  quote: {text: we did}\n")
    path = ferry / "data" / "claims.yml"
    extra = "\nsouth-deed:\n  statement: Southbank rowed out.\n  by: southbank\n  event: sinking\n  theme: crossing\n  sources: [courier]\n"
    counts = (
        extra.replace("south-deed", "south-counts").replace("rowed out.", "rowed out three times.")
        + "  figures: [{measure: crossings, value: 3}]\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + extra + counts, encoding="utf-8")
    assert told(ferry, "south")[0] == ["south-deed", "south-counts", "toll-south", "south-0"]


@pytest.mark.record
def test_in_the_record_no_side_loses_a_claim_and_a_toll_is_never_kept_back_alone(model: Model) -> None:
    kept = 0
    for event in model.events.values():
        own = [claim.id for claim in model.by_event.get(event.id, []) if model.side(claim) and claim.id not in model.replaced]
        found = accounts(model, event)
        assert sorted(claim.id for one in found for claim in one.claims) == sorted(own)
        for one in found:
            assert len(one.first) == FIRST or not one.rest
            assert len(one.rest) != 1
            if any(claim.tolls for claim in one.claims):
                assert any(claim.tolls for claim in one.first)
            kept += len(one.rest)
    assert kept > 0
