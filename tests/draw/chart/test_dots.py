"""Quantities as dots: as many as are counted, on either side of a line, never more than find room."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from macros.draw.chart.dots import DEEP, FADES, MOST, PITCH, dots, worth


def places(path: str) -> list[tuple[int, int]]:
    """Where a round stroke is set down along a path: one at the start of each line and after every pitch."""
    found = []
    for x, y, along in re.findall(r"M(-?\d+) (\d+)h(-?[\d.]+)", path):
        steps = int(abs(float(along)) // PITCH)
        found += [(int(x) + (-1 if float(along) < 0 else 1) * PITCH * step, int(y)) for step in range(steps + 1)]
    return found


@given(st.integers(1, MOST), st.booleans())
def test_there_is_a_dot_for_each_and_all_are_on_the_picture(count: int, left: bool) -> None:
    one = dots(count, count, 1, left)
    found = places(one.filled)
    assert len(found) == len(set(found)) == count
    assert all(0 < x < one.width and 0 < y < one.height for x, y in found)
    assert one.hollow == ""


@given(st.integers(0, MOST // 2), st.integers(1, MOST // 2), st.booleans())
def test_what_lies_between_lowest_and_highest_is_hollow_and_follows(low: int, more: int, left: bool) -> None:
    one = dots(low, low + more, 1, left)
    assert len(places(one.filled)) == low
    assert len(places(one.hollow)) == more
    assert not set(places(one.filled)) & set(places(one.hollow))


def test_columns_grow_from_the_line() -> None:
    right, left = dots(7, 7, 1, False), dots(7, 7, 1, True)
    assert right.width == left.width == 2 * PITCH
    assert sorted(x for x, _ in places(right.filled)) == [3] * DEEP + [9] * 2
    assert sorted(x for x, _ in places(left.filled)) == [3] * 2 + [9] * DEEP


def test_at_least_has_columns_that_fade_and_up_to_is_hollow() -> None:
    least, most = dots(20, None, 1, False), dots(None, 20, 1, False)
    assert least.open
    assert len(places(least.filled)) == 20 + FADES * DEEP
    assert (most.open, most.filled, len(places(most.hollow))) == (False, "", 20)


@given(st.integers(0, 10_000_000))
def test_the_highest_count_finds_room(most: int) -> None:
    each = worth(most)
    assert dots(most, most, each, False).many <= MOST
    assert str(each).rstrip("0") in ("1", "2", "5")
    assert each == 1 or most > MOST * each / 2.5


def test_any_number_but_zero_has_a_dot() -> None:
    assert dots(1, 1, 500, False).sure == 1
    assert dots(0, 0, 1, False).many == 0
