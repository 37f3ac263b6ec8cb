"""What follows from the record by counting."""

from __future__ import annotations

from pathlib import Path

from macros.model import derive
from macros.page.site import open_site


def edited(ferry: Path, *edits: tuple[str, str]) -> None:
    path = ferry / "data" / "claims.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def ranges(ferry: Path) -> list[tuple[str, int | None, int | None, bool]]:
    model = open_site(ferry).model
    return [(row.group, row.low, row.high, row.open_above) for row in derive.toll_ranges(model, model.events["sinking"])]


def test_groups_are_never_mixed_and_words_bring_no_numbers(ferry: Path) -> None:
    assert ranges(ferry) == [("people", 9, 9, False), ("sheep", None, None, False)]


def test_a_range_spans_the_claimants_and_knows_when_it_is_open_above(ferry: Path) -> None:
    edited(ferry, ("{group: sheep, harm: killed, words: dozens}", "{group: people, harm: killed, low: 12}"))
    assert ranges(ferry) == [("people", 9, 12, True)]


def test_only_the_latest_count_of_a_claimant_stands(ferry: Path) -> None:
    later = "later-north:\n  statement: Eleven people drowned.\n  by: northbank\n  date: 1902-05-03\n  event: sinking\n"
    later += "  theme: crossing\n  sources: [gazette]\n  replaces: toll-north\n"
    later += "  tolls: [{group: people, harm: killed, low: 11, high: 11}]\n\ntoll-south:"
    edited(ferry, ("toll-south:", later))
    assert ranges(ferry)[0] == ("people", 11, 11, False)


def test_a_denial_stands_in_words(ferry: Path) -> None:
    edited(ferry, ("  tolls: [{group: sheep, harm: killed, words: dozens}]\n", ""))
    model = open_site(ferry).model
    assert [claim.id for claim in derive.denials(model, model.events["sinking"])] == ["toll-south"]
    assert ranges(ferry) == [("people", 9, 9, False)]


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
