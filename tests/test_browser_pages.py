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
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
ASK = (
    f"axe.run(document, {json.dumps(RULES)}).then((found) => found.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html]))"
)
every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")


@every_page
@pytest.mark.parametrize(("dark", "axe_at"), [(False, 360), (True, 1440)], ids=["light", "dark"])
def test_a_page_fits_every_width_and_axe_finds_nothing(open_page: Opener, path: str, dark: bool, axe_at: int) -> None:
    page = open_page(path, width=axe_at, dark=dark, bypass_csp=True)
    assert page.locator("h1").count() == 1
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{width} px"
    page.set_viewport_size({"width": axe_at, "height": 900})
    page.add_script_tag(content=AXE)
    assert page.evaluate(ASK) == []


@every_page
def test_without_script_a_page_is_there_and_shows_no_dead_control(open_page: Opener, path: str) -> None:
    page = open_page(path, script=False)
    assert len(page.locator("article").inner_text().split()) > 20
    assert page.locator("article button:visible, article select:visible, article input:visible").count() == 0
