"""Scales: from zero, round, and never shorter than what they must hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.draw.chart.scale import scale_to


@given(st.floats(min_value=0, max_value=1e12, allow_nan=False))
def test_a_scale_holds_its_quantity_in_few_round_steps(most: float) -> None:
    scale = scale_to(most)
    assert scale.ticks[0] == 0
    assert scale.ticks[-1] == scale.top >= most
    assert 2 <= len(scale.ticks) <= 6
    assert str(scale.step).rstrip("0") in ("1", "2", "5")
    assert scale.top - scale.step < max(most, 1)


def test_places_are_shares_of_the_scale() -> None:
    scale = scale_to(84)
    assert scale.ticks == [0, 20, 40, 60, 80, 100]
    assert [scale.at(value) for value in (0, 45, 100)] == [0, 45, 100]
