"""Two accounts in a real browser: tabs on a phone, columns elsewhere, everything without script and on paper."""

from __future__ import annotations

from chromium import Opener
from playwright.sync_api import Page, expect

PAGE = "strikes/"
PANELS = "[data-sides] > section"


def sides(page: Page) -> list[str]:
    return [panel.get_attribute("id") or "" for panel in page.locator(PANELS).all()]


def shown(page: Page) -> list[str]:
    return [panel.get_attribute("id") or "" for panel in page.locator(PANELS).all() if panel.is_visible()]


def test_the_two_sides_most_at_odds_are_always_seen(open_page: Opener) -> None:
    for width, script in ((360, True), (360, False), (1440, True)):
        page = open_page(PAGE, width=width, script=script)
        points = page.locator(".accounts .points .pair")
        assert points.count() > 2
        assert points.locator("p:visible").count() == points.locator("p").count()
        for label in ("What else Pakistan says", "What else the Taliban government says"):
            expect(page.get_by_text(label)).to_be_visible()


def test_on_a_phone_one_side_shows_and_the_others_are_tabs(open_page: Opener) -> None:
    page = open_page(PAGE, width=360)
    tabs = page.get_by_role("tab")
    assert len(sides(page)) > 3
    assert tabs.all_inner_texts() == [text.inner_text() for text in tabs.all()]
    assert tabs.count() == len(sides(page))
    assert shown(page) == sides(page)[:1]
    tabs.nth(2).click()
    assert shown(page) == sides(page)[2:3]
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    assert page.url.endswith(f"#{sides(page)[2]}")
    expect(page.get_by_role("tabpanel", name=tabs.nth(2).inner_text())).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_found_on_the_page_in_a_closed_tab_opens_it(open_page: Opener) -> None:
    page = open_page(PAGE, width=360)
    assert [panel.get_attribute("hidden") for panel in page.locator(PANELS).all()[1:]] == ["until-found"] * (len(sides(page)) - 1)
    page.locator(PANELS).nth(2).evaluate("panel => panel.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    assert shown(page) == sides(page)[2:3]
    expect(page.get_by_role("tab").nth(2)).to_have_attribute("aria-selected", "true")


def test_tabs_go_by_keyboard_and_take_one_stop(open_page: Opener) -> None:
    page = open_page(PAGE, width=360)
    tabs, last = page.get_by_role("tab"), len(sides(page)) - 1
    tabs.first.focus()
    for key, at in (("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowLeft", last), ("ArrowRight", 0), ("End", last), ("Home", 0)):
        page.keyboard.press(key)
        expect(tabs.nth(at)).to_be_focused()
        assert shown(page) == [sides(page)[at]]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section').id") == sides(page)[0]


def test_a_link_to_a_side_opens_it(open_page: Opener) -> None:
    first = open_page(PAGE, width=360)
    wanted = sides(first)[3]
    page = open_page(f"{PAGE}#{wanted}", width=360)
    assert shown(page) == [wanted]
    expect(page.get_by_role("tablist")).to_be_in_viewport()
    page.evaluate("id => { location.hash = id }", sides(page)[1])
    expect(page.locator(f"#{sides(page)[1]}")).to_be_visible()
    assert shown(page) == [sides(page)[1]]


def test_on_a_wide_screen_all_stand_in_columns(open_page: Opener) -> None:
    page = open_page(PAGE)
    assert page.get_by_role("tab").count() == 0
    assert shown(page) == sides(page)
    one, other = (page.locator(PANELS).nth(n).bounding_box() for n in (0, 1))
    assert one
    assert other
    assert abs(one["y"] - other["y"]) < 1
    assert one["x"] + one["width"] < other["x"]


def test_a_turned_phone_and_a_sheet_of_paper_show_all(open_page: Opener) -> None:
    page = open_page(PAGE, width=360)
    page.get_by_role("tab").nth(1).click()
    page.set_viewport_size({"width": 900, "height": 500})
    expect(page.get_by_role("tablist")).to_have_count(0)
    assert shown(page) == sides(page)
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.get_by_role("tab").nth(1)).to_have_attribute("aria-selected", "true")
    page.emulate_media(media="print")
    assert shown(page) == sides(page)
    expect(page.locator(f"{PANELS} > .label").first).to_be_visible()
    expect(page.locator(".tabs")).to_be_hidden()


def test_without_script_all_stand_one_under_the_other(open_page: Opener) -> None:
    page = open_page(PAGE, width=360, script=False)
    assert page.get_by_role("tab").count() == 0
    assert shown(page) == sides(page)
    tops = [box["y"] for panel in page.locator(PANELS).all() if (box := panel.bounding_box())]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(sides(page))
