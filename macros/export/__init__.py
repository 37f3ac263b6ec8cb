"""What the build writes beside the pages: one module a format, all from the same model."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.addresses import DATA
from . import card, feeds, search, sitemap, texts
from .data import write as data
from .offline import pack
from .sizes import fill_sizes, offering

if TYPE_CHECKING:
    from ..page.site import Site

FORMATS = (data, card, feeds, search, texts, sitemap)  # each has files(site): paths below the site's address, with their content


def downloads(site: Site) -> dict[str, bytes | memoryview]:
    """Every file of every format, by its path; the same record gives the same bytes."""
    return {name: content for format_ in FORMATS for name, content in format_.files(site)}


def place(files: Mapping[str, bytes | memoryview], target: Path) -> None:
    """Write files below a folder. What stands there in their place and is not of this record goes."""
    for folder in {posixpath.dirname(name) for name in files}:
        (target / folder).mkdir(parents=True, exist_ok=True)
    root = str(target)
    for name, content in files.items():
        with open(f"{root}/{name}", "wb") as file:
            file.write(content)
    for path in _others(target):
        if path.relative_to(target).as_posix() not in files:
            path.unlink()


def _others(target: Path) -> Iterator[Path]:
    """What the exports answer for: the data, the cards, the search index, and the map of the site."""
    yield from (path for folder in (DATA, card.FOLDER) for path in (target / folder).rglob("*") if path.is_file())
    yield from target.glob(search.SHARDS)
    yield from (path for name in sitemap.FILES if (path := target / name).is_file())


__all__ = ["downloads", "fill_sizes", "offering", "pack", "place"]
