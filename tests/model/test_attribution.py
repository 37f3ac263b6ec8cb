"""Who is said to say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.attribution import AttributionChecker
from macros.page.site import open_site

SENTENCES = {
    "Northbank says that Southbank lied.": {"northbank"},
    "Southbank lied, says Northbank.": {"northbank"},
    "Southbank lied, Northbank says.": {"northbank"},
    "According to Northbank, Southbank lied.": {"northbank"},
    "Northbank and Southbank said that Ben Ford lied.": {"northbank", "southbank"},
    "Ben Ford, a retired pilot of the river, says Southbank lied.": {"pilot"},
    "In May, said Northbank, Southbank lied.": {"northbank"},
    "Ben Ford, a man of Northbank, says so.": {"pilot"},
    "Northbank, Southbank and Ben Ford agreed, the mayor says.": {"mayor"},
    "Northbank, Southbank and Ben Ford said so.": {"northbank", "southbank", "pilot"},
    "Southbank lied, said people who know Northbank.": set(),
    "“No.” So says Northbank.": {"northbank"},
    "Its mayor, Ada North, says so.": {"mayor"},
    "A clerk of Southbank, Ben Ford, says so.": {"pilot"},
    "Southbank lied, says the retired river pilot Ben Ford: a man.": {"pilot"},
    "A northern town, The town of Northbank, says so.": {"northbank"},
    "Northbank sued Southbank and says so.": {"northbank"},
    "The mayor says so.": {"mayor"},
    "The town of Northbank denies it.": {"northbank"},
    "A Northbank-built boat sank, he says.": set(),
    "Northbank lost a boat.": set(),
    "Northbank says it. Nothing more.": {"northbank"},
    "Northbank sailed on and on and on and on and on and on and on and on until somebody said so.": set(),
}


@pytest.fixture
def reading(ferry: Path) -> AttributionChecker:
    return AttributionChecker(open_site(ferry).model)


@pytest.mark.parametrize(("sentence", "actors"), SENTENCES.items())
def test_the_speaker_is_found(reading: AttributionChecker, sentence: str, actors: set[str]) -> None:
    assert reading.attributed(sentence) == actors


def test_a_voice_of_the_party_speaks_for_it(reading: AttributionChecker) -> None:
    claim = reading.model.claims["toll-north"]
    assert reading.carries({"mayor"}, claim)
    assert not reading.carries({"southbank"}, claim)
    assert reading.carries(set(), reading.model.claims["ferry-sank"])


def test_a_claimant_carries_over_to_the_next_sentence_of_the_paragraph_only(ferry: Path) -> None:
    page = ferry / "docs" / "index.md"
    start = page.read_text(encoding="utf-8")
    again = 'Southbank denies it.{{ cite("toll-south") }} Only sheep were lost.{{ cite("toll-south") }}'
    page.write_text(start.replace('Southbank denies it.{{ cite("toll-south") }}', again), encoding="utf-8")
    assert open_site(ferry).model.pages
    page.write_text(start.replace('Southbank denies it.{{ cite("toll-south") }}', again.replace(" Only", "\n\nOnly")), encoding="utf-8")
    with pytest.raises(Exception, match="toll-south: this is a claim by Southbank"):
        open_site(ferry)
