"""The picture of ties: places that do not move, words that do not lie on one another, and a list that has them all."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from lxml import html
from support import ROOT

from macros.draw.network import HEIGHT, WIDTH, Box, Panel, network
from macros.page.site import open_site


@pytest.fixture(scope="module")
def own() -> list[Panel]:
    return network(open_site(ROOT).model)


def test_two_names_and_a_line_between_them(ferry: Path) -> None:
    early, late = network(open_site(ferry).model)
    (line,) = early.lines
    assert [node.lines for node in early.nodes] == [["Northbank"], ["Southbank"]]
    assert (line.sort, line.label) == ("against denied new", "◇ rival of, 1890")
    assert line.start[0] < line.end[0]
    assert [(one.sort, one.label) for one in late.lines] == [("against denied", "◇ rival of")]


def test_ties_between_two_outside_the_centre_are_only_listed(ferry: Path) -> None:
    path = ferry / "data" / "explainer.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(", centre: true", ""), encoding="utf-8")
    site = open_site(ferry)
    assert [panel.lines for panel in network(site.model)] == [[], []]
    assert "tie-rivals" in site.macros("actors/index.md").network()


def test_without_places_there_is_the_list_alone(ferry: Path) -> None:
    path = ferry / "data" / "explainer.yml"
    path.write_text(re.sub(r"network:\n(  - .*\n)+", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    site = open_site(ferry)
    assert network(site.model) == []
    markup = site.macros("actors/index.md").network()
    assert "<svg" not in markup
    assert "tie-rivals" in markup


def test_a_party_keeps_its_place(own: list[Panel]) -> None:
    places: dict[str, set[tuple[float, float]]] = {}
    for panel in own:
        for node in panel.nodes:
            places.setdefault(node.lines[0], set()).add((node.box.x, node.box.y))
    moved = {name: spots for name, spots in places.items() if len(spots) > 1 and max(y for _, y in spots) - min(y for _, y in spots) > 12}
    assert moved == {}


def test_names_stand_clear_of_one_another_and_inside(own: list[Panel]) -> None:
    for panel in own:
        for one, other in combinations([node.box for node in panel.nodes], 2):
            assert one.overlap(other) == 0, panel.period.id
        for box in (node.box for node in panel.nodes):
            assert box.width / 2 - 1 <= box.x <= WIDTH - box.width / 2 + 1
            assert box.y <= HEIGHT - box.height / 2 + 1


def test_labels_hide_no_name(own: list[Panel]) -> None:
    for panel in own:
        for line in panel.lines:
            if line.label:
                box = Box(line.at[0], line.at[1] - 4, len(line.label) * 6, 9)
                assert [node.lines for node in panel.nodes if box.overlap(node.box) > 40] == [], (panel.period.id, line.label)


@pytest.mark.record
def test_every_line_leads_to_its_tie_and_every_tie_to_a_claim() -> None:
    page = html.fromstring(f"<div>{open_site(ROOT).macros('actors/index.md').network()}</div>")
    ties = {span.get("id") for span in page.xpath("//*[@class='stretches']//span[@id]")}
    leads = {link.get("href").removeprefix("#") for link in page.xpath("//svg//a")}
    assert len(page.xpath("//figure//svg[@role='group']")) == 4
    assert leads <= ties
    assert len(leads) > 30
    for span in page.xpath("//*[@class='stretches']//span[@id]"):
        marks = span.xpath("a[contains(@class, 'mark')]")
        assert len(marks) == (2 if span.text.rstrip().endswith("denied") else 1), span.get("id")


def test_it_weighs_little() -> None:
    assert len(open_site(ROOT).macros("actors/index.md").network().encode()) <= 42_000
