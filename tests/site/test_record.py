"""The real record, its pages, and the house they live in."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from support import ROOT, own_explainer

from macros.model.bound import bound_share
from macros.model.model import Model


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


@pytest.mark.record
def test_nine_sentences_in_ten_cite_a_claim(model: Model) -> None:
    bound, told = bound_share(model)
    assert told > 300
    assert bound / told >= 0.9


@pytest.mark.record
def test_every_theme_has_its_ledger_page_of_at_most_300_claims(model: Model) -> None:
    paths = {page.path for page in model.pages}
    for theme in model.vocab.lists["themes"]:
        assert f"claims/{theme}.md" in paths
        assert 0 < len(model.by_theme[theme]) <= 300


@pytest.mark.record
def test_every_kind_of_word_is_used_with_the_statuses_defined(model: Model) -> None:
    assert {model.status(claim) for claim in model.claims.values()} == set(model.vocab.lists["statuses"])


@pytest.mark.record
def test_every_source_is_used(model: Model) -> None:
    used = {id_ for claim in model.claims.values() for id_ in claim.sources}
    used |= {id_ for term in model.terms.values() for id_ in term.sources}
    used |= {id_ for event in model.events.values() for none in event.no_account for id_ in none.sources}
    assert set(model.sources) == used


@pytest.mark.record
def test_no_title_is_a_placeholder(model: Model) -> None:
    for source in model.sources.values():
        assert not re.search(r"headline not|not shown|untitled|slug", source.title or "", re.IGNORECASE), source.id


@pytest.mark.record
def test_every_page_has_a_description(model: Model) -> None:
    missing = [page.path for page in model.pages if not page.meta.get("description")]
    assert missing == []


BUDGETS = [("macros/**/*.py", 200), ("macros/page/templates/*/*.jinja", 40)]


@pytest.mark.parametrize(("pattern", "most"), [*BUDGETS, pytest.param("data/**/*.yml", 300, marks=pytest.mark.record)])
def test_rooms_stay_small(pattern: str, most: int) -> None:
    sizes = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in ROOT.glob(pattern)}
    assert sizes
    assert {name: lines for name, lines in sizes.items() if lines > most} == {}


def test_functions_stay_small() -> None:
    long = []
    for path in (ROOT / "macros").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 30:
                long.append(f"{path.name}: {node.name}")
    assert long == []


def test_the_readme_tells_what_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^\s*)make ([a-z]+)", text, re.MULTILINE))
    assert named == targets
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.split(r"[<>=\[]", requirement)[0]
        assert re.search(rf"^\|.*\b{re.escape(name)}\b.*\|", text, re.MULTILINE), f"README has no line for {name}"
    for folder in ("data/", "docs/", "macros/", "tests/"):
        assert folder in text
        assert (ROOT / folder).is_dir()


def test_locks_carry_hashes_and_no_registry() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE | re.IGNORECASE)
        assert len(pins) > 10
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text


def test_nothing_in_the_tree_tells_where_it_was_made() -> None:
    def tracked() -> list[Path]:
        parts = ["README.md", "Makefile", "mkdocs.yml", "pyproject.toml", "macros", "docs", "data", "tests"]
        return [
            path for part in parts for path in ([ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*")) if path.is_file()
        ]

    texts = {
        path: path.read_text(encoding="utf-8") for path in tracked() if path.suffix in (".py", ".md", ".yml", ".toml", ".jinja", ".css")
    }
    assert len(texts) > 50
    assert [
        path
        for path, text in texts.items()
        if re.search(r"(^|[\s\"'(])/(work|root|tmp)/", text, re.MULTILINE) and path.name != "test_record.py"
    ] == []
