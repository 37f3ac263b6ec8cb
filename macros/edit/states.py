"""Two states of an explainer, opened and compared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from ..page.site import open_as_it_was, open_site
from .base import earlier
from .diff import Diff, compare
from .files import flow
from .shown import Shown, shown
from .workspace import EditError


def difference(project: Path, against: str | None = None) -> Diff:
    """What the working tree changes for readers. RecordError while it is faulty, EditError where there is nothing to compare with."""
    new = shown(project, open_site(project))
    old, told = before(project, against)
    return compare(old, new, told)


def before(project: Path, against: str | None = None) -> tuple[Shown, str]:
    """An earlier state as readers got it, made with today's code, and what it is called."""
    with earlier(project, against) as (folder, told):
        if folder != project / (against or ""):
            _add_lists(folder / "data" / "vocab.yml", project / "data" / "vocab.yml")
        try:
            return shown(folder, open_as_it_was(folder)), told
        except Exception as error:  # an older state may lack anything that today's code takes for granted
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise EditError(f"{told} cannot be shown by today's code ({reason}); name a later state: --against") from error


def _add_lists(old: Path, new: Path) -> None:
    """Give an earlier vocabulary the lists that it did not have yet: the kinds of today ask for them."""
    there, today = _lists(old), _lists(new)
    added = "".join(f"\n  {name}: {flow(words)}" for name, words in today.items() if name not in there)
    content = old.read_text(encoding="utf-8")
    old.write_text(re.sub(r"^lists:$", lambda match: match[0] + added, content, count=1, flags=re.MULTILINE), encoding="utf-8")


def _lists(path: Path) -> dict[str, Any]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return dict(content.get("lists") or {}) if isinstance(content, dict) else {}
