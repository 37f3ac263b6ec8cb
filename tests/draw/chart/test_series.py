"""Which figures stand in one picture: never two things, two bodies or two lengths of time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from draw.chart.counts import count
from support import own_explainer

from macros.draw.chart.series import Count, Series, counts_of, days, series_of
from macros.model.model import Model


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


def ids(series: list[Series]) -> list[list[str]]:
    return [[count.claim.id for count in one.counts] for one in series]


def test_two_years_of_one_body_are_a_series() -> None:
    (series,) = series_of([count(1, "2021"), count(2, "2022")])
    assert (series.body, series.measure, series.of, series.yearly) == ("counter", "trips", None, True)
    assert ids([series]) == [["c1", "c2"]]


@pytest.mark.parametrize(
    "other",
    [
        count(2, "2022", of="trips by night"),
        count(2, "2022", by="another"),
        count(2, "2022", by=""),
        count(2, "2022-01", "2022-03"),
        count(2, "2021-08", "2022-07"),
        count(2, "2021"),
        count(2, "2022", value=None, words="dozens"),
        count(2),
        count(2, "2022", currency="USD"),
        count(2, "2022", unit="hours"),
    ],
    ids=["what", "body", "nobody", "length", "phase", "same time", "words alone", "no period", "currency", "unit"],
)
def test_what_differs_is_not_compared(other: Count) -> None:
    assert series_of([count(1, "2021"), other]) == []


def test_a_year_may_be_some_days_short() -> None:
    assert ids(series_of([count(1, "2022"), count(2, "2023-01-01", "2023-12-25")])) == [["c1", "c2"]]


def test_two_reports_on_one_year_stand_in_one_series_beside_another_year() -> None:
    assert ids(series_of([count(1, "2021"), count(2, "2022"), count(3, "2022")])) == [["c1", "c2", "c3"]]


def test_estimates_at_moments_are_compared_only_where_they_say_of_what() -> None:
    assert series_of([count(1, date="2021-07"), count(2, date="2024-07")]) == []
    (series,) = series_of([count(1, date="2021-07", of="crews"), count(2, date="2024-07", of="crews")])
    assert not series.yearly


def test_the_days_of_a_figure_are_its_own_or_its_claims() -> None:
    assert [str(day) for day in days(count(1, "2021-02", "2021-03"))] == ["2021-02-01", "2021-03-31"]
    assert [str(day) for day in days(count(1, date="2020-07"))] == ["2020-07-01", "2020-07-31"]


@pytest.mark.record
def test_in_the_record_no_series_mixes_anything(model: Model) -> None:
    counts = counts_of(model, tuple(model.vocab.lists["measures"]))
    found = series_of(counts)
    assert len(found) > 8
    for series in found:
        assert {(claim.by, figure.measure, figure.of, figure.currency or figure.unit) for claim, figure, _ in series.counts} == {
            (series.body, series.measure, series.of, series.unit)
        }
        spans = sorted({days(count) for count in series.counts})
        assert all(first[1] < second[0] for first, second in pairwise(spans))
        assert all(count.claim.id not in model.replaced for count in series.counts)


def test_in_the_record_a_bodys_count_of_all_is_apart_from_its_count_of_a_part(model: Model) -> None:
    """The same body, measure and year twice in one series must be two reports, joined by `differs`, not two things counted."""
    for series in series_of(counts_of(model, tuple(model.vocab.lists["measures"]))):
        for one, other in pairwise(sorted(series.counts, key=lambda count: (days(count), count.claim.id))):
            if days(one) == days(other):
                assert other.claim.id in {claim.id for claim, _ in model.differing.get(one.claim.id, [])}, (one.claim.id, other.claim.id)
