"""The fact card: the claim first, then who, when, what, where it was read, and who checked it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from macros.page.site import open_site

ROWS = {
    "fire-seen": {
        "Happened": "20 May 1902, 23:30, to 21 May 1902, 02:00, London time",
        "Said": "24 May 1902 (computed from its source)",
        "Sources": "Gazette, 24 May 1902, page 4, archived copy (our entry); Courier, seen as an excerpt (our entry)",
        "Checked": "1 July 1902, by an automated reader",
    },
    "fire-toll-joint": {"Happened": "20 May 1902", "Said": "10 June 1902", "Figures": "7 people drowned"},
    "fire-was-lit": {
        "Stage": "Charged: Accused before a court.",
        "Had denied before": "Southbank: Nobody of Southbank means to burn anything. (19 May 1902, before this was said), "
        "and it still stands: The town said it again at the funeral, and has not taken it back.",
    },
    "fire-not-lit": {
        "Said": "19 May 1902",
        "Against it": "Northbank, on a finding by Ben Ford: Men of Southbank lit the boathouse. (24 May 1902, after this was said); "
        "this still stands: The town said it again at the funeral, and has not taken it back.",
    },
    "fire-loss": {
        "Figures": "at least 90 hours of rowing; GBP 2,500 in fares",
        "Damage": "homes destroyed: 1; vehicles destroyed: dozens",
        "Source": "Penny Paper, 22 May 1902 Retracted by its publisher, 29 May 1902: The boats were never counted. (our entry)",
    },
    "fire-remembered": {
        "Said": "not known: no source of it is dated",
        "Source": "Ben Ford (without an address: On paper in the harbour office, shown to whoever asks.) (our entry)",
    },
}


def card(fire: Path, claim: str) -> html.HtmlElement:
    ledger = html.fromstring(str(open_site(fire).macros("claims/crossing.md").claims("crossing")))
    return ledger.get_element_by_id(claim)


def text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", unescape(element.text_content())).strip()


@pytest.mark.parametrize("claim", ROWS)
def test_each_field_has_its_row(fire: Path, claim: str) -> None:
    names = card(fire, claim).findall(".//dt")
    rows = {text(name): re.sub(r" (?=;)", "", text(name.getnext())) for name in names}
    assert {name: rows.get(name) for name in ROWS[claim]} == ROWS[claim]


def test_the_claim_comes_first_with_everybody_who_asserts_it(fire: Path) -> None:
    first = card(fire, "fire-toll-joint")[0]
    assert first.get("class") == "statement"
    assert text(first).startswith("Northbank and Southbank: Seven people died in the fire.")


def test_a_retraction_is_flagged_before_everything_else_but_claim_and_status(fire: Path) -> None:
    assert [part.get("class") for part in card(fire, "fire-loss")][:3] == ["statement", "status attributed", "retracted"]
    assert not card(fire, "fire-seen").find_class("retracted")


def test_the_words_as_they_were_said_stand_below_their_translation(fire: Path, edit: Callable[..., None]) -> None:
    (original,) = card(fire, "fire-not-lit").find_class("original")
    assert (original.get("lang"), original.get("dir"), text(original)) == ("ur", "rtl", "ہم اپنے کنارے پر رہتے ہیں")
    assert "(as it was said, in ur)" in text(card(fire, "fire-not-lit"))
    edit(("data/vocab.yml", "  languages:\n", "  languages:\n    ur: {label: Urdu, meaning: A language.}\n"))
    assert "(as it was said, in Urdu)" in text(card(fire, "fire-not-lit"))


def test_the_entry_of_a_source_says_where_in_it_a_claim_stands(fire: Path) -> None:
    entries = html.fromstring(str(open_site(fire).macros("sources.md").sources()))
    told = {
        source: [item.text_content() for item in entries.xpath(f"//li[@id='{source}']//li[a[contains(@href, '#fire-seen')]]")]
        for source in ("gazette-late", "courier")
    }
    assert [[text.endswith(" (page 4)") for text in texts] for texts in told.values()] == [[True], [False]]


def test_a_source_without_an_address_is_no_link(fire: Path) -> None:
    (out,) = card(fire, "fire-remembered").find_class("out")
    assert (out.tag, out.get("href")) == ("span", None)
    page = html.fromstring(str(open_site(fire).macros("sources.md").sources()))
    assert page.get_element_by_id("leaflet").find("b") is not None
    assert "None" not in html.tostring(page, encoding="unicode")


def test_a_group_set_apart_is_told_in_a_strip_when_it_is_asked_for(ferry: Path, edit: Callable[..., None]) -> None:
    edit(("data/vocab.yml", "sheep: {label: sheep, hollow: true,", "sheep: {label: sheep, hollow: true, apart: true,"))
    strip = html.fromstring(str(open_site(ferry).macros("index.md").brief("sinking:sheep")))
    assert re.sub(r"\W$", "", text(strip)) == "dozenssheep drowned (The ferry goes down, 1 May 1902), as counted by Southbank"


def test_the_byline_holds_the_date_that_a_browser_counts_from(ferry: Path) -> None:
    assert 'As of <time class="as-of" datetime="1902-06">June 1902</time>' in str(open_site(ferry).macros("index.md").byline())
