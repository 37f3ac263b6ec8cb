"""An event as each side tells it: what is contradicted point by point, some of every kind first, the rest kept back, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import own_explainer

from macros.model.accounts import FIRST, side_by_side
from macros.model.model import Model
from macros.page.site import open_site


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


def add(ferry: Path, count: int, more: str = "") -> None:
    claims = "".join(
        f"\nsouth-{n}:\n  statement: Southbank did thing {n}.\n  by: southbank\n  said: 1902-05-0{n + 1}\n"
        f"  event: sinking\n  theme: crossing\n  sources: [courier]\n{more}"
        for n in range(count)
    )
    path = ferry / "data" / "claims.yml"
    path.write_text(path.read_text(encoding="utf-8") + claims, encoding="utf-8")


def quiet(ferry: Path) -> Path:
    """The ferry without its dispute."""
    for file, old in (("claims", "  disputes: [toll-north]\n"), ("relations", "  denials: [toll-south]\n")):
        path = ferry / "data" / f"{file}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, ""), encoding="utf-8")
    return ferry


def told(ferry: Path, side: str) -> tuple[list[str], list[str]]:
    model = open_site(quiet(ferry)).model
    account = next(one for one in side_by_side(model, model.events["sinking"]).accounts if one.side == side)
    return [claim.id for claim in account.first], [claim.id for claim in account.rest]


def test_sides_come_in_their_order(ferry: Path) -> None:
    model = open_site(quiet(ferry)).model
    found = side_by_side(model, model.events["sinking"])
    assert [(one.side, [claim.id for claim in one.claims]) for one in found.others] == [
        ("north", ["toll-north"]),
        ("south", ["toll-south"]),
    ]
    assert (found.sides, found.points, found.opposed) == ((), [], [])


def test_the_two_sides_most_at_odds_stand_point_by_point_each_in_its_column(ferry: Path) -> None:
    add(ferry, 1)
    watcher = (
        "\nford-saw:\n  statement: Ten people drowned.\n  by: pilot\n  said: 1902-05-02\n  event: sinking\n  theme: crossing\n"
        "  sources: [courier]\n  disputes: [toll-south]\n"
    )
    path = ferry / "data" / "claims.yml"
    path.write_text(path.read_text(encoding="utf-8") + watcher, encoding="utf-8")
    model = open_site(ferry).model
    found = side_by_side(model, model.events["sinking"])
    assert found.sides == ("north", "south")
    (point,) = found.points
    assert [[claim.id for claim in column] for column in point.columns] == [["toll-north"], ["toll-south"]]
    assert [[claim.id for claim in claims] for claims in point.others] == [[], ["ford-saw"], []]
    assert (found.both, found.apart) == (1, [])
    assert [(one.side, [claim.id for claim in one.claims]) for one in found.opposed] == [("south", ["south-0"])]
    assert found.others == []


def test_what_others_dispute_among_themselves_stands_apart(ferry: Path) -> None:
    more = (
        "\ncourier-says:\n  statement: It was a cow.\n  by: mayor-of-nowhere\n  event: sinking\n  theme: crossing\n  sources: [courier]\n"
        "\nford-saw:\n  statement: It was no cow.\n  by: pilot\n  event: sinking\n  theme: crossing\n  sources: [courier]\n"
        "  disputes: [courier-says]\n"
    )
    actor = "\nmayor-of-nowhere:\n  name: Nihil\n  short: Nihil\n  kind: person\n  mentions: [Nihil]\n  side: watchers\n  about: Nihil.\n"
    for file, text in (("claims", more), ("actors", actor)):
        path = ferry / "data" / f"{file}.yml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    model = open_site(ferry).model
    found = side_by_side(model, model.events["sinking"])
    assert [len(point.columns[0]) for point in found.points] == [1]
    (apart,) = found.apart
    assert {claim.id for column in apart.columns for claim in column} == {"courier-says", "ford-saw"}


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
def test_in_the_record_no_claim_is_lost_and_a_toll_is_never_kept_back_alone(model: Model) -> None:
    kept = 0
    for event in model.events.values():
        own = {claim.id for claim in model.by_event.get(event.id, []) if model.side(claim) and claim.id not in model.replaced}
        found = side_by_side(model, event)
        points = [claim.id for point in found.points for claim in point.claims]
        assert len(points) == len(set(points))
        points += [claim.id for point in found.apart for claim in point.claims]
        besides = [claim.id for one in found.accounts for claim in one.claims]
        assert {*points, *besides} == own
        assert len(besides) == len(set(besides))
        assert not set(points) & set(besides)
        for one in found.accounts:
            assert len(one.first) == FIRST or not one.rest
            assert len(one.rest) != 1
            if any(claim.tolls for claim in one.claims):
                assert any(claim.tolls for claim in one.first)
            kept += len(one.rest)
        for point in found.points:
            assert any(point.columns)
            for side, column in zip(found.sides, point.columns, strict=True):
                assert {model.side(claim) for claim in column} <= {side}
            assert not {model.side(claim) for claims in point.others for claim in claims} & set(found.sides)
    assert kept > 0
