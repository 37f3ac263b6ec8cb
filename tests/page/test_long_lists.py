"""What is too long for a page: sources by letter, the log and a party's words in short, each with the way to the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import entry
from lxml import html
from support import OTHER_COUNTS

from macros.export.data.plain import plain
from macros.page.site import open_site

Do = Callable[..., Any]
LETTER = ("docs/sources/c-f.md", "", '---\ntitle: C to F\n---\n# C to F\n\n{{ sources("c", "f") }}\n')


def shown(project: Path, page: str, *letters: str) -> html.HtmlElement:
    return html.fromstring(str(open_site(project).macros(page).sources(*letters)))


def test_every_source_keeps_its_place_in_the_list_of_all_short_where_its_letter_has_a_page(ferry: Path, edit: Do) -> None:
    edit(LETTER)
    every, own = shown(ferry, "sources.md"), shown(ferry, "sources/c-f.md", "c", "f")
    assert [item.get("id") for item in every] == ["courier", "courier-again", "gazette"]
    assert [item.get("id") for item in own] == ["courier", "courier-again"]
    short, whole = every.get_element_by_id("courier"), every.get_element_by_id("gazette")
    assert [link.get("href") for link in short.iter("a")] == ["c-f/#courier"]
    assert whole.find_class("leans")
    assert len(own.get_element_by_id("courier").find_class("leans")[0].findall(".//li")) == 5


def test_our_entry_is_the_one_in_full_and_the_first_address_stays_in_the_data(ferry: Path, edit: Do) -> None:
    edit(LETTER)
    site = open_site(ferry)
    ledger = str(site.macros("claims/crossing.md").claims("crossing"))
    assert 'href="../../sources/c-f/#courier"' in ledger
    assert 'href="../../sources/#gazette"' in ledger
    addresses = {record["id"]: record["computed"]["address"] for record in plain(site.model)["sources"]}
    assert addresses == {id_: f"sources/#{id_}" for id_ in ("courier", "courier-again", "gazette")}


def test_a_publisher_stands_under_its_name_without_the_article(ferry: Path, edit: Do) -> None:
    edit(
        ("data/sources.yml", "publisher: Gazette", "publisher: The Éclair"),
        ("data/sources.yml", "publisher: Evening Post", "publisher: 24 News"),
    )
    assert [item.get("id") for item in shown(ferry, "sources.md")] == ["courier-again", "courier", "gazette"]
    assert [item.get("id") for item in shown(ferry, "sources.md", "e")] == ["gazette"]
    assert [item.get("id") for item in shown(ferry, "sources.md", "a")] == ["courier-again"]


def test_a_long_entry_of_the_log_is_cut_and_the_data_have_it_whole(
    ferry: Path, edit: Do, accept: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.page.macros.log.FIRST", 1)
    edit(OTHER_COUNTS)
    accept()
    edit(("data/claims.yml", "low: 9, high: 9", "low: 10, high: 10"), entry("corrected", "toll-north, ferry-sank"))
    edit(("data/claims.yml", "sank at noon.", "sank at one."))
    site = open_site(ferry)
    page = html.fromstring(str(site.macros("changes.md").changes()))
    assert len(page.xpath("//section[@id='mended']//div[@class='turn']")) == 1
    assert page.xpath("string(//section[@id='mended']/p[@class='note'])") == "And 1 more: in the data."
    assert page.xpath("//section[@id='mended']/p[@class='note']//@href") == ["../data/v1/changes.json"]
    mended = next(record for record in plain(site.model)["changes"] if record["id"] == "mended")
    assert {(turn["record"], turn["old"], turn["new"]) for turn in mended["computed"]["turns"]} == {
        ("toll-north", "9 people drowned", "10 people drowned"),
        ("ferry-sank", "The ferry sank at noon.", "The ferry sank at one."),
    }


def test_of_much_that_a_party_says_the_latest_is_shown(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.page.macros.blocks.SAID", 1)
    site = open_site(ferry)
    own = site.model.by_party["northbank"]
    block = html.fromstring(str(site.macros("index.md").says("northbank")))
    assert len(own) > 1
    assert block.xpath("string(.//summary)").endswith(f": {len(own)} claims")
    assert [link.get("href") for link in block.find_class("mark")] == [f"claims/crossing/#{own[-1].id}"]
    assert block.xpath("string(.//p[@class='note'])").startswith(f"The latest 1 of {len(own)}. The other {len(own) - 1} stand among")
