"""Ready citations: of the whole, of each page, of each claim; and CITATION.cff."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pybtex.database
import pytest
import yaml
from lxml import html
from support import ROOT, own_explainer, publish_at

from macros.model import citation
from macros.model.model import Model
from macros.page.site import open_site


@pytest.fixture
def small(ferry: Path) -> Model:
    return open_site(ferry).model


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


def page(model: Model, path: str) -> citation.Citation:
    return citation.of_page(model, next(page for page in model.pages if page.path == path))


def test_the_whole_is_cited_with_its_dates(small: Model) -> None:
    assert citation.of_whole(small).text == "The ferry commission (1902, July 1). The Ferry: Two towns and a boat. Record as of June 1902."


def test_a_page_is_cited_as_part_of_the_whole(small: Model) -> None:
    assert page(small, "sources.md").text == "The ferry commission (1902, July 1). Sources. In The Ferry. Record as of June 1902."
    assert page(small, "index.md").below == ""


def test_a_claim_is_never_cited_without_its_claimant(small: Model, model: Model) -> None:
    own = citation.of_claim(small, small.claims["toll-north"])
    assert own.text.startswith(
        "The ferry commission (1902, July 1). Northbank (Ada North): Nine people drowned. Claim toll-north (disputed)"
    )
    assert "{Northbank (Ada North): Nine people drowned.}" in own.bibtex
    for claim in model.claims.values():
        if claim.by:
            assert model.actors[claim.by].short[1:] in citation.of_claim(model, claim).text


def test_addresses_come_with_the_site(ferry: Path) -> None:
    publish_at(ferry, "https://ferry.example/")
    model = open_site(ferry).model
    assert page(model, "claims/crossing.md").url == "https://ferry.example/claims/crossing/"
    own = citation.of_claim(model, model.claims["ferry-sank"])
    assert own.text.endswith(" https://ferry.example/claims/crossing/#ferry-sank")
    assert "url = {https://ferry.example/claims/crossing/#ferry-sank}" in own.bibtex


@pytest.mark.record
def test_bibtex_of_every_page_and_claim_is_read_back(model: Model) -> None:
    ready = [citation.of_whole(model), *(citation.of_page(model, page) for page in model.pages)]
    ready += [citation.of_claim(model, claim) for claim in model.claims.values()]
    found = pybtex.database.parse_string("\n".join(one.bibtex for one in ready), bib_format="bibtex")
    assert len(found.entries) == len(ready) > 700
    for entry in found.entries.values():
        assert {"title", "year", "note"} <= set(entry.fields)
        assert [str(person) for person in entry.persons["author"]] == [f"{{{model.explainer.authors}}}"]


def test_every_page_offers_its_citation_and_every_claim_its_own(own_site: Path, model: Model) -> None:
    for page in model.pages:
        folder = own_site / citation.of_page(model, page).below
        text = " ".join(html.parse(str(folder / "index.html")).getroot().text_content().split())
        assert " ".join(citation.of_page(model, page).text.split()) in text, page.path
    claims = html.parse(str(own_site / "claims" / "law" / "index.html")).getroot().xpath("//article[@class='claim']")
    assert len(claims) > 20
    for article in claims:
        claim = model.claims[article.get("id")]
        assert article.xpath("string(.//p[@class='citation'])") == citation.of_claim(model, claim).text
        for link in article.xpath(".//details[@class='cite']//a/@href"):
            assert (own_site / "claims" / "law" / link).is_file()


@pytest.mark.record
def test_citation_cff_is_valid_and_says_what_the_record_says(model: Model) -> None:
    schema = json.loads((ROOT / "tests" / "standards" / "cff-1.2.0.json").read_text(encoding="utf-8"))
    found = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    validator = jsonschema.Draft7Validator(schema)
    assert [error.message for error in validator.iter_errors(found)] == []
    assert list(validator.iter_errors({**found, "date-released": "today"}))
    assert found["title"] == model.explainer.title
    assert found["authors"] == [{"name": model.explainer.authors}]
    assert found["date-released"] == model.explainer.reviewed.iso
    project = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert project
    assert found["version"] == project[1]
