"""What the rules stand on: what a fault is, and the look-ups they share with the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..check import Checked
from ..chronology import said
from ..dates import PartialDate
from ..kinds import Claim, Mechanism, Record, Source

Fault = tuple[Record | Mechanism, tuple[str | int, ...], str]
Rule = Callable[[Checked], Iterator[Fault]]


def origins(checked: Checked, claim: Claim) -> set[str]:
    """The different origins behind a claim's sources: two re-posts of one agency are one."""
    sources = checked.records["sources"]
    return {sources[id_].origin or sources[id_].publisher for id_ in claim.sources if id_ in sources}


def voices(actors: dict[str, Any], id_: str | None) -> list[str]:
    """An actor and those it speaks for, nearest first."""
    found: list[str] = []
    while id_ in actors and id_ not in found:
        found.append(id_)
        id_ = actors[id_].speaks_for
    return found


def said_at(sources: dict[str, Source], claims: Iterable[Claim]) -> PartialDate | None:
    """When the last of some claims was said: on its own date, else when the earliest of its dated sources came out."""
    dates = [said(claim, sources) for claim in claims]
    return max((date for date in dates if date), default=None, key=lambda date: date.iso)


def claims_of(checked: Checked) -> dict[str, Claim]:
    """Every claim by id, held ones included."""
    return checked.records["claims"]


def circles(records: dict[str, Any], start: str, field: str) -> bool:
    """Whether following a field from a record leads back to where one has been."""
    seen, id_ = set(), start
    while id_ in records and id_ not in seen:
        seen.add(id_)
        id_ = getattr(records[id_], field)
    return id_ in seen
