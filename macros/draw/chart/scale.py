"""Scales of quantities: from zero, with round ticks."""

from __future__ import annotations

from dataclasses import dataclass

MOST_STEPS = 5


@dataclass(frozen=True)
class Scale:
    """A scale from zero to `top`, in the unit of what is counted."""

    step: int
    top: int

    @property
    def ticks(self) -> list[int]:
        """The round values of the scale, zero and top included."""
        return list(range(0, self.top + 1, self.step))

    def at(self, value: float) -> float:
        """Where a value stands, in per cent of the scale's length."""
        return round(100 * value / self.top, 2)


def scale_to(most: float) -> Scale:
    """The tightest round scale that holds a quantity; whole numbers only."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * MOST_STEPS >= most:
                return Scale(step, step * max(1, -int(-most // step)))
        size *= 10
