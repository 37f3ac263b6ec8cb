"""The map in a real browser: on a phone and a desktop, by year, by keyboard, without script."""

from __future__ import annotations

import pytest
from chromium import Opener
from playwright.sync_api import Page, expect

MAP = "#map-strike-on-afghanistan"


def letters(page: Page) -> set[str]:
    """The letters of the marks that are seen."""
    return {ring.text_content() or "" for ring in page.locator(f"{MAP} > svg:visible a.spot:visible > text:not(.largest)").all()}


LETTERS = """[...document.querySelectorAll("figure.map > svg, .smalls svg")].filter((svg) => svg.clientWidth).flatMap((svg) => {
    const scale = svg.clientWidth / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
})"""
MEETING = """[...document.querySelectorAll("figure.map > svg, .smalls svg")].filter((svg) => svg.clientWidth).flatMap((svg) => {
    const words = [...svg.querySelectorAll(":scope > text:not(.sign)")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    const shared = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from]);
    const over = (a, b) => shared(a, b, "left", "right") > 4 && shared(a, b, "top", "bottom") > 4;
    return words.flatMap(([one, a], at) => words.slice(at + 1).filter(([, b]) => over(a, b)).map(([other]) => `${one} / ${other}`));
})"""


@pytest.mark.parametrize(("width", "size"), [(360, "narrow"), (768, "wide"), (1440, "wide")])
def test_each_width_has_its_drawing_and_no_word_is_small(open_page: Opener, width: int, size: str) -> None:
    page = open_page("map/", width=width)
    for map_ in page.locator("figure.map:not(.yearly)").all():
        expect(map_.locator("> svg:visible")).to_have_class(size)
    letters = page.evaluate(LETTERS)
    assert len(letters) > 30
    assert min(letters) >= (12 if width == 360 else 11)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_words_on_the_map_do_not_run_into_one_another(open_page: Opener, width: int) -> None:
    """The width of letters that is guessed when the map is drawn holds in a browser."""
    assert open_page("map/", width=width).evaluate(MEETING) == []


def test_a_year_shows_its_rings_and_its_lines_and_is_kept_in_the_address(open_page: Opener) -> None:
    page = open_page("map/")
    rows = page.locator(f"{MAP} tbody tr")
    every = letters(page)
    assert len(every) == rows.count()
    page.locator(f"{MAP} select").select_option("2024")
    wanted = {row.locator("td").first.text_content() or "" for row in rows.all() if (row.get_attribute("data-from") or "") == "2024"}
    assert 0 < len(wanted) < len(every)
    assert letters(page) == wanted
    expect(page.locator(f"{MAP} output")).to_have_text(f"{len(wanted)} of {len(every)} events, 2024 only")
    assert page.url.endswith("?map-strike-on-afghanistan=2024")
    page.reload()
    assert letters(page) == wanted
    page.locator(f"{MAP} select").select_option("")
    assert letters(page) == every
    assert "?" not in page.url


def test_a_mark_leads_to_its_event_with_all_its_counts(open_page: Opener) -> None:
    page = open_page("map/")
    ring = page.locator(f"{MAP} > svg.wide a.spot").first
    event = ring.get_attribute("data-event")
    ring.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/timeline/all/#{event}")
    expect(page.locator(f"#{event} details li").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_count_has_one_size_on_every_map_of_the_page(open_page: Opener, width: int) -> None:
    """On the screen, to a tenth: the small maps by year, and both large ones."""
    size = """all => all.map((it) => [it.querySelector("title").textContent,
      Math.max(...[...it.querySelectorAll("path")].map((path) => path.getBoundingClientRect().height))])"""
    page = open_page("map/", width=width)
    small = dict(page.locator(".smalls a.spot:has(path)").evaluate_all(size))
    large = dict(page.locator(f"{MAP} > svg:visible a.spot:has(path)").evaluate_all(size))
    assert len(small) > 8
    for title, height in small.items():
        assert abs(height - large[title]) <= max(2, 0.12 * height), title


def test_on_paper_the_table_is_open(open_page: Opener) -> None:
    page = open_page("map/")
    expect(page.locator(f"{MAP} tbody tr").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(f"{MAP} tbody tr").first).to_be_visible()


def test_on_a_phone_the_table_is_stacked(open_page: Opener) -> None:
    page = open_page("map/", width=390)
    page.locator(f"{MAP} figcaption summary").click()
    table = page.locator(f"{MAP} table.events")
    box, rows = table.bounding_box(), table.locator("tbody tr").count()
    assert box
    assert box["width"] <= 390
    assert box["height"] / rows < 250


def test_every_ring_is_large_enough_for_a_finger(open_page: Opener) -> None:
    page = open_page("map/", width=360)
    for ring in page.locator(f"{MAP} > svg.narrow a.spot").all():
        box = ring.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_without_script_all_is_there_and_nothing_asks_for_it(open_page: Opener) -> None:
    page = open_page("map/", script=False)
    expect(page.locator("figure.map select").first).to_be_hidden()
    assert len(letters(page)) == page.locator(f"{MAP} tbody tr").count()
    href = page.locator(f"{MAP} > svg.wide a.spot").first.get_attribute("href") or ""
    page.goto(page.url + href)
    expect(page.locator(f'[id="{href.split("#")[1]}"]')).to_be_visible()


def test_the_skip_link_leads_past_the_rings(open_page: Opener) -> None:
    page = open_page("map/")
    page.locator(f"{MAP} a.skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/map/{MAP}-table")


@pytest.mark.parametrize("path", ["", "strikes/"])
def test_a_locator_stands_beside_the_text_and_on_a_phone_in_it(open_page: Opener, path: str) -> None:
    for width in (360, 1280):
        page = open_page(path, width=width)
        picture = page.locator("figure.locator > svg")
        expect(picture).to_be_visible()
        box = picture.bounding_box()
        assert box
        assert box["width"] >= 210
        assert box["x"] + box["width"] <= width
