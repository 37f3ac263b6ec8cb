"""What a check notes of a sound record: what an editor should look at, though nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator

from ..record.check import Checked
from ..record.problems import Problem
from .model import Model


def remarks(model: Model, checked: Checked) -> Iterator[str]:
    """One line for each claim that rests on retracted sources alone."""
    for claim in model.claims.values():
        if model.retracted(claim):
            place = checked.place(claim, "sources")
            message = f"rests on retracted sources alone: {', '.join(claim.sources)}"
            yield str(Problem(place.file, place.line, place.record, "", message))
