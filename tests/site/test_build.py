"""Whole sites, built strictly: every link and anchor leads somewhere, in raw HTML too."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlparse

import pytest
from lxml import html
from support import broken_links, mkdocs, own_explainer, whole_site


def test_every_link_of_the_own_site_leads_somewhere(own_site: Path) -> None:
    assert broken_links(own_site) == []


def test_ids_are_used_once_a_page(own_site: Path) -> None:
    for page in own_site.rglob("*.html"):
        ids = html.parse(str(page)).getroot().xpath("//@id")
        assert len(ids) == len(set(ids)), page


def test_no_page_shows_jinja_or_loads_from_elsewhere(own_site: Path) -> None:
    for page in own_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        root = html.fromstring(text)
        assert "{{" not in root.text_content() or "contributing" in page.as_posix(), page
        outside = root.xpath("//link[@rel='stylesheet' or @rel='preconnect']/@href | //script/@src | //img/@src")
        assert [url for url in outside if urlparse(url).netloc] == [], page


def test_every_page_tells_as_of_when(own_site: Path) -> None:

    model = own_explainer().model
    for page in model.pages:
        if page.narrative:
            assert any(call.name == "byline" for call in page.calls), page.path
            assert any(call.name == "notes" for call in page.calls), page.path
    home = (own_site / "index.html").read_text(encoding="utf-8")
    assert f">{model.explainer.as_of.words}</time>" in home.partition("As of ")[2][:200]


def test_every_search_result_leads_somewhere(own_site: Path) -> None:
    rows = [
        row for path in (own_site / "search").glob("e-*.js") for row in json.loads(f"[{path.read_text(encoding='utf-8').strip()[6:-1]}]")[1]
    ]
    assert len(rows) > 900
    anchors = {page.parent.relative_to(own_site).as_posix(): page.read_text(encoding="utf-8") for page in own_site.rglob("index.html")}
    for url, *_ in rows:
        page, _, anchor = url.partition("#")
        text = anchors[page.rstrip("/") or "."]
        assert not anchor or f'id="{anchor}"' in text, url


def test_another_newsroom_builds_its_own_explainer(ferry: Path) -> None:
    project = whole_site(ferry)
    done = mkdocs(project, "--strict")
    assert done.returncode == 0, done.stderr[-3000:]
    assert broken_links(project / "site") == []
    assert "Broad River" in (project / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("strict", [[], ["--strict"]], ids=["plain", "strict"])
def test_a_fault_stops_the_build_before_the_old_site_is_touched(ferry: Path, strict: list[str]) -> None:
    project = whole_site(ferry)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site")
    claims = project / "data" / "claims.yml"
    claims.write_text(claims.read_text().replace("sources: [gazette, courier]", "sources: [gazete]"))
    done = mkdocs(project, *strict)
    assert done.returncode != 0
    assert "data/claims.yml:6: claim ferry-sank: sources.0: no source 'gazete'; did you mean 'gazette'?" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "the last good site"


def test_an_unknown_name_on_a_page_stops_the_build(ferry: Path) -> None:
    project = whole_site(ferry)
    page = project / "docs" / "index.md"
    page.write_text(page.read_text() + "\n{{ nonsense }}\n")
    done = mkdocs(project)
    assert done.returncode != 0
    assert "docs/index.md" in done.stderr


@pytest.mark.record
def test_a_design_fixture_must_fail() -> None:
    """A mention is not an attribution: the sentence the design forbids, on this subject and on the project's own."""
    from macros.model.attribution import AttributionChecker
    from macros.prose.pages import PageText
    from macros.prose.sentences import Call, Sentence

    model = own_explainer().model
    toll = next(claim for claim in model.claims.values() if claim.by == "taliban" and claim.tolls)
    sentence = "Pakistani jets killed civilians in Taliban-ruled Afghanistan."
    page = PageText("x.md", "docs/x.md", {"prose": "reference"})
    page.sentences = [Sentence(sentence + "\U000f0000", [Call("cite", (toll.id,), {}, 1)], 7, "narrative", 0)]
    faults = list(AttributionChecker(model).faults(page))
    assert [(line, what) for line, what, _ in faults] == [(7, toll.id)]
    assert "the sentence does not say so" in faults[0][2]
    page.sentences = [Sentence("Taliban officials say so." + "\U000f0000", [Call("cite", (toll.id,), {}, 1)], 7, "narrative", 0)]
    assert list(AttributionChecker(model).faults(page)) == []
