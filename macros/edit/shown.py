"""One state of an explainer as readers get it: pages, pictures, statuses, figures, downloads, style."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..export import downloads
from ..model.model import Model
from ..page.site import Site, open_site
from ..prose.masking import fill_calls
from ..prose.sentences import Call
from ..record.amounts import amount_words
from ..record.kinds import KINDS
from .texts import pictures

Markup = Callable[[str, Call], str]
ASSETS = (".css", ".js")


@dataclass
class Shown:
    """What readers get of one state."""

    pages: dict[str, str] = field(default_factory=dict)  # by path below docs/, macros filled in
    pictures: dict[tuple[str, str], str] = field(default_factory=dict)  # by page and macro call
    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)  # by kind and id
    statuses: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[int, str]] = field(default_factory=dict)  # size and sum of every download
    assets: dict[str, tuple[int, str]] = field(default_factory=dict)


def shown(project: Path, site: Site, files: Mapping[str, bytes | memoryview] | None = None, markup: Markup | None = None) -> Shown:
    """Everything readers get of a site; `files` and `markup` where they have been made already."""
    model = site.model
    state = Shown(records=_records(model), statuses=_statuses(model), figures=_figures(model))
    state.files = {name: _sum(content) for name, content in (downloads(site) if files is None else files).items()}
    assets = project / "docs" / "assets"
    parts = [path for path in sorted(assets.rglob("*")) if path.suffix in ASSETS]
    state.assets = {path.relative_to(assets).as_posix(): _sum(path.read_bytes()) for path in parts}
    for page in model.pages:
        text = (project / page.file).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        state.pages[page.path] = fill_calls(text, _filler(site, page.path, state, markup))
    return state


def from_json(content: dict[str, Any]) -> Shown:
    """A state that another process wrote."""
    state = Shown(pages=content["pages"], statuses=content["statuses"], figures=content["figures"])
    state.pictures = {(page, call): markup for page, call, markup in content["pictures"]}
    state.records = {(kind, id_): record for kind, id_, record in content["records"]}
    state.files, state.assets = ({name: (size, sum_) for name, size, sum_ in content[part]} for part in ("files", "assets"))
    return state


def to_json(state: Shown) -> dict[str, Any]:
    """A state for another process."""
    return {
        "pages": state.pages,
        "statuses": state.statuses,
        "figures": state.figures,
        "pictures": [[*key, markup] for key, markup in state.pictures.items()],
        "records": [[*key, record] for key, record in state.records.items()],
        "files": [[name, *found] for name, found in state.files.items()],
        "assets": [[name, *found] for name, found in state.assets.items()],
    }


def _filler(site: Site, page: str, state: Shown, markup: Markup | None) -> Callable[[Call], str]:
    words = site.macros(page)

    def fill(call: Call) -> str:
        text = markup(page, call) if markup else str(getattr(words, call.name)(*call.args, **call.kwargs))
        if drawn := pictures(text):
            state.pictures[page, _named(call)] = "\n".join(drawn)
        return text

    return fill


def _named(call: Call) -> str:
    return f"{call.name}({', '.join(str(arg) for arg in call.args)})"


def _records(model: Model) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (kind.kind_name, id_): record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})
        for folder, kind in KINDS.items()
        for id_, record in getattr(model, folder).items()
    }


def _statuses(model: Model) -> dict[str, str]:
    return {id_: str(model.word("statuses", model.status(claim)).label) for id_, claim in model.claims.items()}


def _figures(model: Model) -> dict[str, str]:
    """Every number of every claim in words, with what it counts."""
    found = {}
    for claim in model.claims.values():
        for toll in claim.tolls:
            found[f"{claim.id}: {model.word('groups', toll.group).label}, {model.word('harms', toll.harm).label}"] = amount_words(toll)
        for at, figure in enumerate(claim.figures):
            found[f"{claim.id}: {model.counted(figure)}" + (f" ({at + 1})" if at else "")] = amount_words(figure)
    return found


def _sum(content: bytes | memoryview) -> tuple[int, str]:
    return len(content), hashlib.sha256(content).hexdigest()


if __name__ == "__main__":  # in the folder of an earlier state, with its code
    here = Path.cwd()
    Path(sys.argv[1]).write_text(json.dumps(to_json(shown(here, open_site(here)))), encoding="utf-8")
