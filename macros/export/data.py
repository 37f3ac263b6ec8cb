"""Everything below data/v1/: the formats one by one, then the index that names them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from ..addresses import DATA
from ..kinds import KINDS
from . import api, geo, package, sources
from .envelope import head, json_text
from .plain import plain

if TYPE_CHECKING:
    from ..site import Site

FORMATS = (api, package, geo, sources)  # each has files(site): paths below the site's address, with their text


def write(site: Site, target: Path) -> None:
    """Write data/v1/ below a folder. What stands there and is not of this record goes."""
    files = {name: text.encode() for format_ in FORMATS for name, text in format_.files(site)}
    files[f"{DATA}/index.json"] = index(site, files).encode()
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in (target / DATA).rglob("*"):
        if path.is_file() and path.relative_to(target).as_posix() not in files:
            path.unlink()


def index(site: Site, written: dict[str, bytes]) -> str:
    """What there is: the kinds with their counts, and every file but those of single claims, with its size in bytes and its SHA-256."""
    model, data = site.model, plain(site.model)
    kinds = {
        folder: {"count": len(data[folder]), "description": (kind.__doc__ or "").strip(), "json": f"{folder}.json", "csv": f"{folder}.csv"}
        for folder, kind in KINDS.items()
    }
    known = {
        name.removeprefix(f"{DATA}/"): {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(written.items())
        if name.startswith(f"{DATA}/") and not name.startswith(f"{DATA}/claims/")
    }
    explainer = {"title": model.explainer.title, "tagline": model.explainer.tagline, "url": model.explainer.url}
    return json_text(head(model, "index") | explainer | {"kinds": kinds, "claim": "claims/{id}.json", "files": known})
