"""Whom a sentence may name beside the claims it cites."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.model.attribution import AttributionChecker
from macros.page.site import open_site

ABOUT = ("data/claims.yml", "toll-north:\n", "toll-north:\n  about: [rower]\n")


@pytest.mark.parametrize(
    ("edits", "strangers"),
    [
        ([], ["rower"]),
        ([("data/claims.yml", "Nobody drowned, and only sheep", "Nobody drowned, says Cora Reed, and only sheep")], []),
        ([("data/claims.yml", "  disputes: [toll-north]", "  about: [rower]\n  disputes: [toll-north]")], []),
        ([("data/claims.yml", "  disputes: [toll-north]", "  note: Told to Cora Reed.\n  disputes: [toll-north]")], []),
        ([("data/actors.yml", "Owns the landing.", "Owns the landing of Cora Reed.")], []),
        ([("data/sources.yml", "publisher: Courier", "publisher: Cora Reed's Courier")], []),
        ([("data/events.yml", "title: ", "title: Cora Reed's boat and the "), ABOUT], []),
        ([ABOUT], ["rower"]),
    ],
    ids=["nobody", "the statement", "about", "the note", "who the claimant is", "the publisher", "the event", "another claim"],
)
def test_one_is_known_by_the_claim_and_by_what_stands_around_it(
    ferry: Path, edit: Callable[..., None], edits: list[tuple[str, str, str]], strangers: list[str]
) -> None:
    edit(*edits)
    model = open_site(ferry).model
    checker = AttributionChecker(model)
    assert checker.naming.strangers({"southbank", "rower"}, [model.claims["toll-south"]]) == strangers


def test_one_who_speaks_for_a_party_is_not_known_because_the_party_is(ferry: Path) -> None:
    model = open_site(ferry).model
    naming = AttributionChecker(model).naming
    north, south = model.claims["toll-north"], model.claims["toll-south"]
    assert naming.strangers({"northbank", "mayor"}, [north]) == []
    assert naming.held(north) == {"northbank", "mayor"}
    assert naming.held(south) == {"southbank"}
