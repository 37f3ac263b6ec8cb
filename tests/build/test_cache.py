"""What was made of the same files is taken from what is kept; of others it is made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.build import cache as module
from macros.build.cache import CACHE, Cache, fingerprint, open_cache
from macros.record.problems import RecordError

CITE: tuple[str, tuple[Any, ...], dict[str, Any]] = ("cite", ("toll-north",), {})
Do = Callable[..., None]


def stored(project: Path) -> list[Path]:
    return sorted((project / CACHE).glob("*/*"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(project: Path, target: Path) -> tuple[str, dict[str, bytes]]:
    """What a build takes from a cache: a mark on a page, and the files beside the pages."""
    cache = Cache(project)
    said = cache.markup("index.md", False, *CITE)
    cache.export(target)
    return said, files(target)


def test_what_is_kept_is_what_was_made(ferry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(ferry, tmp_path / "one")
    assert "toll-north" in first[0]
    assert [path.name for path in (ferry / CACHE).iterdir() if path.is_dir()] == [fingerprint(ferry)]
    monkeypatch.setattr(module, "open_site", lambda _: pytest.fail("the record was read again"))
    assert build(ferry, tmp_path / "two") == first
    assert len(first[1]) > 40


def test_links_for_another_generator_are_kept_apart(ferry: Path) -> None:
    plain, rewritten = (Cache(ferry).markup("claims/crossing.md", how, "claims", ("crossing",), {}) for how in (False, True))
    assert plain != rewritten


@pytest.mark.parametrize(
    "change",
    [("data/claims.yml", "Nine people drowned", "Nine people were drowned"), ("docs/index.md", "denies", "denies this and")],
    ids=["data", "docs"],
)
def test_a_changed_file_is_made_anew(ferry: Path, tmp_path: Path, edit: Do, change: tuple[str, str, str]) -> None:
    build(ferry, tmp_path / "one")
    before = stored(ferry)
    edit(change)
    build(ferry, tmp_path / "two")
    assert len(stored(ferry)) == len(before)
    assert not set(stored(ferry)) & set(before)


def test_a_changed_template_or_library_is_made_anew(ferry: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = fingerprint(ferry)
    monkeypatch.setattr(module, "MACHINE", tmp_path)
    (tmp_path / "cite.html.jinja").write_text("new")
    two = fingerprint(ferry)
    monkeypatch.setattr(module, "version", lambda _: "99")
    assert len({one, two, fingerprint(ferry)}) == 3


def test_what_is_wrong_is_never_kept(ferry: Path, edit: Do) -> None:
    edit(("data/claims.yml", "sources: [gazette, courier]", "sources: [nobody]"))
    for _ in range(2):
        with pytest.raises(RecordError, match="no source 'nobody'"):
            open_cache(ferry)
    assert stored(ferry) == []


SPOILT: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("cut", lambda content: content[: len(content) // 2]),
    ("empty", lambda _: b""),
    ("one bit", lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]),
    ("another digit", lambda content: content.replace(b"9", b"8", 1)),
    ("no sum", lambda content: content.split(b"\n", 1)[1]),
]


@pytest.mark.parametrize(("sort", "spoil"), SPOILT, ids=[sort for sort, _ in SPOILT])
def test_what_is_kept_and_spoilt_is_made_anew(ferry: Path, tmp_path: Path, sort: str, spoil: Callable[[bytes], bytes]) -> None:
    first = build(ferry, tmp_path / "one")
    kept = {path: path.read_bytes() for path in stored(ferry)}
    assert len(kept) == 2
    for path, content in kept.items():
        path.write_bytes(spoil(content))
    assert build(ferry, tmp_path / sort) == first
    assert {path: path.read_bytes() for path in stored(ferry)} == kept


def test_a_forged_name_writes_nothing_outside(ferry: Path, tmp_path: Path) -> None:
    first = build(ferry, tmp_path / "one")
    path = next(path for path in stored(ferry) if path.name == "downloads")
    content = path.read_bytes().split(b"\n", 1)[1].replace(b'"robots.txt"', b'"../bots.txt"')
    path.write_bytes(module.hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    assert build(ferry, tmp_path / "in" / "two") == first
    assert not (tmp_path / "in" / "bots.txt").exists()


def outside(folder: Path) -> Path:
    """A folder of somebody else's, with a folder and a file in it."""
    (folder / "mine" / "kept").mkdir(parents=True)
    (folder / "mine" / "kept" / "letter.txt").write_text("dear")
    return folder / "mine"


@pytest.mark.parametrize("place", ["cache", "print", "other", "file"])
def test_no_link_is_followed(ferry: Path, tmp_path: Path, edit: Do, place: str) -> None:
    first, theirs = build(ferry, tmp_path / "one"), outside(tmp_path)
    before = files(theirs)
    folder, file = (ferry / CACHE / fingerprint(ferry)), stored(ferry)[0]
    if place == "cache":
        (ferry / CACHE).rename(tmp_path / "aside")
        (ferry / CACHE).symlink_to(theirs)
    elif place == "print":
        folder.rename(tmp_path / "aside")
        folder.symlink_to(theirs)
    elif place == "other":
        (ferry / CACHE / "old").symlink_to(theirs)
    else:
        file.unlink()
        file.symlink_to(theirs / "kept" / "letter.txt")
    assert build(ferry, tmp_path / "two") == first
    edit(("docs/index.md", "denies", "denies this and"))
    build(ferry, tmp_path / "three")
    assert files(theirs) == before


def test_a_file_saved_between_the_print_and_the_reading_is_not_kept_under_it(
    ferry: Path, tmp_path: Path, edit: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = module.open_site
    old = fingerprint(ferry)

    def late(project: Path) -> Any:
        edit(("data/claims.yml", "Nine people drowned", "Nine people were drowned"))
        return read(project)

    monkeypatch.setattr(module, "open_site", late)
    build(ferry, tmp_path / "one")
    assert stored(ferry) == []
    edit(("data/claims.yml", "Nine people were drowned", "Nine people drowned"))
    assert fingerprint(ferry) == old
    monkeypatch.setattr(module, "open_site", read)
    assert "Nine people drowned" in Cache(ferry).markup("claims/crossing.md", False, "claims", ("crossing",), {})


def test_where_nothing_can_be_kept_all_is_made(ferry: Path, tmp_path: Path) -> None:
    (ferry / CACHE).write_text("a file in its place")
    made = Cache(ferry)
    assert "toll-north" in made.markup("index.md", False, *CITE)
    made.export(tmp_path / "one")
    assert (tmp_path / "one" / "llms.txt").is_file()
    assert (ferry / CACHE).read_text() == "a file in its place"
