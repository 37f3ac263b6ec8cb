"""Records from the text of a filed form: held back, with nothing in them but plain text, ids that exist and words of closed lists."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from ..record.kinds import Record
from .fields import Field, fields
from .forms import answers
from .matches import Matches
from .session import Session, proposed
from .workspace import BY_NAME

ORDER = ("source", "claim", "view", "forecast")  # each may lean on those before it


def receive(project: Path, form: Path, file: str | None, undo: bool) -> int:
    """Write what a form says as records on hold, and say what is left to do: 1 while the check finds anything wrong."""
    with Session(project, file, asks=sys.stdin.isatty()) as session:
        left = _written(session, _whole(answers(form.read_bytes())))
        print("\n".join(["held back: nothing of it is shown until you take out 'hold: true'", *left]))
        return session.check(undo)


def _written(session: Session, sent: dict[str, dict[str, str]]) -> list[str]:
    """Write what was sent, and say what is left to do."""
    made, left = dict[str, str](), list[str]()
    for name in (*ORDER, *(kind for kind in sent if kind not in ORDER)):
        if name not in sent:
            continue
        kind = BY_NAME[name]
        values, unclear = _values(session, kind, sent[name])
        _lean(name, values, made)
        missing = session.complete(kind, values)
        if name == "forecast" and missing:
            command = f"python -m macros new forecast --claim {made.get('claim', 'ID')} …"
            left.append(f"a forecast was sent, too: {command} needs {', '.join(missing)}")
            continue
        id_ = proposed(session.workspace, kind, values)
        made[name] = session.write(kind, id_, {**values, "hold": "true"})
        left += [f"{name} {id_}: {line}" for line in (*unclear, *(f"{key}: is missing" for key in missing))]
    return left


def _whole(sent: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """What was sent, and the claim that a view is made of: it says what the view says, by whose view it is."""
    if view := sent.get("view"):
        claim = sent.setdefault("claim", {})
        for key, of_view in (("statement", "gist"), ("by", "expert")):
            if of_view in view:
                claim.setdefault(key, view[of_view])
    return sent


def _values(session: Session, kind: type[Record], sent: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The values that can be taken as they are, and in words what could not."""
    matches, values, unclear = Matches(session.workspace), dict[str, Any](), list[str]()
    for field in fields(kind):
        if field.key not in sent:
            if field.needed and not field.fault(None):
                values[field.key] = None
            continue
        value = _value(field, sent[field.key], matches)
        if value is None or field.fault(value):
            unclear.append(f"{field.key}: left out, for nothing in the record is sure to be meant by {sent[field.key][:80]!a}")
        else:
            values[field.key] = value
    return values, unclear


def _value(field: Field, sent: str, matches: Matches) -> Any:
    if field.ref:
        found = matches.meant(field.ref, sent)
        return [found] if found and field.many else found
    if field.word:
        words = matches.words(field.word)
        return next((word for word in words if sent.casefold() in (word, matches.shown(field.word, word).casefold())), None)
    if field.part:
        first = next(part.key for part in fields(field.part))
        return {first: sent}
    return [one.strip() for one in sent.split(",") if one.strip()] if field.many else field.plain(sent)


def _lean(kind: str, values: dict[str, Any], made: dict[str, str]) -> None:
    """Join what came with one form: the claim rests on its source, the view and the forecast on the claim."""
    if kind == "claim" and "source" in made:
        values["sources"] = [made["source"]]
    if kind == "view" and "claim" in made:
        values["claims"] = [made["claim"]]
    if kind == "forecast" and "claim" in made:
        values["claim"] = made["claim"]
