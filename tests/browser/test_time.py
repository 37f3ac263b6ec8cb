"""The timeline's filters and its picture, and the picture of ties, in a real browser."""

from __future__ import annotations

import re

from chromium import Opener
from playwright.sync_api import Page, expect

ALL = "timeline/all/"


def shown(page: Page) -> list[str]:
    """The ids of the events that are not hidden."""
    return [str(id_) for id_ in page.locator("#events li[id]:visible").evaluate_all("items => items.map((item) => item.id)")]


def test_a_filter_shows_less_counts_it_and_is_kept_in_the_address(open_page: Opener) -> None:
    page = open_page(ALL)
    everything = shown(page)
    page.get_by_label("Theme").select_option("strikes")
    themed = shown(page)
    assert 0 < len(themed) < len(everything)
    expect(page.get_by_role("status").filter(has_text="events shown")).to_have_text(f"{len(themed)} of {len(everything)} events shown")
    page.get_by_label("contested").check()
    contested = shown(page)
    assert set(contested) < set(themed)
    assert page.url.endswith("?theme=strikes&contested=1")
    assert page.locator(".rungs a.off").count() > 0
    assert page.locator("#events section:visible").count() < page.locator("#events section").count()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#events li[id]:visible")).to_have_count(len(everything))
    assert page.url.endswith(ALL)
    assert page.locator(".rungs a.off").count() == 0


def test_the_address_brings_the_filter_back(open_page: Opener) -> None:
    page = open_page(f"{ALL}?actor=ttp&place=khyber-pakhtunkhwa&theme=nonsense")
    assert page.get_by_label("Actor").input_value() == "ttp"
    assert page.get_by_label("Theme").input_value() == ""
    found = page.locator("#events li[id]:visible")
    for item in found.all():
        assert "ttp" in (item.get_attribute("data-actor") or "").split()
        assert "khyber-pakhtunkhwa" in (item.get_attribute("data-place") or "").split()
    assert 0 < found.count() < 60


def test_what_is_asked_for_stands_first_and_the_picture_draws_no_more_than_that(open_page: Opener) -> None:
    page = open_page(f"{ALL}?theme=strikes&actor=ttp")
    assert page.locator("form.filters").count() == 1
    assert page.locator("form.filters ~ figure.ladder ~ #events").count() == 1
    drawn = page.locator(".rungs a:visible").evaluate_all("all => all.map((one) => one.hash.slice(1))")
    assert 0 < len(drawn) <= len(shown(page))
    assert set(drawn) <= set(shown(page))
    assert page.locator(".rungs ul:visible:not(:has(a:visible)), .ladder .heads b:visible").count() == 0
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".rungs a:visible")).to_have_count(page.locator(".rungs a").count())
    expect(page.locator(".ladder .heads b").first).to_be_visible()


def test_a_link_to_an_event_that_is_hidden_shows_everything(open_page: Opener) -> None:
    page = open_page(f"{ALL}?theme=law#paktika-strikes-2024")
    expect(page.locator("#paktika-strikes-2024")).to_be_in_viewport()
    assert page.url.endswith(f"{ALL}#paktika-strikes-2024")


def test_filters_work_by_keyboard_alone(open_page: Opener) -> None:
    page = open_page("timeline/")
    before = len(shown(page))
    page.get_by_label("Theme").focus()
    page.keyboard.press("ArrowDown")
    assert 0 < len(shown(page)) < before
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_label("contested")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#events li[id]:visible")).to_have_count(before)


def test_without_script_no_dead_controls(open_page: Opener) -> None:
    page = open_page(ALL, script=False)
    expect(page.locator("form.filters")).to_be_hidden()
    assert len(shown(page)) > 100


def test_a_name_on_the_ladder_leads_to_its_event(open_page: Opener) -> None:
    page = open_page(ALL)
    name = page.locator(".rungs a[href='#paktika-strikes-2024']")
    name.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#paktika-strikes-2024")).to_be_in_viewport()


def test_the_picture_can_be_passed_by_keyboard(open_page: Opener) -> None:
    page = open_page(ALL)
    skip = page.get_by_role("link", name="Past the picture")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#after-ladder$"))


def test_a_word_between_two_parties_opens_its_tie(open_page: Opener) -> None:
    page = open_page("actors/", width=1440)
    word = page.locator(".bonds td a[href='#tie-pakistan-recognised-taliban']").first
    word.focus()
    page.keyboard.press("Enter")
    entry = page.locator("#tie-pakistan-recognised-taliban")
    expect(entry).to_be_visible()
    entry.locator("a.mark").first.click()
    expect(page.locator("div.card")).to_be_visible()


def test_on_a_phone_the_ties_are_whole(open_page: Opener) -> None:
    page = open_page("actors/", width=390)
    for word in page.locator(".bonds > table td > a").all():
        box = word.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.get_by_role("columnheader", name="Before 2001").count() == 1


def test_a_name_is_looked_for_and_the_address_keeps_it(open_page: Opener) -> None:
    page = open_page("actors/")
    field, people = page.get_by_label("Look for a name"), page.locator(".who li")
    every = people.count()
    field.fill("NOOR wali")
    shown = page.locator(".who li:visible")
    assert 0 < shown.count() < 5
    expect(page.locator(".who #noor-wali-mehsud")).to_be_visible()
    expect(page.locator(".filters [role=status]")).to_have_text(f"{shown.count()} of {every} names shown")
    assert "find=NOOR+wali" in page.url
    page.reload()
    assert page.locator(".who li:visible").count() < 5
    page.evaluate("location.hash = 'pakistan'")
    expect(page.locator(".who #pakistan")).to_be_in_viewport()
    assert page.locator(".who li:visible").count() == every


def test_without_script_nobody_is_asked_for_a_name(open_page: Opener) -> None:
    page = open_page("actors/", script=False)
    expect(page.locator(".filters")).to_be_hidden()
    assert page.locator(".who li:visible").count() > 200
