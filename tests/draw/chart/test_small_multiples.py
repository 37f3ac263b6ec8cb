"""Small multiples: true to time, from zero, on one scale, with labels that do not touch."""

from __future__ import annotations

from itertools import combinations

import pytest
from draw.chart.counts import count
from support import ROOT

from macros.draw.chart.series import counts_of, series_of
from macros.draw.chart.small_multiples import BASE, LINE, NARROW, TOP, Family, families_of
from macros.model.model import Model
from macros.page.site import open_site


@pytest.fixture(scope="module")
def model() -> Model:
    return open_site(ROOT).model


def test_a_column_spans_its_period_and_rises_from_zero() -> None:
    (family,) = families_of(series_of([count(50, "2020"), count(100, "2023")]))
    first, last = family.charts[0].columns
    assert family.years == [(2020, 12.5), (2021, 37.5), (2022, 62.5), (2023, 87.5)]
    assert (first.middle, last.middle) == pytest.approx((12.5, 87.5), abs=0.1)
    assert (last.top, first.top) == (TOP, (TOP + BASE) / 2)
    assert first.width == last.width < 25


def test_bodies_that_count_one_thing_share_scale_and_years_and_others_do_not() -> None:
    counts = [count(10, "2020"), count(20, "2021"), count(50, "2022", by="b"), count(100, "2023", by="b")]
    (family,) = families_of(series_of(counts))
    tops = {chart.body: [column.top for column in chart.columns] for chart in family.charts}
    assert tops == {"counter": [BASE - 9, BASE - 18], "b": [BASE - 45, BASE - 90]}
    assert [chart.low for chart in family.charts] == [True, False]
    assert len(family.years) == 4
    apart = families_of(series_of([*counts, count(1, "2020", of="part"), count(2, "2021", of="part")]))
    assert [(one.figure.of, one.charts[0].columns[-1].top) for one in apart] == [(None, BASE - 18), ("part", TOP)]


def test_years_that_begin_elsewhere_say_so() -> None:
    (family,) = families_of(series_of([count(1, "2020-08", "2021-07"), count(2, "2021-08", "2022-07")]))
    assert family.charts[0].begins == "August"
    assert family.charts[0].columns[0].middle == pytest.approx(100 * 13 / 36, abs=0.5)


def test_two_counts_of_one_year_stand_side_by_side() -> None:
    (family,) = families_of(series_of([count(1, "2020"), count(3, "2021"), count(9, "2021")]))
    _, low, high = family.charts[0].columns
    assert low.right == pytest.approx(high.x, abs=0.02)


def test_at_least_and_ranges_are_told_by_shape() -> None:
    (family,) = families_of(series_of([count(1, "2020", value=None, low=40), count(2, "2021", value=None, low=40, high=80)]))
    least, span = family.charts[0].columns
    assert (least.more, least.reach, least.label) == (True, None, "40+")
    assert (span.more, span.reach, span.label) == (False, TOP, "40–80")
    assert span.top > TOP


def boxes(family: Family) -> list[list[tuple[float, float, float]]]:
    return [[(column.label_x, column.half, column.label_y) for column in chart.columns] for chart in family.charts]


@pytest.mark.record
def test_in_the_record_labels_stay_inside_and_apart_on_a_phone(model: Model) -> None:
    families = [family for measure in model.vocab.lists["measures"] for family in families_of(series_of(counts_of(model, (measure,))))]
    assert len(families) > 5
    for family in families:
        for places in boxes(family):
            assert all(x - half >= -0.1 and x + half <= 100.1 and y > 10 for x, half, y in places)
            for (x, half, y), (other_x, other_half, other_y) in combinations(places, 2):
                assert abs(x - other_x) >= half + other_half - 0.1 or abs(y - other_y) >= LINE
        assert all((second[1] - first[1]) * NARROW / 100 >= 30 for first, second in zip(family.years, family.years[1:], strict=False))
