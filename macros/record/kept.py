"""What was found of the same text is not looked for again: one file in `.cache/`, with its own sum.

Reading YAML and Markdown, and the grammar of sentences, takes longer than all other checks. A file that is not
as it was written is not believed, links are not followed, and nothing is written but in `.cache/`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = ".cache"


class Kept:
    """Findings by key; `print_` stands for all they depend on besides the key: another print, and nothing is known."""

    def __init__(self, project: Path, name: str, print_: str) -> None:
        self._path, self._print = project / FOLDER / name, print_
        self._old = self._load()
        self._new: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """What was found, or None; it is kept on."""
        if key in self._old:
            self._new[key] = self._old[key]
        return self._new.get(key)

    def put(self, key: str, found: Any) -> None:
        """Keep a finding, made of what JSON can hold."""
        self._new[key] = found

    def save(self) -> None:
        """Write what was got and put, where that is another set than before: whole or not at all."""
        if self._new.keys() == self._old.keys() or self._path.parent.is_symlink():
            return
        with suppress(OSError, TypeError):
            body = json.dumps([self._print, self._new], ensure_ascii=False).encode()
            self._path.parent.mkdir(exist_ok=True)
            new = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as file:
                file.write(digest(body).encode() + b"\n" + body)
            new.replace(self._path)

    def _load(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            if not self._path.parent.is_symlink():
                with os.fdopen(os.open(self._path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
                    sum_, body = file.read().split(b"\n", 1)
                print_, found = json.loads(body) if sum_ == digest(body).encode() else ("", {})
                return dict(found) if print_ == self._print else {}
        return {}


def digest(content: bytes) -> str:
    """A content's SHA-256."""
    return hashlib.sha256(content).hexdigest()


@cache
def of_files(*paths: Path) -> str:
    """A print of the code in some files, or in the folders among them."""
    files: Iterable[Path] = (file for path in paths for file in (sorted(path.glob("*.py")) if path.is_dir() else [path]))
    return digest("".join(digest(file.read_bytes()) for file in files).encode())
