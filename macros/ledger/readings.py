"""Readings as accepted: each sentence of ours with the state of the claims it rests on, and what became of these since."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from .entries import QUIET
from .fields import SHOWN
from .published import AcceptedState

if TYPE_CHECKING:
    from .ledger import Ledger


def accepted_state(ledger: Ledger, claim: str, status: str) -> AcceptedState:
    """How a claim stands now, with the status that the model has worked out."""
    return AcceptedState(status=status, digest=_digest(ledger.state("claims", claim).state))


def turn(ledger: Ledger, claim: str, was: AcceptedState, status: str | None) -> str:
    """What became of a claim since, in words; empty where it says what it said. `status` is None where it stands no more."""
    if status is None:
        return "was withdrawn"
    fields = _fields_changed(ledger, claim, was.digest)
    parts = [f"changed in {', '.join(fields)}"] if fields else []
    if status != was.status:
        parts.append(f"is {status} now and was {was.status}")
    return " and ".join(parts)


def _fields_changed(ledger: Ledger, claim: str, digest: str) -> list[str]:
    """The fields that changed in substance since the claim had a digest, found by going back through its history."""
    now = ledger.state("claims", claim)
    state, fields = dict(now.state), list[str]()
    for step in reversed(now.history):
        if _digest(state) == digest:
            break
        if ledger.changes[step.change].kind not in QUIET and step.field != SHOWN:
            fields.append(step.field)
        state[step.field] = step.old
    return list(dict.fromkeys(reversed(fields))) if _digest(state) == digest else ["substance"]


def _digest(state: dict[str, Any]) -> str:
    there = {name: value for name, value in state.items() if value is not None and name != SHOWN}  # a status is compared by itself
    return hashlib.sha256(json.dumps(there, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
