"""The sizes of the downloads, written into the page that offers them once the files are there."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.addresses import address

if TYPE_CHECKING:
    from ..page.site import Site

SLOT = re.compile(r'(<span class="size" data-size="([^"]*)">)[^<]*(</span>)')


def offering(site: Site) -> list[str]:
    """The pages of docs/ that call `downloads()`."""
    return [page.path for page in site.model.pages if any(call.name == "downloads" for call in page.calls)]


def fill_sizes(pages: list[str], target: Path) -> None:
    """Fill every size on these pages of docs/, where the target holds a built site."""
    for page in pages:
        built = target / address(page) / "index.html"
        if built.is_file():
            text = built.read_bytes().decode()
            built.write_bytes(SLOT.sub(lambda match: f"{match[1]}{_size(target, match[2])}{match[3]}", text).encode())


def _size(target: Path, path: str) -> str:
    file = target / html.unescape(path)
    return words(file.stat().st_size) if file.is_file() else ""


def words(size: int) -> str:
    """A number of bytes as readers read it: `412 bytes`, `58 kB`, `1.3 MB`."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1e6:.1f} MB"
