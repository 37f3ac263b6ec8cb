"""YAML in: every value as text, with its file and line. Nothing is interpreted here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .kinds import KINDS, NEEDED, SETTINGS
from .problems import Location, Problems
from .reader import LineError, Path_, Reader

CURLY_MARKS = (
    'stands between curly quotation marks, and YAML takes only straight ones: write "…"; '
    "where the curly ones belong to the text, straight ones around them"
)


@dataclass
class Raw:
    """One record as written: plain values, and the line of each key and item."""

    place: Location
    value: object
    lines: dict[Path_, int] = field(default_factory=dict)

    def at(self, path: Path_) -> Location:
        """The place of a field, or of the nearest thing around it that has a line."""
        while path and path not in self.lines:
            path = path[:-1]
        return Location(self.place.file, self.lines.get(path, self.place.line), self.place.record)


@dataclass
class Loaded:
    """The raw record: a mapping of id to Raw for each kind, and the settings files."""

    records: dict[str, dict[str, Raw]] = field(default_factory=lambda: {folder: {} for folder in KINDS})
    settings: dict[str, Raw] = field(default_factory=dict)
    held: dict[tuple[str, str], Raw] = field(default_factory=dict)  # put aside, by kind and id


def load(data: Path, problems: Problems) -> Loaded:
    """Everything below data/, by kind and id; faults go to problems."""
    loaded = Loaded()
    if not data.is_dir():
        problems.add(Location(data.name), "", "no such folder: the record is expected here")
    for path in sorted(data.rglob("*.y*ml")):
        if path.suffix != ".yml" or len(path.relative_to(data).parts) > 2:
            place = Location(path.relative_to(data.parent).as_posix())
            problems.add(place, "", "is not read: a kind is one .yml file, or a folder of .yml files")
            continue
        kind = path.relative_to(data).parts[0].removesuffix(".yml")
        file = path.relative_to(data.parent).as_posix()
        if kind not in KINDS and kind not in SETTINGS:
            choices = [*KINDS, *SETTINGS]
            problems.add(Location(file), "", f"no kind '{kind}'{problems.near(kind, choices)} Expected one of: {', '.join(choices)}")
            continue
        _file(path, file, kind, data, loaded, problems)
    for name in NEEDED:
        if name not in loaded.settings:
            problems.add(Location(f"{data.name}/{name}.yml"), "", "missing: every explainer needs this file")
    return loaded


def _file(path: Path, file: str, kind: str, data: Path, loaded: Loaded, problems: Problems) -> None:
    try:
        if not path.resolve().is_relative_to(data.resolve()):
            raise LineError(0, "leads out of the folder: a record lies in it, not behind a link")
        reader = Reader(path)
        value = reader.read()
    except LineError as error:
        problems.add(Location(file, error.line), "", str(error))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problems.add(Location(file, line), "", f"not YAML: {error.problem}")
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.add(Location(file), "", f"is not YAML in UTF-8: {' '.join(str(error).split())[:200]}")
    except OSError as error:
        problems.add(Location(file), "", f"cannot be read: {error.strerror}")
    else:
        _keep(file, kind, value, reader, loaded, problems)


def _keep(file: str, kind: str, value: object, reader: Reader, loaded: Loaded, problems: Problems) -> None:
    noun = KINDS[kind].kind_name if kind in KINDS else ""
    for here, line in reader.repeated:
        record = f"{noun} {here[0]}" if noun else ""
        problems.add(Location(file, line, record), ".".join(map(str, here[1:])), f"the key '{here[-1]}' stands twice; keep one")
    for here, line in reader.curly:
        record = f"{noun} {here[0]}" if noun else ""
        problems.add(Location(file, line, record), ".".join(map(str, here[1:])), CURLY_MARKS)
    if kind in SETTINGS:
        loaded.settings[kind] = Raw(Location(file, 1), value, reader.lines)
    elif value is not None and not isinstance(value, dict):
        problems.add(Location(file, 1), "", "expected a mapping of ids to records")
    else:
        _records(file, kind, value or {}, reader.lines, loaded, problems)


def _records(file: str, kind: str, value: dict[str, object], lines: dict[Path_, int], loaded: Loaded, problems: Problems) -> None:
    parts: dict[str | int, dict[Path_, int]] = {}
    for path, line in lines.items():
        parts.setdefault(path[0], {})[path[1:]] = line
    records = loaded.records[kind]
    for id_, body in value.items():
        place = Location(file, parts[id_][()], f"{KINDS[kind].kind_name} {id_}")
        if id_ in records:
            first = records[id_].place
            problems.add(place, "", f"this id stands already in {first.file}:{first.line}; ids are used once")
            continue
        records[id_] = Raw(place, body, parts[id_])
