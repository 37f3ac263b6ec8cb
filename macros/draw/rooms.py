"""The machine itself, drawn: its rooms in the order a fact travels, and which imports which, read from the code."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROW = 64  # height of a room in the picture, in units of its viewBox; the width is 100
MACHINE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Room:
    """A folder of the machine: what happens there, how many modules it has, how often they import another room."""

    name: str
    does: str
    modules: int
    imports: Counter[str]


@dataclass(frozen=True)
class Arrow:
    """An import from one room to another: an arc, and a width that grows with how often it is made."""

    path: str
    width: float


def arrows(found: list[Room]) -> list[Arrow]:
    """Every import between rooms, as arcs at the left of rooms that stand one below the other."""
    height = {room.name: (at + 0.5) * ROW for at, room in enumerate(found)}
    return [_arrow(height[room.name], height[other], times) for room in found for other, times in sorted(room.imports.items())]


def _arrow(start: float, end: float, times: int) -> Arrow:
    reach = 98 - (start - end) / ROW * 18
    return Arrow(f"M100 {start + 5:g}C{reach:g} {start + 5:g} {reach:g} {end + 3:g} 100 {end + 3:g}", min(1 + times / 6, 4))


@cache
def rooms() -> list[Room]:
    """Every folder of the machine, those that import none first: no room stands before one that it imports.

    ValueError where some import each other in a circle.
    """
    found = {folder.parent.name: _room(folder.parent) for folder in sorted(MACHINE.glob("*/__init__.py"))}
    ordered: list[Room] = []
    while len(ordered) < len(found):
        placed = {room.name for room in ordered}
        free = [room for room in found.values() if room.name not in placed and set(room.imports) <= placed]
        if not free:
            raise ValueError(f"rooms import each other: {', '.join(sorted(set(found) - placed))}")
        ordered.append(min(free, key=lambda room: (room.imports.total(), room.name)))
    return ordered


def _room(folder: Path) -> Room:
    modules = sorted(folder.rglob("*.py"))
    imports = Counter(name for module in modules for name in _imported(module, folder) if name != folder.name)
    does = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    return Room(folder.name, does.splitlines()[0] if does else "", len(modules), imports)


def _imported(module: Path, folder: Path) -> list[str]:
    """The rooms that a module imports from when it runs, once for each import."""
    depth = len(module.relative_to(folder.parent).parts)
    found = _statements(ast.parse(module.read_text(encoding="utf-8")).body)
    return [node.module.split(".")[0] for node in found if isinstance(node, ast.ImportFrom) and node.level == depth and node.module]


def _statements(body: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """All statements, those within others too, but for what only a type checker reads."""
    for node in body:
        test = getattr(node, "test", None)
        if "TYPE_CHECKING" not in (getattr(test, "id", ""), getattr(test, "attr", "")):
            yield node
            for part in ("body", "orelse", "handlers", "finalbody", "cases"):
                yield from _statements(getattr(node, part, ()))
