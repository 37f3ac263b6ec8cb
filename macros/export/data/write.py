"""Everything below data/v1/: the formats one by one, then the index that names them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.addresses import DATA
from ...record.kinds import KINDS
from . import api, geo, package, sources
from .envelope import head, json_text
from .plain import plain

if TYPE_CHECKING:
    from ...page.site import Site

FORMATS = (api, package, geo, sources)  # each has files(site): paths below the site's address, with their text


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Everything below data/v1/, the index last."""
    written = {name: text.encode() for format_ in FORMATS for name, text in format_.files(site)}
    yield from written.items()
    yield f"{DATA}/index.json", index(site, written).encode()


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
