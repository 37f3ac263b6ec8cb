"""The mechanism as a ring: where each step stands, what hangs on it, from which years its claims speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.model import Model
from ..record.kinds import Arrow, Claim, Exit, Restraint, Told


@dataclass(frozen=True)
class Step:
    """A step of the ring: the edge of it where it stands, and in which row."""

    arrow: Arrow
    edge: str
    row: int
    restraints: list[Restraint]
    exits: list[Exit]


def ring(model: Model) -> list[Step]:
    """The steps in order: one at the top, the others down the right and, past one at the bottom where their number is even, up the left."""
    mechanism = model.mechanism
    if not mechanism:
        return []
    return [
        Step(
            arrow,
            edge,
            row,
            [one for one in mechanism.restraints if one.arrow == arrow.id],
            [one for one in mechanism.exits if one.arrow == arrow.id],
        )
        for arrow, (edge, row) in zip(mechanism.arrows, _places(len(mechanism.arrows)), strict=True)
    ]


def _places(steps: int) -> list[tuple[str, int]]:
    rows = range(2, (steps - 1) // 2 + 2)
    bottom = [("bottom", rows.stop)] if steps % 2 == 0 else []
    return [("top", 1), *(("right", row) for row in rows), *bottom, *(("left", row) for row in reversed(rows))]


def signs(model: Model, told: Told) -> list[Claim]:
    """For each status among the claims of a sentence the first claim that has it, in the order of the closed list."""
    found: dict[str, Claim] = {}
    for id_ in told.claims:
        found.setdefault(model.status(model.claims[id_]), model.claims[id_])
    return [found[status] for status in model.vocab.lists["statuses"] if status in found]


def years(model: Model, told: Told) -> str:
    """The years its dated claims speak of: `1901`, `1901 to 1903`; empty where none is dated."""
    found = sorted({model.when(model.claims[id_])[0][:4] for id_ in told.claims} - {""})
    return " to ".join(dict.fromkeys([found[0], found[-1]])) if found else ""


def restrained(restraints: Iterable[Restraint]) -> dict[str, list[Restraint]]:
    """Restraints by the party that they hold back."""
    found: dict[str, list[Restraint]] = {}
    for one in restraints:
        found.setdefault(one.party, []).append(one)
    return found
