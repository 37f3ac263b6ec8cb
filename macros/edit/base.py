"""The state that an edit is compared with: what was last accepted, another state that git holds, or another folder."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..ledger import FILE
from ..record.config import CONFIG
from .workspace import EditError

PARTS = ("data", "docs", CONFIG)


@contextmanager
def earlier(project: Path, against: str | None = None) -> Iterator[tuple[Path, str]]:
    """A folder with the earlier state, and what that is called. No network is asked, and the working tree stays as it is.

    Without a name it is the commit that last changed what was accepted. EditError where there is no such state.
    """
    if against and (project / against).is_dir():
        yield project / against, f"the folder {against}"
        return
    commit, told = _commit(project, against)
    with TemporaryDirectory(prefix="earlier-") as folder:
        there = [part for part in PARTS if _git(project, "ls-tree", "--name-only", commit, part).strip()]
        with zipfile.ZipFile(io.BytesIO(_git_bytes(project, "archive", "--format=zip", commit, *there))) as archive:
            archive.extractall(folder)
        yield Path(folder), told


def accepted(project: Path) -> str:
    """The commit that last changed what was accepted; EditError where there is none."""
    return _commit(project, None)[0]


def _commit(project: Path, against: str | None) -> tuple[str, str]:
    if against:
        commit = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{against}^{{commit}}").strip()
        what = against
    else:
        commit = _git(project, "log", "-1", "--format=%H", "--", f"data/{FILE}").strip()
        what = "what was last accepted"
    if not commit:
        reason = f"git knows no state '{against}'" if against else f"no commit holds data/{FILE}: nothing that was accepted is committed"
        raise EditError(f"{reason}; name a state of git, or a folder: --against")
    return commit, f"{what} ({_git(project, 'log', '-1', '--date=format:%-d %B %Y', '--format=%h, %ad', commit).strip()})"


def _git(project: Path, *arguments: str) -> str:
    return _git_bytes(project, *arguments).decode("utf-8", "replace")


def _git_bytes(project: Path, *arguments: str) -> bytes:
    """What git answers; nothing where it has no answer. EditError where there is no git, or nothing it keeps."""
    try:
        done = subprocess.run(["git", "-C", str(project), *arguments], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EditError(f"git did not answer ({error}); name a folder to compare with: --against FOLDER") from None
    if b"not a git repository" in done.stderr:
        raise EditError("this folder is not kept by git; name a folder to compare with: --against FOLDER")
    return done.stdout if done.returncode == 0 else b""


def committed(project: Path, name: str) -> bytes | None:
    """A file as git last kept it; None where it keeps none. EditError where there is no git."""
    return _git_bytes(project, "show", f"HEAD:./{name}") or None
