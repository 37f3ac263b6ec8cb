"""The tests of a copy: those of the machine, without those of this project's own record and what only these use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

MARK = "pytest.mark.record"
SHARED = ("conftest.py", "chromium.py")  # whose fixtures every test can ask for
OWN = "OWN"  # in conftest.py: the fixtures that are made of the project's own record
Function = ast.FunctionDef


def prune(path: Path, tests: Path) -> None:
    """Take the tests of the own record out of a file; a file that holds no others goes."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if not path.name.startswith("test_"):
        return
    own, shared = _own(tests)
    fixtures = shared | _fixtures(tree)
    cases = [node for node in tree.body if isinstance(node, Function) and node.name.startswith("test_")]
    dropped = [case for case in cases if _marked(case) or _asked(case, fixtures) & own]
    if _marks_all(tree) or (cases and len(dropped) == len(cases)):
        path.unlink()
    elif dropped:
        path.write_text(_without(text, tree, dropped), encoding="utf-8")


@cache
def _own(tests: Path) -> tuple[set[str], dict[str, Function]]:
    """The fixtures that hold the own record, and those that every test can ask for."""
    fixtures: dict[str, Function] = {}
    own: set[str] = set()
    for name in SHARED:
        tree = ast.parse((tests / name).read_text(encoding="utf-8"))
        fixtures |= _fixtures(tree)
        for node in tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == OWN:
                own = set(ast.literal_eval(node.value))
    return own, fixtures


def _fixtures(tree: ast.Module) -> dict[str, Function]:
    return {
        node.name: node
        for node in tree.body
        if isinstance(node, Function) and any("fixture" in ast.unparse(decorator) for decorator in node.decorator_list)
    }


def _asked(case: Function, fixtures: dict[str, Function]) -> set[str]:
    """The fixtures that a test asks for, and those that these ask for."""
    found, left = set[str](), [case]
    while left:
        for argument in left.pop().args.args:
            if argument.arg not in found:
                found.add(argument.arg)
                left += [fixtures[argument.arg]] if argument.arg in fixtures else []
    return found


def _marked(case: Function) -> bool:
    return any(ast.unparse(decorator) == MARK for decorator in case.decorator_list)


def _marks_all(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.Assign) and ast.unparse(node) == f"pytestmark = {MARK}" for node in tree.body)


def _without(text: str, tree: ast.Module, dropped: list[Function]) -> str:
    """The text without these tests, and without what nothing but them used."""
    used, left = _used(tree.body), [node for node in tree.body if node not in dropped]
    while gone := [node for node in left if _idle(node, left, used)]:
        left = [node for node in left if node not in gone]
    wanted, lines = _used(left), text.split("\n")
    for node in reversed(tree.body):
        first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))]) - 1
        while node not in left and first and lines[first - 1].startswith("#"):
            first -= 1
        if node not in left:
            lines[first : node.end_lineno] = []
        elif isinstance(node, ast.Import | ast.ImportFrom) and (idle := _names(node) & used - wanted):
            node.names = [alias for alias in node.names if _name(alias) not in idle]
            lines[first : node.end_lineno] = [ast.unparse(node)]
    return _spaced("\n".join(lines))


def _idle(node: ast.stmt, left: list[ast.stmt], used: set[str]) -> bool:
    """Whether what a statement brings into being was used once, and by nothing that is left."""
    names = _names(node)
    return bool(names) and names <= used - _used(other for other in left if other is not node)


def _spaced(text: str) -> str:
    """A text whose gaps are those of its style: a line between groups of imports, two between what stands by itself."""
    imports = max((match.end() for match in re.finditer(r"^(?:from|import) .*", text, re.MULTILINE)), default=0)
    head, rest = re.sub(r"\n{3,}", "\n\n", text[:imports]), text[imports:].strip("\n")
    gap = "\n\n\n" if re.match("@|class |def ", rest) else "\n\n"
    return head + gap + re.sub(r"\n{4,}", "\n\n\n", rest) + "\n"


def _used(nodes: Iterable[ast.stmt]) -> set[str]:
    """The names that some code reads."""
    return set[str]().union(*map(_read, nodes))


@cache
def _read(top: ast.stmt) -> frozenset[str]:
    """The names that a statement reads: in expressions, as arguments of tests, and in texts that are a name alone."""
    found = set[str]()
    for node in ast.walk(top):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return frozenset(found)


def _names(node: ast.stmt) -> set[str]:
    """What a statement of a module brings into being; nothing for a test, and for a fixture that nobody asks for by name."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return set() if node.name.startswith("test_") else {node.name}
    if isinstance(node, ast.Assign):
        return {name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    if isinstance(node, ast.With):
        return set[str]().union(*(_names(inner) for inner in node.body))
    if isinstance(node, ast.Import | ast.ImportFrom) and getattr(node, "module", "") != "__future__":
        return {_name(alias) for alias in node.names}
    return set()


def _name(alias: ast.alias) -> str:
    return (alias.asname or alias.name).partition(".")[0]
