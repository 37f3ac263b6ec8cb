"""What pages tell programs: schema.org within its vocabulary, Open Graph, the site's map and card."""

from __future__ import annotations

import datetime
import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from lxml import html
from PIL import Image
from support import ROOT, export, leads_to, own_explainer, publish_at

from macros.export import card, place, sitemap
from macros.model.addresses import address, from_root
from macros.model.model import Model
from macros.page import metadata
from macros.page.site import open_site
from macros.record.dates import PartialDate
from macros.record.kinds import Change

VOCABULARY = json.loads((ROOT / "tests" / "standards" / "schemaorg.json").read_text(encoding="utf-8"))
PLAIN = {"Text": str, "URL": str, "Boolean": bool, "Date": str, "DateTime": str, "Number": int | float, "Integer": int}


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


@cache
def line(name: str) -> tuple[str, ...]:
    """A class and those above it."""
    above = [up for parent in VOCABULARY[name]["parents"] for up in line(parent)]
    return (name, *above)


def faults(node: Any, at: str = "") -> list[str]:
    """What the vocabulary does not allow in a node: unknown classes and properties, values of another type."""
    kind = node.get("@type")
    if kind not in VOCABULARY:
        return [f"{at}: no class {kind}"]
    allowed = {prop: types for name in reversed(line(kind)) for prop, types in VOCABULARY[name]["properties"].items()}
    found = []
    for prop, values in node.items():
        if prop.startswith("@"):
            continue
        if prop not in allowed:
            found.append(f"{at}/{kind}: no property {prop}")
            continue
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                fits = value.get("@type") in VOCABULARY and set(line(value["@type"])) & set(allowed[prop])
                found += faults(value, f"{at}/{prop}") if fits else [f"{at}/{prop}: no {value.get('@type')} here"]
            elif not any(isinstance(value, PLAIN[name]) for name in allowed[prop] if name in PLAIN):
                found.append(f"{at}/{prop}: {value!r} is none of {allowed[prop]}")
    return found


def told(page: Path) -> Any:
    blocks = html.parse(str(page)).getroot().xpath("//script[@type='application/ld+json']/text()")
    assert len(blocks) == 1, page
    return json.loads(blocks[0])


def test_every_page_tells_what_it_is_within_the_vocabulary(own_site: Path, model: Model) -> None:
    for page in model.pages:
        node = told(own_site / address(page.path) / "index.html")
        assert node["@context"] == "https://schema.org"
        assert faults(node) == [], page.path
        assert "ClaimReview" not in json.dumps(node)
        assert node["dateModified"] == metadata.changed(model, page).iso
        assert node["description"] == page.meta["description"] or node["@type"] == "Dataset"


def test_an_article_names_its_sources_and_its_data(own_site: Path, model: Model) -> None:
    for page in model.pages:
        built = own_site / address(page.path) / "index.html"
        node = told(built)
        assert (node["@type"] == "BackgroundNewsArticle") == page.narrative
        if page.narrative:
            ids = {id_ for claim in page.cited for id_ in model.claims[claim].sources}
            assert {work["@id"].rpartition("#")[2] for work in node.get("citation", [])} == ids
            urls = {url for claim in page.cited for id_ in model.claims[claim].sources if (url := model.sources[id_].url)}
            assert set(html.parse(str(built)).getroot().xpath("//*[@class='notes']//a[@class='out']/@href")) == urls
            assert node["isBasedOn"]["@type"] == "Dataset"


def test_the_data_page_is_a_dataset_and_the_glossary_a_set_of_terms(own_site: Path, model: Model) -> None:
    data = told(own_site / "data" / "index.html")
    assert data["@type"] == "Dataset"
    assert 50 <= len(data["description"]) <= 5000
    for file in data["distribution"]:
        assert leads_to(own_site, "data/", file["contentUrl"]).is_file()
    terms = told(own_site / "glossary" / "index.html")
    assert terms["@type"] == "DefinedTermSet"
    assert {term["name"] for term in terms["hasDefinedTerm"]} == {term.name for term in model.terms.values()}


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "ClaimReview"}, ": no class ClaimReview"),
        ({"@type": "WebPage", "headlines": "x"}, "/WebPage: no property headlines"),
        ({"@type": "WebPage", "isBasedOn": {"@type": "Place"}}, "/isBasedOn: no Place here"),
        ({"@type": "WebPage", "author": "we"}, "/author: 'we' is none of ['Organization', 'Person']"),
    ],
)
def test_the_vocabulary_refuses_what_it_does_not_know(node: Any, fault: str) -> None:
    assert faults(node) == [fault]


@pytest.mark.parametrize(
    "text", ["</script><script>x</script>", "<!--", "{{ 7 * 7 }}", "{% raw %}", 'a "quoted" \\ text', "a\u2028b", "&lt;"]
)
def test_a_block_of_data_ends_where_it_ends(text: str) -> None:
    block = metadata.block({"name": text, text: [{"deep": text}]})
    assert not re.search(r"[<>&\u2028]|\{[{%#]", block)
    assert "\n" not in block
    assert json.loads(block) == {"@context": "https://schema.org", "name": text, text: [{"deep": text}]}


def test_a_page_changes_when_the_log_says_so(ferry: Path) -> None:
    model = open_site(ferry).model
    home, sources = (next(page for page in model.pages if page.path == path) for path in ("index.md", "sources.md"))
    assert metadata.changed(model, home) == model.explainer.reviewed
    entry = {"date": PartialDate.parse("1902-08-01"), "what": "Nine, not eight.", "why": "A slip."}
    model.changes["slip"] = Change(id="slip", kind="corrected", claims=["toll-north"], **entry)
    assert metadata.changed(model, home).iso == "1902-08-01"
    assert metadata.changed(model, sources) == model.explainer.reviewed
    comment = metadata.of(model, home)["correction"]
    assert [(one["@type"], one["text"], one["datePublished"]) for one in comment] == [
        ("CorrectionComment", "Nine, not eight.", "1902-08-01")
    ]
    assert faults(metadata.of(model, home)) == []


def test_every_page_has_a_description_and_a_picture(own_site: Path, model: Model) -> None:
    for page in model.pages:
        root = html.parse(str(own_site / address(page.path) / "index.html")).getroot()
        graph = {meta.get("property"): meta.get("content") for meta in root.xpath("//meta[starts-with(@property, 'og:')]")}
        assert graph["og:title"] == page.meta["title"]
        assert graph["og:description"] == page.meta["description"]
        assert root.xpath("//meta[@name='description']/@content") == [page.meta["description"]]
        own = f"cards/{address(page.path)}.png" if page.narrative and page.path != "index.md" else "card.png"
        assert leads_to(own_site, from_root(page.path), graph["og:image"]) == own_site / "assets" / own
        assert (own_site / "assets" / own).is_file()
        assert root.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_the_card_is_drawn_from_the_record(own_site: Path, ferry: Path, tmp_path: Path) -> None:
    with Image.open(own_site / "assets" / "card.png") as image:
        assert (image.format, image.size) == ("PNG", card.SIZE)
        assert len(image.getcolors(1 << 20) or []) > 50, "nothing is written on it"
    place(dict(card.files(open_site(ferry))), tmp_path)
    first = (tmp_path / "assets" / "card.png").read_bytes()
    explainer = ferry / "data" / "explainer.yml"
    explainer.write_text(explainer.read_text(encoding="utf-8").replace("as_of: 1902-06", "as_of: 1902-07"), encoding="utf-8")
    place(dict(card.files(open_site(ferry))), tmp_path)
    assert (tmp_path / "assets" / "card.png").read_bytes() != first


def test_the_sitemap_says_when_the_record_changed(ferry: Path) -> None:
    publish_at(ferry, "https://ferry.example/story/")
    out = ferry / "out"
    out.mkdir()
    (out / "sitemap.xml.gz").write_bytes(b"the generator's")
    place(dict(sitemap.files(open_site(ferry))), out)
    root = ElementTree.parse(out / "sitemap.xml").getroot()
    entries = {entry[0].text: entry[1].text for entry in root}
    assert root.tag == f"{{{sitemap.NAMESPACE}}}urlset"
    assert entries["https://ferry.example/story/"] == "1902-07-01"
    assert "https://ferry.example/story/timeline/all/" in entries
    assert len(entries) == len(open_site(ferry).model.pages) > 5
    assert not (out / "sitemap.xml.gz").exists()


def test_without_an_address_there_is_no_sitemap(ferry: Path) -> None:
    place(dict(sitemap.files(open_site(ferry))), ferry)
    assert list(ferry.glob("sitemap*")) == []


def test_clocks_a_year_apart_draw_and_map_the_same(ferry: Path) -> None:
    publish_at(ferry, "https://ferry.example/")
    for year in (2030, 2031):
        with time_machine.travel(datetime.datetime(year, 3, 4, tzinfo=datetime.UTC)):
            export(open_site(ferry), ferry / str(year))
    for name in ("sitemap.xml", "assets/card.png", "robots.txt", "llms.txt"):
        assert (ferry / "2030" / name).read_bytes() == (ferry / "2031" / name).read_bytes()
