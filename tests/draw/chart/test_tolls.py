"""The toll picture: groups never mixed, one scale from zero, words without a number unmarked."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import ROOT

from macros.draw.chart.tolls import Panel, toll_panels
from macros.model.model import Model
from macros.page.site import open_site

NORTH = "{group: people, harm: killed, low: 9, high: 9}"
SOUTH = "{group: sheep, harm: killed, words: dozens}"


def panels(ferry: Path, north: str = NORTH, south: str = SOUTH) -> list[Panel]:
    path = ferry / "data" / "claims.yml"
    text = path.read_text(encoding="utf-8")
    assert NORTH in text
    assert SOUTH in text
    text = text.replace("Nine people drowned.", "Nine, ten or a hundred people drowned.").replace(
        "Nobody drowned", "Two, three, four or nine drowned"
    )
    path.write_text(text.replace(NORTH, north).replace(SOUTH, south), encoding="utf-8")
    model = open_site(ferry).model
    return toll_panels(model, model.events["sinking"])


@pytest.fixture(scope="module")
def model() -> Model:
    return open_site(ROOT).model


def test_groups_stand_apart_and_words_bring_no_mark(ferry: Path) -> None:
    (panel,) = panels(ferry)
    assert [(block.group, block.hollow, [line.claim.id for line in block.lines]) for block in panel.groups] == [
        ("people", False, ["toll-north"]),
        ("sheep", True, ["toll-south"]),
    ]
    assert [line.ends for line in panel.lines] == [(90.0,), ()]
    assert panel.scale
    assert panel.scale.ticks == [0, 2, 4, 6, 8, 10]


def test_two_counts_of_one_group_share_the_scale_lowest_first(ferry: Path) -> None:
    (panel,) = panels(ferry, south="{group: people, harm: killed, low: 2, high: 4}")
    assert [(line.claim.id, line.ends) for line in panel.groups[0].lines] == [("toll-south", (20.0, 40.0)), ("toll-north", (90.0,))]
    assert panel.groups[0].span
    assert (panel.groups[0].span.low, panel.groups[0].span.high) == (2, 9)


def test_at_least_is_open_above_and_has_room_for_its_dashes(ferry: Path) -> None:
    (panel,) = panels(ferry, north="{group: people, harm: killed, low: 10}")
    (line,) = panel.groups[0].lines
    assert (line.more, line.less) == (True, False)
    assert panel.scale
    assert panel.scale.top > 10


def test_up_to_is_open_below(ferry: Path) -> None:
    (line,) = panels(ferry, south="{group: sheep, harm: killed, high: 3}")[0].groups[1].lines
    assert (line.more, line.less, line.ends) == (False, True, (30.0,))


def test_a_harm_told_in_words_alone_has_no_scale(ferry: Path) -> None:
    (panel,) = panels(ferry, north="{group: people, harm: killed, words: many}")
    assert panel.scale is None
    assert all(line.ends == () for line in panel.lines)


def test_a_label_stands_on_the_side_with_room(ferry: Path) -> None:
    (panel,) = panels(ferry, north="{group: people, harm: killed, low: 100}", south="{group: people, harm: killed, low: 4, high: 9}")
    low, high = panel.groups[0].lines
    assert (low.anchor, low.label_at) == ("start", low.ends[1])
    assert low.label_off > 0
    assert (high.anchor, high.label_at) == ("end", high.ends[0])
    assert high.label_off < 0


@pytest.mark.record
def test_every_latest_count_of_every_event_is_drawn_once_within_its_panel(model: Model) -> None:
    drawn = 0
    for event in model.events.values():
        found = toll_panels(model, event)
        lines = [(line.claim.id, line.toll) for panel in found for line in panel.lines]
        latest = [(claim.id, toll) for claim in model.by_event.get(event.id, []) if claim.id not in model.replaced for toll in claim.tolls]
        assert sorted(lines, key=str) == sorted(latest, key=str)
        for panel in found:
            assert len({block.group for block in panel.groups}) == len(panel.groups)
            for block in panel.groups:
                assert {(line.toll.group, line.toll.harm) for line in block.lines} == {(block.group, panel.harm)}
            assert all(0 <= end <= 100 for line in panel.lines for end in line.ends)
        drawn += len(lines)
    assert drawn > 50
