"""One YAML file in: plain values as text, and the line of each. What only programs write is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from .problems import RecordError

try:
    from yaml import CSafeLoader
except ImportError as missing:
    raise RecordError("PyYAML was built without libyaml: install a PyYAML wheel, or libyaml and its headers") from missing

Path_ = tuple[str | int, ...]
MAX_BYTES = 20_000_000
MAX_DEPTH = 12
MAX_TEXT = 5_000
# Control characters, and those that turn text around, hide in it, or that nobody can see: they could make a
# quotation read as it was never said. Joiners, which several scripts need, are refused within Latin words alone.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
JOINED = re.compile("(?<=[A-Za-z])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z])")
# Greek and Cyrillic letters look like Latin ones: a word of both is another word than it seems.
MIXED = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]")


# YAML takes only straight marks: between these a text would keep them, and readers would see them.
CURLY = re.compile("[“”„‟«‘’‚‛‹].*[“”‟»‘’‛›]", re.DOTALL)


class LineError(ValueError):
    """What is wrong with a file, and on which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def unseen(text: str) -> tuple[int, str] | None:
    """Where a text holds what a reader cannot see, or takes for something else, and what that is; None where it does not."""
    if hidden := HIDDEN.search(text) or (("\u200c" in text or "\u200d" in text) and JOINED.search(text)):
        code = f"U+{ord(hidden[0]):04X}"
        return hidden.start(), f"holds the hidden character {code}, which can make a text read as it was not written: take it out"
    if not text.isascii() and (mixed := MIXED.search(text)):
        names = " and ".join(f"U+{ord(char):04X}" for char in mixed[0])
        return mixed.start(), f"letters of two scripts in one word, {names}, which look alike: write it in one"
    return None


def content_of(path: Path) -> bytes:
    """What a file holds; LineError where it is too much."""
    if path.stat().st_size > MAX_BYTES:
        raise LineError(0, f"larger than {MAX_BYTES:,} bytes: cut it into topics")
    return path.read_bytes()


def paths(value: object, path: Path_ = ()) -> Iterator[Path_]:
    """The way to each key and item of a value, in the order in which they were read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*path, key)
        yield from paths(item, (*path, key))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class Reader:
    """Reads one YAML file into values and lines; refuses what only programs write.

    `lines` has for each key on top its line and those of all that is in it, in the order of `paths`.
    """

    _next: Callable[[], Any]  # the next event of the file

    def __init__(self, content: bytes) -> None:
        self.lines: dict[str | int, list[int]] = {}
        self._own: list[int] = []  # those of the key on top that is being read
        self.repeated: list[tuple[Path_, int]] = []
        self.curly: list[tuple[Path_, int]] = []
        text = content.decode("utf-8-sig")
        if found := unseen(text):
            raise LineError(text.count("\n", 0, found[0]) + 1, found[1])
        self._next = CSafeLoader(text).get_event

    def read(self) -> object:
        """The whole file as plain values; LineError or yaml.YAMLError when it is not plain data."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._value((), self._next())
        self._next()
        if not isinstance(event := self._next(), yaml.StreamEndEvent):
            raise self._error(event, "one document a file: take out the second '---'")
        return value

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
        self._check(event)
        plain = event.implicit[0]
        if plain and CURLY.fullmatch(event.value):
            self.curly.append((path, _line(event)))
        return None if plain and event.value in ("", "~", "null") else event.value

    def _check(self, event: yaml.ScalarEvent) -> None:
        if len(event.value) > MAX_TEXT:
            raise self._error(event, f"a text of {len(event.value):,} characters: {MAX_TEXT:,} at most")
        if event.style == '"' and (found := unseen(event.value)):  # escapes; what is written plainly was seen above
            raise self._error(event, found[1])

    def _mapping(self, path: Path_) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "a key must be a plain word")
            self._check(event)
            key, here = event.value, (*path, event.value)
            if key in found:
                self._repeat(here, event)
                continue
            self._note(here, event)
            found[key] = self._value(here, self._next())
        return found

    def _repeat(self, here: Path_, event: yaml.Event) -> None:
        """Note that a key stands twice, and read past what it says the second time."""
        self.repeated.append((here, _line(event)))
        kept, self._own = self._own, []
        self._value(here, self._next())
        self._own = kept

    def _note(self, here: Path_, event: yaml.Event) -> None:
        if len(here) == 1:
            self._own = self.lines[here[0]] = []
        self._own.append(_line(event))

    def _sequence(self, path: Path_) -> list[object]:
        found: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            here = (*path, len(found))
            self._note(here, event)
            found.append(self._value(here, event))
        return found
