"""Toll lines, small multiples, the experts' answers and the verdicts in a real browser."""

from __future__ import annotations

import pytest
from chromium import Opener
from playwright.sync_api import Page, expect
from support import ROOT

from macros.page.site import open_site

WIDTHS = pytest.mark.parametrize("width", [360, 768, 1440])
PICTURES = [
    ("strikes/", ".tolls"),
    ("numbers/", ".counts"),
    ("numbers/", ".tolls"),
    ("experts/is-there-a-way-out/", ".stands"),
    ("forecasts/", ".score"),
]
# The smallest type among the words of a picture, and how far they reach past its sides, in pixels.
WORDS = """picture => {
  const sizes = [], over = [0], frame = picture.getBoundingClientRect();
  for (const text of picture.querySelectorAll("text, .who, .group, .harm, td, th, li")) {
    if (!text.textContent.trim() || !text.getClientRects().length) continue;
    sizes.push(parseFloat(getComputedStyle(text).fontSize));
    const box = text.getBoundingClientRect();
    over.push(frame.left - box.left, box.right - frame.right);
  }
  return [Math.min(...sizes), Math.max(...over)];
}"""


@WIDTHS
@pytest.mark.parametrize(("path", "picture"), PICTURES, ids=[f"{path}{picture}" for path, picture in PICTURES])
def test_words_are_large_enough_and_stay_inside(open_page: Opener, path: str, picture: str, width: int) -> None:
    page = open_page(path, width=width, dark=width == 768)
    found = page.locator(picture)
    assert found.count()
    for one in found.all():
        smallest, over = one.evaluate(WORDS)
        assert smallest >= 12
        assert over <= 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("path", "mark"), [("strikes/", ".tolls a.track"), ("numbers/", ".counts svg a")])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_mark_is_a_link_to_its_claim_and_large_enough_to_press(open_page: Opener, path: str, mark: str, width: int) -> None:
    page = open_page(path, width=width, script=False)
    marks = page.locator(mark)
    assert marks.count() > 5
    for one in marks.all():
        assert (one.get_attribute("href") or "").endswith(f"#{one.get_attribute('data-claim')}")
        box = one.bounding_box()
        assert box
        assert box["height"] >= 24
    claim = marks.nth(1).get_attribute("data-claim")
    marks.nth(1).click()
    expect(page.locator(f"#{claim}")).to_be_in_viewport()


def hit(page: Page, mark: str) -> str:
    """The claim that a press on the middle of a mark's own shape opens."""
    shape = page.locator(mark).first
    shape.scroll_into_view_if_needed()
    return str(
        shape.evaluate(
            "it => { const b = it.getBoundingClientRect();"
            " return document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2).closest('a').dataset.claim }"
        )
    )


def test_a_press_on_the_shape_itself_reaches_the_claim(open_page: Opener) -> None:
    page = open_page("numbers/")
    for mark in (".tolls circle", ".counts rect:not(.hit)"):
        assert hit(page, mark) == page.locator(mark).first.evaluate("it => it.closest('a').dataset.claim")


def test_a_column_opens_its_fact_card_by_keyboard(open_page: Opener) -> None:
    page = open_page("numbers/")
    column = page.locator(".counts svg a").first
    column.focus()
    page.keyboard.press("Enter")
    expect(page.locator("div.card .statement")).to_be_visible()


def test_the_tables_wait_behind_a_press_and_stand_on_paper(open_page: Opener) -> None:
    page = open_page("numbers/")
    table = page.locator("details.data table").first
    expect(table).to_be_hidden()
    page.locator("details.data summary").first.focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    page.emulate_media(media="print")
    for one in page.locator("details.data table").all():
        expect(one).to_be_visible()


def test_a_name_leads_to_the_words_and_is_large_enough_to_press(open_page: Opener) -> None:
    page = open_page("experts/is-there-a-way-out/", width=360, script=False)
    names = page.locator(".stands a.voice")
    assert names.count() > 20
    for name in names.all():
        box = name.bounding_box()
        assert box
        assert box["height"] >= 24
    target = (names.first.get_attribute("href") or "").removeprefix("#")
    names.first.click()
    expect(page.locator(f"dt#{target}")).to_be_in_viewport()


def test_who_speaks_for_a_party_is_told_apart_by_more_than_words(open_page: Opener) -> None:
    page = open_page("experts/is-there-a-way-out/")
    look = "it => getComputedStyle(it).borderTopStyle"
    assert page.locator(".stands li a.voice:not(.apart, .earlier)").first.evaluate(look) == "solid"
    assert page.locator(".stands li a.voice.apart").first.evaluate(look) == "dashed"


def test_old_addresses_of_the_questions_lead_to_their_pages(open_page: Opener) -> None:
    page = open_page("experts/#can-pressure-work")
    for question in [*open_site(ROOT).model.questions, "who-they-are"]:
        expect(page.locator(f"#{question}")).to_have_count(1)
    expect(page.locator("#can-pressure-work")).to_be_in_viewport()
    page.locator("#can-pressure-work a").click()
    expect(page.locator(".stands .finding")).to_be_in_viewport()


def test_the_ledger_of_forecasts_is_filtered_and_the_address_keeps_it(open_page: Opener) -> None:
    page = open_page("forecasts/?kind=threat")
    shown = page.locator("#forecasts > section:not([hidden])")
    assert {one.get_attribute("data-kind") for one in shown.all()} == {"threat"}
    expect(page.locator(".filters [role=status]")).to_have_text(
        f"{shown.count()} of {page.locator('#forecasts > section').count()} statements shown"
    )
    page.locator(".filters select[name=verdict]").select_option("partly")
    assert "kind=threat&verdict=partly" in page.url
    page.locator(".filters button").click()
    expect(page.locator("#forecasts > section[hidden]")).to_have_count(0)


def test_a_verdict_leads_to_its_forecast(open_page: Opener) -> None:
    page = open_page("forecasts/", width=360)
    signs = page.locator(".verdicts .signs a")
    assert signs.count() == page.locator("#forecasts > section").count()
    signs.last.click()
    target = page.locator(page.url[page.url.index("#") :])
    expect(target).to_be_in_viewport()
    expect(target.locator(".verdict .sign")).to_have_text(signs.last.inner_text())
