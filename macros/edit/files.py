"""The files of data/ as an editor's commands change them: a record is written where its like stands, and the rest stays as it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ..record.kinds import KINDS, Record
from ..record.reader import CURLY
from .fields import LATER, fields
from .workspace import EditError, Workspace

MOST_LINES = 300  # a data file's room


def as_text(kind: type[Record], id_: str, values: dict[str, Any]) -> str:
    """A record as YAML, its keys in the order of the kind."""
    known = [field.key for field in fields(kind)]
    keys = [*(key for key in known if key in values), *(key for key in values if key not in known)]
    return f"{id_}:\n" + "".join(f"  {key}: {flow(values[key])}\n" for key in keys)


def flow(value: Any, inside: bool = False) -> str:
    """A value as YAML, on one line. `inside` of brackets."""
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(flow(item, inside=True) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(item, inside=True)}' for key, item in value.items())}}}"
    return scalar(str(value), inside)


def scalar(value: str, inside: bool = False) -> str:
    """A text as a YAML value: plain where it reads back as the same text, else in quotation marks. `inside` of brackets."""
    if CURLY.fullmatch(value) or value in ("", "~", "null"):
        return json.dumps(value, ensure_ascii=False)
    sample, expected = (f"[{value}, x]", [value, "x"]) if inside else (f"a: {value}\nb: x", {"a": value, "b": "x"})
    try:
        same = yaml.load(sample, Loader=yaml.BaseLoader) == expected
    except yaml.YAMLError:
        same = False
    return value if same else json.dumps(value, ensure_ascii=False)


def home(workspace: Workspace, kind: type[Record], values: dict[str, Any], lines: int) -> Path:
    """The file that a record belongs into: the one with room whose records have most in common with it, or a new one."""
    alone, folder = workspace.data / f"{kind.folder}.yml", workspace.data / kind.folder
    files = [alone] if alone.is_file() else sorted(folder.glob("*.yml"))
    likeness = _likeness(workspace, kind, values)
    files.sort(key=lambda path: (-likeness[path.relative_to(workspace.project).as_posix()], _length(path)))
    with_room = [path for path in files if _length(path) + lines + 1 <= MOST_LINES]
    if with_room or not files:
        return with_room[0] if with_room else alone
    stem = files[0].stem
    return next(path for number in range(2, 1000) if not (path := folder / f"{stem}-{number}.yml").exists())


def _likeness(workspace: Workspace, kind: type[Record], values: dict[str, Any]) -> Counter[str]:
    """For each file, how much its records have in common with some values; what is rare counts for more."""
    own, shared, total = {*_texts(values)}, Counter[tuple[str, str]](), Counter[str]()
    for raw in workspace.checked.raw.records[kind.folder].values():
        for value in own & {*_texts(raw.value)}:
            shared[raw.place.file, value] += 1
            total[value] += 1
    found = Counter[str]()
    for (file, value), count in shared.items():
        found[file] += 1000 * count // total[value] + 1000 // total[value]
    return found


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """What a record says that others may say, too, each with the field that says it."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, key)
    elif isinstance(value, str) and len(value) <= 80 and key not in LATER:
        yield f"{key}: {value}"


def _length(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def asked_for(workspace: Workspace, kind: type[Record], name: str) -> Path:
    """The file that somebody names, below the project or data/; EditError where no record of the kind can stand there."""
    path = next((one for one in (workspace.project / name, workspace.data / name) if one.parent.is_dir()), workspace.project / name)
    alone, folder = workspace.data / f"{kind.folder}.yml", workspace.data / kind.folder
    if path.suffix != ".yml" or (path.resolve() != alone.resolve() and path.resolve().parent != folder.resolve()):
        raise EditError(f"{name}: a {kind.kind_name} stands in data/{kind.folder}.yml, or in a .yml file of data/{kind.folder}/")
    return path


def add(workspace: Workspace, path: Path, record: str) -> None:
    """Write a record at the end of a file. A kind that stood in one file, and now needs two, becomes a folder."""
    folder = workspace.data / path.parent.name
    alone = folder.with_suffix(".yml")
    if path.parent != workspace.data and alone.is_file():
        folder.mkdir(exist_ok=True)
        alone.rename(folder / alone.name)
    before = path.read_bytes().decode() if path.is_file() else ""
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    write(path, before + gap + record)


def write(path: Path, content: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content.encode())
    new.replace(path)


def file_of(kind: str) -> str:
    """The folder or file of data/ that holds a kind, by its name."""
    return next(folder for folder, model in KINDS.items() if model.kind_name == kind)
