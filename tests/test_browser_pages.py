"""Every page in a real browser: no sideways scroll, no error, nothing asked from elsewhere, nothing that axe finds."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from browser import Opener
from conftest import ROOT

from macros.addresses import from_root
from macros.site import open_site

PAGES = [from_root(page.path) for page in open_site(ROOT).model.pages]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ASK = (
    f"axe.run(document, {json.dumps(RULES)}).then((found) => found.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html]))"
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_no_page_scrolls_sideways_or_loses_its_words(open_page: Opener, path: str) -> None:
    for width in (360, 768, 1440):
        for dark in (False, True):
            page = open_page(path, width=width, dark=dark)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{width} px: the page is {wide} px wide"
            assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_without_script_a_page_is_there_and_shows_no_dead_control(open_page: Opener, path: str) -> None:
    page = open_page(path, script=False)
    assert len(page.locator("article").inner_text().split()) > 20
    assert page.locator("article button:visible, article select:visible, article input:visible").count() == 0, "a control that does nothing"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_axe_finds_nothing(open_page: Opener, path: str) -> None:
    found = []
    for width, dark in ((360, False), (1440, True)):
        page = open_page(path, width=width, dark=dark, bypass_csp=True)
        page.add_script_tag(content=AXE)
        found += page.evaluate(ASK)
    assert found == []
