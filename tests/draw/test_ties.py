"""Ties as rows: a sign and a word or two in each cell, which opens to the evidence; of too many pairs the number."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from lxml import html
from support import own_explainer

from macros.draw.ties import MOST, cells, rows
from macros.page.site import open_site


def test_a_pair_and_what_is_between_them(ferry: Path) -> None:
    model = open_site(ferry).model
    found = rows(model)
    (bond,) = found.main
    (cell,) = cells(model, bond, 0)
    assert (cell.sign, cell.words, cell.arrow, cell.new, cell.denied) == ("×", "rival of", "→", True, True)
    assert [one.new for one in cells(model, bond, 1)] == [False]
    assert found.finding == "Of one pair of parties, 1 stood against each other of old, 1 of late"
    assert (found.others, found.undrawn) == ([], 0)


def test_the_same_tie_both_ways_is_one_cell(ferry: Path) -> None:
    path = ferry / "data" / "relations.yml"
    back = "\nrivals-back:\n  from: southbank\n  to: northbank\n  kind: rival\n  since: 1890\n  claims: [ferry-sank]\n"
    path.write_text(path.read_text(encoding="utf-8") + back, encoding="utf-8")
    model = open_site(ferry).model
    (cell,) = cells(model, rows(model).main[0], 0)
    assert cell.arrow == "↔"


def test_of_more_pairs_than_a_page_holds_the_number_alone(ferry: Path) -> None:
    """Two thousand parties, each tied to one: sixty pairs are drawn, the others counted, and it ends."""
    actors, ties = "", ""
    for n in range(2000):
        actors += (
            f"\np{n}:\n  name: Pier {n}\n  short: Pier {n}\n  kind: town\n  mentions: [Pier {n}]\n  side: watchers\n  about: A pier.\n"
        )
        ties += f"\nt{n}:\n  from: p{n}\n  to: northbank\n  kind: rival\n  claims: [ferry-sank]\n"
    for file, text in (("actors", actors), ("relations", ties)):
        path = ferry / "data" / f"{file}.yml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    site = open_site(ferry)
    begun = process_time()
    found = rows(site.model)
    assert process_time() - begun < 2
    assert len(found.main) + len(found.others) == MOST
    assert found.undrawn == 2001 - MOST
    assert f"{2001 - MOST:,} more pairs are not drawn" in str(site.macros("actors/index.md").network())


@pytest.mark.record
def test_every_word_leads_to_its_tie_and_every_tie_to_a_claim() -> None:
    page = html.fromstring(f"<div>{own_explainer().macros('actors/index.md').network()}</div>")
    ties = {one.get("id") for one in page.xpath("//li[@id]")}
    leads = {link.get("href").removeprefix("#") for link in page.xpath("//td/a")}
    assert leads <= ties
    assert len(leads) > 30
    for one in page.xpath("//li[@id]"):
        marks = one.xpath("a[contains(@class, 'mark')]")
        assert len(marks) == (2 if ", denied" in one.text_content() else 1), one.get("id")
    for table in page.xpath("//table"):
        wide = len(table.xpath("thead//th"))
        assert all(len(row.xpath("th|td")) == wide for row in table.xpath("tbody/tr[1]"))


@pytest.mark.record
def test_it_weighs_little() -> None:
    assert len(own_explainer().macros("actors/index.md").network().encode()) <= 60_000


@pytest.mark.parametrize(
    ("since", "denied", "words"),
    [
        ("1901", False, "Northbank and Southbank: with each other of old, against each other of late"),
        ("1901", True, "Of one pair of parties, none stood against each other of old, 1 of late"),
        ("1890", False, "Of one pair of parties, 1 stood against each other of old, 1 of late"),
    ],
)
def test_a_pair_that_turned_undenied_from_with_to_against_is_the_finding(ferry: Path, since: str, denied: bool, words: str) -> None:
    vocab, relations = ferry / "data" / "vocab.yml", ferry / "data" / "relations.yml"
    rival = "    rival: {label: rival of, stance: against, meaning: Competes with.}\n"
    text = vocab.read_text(encoding="utf-8")
    vocab.write_text(text.replace(rival, f"{rival}    ally: {{label: ally of, stance: with, meaning: Helps.}}\n"), encoding="utf-8")
    text = relations.read_text(encoding="utf-8").replace("since: 1890", f"since: {since}")
    text = text if denied else text.replace("  denials: [toll-south]\n", "")
    ally = "\nallies:\n  from: northbank\n  to: southbank\n  kind: ally\n  since: 1880\n  until: 1899\n  claims: [ferry-sank]\n"
    relations.write_text(text + ally, encoding="utf-8")
    assert rows(open_site(ferry).model).finding == words
