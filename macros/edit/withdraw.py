"""A record withdrawn: taken out, told in the log, freed from what only compares with it; what stands on it is listed."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from ..record.kinds import Change
from ..record.load import Raw
from .fields import fields
from .lines import Cut, Ranges, make
from .logged import answered, reason, write_entry
from .matches import label
from .uses import Use, in_data, in_outlines, in_prose, names
from .workspace import BY_NAME, EditError, Workspace, faults

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def withdraw(project: Path, id_: str, why: str | None, instead: str | None) -> int:
    """Withdraw a record; 1 while something still leans on it. EditError where that cannot be done."""
    workspace = Workspace(project)
    kind = _kind(workspace, id_)
    if instead and instead not in workspace.ids[kind]:
        raise EditError(f"no {kind} '{instead}' to take its place")
    record = workspace.record(kind, id_)
    told = answered(workspace, [(kind, id_)])
    given = reason(why, "why is it withdrawn, as readers will read it") if told else ""
    cuts, freed, left = _leaning(workspace, kind, id_, instead)
    ranges = Ranges(workspace)
    make(project, [ranges.without(workspace.checked.raw.records[BY_NAME[kind].folder][id_]), *cuts])
    print(f"{kind} {id_}: taken out")
    if told:
        print(f"{write_entry(Workspace(project), f'{id_}-withdrawn', 'withdrawn', told, f'Withdrawn: {label_of(record)}', given)}: written")
    print("\n".join([*(f"{use}: {'re-pointed' if instead else 'freed'}" for use in freed), *(f"{use}: still leans on it" for use in left)]))
    return _checked(project)


def label_of(record: Any) -> str:
    """What a record says or is called, whole: readers see it in the log."""
    return next((str(value) for name in ("statement", "title", "name", "gist") if (value := getattr(record, name, None))), label(record))


def _kind(workspace: Workspace, id_: str) -> str:
    found = [kind for kind, one in workspace.named(id_) if kind in BY_NAME and kind != Change.kind_name and one in workspace.ids[kind]]
    if not found:
        raise EditError(f"'{id_}' is no record that stands")
    if "records" not in Change.model_fields and found != ["claim"]:
        raise EditError(f"the log tells of claims alone: take {found[0]} '{id_}' out by hand; python -m macros uses {id_}")
    return found[0]


def _leaning(workspace: Workspace, kind: str, id_: str, instead: str | None) -> tuple[list[Cut], list[Use], list[Use]]:
    """The changes that free what leans on a record, or point it elsewhere; what they free; and what is left."""
    ranges, cuts, freed, left = Ranges(workspace), set[Cut](), list[Use](), list[Use]()
    for use in in_data(workspace, kind, id_):
        holder, _, path = use.what.partition(": ")
        own, _, name = holder.partition(" ")
        raw = workspace.checked.raw.records[BY_NAME[own].folder].get(name) if own in BY_NAME else None
        if own == Change.kind_name or name == id_:
            continue
        cut = _freed(ranges, own, raw, path.partition(".")[0], id_, instead) if raw else None
        if cut:
            cuts.add(cut)
        (freed if cut else left).append(use)
    left += in_outlines(workspace, id_)
    if instead:
        pointed = _pointed(workspace, kind, id_, instead)
        return [*cuts, *pointed], [*freed, *in_prose(workspace, kind, id_)], left
    return [*cuts], freed, [*left, *in_prose(workspace, kind, id_)]


def _freed(ranges: Ranges, kind: str, raw: Raw, key: str, id_: str, instead: str | None) -> Cut | None:
    """A field without an id, or with another; None where somebody has to judge: what stands on a record, not beside it."""
    field = next(field for field in fields(BY_NAME[kind]) if field.key == key)
    compared = {field.ref} if not field.part else {part.ref for part in fields(field.part)}
    beside = kind == "claim" and kind in compared
    if not instead and not beside:
        return None
    value = _without(raw.value[key], id_, instead) if isinstance(raw.value, dict) else None
    if value in (None, []) and field.needed:
        return None
    return ranges.with_value(raw, key, value)


def _without(value: Any, id_: str, instead: str | None) -> Any:
    if isinstance(value, list):
        if any(instead in (item, *(item.values() if isinstance(item, dict) else ())) for item in value):
            instead = None  # it is named already
        return [found for item in value if (found := _without(item, id_, instead)) is not None]
    if isinstance(value, dict):
        if id_ not in value.values():
            return value
        return {key: instead if item == id_ else item for key, item in value.items()} if instead else None
    return instead if value == id_ else value


def _pointed(workspace: Workspace, kind: str, id_: str, instead: str) -> list[Cut]:
    """The lines of pages whose macros name a record, with another in its place."""
    cuts, quoted = [], re.compile(rf"([\"']){re.escape(id_)}(?=[\"':])")
    for page in workspace.pages:
        if any(names(call, kind, id_) for call in page.calls):
            text = (workspace.project / page.file).read_bytes().decode()
            new = CALL.sub(lambda match: quoted.sub(rf"\g<1>{instead}", match[0]), text)
            cuts.append(Cut(page.file, 1, text.count("\n") + 1, tuple(new.split("\n"))))
    return cuts


def _checked(project: Path) -> int:
    wrong = faults(project)
    print("\n".join(wrong) or "checked: ok", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0
