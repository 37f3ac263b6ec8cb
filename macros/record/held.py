"""Records on hold are read and checked, then put aside: nothing after that knows of them, so nothing can show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .kinds import Ref
from .load import Loaded
from .problems import Problems

Marked = Callable[[Any], Iterator[tuple[Any, str, tuple[str | int, ...]]]]


def set_aside(records: dict[str, dict[str, Any]], raw: Loaded, marked: Marked, problems: Problems) -> None:
    """Take out what is held, of every kind but claims, whose rules know of it; faults where something else leans on it."""
    held = {
        (record.kind_name, id_): folder
        for folder, own in records.items()
        for id_, record in own.items()
        if folder != "claims" and getattr(record, "hold", False)
    }
    if not held:
        return
    for folder, own in records.items():
        for id_, record in own.items():
            for mark, word, path in marked(record) if not getattr(record, "hold", False) else ():
                if isinstance(mark, Ref) and (mark.kind, word) in held:
                    problems.add(raw.records[folder][id_].at(path), ".".join(map(str, path)), f"leans on '{word}', which is on hold")
    for (_, id_), folder in held.items():
        del records[folder][id_]
        raw.held[folder, id_] = raw.records[folder].pop(id_)
