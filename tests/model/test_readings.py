"""Readings: what they may say, how they are counted, and where a page says what they rest on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import WITH_READING

from macros.model.bound import bound_share, unbound
from macros.model.readings import all_readings, readings, told
from macros.page.site import open_site

INDEX = "docs/index.md"
SENTENCE = "If Southbank denies what Northbank counts, neither town can settle it alone."
MARK = '{{ reading("toll-north", "toll-south") }}'
Report = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _with_a_reading(edit: Callable[..., None]) -> None:
    edit(WITH_READING)


GOOD = [
    "One of the two denies it, and both stay poor.",
    "First comes the count, then Southbank denies it.",
    "If Northbank is right, Northbanker pride is hurt.",
    "Northbank counts, says Ada North; Southbank denies it.",
    "The Gazette aside, the Broad River keeps it, if anybody does.",
    'If {{ actor("southbank") }} is right, {{ place("broad-river") }} took sheep alone.',
    "Southbank denies it: **that** is the quarrel.",
]
BAD = {
    "If so, they are twice as poor.": "holds 'twice'",
    "If so, those were two boats.": "holds 'two'",
    "If so, it was a Sunday.": "holds 'Sunday'",
    "If so, in March all was over.": "holds 'March'",
    "If so, “it” was nothing.": "holds '“'",
    "If so, {{ days('sinking', 'toll-north') }} days are few.": "holds days()",
    "If so, Ada North lied.": "names Ada North, a person",
    "If so, it lies with Westbank.": "holds the name 'Westbank'",
}


@pytest.mark.parametrize("sentence", GOOD)
def test_a_reading_connects_and_concludes(report: Report, sentence: str) -> None:
    found = report((INDEX, SENTENCE, sentence))
    assert found == ([] if "Gazette" not in sentence else [line for line in found if "'Gazette'" in line])


@pytest.mark.parametrize(("sentence", "message"), BAD.items())
def test_a_reading_brings_in_no_fact_and_judges_nobody(report: Report, sentence: str, message: str) -> None:
    lines = report((INDEX, SENTENCE, sentence))
    assert [line for line in lines if f"docs/index.md:9: reading: {message}" in line]


def test_the_lead_may_be_told_after_and_nothing_else(report: Report) -> None:
    assert report((INDEX, "On {{ on(", f"{SENTENCE}{MARK} On {{{{ on(")) == []
    lines = report((INDEX, SENTENCE, f"The river is calm.\n\n{SENTENCE}"))
    assert [line.split(": ")[2] for line in lines] == [
        f"rests on 'toll-{town}', which the page has not told before" for town in ("north", "south")
    ]


def test_a_heading_above_the_lead_may_be_a_reading(report: Report) -> None:
    assert report((INDEX, "# What happened", f"# If one denies it, who knows?{MARK}\n\n## What happened")) == []


def test_a_page_of_few_sentences_may_conclude_from_each(report: Report) -> None:
    assert report((INDEX, SENTENCE + MARK, f"{SENTENCE}{MARK} " * 9)) == []


def test_readings_are_counted_apart_from_bound_and_unbound(ferry: Path, edit: Callable[..., None]) -> None:
    edit((INDEX, "Southbank denies it.", "The river was calm. Southbank denies it."))
    model = open_site(ferry).model
    assert (bound_share(model), told(model)) == ((4, 6), 1)
    assert "The river was calm." in [sentence.text for _, sentence in unbound(model)]
    assert not [sentence for _, sentence in unbound(model) if sentence.is_reading]


def test_a_reading_has_its_words_and_its_claims(ferry: Path, edit: Callable[..., None]) -> None:
    edit(
        (
            INDEX,
            SENTENCE,
            'If {{ actor("southbank", "The town of Southbank") }} **denies** what\n{{ actor("northbank") }} counts, so be it.',
        )
    )
    model = open_site(ferry).model
    (own,) = all_readings(model)
    assert (own.text, own.claims) == ("If The town of Southbank denies what Northbank counts, so be it.", ["toll-north", "toll-south"])


def test_two_readings_of_the_same_claims_share_a_note(ferry: Path, edit: Callable[..., None]) -> None:
    edit((INDEX, SENTENCE + MARK, f"{SENTENCE}{MARK} That is so, if one denies it.{MARK}"))
    site = open_site(ferry)
    first, second = readings(site.model, site.pages["index.md"])
    assert first.anchor == second.anchor
    assert first.id != second.id
    notes = str(site.macros("index.md").notes())
    assert notes.count(f'id="{first.anchor}"') == 1
    assert f"{SENTENCE} That is so, if one denies it. <span" in notes
    assert f'href="#{first.anchor}"' in str(site.macros("index.md").reading("toll-north", "toll-south"))
