"""What comes out of a printer: few sheets, none of them half empty for want of a break, and everything that a page refers to."""

from __future__ import annotations

import pytest
from chromium import Opener
from support import sheets


@pytest.mark.record
@pytest.mark.parametrize(("path", "most"), [("numbers/", 12), ("strikes/", 17), ("story/", 13), ("tolls/", 10), ("experts/", 4)])
def test_a_page_takes_few_sheets(open_page: Opener, path: str, most: int) -> None:
    assert 0 < sheets(open_page(path).pdf(format="A4", prefer_css_page_size=True)) <= most


@pytest.mark.parametrize("path", ["strikes/", "map/", "contested/", "", "dilemma/"], ids=lambda path: path or "home")
def test_what_a_page_folds_is_on_paper(open_page: Opener, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    folds = page.locator("article details:not([open], .leans, .contents, .cite, .legend):not(.timeline details)")
    height = "[...one.children].find((part) => !part.matches('summary'))?.getBoundingClientRect().height"
    closed = folds.evaluate_all(f"all => all.map((one) => [one.className, {height}])")
    assert [fold for fold in closed if not fold[1]] == []
    assert page.locator("article details").count() > 1
    assert page.locator(".filters select:visible, .contents:visible, button:visible").count() == 0
