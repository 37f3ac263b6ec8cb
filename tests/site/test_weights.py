"""How much a reader loads: whole pages and what they need, compressed as a plain server does. One KB is 1,000 bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from lxml import html

LISTS = {"timeline", "claims", "contested", "sources", "numbers", "map", "changes"}
MOST = {"story": 50_000, "after": 50_000}  # long to read, and each with its ladder
NEEDS = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def needs(page: Path) -> list[Path]:
    return [page.parent / link for link in html.parse(str(page)).getroot().xpath(NEEDS)]


@pytest.fixture(scope="module")
def pages(own_site: Path) -> list[Path]:
    """Every page but the one for addresses that lead nowhere, which names what it needs from the site's root."""
    return sorted(own_site.rglob("index.html"))


def test_a_first_visit_weighs_little(own_site: Path) -> None:
    home = own_site / "index.html"
    wanted = needs(home)
    assert len(wanted) > 4
    assert weight(home) + sum(map(weight, wanted)) <= 70_000


def test_every_further_page_needs_nothing_new_and_weighs_little(own_site: Path, pages: list[Path]) -> None:
    known = {path.resolve() for path in needs(own_site / "index.html")}
    assert len(pages) > 30
    heavy = {}
    for page in pages:
        assert {path.resolve() for path in needs(page)} <= known, page
        path = page.parent.relative_to(own_site)
        if weight(page) > MOST.get(path.as_posix(), 80_000 if {*path.parts[:1]} & LISTS else 35_000):
            heavy[path.as_posix()] = weight(page)
    assert heavy == {}


@pytest.mark.record
def test_the_page_of_numbers_has_at_most_2000_elements(own_site: Path) -> None:
    """More of them kept the thread of a phone of the middle range busy for a quarter of a second and more."""
    page = html.parse(str(own_site / "numbers" / "index.html")).getroot()
    assert len(page.xpath("//figure[@class='counts']//a[@data-claim]")) > 40
    assert sum(isinstance(element.tag, str) for element in page.iter()) <= 2_000


def test_our_own_script_and_style_are_small(own_site: Path) -> None:
    scripts, styles = list(own_site.glob("assets/*.js")), list(own_site.glob("assets/*.css"))
    assert len(scripts) == 2
    scripts.append(own_site / "search" / "find.js")  # which is loaded by who searches
    assert len(styles) == 1
    assert sum(map(weight, scripts)) <= 16_000
    assert sum(map(weight, styles)) <= 16_000


def test_nothing_is_published_that_no_page_asks_for(own_site: Path, pages: list[Path]) -> None:
    asked = {path.resolve() for page in pages for path in needs(page)}
    there = {path for path in (own_site / "assets").rglob("*") if path.suffix in (".js", ".css", ".map")}
    assert {path.resolve() for path in there} <= asked
    assert not list(own_site.rglob("*.map"))
