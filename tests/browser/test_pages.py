"""Every page in a real browser: no sideways scroll, no error, nothing asked from elsewhere, nothing that axe finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

import pytest
from chromium import Opener
from playwright.sync_api import Page, expect
from support import own_explainer

from macros.model.addresses import from_root

PAGES = [*(from_root(page.path) for page in own_explainer().model.pages), "404.html"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
# What depends on the colour scheme; all else is asked once, in the light one.
OF_COLOUR = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ASK = "(rules) => axe.run(document, rules).then((found) => found.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html]))"
# What waits to be drawn has guessed heights, and seems to lie over what is there.
DRAWN = ":not([hidden]) { content-visibility: visible !important }"
# Of what is alike axe gets the first two; in the other scheme, where only colours differ, the first. Alike are elements with the same way
# down to them, of elements, classes and attributes, and all within them; what only makes sense with its neighbours stays.
TRIM = """(most) => {
  const ways = new Map(), seen = new Map(), numbers = new Map();
  const way = (node) => {
    if (!node) return 0;
    const given = [...node.attributes].map(({ name, value }) => (/^(class|role|fill|stroke)$/.test(name) ? `${name}=${value}` : name));
    const key = `${ways.get(node.parentElement) ?? 0} ${node.tagName} ${given} ${node.textContent.trim() !== ""}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return numbers.get(key);
  };
  for (const node of document.querySelectorAll("*")) ways.set(node, way(node));
  const known = (node) => seen.get(ways.get(node)) >= most;
  const read = (parent) => {
    for (const node of [...parent.children]) {
      const whole = node.matches("li, p, tr, article, section, div, dl, svg :is(a, g), :is(p, li) > :is(a, span)");
      if (whole && [node, ...node.querySelectorAll("*")].every(known)) node.remove();
      else {
        seen.set(ways.get(node), (seen.get(ways.get(node)) ?? 0) + 1);
        read(node);
      }
    }
  };
  read(document.body);
}"""
# A style sheet that the page's own policy does not ask about, in place of one before.
STYLED = "(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }"
# What can be pressed and is smaller than 24 px either way, but for words within a sentence and what a label round it enlarges.
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select, label[for]")].filter((one) => {
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (one.closest(".aside, .unseen, label > input")) return false;
  const { width, height } = one.getBoundingClientRect();
  if (!width || !height || (width >= 23.9 && height >= 23.9)) return false;
  let around = one.parentElement;
  while (getComputedStyle(around).display === "inline") around = around.parentElement;
  const word = getComputedStyle(one).display === "inline" && around.textContent.trim() !== one.textContent.trim();
  return !word || one.matches(".mark");
}).map((one) => one.outerHTML.slice(0, 200))"""
# What stands alone: the switches, the menu, tabs.
ALONE = """() => [...document.querySelectorAll(".md-header button, .tabs button, .days button")].filter((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width && (width < 43.9 || height < 43.9);
}).map((one) => [one.outerHTML.slice(0, 99), one.getBoundingClientRect().toJSON()])"""
# Controls that are there to see.
DEAD = """() => [...document.querySelectorAll("article :is(button, select, input)")].filter((one) =>
  one.getClientRects().length && getComputedStyle(one).visibility === "visible").map((one) => one.outerHTML)"""
# Words that are cut off, and what makes a page scroll sideways. The menu waits beside the page, and is read when it is open.
CUT = """() => [...document.querySelectorAll("body, body *:not(.md-sidebar, .md-sidebar *, .aside, .unseen, svg *)")].filter((one) => {
  if (one === document.body) return document.documentElement.scrollWidth > innerWidth;
  const style = getComputedStyle(one);
  const cuts = (how) => how === "hidden" || how === "clip";
  const room = 2 + (parseFloat(style.overflowClipMargin) || 0);
  const wide = cuts(style.overflowX) && one.clientWidth && one.scrollWidth > one.clientWidth + room;
  const tall = cuts(style.overflowY) && one.clientHeight && one.scrollHeight > one.clientHeight + room;
  return (wide || tall) && style.clipPath === "none" && one.textContent.trim() && one.checkVisibility({ visibilityProperty: true });
}).map((one) => one.outerHTML.slice(0, 200))"""
# Text as WCAG 1.4.12 lets a reader space it.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
# Words, and shapes of pictures, in the colour of the ground, where the system chooses the colours.
LOST = """(scope = "article") => {
  const root = document.body.appendChild(document.createElement("i"));
  root.style.color = "Canvas";
  const ground = getComputedStyle(root).color;
  root.remove();
  const paints = (style) => [style.fill, style.stroke].filter((paint) => paint !== "none");
  return [...document.querySelectorAll(`${scope} *:not(defs *, pattern *, mask *, [aria-hidden] *)`)].filter((one) => {
    const style = getComputedStyle(one);
    if (one instanceof SVGElement) return one.matches("text") && paints(style).length && paints(style).every((paint) => paint === ground);
    return [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && style.color === ground;
  }).map((one) => one.outerHTML.slice(0, 200));
}"""


@contextmanager
def large_text(page: Page) -> Iterator[None]:
    """Text at 200 per cent, as a reader sets it for all pages."""
    text = page.context.new_cdp_session(page)
    text.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    try:
        yield
    finally:
        text.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        text.detach()


every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")


@every_page
def test_a_page_keeps_its_policy_fits_every_width_and_axe_finds_nothing(open_page: Opener, path: str) -> None:
    """What the policy forbids is an error in the console, and fails the test at its end."""
    page = open_page(path, width=320, reduced_motion="reduce")
    policy, titles = page.evaluate("[document.querySelector('meta[http-equiv]').content, document.querySelectorAll('h1').length]")
    assert "script-src 'self'" in policy
    assert titles == 1
    page.evaluate(STYLED, DRAWN)
    for width in (320, 768, 1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{width} px"
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SMALL) == [], f"{width} px"
        assert page.evaluate(ALONE) == [], f"{width} px"
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate(CUT) == []
    page.evaluate(STYLED, DRAWN + SPACED)
    assert page.evaluate(CUT) == [], "spaced"
    page.evaluate(STYLED, DRAWN)
    page.set_viewport_size({"width": 1280, "height": 900})
    with large_text(page):
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
        assert page.evaluate(CUT) == [], "text at 200 per cent"
        page.set_viewport_size({"width": 390, "height": 900})
        assert page.evaluate(CUT) == [], "text at 200 per cent on a phone"
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        assert page.evaluate(LOST) == [], f"forced colours, {scheme}"
    page.emulate_media(forced_colors="none", color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 900})
    page.evaluate(TRIM, 2)
    page.evaluate(f"() => {{ {AXE} }}")
    assert page.evaluate(ASK, RULES) == []
    page.evaluate(TRIM, 1)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    assert page.evaluate(ASK, OF_COLOUR) == []


def test_what_differs_among_the_alike_is_still_read(open_page: Opener) -> None:
    page = open_page("story/", width=360)
    page.evaluate("""() => { const [one, other] = [...document.querySelectorAll("article > p")].slice(-2);
      one.append(Object.assign(document.createElement("a"), { href: "#nowhere" }));
      other.style.color = "var(--rule)"; }""")
    page.evaluate(TRIM, 1)
    page.evaluate(STYLED, DRAWN)
    page.evaluate(f"() => {{ {AXE} }}")
    assert {found[0] for found in page.evaluate(ASK, RULES)} == {"link-name", "color-contrast"}


@every_page
def test_without_script_a_page_is_there_and_shows_no_dead_control(open_page: Opener, path: str) -> None:
    page = open_page(path, script=False)
    assert len(page.evaluate("document.querySelector('article').innerText").split()) > 20
    assert page.evaluate(DEAD) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_link_has_our_colour_in_every_scheme(open_page: Opener, dark: bool, script: bool) -> None:
    page = open_page("experts/", dark=dark, script=script)
    tint = "getComputedStyle(document.querySelector('article > p a:not([class])')).color"

    assert page.evaluate(tint) == ("rgb(124, 196, 220)" if dark else "rgb(15, 90, 115)")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("path", "press", "part"),
    [
        ("?q=people", "", "dialog.search"),
        ("timeline/all/?theme=strikes&contested=1", "", "form.filters"),
        ("strikes/?xray=on", "", ".legend.following"),
        ("strikes/?xray=on", "p > a.mark.disputed", "div.card"),
        ("story/", "p > a.mark.disputed[href^='#note']", "div.card"),
    ],
)
def test_in_forced_colours_every_state_can_be_read(open_page: Opener, path: str, press: str, part: str, dark: bool) -> None:
    """No word in the colour of its ground; what lies over the page has a line around it; nothing makes the page scroll sideways."""
    page = open_page(path, width=320, dark=dark, forced_colors="active")
    if press:
        page.locator(press).first.click()
    shown = page.locator(part)
    expect(shown).to_be_visible()
    expect(shown).not_to_be_empty()
    assert page.evaluate(LOST, "article") == []
    assert page.evaluate(LOST, part) == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    edge = shown.evaluate("one => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopColor]")
    if part != "form.filters":
        assert edge[0] == "solid"
        assert edge[1] != ground
    fields = shown.locator("select, input[type=search], .card-bar, button[type=reset]").all()
    assert all(field.evaluate("one => getComputedStyle(one).borderBottomColor") != ground for field in fields)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
