"""The flow runs one way: a room imports only rooms to its left."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOMS = [
    ["problems", "dates"], ["kinds", "reader"], ["addresses", "amounts"], ["load"], ["check"], ["rules", "config"], ["ledger"],
    ["sentences"], ["prose"], ["calls"], ["model"], ["attribution"], ["derive", "facets", "ties"], ["telling", "draw"], ["citation"],
    ["metadata"], ["render"], ["history"], ["pages"], ["export"], ["schema", "publish", "stash", "finish"], ["site"], ["made"],
    ["__main__", "__init__"],
]  # fmt: skip
ORDER = {name: at for at, names in enumerate(ROOMS) for name in names}
MACROS = Path(__file__).parent.parent / "macros"
FILES = sorted(MACROS.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(MACROS).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The rooms a file imports at run time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            node.body = []
    depth = len(path.relative_to(MACROS).parts)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in FILES} == set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(MACROS)))
def test_imports_point_left(path: Path) -> None:
    room = room_of(path)
    assert all(ORDER[other] < ORDER[room] for other in imports(path) if other != room), imports(path)


def test_imports_are_seen() -> None:
    assert "render" in imports(MACROS / "pages" / "__init__.py")
    assert imports(MACROS / "site.py") >= {"check", "model", "rules"}


@pytest.mark.record
def test_the_machine_knows_nothing_of_the_story() -> None:
    """No name, party or place of this explainer's record stands in the machine."""
    import yaml

    data = MACROS.parent / "data"
    names = set()
    for path in [*data.glob("actors/*.yml"), *data.glob("places/*.yml")]:
        for record in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).values():
            names.add(record["name"])
            names.update(record.get("mentions", []))
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*FILES, *MACROS.rglob("*.jinja")])
    words = {name for name in names if len(name) > 2 and name in text}
    assert len(names) > 100
    assert words == set()
