"""Fact cards, glossary words, X-ray and the handout, in a real browser: by mouse, by keyboard, without script."""

from __future__ import annotations

import re

import pytest
from chromium import Opener
from playwright.sync_api import Locator, Page, expect
from support import own_address, own_explainer

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
CARD = "div.card"
ONE = "[data-n]:not([href^='#'])"  # a mark of one claim


# The claims that the ledger sets against one, with the page each stands on.
OPPOSITE = """async (address) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const rows = page.getElementById(address.split("#")[1]).querySelectorAll(".against + dd > a:first-child");
  return [...rows].map((row) => [row.dataset.claim, new URL(row.getAttribute("href"), address).pathname]);
}"""


def named(mark: Locator) -> str:
    """The id of the claim that a mark leads to."""
    return str(mark.get_attribute("href")).partition("#")[2]


def lies_beside(page: Page, mark: Locator, width: int) -> None:
    """The card is whole on the screen and hides nothing of its mark; on a wide one it is level with it."""
    box, at = page.locator(CARD).bounding_box(), mark.bounding_box()
    assert box
    assert at
    level = width >= 1220 and box["x"] >= at["x"] + at["width"] and box["y"] <= at["y"] + at["height"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900.5
    assert level or at["y"] + at["height"] <= box["y"] + 1 or at["y"] >= box["y"] + box["height"] - 1


@WIDTHS
def test_a_mark_opens_its_claim_as_a_card(open_page: Opener, width: int) -> None:
    page = open_page("strikes/", width=width)
    mark = page.locator(f"a.mark.disputed{ONE}").first
    claim = named(mark)
    mark.click()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    assert page.url.endswith("strikes/")
    expect(card.locator(".statement .by")).not_to_be_empty()
    expect(card.locator(".status .word")).to_have_text("Disputed")
    assert card.locator(".claim > *:visible:not(.retracted)").evaluate_all("all => all.map((one) => one.className.split(' ')[0])") == [
        "statement", "status", "", "note", "means",
    ]  # fmt: skip
    expect(card.locator(".means")).to_contain_text("contradicts")
    expect(card.locator("dt", has_text="Said")).to_be_visible()
    assert re.match("https?://", card.locator("a.out").first.get_attribute("href") or "")
    known = bool(own_explainer().model.explainer.report)
    expect(card.locator("a", has_text="Report an error")).to_have_count(int(known))
    expect(page.locator("#report")).to_have_count(int(known))
    assert re.search("/sources/[a-z]-[a-z]/#", card.locator("a.source").first.get_attribute("href") or "")
    expect(card.locator("dt", has_text="Against it").first).to_be_visible()
    assert (card.locator("a", has_text="Open in the ledger").get_attribute("href") or "").endswith(f"#{claim}")
    lies_beside(page, mark, width)


def test_hovering_opens_nothing(open_page: Opener) -> None:
    page = open_page()
    page.locator("a.mark").first.hover()
    page.wait_for_timeout(300)
    expect(page.locator(CARD)).to_be_hidden()


def test_by_keyboard_focus_goes_in_and_comes_back(open_page: Opener) -> None:
    page = open_page()
    mark = page.locator("a.mark").nth(2)
    for close in ("Escape", "button", "Tab", "Shift+Tab"):
        mark.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".card-body")).to_be_focused()
        if close == "button":
            page.keyboard.press("Shift+Tab")
            expect(page.get_by_role("button", name="Close")).to_be_focused()
            page.keyboard.press("Enter")
        elif "Tab" in close:
            for _ in range(60):
                page.keyboard.press(close)
                if not page.locator(CARD).is_visible():
                    break
        else:
            page.keyboard.press("Escape")
        expect(page.locator(CARD)).to_be_hidden()
        expect(mark).to_be_focused()


def test_a_press_outside_or_on_the_mark_again_closes(open_page: Opener) -> None:
    page = open_page()
    mark = page.locator("a.mark").first
    mark.click()
    expect(page.locator(CARD)).to_be_visible()
    mark.click()
    expect(page.locator(CARD)).to_be_hidden()
    mark.click()
    expect(page.locator(CARD)).to_be_visible()
    page.locator(".byline").click()
    expect(page.locator(CARD)).to_be_hidden()


def test_what_disputes_it_opens_in_the_card_and_one_can_go_back(open_page: Opener) -> None:
    page = open_page("strikes/")
    page.locator(f"a.mark.disputed{ONE}").first.click()
    statement = page.locator(f"{CARD} .statement")
    first = statement.inner_text()
    page.locator(f"{CARD} dd a[data-claim]").first.click()
    expect(statement).not_to_have_text(first)
    page.get_by_role("button", name="Back", exact=True).click()
    expect(statement).to_have_text(first)
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_hidden()


def test_of_several_claims_the_other_side_of_each_is_shown_at_once(open_page: Opener) -> None:
    """Each contradiction of a disputed claim in a list stands beneath it, or is in the list; of what is not disputed, none is."""
    page = open_page("story/")
    opposed = 0
    for mark in page.locator("p > a.mark.disputed[href^='#note']").all()[:6]:
        mark.click()
        items = page.locator(f"{CARD} .card-list li")
        expect(items.first).to_be_visible()
        listed = items.locator("> a.mark").evaluate_all("all => all.map((one) => one.hash.slice(1))")
        for item in items.all():
            link = item.locator("> a.mark")
            shown = item.locator(".against + dd > a:first-child").evaluate_all("all => all.map((one) => [one.dataset.claim, one.pathname])")
            own = page.evaluate(OPPOSITE, link.evaluate("one => one.href")) if "disputed" in (link.get_attribute("class") or "") else []
            assert shown == [other for other in own if other[0] not in listed]
            opposed += len(shown)
        page.keyboard.press("Escape")
    assert opposed > 3


@pytest.mark.parametrize("width", [820, 1220])
def test_a_card_with_room_above_its_mark_leaves_the_headline_in_sight(open_page: Opener, width: int) -> None:
    page = open_page(width=width)
    beyond = 0
    for mark in page.locator(".mechanism a.mark:visible").all()[:12]:
        mark.click()
        card = page.locator(CARD)
        expect(card).to_be_visible()
        box, title, at = card.bounding_box(), page.locator("h1").bounding_box(), mark.bounding_box()
        assert box
        assert title
        assert at
        assert box["height"] > 200
        end = title["y"] + title["height"]
        if 0 < end < at["y"] - 340:
            beyond += "up" in (card.get_attribute("class") or "")
            assert box["y"] >= end
        page.keyboard.press("Escape")
    assert beyond


def test_its_address_and_a_citation_are_copied(open_page: Opener, site_url: str) -> None:
    page = open_page("strikes/", permissions=["clipboard-read", "clipboard-write"])
    mark = page.locator(f"a.mark{ONE}").first
    mark.click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".card-said")).to_have_text("Link copied.")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(site_url + "claims/")
    assert address.endswith(f"#{named(mark)}")
    page.locator(".card-cite summary").click()
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator(".card-said")).to_have_text("Citation copied.")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert page.locator(f"{CARD} .statement").inner_text() in cited
    assert re.search(r" Claim [a-z0-9-]+ \(\w+\) in .+\. Record as of \d.*\d{4}\. ", cited)
    assert cited.endswith((address, address.replace(site_url, own_address())))  # the second once the site is published


def test_a_less_sure_claim_says_so(open_page: Opener) -> None:
    page = open_page("claims/strikes/")
    unsure = page.locator("article.claim", has=page.locator("dt", has_text="Less sure")).first.get_attribute("id")
    page.evaluate(
        "id => document.querySelector('.md-content__inner p').insertAdjacentHTML('beforeend', `<a data-claim href='#${id}'>see</a>`)",
        unsure,
    )
    page.get_by_text("see", exact=True).click()
    expect(page.locator(f"{CARD} dt", has_text="Less sure")).to_be_visible()


def test_other_buttons_and_keys_are_the_browsers(open_page: Opener) -> None:
    page = open_page()
    mark = page.locator("a.mark").first
    for how in ({"modifiers": ["Control"]}, {"button": "middle"}):
        with page.context.expect_page() as opened:
            mark.click(**how)
        assert "/claims/" in opened.value.url or opened.value.wait_for_url("**/claims/**") is None
        expect(page.locator(CARD)).to_be_hidden()


def test_where_the_ledger_cannot_be_had_the_link_is_followed(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('offline')); }")
    page.locator("a.mark").first.click()
    page.wait_for_url("**/claims/*/#*")


@WIDTHS
def test_without_anchors_in_the_style_sheet_script_puts_the_card_beside_its_mark(open_page: Opener, width: int) -> None:
    page = open_page(width=width, own=True)
    page.add_init_script("CSS.supports = () => false")
    page.reload()
    for mark in (page.locator("a.mark:visible").first, page.locator("a.mark:visible").nth(20)):
        mark.click()
        expect(page.locator(CARD)).to_be_visible()
        lies_beside(page, mark, width)
        page.keyboard.press("Escape")


def test_a_mark_within_a_picture_opens_its_card_too(open_page: Opener) -> None:
    page = open_page("claims/strikes/")
    claim = page.locator("article.claim").first.get_attribute("id")
    picture = f'<svg width="99" height="40"><a href="#{claim}" data-claim="{claim}"><rect width="99" height="40"/></a></svg>'
    page.evaluate("text => document.querySelector('.lead').insertAdjacentHTML('afterend', text)", picture)
    page.locator("svg a rect").click()
    expect(page.locator(f"{CARD} .statement")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(f"a[data-claim='{claim}']").first).to_be_focused()


def test_without_popovers_marks_are_links(open_page: Opener) -> None:
    page = open_page(own=True)
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.reload()
    page.locator("a.mark").first.click()
    page.wait_for_url("**/claims/*/#*")


def test_a_page_is_asked_for_once(open_page: Opener) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(3):
        page.locator("a.mark").first.click()
        expect(page.locator(CARD)).to_be_visible()
        page.keyboard.press("Escape")
    assert len([address for address in asked if "/claims/" in address]) == 1


def test_a_word_is_explained_in_place(open_page: Opener) -> None:
    page = open_page("story/")
    word = page.locator("a.term").first
    assert word.get_attribute("title") is None
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} dd")).not_to_be_empty()
    expect(page.locator(f"{CARD} a", has_text="Open in the glossary")).to_be_visible()
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    page.locator("a.place").first.click()
    expect(page.locator(f"{CARD} dt")).not_to_be_empty()


# Where text and what lies on the page reach under the card: nothing should, in the column it has to itself.
COVERED = """card => {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  const found = [], walker = document.createTreeWalker(document.querySelector(".md-content__inner"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if (walker.currentNode.data.trim() && walker.currentNode.parentElement.checkVisibility())
      for (const box of range.getClientRects())
        if (box.right > left && box.left < right && box.bottom > top && box.top < bottom) found.push(walker.currentNode.data);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [1220, 1440])
@pytest.mark.parametrize("path", ["story/", "contested/", "actors/", "strikes/"])
def test_on_a_wide_screen_the_card_covers_no_text_and_stays_with_its_sentence(open_page: Opener, path: str, width: int) -> None:
    page = open_page(path, width=width)
    mark = page.locator(".md-content__inner > p > a.mark").nth(2)
    mark.click()
    card = page.locator(CARD)
    expect(card).to_have_class(re.compile(r"\bbeside\b"))
    lies_beside(page, mark, width)
    assert card.evaluate(COVERED) == []
    page.mouse.move(700, 300)
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY > 100")
    page.wait_for_timeout(100)
    lies_beside(page, mark, width)
    page.mouse.wheel(0, 5000)
    page.wait_for_timeout(100)
    box = card.bounding_box()
    assert box
    assert box["y"] >= page.locator(".md-header").evaluate("header => header.offsetHeight"), "it waits below the header"


@pytest.mark.parametrize("size", [(320, 256), (844, 390), (390, 844)], ids=str)
def test_in_a_low_window_all_of_the_card_is_within_reach(open_page: Opener, size: tuple[int, int]) -> None:
    page = open_page("strikes/", width=size[0], height=size[1])
    page.locator(f"a.mark.disputed{ONE}").first.click()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    hit = "one => { const box = one.getBoundingClientRect(); return one.contains(document.elementFromPoint(box.x + 6, box.y + 9)); }"
    for part in card.locator("dt, .means, .card-foot a, .card-cite summary").all():
        part.evaluate("one => one.scrollIntoView()")
        assert part.evaluate(hit), part.inner_text()
        close = page.get_by_role("button", name="Close")
        assert close.evaluate(hit)
    box = page.get_by_role("button", name="Close").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    page.keyboard.press("Escape")
    expect(page.locator(f"a.mark.disputed{ONE}").first).to_be_focused()


def test_a_name_says_who_that_is(open_page: Opener, site_url: str) -> None:
    page = open_page("story/")
    for kind, head in (
        ("[href$='/']", "^(?!Who this|$)"),
        ("[href*='/actors/#']", "^Who this is$"),
        ("[href*='/people/#']", "^Who this is$"),
    ):
        name = page.locator(f"a.actor{kind}").first
        assert name.evaluate("link => getComputedStyle(link).textDecorationStyle") == "dotted"
        name.click()
        expect(page.locator(".card-name")).to_have_text(re.compile(head))
        expect(page.locator(".card-body")).to_have_text(re.compile(r"(\S+\s+){4}\S"))
        address = site_url + str(name.get_attribute("href")).removeprefix("../")
        expect(page.locator(".card-foot a", has_text="Read more")).to_have_attribute("href", address)
        page.keyboard.press("Escape")
        expect(name).to_be_focused()


def test_without_script_marks_and_words_are_links_and_no_switch_shows(open_page: Opener, site_url: str) -> None:
    page = open_page("story/", script=False)
    expect(page.get_by_role("button", name="X-ray")).to_have_count(0)
    page.locator(".legend summary").click()
    assert page.locator(".legend dd").all_inner_texts()
    word = page.locator("a.term").first
    name = word.get_attribute("href") or ""
    word.click()
    assert page.url == site_url + name.removeprefix("../")
    page.go_back()
    claim = named(page.locator(f"a.mark{ONE}").first)
    page.locator(f"a.mark{ONE}").first.click()
    assert page.url.endswith(f"#{claim}")
    expect(page.locator(f"article#{claim} .means")).to_be_visible()


def sentence(page: Page, mark: str) -> tuple[str, str]:
    """The band before a mark: its class and its text."""
    band = page.locator(f"{mark} >> xpath=preceding-sibling::span[contains(@class, 'x ')][1]")
    return band.get_attribute("class") or "", band.inner_text()


def test_xray_colours_bound_sentences_and_leaves_them_as_they_were(open_page: Opener) -> None:
    page = open_page("story/")
    before = page.locator(".md-content__inner").inner_text()
    switch = page.get_by_role("button", name="X-ray")
    assert page.locator(".x").count() == 0
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    bands = page.locator(".x").all_inner_texts()
    assert len(bands) > 50
    assert all(text.strip() and not re.search(r"[.!?] [A-Z].*[.!?] [A-Z].*[.!?] [A-Z]", text) for text in bands)
    assert re.search(r"established, \d+ attributed, \d+ disputed", page.locator("p.aside").inner_text())
    legend = page.locator(".legend.following")
    expect(legend).to_be_visible()
    assert all(word in legend.inner_text() for word in ("● Established", "◐ Attributed", "◇ Disputed"))
    page.reload()
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert page.locator(".x").count() == len(bands)
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(legend).to_be_hidden()
    assert page.locator(".md-content__inner").inner_text() == before
    page.reload()
    assert page.locator(".x").count() == 0


# What X-ray writes before a sentence, and which sides the marks that follow it name.
SAID = """bands => bands.map((band) => {
  const named = [];
  let next = band;
  while ((next = next.nextElementSibling) && !next.matches(".x[data-says]"))
    if (next.matches("a.mark:not(.reading)")) named.push(...(next.dataset.by ?? "").split("; ").filter(Boolean));
  return [band.className, band.dataset.says, [...new Set(named)].join("; "), getComputedStyle(band, "::before").content];
})"""


@pytest.mark.parametrize("forced", ["none", "active"])
def test_xray_says_before_each_sentence_who_speaks_and_its_key_lists_what_is_there(open_page: Opener, site_url: str, forced: str) -> None:
    page = open_page("strikes/", forced_colors=forced)
    page.get_by_role("button", name="X-ray").click()
    signs = {"x established": "●", "x attributed": "◐", "x disputed": "◇", "x reading": "∴"}
    said = page.locator(".md-content__inner > p > .x[data-says]").evaluate_all(SAID)
    assert len({says for _, says, _, _ in said}) > 5
    for status, says, named, content in said:
        assert says == f"{signs[status]} {'our reading' if 'reading' in status else named}".strip()
        assert "data-says" in content or says in content
    for path in ("strikes/", "actors/", "claims/strikes/"):
        page.goto(f"{site_url}{path}?xray=on")
        there = page.locator(".x, .told").evaluate_all("all => all.map((one) => one.className.split(' ')[1])")
        listed = page.locator(".legend.following .status").evaluate_all("all => all.map((one) => one.classList[1])")
        assert set(listed) == set(there)
        assert len(set(there)) > 2


MARK = '<a class="mark {}" data-n="1"><span>1</span></a>'
SENTENCES = (
    f'<p id="t1">First one. Second <em>with <b>parts</b></em> and (brackets).{MARK.format("established")}&#8203;{MARK.format("disputed")}'
    f' Third cites nothing.</p><p id="t2">Ends <em>inside. And begins</em> there;{MARK.format("attributed")}'
    f" goes on.{MARK.format('established')}</p>"
)


def test_xray_takes_the_gravest_status_and_keeps_inline_elements_whole(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("text => document.querySelector('.lead').insertAdjacentHTML('afterend', text)", SENTENCES)
    page.get_by_role("button", name="X-ray").click()
    assert sentence(page, "#t1 .mark.disputed") == ("x disputed", "Second with parts and (brackets).")
    assert page.locator("#t1 .x em b").inner_text() == "parts"
    assert page.locator("#t1 .x").count() == 1
    assert page.locator("#t2 .x.attributed").all_inner_texts() == ["And begins", " there;"]
    assert sentence(page, "#t2 .mark.established") == ("x established", "goes on.")
    assert page.locator("#t2 em").count() == 1


def test_names_in_their_own_script_have_language_and_direction(open_page: Opener) -> None:
    page = open_page("actors/")
    names = page.locator("bdi.native")
    assert names.count() > 3
    for name in names.all():
        assert name.get_attribute("lang")
        assert name.get_attribute("dir") == ("rtl" if re.search(r"[\u0600-\u06ff]", name.inner_text()) else "ltr")
        faces = str(name.evaluate("name => getComputedStyle(name).fontFamily")).replace('"', "").split(", ")
        assert faces[0] == ("Noto Nastaliq Urdu" if name.get_attribute("lang") == "ur" else "Noto Naskh Arabic")


@pytest.mark.parametrize("dark", [False, True])
def test_on_paper_a_page_is_a_handout(open_page: Opener, dark: bool) -> None:
    page = open_page("strikes/", dark=dark)
    page.emulate_media(media="print")
    content = page.locator(".mark[data-n]:not(.reading)").first.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert "attr" in content or re.fullmatch(r'(?:" ?\[[\d, ]+\]"|"\[" "1" "\]")', content), content
    for hidden in (".md-header", ".md-footer", ".md-sidebar--primary", ".mark[data-n]:not(.reading) span"):
        expect(page.locator(hidden).first).to_be_hidden()
    notes = page.locator(".notes li:has(a.out)").first
    expect(notes).to_be_visible()
    address = notes.locator("a.out").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "attr(href)" in address or "http" in address
    running = page.locator(".md-content__inner > p a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "http" not in running
    assert "attr" not in running
    colours = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_reduced_motion_stops_every_transition(open_page: Opener) -> None:
    page = open_page(reduced_motion="reduce")
    page.locator("a.mark").first.click()
    moving = page.evaluate("[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length")
    assert moving == 0
