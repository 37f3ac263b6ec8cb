"""`macros diff`: what an edit changes for readers, each thing with old and new, against a state that git holds or a folder."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from support import ROOT, accept_as_it_stands, edit_files, main_of

from macros.edit.diff import Diff, compare
from macros.edit.shown import Shown, from_json, shown, to_json
from macros.edit.texts import pieces
from macros.page.site import open_site


def git(project: Path, *arguments: str) -> None:
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(project), *own, *arguments], check=True, capture_output=True)


@pytest.fixture
def kept(ferry: Path) -> Path:
    """The ferry explainer, accepted and committed."""
    (ferry / ".gitignore").write_text(".cache/\n")
    accept_as_it_stands(ferry)
    git(ferry, "init", "-q")
    git(ferry, "add", "-A")
    git(ferry, "commit", "-qm", "First")
    return ferry


def diff(project: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main_of(project, "diff", *arguments) == 0
    return capsys.readouterr().out


ENTRY = (
    "\nnine-is-ten:\n  date: 1902-07-02\n  kind: corrected\n  claims: [toll-north, toll-south]\n"
    "  what: Ten, and no dispute.\n  why: We erred.\n"
)


def test_every_change_is_told_with_old_and_new(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing changes for readers, against what was last accepted (" in diff(kept, capsys)
    edit_files(
        kept,
        ("data/claims.yml", "Nine people drowned.", "Ten people drowned."),
        ("data/claims.yml", "low: 9, high: 9", "low: 10, high: 10"),
        ("data/claims.yml", "  disputes: [toll-north]\n", ""),
        ("data/changes.yml", "", ENTRY),
        ("docs/glossary.md", "# ", "A boat is a boat.\n\n# "),
        ("docs/sources.md", "# Sources", "# The sources"),
    )
    (kept / "docs" / "assets").mkdir()
    (kept / "docs" / "assets" / "a.css").write_text("a {}")
    text = diff(kept, capsys, "--all")
    assert "  claim toll-north: Attributed -> " not in text
    assert "  claim toll-south: Disputed -> Attributed\n" in text
    assert "  claim toll-north: people, drowned: 9 -> 10\n" in text
    assert "counts 9 dead" in text
    assert "counts 10 dead" in text
    assert "  sources.md: Sources -> The sources\n" in text
    assert "  glossary.md: new: A boat is a boat.\n" in text
    assert "  index.md: toll(sinking): otherwise than before\n" in text
    assert "data/v1/claims.csv: " in text
    assert "  change nine-is-ten: new\n" in text
    assert "  a.css: new: 4 bytes\n" in text


def test_pages_that_come_and_go_are_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kept / "docs" / "more.md").write_text("# More\n\n{{ glossary() }}\n", encoding="utf-8")
    text = diff(kept, capsys)
    assert "\nPages (1)\n  more.md: new\n" in text
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "More")
    (kept / "docs" / "more.md").unlink()
    assert "\nPages (1)\n  more.md: gone\n" in diff(kept, capsys, "--against", "HEAD")
    assert "Nothing changes for readers" in diff(kept, capsys)  # since it was accepted it came and went


def test_a_folder_will_do_where_there_is_no_git(ferry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = shutil.copytree(ferry, tmp_path / "old")
    edit_files(ferry, ("docs/sources.md", "# Sources", "# The sources"))
    assert "sources.md: Sources -> The sources" in diff(ferry, capsys, "--against", str(old))
    assert main_of(ferry, "diff") == 1
    assert "name a folder to compare with: --against FOLDER" in capsys.readouterr().err


def test_what_cannot_be_compared_is_said(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_of(kept, "diff", "--against", "nowhere") == 1
    assert "'nowhere' is neither a folder nor a state that git knows" in capsys.readouterr().err
    edit_files(kept, ("data/places.yml", "lat: 50.5", "lat: north"))
    assert main_of(kept, "diff") == 1
    assert "lat: expected a number" in capsys.readouterr().err


def test_where_what_was_accepted_cannot_be_shown_what_was_committed_is(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_files(kept, ("data/places.yml", "lat: 50.5", "lat: north"))
    published = kept / "data" / "published.json"
    published.write_bytes(published.read_bytes() + b"\n")
    git(kept, "commit", "-qam", "Faulty")
    edit_files(kept, ("data/places.yml", "lat: north", "lat: 50.5"))
    git(kept, "commit", "-qam", "Mended")
    assert "Nothing changes for readers, against HEAD (" in diff(kept, capsys)


def test_an_earlier_state_is_made_by_the_code_it_had(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "macros", kept / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    edit_files(kept, ("macros/page/templates/inline/date.html.jinja", "{{ text }}", "the {{ text }}"))
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "With its code")
    assert "The date is printed otherwise" not in diff(kept, capsys, "--against", "HEAD~1")
    assert "On the 1 May 1902 the Ferry sank" in diff(kept, capsys, "--against", "HEAD")


def test_the_code_of_a_state_that_is_not_ours_is_not_run(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(kept, "checkout", "-qb", "stranger")
    (kept / "macros").mkdir()
    (kept / "macros" / "__init__.py").write_text("raise SystemExit(1)\n")
    (kept / "macros" / "edit").mkdir()
    (kept / "macros" / "edit" / "shown.py").write_text("open('never', 'w')\n")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "Theirs")
    git(kept, "checkout", "-q", "-")
    assert "Nothing changes for readers, against stranger (" in diff(kept, capsys, "--against", "stranger")


def test_a_state_is_the_same_after_another_process_wrote_it(ferry: Path) -> None:
    state = shown(ferry, open_site(ferry))
    assert from_json(to_json(state)) == state
    assert not compare(state, state, "itself")
    assert not Diff("nothing")


def test_pages_are_cut_as_readers_read_them() -> None:
    page = (
        "---\ntitle: Home\nprose: reference\n---\n# A *boat*\n\nIt [sank](a.md). "
        'He said so.<a class="mark attributed" href="b/#c-d" aria-label="x"><span>1</span></a> "No."\n\n'
        '<ul>\n<li>One <span aria-hidden="true">●</span>&amp; all</li><li>Two</li></ul><svg><title>T</title></svg>\n\n'
        "| a | b |\n| --- | --- |\n| c | d |\n"
    )
    assert pieces(page) == ["title: Home", "A boat", "It sank.", "He said so.[c-d]", '"No."', "One & all", "Two", "a", "b", "c", "d"]


def test_one_sentence_on_many_pages_is_told_once() -> None:
    old, new = (Shown(pages={"a.md": f"{word} boats sank.\n", "b.md": f"{word} boats sank.\n"}) for word in ("Two", "Three"))
    changes = compare(old, new, "x").sorts["Sentences"]
    assert [(change.where, change.old, change.new) for change in changes] == [("a.md, b.md", "Two boats sank.", "Three boats sank.")]
