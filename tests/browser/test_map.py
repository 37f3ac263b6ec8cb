"""The map in a real browser: on a phone and a desktop, by year, by keyboard, without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
import yaml
from chromium import Opener, served
from playwright.sync_api import Browser, Page, expect
from support import ROOT, mkdocs, whole_site

MAP = "#map-strike-on-afghanistan"


def letters(page: Page) -> set[str]:
    """The letters of the marks that are seen."""
    return {ring.text_content() or "" for ring in page.locator(f"{MAP} > svg:visible a.spot:visible > text:not(.largest)").all()}


LETTERS = """[...document.querySelectorAll("figure.map > svg, .smalls svg")].filter((svg) => svg.clientWidth).flatMap((svg) => {
    const scale = svg.clientWidth / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
})"""
# Words that lie on others, or leave the frame of their map; a mark's letter and its own name are one.
ASTRAY = """[...document.querySelectorAll(".map > svg, .insets svg, .smalls svg, .locator svg")].filter((svg) => svg.clientWidth > 60)
  .flatMap((svg) => {
    const words = [...svg.querySelectorAll("text:not(.sign)")].map((text) => [text, text.getBoundingClientRect()]);
    const frame = svg.getBoundingClientRect(), name = (text) => text.textContent, mark = (text) => text.closest("a");
    const shared = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from]);
    const out = words.filter(([, a]) => a.left < frame.left || a.right > frame.right ||
      a.top < frame.top - 1 || a.bottom > frame.bottom + 1);
    const over = ([one, a], [other, b]) => shared(a, b, "left", "right") > 2 && shared(a, b, "top", "bottom") > 4 &&
      !(mark(one) && mark(one) === mark(other));
    return [...out.map(([text]) => `${name(text)} leaves`), ...words.flatMap((one, at) =>
      words.slice(at + 1).filter((other) => over(one, other)).map((other) => `${name(one[0])} / ${name(other[0])}`))];
})"""
SHOWN = "[...document.querySelectorAll('.map svg text, .locator svg text')].filter((text) => text.getBoundingClientRect().width).length"


@pytest.mark.parametrize(("width", "size"), [(360, "narrow"), (768, "wide"), (1440, "wide")])
def test_each_width_has_its_drawing_and_no_word_is_small(open_page: Opener, width: int, size: str) -> None:
    page = open_page("map/", width=width)
    for map_ in page.locator("figure.map:not(.yearly)").all():
        expect(map_.locator("> svg:visible")).to_have_class(size)
    letters = page.evaluate(LETTERS)
    assert len(letters) > 30
    assert min(letters) >= (12 if width == 360 else 11)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module", params=["ferry", "town"])
def other_map(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with all maps of another explainer."""
    project = tmp_path_factory.mktemp("maps") / request.param
    shutil.copytree(ROOT / "tests" / request.param, project)
    explainer = yaml.safe_load((project / "data" / "explainer.yml").read_text(encoding="utf-8"))
    settings = (ROOT / "tests" / "ferry" / "mkdocs.yml").read_text(encoding="utf-8").replace("The Ferry", explainer["title"])
    address = f"site_url: {explainer['url']}\n" if "url" in explainer else ""
    (project / "mkdocs.yml").write_text(settings + address, encoding="utf-8")
    tags = {"ferry": ["sinking"], "town": ["harm", "protest"]}[request.param]
    calls = "\n\n".join(f'{{{{ yearly_maps("{tag}") }}}}\n\n{{{{ atlas("{tag}") }}}}' for tag in tags) + "\n\n{{ atlas() }}\n"
    (project / "docs" / "method.md").write_text(f"---\ntitle: Maps\nprose: reference\n---\n# Maps\n\n{calls}", encoding="utf-8")
    done = mkdocs(whole_site(project), "--site-dir", str(project / "site"))
    assert done.returncode == 0, done.stderr[-3000:]
    with served(project / "site") as url:
        yield f"{url}method/"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["map/", "", "strikes/"])
def test_words_on_a_map_lie_on_no_others_and_stay_in_its_frame(open_page: Opener, path: str, width: int) -> None:
    """The width of letters that is guessed when the map is drawn holds in a browser."""
    page = open_page(path, width=width)
    assert page.evaluate(SHOWN) > 3
    assert page.evaluate(ASTRAY) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_so_they_do_on_maps_of_others(browser: Browser, other_map: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(other_map)
    assert page.evaluate(SHOWN) > 3
    assert page.evaluate(ASTRAY) == []
    page.evaluate("for (const line of document.querySelectorAll('.map > svg tspan')) line.setAttribute('x', 2000)")
    assert page.evaluate(ASTRAY) != [], "a word outside its frame is seen"
    page.close()


def test_a_year_shows_its_rings_and_its_lines_and_is_kept_in_the_address(open_page: Opener) -> None:
    page = open_page("map/")
    rows = page.locator(f"{MAP} tbody tr")
    every = letters(page)
    assert len(every) == rows.count()
    page.locator(f"{MAP} select").select_option("2024")
    wanted = {row.locator("td").first.text_content() or "" for row in rows.all() if (row.get_attribute("data-from") or "") == "2024"}
    assert 0 < len(wanted) < len(every)
    assert letters(page) == wanted
    expect(page.locator(f"{MAP} output")).to_have_text(f"{len(wanted)} of {len(every)} events, 2024 only")
    assert page.url.endswith("?map-strike-on-afghanistan=2024")
    page.reload()
    assert letters(page) == wanted
    page.locator(f"{MAP} select").select_option("")
    assert letters(page) == every
    assert "?" not in page.url


def test_a_mark_leads_to_its_event_with_all_its_counts(open_page: Opener) -> None:
    page = open_page("map/")
    ring = page.locator(f"{MAP} > svg.wide a.spot").first
    event = ring.get_attribute("data-event")
    ring.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/timeline/all/#{event}")
    expect(page.locator(f"#{event} details li").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_count_has_one_size_on_every_map_of_the_page(open_page: Opener, width: int) -> None:
    """On the screen, to a tenth: the small maps by year, and both large ones."""
    size = """all => all.map((it) => [it.querySelector("title").textContent,
      Math.max(...[...it.querySelectorAll("path")].map((path) => path.getBoundingClientRect().height))])"""
    page = open_page("map/", width=width)
    small = dict(page.locator(".smalls a.spot:has(path)").evaluate_all(size))
    large = dict(page.locator(f"{MAP} > svg:visible a.spot:has(path)").evaluate_all(size))
    assert len(small) > 8
    for title, height in small.items():
        assert abs(height - large[title]) <= max(2, 0.12 * height), title


def test_on_paper_the_table_is_open(open_page: Opener) -> None:
    page = open_page("map/")
    expect(page.locator(f"{MAP} tbody tr").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(f"{MAP} tbody tr").first).to_be_visible()


def test_on_a_phone_the_table_is_stacked(open_page: Opener) -> None:
    page = open_page("map/", width=390)
    page.locator(f"{MAP} figcaption summary").click()
    table = page.locator(f"{MAP} table.events")
    box, rows = table.bounding_box(), table.locator("tbody tr").count()
    assert box
    assert box["width"] <= 390
    assert box["height"] / rows < 250


def test_every_ring_is_large_enough_for_a_finger(open_page: Opener) -> None:
    page = open_page("map/", width=360)
    for ring in page.locator(f"{MAP} > svg.narrow a.spot").all():
        box = ring.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_without_script_all_is_there_and_nothing_asks_for_it(open_page: Opener) -> None:
    page = open_page("map/", script=False)
    expect(page.locator("figure.map select").first).to_be_hidden()
    assert len(letters(page)) == page.locator(f"{MAP} tbody tr").count()
    href = page.locator(f"{MAP} > svg.wide a.spot").first.get_attribute("href") or ""
    page.goto(page.url + href)
    expect(page.locator(f'[id="{href.split("#")[1]}"]')).to_be_visible()


def test_the_skip_link_leads_past_the_rings(open_page: Opener) -> None:
    page = open_page("map/")
    page.locator(f"{MAP} a.skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/map/{MAP}-table")


@pytest.mark.parametrize("path", ["", "strikes/"])
def test_a_locator_stands_beside_the_text_and_on_a_phone_in_it(open_page: Opener, path: str) -> None:
    for width in (360, 1280):
        page = open_page(path, width=width)
        picture = page.locator("figure.locator > svg")
        expect(picture).to_be_visible()
        box = picture.bounding_box()
        assert box
        assert box["width"] >= 210
        assert box["x"] + box["width"] <= width
