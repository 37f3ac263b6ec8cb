"""Two ledgers, dot plots, the experts' answers and the verdicts in a real browser."""

from __future__ import annotations

import pytest
from chromium import Opener
from playwright.sync_api import expect
from support import own_explainer

WIDTHS = pytest.mark.parametrize("width", [360, 768, 1440])
PICTURES = [
    ("strikes/", ".tolls"),
    ("numbers/", ".counts"),
    ("tolls/", ".tolls"),
    ("experts/is-there-a-way-out/", ".stands"),
    ("forecasts/", ".score"),
]
# The smallest type among the words of a picture, and how far they reach past its sides, in pixels.
WORDS = """picture => {
  const sizes = [], over = [0], frame = picture.getBoundingClientRect();
  for (const text of picture.querySelectorAll("text, .count, .finding, td, th, li")) {
    if (!text.textContent.trim() || !text.getClientRects().length) continue;
    sizes.push(parseFloat(getComputedStyle(text).fontSize));
    const box = text.getBoundingClientRect();
    over.push(frame.left - box.left, box.right - frame.right);
  }
  return [Math.min(...sizes), Math.max(...over)];
}"""

# Where each begins and ends across the screen, and whether it takes any room.
SIDES = """all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.right, box.width > 0 || box.height > 0])"""


@WIDTHS
@pytest.mark.parametrize(("path", "picture"), PICTURES, ids=[f"{path}{picture}" for path, picture in PICTURES])
def test_words_are_large_enough_and_stay_inside(open_page: Opener, path: str, picture: str, width: int) -> None:
    page = open_page(path, width=width, dark=width == 768)
    found = page.locator(picture)
    assert found.count()
    for smallest, over in found.evaluate_all(f"all => all.map({WORDS})"):
        assert smallest >= 12
        assert over <= 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("path", "mark"), [("strikes/", ".tolls a.count"), ("tolls/", ".tolls a.count"), ("numbers/", ".counts a.count")])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_mark_is_a_link_to_its_claim_and_large_enough_to_press(open_page: Opener, path: str, mark: str, width: int) -> None:
    page = open_page(path, width=width, script=False)
    marks = page.locator(mark)
    assert marks.count() > 5
    read = "all => all.map((one) => [one.getAttribute('href'), one.dataset.claim, one.getBoundingClientRect().height])"
    for href, claim, height in marks.evaluate_all(read):
        assert href.endswith(f"#{claim}")
        assert height >= 24
    claim = marks.nth(1).get_attribute("data-claim")
    marks.nth(1).click()
    expect(page.locator(f"#{claim}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_two_ledgers_stand_on_either_side_of_one_line(open_page: Opener, width: int) -> None:
    """Each row has its line at the same place; what is left of it is left of it, and a phone shows all."""
    page = open_page("strikes/", width=width)
    for table in page.locator("figure.tolls table").all():
        lines = {round(left) for left, _, _ in table.locator("tbody td.right:visible").evaluate_all(SIDES)}
        assert len(lines) <= 1
        for line in lines:
            for left, right, seen in table.locator("td.left svg").evaluate_all(SIDES):
                assert seen
                assert 0 <= left <= right <= line
            for left, right, seen in table.locator("td.right svg").evaluate_all(SIDES):
                assert seen
                assert line <= left <= right <= width


def test_as_many_dots_are_drawn_as_are_counted(open_page: Opener) -> None:
    """What a browser sets down along the path, counted on a picture of it."""
    page = open_page("tolls/", width=1440)
    count = page.locator(".tolls a.count:not(.ghost)", has_text="16 soldiers").first
    dots = """it => { const path = it.querySelector("path"); const gap = 6; let many = 0;
      for (const [, along] of path.getAttribute("d").matchAll(/h(-?[\\d.]+)/g)) many += Math.floor(Math.abs(along) / gap) + 1;
      return [many, getComputedStyle(path).strokeDasharray, getComputedStyle(path).strokeLinecap]; }"""
    assert count.evaluate(dots) == [16, "0px, 6px", "round"]


@pytest.mark.parametrize(("path", "count"), [("numbers/", ".counts a.count"), ("strikes/", ".tolls a.count")])
def test_a_count_opens_its_fact_card_by_keyboard(open_page: Opener, path: str, count: str) -> None:
    page = open_page(path)
    page.locator(count).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("div.card .statement")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_marks_that_carry_meaning_stand_out_from_the_paper(open_page: Opener, dark: bool) -> None:
    """WCAG's ratio of the strokes to the ground, for dots, small dots and hatching."""
    ratio = """it => { const parts = (text) => text.match(/[\\d.]+/g).slice(0, 3).map((n) => n / 255);
      const light = (rgb) => rgb.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      const sum = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const [a, b] = [sum(light(parts(getComputedStyle(it).stroke))), sum(light(parts(getComputedStyle(document.body).backgroundColor)))];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); }"""
    for path, marks in (("strikes/", ".tolls path:not(.hole)"), ("numbers/", ".counts path")):
        found = open_page(path, dark=dark).locator(marks)
        assert found.count() > 10
        assert min(found.evaluate_all(f"all => all.map({ratio})")) >= 3


def test_a_name_leads_to_the_words_and_is_large_enough_to_press(open_page: Opener) -> None:
    page = open_page("experts/is-there-a-way-out/", width=360, script=False)
    names = page.locator(".stands a.voice")
    assert names.count() > 20
    assert min(names.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")) >= 24
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
    for question in [*own_explainer().model.questions, "who-they-are"]:
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
