"""What was known when: a switch with script, sections without it and on paper; and how old the record is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from chromium import Opener
from playwright.sync_api import expect
from support import own_explainer

pytestmark = pytest.mark.record
BLOCK = ".known >> nth=0"
DAYS = ["The day after", "A week later", "A month later", "Now"]


def test_one_day_is_shown_at_a_time(open_page: Opener) -> None:
    block = open_page("strikes/").locator(BLOCK)
    buttons = block.get_by_role("group", name="What was new by then").get_by_role("button")
    expect(buttons).to_have_text(DAYS)
    for at, day in enumerate(DAYS):
        if at:
            buttons.nth(at).press("Enter")
        expect(buttons.nth(at)).to_have_attribute("aria-pressed", "true")
        shown = block.locator("section:visible")
        expect(shown).to_have_count(1)
        expect(shown.locator("> .label")).to_contain_text(day)


def test_a_link_to_a_day_shows_it(open_page: Opener) -> None:
    page = open_page("strikes/#known-paktika-strikes-2024-month")
    expect(page.locator("#known-paktika-strikes-2024-month")).to_be_visible()
    expect(page.locator("#known-paktika-strikes-2024-month")).to_be_in_viewport()
    expect(page.locator("#known-paktika-strikes-2024-day")).to_be_hidden()


@pytest.mark.parametrize("how", ["without script", "on paper"])
def test_without_script_and_on_paper_every_day_stands(open_page: Opener, how: str) -> None:
    page = open_page("strikes/", script=how == "on paper")
    if how == "on paper":
        page.emulate_media(media="print")
    expect(page.locator(BLOCK).locator("section:visible")).to_have_count(4)
    expect(page.locator(".days:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(hours=6), ""),
        (timedelta(days=1.5), "1 day ago"),
        (timedelta(days=12.5), "12 days ago"),
        (timedelta(days=151.5), "5 months ago"),
        (timedelta(days=400), "13 months ago"),
        (timedelta(days=1100), "3 years ago"),
        (timedelta(days=-30), ""),
    ],
)
def test_the_home_page_says_how_old_the_record_is_when_it_is_read(open_page: Opener, later: timedelta, words: str) -> None:
    as_of = own_explainer().model.explainer.as_of
    page = open_page(timezone_id="UTC")
    page.clock.set_fixed_time(datetime(as_of.last.year, as_of.last.month, as_of.last.day, tzinfo=UTC) + later)
    page.reload()
    byline = page.locator(".byline").inner_text()
    assert byline.startswith(f"As of {as_of.words} · {words}".rstrip(" ·"))
    assert ("ago" in byline) == bool(words)


def test_without_script_the_date_stands_alone(open_page: Opener) -> None:
    byline = open_page(script=False).locator(".byline").inner_text()
    assert byline.startswith(f"As of {own_explainer().model.explainer.as_of.words} · ")
