"""Changes to the lines of files: each known by where it stood, all made at once, so that nothing else moves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..record.load import Raw
from .files import flow, write
from .workspace import Workspace


@dataclass(frozen=True, order=True)
class Cut:
    """Lines of a file, from the first to the last, and what takes their place."""

    file: str
    first: int
    last: int
    lines: tuple[str, ...] = ()


def make(project: Path, cuts: list[Cut]) -> None:
    """Make changes to files, each file written once."""
    by_file: dict[str, list[Cut]] = defaultdict(list)
    for cut in cuts:
        by_file[cut.file].append(cut)
    for file, own in by_file.items():
        path = project / file
        lines = path.read_bytes().decode().split("\n")
        for cut in sorted(own, reverse=True):
            lines[cut.first - 1 : cut.last] = cut.lines
        write(path, "\n".join(lines))


class Ranges:
    """Where the records of a workspace, and their fields, begin and end."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lines: dict[str, list[str]] = {}
        self._starts: dict[str, list[int]] = defaultdict(list)
        raw = workspace.checked.raw
        for own in (*raw.records.values(), {id_: one for (_, id_), one in raw.held.items()}):
            for one in own.values():
                self._starts[one.place.file].append(one.place.line)

    def text(self, file: str) -> list[str]:
        """The lines of a file."""
        if file not in self._lines:
            self._lines[file] = (self._workspace.project / file).read_bytes().decode().split("\n")
        return self._lines[file]

    def record(self, raw: Raw) -> tuple[int, int]:
        """The first and the last line of a record; what stands before the next one belongs to that."""
        file, first = raw.place.file, raw.place.line
        last = min((start for start in self._starts[file] if start > first), default=len(self.text(file)) + 1) - 1
        while last > first and (not (line := self.text(file)[last - 1].strip()) or line.startswith("#")):
            last -= 1
        return first, last

    def field(self, raw: Raw, key: str) -> tuple[int, int]:
        """The first and the last line of a field of a record."""
        first = raw.lines[(key,)]
        later = [line for path, line in raw.lines.items() if len(path) == 1 and line > first]
        return first, min(later, default=self.record(raw)[1] + 1) - 1

    def without(self, raw: Raw) -> Cut:
        """A record taken out, with the empty line after it."""
        first, last = self.record(raw)
        text = self.text(raw.place.file)
        after = last < len(text) and not text[last].strip()
        return Cut(raw.place.file, first, last + after)

    def with_value(self, raw: Raw, key: str, value: Any) -> Cut:
        """A field with another value; taken out, where there is none."""
        first, last = self.field(raw, key)
        return Cut(raw.place.file, first, last, () if value in (None, []) else (f"  {key}: {flow(value)}",))
