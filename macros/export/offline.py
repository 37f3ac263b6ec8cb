"""The offline copy: one zip with the site as it opens from a disk, the data, and a word on both."""

from __future__ import annotations

import posixpath
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..model import citation
from ..model.addresses import address
from .sizes import offering, words

if TYPE_CHECKING:
    from ..model.model import Model
    from ..page.site import Site

# What only a server or a search engine reads, and the copy itself.
LEFT_OUT = re.compile(r"(.*\.map|_headers|404\.html|robots\.txt|sitemap\.xml(\.gz)?|.*\.zip)$")
LINK = re.compile(r'(?<=\shref=")([^"#:]+)(?=["#])')
PLACE = '<div class="offline"></div>'
README = """{title}: {tagline}

Open index.html in a browser. Nothing else is needed: pages, pictures and search work
without a network. Links to sources lead to the web.

The data are in data/v1/: tables (CSV), the same for programs (JSON), maps (GeoJSON) and
references (BibTeX). data/index.html explains them.

This copy was made from the record as of {as_of}, last reviewed {reviewed}.

How to cite it:
{citation}

Licence of the text and data: {licence} ({licence_url})
{excluded}
"""


def pack(site: Site, target: Path) -> Path:
    """Write `data/<title>.zip` into a built site, and its size onto the page of downloads; the zip's path.

    FileNotFoundError where no site is built.
    """
    if not (target / "index.html").is_file():
        raise FileNotFoundError(f"{target}: no index.html: build the site there first")
    name = citation.slug(site.model.explainer.title) or "site"
    path = target / "data" / f"{name}.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    reviewed = max(site.model.explainer.reviewed.last, date(1980, 1, 1))  # a zip knows no earlier day
    moment = (reviewed.year, reviewed.month, reviewed.day, 0, 0, 0)
    files = {file.relative_to(target).as_posix(): file for file in sorted(target.rglob("*")) if file.is_file()}
    folders = {posixpath.dirname(below) or "." for below in files if posixpath.basename(below) == "index.html"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        _add(zipped, f"{name}/README.txt", readme(site.model).encode(), moment)
        for below, file in files.items():
            if not LEFT_OUT.match(below):
                content = file.read_bytes()
                if file.suffix == ".html":
                    content = _on_disk(content.decode(), below, folders).encode()
                _add(zipped, f"{name}/{below}", content, moment)
    _offer(site, target, path)
    return path


def _add(zipped: zipfile.ZipFile, name: str, content: bytes, moment: tuple[int, int, int, int, int, int]) -> None:
    entry = zipfile.ZipInfo(name, moment)
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    zipped.writestr(entry, content)


def _on_disk(text: str, here: str, folders: set[str]) -> str:
    """A page whose links name files: for a folder, a disk shows a list where a server shows a page."""

    def named(match: re.Match[str]) -> str:
        link = match[1]
        folder = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(link)))
        return f"{link.rstrip('/')}/index.html" if folder in folders else link

    return LINK.sub(named, text)


def readme(model: Model) -> str:
    """What the copy is, as a text file."""
    explainer = model.explainer
    return README.format(
        title=explainer.title,
        tagline=explainer.tagline,
        as_of=explainer.as_of.words,
        reviewed=explainer.reviewed.words,
        citation=citation.of_whole(model).text,
        licence=explainer.licences.content,
        licence_url=explainer.licences.content_url,
        excluded=explainer.licences.excluded,
    )


def _offer(site: Site, target: Path, path: Path) -> None:
    """Put the copy on the page of downloads, where one is built."""
    for page in offering(site):
        built = target / address(page) / "index.html"
        if built.is_file():
            below, size = path.relative_to(target).as_posix(), words(path.stat().st_size)
            offer = site.render("downloads/offline", page, path=below, size=size)
            built.write_bytes(built.read_bytes().decode().replace(PLACE, str(offer)).encode())
