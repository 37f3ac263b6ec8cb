"""Search in a browser: one folding with the index, what is found and in what order, and what happens when it comes late or not at all."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from chromium import Opener
from playwright.sync_api import Browser, Locator, Page, Route, expect
from support import ROOT

from macros.export.search import Entry, written
from macros.export.search.folding import TABLE, fold

ADDRESS = "http://search.test/"
HEADER = (ROOT / "macros/page/theme/partials/javascripts/palette.html").read_text(encoding="utf-8").partition("-#}")[2]
BARE = (
    f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><h1>Bare</h1>{HEADER}<script src="assets/search.js"></script>'
)
LIST = [row for rows in yaml.safe_load((ROOT / "tests/export/words.yml").read_text(encoding="utf-8")).values() for row in rows]
TEXTS = [Entry(f"#{number}", "Text", f"Nr {number}.", row["text"]) for number, row in enumerate(LIST)]
FOLD = """([table, texts]) => new Promise((done) => {
  window.found = (key, find) => done(texts.map(find.folding(table)));
  const script = document.createElement("script");
  script.src = "search/find.js";
  document.head.append(script);
})"""
ASK = """async (texts) => {
  const kept = new Map();
  const load = (key) => new Promise((done) => {
    if (kept.has(key)) return done(kept.get(key));
    const script = document.createElement("script");
    window.found = (key, value) => kept.set(key, value);
    script.onload = () => done(kept.get(key));
    script.src = `search/${key}.js`;
    document.head.append(script);
  });
  const find = await load("find");
  const [list, status, answers] = [document.createElement("div"), document.createElement("p"), []];
  for (const value of texts) {
    const came = await find({ root: document.baseURI, load, input: { value }, status, list });
    for (const more of list.querySelectorAll("ul + button")) while (!more.hidden) await more.onclick();
    answers.push(came && [...list.querySelectorAll("a")].map((link) => link.hash));
  }
  return answers;
}"""


class Pages:
    """Bare pages with an index behind them, every file answered from memory; what was asked for is kept."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.asked, self.pages = browser, list[str](), list[Page]()

    def open(self, entries: list[Entry], path: str = "", files: dict[str, bytes] | None = None, **more: Any) -> Page:
        files = (files or dict(written(entries))) | {"": BARE.encode(), "assets/search.js": (ROOT / "docs/assets/search.js").read_bytes()}
        page = self.browser.new_page(**more)
        self.pages.append(page)
        page.route(f"{ADDRESS}**", partial(self._answer, files))
        page.goto(ADDRESS + path)
        return page

    def _answer(self, files: dict[str, bytes], route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS).partition("?")[0].partition("#")[0]
        self.asked.append(name)
        if name in files:
            route.fulfill(body=files[name], content_type="text/javascript" if name.endswith(".js") else "text/html; charset=utf-8")
        else:
            route.fulfill(status=404, body="")


@pytest.fixture
def bare(browser: Browser) -> Iterator[Pages]:
    pages = Pages(browser)
    yield pages
    for page in pages.pages:
        page.close()


def look(page: Page, text: str) -> list[str]:
    """Asks, waits for the answer, and gives the addresses of all results."""
    dialog = page.locator("dialog.search")
    if not dialog.is_visible():
        page.get_by_role("button", name="Search").click()
    page.evaluate("document.querySelector('.search [role=status]').textContent = '…'")
    page.locator("#search-text").fill(text)
    expect(dialog.get_by_role("status")).not_to_have_text(re.compile("^…?$"))
    for more in dialog.locator(".results ul + button").all():
        while more.is_visible():
            more.click()
            expect(more).to_be_enabled()
    return [str(link.get_attribute("href")).removeprefix(ADDRESS) for link in dialog.locator(".results a").all()]


def test_index_and_query_are_folded_alike(bare: Pages) -> None:
    """The list of words, and every letter, mark and sign of the scripts it is of, alone and between two others."""
    typed = [text for row in LIST for text in (row["text"], *row["typed"], *row.get("not", []))]
    ranges = [(0x20, 0x250), (0x2B0, 0x530), (0x590, 0x700), (0x750, 0x780), (0x900, 0x980), (0x1E00, 0x2070), (0xFB00, 0xFF70)]
    signs = [chr(code) for first, last in ranges for code in range(first, last) if unicodedata.category(chr(code)) != "Cn"]
    texts = [*typed, *(f"{sign} a{sign}b 1{sign}234" for sign in signs)]
    assert len(texts) > 3000
    page = bare.open(TEXTS)
    table = {**TABLE, "rules": [list(rule) for rule in TABLE["rules"]]}
    assert page.evaluate(FOLD, [table, texts]) == [fold(text) for text in texts]


def test_every_way_to_type_it_finds_it(bare: Pages) -> None:
    page = bare.open(TEXTS)
    asked = [(number, text, True) for number, row in enumerate(LIST) for text in row["typed"]]
    asked += [(number, text, False) for number, row in enumerate(LIST) for text in row.get("not", [])]
    found = page.evaluate(ASK, [text for _, text, _ in asked])
    assert len(found) > 230
    answers = zip(asked, found, strict=True)
    assert [(LIST[number]["text"], text, due) for (number, text, due), got in answers if due != (f"#{number}" in got)] == []


NAMES = [
    Entry("#ferry", "Name", "The Ferrymen", "Group. They row.", names=("The Ferrymen", "Union of Rowers"), named="actor/ferry"),
    Entry("#page", "Page", "The Ferrymen", "Who they are."),
    Entry("#text", "Text", "A page", f"{'It is told. ' * 30}Then the union of rowers met. {'No. ' * 30}", about=frozenset({"actor/ferry"})),
    Entry("#event", "Event", "A meeting", "16 May 1902. Ferrymen met"),
    *(Entry(f"#claim-{n}", "Claim", "A town", f"The ferrymen rowed {n} times.") for n in range(1, 51)),
]  # fmt: skip


def status(page: Page) -> Locator:
    return page.locator("dialog.search").get_by_role("status")


def test_names_come_first_then_titles_then_what_is_said_and_all_can_be_reached(bare: Pages) -> None:
    page = bare.open(NAMES)
    found = look(page, "ferrymen")
    assert found == ["#ferry", "#page", "#text", "#event", *(f"#claim-{n}" for n in range(1, 51))]
    expect(status(page)).to_have_text("54 found")
    heads = page.locator("dialog.search h2").all_inner_texts()
    assert heads == [
        "People, groups, places and terms (1)", "Pages and their parts (1)", "In the text (1)", "Events (1)", "Claims (50)",
    ]  # fmt: skip
    text = page.locator("li", has=page.locator("[href$='#text']")).locator("p")
    expect(text).to_have_text("Then the union of rowers met.")
    assert text.locator("mark").all_inner_texts() == ["union of rowers"]
    assert page.locator("li", has=page.locator("[href$='#claim-7']")).locator("mark").all_inner_texts() == ["ferrymen"]


def test_more_is_shown_by_keyboard_and_focus_goes_on_there(bare: Pages) -> None:
    page = bare.open(NAMES)
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    page.keyboard.insert_text("rowed")  # in one, or the answer to "row" is taken for this one
    expect(status(page)).to_have_text("50 found")
    expect(page.locator(".results a")).to_have_count(6)
    more = page.get_by_role("button", name="Show 20 more of 50")
    more.focus()
    page.evaluate("document.querySelector('.search [role=status]').textContent = '…'")
    page.locator("#search-text").dispatch_event("input")
    expect(status(page)).to_have_text("50 found")  # the same answer a second time
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".results a").nth(6)).to_be_focused()
    expect(page.get_by_role("button", name="Show 20 more of 50")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_what_is_forgiven_and_what_is_not_found_is_said(bare: Pages) -> None:
    page = bare.open(NAMES)
    assert "#claim-1" in look(page, "ferymen rowed")
    expect(status(page)).to_have_text("50 found; no “ferymen”, but ferrymen")
    assert look(page, "zeppelin") == []
    expect(status(page)).to_have_text("Nothing found")
    for nothing in ("the", "’", "—"):
        assert look(page, nothing) == []


def test_a_late_answer_never_takes_the_place_of_a_newer_one(bare: Pages) -> None:
    page, held = bare.open(NAMES), list[Route]()
    look(page, "zeppelin")
    page.route("**/search/e-*.js", lambda route: held.append(route))
    page.locator("#search-text").fill("rowed")
    page.wait_for_function("() => document.querySelector(\"script[src*='/e-']\")")
    page.locator("#search-text").fill("zeppelin")
    expect(status(page)).to_have_text("Nothing found")
    page.unroute("**/search/e-*.js")
    for route in held:
        route.fallback()
    page.wait_for_timeout(400)
    expect(status(page)).to_have_text("Nothing found")
    assert page.locator(".results a").count() == 0


@pytest.mark.parametrize("missing", ["find", "names", "w-0", "e-0"])
@pytest.mark.parametrize("how", ["refused", "another page"])
def test_what_could_not_be_loaded_is_said_and_tried_again(bare: Pages, missing: str, how: str) -> None:
    page = bare.open(NAMES)
    lost = f"**/search/{missing}.js"
    page.route(lost, lambda route: route.abort() if how == "refused" else route.fulfill(body="<p>Log in", content_type="text/javascript"))
    page.get_by_role("button", name="Search").click()
    page.locator("#search-text").fill("rowed")
    expect(status(page)).to_have_text("Part of the search could not be loaded. Trying again …")
    assert page.locator(".results a").count() == 0
    page.unroute(lost)
    expect(status(page)).to_have_text("50 found", timeout=8000)


def test_more_that_does_not_come_is_said_and_comes_when_asked_again(bare: Pages) -> None:
    page = bare.open([Entry(f"#n-{n}", "Claim", "A town", f"Rowed {'far ' * 400}{n}.") for n in range(30)])
    assert page.evaluate("1") == 1
    page.get_by_role("button", name="Search").click()
    page.locator("#search-text").fill("rowed")
    more = page.locator(".results ul + button")
    expect(more).to_be_visible()
    page.route("**/search/e-*.js", lambda route: route.abort())
    more.click()
    expect(status(page)).to_have_text("More could not be loaded. Try again.")
    page.unroute("**/search/e-*.js")
    more.click()
    expect(page.locator(".results a")).to_have_count(26)


def test_the_address_holds_the_search(bare: Pages) -> None:
    page = bare.open(NAMES, "?year=1902#here")
    page.get_by_role("button", name="Search").click()
    page.locator("#search-text").fill("rowed 7 & more")
    page.wait_for_url("**/?year=1902&q=rowed+7+%26+more#here")
    page.locator("#search-text").fill("rowed 7")
    page.wait_for_url("**/?year=1902&q=rowed+7#here")
    page.go_back()
    expect(page.locator("dialog.search")).to_be_hidden()
    assert page.url == f"{ADDRESS}?year=1902#here"
    page.go_forward()
    expect(page.locator(".results a")).to_have_count(1)
    page.get_by_role("button", name="Close").click()
    page.wait_for_url(f"{ADDRESS}?year=1902#here")
    expect(page.locator("dialog.search")).to_be_hidden()


def test_a_shared_address_opens_the_search_and_back_comes_back_to_it(bare: Pages) -> None:
    page = bare.open(NAMES, "?q=rowed+7")
    expect(page.locator("#search-text")).to_have_value("rowed 7")
    page.locator(".results a").click()
    page.wait_for_url(f"{ADDRESS}#claim-7")
    expect(page.locator("dialog.search")).to_be_hidden()
    page.go_back()
    expect(page.locator("#search-text")).to_have_value("rowed 7")
    expect(page.locator(".results a")).to_have_count(1)
    page.reload()
    expect(page.locator(".results a")).to_have_count(1)
    page.get_by_role("button", name="Close").click()
    page.wait_for_url(ADDRESS)


DAMAGED = ["?q=%E0%A4%A", "?q=%", "?q=a&q=b", "?q", "?q=#%D8%B7%D8", f"?q={'x' * 5000}", "?q=__proto__+constructor", "?q=%00%ED%A0%80",
           "?q=(.*)[%5C", "?q=<img src=x onerror=alert(1)>", "?q=%F0%9F%98%80+%F0%9F", "?q=''''...---___", "?q=@1+%2Bab"]  # fmt: skip


@pytest.mark.parametrize("address", DAMAGED, ids=lambda address: address[:30])
def test_no_address_throws(bare: Pages, address: str) -> None:
    page, faults = bare.open(NAMES), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(ADDRESS + address)
    page.reload()
    expect(page.locator("dialog.search")).to_be_visible()
    look(page, f"{page.locator('#search-text').input_value()} rowed")
    expect(status(page)).to_have_text(re.compile("found"))
    assert page.locator(".results img").count() == 0
    assert faults == []


def test_a_browser_that_refuses_to_change_the_address_searches_all_the_same(bare: Pages) -> None:
    page, faults = bare.open(NAMES), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.evaluate("() => { for (const name of ['pushState', 'replaceState']) history[name] = () => { throw new DOMException('no'); }; }")
    assert len(look(page, "rowed")) == 50
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    assert (page.url, faults) == (ADDRESS, [])


def made_up(claims: int) -> list[Entry]:
    """A record of so many claims as people write them: some words stand everywhere, most hardly anywhere; a thousand names."""
    draw, letters = Random(7), "aeiourtnslkmdpbg"
    vocabulary = ["".join(draw.choice(letters) for _ in range(draw.randint(3, 11))) for _ in range(20_000)]
    weights = [1 / (place + 3) for place in range(len(vocabulary))]

    def told(count: int) -> str:
        return " ".join(draw.choices(vocabulary, weights, k=count)).capitalize() + "."

    people = [f"{draw.choice(vocabulary).title()} {draw.choice(vocabulary).title()}" for _ in range(1000)]
    names = [
        Entry(f"#p-{n}", "Name", name, told(14), named=f"actor/{n}", names=(name, name.upper(), f"{name} {name[:4]}"))
        for n, name in enumerate(people)
    ]
    texts = [Entry(f"page/#s-{n}", "Text", told(4), " ".join(told(18) for _ in range(8))) for n in range(400)]
    return [*names, *texts, *(
        Entry(f"claims/#c-{n}", "Claim", people[n % 90], f"{n % 28 + 1} May 2014: {told(22)}", f"a{n}", frozenset({f"actor/{n % 90}"}))
        for n in range(claims)
    )]  # fmt: skip


def test_a_search_in_ten_thousand_claims_loads_less_than_300_kb(bare: Pages) -> None:
    """Packed, from the first script on: a word that stands everywhere, several, a name, a day, and a word with a wrong letter."""
    entries = made_up(10_000)
    files = dict(written(entries))
    common, *others = [word for word, _ in Counter(" ".join(entry.text for entry in entries).lower().split()).most_common(4)]
    wrong = next(word for word in entries[0].text.lower().split() if len(word) > 8)
    loaded = {}
    for text in (common, " ".join([common, *others]), entries[3].title, "16 May", f"{wrong[:4]}q{wrong[5:]}"):
        bare.asked.clear()
        page = bare.open(entries, f"?q={quote(text)}", files=files)
        expect(status(page)).to_have_text(re.compile("^[1-9].* found"), timeout=20_000)
        loaded[text] = sum(len(gzip.compress(files[name], mtime=0)) for name in set(bare.asked) if name in files)
    assert len(loaded) == 5
    assert 20_000 < min(loaded.values()) <= max(loaded.values()) < 300_000, loaded


@pytest.mark.record
@pytest.mark.parametrize(("typed", "name", "line"), [
    ("TTP", "Tehrik-e Taliban Pakistan (TTP)", "Armed group."),
    ("T.T.P.", "Tehrik-e Taliban Pakistan (TTP)", "Armed group."),
    ("tehreek e taliban", "Tehrik-e Taliban Pakistan (TTP)", "Armed group."),
    ("Noor Wali Mahsud", "Noor Wali Mehsud", "Person."),
    ("نور ولي محسود", "Noor Wali Mehsud", "Person."),
    ("حقانی", "Haqqani network", "Armed group."),
    ("کابل", "Kabul", "City or town."),
    ("durand", "Durand Line", ""),
    ("peshavar", "Peshawar", "City or town."),
])  # fmt: skip
def test_who_or_what_is_asked_for_by_name_comes_first(open_page: Opener, typed: str, name: str, line: str) -> None:
    page = open_page(f"?q={quote(typed)}")
    first = page.locator(".results li").first
    expect(first.locator("a")).to_have_text(name)
    assert first.locator("p").inner_text().startswith(line)


@pytest.mark.record
def test_a_party_is_followed_by_its_page_and_a_family_name_by_those_who_bear_it(open_page: Opener) -> None:
    page = open_page("?q=TTP")
    expect(page.locator(".results h2", has_text="Pages").locator("+ ul a").first).to_have_text("The TTP")
    page = open_page("?q=Mehsud")
    names = page.locator(".results h2", has_text="People").locator("+ ul a")
    expect(names.first).to_be_visible()
    assert all("Mehsud" in name for name in names.all_inner_texts()[:4])
    page = open_page("?q=tehreek")
    names = page.locator(".results h2", has_text="People").locator("+ ul a")
    expect(names.first).to_be_visible()
    assert "Tehrik-e Taliban Pakistan (TTP)" in names.all_inner_texts()[:2]
    assert names.filter(has_text="TTP").first.get_attribute("href").endswith("/actors/ttp/")


@pytest.mark.record
def test_a_day_finds_what_happened_on_it_and_no_other(open_page: Opener) -> None:
    page = open_page("?q=16+December")
    expect(page.locator(".results li").first).to_be_visible()
    for row in page.locator(".results li").all():
        assert "16 December" in row.locator("mark").all_inner_texts()


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (320, False), (1440, False)])
def test_the_dialog_is_sound(open_page: Opener, width: int, dark: bool) -> None:
    page = open_page("?q=the+people+of+a", width=width, dark=dark)
    expect(page.locator(".results a").first).to_be_visible()
    faults = Axe().run(page).response["violations"]
    assert [(fault["id"], node["html"]) for fault in faults for node in fault["nodes"]] == []
    dialog = page.locator("dialog.search")
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    small = [box for part in dialog.locator("input, button:visible").all() if (box := part.bounding_box()) and box["height"] < 44]
    assert small == []
    assert all((link.bounding_box() or {"height": 0})["height"] >= 24 for link in page.locator(".results a").all())
    dialog.evaluate("dialog => dialog.scrollTo(0, 300)")
    expect(page.locator("#search-text")).to_be_in_viewport()
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    box = page.locator("#search-text").bounding_box()
    assert box
    assert box["width"] > width / 2
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


def test_in_forced_colours_what_is_marked_is_told_apart(open_page: Opener) -> None:
    page = open_page("?q=people", forced_colors="active")
    expect(page.locator(".results mark").first).to_be_visible()
    look_of = page.locator(".results mark").first.evaluate(
        "mark => [getComputedStyle(mark).fontWeight, getComputedStyle(mark).textDecorationLine]"
    )
    assert look_of == ["700", "underline"]


def test_what_searches_is_asked_for_only_by_who_searches(open_page: Opener) -> None:
    page, asked = open_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    assert page.locator("script[src*='/search/']").count() == 0
    page.get_by_role("button", name="Search").click()
    page.locator("#search-text").fill("people")
    expect(page.locator(".results a").first).to_be_visible()
    assert any(url.endswith("/search/find.js") for url in asked)
