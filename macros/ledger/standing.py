"""What stands now, as the ledger compares it: the substance of every record, setting, word and outline, as plain JSON values."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..record.check import Checked
from ..record.kinds import KINDS
from ..record.status import contradictions, status
from .fields import LOG, OUTLINES, SETTING, SHOWN, WORDS, kept, parts, tidy

State = dict[str, Any]
Standing = dict[str, dict[str, State]]  # kind's folder, id, state
REPLACED = "replaced"


def standing(checked: Checked, data: Path) -> Standing:
    """Every record that is published, by kind and id. A claim on hold is not."""
    claims = {id_: claim for id_, claim in checked.records["claims"].items() if not claim.hold}
    found = {
        folder: {id_: substance(one) for id_, one in checked.records[folder].items()} for folder in KINDS if folder not in (LOG, "claims")
    }
    found["claims"] = {id_: substance(claim) for id_, claim in claims.items()}
    for id_, shown in shown_as(found["claims"]).items():
        found["claims"][id_][SHOWN] = shown
    found[WORDS] = {f"{list_}.{word}": substance(entry) for list_, words in checked.vocab.lists.items() for word, entry in words.items()}
    found[SETTING] = {name: substance(own) for name, own in checked.settings.items() if name != "vocab"}
    found[OUTLINES] = outlines(data / "geo")
    return found


def substance(record: BaseModel) -> State:
    """What a record says, without defaults and what is free; lists whose order means nothing are sorted."""
    model = type(record)
    free, unordered, inner = _shape(model)
    state = record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=free)
    if inner:
        return tidy(model, state)
    for name in unordered:
        if len(state.get(name, ())) > 1:
            state[name] = sorted(state[name], key=str)
    return state


@cache
def _shape(model: type[BaseModel]) -> tuple[set[str], list[str], bool]:
    """Of a kind: the fields left out, the keys of lists without an order, and whether a part of it has either."""
    marks = kept(model)
    keys = {info.alias or name: name for name, info in model.model_fields.items()}
    free = {keys[key] for key, mark in marks.items() if mark.how == "free"} | ({"id"} & set(model.model_fields) - set(marks))
    inner = any(
        mark.how == "free" or not mark.ordered
        for key, part in parts(model).items()
        if keys[key] not in free
        for mark in kept(part).values()
    )
    return free, [key for key, mark in marks.items() if not mark.ordered], inner


def shown_as(claims: dict[str, State]) -> dict[str, str]:
    """What readers see each claim as: its status, and whether its own party has a later word. Takes the states that stand."""
    against = contradictions({id_: _ids(state.get("disputes")) for id_, state in claims.items()})
    replaced = {str(state.get("replaces")) for state in claims.values()}
    return {id_: status(id_ in against, state.get("by")) + (f", {REPLACED}" if id_ in replaced else "") for id_, state in claims.items()}


def against(claims: dict[str, State]) -> dict[str, set[str]]:
    """For each claim, those that make it shown as it is: they contradict it, or replace it."""
    pairs = contradictions({id_: _ids(state.get("disputes")) for id_, state in claims.items()})
    found = {id_: set(others) for id_, others in pairs.items()}
    for id_, state in claims.items():
        if isinstance(earlier := state.get("replaces"), str):
            found.setdefault(earlier, set()).add(id_)
    return found


def _ids(value: Any) -> list[str]:
    """The ids in a value of the file, which another hand may have written."""
    return [id_ for id_ in value if isinstance(id_, str)] if isinstance(value, list) else []


def outlines(folder: Path) -> dict[str, State]:
    """A sum of each file of outlines, whatever its line ends."""
    found = {}
    for path in sorted(folder.glob("*.geojson")):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        found[path.stem] = {"sha256": hashlib.sha256(content).hexdigest()}
    return found
