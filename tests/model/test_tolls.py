"""Tolls as ranges: groups never mixed, bounds never closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import own_explainer

from macros.model.tolls import TollRange, denials, groups_heading, toll_claims, toll_ranges
from macros.page.site import open_site
from macros.record.kinds import Claim, Toll


def edited(ferry: Path, *edits: tuple[str, str]) -> None:
    path = ferry / "data" / "claims.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def ranges(ferry: Path) -> list[tuple[str, int | None, int | None, bool]]:
    model = open_site(ferry).model
    found = toll_ranges(model, toll_claims(model, model.events["sinking"]))
    return [(row.group, row.low, row.high, row.open_above) for row in found]


def test_groups_are_never_mixed_and_words_bring_no_numbers(ferry: Path) -> None:
    assert ranges(ferry) == [("people", 9, 9, False), ("sheep", None, None, False)]


def test_a_range_spans_the_claimants_and_knows_when_it_is_open_above(ferry: Path) -> None:
    edited(
        ferry,
        ("Nobody drowned, and", "Twelve drowned, and"),
        ("{group: sheep, harm: killed, words: dozens}", "{group: people, harm: killed, low: 12}"),
    )
    assert ranges(ferry) == [("people", 9, 12, True)]


def test_only_the_latest_count_of_a_claimant_stands(ferry: Path) -> None:
    later = "later-north:\n  statement: Eleven people drowned.\n  by: northbank\n  said: 1902-05-03\n  event: sinking\n"
    later += "  theme: crossing\n  sources: [gazette]\n  replaces: toll-north\n"
    later += "  tolls: [{group: people, harm: killed, low: 11, high: 11}]\n\ntoll-south:"
    edited(ferry, ("toll-south:", later))
    assert ranges(ferry)[0] == ("people", 11, 11, False)


def test_a_denial_stands_in_words(ferry: Path) -> None:
    edited(ferry, ("  tolls: [{group: sheep, harm: killed, words: dozens}]\n", ""))
    model = open_site(ferry).model
    assert [claim.id for claim in denials(model, model.events["sinking"])] == ["toll-south"]
    assert ranges(ferry) == [("people", 9, 9, False)]


@pytest.mark.record
def test_words_with_a_number_end_with_it_for_the_group_follows() -> None:
    tolls = [toll for claim in own_explainer().model.claims.values() for toll in claim.tolls]
    numbered = [toll.words for toll in tolls if toll.words and (toll.low or toll.high) and any(map(str.isdigit, toll.words))]
    assert len(numbered) > 10
    assert [words for words in numbered if not words.removesuffix(", or more")[-1].isdigit()] == []


def row(*tolls: dict[str, object]) -> TollRange:
    claim = Claim.model_validate({"id": "c", "statement": "s", "theme": "t", "sources": ["s"]})
    return TollRange("people", "killed", [(claim, Toll.model_validate({"group": "people", "harm": "killed"} | toll)) for toll in tolls])


EXACT, LEAST, MOST, BOTH = {"low": 45, "high": 45}, {"low": 45}, {"high": 45}, {"low": 45, "high": 52}
TOP, TOP_LEAST, TOP_MOST = {"low": 52, "high": 52}, {"low": 52}, {"high": 52}


@pytest.mark.parametrize(
    ("tolls", "words"),
    [
        ([EXACT], "45"),
        ([LEAST], "at least 45"),
        ([MOST], "up to 45"),
        ([BOTH], "45 to 52"),
        ([LEAST | {"words": "more than 45"}], "more than 45"),
        ([{"words": "dozens"}], "dozens"),
        ([{"words": "dozens"}, {"words": "scores"}], "no number given"),
        ([EXACT, TOP], "45 to 52"),
        ([LEAST, TOP], "at least 45, up to 52"),
        ([LEAST, EXACT, TOP], "at least 45, up to 52"),
        ([EXACT, TOP_LEAST], "45 to at least 52"),
        ([LEAST, TOP_LEAST], "at least 45, or at least 52"),
        ([EXACT, {"low": 48}, TOP], "45 to 52 or more"),
        ([EXACT, LEAST], "at least 45"),
        ([EXACT, TOP_MOST], "45, or up to 52"),
        ([MOST, TOP], "up to 45, or 52"),
        ([LEAST, BOTH], "at least 45, up to 52"),
        ([{"low": 1200}, {"low": 2500, "high": 2500}], "at least 1,200, up to 2,500"),
    ],
)
def test_a_heading_never_closes_an_open_bound(tolls: list[dict[str, object]], words: str) -> None:
    found = row(*tolls)
    assert found.words == words
    assert found.at_least == ("at least" in words or "more" in words)


@pytest.mark.parametrize(
    ("groups", "heading"),
    [
        (["people"], "people"),
        (["people", "sheep"], "people and sheep"),
        (["people", "sheep", "people"], "people, sheep and others"),
        (["people", "sheep", "people", "sheep"], "people, sheep and others"),
    ],
)
def test_the_heading_over_several_groups_is_short(ferry: Path, groups: list[str], heading: str) -> None:
    assert groups_heading(open_site(ferry).model, groups) == heading
