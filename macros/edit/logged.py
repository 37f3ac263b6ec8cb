"""Entries of the log that a command writes: why is asked, never invented."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..record.kinds import KINDS, Change
from .files import add, as_text, home
from .workspace import BY_NAME, EditError, Workspace

Named = tuple[str, str]  # a kind by its name, and an id


def answered(workspace: Workspace, records: Iterable[Named]) -> list[Named]:
    """Those of some records whose change the log has to tell: they were accepted as they were."""
    kinds = {"claim"} if "records" not in Change.model_fields else {*BY_NAME} - {Change.kind_name}
    return [(kind, id_) for kind, id_ in records if kind in kinds and id_ in workspace.published(BY_NAME[kind].folder)]


def reason(given: str | None, question: str) -> str:
    """Why something changes, in the words of whoever changes it; EditError where nobody says."""
    if not given and sys.stdin.isatty():
        given = input(f"{question} > ")
    if not given or not given.strip():
        raise EditError('say why, as readers will read it on Changes: --why "…"')
    return " ".join(given.split())


def write_entry(workspace: Workspace, id_: str, kind: str, records: list[Named], what: str, why: str) -> str:
    """Write an entry of today, or of the day on which what it names was accepted if that is later; where it stands."""
    taken = workspace.ids[Change.kind_name]
    id_ = next(one for number in range(1, 1000) if (one := id_ if number == 1 else f"{id_}-{number}") not in taken)
    values: dict[str, Any] = {"date": _day(workspace, records), "kind": kind}
    for key, own in (
        ("claims", [id_ for name, id_ in records if name == "claim"]),
        ("records", [f"{name}/{id_}" for name, id_ in records if name != "claim"]),
    ):
        if own:
            values[key] = own
    values |= {"what": what, "why": why}
    text = as_text(Change, id_, values)
    path = home(workspace, Change, values, text.count("\n"))
    add(workspace, path, text)
    return f"{path.relative_to(workspace.project).as_posix()}: change {id_}"


def _day(workspace: Workspace, records: list[Named]) -> str:
    folders = {kind.kind_name: folder for folder, kind in KINDS.items()}
    kept = [workspace.published(folders[kind]).get(id_, {}).get("accepted", "") for kind, id_ in records]
    return max([date.today().isoformat(), *map(str, kept)])
