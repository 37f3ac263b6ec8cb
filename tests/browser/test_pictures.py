"""What holds of every picture, of this record and of the second explainer: no words lie on others, every mark stands out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from chromium import Opener, served
from playwright.sync_api import Browser
from support import ROOT, mkdocs, whole_site

# Page, the words of its pictures, the marks that carry meaning.
OWN = [
    ("map/", ".smalls .label, .smalls li", ".spot :is(path, .none), path.border, .dot, .unsure"),
    ("strikes/", ".tolls .count", ".tolls path:not(.hole), .locator path.border"),
    ("dilemma/", ".ring .step, .ring .why li, .ring .exits li, .ring .finding", ".ring .step"),
    ("after/", ".rungs a", ".patterns path, .rungs .between"),
    ("timeline/all/", ".rungs a", ".patterns path, .rungs .between"),
    ("tolls/", ".tolls .count", ".tolls path:not(.hole)"),
    ("numbers/", ".counts .count", ".counts path"),
    ("actors/", ".bonds td a", ".bonds td a"),
    ("method/", ".whole li > span", ".whole path"),
    ("experts/can-pressure-work/", ".stands a", ".stands a"),
    ("forecasts/", ".verdicts b, .verdicts .signs a", ".verdicts .signs a"),
]
FERRY = [
    ("", ".ring .step, .tolls .count, .counts .count, .stands a, .whole li > span", ".tolls path:not(.hole), .counts path, .whole path"),
    ("timeline/all/", ".rungs a", ".patterns path"),
    ("actors/", ".bonds td a", ".bonds td a"),
]
OVERLAPS = """words => {
  const found = [], shown = words.filter((word) => word.checkVisibility()), boxes = shown.map((word) => word.getBoundingClientRect());
  for (let one = 0; one < shown.length; one++) for (let other = one + 1; other < shown.length; other++) {
    const [a, b] = [boxes[one], boxes[other]];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const picture = (word) => word.closest("figure, .score");
    if (picture(shown[one]) === picture(shown[other]) && across > 1 && down > 1 && !shown[one].contains(shown[other]))
      found.push([shown[one].textContent, shown[other].textContent]);
  }
  return [shown.length, found];
}"""
# The least contrast of any of the marks with the paper, by the formula of WCAG.
LIGHT = """const light = (colour) => { const whole = colour.startsWith("rgb") ? 255 : 1;
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / whole)
    .map((part) => (part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)); return .2126 * r + .7152 * g + .0722 * b; };"""
FAINTEST = """marks => {
  LIGHT
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const ratios = marks.map((mark) => { const style = getComputedStyle(mark);
    const drawn = !mark.closest("svg") ? style.color : style.stroke !== "none" ? style.stroke : style.fill;
    const own = light(drawn); return (Math.max(own, paper) + .05) / (Math.min(own, paper) + .05); });
  return [ratios.length, Math.min(...ratios)];
}""".replace("LIGHT", LIGHT)
# How many words the pictures have, and those whose contrast with what they stand on is less than 4.5.
FAINT = """pictures => {
  LIGHT
  const ground = (one) => { const colour = getComputedStyle(one).backgroundColor;
    return /, 0\\)$|transparent/.test(colour) ? ground(one.parentElement) : light(colour); };
  const words = pictures.flatMap((picture) => [picture, ...picture.querySelectorAll("*")]).filter((one) => one.checkVisibility() &&
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !one.closest("title, desc, defs"));
  return [words.length, words.filter((one) => { const style = getComputedStyle(one), svg = one.closest("svg");
    const [a, b] = [light(svg ? style.fill : style.color), ground(svg ? svg.parentElement : one)];
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; }).map((one) => one.textContent)];
}""".replace("LIGHT", LIGHT)


@pytest.fixture(scope="module")
def ferry_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the second explainer, served."""
    folder = tmp_path_factory.mktemp("pictures")
    shutil.copytree(ROOT / "tests" / "ferry", folder / "ferry")
    project = whole_site(folder / "ferry")
    done = mkdocs(project, "--site-dir", str(folder / "site"))
    assert done.returncode == 0, done.stderr[-3000:]
    with served(folder / "site") as url:
        yield url


def look(browser: Browser, url: str, words: str, marks: str, width: int, dark: bool) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", reduced_motion="reduce")
    page.goto(url)
    count, overlaps = page.locator(words).evaluate_all(OVERLAPS)
    drawn, faintest = page.locator(marks).evaluate_all(FAINTEST)
    read, faint = page.locator("article :is(figure, .score)").evaluate_all(FAINT)
    page.close()
    assert (bool(count), bool(drawn), read > 5) == (True, True, True)
    assert overlaps == []
    assert faint == []
    assert faintest >= 3


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1440, False)])
@pytest.mark.parametrize(("path", "words", "marks"), OWN, ids=[path for path, *_ in OWN])
def test_pictures_of_this_record(browser: Browser, site_url: str, path: str, words: str, marks: str, width: int, dark: bool) -> None:
    look(browser, site_url + path, words, marks, width, dark)


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1440, True)])
@pytest.mark.parametrize(("path", "words", "marks"), FERRY, ids=[path or "home" for path, *_ in FERRY])
def test_pictures_of_the_second(browser: Browser, ferry_url: str, path: str, words: str, marks: str, width: int, dark: bool) -> None:
    look(browser, ferry_url + path, words, marks, width, dark)


@pytest.mark.parametrize("dark", [False, True])
def test_a_faint_word_is_seen(browser: Browser, site_url: str, dark: bool) -> None:
    page = browser.new_page(color_scheme="dark" if dark else "light")
    page.goto(f"{site_url}dilemma/")
    page.locator(".ring .step").first.evaluate("one => { one.style.color = '#888' }")
    _, faint = page.locator("article figure").evaluate_all(FAINT)
    page.close()
    assert bool(faint) is not dark, "a middle grey is read on dark paper alone"


# What waits to be drawn, and what of it is higher than was guessed: its links would lie over the next.
GUESSED = """() => {
  const waits = [...document.querySelectorAll(".md-content *")].filter((one) => getComputedStyle(one).contentVisibility === "auto");
  const guesses = waits.map((one) => parseFloat(getComputedStyle(one).containIntrinsicHeight.replace("auto ", "")));
  for (const one of waits) one.style.setProperty("content-visibility", "visible", "important");
  const heights = waits.map((one) => one.getBoundingClientRect().height);
  return [waits.length, heights.filter((height, at) => !(height <= guesses[at]))];
}"""


@pytest.mark.record
@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("path", ["numbers/", "map/"])
def test_the_height_of_a_picture_that_waits_is_guessed_high_enough(open_page: Opener, path: str, width: int) -> None:
    waits, higher = open_page(path, width=width).evaluate(GUESSED)
    assert waits > 1
    assert higher == []
