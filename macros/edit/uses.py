"""Where something is used: in data, in prose, in outlines, and in what is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..build.cache import open_cache
from ..page.macros import MACROS
from ..prose.calls import shape
from ..prose.sentences import Call
from ..record.kinds import Ref
from ..record.marks import marked
from ..record.problems import RecordError
from .workspace import WORD, Workspace

# What macros call by one name although it is of several kinds.
JOINED = {"dated": ("claim", "event"), "spot": ("place", "event"), "item": ("claim", "event")}
PREFIXES = "place-|tie-|accounts-"  # of anchors on pages


@dataclass(frozen=True, order=True)
class Use:
    """One place where something is used."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """`file:line: what`, as messages are written."""
        return f"{self.file}:{self.line}: {self.what}"


def uses(workspace: Workspace, kind: str, id_: str) -> list[Use]:
    """Every place that names something, and every macro call that shows it without naming it."""
    direct = [*in_data(workspace, kind, id_), *in_outlines(workspace, id_), *in_prose(workspace, kind, id_)]
    return sorted({*direct, *shown(workspace, kind, id_)})


def in_data(workspace: Workspace, kind: str, id_: str) -> Iterator[Use]:
    """Where records and settings name it."""
    for holder, record, raw in workspace.holders():
        for path in _paths(record, kind, id_):
            place = raw.at(path)
            yield Use(place.file, place.line, ": ".join(part for part in (holder, ".".join(map(str, path))) if part))


def _paths(record: Any, kind: str, id_: str) -> Iterator[tuple[str | int, ...]]:
    for mark, word, path in marked(record):
        named = (mark.kind, word) if isinstance(mark, Ref) else (WORD, f"{mark.list}.{word}")
        if named == (kind, id_):
            yield path
    if getattr(record, "kind_name", "") == "change":  # the log also names what is gone, so its ids are plain texts
        for name, own in (("claims", id_ if kind == "claim" else None), ("records", f"{kind}/{id_}")):
            yield from ((name, at) for at, text in enumerate(getattr(record, name, ())) if text == own)


def in_outlines(workspace: Workspace, id_: str) -> Iterator[Use]:
    """Where the outlines of maps name it."""
    for path in sorted((workspace.data / "geo").glob("*.geojson")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if f'"{id_}"' in line:
                yield Use(path.relative_to(workspace.project).as_posix(), number, "outline")


def in_prose(workspace: Workspace, kind: str, id_: str) -> Iterator[Use]:
    """Where pages name it in a macro call."""
    for page in workspace.pages:
        for call in page.calls:
            if names(call, kind, id_):
                yield Use(page.file, call.line, _written(call))


def names(call: Call, kind: str, id_: str) -> bool:
    """Whether a macro call names something of a kind."""
    if call.name not in MACROS:
        return False
    signature, hints = shape(MACROS[call.name])
    try:
        bound = signature.bind(None, *call.args, **call.kwargs)
    except TypeError:
        return False
    for name, value in bound.arguments.items():
        mark = next((mark for mark in getattr(hints.get(name), "__metadata__", ()) if isinstance(mark, Ref)), None)
        for one in value if isinstance(value, tuple) else (value,):
            if mark and _means(mark.kind, str(one), kind, id_):
                return True
    return False


def _means(asked: str, word: str, kind: str, id_: str) -> bool:
    if kind == WORD:
        return id_.startswith(f"{word}.") if asked == "list" else id_ == f"{asked}s.{word}"  # a theme stands in the list of themes
    return kind in JOINED.get(asked, (asked,)) and word.partition(":")[0] == id_


def shown(workspace: Workspace, kind: str, id_: str) -> Iterator[Use]:
    """The macro calls that show it although they do not name it: lists, pictures, maps. None while the record is faulty."""
    anchor = re.compile(rf'(?:#|\bid=")(?:{PREFIXES})?{re.escape(id_)}"')
    try:
        cache = open_cache(workspace.project)
        for page in workspace.pages if kind != WORD else ():
            for call in page.calls:
                if not names(call, kind, id_) and anchor.search(cache.markup(page.path, False, call.name, call.args, call.kwargs)):
                    yield Use(page.file, call.line, f"{_written(call)} shows it")
    except RecordError:
        return


def _written(call: Call) -> str:
    """A macro call as it stands on a page."""
    arguments = [*(repr(arg).replace("'", '"') for arg in call.args), *(f"{name}={value!r}" for name, value in call.kwargs.items())]
    text = ", ".join(arguments)
    return f"{call.name}({text if len(text) < 60 else text[:57] + '…'})"


def report(project: Path, id_: str) -> list[str]:
    """What `macros uses` prints."""
    workspace, lines = Workspace(project), list[str]()
    for kind, found in workspace.named(id_):
        places = uses(workspace, kind, found)
        lines.append(f"{kind} {found}: {len(places) or 'no'} use{'' if len(places) == 1 else 's'}")
        lines += [f"  {use}" for use in places]
    return lines
