"""Words that a page hands to a macro, to be shown for a record: they are one of its names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from ..record.kinds import KINDS
from ..record.kinds.fields import Names
from ..record.problems import Location, Problems
from .calls import shape
from .pages import PageText

KINDS_BY_NAME = {kind.kind_name: kind for kind in KINDS.values()}


def check_names(
    pages: Iterable[PageText], words: dict[str, Callable[..., Any]], records: dict[str, dict[str, Any]], problems: Problems
) -> None:
    """Words that a call shows for a record are one of its names: else a page could call anybody anything."""
    for page in pages:
        for call in (call for call in page.calls if len(call.args) + len(call.kwargs) > 1):
            signature, hints = shape(words[call.name])
            arguments = signature.bind(None, *call.args, **call.kwargs).arguments
            for name, kind in ((name, kind) for name in arguments if (kind := _names(hints.get(name)))):
                record = records[KINDS_BY_NAME[kind].folder][arguments[kind]]
                if arguments[name] and _key(arguments[name]) not in (known := names_of(record)):
                    choices = ", ".join(f"'{choice}'" for choice in list(known.values())[:5])
                    message = f"{name}: '{arguments[name]}' is no name of {kind} '{record.id}': write one of its names ({choices}), or none"
                    problems.add(Location(page.file, call.line), call.name, message)


def _names(hint: Any) -> str:
    return next((mark.kind for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Names)), "")


def names_of(record: Any) -> dict[str, str]:
    """What a record may be called where readers see it, by the words that count: without article, possessive and plural."""
    own = [record.name, *([record.short, *record.mentions] if record.kind_name == "actor" else getattr(record, "aka", ()))]
    own += [part for name in own for part in re.findall(r"^(.+?) \((.+)\)$", name)[:1] for part in part]
    return {_key(name): name for name in own if name}


def _key(words: str) -> str:
    return re.sub(r"(?:['’]s|s)$", "", re.sub(r"^(?:the|an?) ", "", " ".join(words.split()).casefold()))
