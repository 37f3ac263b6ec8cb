"""Dot plots: true to the count, from zero, on one scale; no gap looks like zero; the headline is the record's."""

from __future__ import annotations

import re

import pytest
from draw.chart.counts import count
from support import own_explainer

from macros.draw.chart.dot_plot import BASE, BODIES, DASHES, MOST, TOP, Plot, plots_of
from macros.draw.chart.series import Count, counts_of, numbers, series_of
from macros.model.model import Model
from macros.record.amounts import amount_words


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


class Few:
    """As much of a model as a plot asks for."""

    class _Actor:
        short = "the counter"

    def __init__(self, *bodies: str) -> None:
        self.actors = {body: Few._Actor() for body in (*bodies, "counter", "b")}

    @staticmethod
    def status(_: object) -> str:
        return "attributed"

    @staticmethod
    def counted(_: object) -> str:
        return "trips"

    quantity = staticmethod(amount_words)


def plot(*counts: Count) -> Plot:
    (found,) = plots_of(Few(), series_of(list(counts)))  # type: ignore[arg-type]
    return found


def heights(path: str) -> list[int]:
    return [int(y) for y in re.findall(r"M\d+ (\d+)", path)]


def test_a_dot_stands_as_high_as_its_count_from_zero() -> None:
    found = plot(count(50, "2020"), count(100, "2021"))
    assert heights(found.bodies[0].dots["attributed"]) == [(BASE + TOP) // 2, TOP]
    assert [column.words for column in found.columns] == ["2020", "2021"]


def test_bodies_that_count_one_thing_share_scale_and_years() -> None:
    found = plot(count(10, "2020"), count(20, "2021"), count(40, "2021", by="b"))
    assert [body.id for body in found.bodies] == ["counter", "b"]
    assert heights(found.bodies[0].dots["attributed"])[-1] == round(BASE - (BASE - TOP) / 2)
    assert heights(found.bodies[1].dots["attributed"]) == [TOP]
    assert found.spread == "For 2021, 2 bodies count from 20 to 40"


def test_what_measures_another_thing_is_apart() -> None:
    counts = [count(1, "2020"), count(2, "2021"), count(5, "2020", of="part"), count(6, "2021", of="part")]
    assert len(plots_of(Few(), series_of(counts))) == 2  # type: ignore[arg-type]


def test_a_year_without_a_count_is_hatched_and_has_no_dot() -> None:
    found = plot(count(50, "2020"), count(100, "2021"), count(5, "2020", by="b"))
    body = found.bodies[1]
    assert [len(cell) for cell in body.cells] == [1, 0]
    hatched = {int(x) for x in re.findall(rf"M(\d+) {BASE}l", body.lines)}
    assert min(hatched) == 100
    assert body.runs == [(body.cells[0], 1), ([], 1)]
    assert not re.findall(rf"M(\d+) {BASE}l", found.bodies[0].lines)


def test_years_in_which_nobody_counts_share_a_column() -> None:
    found = plot(count(1, "2007"), count(2, "2024"), count(3, "2025"))
    assert [column.words for column in found.columns] == ["2007", "2008–23", "2024", "2025"]


def test_more_years_than_find_room_are_left_to_words() -> None:
    found = plot(*(count(n, str(2000 + n)) for n in range(1, MOST + 4)))
    assert len(found.columns) == MOST
    assert len(found.undrawn) == 3


def test_more_bodies_than_find_room_are_left_to_words() -> None:
    few = Few(*(f"b{n}" for n in range(BODIES + 5)))
    counts = [count(n + 1, "2020", by=f"b{n}") for n in range(BODIES + 5)]
    (found,) = plots_of(few, series_of(counts))  # type: ignore[arg-type]
    assert (len(found.bodies), len(found.undrawn)) == (BODIES, 5)


def test_at_least_and_ranges_are_told_by_shape() -> None:
    found = plot(count(1, "2020", value=None, low=40), count(2, "2021", value=None, low=40, high=80))
    (body,) = found.bodies
    assert body.open == f"M50 {round(BASE - (BASE - TOP) / 2)}v-{DASHES}"
    assert body.ranges.endswith(f"V{TOP}")


def test_two_counts_of_one_year_stand_side_by_side() -> None:
    found = plot(count(1, "2020"), count(3, "2021"), count(9, "2021"))
    assert re.findall(r"M(\d+) ", found.bodies[0].dots["attributed"]) == ["50", "133", "167"]


def test_the_headline_names_the_first_and_the_last_count_of_who_counts_longest() -> None:
    assert (
        plot(count(50, "2020"), count(90, "2022"), count(1, "2020", by="b")).finding == "The counter counts 50 trips in 2020 and 90 in 2022"
    )
    begun = plot(count(1, "2020-08", "2021-07"), count(2, "2021-08", "2022-07"))
    assert begun.finding == "The counter counts 1 trips in the year from August 2020 and 2 in the year from August 2021"
    assert begun.bodies[0].begins == "August"
    moments = plot(count(1, date="2021-07", of="crews"), count(2, date="2024", of="crews"))
    assert moments.finding == "The counter gives 1 trips in July 2021 and 2 in 2024"


@pytest.mark.record
def test_in_the_record_every_comparable_count_is_in_a_cell_or_told_as_older(model: Model) -> None:
    drawn = 0
    for measure in model.vocab.lists["measures"]:
        series = series_of(counts_of(model, (measure,)))
        plots = plots_of(model, series)
        found = [one for plot in plots for body in plot.bodies for cell in body.cells for one in cell]
        older = [one for plot in plots for one in plot.undrawn]
        every = [one for own in series for one in own.counts]
        assert sorted(one.claim.id for one in (*found, *older)) == sorted(one.claim.id for one in every)
        for plot in plots:
            assert len(plot.columns) <= 2 * MOST
            ends = [end for body in plot.bodies for cell in body.cells for one in cell for end in numbers(one.figure)]
            dots = [y for body in plot.bodies for path in body.dots.values() for y in heights(path)]
            assert len(ends) == len(dots)
            assert all(TOP <= y <= BASE for y in dots)
        drawn += len(found)
    assert drawn > 40
