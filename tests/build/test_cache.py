"""What was made of the same files is taken from what is kept; of others it is made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.build import cache as module
from macros.build.cache import KEPT, Cache, open_cache
from macros.record.problems import RecordError

CITE: tuple[str, tuple[Any, ...], dict[str, Any]] = ("cite", ("toll-north",), {})


def kept(project: Path) -> list[Path]:
    return sorted((project / KEPT).glob("*/*"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_kept_is_what_was_made(ferry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Cache(ferry)
    said = first.markup("index.md", False, *CITE)
    first.export(tmp_path / "one")
    assert "toll-north" in said
    monkeypatch.setattr(module, "open_site", lambda _: pytest.fail("the record was read again"))
    again = Cache(ferry)
    assert again.markup("index.md", False, *CITE) == said
    again.export(tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) > 40


def test_links_for_another_generator_are_kept_apart(ferry: Path) -> None:
    Cache(ferry).markup("claims/crossing.md", False, "claims", ("crossing",), {})
    plain, rewritten = (Cache(ferry).markup("claims/crossing.md", how, "claims", ("crossing",), {}) for how in (False, True))
    assert plain != rewritten


@pytest.mark.parametrize(
    "change",
    [("data/claims.yml", "Nine people drowned", "Ten people drowned"), ("docs/index.md", "denies", "denies this and")],
    ids=["data", "docs"],
)
def test_a_changed_file_is_made_anew(ferry: Path, edit: Callable[..., None], change: tuple[str, str, str]) -> None:
    Cache(ferry).markup("index.md", False, *CITE)
    before = kept(ferry)
    edit(change)
    Cache(ferry).markup("index.md", False, *CITE)
    assert len(kept(ferry)) == len(before)
    assert not set(kept(ferry)) & set(before)


def test_a_changed_template_or_library_is_made_anew(ferry: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = module._fingerprint(ferry)
    monkeypatch.setattr(module, "HERE", tmp_path)
    (tmp_path / "cite.html.jinja").write_text("new")
    two = module._fingerprint(ferry)
    monkeypatch.setattr(module, "version", lambda _: "99")
    assert len({one, two, module._fingerprint(ferry)}) == 3


def test_what_is_wrong_is_never_kept(ferry: Path, edit: Callable[..., None]) -> None:
    edit(("data/claims.yml", "sources: [gazette, courier]", "sources: [nobody]"))
    for _ in range(2):
        with pytest.raises(RecordError, match="no source 'nobody'"):
            open_cache(ferry)
    assert kept(ferry) == []


def test_what_is_kept_and_spoilt_is_made_anew(ferry: Path, tmp_path: Path) -> None:
    first = Cache(ferry)
    said = first.markup("index.md", False, *CITE)
    first.export(tmp_path / "one")
    assert len(kept(ferry)) == 2
    for path in kept(ferry):
        path.write_bytes(b"{")
    again = Cache(ferry)
    assert again.markup("index.md", False, *CITE) == said
    again.export(tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_where_nothing_can_be_kept_all_is_made(ferry: Path, tmp_path: Path) -> None:
    (ferry / KEPT).write_text("a file in its place")
    made = Cache(ferry)
    assert "toll-north" in made.markup("index.md", False, *CITE)
    made.export(tmp_path / "one")
    assert (tmp_path / "one" / "llms.txt").is_file()
