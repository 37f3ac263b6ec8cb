"""Who stands behind a claim: one party, several jointly, one on another's finding."""

from __future__ import annotations

from pathlib import Path

from macros.model import derive
from macros.model.claimants import listed
from macros.page.site import open_site


def test_names_are_listed_as_in_a_sentence() -> None:
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]


def test_every_party_to_a_claim_is_named_and_has_it_in_its_account(fire: Path) -> None:
    model = open_site(fire).model
    joint = model.claims["fire-toll-joint"]
    assert model.claimant(joint) == "Northbank and Southbank"
    assert model.sides(joint) == ["north", "south"]
    assert joint in model.by_party["northbank"]
    assert joint in model.by_party["southbank"]
    found = derive.balance(model, [joint])
    assert (found.sides, found.parties) == (2, [("northbank", 1), ("southbank", 1)])


def test_a_finding_passed_on_names_both_and_is_the_claimants_alone(fire: Path) -> None:
    model = open_site(fire).model
    passed = model.claims["fire-was-lit"]
    assert model.claimant(passed) == "Northbank, on a finding by Ben Ford"
    assert passed not in model.by_party["pilot"]
