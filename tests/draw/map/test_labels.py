"""Labels hide nothing and stay on the picture."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.draw.map.labels import Rect, Sheet, spiral

WIDE = [(0.0, 0.0), (200.0, 0.0), (200.0, 100.0), (0.0, 100.0)]


def test_a_spiral_starts_at_its_point_and_goes_outward() -> None:
    found = list(spiral((10, 10), 12, 4))
    assert found[0] == (10, 10)
    far = [round(((x - 10) ** 2 + (y - 10) ** 2) ** 0.5, 6) for x, y in found]
    assert far == sorted(far)
    assert far[-1] == 12
    assert all(distance >= 8 for distance in far[len([f for f in far if f < 8]) :])
    assert (10, 10) not in list(spiral((10, 10), 12, 4, start=8))


def test_what_is_taken_is_not_free() -> None:
    sheet = Sheet(200, 100)
    sheet.block(Rect(50, 50, 120, 70))
    assert not sheet.free(Rect(100, 60, 130, 80))
    assert sheet.free(Rect(121, 60, 130, 80))
    assert not sheet.free(Rect(190, 60, 210, 80))


def test_a_label_goes_to_the_other_side_where_one_is_taken_and_is_left_out_where_all_are() -> None:
    sheet = Sheet(200, 100)
    sheet.block(Rect(100, 0, 200, 100))
    assert sheet.beside(("Town",), [(98, 50)], 10, (4,), "place")
    assert sheet.labels[0].anchor == "end"
    sheet.block(Rect(0, 0, 200, 100))
    assert not sheet.beside(("Other",), [(98, 50)], 10, (4, 20), "place")
    assert len(sheet.labels) == 1


def test_a_name_stays_within_its_area() -> None:
    sheet = Sheet(200, 100)
    assert sheet.over(("Shire",), spiral((100, 50), 50, 5), 10, "province", WIDE)
    assert not sheet.over(("A shire with a very long name indeed, too long",), spiral((100, 50), 50, 5), 10, "province", WIDE)
    narrow = [(90.0, 0.0), (110.0, 0.0), (110.0, 100.0), (90.0, 100.0)]
    assert not sheet.over(("Long name",), spiral((100, 80), 10, 5), 10, "province", narrow)
    assert sheet.over(("Long name",), spiral((100, 80), 10, 5), 10, "province", narrow, share=0)


def test_a_corner_is_taken_once() -> None:
    sheet = Sheet(100, 100)
    corners = {sheet.corner(40, 40) for _ in range(4)}
    assert len(corners) == 4
    assert sheet.corner(40, 40) == (0, 0)


@settings(deadline=None)
@given(st.lists(st.tuples(st.text("abcdef ", min_size=1, max_size=20), st.floats(0, 300), st.floats(0, 200)), max_size=25))
def test_no_two_labels_meet(rows: list[tuple[str, float, float]]) -> None:
    sheet = Sheet(300, 200)
    for text, x, y in rows:
        sheet.beside((text,), [(x, y)], 12, (5, 15), "place")
    for one, other in combinations(sheet.labels, 2):
        assert not one.rect.meets(other.rect)
    for label in sheet.labels:
        assert Sheet(300, 200).free(label.rect)
