"""The ring, the ladder, the chapters and who speaks, in a real browser: whole at every width, named, in order."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pytest
from chromium import Opener
from playwright.sync_api import Locator, expect
from support import own_explainer

from macros.model.addresses import address

PICTURES = [
    ("", ".mechanism"), ("dilemma/", ".mechanism"), ("story/", ".ladder"), ("after/", ".ladder"), ("timeline/all/", ".ladder"),
    ("story/", ".chapter"), ("story/", ".speakers"), ("method/", ".speakers.whole"),
]  # fmt: skip
# The smallest type among the words of a picture, and how far they reach past its sides, in pixels.
WORDS = """picture => {
  const sizes = [], over = [0], frame = picture.getBoundingClientRect();
  for (const text of picture.querySelectorAll("p, b, span:not(.unseen), time, li, a, figcaption")) {
    if (!text.textContent.trim() || !text.checkVisibility() || text.closest("[aria-hidden], .skip, details:not([open])")) continue;
    sizes.push(parseFloat(getComputedStyle(text).fontSize));
    const box = text.getBoundingClientRect();
    over.push(frame.left - box.left, box.right - frame.right);
  }
  return [Math.min(...sizes), Math.max(...over)];
}"""
# From the title down to the first sentence of the text, and where that ends.
BEGINS = """() => {
  const { bottom } = document.querySelector("h1").getBoundingClientRect();
  const boxes = [...document.querySelectorAll(".md-content__inner > p:not([class])")].map((one) => one.getBoundingClientRect());
  const first = boxes.find((box) => box.height && box.top > bottom);
  return [first.top - bottom, first.top];
}"""


def boxes(found: Locator) -> list[dict[str, float]]:
    return [dict(box) for box in found.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")]


def apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["right"] <= other["left"] or other["right"] <= one["left"] or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
    )


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize(("path", "picture"), PICTURES, ids=[f"{path}{picture}" for path, picture in PICTURES])
def test_words_are_large_enough_and_stay_inside(open_page: Opener, path: str, picture: str, width: int) -> None:
    page = open_page(path, width=width, dark=width == 768)
    found = page.locator(picture)
    assert found.count()
    for smallest, over in found.evaluate_all(f"all => all.map({WORDS})"):
        assert smallest >= 12
        assert over <= 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["", "dilemma/"], ids=["home", "dilemma"])
def test_where_there_is_room_the_steps_go_round_the_finding(open_page: Opener, path: str) -> None:
    page = open_page(path, width=1440)
    steps = boxes(page.locator(".ring > ol > li"))
    finding = boxes(page.locator(".ring > .finding"))[0]
    assert len(steps) == 6
    assert all(apart(one, other) for one, other in combinations([*steps, finding], 2))
    top, *_, last = steps
    middle = (finding["left"] + finding["right"]) / 2
    assert top["bottom"] < finding["top"]
    assert [(step["left"] + step["right"]) / 2 > middle + 100 for step in steps[1:3]] == [True, True]
    assert [(step["left"] + step["right"]) / 2 < middle - 100 for step in steps[4:]] == [True, True]
    assert steps[1]["top"] < steps[2]["top"] < steps[3]["top"]
    assert last["top"] < steps[4]["top"]


def test_on_a_phone_the_ring_is_a_list_that_leads_back(open_page: Opener) -> None:
    page = open_page("", width=390, height=844)
    steps = boxes(page.locator(".ring > ol > li"))
    assert all(one["bottom"] <= other["top"] for one, other in pairwise(steps))
    assert boxes(page.locator(".ring > .finding"))[0]["bottom"] <= steps[0]["top"]
    assert boxes(page.locator(".ring > .finding"))[0]["bottom"] < 844, "the finding is in the first screen"


def test_the_deadlock_is_in_the_first_screen(open_page: Opener) -> None:
    page = open_page("", width=1440)
    assert boxes(page.locator(".ring > .finding"))[0]["bottom"] < 900
    assert sum(box["bottom"] < 900 for box in boxes(page.locator(".ring .step b"))) > 3


def test_a_step_opens_its_claim_and_our_reading_opens_what_it_rests_on(open_page: Opener) -> None:
    page = open_page("dilemma/")
    page.locator(".ring a.mark").first.click()
    expect(page.locator("div.card .statement")).to_be_visible()
    page.keyboard.press("Escape")
    text = page.locator("#mechanism-text")
    page.locator(".finding a.reading").click()
    card = page.locator("div.card")
    expect(card.locator(".card-name")).to_have_text("Our reading")
    rows = card.locator(".card-list > li")
    assert rows.count() > 3
    assert text.get_attribute("open") is None, "the page stays where it is"
    for row in rows.all():
        mark = row.locator("a.mark")
        status, statement = str(mark.get_attribute("aria-label")).split(": ", 1)
        assert status == "Established" or len(row.inner_text().removesuffix(statement)) > 6, "who says so"
        assert row.inner_text().endswith(statement)
    rows.first.locator("a.mark").click()
    expect(card.locator(".statement")).to_be_visible()
    card.get_by_role("button", name="Back", exact=True).click()
    card.get_by_role("link", name="Beneath the picture").click()
    expect(card).to_be_hidden()
    expect(text.locator("p > .means").first).to_be_visible()


def test_without_script_our_reading_leads_to_the_sentence_that_names_who_says_so(open_page: Opener) -> None:
    page = open_page("", script=False)
    page.locator(".finding a.reading").click()
    expect(page.locator("#mechanism-text .means").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_ladder_runs_down_with_its_sides_where_they_belong(open_page: Opener, width: int) -> None:
    page = open_page("timeline/all/", width=width)
    rungs = boxes(page.locator(".rungs > li"))
    assert len(rungs) > 50
    assert all(abs(one["bottom"] - other["top"]) < 1 for one, other in pairwise(rungs)), "the rails are whole"
    heads = boxes(page.locator(".ladder .heads span"))
    assert [page.locator(f".ladder .heads .{lane}").is_visible() for lane in ("left", "between", "right")] == [True] * 3
    assert all(one["right"] <= other["left"] for one, other in pairwise(heads)), "each side is named at the head, on its side"
    frame = boxes(page.locator(".rungs"))[0]
    rail = boxes(page.locator(".rungs > li .fill"))[0]
    assert all(box["right"] <= rail["left"] + 1 for box in boxes(page.locator(".rungs .left a")))
    assert all(box["left"] >= rail["right"] - 1 for box in boxes(page.locator(".rungs .right a")))
    assert all(box["right"] <= rail["left"] + 1 for box in boxes(page.locator(".rungs .left .name :is(.name, .status)")))
    assert all(box["left"] < rail["left"] and box["right"] > rail["right"] for box in boxes(page.locator(".rungs ul.between")))
    assert frame["left"] < rail["left"] < rail["right"] < frame["right"]


def test_every_event_on_the_ladder_is_named_in_sight_and_large_enough_to_press(open_page: Opener) -> None:
    page = open_page("after/", width=390, script=False)
    links = page.locator(".rungs a")
    assert links.count() > 30
    for box, name in zip(boxes(links), links.locator(".name").all_inner_texts(), strict=True):
        assert len(name) > 5
        assert box["height"] >= 24
    assert page.locator(".ladder [title]").count() == 0


def test_on_paper_the_sentences_behind_the_ring_are_open(open_page: Opener) -> None:
    page = open_page("dilemma/", width=700)
    page.emulate_media(media="print")
    expect(page.locator("#mechanism-text li").first).to_be_visible()
    expect(page.locator(".ring .step").first).to_be_visible()


def test_who_speaks_can_be_read_without_the_picture(open_page: Opener) -> None:
    page = open_page("story/")
    lines = page.locator(".lead .speakers li").all_text_contents()
    assert len(lines) > 4
    assert all(": speaks in " in line and line.rsplit(" ", 1)[1].isdigit() for line in lines)
    counts = {name: count for name, _, count in (line.partition(": speaks in ") for line in lines)}
    line = page.locator(".lead .speakers summary").text_content() or ""
    assert all(f"{name}\N{NO-BREAK SPACE}{count}" in line for name, count in counts.items() if name != "No speaker needed")
    assert not page.locator(".lead .speakers li").first.is_visible()


@pytest.mark.record
@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_the_text_begins_soon_below_its_title(open_page: Opener, script: bool) -> None:
    """Home begins with its picture, whose finding is in the first screen, too."""
    pages = [page.path for page in own_explainer().model.pages if page.narrative and page.path != "index.md"]
    assert len(pages) > 10
    for path in pages:
        below, top = open_page(f"{address(path)}/", width=390, height=844, script=script).evaluate(BEGINS)
        assert below <= 340, path
        assert top <= 600, path


def test_on_a_phone_who_speaks_takes_a_line_and_is_whole_when_opened(open_page: Opener) -> None:
    page = open_page("story/", width=390, script=False)
    line = page.locator(".lead .speakers summary")
    assert boxes(line)[0]["height"] < 40
    line.click()
    assert boxes(line)[0]["height"] > 60
    assert line.evaluate("line => line.scrollWidth <= line.clientWidth")
    expect(page.locator(".lead .speakers li").first).to_be_visible()


def test_on_a_phone_each_cell_of_a_table_says_what_its_column_is_headed_by(open_page: Opener) -> None:
    labels = "all => all.map((cell) => [cell.cellIndex, getComputedStyle(cell, '::before').content])"
    for width, shown in ((390, True), (1440, False)):
        page = open_page("dilemma/", width=width, script=False)
        tables = page.locator(".md-content__inner > table")
        assert tables.count() > 1
        for table in tables.all():
            headings = table.locator("th").evaluate_all("all => all.map((one) => one.textContent)")
            for at, label in table.locator("td").evaluate_all(labels):
                assert label == (f'"{headings[at]}"' if shown and at else "none")
