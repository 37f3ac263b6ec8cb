"""How an event stands: what is established of it, and what of it is disputed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from macros.model.model import Model
from macros.record.kinds import Event

EVENT = cast(Event, SimpleNamespace(id="sinking"))


class Told(Model):
    """As much of a model as an event asks for: how each of its claims stands, and whether it gives a toll."""

    def __init__(self, told: list[tuple[str, bool]]) -> None:
        self.__dict__["by_event"] = {EVENT.id: [SimpleNamespace(stands=stands, tolls=[1] if toll else []) for stands, toll in told]}

    def status(self, claim: Any) -> str:
        return str(claim.stands)


@pytest.mark.parametrize(
    ("told", "status", "part"),
    [
        ([("established", False)], "established", ""),
        ([("established", False), ("attributed", True)], "established", ""),
        ([("established", False), ("disputed", True), ("disputed", True)], "established", "toll disputed"),
        ([("disputed", True), ("disputed", False), ("established", False)], "established", "toll and more disputed"),
        ([("established", True), ("disputed", False)], "established", "disputed in part"),
        ([("attributed", False), ("disputed", True)], "attributed", "toll disputed"),
        ([("attributed", False), ("disputed", True), ("disputed", False)], "disputed", ""),
        ([("disputed", True), ("disputed", True)], "disputed", ""),
        ([("attributed", True)], "attributed", ""),
    ],
)
def test_that_an_event_happened_is_told_apart_from_what_is_disputed_of_it(told: list[tuple[str, bool]], status: str, part: str) -> None:
    model = Told(told)
    assert (model.happened_status(EVENT), model.disputed_part(EVENT)) == (status, part)
