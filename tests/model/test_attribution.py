"""What the check of attribution says of a page: the sentence as readers see it, the words it lacks, the places it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from support import edit_files

from macros.model.attribution import AttributionChecker
from macros.page.site import open_site
from macros.record.problems import RecordError

INDEX, DENIES = "docs/index.md", 'Southbank denies it.{{ cite("toll-south") }}'
Report = Callable[..., list[str]]


@pytest.fixture
def checker(ferry: Path) -> AttributionChecker:
    return AttributionChecker(open_site(ferry).model)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    {
        "Northbank says that Southbank lied.": {"northbank"},
        "Northbank and Southbank said that Ben Ford lied.": {"northbank", "southbank"},
        "Northbank, Southbank and Ben Ford agreed, the mayor says.": {"mayor"},
        "Southbank lied, said people who know Northbank.": set(),
        "Northbank lost a boat.": set(),
    }.items(),
)
def test_the_speakers_of_a_sentence_are_found(checker: AttributionChecker, sentence: str, actors: set[str]) -> None:
    assert checker.attributed(sentence) == actors


def test_a_claimant_is_named_by_party_or_speaker(checker: AttributionChecker) -> None:
    claim = checker.model.claims["toll-north"]
    assert checker.carries({"mayor"}, claim)
    assert checker.carries({"northbank"}, claim)
    assert not checker.carries({"southbank"}, claim)
    assert checker.carries(set(), checker.model.claims["ferry-sank"])


def test_a_message_quotes_the_sentence_as_readers_see_it(report: Report) -> None:
    told = '{{ actor("northbank") }} lost {{ figure("toll-north") }} on {{ on("toll-north") }}: {{ quote("toll-north") }}.'
    told += '{{ cite("toll-north") }}'
    lines = report((INDEX, DENIES, told))
    assert len(lines) == 1
    assert lines[0].endswith("in “Northbank lost 9 on 2 May 1902: “nine souls and no help”.”")
    assert "a word of attribution (data/vocab.yml, attribution, lists them)" in lines[0]


def test_the_same_words_are_read_once(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from macros.model.speakers import Speakers

    edit_files(ferry, (INDEX, "Southbank denies it.", "Southbank says no."))
    open_site(ferry)
    monkeypatch.setattr(Speakers, "_of", None)
    edit_files(ferry, (INDEX, "{{ questions() }}", "Nothing else is known."))
    assert open_site(ferry).model.pages


def test_other_words_of_attribution_are_read_anew(report: Report) -> None:
    assert report() == []
    lines = report(("data/vocab.yml", "says, said, say, denies, denied", "says, said, say, denied"))
    assert [line for line in lines if line.startswith("docs/index.md:9: toll-south: this is a claim by Southbank")]


@pytest.mark.parametrize("head", ["title: Three strikes", "title: 9 dead", "description: In July it sank."])
def test_titles_and_descriptions_type_no_facts(report: Report, head: str) -> None:
    key = head.split(":")[0]
    old = {"title": "title: Home", "description": "description: Two towns and a boat."}[key]
    lines = report((INDEX, old, head))
    assert [line for line in lines if line.startswith(f"docs/index.md:{2 if key == 'title' else 3}: {key}: '") and "typed by hand" in line]


def test_names_in_the_menu_type_no_facts(report: Report) -> None:
    menu = "nav:\n  - Nine drowned people: index.md\n  - Part 9:\n      - Sources in 1902: sources.md\n"
    lines = report(("mkdocs.yml", "", menu), ("docs/sources.md", "title: Sources", "title: Sources\nprose: reference"))
    assert [line.split(": '")[0] for line in lines] == ["mkdocs.yml:10: nav", "mkdocs.yml:11: nav"]


def test_a_page_of_reference_may_type_numbers(report: Report) -> None:
    edits = (
        (INDEX, "title: Home", "title: Home in 9 words\nprose: reference"),
        (INDEX, "{{ questions() }}", "Three people saw 9 boats in July."),
    )
    assert report(*edits) == []


def test_what_was_withdrawn_or_broken_is_told_before_attribution(ferry: Path) -> None:
    edit_files(ferry, (INDEX, DENIES, 'Nobody died.{{ cite("toll-soth") }}'))
    with pytest.raises(RecordError, match="no claim 'toll-soth'") as stopped:
        open_site(ferry)
    assert "attribution" not in str(stopped.value)


@pytest.mark.parametrize("piece", ["on 9 ", "Northbank and ", "a week later ", ", of the Northbank", "said ", "the "])
def test_a_long_sentence_takes_no_long_time(checker: AttributionChecker, piece: str) -> None:
    started = process_time()
    checker.attributed(f"Northbank {piece * 1000}says that nobody drowned.")
    assert process_time() - started < 2
