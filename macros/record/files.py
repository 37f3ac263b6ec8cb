"""What lies in the folder of data: the files to read, and a fault for each that looks like one and is not read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from .problems import Location, Problems

BESIDE = {"published.json", "published.new"}  # written by `accept`
OWN = {"geo": ".geojson"}  # folders that hold something else than records, and how their files end
SILENT = re.compile(r"\.(?!.*\.ya?ml$)|.*~$|#.*#$|README", re.IGNORECASE)  # what systems and editors leave behind, and words on the folder


def data_files(data: Path, problems: Problems) -> tuple[list[tuple[str, Path]], set[str]]:
    """Every file of records by its kind; and the kinds of which something could not be read, each told to problems."""
    found, unread = list[tuple[str, Path]](), set[str]()
    for path in walk(data, problems, unread):
        parts = path.relative_to(data).parts
        kind = parts[0].split(".")[0]
        ending = OWN.get(parts[0], ".yml") if len(parts) > 1 else ".yml"
        if (len(parts) == 1 and path.name in BESIDE) or SILENT.match(path.name):
            continue
        if path.suffix != ending or len(parts) > 2 or path.name.startswith("."):
            how = "a kind is one .yml file, or a folder of .yml files" if ending == ".yml" else f"outlines are {ending} files"
            problems.add(place(data, path), "", f"is not read: {how}; name it so, or take it out")
            unread.add(kind)
        elif ending == ".yml":
            found.append((kind, path))
    return found, unread


def walk(data: Path, problems: Problems, unread: set[str]) -> Iterator[Path]:
    """Every file below a folder, in a fixed order; no link is followed, and a folder that cannot be read is a fault."""

    def closed(error: OSError) -> None:
        path = Path(os.fsdecode(error.filename))
        problems.add(place(data, path), "", f"cannot be read: {error.strerror}")
        unread.add(_kind(data, path))

    for folder, folders, files in os.walk(data, onerror=closed):
        for name in list(folders):
            path = Path(folder, name)
            if name.startswith("."):
                folders.remove(name)
            elif name.endswith((".yml", ".yaml", ".json", ".geojson")):
                problems.add(place(data, path), "", "cannot be read: Is a directory")
                unread.add(_kind(data, path))
                folders.remove(name)
            elif path.is_symlink():
                problems.add(place(data, path), "", "is a link, which is not followed: put the folder itself here")
                unread.add(_kind(data, path))
        folders.sort()
        yield from (Path(folder, name) for name in sorted(files))


def place(data: Path, path: Path) -> Location:
    """Where a file below the folder of data is, for messages."""
    return Location(path.relative_to(data.parent).as_posix())


def _kind(data: Path, path: Path) -> str:
    return path.relative_to(data).parts[0].split(".")[0] if path != data else ""
