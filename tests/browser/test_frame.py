"""The frame around the text in a real browser: menu, colour scheme, contents, and nothing that moves by itself."""

from __future__ import annotations

import pytest
from chromium import Opener
from playwright.sync_api import Browser, Page, Route, expect

MENU = ".md-sidebar--primary"
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((entry) => (sum += entry.value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_menu_opens_and_closes_by_keyboard(open_page: Opener) -> None:
    page = open_page("story/", width=360)
    menu = page.get_by_role("button", name="Menu")
    expect(page.locator(MENU)).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(MENU).get_by_role("link", name="The night of the strikes")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(MENU)).to_be_hidden()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_the_name_leads_home_and_the_first_menu_there_says_what_to_read(open_page: Opener, site_url: str) -> None:
    for width, script in ((360, True), (360, False), (1440, True)):
        page = open_page("story/", width=width, script=script)
        page.get_by_role("link", name="Deadlock").last.click()
        assert page.url.removesuffix("index.html") == site_url
    page = open_page(width=360)
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(MENU).get_by_role("link", name="The night of the strikes")).to_be_in_viewport()


def test_no_single_key_does_anything(open_page: Opener) -> None:
    page = open_page("strikes/", width=360)
    state = "[document.documentElement.className, document.querySelectorAll('[open]').length, location.href, scrollY]"
    page.mouse.click(5, 300)
    before = page.evaluate(state)
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,":
        page.keyboard.press(key)
    assert page.evaluate(state) == before


def test_a_part_of_the_menu_opens_by_keyboard(open_page: Opener) -> None:
    page = open_page("story/")
    part = page.get_by_role("checkbox", name="Timeline")
    link = page.locator(MENU).get_by_role("link", name="Everything dated")
    expect(link).to_be_hidden()
    part.focus()
    page.keyboard.press("Space")
    expect(link).to_be_visible()


def test_without_script_the_menu_opens_by_keyboard_too(open_page: Opener) -> None:
    page = open_page("story/", width=360, script=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(MENU).get_by_role("link", name="The night of the strikes")).to_be_visible()
    for switch in ("X-ray", "Search", "Use the light scheme"):
        expect(page.get_by_role("button", name=switch)).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True])
def test_the_scheme_is_the_systems_until_one_is_chosen(open_page: Opener, dark: bool) -> None:
    page = open_page("about/", dark=dark)
    assert scheme(page) == ("slate" if dark else "default")
    page.get_by_role("button", name="Use the light scheme").click()
    assert scheme(page) == "default"
    page.keyboard.press("Enter")
    assert scheme(page) == "slate"
    page.reload()
    assert scheme(page) == "slate"
    page.get_by_role("button", name="Use the system's scheme").click()
    assert scheme(page) == ("slate" if dark else "default")
    page.emulate_media(color_scheme="light" if dark else "dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default" if dark else "slate")


def test_the_contents_say_where_one_is_and_a_button_leads_back(open_page: Opener) -> None:
    page = open_page("story/")
    assert page.locator(".here").count() == 0
    heads = page.locator("h2").all()
    heads[3].evaluate("head => head.scrollIntoView()")
    expect(page.locator(".here")).to_have_text(heads[3].inner_text().removesuffix("¶"))
    expect(page.locator(".md-header__title")).to_have_class("md-header__title md-header__title--active")
    expect(page.locator(".md-top")).to_be_hidden()
    page.mouse.wheel(0, -100)
    page.get_by_role("button", name="Back to top").click()
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator(".here")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "story/", "map/", "claims/strikes/", "timeline/"], ids=lambda path: path or "home")
def test_nothing_moves_when_the_scripts_come_late(browser: Browser, site_url: str, width: int, path: str) -> None:
    page, held = browser.new_page(viewport={"width": width, "height": 2000}, bypass_csp=True), list[Route]()
    page.route("**/assets/site.*.js", lambda route: held.append(route))
    page.goto(site_url + path, wait_until="commit")
    page.locator(".md-footer").wait_for(state="attached")
    page.wait_for_function("() => performance.getEntriesByType('paint').length > 0")
    held[0].continue_()
    page.wait_for_load_state()
    assert page.locator("button.menu").count() == 1, "the script has run"
    assert page.evaluate(SHIFTS) < 0.0005
    page.close()


def test_no_switch_shows_before_the_last_has_come(open_page: Opener) -> None:
    page = open_page("timeline/", width=360)
    switches = page.locator(".xray-switch, .scheme.system")
    assert [switch.is_visible() for switch in switches.all()] == [True, True]
    page.locator(".search-open").evaluate("button => button.remove()")
    assert [switch.is_visible() for switch in switches.all()] == [False, False]


@pytest.mark.parametrize("dark", [False, True])
def test_in_forced_colours_what_is_on_can_be_told_whatever_scheme_was_chosen(open_page: Opener, dark: bool) -> None:
    page = open_page("strikes/", width=360, dark=dark, forced_colors="active")
    switch = page.get_by_role("button", name="X-ray")
    ground = "one => getComputedStyle(one).backgroundColor"
    colours = {page.locator("body").evaluate(ground)}
    off = switch.evaluate(ground)
    switch.click()
    assert switch.evaluate(ground) != off
    lines = page.get_by_role("tab").evaluate_all("tabs => tabs.map((tab) => getComputedStyle(tab).borderBottomColor)")
    assert lines[0] not in lines[1:]
    for name in ("Use the light scheme", "Use the dark scheme"):
        page.get_by_role("button", name=name).click()
        colours.add(page.locator("body").evaluate(ground))
    assert len(colours) == 1
    page.locator("a.mark").first.click()
    assert page.locator("div.card").evaluate("card => getComputedStyle(card).borderTopStyle") == "solid"
    assert page.locator("a.mark > span").first.evaluate("sign => getComputedStyle(sign).borderTopStyle") == "solid"
