"""Pictures that are no maps, of a record thirty times as large: little more than thirty times the calls, no more marks than have room."""

from __future__ import annotations

import sys
from collections.abc import Callable
from copy import copy
from types import FrameType
from typing import Any

import pytest
from support import own_explainer

from macros.draw import ladder, ring, ties, voices
from macros.draw.chart.dot_plot import BODIES, plots_of
from macros.draw.chart.series import Count, counts_of, series_of
from macros.draw.chart.tolls import MOST, toll_ledger
from macros.model.model import Model
from macros.model.who_speaks import in_record

pytestmark = pytest.mark.record
TIMES, SLACK = 30, 40
EVENT = "paktika-strikes-2024"


@pytest.fixture
def model() -> Model:
    """A copy that can grow."""
    model = copy(own_explainer().model)
    vars(model).update({name: dict(value) for name, value in vars(model).items() if isinstance(value, dict)})
    model.mechanism = model.mechanism and model.mechanism.model_copy(deep=True)
    return model


def calls(draw: Callable[[], Any]) -> tuple[int, Any]:
    """How many functions are called while something is drawn, and what was drawn."""
    made = [0]

    def count(_: FrameType, event: str, __: object) -> None:
        made[0] += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        found = draw()
    finally:
        sys.setprofile(None)
    return made[0], found


def multiplied(records: dict[str, Any], **changed: Callable[[Any, int], object]) -> None:
    """Each record so many times over, under names of their own, some fields changed."""
    for n in range(1, TIMES):
        for one in [one for one in records.values() if "~" not in one.id]:
            update = {field: change(one, n) for field, change in changed.items()}
            records[f"{one.id}~{n}"] = one.model_copy(update={"id": f"{one.id}~{n}", **update})


def grown(draw: Callable[[], Any], grow: Callable[[], None]) -> Any:
    """What is drawn of the grown record, for little more than as many times the calls."""
    draw()  # what is worked out once is no part of it
    once, _ = calls(draw)
    grow()
    many, found = calls(draw)
    assert 0 < many <= SLACK * once, f"{many / once:.0f} times the calls"
    return found


def test_the_ladder(model: Model) -> None:
    def grow() -> None:
        multiplied(model.events)
        for id_ in [id_ for id_ in model.events if "~" in id_]:
            model.by_event[id_] = model.by_event[id_.split("~")[0]]

    found = grown(lambda: ladder.drawing(model, "2021-08-01", "", 1), grow)
    assert sum(found.shown.values()) <= ladder.MOST_EVENTS


def test_the_two_ledgers(model: Model) -> None:
    def grow() -> None:
        own = {claim.id: claim for claim in model.by_event[EVENT]}
        multiplied(own)
        model.claims.update(own)
        model.by_event[EVENT] = list(own.values())
        for id_ in own:
            model.against[id_] = model.against.get(id_.split("~")[0], [])

    found = grown(lambda: toll_ledger(model, model.events[EVENT]), grow)
    assert len([entry for entry in found.entries if not entry.ghost and not entry.framed]) <= MOST
    assert found.undrawn > 0


def test_dot_plots(model: Model) -> None:
    counts = counts_of(model, ("attacks", "deaths-in-attacks"))

    def grow() -> None:
        multiplied(model.actors)
        for n in range(1, TIMES):
            for count in [count for count in counts if "~" not in count.claim.id]:
                claim = count.claim.model_copy(update={"id": f"{count.claim.id}~{n}", "by": f"{count.claim.by}~{n}"})
                model.claims[claim.id] = claim
                counts.append(Count(claim, count.figure, count.at))

    found = grown(lambda: plots_of(model, series_of(counts)), grow)
    assert max(len(plot.bodies) for plot in found) == BODIES
    assert any(plot.undrawn for plot in found)


def test_ties(model: Model) -> None:
    def grow() -> None:
        multiplied(model.actors)
        multiplied(model.relations, target=lambda tie, n: f"{tie.target}~{n}")

    found = grown(lambda: ties.rows(model), grow)
    assert len(found.main) + len(found.others) <= ties.MOST
    assert found.undrawn > 0


def test_the_ring(model: Model) -> None:
    mechanism = model.mechanism
    assert mechanism

    def grow() -> None:
        mechanism.restraints.extend(mechanism.restraints * (TIMES - 1))
        mechanism.exits.extend(mechanism.exits * (TIMES - 1))

    steps = grown(lambda: ring.ring(model), grow)
    assert sum(len(step.restraints) + len(step.exits) for step in steps) == len(mechanism.restraints) + len(mechanism.exits)


def test_who_speaks(model: Model) -> None:
    def drawn() -> int:
        return sum(len(voices.bar(begin, end, status)) for voice in in_record(model).voices for status, begin, end in voices.parts(voice))

    assert grown(drawn, lambda: multiplied(model.claims)) > 0
