"""Who is said to say it: every sentence of sentences.yml, through Markdown and macros, as a page would bring it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import ROOT, edit_files

from macros.model.attribution import AttributionChecker
from macros.page.macros import MACROS
from macros.page.site import open_site
from macros.prose.pages import PageReader
from macros.prose.settings import Settings

TABLE: dict[str, Any] = yaml.load((Path(__file__).parent / "sentences.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
HEAD = "---\ntitle: A page\nprose: reference\n---\n"
SETTINGS = Settings({"tables": {}, "fenced_code": {}, "attr_list": {}, "footnotes": {}})


def rows(verdict: str) -> list[tuple[str, str]]:
    return [(claim, text) for claim, texts in TABLE[verdict].items() for text in texts]


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> AttributionChecker:
    """The tiny explainer with the actors and claims of the table."""
    project = shutil.copytree(ROOT / "tests" / "ferry", tmp_path_factory.mktemp("sentences") / "ferry")
    edit_files(project, ("data/actors.yml", "", "\n" + TABLE["actors"]), ("data/claims.yml", "", "\n" + TABLE["claims"]))
    return AttributionChecker(open_site(project).model, MACROS)


def faults(checker: AttributionChecker, claim: str, text: str) -> list[str]:
    page, unread = PageReader(SETTINGS).read("page.md", "docs/page.md", f'{HEAD}{text}{{{{ cite("{claim}") }}}}\n')
    assert unread == []
    assert claim in page.cited
    return [f"{what}: {message}" for _, what, message in checker.faults(page)]


@pytest.mark.parametrize(("claim", "text"), rows("right"))
def test_a_sentence_that_names_its_claimant_passes(checker: AttributionChecker, claim: str, text: str) -> None:
    assert faults(checker, claim, text) == []


@pytest.mark.parametrize(("claim", "text"), rows("wrong"))
def test_a_sentence_that_does_not_is_refused(checker: AttributionChecker, claim: str, text: str) -> None:
    assert any(fault.startswith(f"{claim}: ") for fault in faults(checker, claim, text))


def test_the_table_is_long() -> None:
    assert len(rows("right")) + len(rows("wrong")) >= 150
