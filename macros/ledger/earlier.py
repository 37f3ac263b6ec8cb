"""The file as it was first written, when it held claims alone: read into the form it has now, with nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .standing import shown_as


def converted(found: Any) -> Any:
    """What a file holds, in its present form. Of events the first form kept only the day on which each came in."""
    if not isinstance(found, dict) or not isinstance(found.get("claims"), dict):
        return found
    claims = {id_: _claim(kept) for id_, kept in found["claims"].items()}
    for id_, shown in shown_as({id_: kept["state"] for id_, kept in claims.items() if _stands(kept)}).items():
        claims[id_]["state"]["shown"] = shown
    since = min((str(kept.get("came")) for kept in claims.values() if isinstance(kept, dict)), default="")
    fields = dict.fromkeys(sorted({name for kept in claims.values() for name in _names(kept)}), since)
    events = found.get("events") or {}
    came = {id_: {"came": day, "accepted": day, "state": {}} for id_, day in events.items()} if isinstance(events, dict) else events
    rest = {key: value for key, value in found.items() if key not in ("claims", "events")}
    return {**rest, "records": {"claims": claims, "events": came}, "since": {"claims": fields} if claims else {}}


def _claim(kept: Any) -> Any:
    """A claim as it is kept now: on its first day, too, where the first form tells it."""
    return {"came": kept.get("accepted"), **kept, "state": _state(kept)} if isinstance(kept, dict) else kept


def _state(kept: dict[str, Any]) -> Any:
    return dict(kept["state"]) if isinstance(kept.get("state"), dict) else kept.get("state")


def _stands(kept: Any) -> bool:
    return isinstance(kept, dict) and isinstance(kept.get("state"), dict) and not kept.get("withdrawn")


def _names(kept: Any) -> Iterator[str]:
    """The fields of a state, those of parts after a dot."""
    for name, value in kept["state"].items() if _stands(kept) else ():
        yield name
        for part in value if isinstance(value, list) else [value]:
            yield from (f"{name}.{inner}" for inner in part) if isinstance(part, dict) else ()
