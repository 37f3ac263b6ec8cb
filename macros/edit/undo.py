"""An acceptance, taken back: the file it wrote is again what it was."""

from __future__ import annotations

from pathlib import Path

from ..build.acceptance import BEFORE
from ..ledger import FILE
from .base import committed
from .files import write
from .workspace import EditError


def undo(project: Path) -> str:
    """Put back what git last kept, or what the last acceptance replaced; in words what was done. EditError where there is nothing."""
    path = project / "data" / FILE
    kept = path.with_name(BEFORE)
    try:
        before = committed(project, f"data/{FILE}")
    except EditError:
        if not kept.is_file():
            raise EditError(f"neither git nor an earlier acceptance has another data/{FILE}: nothing to undo") from None
        write(path, kept.read_bytes().decode())
        kept.unlink()
        return f"data/{FILE} is again what it was before the last acceptance"
    now = path.read_bytes() if path.is_file() else None
    if now == before:
        raise EditError("nothing to undo: what stands is what git holds; to take back an acceptance that is committed, revert its commit")
    if before is None:
        path.unlink()
        return f"data/{FILE} is gone again: git holds none"
    write(path, before.decode())
    return f"data/{FILE} is again what git holds"
