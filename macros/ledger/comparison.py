"""The record as it stands beside the record as it was published; where each thing compared is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..record.check import Checked
from ..record.kinds import KINDS, Change, Claim
from ..record.problems import Location
from .answers import Answers
from .fields import LOG, NAMES, OUTLINES, SETTING, WORDS
from .published import FILE, Published, lines_of
from .standing import Standing, standing


@dataclass
class Comparison:
    """What the rules compare. `pages` are those that show a ledger."""

    data: Path
    checked: Checked
    published: Published
    pages: set[str]

    @cached_property
    def now(self) -> Standing:
        """What stands now, by kind and id."""
        return standing(self.checked, self.data)

    @cached_property
    def answers(self) -> Answers:
        """What the new entries of the log answer for."""
        return Answers(self.checked, self.published, self.now)

    @property
    def claims(self) -> dict[str, Claim]:
        """Every claim by id, held ones included."""
        return self.checked.records["claims"]

    @property
    def changes(self) -> dict[str, Change]:
        """Every entry of the log by its id."""
        return self.checked.records[LOG]

    @cached_property
    def held(self) -> set[str]:
        """The ids of the claims on hold."""
        return {id_ for id_, claim in self.claims.items() if claim.hold}

    def unsure(self, folder: str, id_: str) -> bool:
        """Whether a record that is not found may stand where something could not be read."""
        raw = self.checked.raw
        if folder in KINDS:
            return (folder in raw.unread and id_ not in raw.records[folder]) or (
                id_ in raw.records[folder] and id_ not in self.checked.records[folder]
            )
        if folder == SETTING:
            return id_ in raw.unread or (id_ in raw.settings and id_ not in self.checked.settings)
        return folder == OUTLINES and "geo" in raw.unread

    def home(self, folder: str) -> str:
        """The file or folder that holds a kind, for messages."""
        if folder == OUTLINES:
            return f"{self.data.name}/geo"
        name = "vocab" if folder == WORDS else folder
        return f"{self.data.name}/{name}" + ("" if (self.data / name).is_dir() else ".yml")

    def kept_at(self, folder: str, id_: str) -> Location:
        """Where a record stands in the published file."""
        kind = "change" if folder == LOG else NAMES.get(folder, folder)
        return Location(f"{self.data.name}/{FILE}", self._lines.get((folder, id_), 0), f"{kind} {id_}")

    @cached_property
    def _lines(self) -> dict[tuple[str, str], int]:
        return lines_of(self.data / FILE)

    def place(self, folder: str, id_: str, *path: str | int) -> Location:
        """Where a record that stands, or a field of it, is written."""
        raw = self.checked.raw
        if folder in KINDS:
            return raw.records[folder][id_].at(path)
        if folder == WORDS:
            list_, _, word = id_.partition(".")
            found = raw.settings["vocab"].at(("lists", list_, word, *path))
        elif folder == SETTING:
            found = raw.settings[id_].at(path)
        elif folder == OUTLINES:
            return Location(f"{self.data.name}/geo/{id_}.geojson")
        else:
            return self.kept_at(folder, id_)
        return Location(found.file, found.line, f"{NAMES[folder]} {id_}" if folder == WORDS else "")
