"""What somebody did not say, was told or proved is told only where a claim tells it: also of what needs no claimant."""

from __future__ import annotations

import shutil

import pytest
from support import ROOT, edit_files

from macros.model.attribution import AttributionChecker
from macros.model.reversals import reversals
from macros.page.macros import MACROS
from macros.page.site import open_site
from macros.prose.pages import PageReader
from macros.prose.settings import Settings

HEAD = "---\ntitle: A page\nprose: reference\n---\n"
CLAIMS = "\nmayor-silent: {statement: Ada North never said that the boat was old., by: southbank, theme: crossing, sources: [gazette]}\n"


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> AttributionChecker:
    project = tmp_path_factory.mktemp("reversals") / "ferry"
    shutil.copytree(ROOT / "tests" / "ferry", project, ignore=shutil.ignore_patterns(".cache"))
    edit_files(project, ("data/claims.yml", "", CLAIMS))
    return AttributionChecker(open_site(project).model, MACROS)


def faults(checker: AttributionChecker, text: str, claim: str) -> list[str]:
    page, _ = PageReader(Settings()).read("page.md", "docs/page.md", f'{HEAD}{text}{{{{ cite("{claim}") }}}}\n')
    return [message for sentence in page.sentences for message in reversals(checker, sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "Southbank proved that the ferry sank.",
        "Southbank has proved that the ferry sank.",
        "Southbank showed that the ferry sank.",
        "Southbank's council has since proved it.",
        "Southbank failed to deny that the ferry sank.",
        "Southbank did not deny that the ferry sank.",
        "Southbank never said that the ferry sank.",
        "Southbank refused to say so.",
        "Southbank officials declined to report it.",
        "Southbank could not deny it.",
        "Southbank has not publicly denied it.",
        "Southbank, which never denied it, was glad.",
        "Southbank was told that the ferry sank.",
        "Southbank officials had been told of it.",
        "The ferry sank, and it did not deny that.",
        "They never said that the ferry sank.",
        "Northbank says so, and Southbank did not deny it.",
    ],
)
def test_a_reversal_that_no_claim_bears_out_is_refused(checker: AttributionChecker, text: str) -> None:
    assert len(faults(checker, text, "ferry-sank")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank, says Southbank.",
        "Southbank denies that it did not sink.",
        "Southbank says that it did not sink.",
        "Southbank did not sink.",
        "The crew was told to leave.",
        "Nobody was told that the ferry sank.",
        "Nothing was proved.",
        "Southbank says that it had been told of sheep.",
        "Southbank told of sheep.",
        "Southbank showed its sheep.",
        "Southbank does not want the boat.",
        "That the ferry sank is established.",
        "The rope did not hold, says Ada North.",
    ],
)
def test_other_sentences_pass(checker: AttributionChecker, text: str) -> None:
    assert faults(checker, text, "ferry-sank") == []


def test_what_a_claim_tells_may_be_told(checker: AttributionChecker) -> None:
    assert faults(checker, "Ada North never said that the boat was old.", "mayor-silent") == []
