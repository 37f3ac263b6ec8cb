"""What a claim is shown as: computed from `by`, `disputes` and `replaces`, never typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

DISPUTED, ATTRIBUTED, ESTABLISHED = "disputed", "attributed", "established"


def contradictions(disputes: Mapping[str, Any]) -> dict[str, list[str]]:
    """Who stands against whom: contradiction runs both ways, whichever of two claims names the other. Needs the ids that stand."""
    pairs: dict[str, set[str]] = defaultdict(set)
    for id_, others in disputes.items():
        for other in others:
            if other in disputes:
                pairs[id_].add(other)
                pairs[other].add(id_)
    return {id_: sorted(others) for id_, others in pairs.items()}


def status(contradicted: bool, by: str | None) -> str:
    """`disputed` where a claim stands against it, else `attributed` where somebody is named, else `established`."""
    if contradicted:
        return DISPUTED
    return ATTRIBUTED if by else ESTABLISHED
