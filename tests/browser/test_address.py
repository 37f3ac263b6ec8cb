"""The address is the one truth: whatever it says, and however it is damaged, controls and page agree, and nothing throws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from chromium import Opener
from playwright.sync_api import Browser, Page, expect

TIMELINE = "timeline/all/"
PAGES = [TIMELINE, "forecasts/", "actors/", "map/", "strikes/", "tolls/", "claims/war/", "sources/", "contested/", "numbers/", ""]
DAMAGED = [
    "?theme=%E0%A4%A&who=%E0%A4%A&find=%E0%A4%A",
    "?theme=nonsense&actor=%00&status=%3Cscript%3E&verdict=__proto__&find=constructor",
    "?theme=strikes&theme=law&actor=ttp&actor=&find=a&find=b",
    "?contested=yes&=&&&=x&?theme=strikes&map=%&xray=off",
    "?xray=%E0%A4%A&xray=on",
    f"?find={'x' * 4000}&theme={'y' * 4000}",
    "#%D8%B7%D8",
    "#%",
    "?theme=strikes#%E0%A4%A",
    "#nobody-and-nothing",
    "##",
    f"#{'z' * 4000}",
    '#"]:is(*)',
    "#__proto__",
]
# What a browser of a stricter reader does: every storage and every change of the address is refused.
REFUSING = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
for (const name of ["replaceState", "pushState"]) history[name] = () => { throw new DOMException("refused", "SecurityError"); };
"""
RUBBISH = """
try { for (const key of ["scheme", "deadlock"]) localStorage.setItem(key, '{"a":["'); } catch {}
history.replaceState({ place: ["nobody", "nowhere"] }, "");
"""
AGREES = (Path(__file__).parent / "agrees.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_damaged_address_gives_a_page_whose_controls_say_what_it_shows(open_page: Opener, site_url: str, path: str) -> None:
    page = open_page(path, width=390)
    for damage in DAMAGED:
        page.goto("about:blank")  # else a new fragment loads nothing
        page.goto(site_url + path + damage)
        assert page.evaluate(AGREES) == [], damage


@pytest.mark.parametrize("path", PAGES[:5], ids=lambda path: path)
@pytest.mark.parametrize("state", ["refusing", "rubbish"])
def test_what_a_browser_refuses_or_has_stored_takes_nothing_down(open_page: Opener, site_url: str, path: str, state: str) -> None:
    page = open_page("404.html", width=390, own=True)
    page.add_init_script("window.refused = true;" + (REFUSING if state == "refusing" else RUBBISH))
    page.goto(f"{site_url}{path}?theme=strikes&find=a&verdict=open")
    assert page.evaluate(AGREES) == []
    for select in page.locator("form.filters select, .years select").all():
        select.select_option(index=1)
        assert page.evaluate(AGREES) == []


def test_from_a_disk_every_part_works(own_site: object, browser: Browser) -> None:
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"file://{own_site}/{TIMELINE}index.html?theme=strikes#%E0%A4%A")
    page.get_by_label("Actor").select_option("ttp")
    page.evaluate("window.refused = true")
    assert page.evaluate(AGREES) == []
    page.goto(f"file://{own_site}/strikes/index.html")
    page.get_by_role("tab").nth(1).click()
    assert page.evaluate(AGREES) == []
    context.close()
    assert faults == []


def test_a_part_that_fails_takes_down_no_other(open_page: Opener, site_url: str) -> None:
    """The joined script goes on where one of its parts threw: here the frame's, for want of what it watches with."""
    page = open_page("404.html", own=True)
    faults: list[str] = []
    page.on("console", lambda message: message.type == "warning" and faults.append(message.text))
    page.add_init_script("delete window.IntersectionObserver; console.error = console.warn")
    page.goto(f"{site_url}{TIMELINE}?theme=strikes")
    assert page.get_by_label("Theme").input_value() == "strikes"
    assert page.evaluate("document.querySelectorAll('#events li[hidden]').length") > 0
    expect(page.locator("dialog.search")).to_have_count(1)
    assert ["IntersectionObserver" in fault for fault in faults] == [True]


def test_back_and_forward_bring_the_filter_that_the_address_names(open_page: Opener) -> None:
    page = open_page(f"{TIMELINE}?theme=strikes")
    page.locator(".rungs a:not(.off)").first.evaluate("link => link.click()")
    page.get_by_label("Theme").select_option("diplomacy")
    assert "theme=diplomacy" in page.url
    page.go_back()
    expect(page.get_by_label("Theme")).to_have_value("strikes")
    assert page.evaluate(AGREES) == []
    page.go_forward()
    expect(page.get_by_label("Theme")).to_have_value("diplomacy")
    page.reload()
    expect(page.get_by_label("Theme")).to_have_value("diplomacy")
    assert page.evaluate(AGREES) == []


def test_back_and_forward_bring_the_side_that_the_address_names(open_page: Opener) -> None:
    page = open_page("strikes/", width=390)
    tabs = page.get_by_role("tab")
    tabs.nth(1).click()
    page.evaluate("location.hash = 'no-side-at-all'")
    tabs.nth(2).click()
    page.go_back()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    page.go_forward()
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    page.reload()
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")


def test_back_forward_reload_and_a_shared_address_bring_xray(open_page: Opener, site_url: str) -> None:
    page = open_page(f"{TIMELINE}?theme=strikes")
    switch = page.get_by_role("button", name="X-ray")
    for step, on in (
        (switch.click, True),
        (page.reload, True),
        (lambda: page.locator(".rungs a:not(.off)").first.evaluate("link => link.click()"), True),
        (switch.click, False),
        (page.go_back, True),
        (page.go_forward, False),
        (lambda: page.goto(f"{site_url}story/"), False),
        (page.go_back, False),
        (lambda: page.goto(f"{site_url}strikes/?xray=on#"), True),
    ):
        step()
        expect(switch).to_have_attribute("aria-pressed", str(on).lower())
        assert page.evaluate(AGREES) == []
    assert "theme" not in page.url


def test_xray_stays_on_over_links_of_ours_and_leaves_all_others_alone(open_page: Opener, site_url: str) -> None:
    page = open_page("strikes/?xray=on")
    switch = page.get_by_role("button", name="X-ray")
    page.get_by_role("link", name="How it came to this").first.click()
    page.wait_for_url(f"{site_url}story/?xray=on")
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")  # look where a link leads, and stay
    for selector, due in ((".notes a.out", False), (".md-footer__link", True), (".md-sidebar--secondary a", True)):
        link = page.locator(selector).first
        link.evaluate("link => link.click()")
        assert ("xray=on" in link.evaluate("link => link.href")) == due, selector
    switch.click()
    link = page.locator(".md-footer__link").first
    link.evaluate("link => link.click()")
    assert "xray" not in link.evaluate("link => link.href")


def test_xray_stays_on_over_links_in_pictures(open_page: Opener, site_url: str) -> None:
    page = open_page("map/?xray=on")
    page.locator(".map svg:visible a.spot").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}timeline/all/?xray=on#*")
    expect(page.get_by_role("button", name="X-ray")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    page.get_by_role("button", name="X-ray").click()
    page.locator(".map svg:visible a.spot").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}timeline/all/#*")


def test_one_scheme_is_chosen_in_all_windows_and_on_the_way_back(open_page: Opener, site_url: str) -> None:
    page = open_page("about/")
    other = page.context.new_page()
    other.goto(f"{site_url}story/")
    page.get_by_role("button", name="Use the light scheme").click()
    page.get_by_role("button", name="Use the dark scheme").click()
    expect(other.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(other.get_by_role("button", name="Use the system's scheme")).to_be_visible()
    assert other.evaluate(AGREES) == []
    page.goto(f"{site_url}method/")
    page.get_by_role("button", name="Use the system's scheme").click()
    page.go_back()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_role("button", name="Use the light scheme")).to_be_visible()
    assert page.evaluate(AGREES) == []


# The entry of a long list that stands below the header.
AT_THE_TOP = """() => { const left = document.querySelector(".ledger article, .sources > li").getBoundingClientRect().left + 1;
    const at = (y) => document.elementFromPoint(left, y)?.closest(".ledger article, .sources > li")?.id;
    return at(80) ?? at(120) ?? '' }"""


def at_the_top(page: Page) -> str:
    return str(page.evaluate(AT_THE_TOP))


# Neither the place on the page nor its length has changed for ten frames.
STANDS = """() => new Promise((done) => { let last, same = 0; const look = () => {
    const now = `${scrollY} of ${document.documentElement.scrollHeight}`; same = now === last ? same + 1 : 0; last = now;
    same < 10 ? requestAnimationFrame(look) : done(); }; look(); })"""


def comes_to(page: Page, entry: str) -> None:
    """The entry comes to stand at the top, and stays there."""
    page.wait_for_function(f"(entry) => ({AT_THE_TOP})() === entry", arg=entry)
    page.evaluate(STANDS)
    assert at_the_top(page) == entry


@pytest.mark.parametrize("path", ["claims/war/", "sources/", "sources/a-c/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_reloading_a_long_list_and_coming_back_lands_on_the_same_entry(open_page: Opener, site_url: str, path: str, width: int) -> None:
    page = open_page(path, width=width)
    for _ in range(12):
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(60)
    page.evaluate(STANDS)
    for _ in range(8):
        if entry := at_the_top(page):
            break
        page.mouse.wheel(0, 150)  # a heading stands there
        page.evaluate(STANDS)
    assert entry
    page.reload()
    comes_to(page, entry)
    page.goto(site_url + "glossary/")
    page.go_back()
    comes_to(page, entry)


@pytest.mark.parametrize("path", ["claims/war/", "sources/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_address_of_an_entry_leads_to_it(open_page: Opener, site_url: str, path: str, width: int) -> None:
    page = open_page(path, width=width)
    ids = page.locator(".ledger article, .sources > li").evaluate_all("all => all.map((one) => one.id)")
    for at in (len(ids) // 3, len(ids) - 3):
        page.goto("about:blank")
        page.goto(f"{site_url}{path}#{ids[at]}")
        expect(page.locator(f"[id='{ids[at]}']")).to_be_in_viewport()
        page.reload()
        expect(page.locator(f"[id='{ids[at]}']")).to_be_in_viewport()
    assert re.search(f"#{ids[-3]}$", page.url)


def test_a_ledger_is_looked_through_by_who_says_it_what_it_gives_and_how_it_stands(open_page: Opener) -> None:
    page = open_page("claims/war/")
    every = page.locator(".ledger article").count()
    page.get_by_label("Status").select_option("disputed")
    page.get_by_label("Kind").select_option("tolls")
    shown = page.locator(".ledger article:visible")
    assert 0 < shown.count() < every
    for article in shown.all():
        expect(article.locator(".status")).to_contain_text("Disputed")
    assert page.locator(".ledger section:visible").count() < page.locator(".ledger section").count()
    page.locator(".contents summary").click()
    expect(page.locator(".contents a:visible")).to_have_count(page.locator(".ledger section:visible").count())
    page.locator(".contents a:visible").last.click()
    expect(page.locator(".ledger section:visible h2").last).to_be_in_viewport()
    assert page.evaluate(AGREES) == []
    hidden = page.locator(".ledger article[hidden]").first.get_attribute("id")
    page.evaluate("id => { location.hash = id }", hidden)
    expect(page.locator(f"[id='{hidden}']")).to_be_in_viewport()
    expect(shown).to_have_count(every)
    assert page.evaluate(AGREES) == []


def test_disputes_are_looked_through_by_who_is_in_them(open_page: Opener) -> None:
    page = open_page("contested/?who=ttp")
    every, shown = page.locator(".contested .pair").count(), page.locator(".contested .pair:visible").count()
    assert 0 < shown < every
    expect(page.locator(".filters [role=status]")).to_have_text(f"{shown} of {every} disputes shown")
