"""A quantity as dots: one for each, or for so many each, in columns that grow from a line."""

from __future__ import annotations

from dataclasses import dataclass

DEEP, PITCH = 5, 6  # dots in a column; pixels from one dot to the next
MOST = 110  # dots in the longest row: what half a phone holds
FADES = 4  # columns that fade where a count is open above


@dataclass(frozen=True)
class Dots:
    """Dots in columns from a line outwards, to the right of it or to its left: `sure` ones, then as many again as there `may` be."""

    sure: int
    may: int
    open: bool
    left: bool

    @property
    def many(self) -> int:
        """All places for dots, those that fade included."""
        drawn = self.sure + self.may
        return (-(-drawn // DEEP) + FADES) * DEEP if self.open else drawn

    @property
    def width(self) -> int:
        """In pixels."""
        return -(-self.many // DEEP) * PITCH

    @property
    def height(self) -> int:
        """In pixels."""
        return min(self.many, DEEP) * PITCH

    @property
    def filled(self) -> str:
        """The path of the dots that stand for what is counted at least, with those that fade after them."""
        return self._path(0, self.many if self.open else self.sure)

    @property
    def hollow(self) -> str:
        """The path of the dots between the lowest and the highest; empty where the two are one."""
        return self._path(self.sure, self.sure + self.may) if self.may else ""

    def _path(self, first: int, end: int) -> str:
        """Lines along which a round stroke is set down once every pitch; a hair longer, so that the last dot is not lost."""
        half, turn, text = PITCH // 2, -1 if self.left else 1, ""
        for row in range(min(DEEP, end)):
            start, last = -(-(first - row) // DEEP), (end - 1 - row) // DEEP
            if start <= last:
                x = self.width - half - PITCH * start if self.left else half + PITCH * start
                text += f"M{x} {half + PITCH * row}h{turn * (PITCH * (last - start) + 0.1):g}"
        return text


def worth(most: int) -> int:
    """How many one dot stands for, so that the highest count has no more dots than find room: 1, 2, 5, 10, 20 and so on."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most <= step * MOST:
                return step
        size *= 10


def dots(low: int | None, high: int | None, each: int, left: bool) -> Dots:
    """The dots of a count: at least one for any number but zero."""

    def rounded(count: int) -> int:
        return max(1, round(count / each)) if count else 0

    sure = rounded(low or 0)
    return Dots(sure, max(0, rounded(high) - sure) if high is not None else 0, high is None and sure > 0, left)
