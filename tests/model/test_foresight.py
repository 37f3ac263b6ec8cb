"""Forecasts by kind: whose, how far ahead, in which words, and which have come due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.model.foresight import by_date, by_verdict, choices, come_due, forecaster, horizon, in_time, said, undated, verdict
from macros.model.model import Model
from macros.page.site import open_site


@pytest.fixture
def model(ferry: Path) -> Model:
    return open_site(ferry).model


def test_the_speaker_is_the_forecaster_else_the_party(model: Model) -> None:
    assert {id_: forecaster(model, one) for id_, one in model.forecasts.items()} == {
        "ferry-returns": "pilot", "town-buys-one": "mayor", "ferry-in-june": "rower",
    }  # fmt: skip


def test_each_kind_has_words_of_its_own(model: Model) -> None:
    assert verdict(model, "foresight", "borne-out") == "Borne out"
    assert verdict(model, "promise", "borne-out") == "Kept"


def test_how_far_ahead_it_looked(model: Model, ferry: Path, edit: Callable[..., None]) -> None:
    assert {id_: horizon(model, one) for id_, one in model.forecasts.items()} == {
        "ferry-returns": "none", "town-buys-one": "year", "ferry-in-june": "year",
    }  # fmt: skip
    edit(("data/forecasts.yml", "due: 1902-06", "due: 1904"))
    later = open_site(ferry).model
    assert horizon(later, later.forecasts["town-buys-one"]) == "later"


def test_a_date_has_passed_when_its_last_day_has(model: Model) -> None:
    assert come_due(model, date(1902, 6, 29)) == []
    assert [one.id for one in come_due(model, date(1902, 6, 30))] == ["ferry-in-june"]
    assert [one.id for one in undated(model)] == ["ferry-returns"]


def test_they_stand_in_time_and_are_told_by_verdict(model: Model) -> None:
    found = in_time(model, model.forecasts.values())
    assert [(one.id, str(said(model, one))) for one in found] == [
        ("ferry-returns", "1902-05"), ("ferry-in-june", "1902-05-10"), ("town-buys-one", "1902-06"),
    ]  # fmt: skip
    assert {word: len(own) for word, own in by_verdict(model, found).items()} == {"open": 2, "borne-out": 1}


def test_those_that_named_a_date_are_counted_apart(model: Model) -> None:
    own = list(model.forecasts.values())
    named = [one for one in own if one.due]
    for word in {one.verdict for one in own}:
        right = [sum(one.verdict == word for one in sort) for sort in (named, own)]
        assert by_date(own, word) == ((right[0], len(named)), (right[1] - right[0], len(own) - len(named)))
    assert 0 < len(named) < len(own)


def test_they_can_be_looked_for_by_four_things(model: Model) -> None:
    found = choices(model, model.forecasts.values())
    assert {name: [(one.id, one.count) for one in groups[""]] for name, groups in found.items()} == {
        "who": [("mayor", 1), ("pilot", 1), ("rower", 1)],
        "kind": [("foresight", 2), ("promise", 1)],
        "verdict": [("open", 2), ("borne-out", 1)],
        "question": [("run-again", 2)],
    }
