"""The flow runs one way: a room imports only rooms to its left; and the machine knows nothing of the story."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from support import ROOT

ROOMS = ["record", "prose", "ledger", "model", "draw", "page", "export", "build", "edit"]  # in the order a fact travels
DOORS = {"__init__", "__main__"}
MACROS = ROOT / "macros"
FILES = sorted(MACROS.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(MACROS).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The rooms a file imports at run time; the door is `__init__`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            node.body = []
    depth = len(path.relative_to(MACROS).parts)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level > depth:
            found.add("__init__")
    return found


def test_the_rooms_are_these_and_no_file_stands_beside_them() -> None:
    assert {room_of(path) for path in FILES} == {*ROOMS, *DOORS}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_left(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    astray = {str(path.relative_to(MACROS)): imports(path) - allowed for path in FILES if room_of(path) == room}
    assert {path: found for path, found in astray.items() if found} == {}


def test_imports_are_seen() -> None:
    assert "record" in imports(MACROS / "page" / "macros" / "inline.py")
    assert imports(MACROS / "page" / "site.py") >= {"record", "prose", "ledger", "model", "draw"}
    assert "edit" in imports(MACROS / "__init__.py")


@pytest.mark.record
def test_the_machine_knows_nothing_of_the_story() -> None:
    """No name, party or place of this explainer's record stands in the machine."""
    import yaml

    data = ROOT / "data"
    names = set()
    for path in [*data.glob("actors/*.yml"), *data.glob("places/*.yml")]:
        for record in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).values():
            names.add(record["name"])
            names.update(record.get("mentions", []))
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*FILES, *MACROS.rglob("*.jinja")])
    words = {name for name in names if len(name) > 2 and name in text}
    assert len(names) > 100
    assert words == set()
