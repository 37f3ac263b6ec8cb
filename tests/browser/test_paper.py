"""What comes out of a printer: few sheets, none of them half empty for want of a break, and everything that a page refers to."""

from __future__ import annotations

import re

import pytest
from chromium import Opener
from playwright.sync_api import expect
from support import sheets


@pytest.mark.record
@pytest.mark.parametrize(("path", "most"), [("numbers/", 11), ("strikes/", 17), ("story/", 13), ("tolls/", 10), ("experts/", 4)])
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


@pytest.mark.record
@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("timeline/all/?theme=strikes&actor=ttp&contested=1", " (Theme: Strikes across the border; Actor: The TTP; contested)"),
        ("actors/?find=NOOR+wali", " (Look for a name: NOOR wali)"),
        ("timeline/all/", ""),
    ],
)
def test_a_list_on_paper_says_what_was_asked_of_it(open_page: Opener, path: str, says: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    count = page.locator(".filters [role=status]")
    expect(count).to_be_visible()
    asked, added = count.evaluate("one => [one.dataset.asked, getComputedStyle(one, '::after').content]")
    assert asked == says
    assert added in (f'"{says}"', "attr(data-asked)")


def test_a_map_on_paper_says_which_year_it_shows(open_page: Opener) -> None:
    page = open_page("map/")
    bar = page.locator(".years").first
    year = bar.locator("option").nth(1).inner_text()
    bar.locator("select").select_option(year)
    page.emulate_media(media="print")
    expect(bar.locator("output")).to_have_text(re.compile(rf"^\d+ of \d+ events, {year} only$"))
    expect(bar.locator("output")).to_be_visible()
    expect(bar.locator("select")).to_be_hidden()
