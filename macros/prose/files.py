"""Which files of docs/ are pages; what a generator would publish unread is refused."""

from __future__ import annotations

import os
from pathlib import Path

from ..record.problems import Location, Problems

PAGE = ".md"
OTHER_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".qmd")
COPIED = (".html", ".htm", ".xhtml", ".shtml", ".xht")


def page_files(docs: Path, problems: Problems) -> list[Path]:
    """The Markdown files below docs/, in order; faults go to problems."""
    found: list[Path] = []

    def unreadable(error: OSError) -> None:
        problems.add(_place(Path(error.filename), docs), "", f"cannot be read: {error.strerror}")

    for folder, folders, files in os.walk(docs, onerror=unreadable):
        for name in sorted([*folders, *files]):
            path = Path(folder, name)
            if message := _refusal(path):
                problems.add(_place(path, docs), "", message)
            elif path.suffix == PAGE and name in files:
                found.append(path)
    return sorted(found)


def _refusal(path: Path) -> str:
    """Why a file or folder of docs/ is not taken; empty when it is."""
    if path.is_symlink():
        return "is a link: what it leads to is published without being read; put the file itself here"
    suffix = path.suffix.lower()
    if suffix in OTHER_PAGES and path.suffix != PAGE and path.is_file():
        return f"is published without being read: give it the ending {PAGE}"
    if suffix in COPIED and path.is_file():
        return f"is copied to the site as it is, without being read: write a page in Markdown, ending in {PAGE}"
    return ""


def _place(path: Path, docs: Path) -> Location:
    return Location(path.relative_to(docs.parent).as_posix())
