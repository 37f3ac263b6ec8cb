"""A reading of ours in a real browser: its card, the note at the foot, X-ray, paper, and links to report an error."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import served
from playwright.sync_api import Browser, Page, expect
from support import ROOT, TOLD, WITH_READING, edit_files, mkdocs, whole_site

MANY = TOLD.replace('"toll-south"', '"toll-south", "ferry-sank"')
REPORT = ("data/explainer.yml", "contact:", "report: {issues: https://forge.example/new, mail: a@ferry.example}\ncontact:")
SCRIPTS = ("mkdocs.yml", "", re.search(r"extra_javascript:.*\n(?:  - .*\n)+", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))[0])  # type: ignore[index]
SENTENCE = "If Southbank denies what Northbank counts, neither town can settle it alone."
CARD = "div.card"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The tiny explainer with a reading, a mark of two claims and addresses to report to, built and served."""
    project = Path(shutil.copytree(ROOT / "tests" / "ferry", tmp_path_factory.mktemp("readings") / "ferry"))
    edit_files(project, WITH_READING, ("docs/index.md", TOLD, MANY), REPORT, SCRIPTS)
    done = mkdocs(whole_site(project), "--strict")
    assert done.returncode == 0, done.stderr[-3000:]
    with served(project / "site") as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_its_card_says_whose_it_is_and_lists_what_it_rests_on(page: Page) -> None:
    mark = page.locator("a.mark.reading")
    assert mark.inner_text() == "∴"
    mark.click()
    card = page.locator(CARD)
    expect(card.locator(".card-name")).to_have_text("Our reading")
    expect(card.locator(".means")).to_have_text("This is ∴ our reading, not a claim by anyone. What it rests on:")
    rows = card.locator(".card-list > li")
    assert [row.locator(".by").inner_text() for row in rows.all()] == ["Northbank (Ada North):", "Southbank:"]
    assert [row.locator("a.mark").get_attribute("aria-label") for row in rows.all()] == ["Disputed: who says so"] * 2
    expect(card.locator("a", has_text="Report an error")).to_have_attribute("href", "#report")
    expect(card.locator("a", has_text="At the foot of the page")).to_have_count(1)
    assert card.locator("[id]").evaluate_all("found => found.map((one) => one.id)") == ["card-name"], "what is copied keeps no id"


def test_one_goes_on_to_a_claim_and_back(page: Page) -> None:
    page.locator("a.mark.reading").focus()
    page.keyboard.press("Enter")
    page.locator(f"{CARD} .card-list a.mark").first.click()
    expect(page.locator(f"{CARD} .statement")).to_contain_text("Nine people drowned.")
    expect(page.locator(f"{CARD} .card-name")).to_have_text("Who says so")
    report = page.locator(f"{CARD} .card-foot a", has_text="Report an error")
    expect(report).to_have_attribute("href", "https://forge.example/new?title=The%20Ferry%3A%20claim%20toll-north")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator(f"{CARD} .means")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("a.mark.reading")).to_be_focused()


def test_a_mark_of_several_claims_lists_them_with_the_sign_of_the_least_firm(page: Page) -> None:
    mark = page.locator("a.mark[data-n='3, 1']")
    assert mark.inner_text() == "◇2"
    assert "disputed" in str(mark.get_attribute("class"))
    mark.click()
    expect(page.locator(f"{CARD} .card-list > li")).to_have_count(2)
    expect(page.locator(f"{CARD} .means")).to_have_count(0)
    expect(page.locator(f"{CARD} .card-name")).to_have_text("Who says so")


def test_every_mark_is_as_large_as_a_finger_needs(page: Page) -> None:
    boxes = [mark.bounding_box() for mark in page.locator("a.mark[data-n]").all()]
    assert len(boxes) >= 4
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_the_notes_wait_folded_and_open_where_an_address_leads(page: Page, address: str) -> None:
    reading = str(page.locator("a.mark.reading").get_attribute("href"))
    expect(page.locator(reading)).to_be_hidden()
    page.goto(address + reading)
    page.reload()
    expect(page.locator(reading)).to_be_in_viewport()
    page.locator(f"{reading} a").first.click()
    expect(page.locator("#note-2")).to_be_in_viewport()
    page.goto(f"{address}#%E0%A4%A")
    page.reload()
    expect(page.locator(reading)).to_be_hidden()


def test_without_script_the_mark_leads_to_the_note(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    page.goto(address)
    page.locator("a.mark.reading").click()
    note = page.locator("li[id^=reading-of-]")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text(f"{SENTENCE} Rests on 2, ◇ disputed: Northbank (Ada North); 3, ◇ disputed: Southbank.")
    expect(page.locator("#report")).to_contain_text("Found an error? Please report it or write to us.")
    page.locator("a.mark[data-n='3, 1']").click()
    expect(page.locator("#note-3")).to_be_in_viewport()
    page.context.close()


def test_xray_has_a_fourth_colour_and_counts_it(page: Page) -> None:
    key = page.locator(".legend:not(.following)")
    assert "∴ Our reading" in key.inner_text()
    page.get_by_role("button", name="X-ray").click()
    band = page.locator(".x.reading")
    assert band.inner_text() == SENTENCE
    colours = {
        page.locator(f".x.{word}").first.evaluate("e => getComputedStyle(e).backgroundImage")
        for word in ("established", "disputed", "reading")
    }
    assert len(colours) == 3
    expect(page.locator("[role=status].aside")).to_contain_text("1 our reading")
    expect(page.locator(".legend.following")).to_contain_text("Our reading")


def test_in_forced_colours_four_kinds_of_line_take_the_place_of_tints(browser: Browser, address: str) -> None:
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(address)
    page.get_by_role("button", name="X-ray").click()
    page.evaluate("document.querySelector('.x.established').insertAdjacentHTML('afterend', '<span class=\"x attributed\">so</span>')")
    lines = [page.locator(f".x.{word}").first.evaluate("e => getComputedStyle(e).textDecorationStyle") for word in
             ("established", "attributed", "disputed", "reading")]  # fmt: skip
    assert lines == ["solid", "dashed", "double", "dotted"]
    page.context.close()


def test_on_paper_the_sign_stays_with_the_numbers_it_rests_on(page: Page) -> None:
    page.emulate_media(media="print")
    mark = page.locator("a.mark.reading")
    expect(mark.locator("span")).to_be_visible()
    content = mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert content == '" [" "2, 3" "]"' or "attr" in content or content == '" [2, 3]"'
    expect(page.locator("li[id^=reading-of-]")).to_be_visible()
    expect(page.locator("#report")).to_be_visible()


def test_search_finds_a_reading_and_leads_to_it(page: Page, address: str) -> None:
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("settle alone")
    results = page.locator("dialog .results")
    expect(results.locator("h2", has_text="Our readings (1)")).to_be_visible()
    link = results.locator("a", has=page.locator(":scope"), has_text="Home").last
    assert str(link.get_attribute("href")).startswith(f"{address}#reading-of-")
