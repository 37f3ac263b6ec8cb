"""How the claims of a ledger page are grouped, and what they are found by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from support import own_explainer

from macros.model.groups import groups
from macros.page.site import open_site

Edit = Callable[..., None]


def grouped(project: Path) -> dict[str, list[str]]:
    model = open_site(project).model
    return {group.anchor: [claim.id for claim in group.claims] for group in groups(model, model.by_page["claims/crossing.md"])}


def ledger(project: Path) -> html.HtmlElement:
    return html.fromstring(f"<div>{open_site(project).macros('claims/crossing.md').claims('crossing')}</div>")


def test_claims_stand_by_event_then_by_question_then_by_party(ferry: Path, edit: Edit) -> None:
    before = grouped(ferry)
    assert [*before] == ["of-event-sinking", "of-question-why-sank", "of-question-run-again", "of-others"]
    edit(
        (
            "data/claims.yml",
            "",
            "\nriver-low:\n  statement: The river was low.\n  about: [northbank]\n  theme: crossing\n  sources: [gazette, courier]\n",
        )
    )
    assert "river-low" in grouped(ferry)["of-others"]
    edit(
        (
            "data/claims.yml",
            "",
            "\nriver-dry:\n  statement: The river was dry.\n  about: [mayor]\n  theme: crossing\n  sources: [gazette, courier]\n",
        )
    )
    found = grouped(ferry)
    assert found["of-actor-northbank"] == ["river-dry", "river-low"], "those who speak for a party stand with it"
    assert [*found] == ["of-event-sinking", "of-question-why-sank", "of-question-run-again", "of-actor-northbank", "of-others"]


def test_every_claim_stands_once_under_a_heading_that_the_contents_name(fire: Path) -> None:
    page, model = ledger(fire), open_site(fire).model
    sections = page.xpath("//*[@class='ledger']/section")
    assert [section.find("h2").get("id") for section in sections] == [
        link.get("href")[1:] for link in page.xpath("//*[@class='contents']//a")
    ]
    ids = [article.get("id") for article in page.xpath("//article")]
    assert sorted(ids) == sorted(claim.id for claim in model.by_page["claims/crossing.md"])
    assert all(article.find("h3") is not None for article in page.xpath("//article"))


@pytest.mark.parametrize("of", ["ledger", "contested"])
def test_every_choice_finds_as_many_as_it_says(fire: Path, of: str) -> None:
    """What the script compares stands in the markup: options and data attributes hold the same ids."""
    page = ledger(fire) if of == "ledger" else html.fromstring(f"<div>{open_site(fire).macros('index.md').contested()}</div>")
    items = page.xpath("//article" if of == "ledger" else "//div[@class='pair']")
    options = page.xpath("//form//select//option[@value!='']")
    assert len(items) > 1
    assert len(options) > 6
    for option in options:
        field = option.xpath("string(ancestor::select/@name)")
        hits = [item for item in items if option.get("value") in item.get(f"data-{field}").split()]
        assert option.text.endswith(f"({len(hits)})"), option.text
        assert hits


@pytest.mark.record
def test_the_kinds_of_this_record_tell_its_claims_apart() -> None:
    site = own_explainer()
    page = html.fromstring(f"<div>{site.macros('claims/war.md').claims('war')}</div>")
    for article in page.xpath("//article"):
        claim = site.model.claims[article.get("id")]
        kinds = article.get("data-kind").split()
        assert ("tolls" in kinds, "figures" in kinds, "quote" in kinds) == (bool(claim.tolls), bool(claim.figures), claim.quote is not None)
        assert ("statement" in kinds) == (len(kinds) == 1 and not (claim.tolls or claim.figures or claim.quote))
