"""What a generator would publish unread is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.prose.files import page_files
from macros.record.problems import Problems


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "part").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# A\n")
    (tmp_path / "docs" / "part" / "b.md").write_text("# B\n")
    (tmp_path / "docs" / "style.css").write_text("a {}\n")
    (tmp_path / "docs" / "_headers").write_text("/*\n")
    return tmp_path / "docs"


def report(docs: Path) -> str:
    problems = Problems()
    assert [path.relative_to(docs).as_posix() for path in page_files(docs, problems)] == ["index.md", "part/b.md"]
    return problems.report()


def test_pages_are_found(docs: Path) -> None:
    assert report(docs) == ""


@pytest.mark.parametrize("name", ["c.markdown", "part/c.mdown", "c.MD", "c.mkd"])
def test_another_ending_is_refused(docs: Path, name: str) -> None:
    (docs / name).write_text("# Nobody died\n")
    assert report(docs) == f"docs/{name}: is published without being read: give it the ending .md"


@pytest.mark.parametrize("name", ["c.html", "part/c.HTM", "c.xhtml"])
def test_a_file_that_is_copied_is_refused(docs: Path, name: str) -> None:
    (docs / name).write_text("<p>Nobody died</p>\n")
    assert report(docs).startswith(f"docs/{name}: is copied to the site as it is, without being read")


@pytest.mark.parametrize("name", ["c.md", "folder", "style2.css"])
def test_a_link_is_refused(docs: Path, name: str) -> None:
    outside = docs.parent / "outside"
    outside.mkdir()
    (outside / "d.md").write_text("# Nobody died\n")
    (docs / name).symlink_to(outside / "d.md" if "." in name else outside)
    assert report(docs).startswith(f"docs/{name}: is a link: what it leads to is published without being read")
