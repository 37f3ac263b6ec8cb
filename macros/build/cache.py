"""What was made of the same files is not made again: markup of pages and downloads, kept in `.cache/`.

The record is read and checked when a file that counts, or a library, is not as it was; else what is
kept stands for a record that was checked. Whoever can write there can write any page: `.cache/` is
never part of what is handed on.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..export import downloads, fill_sizes, offering, place
from ..page.site import Site, State, open_site, state
from ..record.config import CONFIG
from ..record.problems import RecordError
from .store import Store

CACHE = ".cache"
MACHINE = Path(__file__).parent.parent
LIBRARIES = ("Jinja2", "Markdown", "MarkupSafe", "Pillow", "pydantic", "pydantic-core")


def open_cache(project: Path) -> Cache:
    """What was made, or is to be made, of the explainer in a folder; RecordError when anything is wrong with it."""
    if sys.flags.optimize > 1:
        raise RecordError("PYTHONOPTIMIZE: above 1, Python drops texts that pages show: unset it, or leave out -OO")
    return _open(project, state(project))


@lru_cache(maxsize=1)
def _open(project: Path, _state: State) -> Cache:
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        return Cache(project)
    finally:  # what was read lives as long as the build: to look through it for garbage, again and again, takes a tenth of it
        gc.enable()
        gc.freeze()


class Cache:
    """An explainer's markup and downloads, from what is stored for these very files, else made now, and stored.

    A build stores in a folder of its own. Only when it ends, and its files are still those it began with, does that
    folder bear their fingerprint: a file may be saved between the print and the reading.
    """

    def __init__(self, project: Path) -> None:
        self._project, self._print = project, fingerprint(project)
        self._stored = Store(project / CACHE, self._print)
        self._new: Store | None = None
        self._page: tuple[str, bool, dict[str, str]] = ("", False, {})
        if not self._stored.there:
            _ = self.site

    @cached_property
    def site(self) -> Site:
        """The explainer itself, read and checked."""
        self._new = Store(self._project / CACHE, f"{self._print}.{os.getpid()}")
        return open_site(self._project)

    def markup(self, page: str, rewritten: bool, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """What a macro gives on a page of docs/; `rewritten` as in `addresses.relative`."""
        if self._page[:2] != (page, rewritten):
            self._page = (page, rewritten, self._markup(page, rewritten))
        markup, call = self._page[2], _key(name, args, kwargs)
        if call not in markup:
            markup[call] = str(getattr(self.site.macros(page, rewritten), name)(*args, **kwargs))
        return markup[call]

    def export(self, target: Path) -> None:
        """Write what stands beside the pages into a folder, and the sizes of the downloads into a site built there."""
        files: Mapping[str, bytes | memoryview]
        try:
            header, content = (self._read("downloads") or b"").split(b"\n", 1)
            lengths, pages = json.loads(header)
            files = dict(_cut(lengths, memoryview(content)))
        except (AttributeError, TypeError, ValueError):
            files, pages = downloads(self.site), offering(self.site)
            header = json.dumps([{name: len(one) for name, one in files.items()}, pages]).encode()
            self._write("downloads", header, b"\n", *files.values())
        place(files, target)
        fill_sizes(pages, target)
        self._keep()

    def _markup(self, page: str, rewritten: bool) -> dict[str, str]:
        """Every macro call of a page, with what it gives."""
        name = f"{hashlib.sha256(page.encode()).hexdigest()}{'-rewritten' if rewritten else ''}.json"
        with suppress(TypeError, ValueError):
            return dict(json.loads(self._read(name) or b""))
        words = self.site.macros(page, rewritten)
        calls = {_key(call.name, call.args, call.kwargs): call for call in self.site.pages[page].calls}
        markup = {key: str(getattr(words, call.name)(*call.args, **call.kwargs)) for key, call in calls.items()}
        self._write(name, json.dumps(markup, ensure_ascii=False).encode())
        return markup

    def _read(self, name: str) -> bytes | None:
        return self._stored.read(name)

    def _write(self, name: str, *parts: bytes | memoryview) -> None:
        if self._new:
            self._new.write(name, *parts)

    def _keep(self) -> None:
        """What was made now is stored for the next build, if the files are what they were when this one began."""
        if self._new is None:
            return
        if fingerprint(self._project) == self._print:
            self._new.hand_over(self._stored)
        else:
            self._new.discard()
        self._new = None


def _key(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    return f"{name}{args!r}{kwargs!r}"


def _cut(lengths: dict[str, int], content: memoryview) -> Iterable[tuple[str, memoryview]]:
    """Each file by its name, cut out of all of them in a row; ValueError where they are not all of it, or a name leads elsewhere."""
    if sum(lengths.values()) != len(content) or any(name.startswith("/") or ".." in name.split("/") for name in lengths):
        raise ValueError("not what was stored")
    at = 0
    for name, length in lengths.items():
        yield name, content[at : at + length]
        at += length


def fingerprint(project: Path) -> str:
    """The SHA-256 of every file and library that markup and downloads follow from."""
    digest = hashlib.sha256(repr([sys.version, sys.flags.optimize, [(name, version(name)) for name in LIBRARIES]]).encode())
    for root in (project / "data", project / "docs", project / CONFIG, MACHINE):
        for path in sorted(path for path in [root, *root.rglob("*")] if path.is_file() and "__pycache__" not in path.parts):
            with suppress(OSError):
                digest.update(f"{root.name}/{path.relative_to(root).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
