"""YAML in: every value as text, with its file and line. Nothing is interpreted here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .kinds import KINDS, SETTINGS
from .problems import Place, Problems, RecordError, did_you_mean

try:
    from yaml import CSafeLoader
except ImportError as missing:
    raise RecordError("PyYAML was built without libyaml: install a PyYAML wheel, or libyaml and its headers") from missing

Path_ = tuple[str | int, ...]
MAX_DEPTH = 12


@dataclass
class Raw:
    """One record as written: plain values, and the line of each key and item."""

    place: Place
    value: object
    lines: dict[Path_, int] = field(default_factory=dict)

    def at(self, path: Path_) -> Place:
        """The place of a field, or of the nearest thing around it that has a line."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.place.file, self.lines.get(path, self.place.line), self.place.record)


@dataclass
class Loaded:
    """The raw record: a mapping of id to Raw for each kind, and the settings files."""

    records: dict[str, dict[str, Raw]] = field(default_factory=lambda: {folder: {} for folder in KINDS})
    settings: dict[str, Raw] = field(default_factory=dict)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class Reader:
    """Reads one YAML file into values and lines; refuses what only programs write."""

    def __init__(self, path: Path) -> None:
        self.lines: dict[Path_, int] = {}
        self.repeated: list[tuple[Path_, int]] = []
        with path.open("rb") as stream:
            self.events = list(yaml.parse(stream.read().decode("utf-8-sig"), Loader=CSafeLoader))
        self.position = 2  # past the start of the stream and of the document

    def read(self) -> object:
        """The whole file as plain values; ValueError with the line when it is not plain data."""
        if len(self.events) == 2:
            return None
        value = self._value((), self._next())
        self._next()
        if not isinstance(self._next(), yaml.StreamEndEvent):
            raise self._error(self.events[self.position - 1], "one document a file: take out the second '---'")
        return value

    def _next(self) -> yaml.Event:
        event = self.events[self.position]
        self.position += 1
        return event

    def _error(self, event: yaml.Event, message: str) -> LineError:
        return LineError(_line(event), message)

    def _value(self, path: Path_, event: yaml.Event) -> object:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._error(event, "anchors and aliases (& and *) are not used here: write the value out")
        if getattr(event, "tag", None):
            raise self._error(event, "tags (!) are not used here: write the plain value")
        if len(path) > MAX_DEPTH:
            raise self._error(event, f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._error(event, "expected a value")
        plain = event.implicit[0]
        return None if plain and event.value in ("", "~", "null") else event.value

    def _mapping(self, path: Path_) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "a key must be a plain word")
            key, here = event.value, (*path, event.value)
            if key in found:
                self.repeated.append((here, _line(event)))
            self.lines[here] = _line(event)
            found[key] = self._value(here, self._next())
        return found

    def _sequence(self, path: Path_) -> list[object]:
        found: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            here = (*path, len(found))
            self.lines[here] = _line(event)
            found.append(self._value(here, event))
        return found


class LineError(ValueError):
    """What is wrong with a file, and on which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def load(data: Path, problems: Problems) -> Loaded:
    """Everything below data/, by kind and id; faults go to problems."""
    loaded = Loaded()
    if not data.is_dir():
        problems.add(Place(data.name), "", "no such folder: the record is expected here")
    for path in sorted([*data.glob("*.yml"), *data.glob("*/*.yml")]):
        kind = path.relative_to(data).parts[0].removesuffix(".yml")
        file = path.relative_to(data.parent).as_posix()
        if kind not in KINDS and kind not in SETTINGS:
            choices = [*KINDS, *SETTINGS]
            problems.add(Place(file), "", f"no kind '{kind}'{did_you_mean(kind, choices)} Expected one of: {', '.join(choices)}")
            continue
        _file(path, file, kind, loaded, problems)
    for name in SETTINGS:
        if name not in loaded.settings:
            problems.add(Place(f"{data.name}/{name}.yml"), "", "missing: every explainer needs this file")
    return loaded


def _file(path: Path, file: str, kind: str, loaded: Loaded, problems: Problems) -> None:
    try:
        reader = Reader(path)
        value = reader.read()
    except LineError as error:
        problems.add(Place(file, error.line), "", str(error))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problems.add(Place(file, line), "", f"not YAML: {error.problem}")
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        problems.add(Place(file), "", f"cannot be read: {error}")
    else:
        _keep(file, kind, value, reader, loaded, problems)


def _keep(file: str, kind: str, value: object, reader: Reader, loaded: Loaded, problems: Problems) -> None:
    noun = KINDS[kind].kind_name if kind in KINDS else ""
    for here, line in reader.repeated:
        record = f"{noun} {here[0]}" if noun else ""
        problems.add(Place(file, line, record), ".".join(map(str, here[1:])), f"the key '{here[-1]}' stands twice; keep one")
    if kind in SETTINGS:
        loaded.settings[kind] = Raw(Place(file, 1), value, reader.lines)
    elif value is not None and not isinstance(value, dict):
        problems.add(Place(file, 1), "", "expected a mapping of ids to records")
    else:
        _records(file, kind, value or {}, reader.lines, loaded, problems)


def _records(file: str, kind: str, value: dict[str, object], lines: dict[Path_, int], loaded: Loaded, problems: Problems) -> None:
    parts: dict[str | int, dict[Path_, int]] = {}
    for path, line in lines.items():
        parts.setdefault(path[0], {})[path[1:]] = line
    records = loaded.records[kind]
    for id_, body in value.items():
        place = Place(file, parts[id_][()], f"{KINDS[kind].kind_name} {id_}")
        if id_ in records:
            first = records[id_].place
            problems.add(place, "", f"this id stands already in {first.file}:{first.line}; ids are used once")
            continue
        records[id_] = Raw(place, body, parts[id_])
