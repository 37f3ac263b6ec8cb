"""What pages were found to say is kept in `.cache/`, by their content: to read Markdown takes longer than all other checks."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .frontmatter import Label
from .sentences import Call, Sentence, calls_in

if TYPE_CHECKING:
    from .pages import PageText
    from .settings import Settings

FILE = Path(".cache", "pages.json")


class Store:
    """Pages read before, as one file with its own sum; a file that is not as it was written is not believed."""

    def __init__(self, project: Path, settings: Settings) -> None:
        self._path = project / FILE
        self._print = _digest(f"{_machine()}{settings.extensions!r}".encode())
        self._old = self._load()
        self._new: dict[str, Any] = {}

    def take(self, path: str, file: str, content: bytes) -> PageText | None:
        """A page of this very content, if it was read before."""
        from .pages import PageText

        kept = self._old.get(key := _digest(content))
        if kept is None:
            return None
        self._new[key] = kept
        calls = [Call(name, tuple(args), kwargs, line) for name, args, kwargs, line in kept["calls"]]
        page = PageText(path, file, kept["meta"], kept["title"] or path, calls)
        page.labels = [Label(file, *label) for label in kept["labels"]]
        page.sentences = [Sentence(text, calls_in(text, calls), *rest) for text, *rest in kept["sentences"]]
        return page

    def put(self, content: bytes, page: PageText) -> None:
        """Keep what a page was found to say."""
        self._new[_digest(content)] = {
            "meta": page.meta,
            "title": page.title if page.title != page.path else "",
            "calls": [[call.name, call.args, call.kwargs, call.line] for call in page.calls],
            "labels": [[label.line, label.field, label.text] for label in page.labels],
            "sentences": [[s.text, s.line, s.sort, s.paragraph, s.anchor] for s in page.sentences],
        }

    def save(self) -> None:
        """Write what was taken and put, where anything changed: whole or not at all, and never through a link."""
        if self._new.keys() == self._old.keys() or self._path.parent.is_symlink():
            return
        with suppress(OSError, TypeError):
            body = json.dumps({"print": self._print, "pages": self._new}, ensure_ascii=False).encode()
            self._path.parent.mkdir(exist_ok=True)
            new = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as file:
                file.write(_digest(body).encode() + b"\n" + body)
            new.replace(self._path)

    def _load(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            if not self._path.parent.is_symlink():
                with os.fdopen(os.open(self._path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
                    sum_, body = file.read().split(b"\n", 1)
                kept = json.loads(body) if sum_.decode() == _digest(body) else {}
                return dict(kept["pages"]) if kept.get("print") == self._print else {}
        return {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def _machine() -> str:
    """What pages are read with: this room, the characters the record refuses, the Markdown library, Python."""
    room = Path(__file__).parent
    files = sorted([*room.glob("*.py"), *room.parent.glob("record/reader.py")])
    return "".join([sys.version, version("Markdown"), *(_digest(path.read_bytes()) for path in files)])
