"""What the build writes beside the pages: one module a format, all from the same model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import card, data, feeds, search, sitemap, sizes, texts
from .offline import pack

if TYPE_CHECKING:
    from ..site import Site


def export(site: Site, target: Path) -> None:
    """Write every format below a folder; the same record gives the same bytes."""
    data.write(site, target)
    card.write(site, target)
    feeds.write(site, target)
    search.write(site, target)
    texts.write(site, target)
    sitemap.write(site, target)
    sizes.write(site, target)


__all__ = ["export", "pack"]
