"""Rectangles that names and labels take up."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle on the picture, by its middle, in units of the picture."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """The area shared with another."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        return max(across, 0) * max(down, 0)

    def meets(self, start: Point, end: Point) -> bool:
        """Whether a line runs through it, to within a few units."""
        if min(start[0], end[0]) > self.x + self.width / 2 or max(start[0], end[0]) < self.x - self.width / 2:
            return False
        if min(start[1], end[1]) > self.y + self.height / 2 or max(start[1], end[1]) < self.y - self.height / 2:
            return False
        spots = [(start[0] + (end[0] - start[0]) * at / 40, start[1] + (end[1] - start[1]) * at / 40) for at in range(41)]
        return any(abs(x - self.x) * 2 < self.width and abs(y - self.y) * 2 < self.height for x, y in spots)

    def edge(self, toward: Point) -> Point:
        """Where a line from the middle toward a point leaves it."""
        dx, dy = toward[0] - self.x, toward[1] - self.y
        share = min(self.width / 2 / abs(dx) if dx else 9, self.height / 2 / abs(dy) if dy else 9, 0.45)
        return self.x + dx * share, self.y + dy * share
