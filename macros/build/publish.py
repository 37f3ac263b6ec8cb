"""A finished site takes the place of the published one in one step, or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


def publish(built: Path, published: Path) -> None:
    """Put a built site where the published one stands; OSError when the place cannot be written.

    The two folders change places in one step where the system can do it, so that no moment
    shows half a site; the old one is cleared away afterwards.
    """
    if not (built / "index.html").is_file():
        raise OSError(f"{built}: no index.html: the build did not finish")
    _open_to_readers(built)
    _sweep(built)
    if not published.exists():
        with suppress(OSError):  # another build was first
            built.rename(published)
            return
    if not _exchange(built, published):
        _move_aside(built, published)
    shutil.rmtree(built, ignore_errors=True)


def _open_to_readers(built: Path) -> None:
    """Let a server read what was built under any umask."""
    for path in (built, *built.rglob("*")):
        mode = 0o755 if path.is_dir() else 0o644
        if not path.is_symlink() and path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)


def _sweep(built: Path) -> None:
    """Take away what killed builds left: each builds in a folder of its own, named for its process."""
    for path in built.parent.glob(f"{built.stem}.*") if built.suffix[1:].isdigit() else ():
        if path.suffix[1:].isdigit() and path != built and not _runs(int(path.suffix[1:])):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system has no such call."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    if (code := ctypes.get_errno()) in (1, 13, 30):  # not permitted, no access, read-only
        raise OSError(code, os.strerror(code), str(other))
    return False


def _move_aside(built: Path, published: Path) -> None:
    """Two quick renames, undone when the second fails."""
    aside = published.with_name(f".{published.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    published.rename(aside)
    try:
        built.rename(published)
    except OSError:
        aside.rename(published)
        raise
    shutil.rmtree(aside, ignore_errors=True)
