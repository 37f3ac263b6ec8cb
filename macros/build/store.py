"""Files that a build keeps for the next: each with a sum that is verified, none behind a link, none outside its folder."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path

SUM = 64  # hex digits of a SHA-256
PRINT = re.compile(r"[0-9a-f]{64}(?:\.\d+)?")  # how folders of this kind are called; others may keep other things beside them


class Store:
    """A folder of kept files below a folder of such folders. What cannot be kept, or does not verify, is not there."""

    def __init__(self, root: Path, name: str) -> None:
        self._root, self._folder = root, root / name

    @property
    def there(self) -> bool:
        """Whether the folder holds what an earlier build kept."""
        return _is_folder(self._root) and _is_folder(self._folder)

    def read(self, name: str) -> bytes | None:
        """What was kept under a name; None where nothing was, or not what was written."""
        if not self.there:
            return None
        with suppress(OSError):
            descriptor = os.open(self._folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with open(descriptor, "rb") as file:
                head, content = file.read(SUM + 1), file.read()
            if head == _sum(content):
                return content
        return None

    def write(self, name: str, *parts: bytes | memoryview) -> None:
        """Keep something under a name: whole or not at all; where that is not possible, nothing is kept."""
        digest = hashlib.sha256()
        for part in parts:
            digest.update(part)
        with suppress(OSError):
            if not os.path.lexists(self._root):
                self._root.mkdir(parents=True)
            if _is_folder(self._root) and not os.path.lexists(self._folder):
                self._folder.mkdir()
            if not self.there:
                return
            new = self._folder / f"{name}.{os.getpid()}"
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
            with open(os.open(new, flags, 0o644), "wb") as file:
                file.write(digest.hexdigest().encode() + b"\n")
                file.writelines(parts)
            new.replace(self._folder / name)

    def hand_over(self, to: Store) -> None:
        """Give what the folder holds to another, which then stands alone: what was made of other files goes."""
        if not self.there:
            return
        with suppress(OSError):
            if not os.path.lexists(to._folder):
                self._folder.rename(to._folder)
            elif to.there:
                for path in self._folder.iterdir():
                    path.replace(to._folder / path.name)
        with suppress(OSError):
            for old in self._root.iterdir():
                if old != to._folder and PRINT.fullmatch(old.name):
                    _remove(old)

    def discard(self) -> None:
        """What was kept in the folder goes."""
        if self.there:
            _remove(self._folder)


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode() + b"\n"


def _is_folder(path: Path) -> bool:
    """Whether a folder stands there itself, not a link to one."""
    with suppress(OSError):
        return stat.S_ISDIR(path.lstat().st_mode)
    return False


def _remove(path: Path) -> None:
    """Take a folder away, or a file; of a link the link, not what it leads to."""
    with suppress(OSError):
        if _is_folder(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
