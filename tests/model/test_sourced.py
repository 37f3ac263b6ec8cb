"""Nothing in the record is unsourced: a text that tells more than who or where is carried, and names who says it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import own_explainer, report_of

from macros.page.site import open_site
from macros.record.english import counted, happened, negations, numbers

PLACE = "  why: Beyond the map.\n"
Do = Callable[..., None]
WHY = [
    ("why: A jetty for ships.", True), ("why: A jetty for two ships.", False), ("why: The jetty of the two towns.", True),
    ("why: The first jetty.", True), ("why: The twelfth jetty.", False), ("why: Built in May.", False), ("why: It may flood.", True),
    ("why: A ship sank here.", False), ("why: Ships were burnt here.", False), ("why: Ships are moored here.", False),
    ("why: A red shed, armed guards.", True), ("why: A jetty, says Northbank.", False), ("why: Dozens of ships.", False),
    ("why: A ship sank here.\n  claims: [ferry-sank]", True), ("why: Nine drowned.\n  claims: [toll-north]", False),
    ("why: Northbank says that nine drowned.\n  claims: [toll-north]", True),
    ("why: Nine drowned, says the mayor.\n  claims: [toll-north]", True),
    ("why: Southbank says that nine drowned.\n  claims: [toll-north]", False),
    ("why: Northbank says that nine drowned.\n  claims: [toll-north, toll-south]", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fine"), WHY, ids=[text for text, _ in WHY])
def test_a_place_is_told_with_what_carries_it(ferry: Path, edit: Do, text: str, fine: bool) -> None:
    edit(("data/places.yml", PLACE, f"  {text}\n"))
    lines = report_of(ferry)
    assert (lines == []) is fine, lines
    assert all(": place far-harbour: why: " in line for line in lines)


@pytest.mark.parametrize("carrier", ["claims: [ferry-sank]", "sources: [gazette]"])
def test_an_actor_is_carried_by_claims_or_by_publications_and_readers_see_them(ferry: Path, edit: Do, carrier: str) -> None:
    edit(("data/actors.yml", "about: Mayor of Northbank.", "about: Mayor since 1899."))
    assert len(report_of(ferry)) == 1
    edit(("data/actors.yml", "about: Mayor since 1899.", f"about: Mayor since 1899.\n  {carrier}"))
    assert report_of(ferry) == []
    listed = str(open_site(ferry).macros("actors/index.md").who())
    entry = listed[listed.index('id="mayor"') :].split("</li>")[0]
    assert ("#ferry-sank" if "claims" in carrier else "#gazette") in entry


def test_what_carries_a_place_or_a_word_is_shown(ferry: Path, edit: Do) -> None:
    edit(("data/places.yml", PLACE, "  why: A ship sank here.\n  claims: [ferry-sank]\n"))
    edit(("data/terms.yml", "  sources: [gazette]", "  claims: [ferry-sank]"))
    macros = open_site(ferry).macros("glossary.md")
    for shown in (str(macros.places()), str(macros.glossary())):
        assert '#ferry-sank"' in shown


def test_what_is_on_hold_carries_nothing(ferry: Path, edit: Do) -> None:
    edit(("data/places.yml", PLACE, "  why: Beyond the map.\n  claims: [crossings-counted]\n"))
    edit(("data/claims.yml", "  figures: [{measure: crossings", "  hold: true\n  figures: [{measure: crossings"))
    assert any("place far-harbour: claims: leans on 'crossings-counted', which is on hold" in line for line in report_of(ferry))


def test_numbers_negations_and_tenses_are_seen() -> None:
    assert numbers("Nine of 1,200, in May and twice") == ["nine", "1,200", "May", "twice"]
    assert (counted("One boat, the two towns, a first"), counted("three boats"), counted("On 3 May")) == ("", "three", "3")
    assert [negations(text) for text in ("It did not sink.", "It didn’t.", "Nobody never.", "It sank.")] == [1, 1, 2, 0]
    assert [happened(text) for text in ("It sank.", "It was there.", "It stands.", "The United towns need a seed.")] == [
        "sank",
        "was",
        "",
        "",
    ]


@pytest.mark.record
def test_the_real_record_tells_nothing_that_is_not_carried() -> None:
    from macros.model.sourced import told

    model = own_explainer().model
    bare = [one for one in told(model) if not (one.claims or one.sources)]
    assert len(bare) > 20
    assert [one.text for one in bare if counted(one.text) or happened(one.text)] == []
