"""The record as an editor's commands see it: read and typed, even while some of it is faulty."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from ..ledger import FILE
from ..page.site import open_site
from ..prose.pages import PageText, read_pages
from ..prose.settings import read_settings
from ..record.check import Checked, read
from ..record.kinds import KINDS, SETTINGS, Record
from ..record.load import Raw
from ..record.problems import Location, Problems, RecordError, did_you_mean

WORD, SIDE = "word", "side"
BY_NAME = {kind.kind_name: kind for kind in KINDS.values()}


class EditError(Exception):
    """What a command cannot do; the text says why, and what there is."""


class Workspace:
    """An explainer's record and pages. RecordError where its vocabulary or settings are too broken to read the rest."""

    def __init__(self, project: Path) -> None:
        self.project, self.data = project, project / "data"
        problems = Problems()
        checked = read(self.data, problems)
        if checked is None:
            raise RecordError(problems.report())
        self.checked: Checked = checked

    @cached_property
    def pages(self) -> list[PageText]:
        """The pages of docs/."""
        settings = read_settings(self.project, Problems())
        return read_pages(self.project / "docs", settings, Problems())

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """Every id there is, by what it names: a kind, a side, or a word of a closed list (`themes.strikes`)."""
        found = {kind.kind_name: {id_ for id_, _ in self.written(folder)} for folder, kind in KINDS.items()}
        found[SIDE] = set(self.checked.explainer.sides)
        found[WORD] = {f"{name}.{word}" for name, words in self.checked.vocab.lists.items() for word in words}
        return found

    @cached_property
    def _accepted(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            kept = json.loads((self.data / FILE).read_bytes())
            return dict(kept.get("records", kept))
        return {}

    def published(self, folder: str) -> dict[str, Any]:
        """Every record of a kind that was ever accepted, by its id."""
        return dict(self._accepted.get(folder, {}))

    def written(self, folder: str) -> Iterator[tuple[str, Raw]]:
        """Every record of a kind as it is written, those on hold included."""
        raw = self.checked.raw
        yield from raw.records[folder].items()
        yield from ((id_, own) for (kind, id_), own in raw.held.items() if kind == folder)

    def where(self, folder: str, id_: str) -> Location:
        """Where a record stands."""
        return dict(self.written(folder))[id_].place

    def named(self, id_: str) -> list[tuple[str, str]]:
        """What an id names, as kind and id; EditError where it names nothing."""
        found = [(kind, id_) for kind, ids in self.ids.items() if id_ in ids]
        if not found:
            found = [(WORD, word) for word in sorted(self.ids[WORD]) if word.partition(".")[2] == id_]
        if not found and id_ in self.published("claims"):
            found = [("claim", id_)]
        if not found:
            every = sorted({id_ for ids in self.ids.values() for id_ in ids})
            raise EditError(f"no record or word '{id_}'{did_you_mean(id_, every)}")
        return found

    def holders(self) -> Iterator[tuple[str, Any, Raw]]:
        """Every record and every file of settings that is sound, with what messages call it and where it stands."""
        raw = self.checked.raw
        for name, model in SETTINGS.items():
            with suppress(KeyError, ValueError):
                yield "", model.model_validate(raw.settings[name].value), raw.settings[name]
        for folder, records in self.checked.records.items():
            for id_, record in records.items():
                yield f"{record.kind_name} {id_}", record, raw.records[folder][id_]

    def record(self, kind: str, id_: str) -> Record:
        """A sound record; EditError where there is none of that id."""
        found = self.checked.records[BY_NAME[kind].folder].get(id_)
        if found is None:
            raise EditError(f"no {kind} '{id_}'{did_you_mean(id_, self.ids[kind])}")
        return found  # type: ignore[no-any-return]


def faults(project: Path) -> list[str]:
    """Every fault of an explainer, a line each; none where all is well."""
    try:
        open_site(project)
    except RecordError as error:
        return str(error).splitlines()
    return []
