"""Whole maps, as a page gets them: nothing lost, nothing too heavy, every mark a link to its claim."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree, html
from support import own_explainer

from macros.draw.map.atlas import drawing
from macros.draw.map.spots import letters, mapped_events, spot
from macros.model.derive import tagged
from macros.page.site import Site, open_site

TAGS = ("strike-on-afghanistan", "attack-on-pakistan")
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def own() -> Site:
    return own_explainer()


@pytest.fixture(scope="module")
def atlas(own: Site) -> Callable[[str], str]:
    pages = {tag: str(own.macros("map.md").atlas(*([tag] if tag else []))) for tag in (*TAGS, "")}
    return pages.__getitem__


def test_the_ferry_has_its_map(ferry: Path) -> None:
    markup = str(open_site(ferry).macros("index.md").atlas("sinking"))
    root = html.fromstring(markup)
    assert len(root.xpath("//a[contains(@class, 'spot')]")) == 2
    assert "Mid-river line, not agreed by all" in root.text_content()
    assert "The landing" not in root.text_content()


def test_places_without_position_are_told_in_words(ferry: Path) -> None:
    text = html.fromstring(str(open_site(ferry).macros("index.md").atlas())).text_content()
    assert "The landing has no position of its own in our record; South Shire, which it lies in, is shaded." in text
    assert "Not on this map, as our record has no position for them: Far Harbour." in text


def test_an_explainer_without_outlines_still_has_its_marks(ferry: Path) -> None:
    for path in (ferry / "data" / "geo").iterdir():
        path.unlink()
    words = open_site(ferry).macros("index.md")
    assert len(html.fromstring(str(words.atlas("sinking"))).xpath("//a[contains(@class, 'spot')]")) == 2
    assert "<svg" in words.atlas()
    assert "Broad River" in words.locator("broad-river")


@pytest.mark.parametrize("tag", [*TAGS, ""])
def test_pictures_are_well_formed_and_named(atlas: Callable[[str], str], tag: str) -> None:
    pictures = SVG.findall(atlas(tag))
    assert len(pictures) > 4
    for picture in pictures:
        root = etree.fromstring(picture)
        assert root.get("aria-hidden") == "true" or root.get("role") in ("img", "group")
        if root.get("role"):
            ids = {element.get("id") for element in root.iter() if element.get("id")}
            assert {root.get("aria-labelledby"), root.get("aria-describedby")} <= ids
    assert "style=" not in atlas(tag)


@pytest.mark.parametrize("tag", TAGS)
def test_no_event_is_lost(own: Site, atlas: Callable[[str], str], tag: str) -> None:
    """Every event of the tag has a line in the table, and a mark in each drawing unless the line says that it has none."""
    root = html.fromstring(atlas(tag))
    rows = root.xpath("//tbody/tr")
    events = tagged(own.model, tag)
    assert len(rows) == len(events) > 10
    for number, (row, event) in enumerate(zip(rows, events, strict=True), 1):
        assert event.title in row.text_content()
        for size in ("wide", "narrow"):
            marks = root.xpath(f"//svg[@class='{size}']//a[starts-with(title, '{letters(number)}. ')]")
            assert bool(marks) != ("(not on the map)" in row.text_content()), event.id


@pytest.mark.parametrize("tag", TAGS)
def test_every_mark_leads_to_its_event_with_all_its_counts(own: Site, atlas: Callable[[str], str], tag: str) -> None:
    marks = html.fromstring(atlas(tag)).xpath("//a[contains(@class, 'spot')]")
    assert {mark.get("data-event") for mark in marks} <= {event.id for event in tagged(own.model, tag)}
    assert all(mark.get("href").endswith(f"timeline/all/#{mark.get('data-event')}") for mark in marks)


@pytest.mark.parametrize("tag", TAGS)
def test_a_mark_tells_both_sides_in_words_and_is_hollow_without_a_number(atlas: Callable[[str], str], tag: str) -> None:
    marks = html.fromstring(atlas(tag)).xpath("//a[contains(@class, 'spot')]")
    for mark in marks:
        nobody = "nobody gave a number" in mark.xpath("string(title)")
        assert bool(mark.xpath("circle[@class='none']")) == nobody
        assert bool(mark.xpath("path")) != nobody
    assert any(mark.xpath("path[contains(@class, 'left')]") and mark.xpath("path[contains(@class, 'right')]") for mark in marks)


def test_all_maps_of_a_page_have_one_scale(own: Site) -> None:
    """One count, one size: whatever its map, and on the small maps by year."""
    words = own.macros("map.md")
    sizes: dict[str, dict[int, set[float]]] = {}
    pages = {"wide": "//svg[@class='wide']", "narrow": "//svg[@class='narrow']", "small": "//*[@class='smalls']//svg"}
    rows = {one.event.id: one for tag in TAGS for one in mapped_events(own.model, own.render.geo, tagged(own.model, tag))}
    markup = html.fromstring("<div>" + "".join(str(words.atlas(tag)) + str(words.yearly_maps(tag)) for tag in TAGS) + "</div>")
    for size, path in pages.items():
        for mark in markup.xpath(f"{path}//a[contains(@class, 'spot')]"):
            for side in mark.xpath("path"):
                row = rows[mark.get("data-event")]
                range_ = row.left if "left" in side.get("class") else row.right
                people = range_.low if "inner" in side.get("class") and range_.low != range_.high else range_.high
                radius = float(side.get("d").split("a")[1].split()[0])
                sizes.setdefault(size, {}).setdefault(people, set()).add(radius)
    for size, found in sizes.items():
        assert len(found) > 10, size
        assert all(len(radii) == 1 for radii in found.values()), (size, found)
    for people, (wide,) in sizes["wide"].items():
        assert sizes["small"].get(people, {wide}) == {wide}


@pytest.mark.parametrize("tag", TAGS)
def test_years_stand_where_script_and_style_find_them(atlas: Callable[[str], str], tag: str) -> None:
    root = html.fromstring(atlas(tag))
    years = root.xpath("//select/option/text()")[1:]
    dated = root.xpath("//*[@data-from]")
    assert dated
    for item in dated:
        assert item.get("data-from") in years
        assert item.get("data-until") in years


@pytest.mark.parametrize("tag", [*TAGS, ""])
def test_a_drawing_weighs_at_most_45_kb(atlas: Callable[[str], str], tag: str) -> None:
    drawings = [picture for picture in SVG.findall(atlas(tag)) if "swatch" not in picture]
    assert len(drawings) == 2
    assert max(len(picture.encode()) for picture in drawings) <= 45_000


@pytest.mark.parametrize("item", ["barmal", "paktika-strikes-2024", "kabul", "october-2025-clashes"])
def test_a_locator_weighs_at_most_6_kb(own: Site, item: str) -> None:
    markup = str(own.macros("index.md").locator(item))
    assert len(markup.encode()) <= 6_000
    etree.fromstring(SVG.findall(markup)[0])


def test_a_locator_says_where_a_place_without_position_lies(own: Site) -> None:
    markup = str(own.macros("index.md").locator("barmal"))
    assert "Barmal has no position of its own in our record; Paktika, which it lies in, is shaded." in markup
    assert 'class="shaded"' in markup


@pytest.mark.parametrize("wide", [True, False])
def test_no_two_labels_meet_on_our_maps(own: Site, wide: bool) -> None:
    found = drawing(own.model, own.render.geo, [], "map", "wide" if wide else "narrow")
    assert len(found.labels) > (20 if wide else 8)
    for one, other in combinations(found.labels, 2):
        assert not one.rect.meets(other.rect), (one.lines, other.lines)


def test_the_border_says_that_it_is_not_accepted(own: Site, atlas: Callable[[str], str]) -> None:
    (border,) = own.render.geo.layers["border"]
    assert border.claim in own.model.claims
    for tag in (*TAGS, ""):
        root = html.fromstring(atlas(tag))
        assert len(root.xpath("//svg[@class='wide']//text[@class='border']")) == 1
        assert len(root.xpath("//svg[@class='narrow']//text[@class='border']")) == 1
        assert root.xpath(f"//figcaption//a[contains(@href, '#{border.claim}')]")


def test_every_place_is_drawn_named_or_told_in_words(own: Site, atlas: Callable[[str], str]) -> None:
    caption = html.fromstring(atlas("")).xpath("string(//figcaption)")
    dots = {dot.place.id for dot in drawing(own.model, own.render.geo, [], "map", "wide").dots}
    for place in own.model.places.values():
        found = spot(own.model, own.render.geo, place)
        drawn = place.id in {*dots, *(shape.place for shape in own.render.geo.layers["border"])} or bool(
            found and found.shape and not found.within
        )
        assert drawn or place.name in caption, place.id
