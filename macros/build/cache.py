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
import shutil
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

CACHE = ".cache"
MACHINE = Path(__file__).parent.parent
LIBRARIES = ("Jinja2", "Markdown", "MarkupSafe", "Pillow", "pydantic", "pydantic-core")


def open_cache(project: Path) -> Cache:
    """What was made, or is to be made, of the explainer in a folder; RecordError when anything is wrong with it."""
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
    """An explainer's markup and downloads, from what is stored for these very files, else made now, and stored."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._folder = project / CACHE / _fingerprint(project)
        self._page: tuple[str, bool, dict[str, str]] = ("", False, {})
        if not self._folder.is_dir():
            _ = self.site
            _evict(project / CACHE)

    @cached_property
    def site(self) -> Site:
        """The explainer itself, read and checked."""
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
        stored = self._folder / "downloads"
        files: Mapping[str, bytes | memoryview]
        try:
            header, content = stored.read_bytes().split(b"\n", 1)
            lengths, pages = json.loads(header)
            files = dict(_cut(lengths, memoryview(content)))
        except (OSError, ValueError):
            files, pages = downloads(self.site), offering(self.site)
            header = json.dumps([{name: len(one) for name, one in files.items()}, pages]).encode()
            _store(stored, header, b"\n", *files.values())
        place(files, target)
        fill_sizes(pages, target)

    def _markup(self, page: str, rewritten: bool) -> dict[str, str]:
        """Every macro call of a page, with what it gives."""
        stored = self._folder / f"{hashlib.sha256(page.encode()).hexdigest()}{'-rewritten' if rewritten else ''}.json"
        with suppress(OSError, ValueError):
            return dict(json.loads(stored.read_bytes()))
        words = self.site.macros(page, rewritten)
        calls = {_key(call.name, call.args, call.kwargs): call for call in self.site.pages[page].calls}
        markup = {key: str(getattr(words, call.name)(*call.args, **call.kwargs)) for key, call in calls.items()}
        _store(stored, json.dumps(markup, ensure_ascii=False).encode())
        return markup


def _key(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    return f"{name}{args!r}{kwargs!r}"


def _cut(lengths: dict[str, int], content: memoryview) -> Iterable[tuple[str, memoryview]]:
    """Each file by its name, cut out of all of them in a row."""
    at = 0
    for name, length in lengths.items():
        yield name, content[at : at + length]
        at += length


def _fingerprint(project: Path) -> str:
    """The SHA-256 of every file and library that markup and downloads follow from."""
    digest = hashlib.sha256(repr([sys.version, [(name, version(name)) for name in LIBRARIES]]).encode())
    for root in (project / "data", project / "docs", project / CONFIG, MACHINE):
        for path in sorted(path for path in [root, *root.rglob("*")] if path.is_file() and "__pycache__" not in path.parts):
            with suppress(OSError):
                digest.update(f"{root.name}/{path.relative_to(root).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _evict(stored: Path) -> None:
    """What was made of other files goes."""
    with suppress(OSError):
        for old in stored.iterdir():
            shutil.rmtree(old, ignore_errors=True)


def _store(path: Path, *parts: bytes | memoryview) -> None:
    """Written whole or not at all; in a folder that cannot be written nothing is stored."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.{os.getpid()}")
        with new.open("wb") as file:
            file.writelines(parts)
        new.replace(path)
