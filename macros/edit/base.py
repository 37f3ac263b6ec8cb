"""The state that an edit is compared with: what was last accepted, another state that git holds, or another folder."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ..ledger import FILE
from ..record.config import CONFIG
from .workspace import EditError

PARTS = ("data", "docs", CONFIG)
CODE = "macros"


@dataclass(frozen=True)
class Commit:
    """A state that git holds; `ours` where it is one that the working tree comes from, so that its code is ours, too."""

    id: str
    told: str
    ours: bool

    def export(self, project: Path, folder: Path) -> None:
        """Write it into a folder. No network is asked, and the working tree stays as it is."""
        wanted = (*PARTS, CODE) if self.ours else PARTS
        there = [part for part in wanted if _git(project, "ls-tree", "--name-only", self.id, part).strip()]
        with zipfile.ZipFile(io.BytesIO(_git_bytes(project, "archive", "--format=zip", self.id, *there))) as archive:
            archive.extractall(folder)


def accepted(project: Path) -> Commit:
    """The commit that last changed what was accepted; EditError where there is none."""
    found = _git(project, "log", "-1", "--format=%H", "--", f"data/{FILE}").strip()
    if not found:
        raise EditError(f"no commit holds data/{FILE}: nothing that was accepted is committed; name a state: --against HEAD, or a folder")
    return commit(project, found, "what was last accepted")


def commit(project: Path, name: str, told: str = "") -> Commit:
    """A state by what git calls it; EditError where git knows none of that name."""
    id_ = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()
    if not id_:
        raise EditError(f"'{name}' is neither a folder nor a state that git knows; name one: --against")
    when = _git(project, "log", "-1", "--date=format:%d %B %Y", "--format=%h, %ad", id_).strip()
    ours = _git(project, "merge-base", id_, "HEAD").strip() == id_
    return Commit(id_, f"{told or name} ({when})", ours)


def committed(project: Path, name: str) -> bytes | None:
    """A file as git last kept it; None where it keeps none. EditError where there is no git."""
    return _git_bytes(project, "show", f"HEAD:./{name}") or None


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
