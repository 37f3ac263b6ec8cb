"""A name, not an id: changed where it stands and where it is typed, with a word on what is left."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..prose.masking import CALL, RAW
from ..record.kinds import Change, Quote, Source
from ..record.kinds.fields import Native
from ..record.load import Raw
from .fields import Field, fields
from .files import flow
from .lines import Cut, Ranges, make
from .logged import answered, reason, write_entry
from .uses import Use
from .workspace import BY_NAME, EditError, Workspace, faults

NAMES = ("name", "title")  # what a record is called; a source's title is its publisher's
FORMS = ("short", "mentions")  # other forms of a name that prose uses
OLD = "aka"
VERBATIM: tuple[type[BaseModel], ...] = (Source, Quote, Native, Change)  # others' words, and the log, which stays as it is
PLAIN = re.compile(r"[\w .’-]+")
SILENT = re.compile(rf"{CALL.pattern}|{RAW.pattern}|`[^`\n]+`|\]\([^)]*\)|\{{#[^}}]*\}}", re.DOTALL)


def rename(project: Path, kind: str, id_: str, name: str, why: str | None) -> int:
    """Give a record another name; 1 while the check finds anything wrong. EditError where it has none to change."""
    workspace, name = Workspace(project), " ".join(name.split())
    if kind not in BY_NAME:
        raise EditError(f"no kind '{kind}': {', '.join(BY_NAME)}")
    record = workspace.record(kind, id_)
    key = next((key for key in NAMES if hasattr(record, key) and kind != "source"), None)
    if key is None:
        raise EditError(f"a {kind} has no name of ours to change")
    old = str(getattr(record, key))
    if old == name:
        raise EditError(f"{kind} '{id_}' is called so already")
    renaming = Renaming(workspace, (kind, id_), old, name)
    cuts, touched = renaming.cuts(key)
    told = answered(workspace, touched)
    given = reason(why, "why is it renamed, as readers will read it") if told else ""
    make(project, cuts)
    print(f"{kind} {id_}: '{old}' is '{name}'; {len(cuts)} places changed")
    if told:
        sort = "updated" if "records" in Change.model_fields else "wording"
        print(f"{write_entry(Workspace(project), f'{id_}-renamed', sort, told, f'{old} is called {name}.', given)}: written")
    print("\n".join(f"{use}: still says '{old}'" for use in renaming.left()))
    wrong = faults(project)
    print("\n".join(wrong) or "checked: ok", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


class Renaming:
    """Finds where a name is typed."""

    def __init__(self, workspace: Workspace, record: tuple[str, str], old: str, new: str) -> None:
        self._workspace, self._record, self._old, self._new = workspace, record, old, new
        self._typed = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
        self._ranges = Ranges(workspace)

    def cuts(self, key: str) -> tuple[list[Cut], list[tuple[str, str]]]:
        """The changes to data and pages, and the records they change."""
        cuts, touched = list[Cut](), dict[tuple[str, str], None]()
        for folder, records in self._workspace.checked.raw.records.items():
            kind = next(kind for kind in BY_NAME.values() if kind.folder == folder)
            for id_, raw in records.items():
                own = (kind.kind_name, id_) == self._record
                found = list(self._own(kind, raw, key) if own else self._others(kind, raw))
                cuts += found
                if found:
                    touched[kind.kind_name, id_] = None
        return [*cuts, *self._pages()], list(touched)

    def _own(self, kind: type[BaseModel], raw: Raw, key: str) -> Iterator[Cut]:
        """The record itself: its name, the forms of it that prose uses, and the old one for search."""
        value: Any = raw.value
        yield self._ranges.with_value(raw, key, self._new)
        for field in fields(kind):
            if field.key in FORMS and field.key in value and (said := self._said(value[field.key])) != value[field.key]:
                yield self._ranges.with_value(raw, field.key, said)
            elif field.key == OLD and self._old not in value.get(OLD, []):
                known = [*value.get(OLD, []), self._old]
                if OLD in value:
                    yield self._ranges.with_value(raw, OLD, known)
                else:
                    last = self._ranges.field(raw, FORMS[1] if FORMS[1] in value else key)[1]
                    yield Cut(raw.place.file, last + 1, last, (f"  {OLD}: {flow(known)}",))
            elif field.key not in (key, *FORMS, OLD):
                yield from self._field(raw, field)

    def _others(self, kind: type[BaseModel], raw: Raw) -> Iterator[Cut]:
        if kind not in VERBATIM and isinstance(raw.value, dict):
            for field in fields(kind):
                if field.key in raw.value and field.key not in (*NAMES[:1], *FORMS, OLD):
                    yield from self._field(raw, field)

    def _field(self, raw: Raw, field: Field) -> Iterator[Cut]:
        """A field in whose text the name is typed, told with the new one; others' words are left."""
        value: Any = raw.value
        ours = field.key in value and not field.ref and not field.word and field.part not in VERBATIM
        if ours and (said := self._said(value[field.key])) != value[field.key]:
            first, last = self._ranges.field(raw, field.key)
            lines = self._ranges.text(raw.place.file)[first - 1 : last]
            new = [self._said(line) for line in lines]
            as_it_lies = PLAIN.fullmatch(self._new) and new != lines  # else the name runs over a line, or needs other marks
            yield Cut(raw.place.file, first, last, tuple(new)) if as_it_lies else self._ranges.with_value(raw, field.key, said)

    def _said(self, value: Any) -> Any:
        if isinstance(value, list):
            return list(dict.fromkeys(map(self._said, value))) if all(isinstance(one, str) for one in value) else [*map(self._said, value)]
        if isinstance(value, dict):
            return {key: self._said(one) for key, one in value.items()}
        return self._typed.sub(lambda _: self._new, value) if isinstance(value, str) else value

    def _pages(self) -> Iterator[Cut]:
        """The pages on which the name is typed; macro calls keep their ids, code and addresses stay."""
        for path in sorted((self._workspace.project / "docs").rglob("*.md")):
            text = path.read_bytes().decode()
            parts, at = list[str](), 0
            for silent in SILENT.finditer(text):
                parts += [self._said(text[at : silent.start()]), self._shown(silent[0])]
                at = silent.end()
            new = "".join([*parts, self._said(text[at:])])
            if new != text:
                yield Cut(path.relative_to(self._workspace.project).as_posix(), 1, text.count("\n") + 1, tuple(new.split("\n")))

    def _shown(self, silent: str) -> str:
        """A macro call whose second argument shows the name shows the new one: the first is an id."""
        head, comma, rest = silent.partition(",")
        return head + comma + self._said(rest) if silent.startswith("{{") and comma else silent

    def left(self) -> list[Use]:
        """Where the name still stands: in others' words, in other names, in the log, in outlines."""
        found = []
        for folder in ("data", "docs"):
            for path in sorted((self._workspace.project / folder).rglob("*")):
                if path.suffix in (".yml", ".md", ".geojson"):
                    file = path.relative_to(self._workspace.project).as_posix()
                    lines = [line if not line.startswith(f"  {OLD}: ") else "" for line in path.read_text(encoding="utf-8").splitlines()]
                    found += [Use(file, at, line.strip()[:60]) for at, line in enumerate(lines, 1) if self._typed.search(line[:5000])]
        return found
