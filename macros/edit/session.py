"""New records, written where their like stands, checked, and taken out again where somebody breaks off."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from ..record.kinds import ID_SHAPE, Record
from ..record.kinds.fields import FORMS
from ..record.schema import write_known
from .ask import Asker
from .fields import fields
from .files import add, as_text, asked_for, home
from .matches import NAMES, Matches
from .workspace import BY_NAME, EditError, Workspace, faults

SMALL = "a an and as at by for from had has in is it its of on or that the to was were with"  # words that tell nothing in an id
LONGEST = 40  # letters of an id that is proposed


def slug(text: str) -> str:
    """A text as an id: its telling words, in plain letters."""
    plain: str = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = [word for word in re.findall(r"[a-z0-9]+", plain.replace("'", "")) if word not in SMALL.split()] or ["new"]
    found: str = words[0][:LONGEST]
    for word in words[1:]:
        if len(found) + len(word) >= LONGEST:
            break
        found += f"-{word}"
    return found


def proposed(workspace: Workspace, kind: type[Record], values: dict[str, Any]) -> str:
    """An id that is free, made of what a record says."""
    telling = [str(values[key]) for key in ("publisher", "by", "expert", "from", "to", *NAMES) if values.get(key)]
    if not telling and values.get("claim"):
        telling = [f"{values['claim']} foreseen"]
    stem = slug(" ".join(dict.fromkeys(telling)) or kind.kind_name)
    tries = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 1000))
    return next(id_ for id_ in tries if not taken(workspace, kind, id_))


def taken(workspace: Workspace, kind: type[Record], id_: str) -> str:
    """Why an id cannot be that of a new record; empty where it can."""
    if not re.fullmatch(ID_SHAPE, id_) or len(id_) > 80:
        return FORMS[ID_SHAPE]
    for name, ids in workspace.ids.items():
        if id_ in ids and name in BY_NAME:
            place = workspace.where(BY_NAME[name].folder, id_)
            return f"'{id_}' stands already in {place.file}:{place.line}"
    if id_ in workspace.published(kind.folder):
        return f"'{id_}' was published and withdrawn: an id is used once"
    return ""


class Session:
    """Writes new records, one after another, and can take all of them out again."""

    def __init__(self, project: Path, file: str | None = None, asks: bool = False) -> None:
        self.project, self._file, self._asks = project, file, asks
        self._before = faults(project)
        self._kept: dict[Path, bytes | None] = {}
        self.workspace = Workspace(project)

    def ask(self, kind: type[Record], given: dict[str, Any]) -> str | None:
        """Ask for a record, and write it; None where it is not to be written."""
        asker = Asker(Matches(self.workspace), self._make)
        print(f"\nA new {kind.kind_name}. {(kind.__doc__ or '').splitlines()[0]}")
        written = [raw.value for _, raw in self.workspace.written(kind.folder) if isinstance(raw.value, dict)]
        values = asker.record(kind, written, given)
        id_ = asker.id(proposed(self.workspace, kind, values), lambda id_: taken(self.workspace, kind, id_))
        path = self._place(kind, id_, values)
        print(f"\n{as_text(kind, id_, values)}\nin {path.relative_to(self.project)}")
        return self.write(kind, id_, values) if asker.agreed("Write it?") else None

    def _make(self, kind: str) -> str | None:
        return self.ask(BY_NAME[kind], {}) if kind in BY_NAME else None

    def complete(self, kind: type[Record], values: dict[str, Any]) -> list[str]:
        """What a record needs and has not, after asking for it where somebody is there to answer."""
        if self._asks:
            Asker(Matches(self.workspace), self._make).needed(kind, values)
        return [field.key for field in fields(kind) if field.needed and field.key not in values and field.fault(None)]

    def _place(self, kind: type[Record], id_: str, values: dict[str, Any]) -> Path:
        if self._file:
            return asked_for(self.workspace, kind, self._file)
        return home(self.workspace, kind, values, as_text(kind, id_, values).count("\n"))

    def write(self, kind: type[Record], id_: str, values: dict[str, Any]) -> str:
        """Write a record where its like stands, and give its id; EditError where the id is taken or no id."""
        if wrong := taken(self.workspace, kind, id_):
            raise EditError(wrong)
        path = self._place(kind, id_, values)
        self._kept.setdefault(path, path.read_bytes() if path.is_file() else None)
        add(self.workspace, path, as_text(kind, id_, values))
        self.workspace = Workspace(self.project)
        if id_ not in dict(self.workspace.written(kind.folder)):
            raise EditError("\n".join([*(line for line in faults(self.project) if line not in self._before), "nothing was written"]))
        place = self.workspace.where(kind.folder, id_)
        print(f"{place.file}:{place.line}: {place.record}: written")
        return id_

    def check(self, undo: bool) -> int:
        """Whether all is as well as before; else what is wrong, and 1. With `undo`, what was written is then taken out."""
        after = faults(self.project)
        wrong = [line for line in after if line not in self._before]
        checked, raw = self.workspace.checked, self.workspace.checked.raw
        write_known(self.workspace.data, raw.records, checked.explainer, checked.vocab)
        if not wrong:
            before = f"; {len(after)} {'faults were' if len(after) > 1 else 'fault was'} there before" if after else ""
            print(f"checked: ok{before}")
            return 0
        print("\n".join(wrong), file=sys.stderr)
        if undo:
            self._take_out()
            print("taken out again", file=sys.stderr)
        else:
            print("It stands as it was written: mend what the check says, or take it out.", file=sys.stderr)
        return 1

    def _take_out(self) -> None:
        for path, content in self._kept.items():
            path.unlink() if content is None else path.write_bytes(content)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, stopped: type[BaseException] | None, *_: object) -> None:
        """Whoever breaks off has written nothing, not even what was made on the way."""
        if stopped:
            self._take_out()
