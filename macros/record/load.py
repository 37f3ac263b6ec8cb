"""YAML in: every value as text, with its file and line. Nothing is interpreted here."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from .files import data_files, place
from .kept import Kept, digest, of_files
from .kinds import KINDS, NEEDED, SETTINGS
from .problems import Location, Problems
from .reader import LineError, Path_, Reader, content_of, paths
from .slips import slip

READER = Path(__file__).with_name("reader.py")
Found = tuple[Any, dict[Any, list[int]], list[Any]]  # what a file says, its lines, and the keys on top in which something stands twice

CURLY_MARKS = (
    'stands between curly quotation marks, and YAML takes only straight ones: write "…"; '
    "where the curly ones belong to the text, straight ones around them"
)


@dataclass
class Raw:
    """One record as written: plain values, and the line of each key and item in the order of `paths`."""

    place: Location
    value: object
    numbers: list[int] = field(default_factory=list)
    doubtful: bool = False  # something in it stands twice: nobody knows what it says

    @cached_property
    def lines(self) -> dict[Path_, int]:
        """The line of each key and item; hardly any is asked for, for most records have no fault."""
        return {(): self.place.line, **dict(zip(paths(self.value), self.numbers, strict=True))}

    def at(self, path: Path_) -> Location:
        """The place of a field, or of the nearest thing around it that has a line."""
        while path and path not in self.lines:
            path = path[:-1]
        return Location(self.place.file, self.lines.get(path, self.place.line), self.place.record)


@dataclass
class Loaded:
    """The raw record: a mapping of id to Raw for each kind, and the settings files.

    `unread` names the kinds of which something could not be read: what is not found of them may lie there.
    """

    records: dict[str, dict[str, Raw]] = field(default_factory=lambda: {folder: {} for folder in KINDS})
    settings: dict[str, Raw] = field(default_factory=dict)
    held: dict[tuple[str, str], Raw] = field(default_factory=dict)  # put aside, by kind and id
    unread: set[str] = field(default_factory=set)


def load(data: Path, problems: Problems) -> Loaded:
    """Everything below data/, by kind and id; faults go to problems."""
    loaded = Loaded()
    if not data.is_dir():
        problems.add(Location(data.name), "", "no such folder: the record is expected here")
        return loaded
    files, loaded.unread = data_files(data, problems)
    kept = Kept(data.parent, "record.json", f"{sys.version} {yaml.__version__} {of_files(READER)}")
    for kind, path in files:
        if kind in KINDS or kind in SETTINGS:
            _file(path, kind, data, loaded, problems, kept)
        else:
            choices = [*KINDS, *SETTINGS]
            whole = data / kind if len(path.relative_to(data).parts) > 1 else path  # a folder is named once
            problems.add(place(data, whole), "", f"no kind '{kind}'{problems.near(kind, choices)} Expected one of: {', '.join(choices)}")
            loaded.unread.add(kind)
    kept.save()
    if loaded.unread - {*KINDS, *SETTINGS, "geo"}:  # of a kind that nobody knows: anything may lie there
        loaded.unread |= {*KINDS}
    for name in NEEDED:
        if name not in loaded.settings and name not in loaded.unread:
            problems.add(Location(f"{data.name}/{name}.yml"), "", "missing: every explainer needs this file")
    return loaded


def _file(path: Path, kind: str, data: Path, loaded: Loaded, problems: Problems, kept: Kept) -> None:
    file = place(data, path).file
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(data.resolve()):
            raise LineError(0, "leads out of the folder: a record lies in it, not behind a link")
        content = content_of(path)
        found: Found = kept.get(digest(content)) or _read(content, file, kind, problems, kept)
    except LineError as error:
        problems.add(Location(file, error.line), "", str(error))
    except yaml.MarkedYAMLError as error:
        line, message = slip(error, path)
        problems.add(Location(file, line), "", message)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.add(Location(file), "", f"is not YAML in UTF-8: {' '.join(str(error).split())[:200]}")
    except OSError as error:
        problems.add(Location(file), "", f"cannot be read: {error.strerror}")
    else:
        return _take(file, kind, found, loaded, problems)
    loaded.unread.add(kind)
    return None


def _read(content: bytes, file: str, kind: str, problems: Problems, kept: Kept) -> Found:
    """What a file says; where it is without fault, that is kept."""
    reader = Reader(content)
    value = reader.read()
    noun = KINDS[kind].kind_name if kind in KINDS else ""
    for here, line in reader.repeated:
        record = f"{noun} {here[0]}" if noun else ""
        problems.add(Location(file, line, record), ".".join(map(str, here[1:])), f"the key '{here[-1]}' stands twice; keep one")
    for here, line in reader.curly:
        record = f"{noun} {here[0]}" if noun else ""
        problems.add(Location(file, line, record), ".".join(map(str, here[1:])), CURLY_MARKS)
    if not (reader.repeated or reader.curly):
        kept.put(digest(content), (value, reader.lines, []))
    return value, reader.lines, [here[0] for here, _ in reader.repeated]


def _take(file: str, kind: str, found: Found, loaded: Loaded, problems: Problems) -> None:
    value, lines, twice = found
    if kind in SETTINGS:
        loaded.settings[kind] = Raw(Location(file, 1), value, [*chain(*lines.values())], bool(twice))
    elif value is not None and not isinstance(value, dict):
        problems.add(Location(file, 1), "", "expected a mapping of ids to records")
        loaded.unread.add(kind)
    else:
        _records(file, kind, value or {}, lines, loaded, problems, twice)


def _records(
    file: str, kind: str, value: dict[str, object], lines: dict[Any, list[int]], loaded: Loaded, problems: Problems, twice: list[Any]
) -> None:
    records = loaded.records[kind]
    for id_, body in value.items():
        line, *inner = lines[id_]
        where = Location(file, line, f"{KINDS[kind].kind_name} {id_}")
        if id_ in records:
            first = records[id_].place
            problems.add(where, "", f"this id stands already in {first.file}:{first.line}; ids are used once")
            records[id_].doubtful = True
            continue
        records[id_] = Raw(where, body, inner, id_ in twice)
