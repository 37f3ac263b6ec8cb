"""What was found is kept; what is not as it was written is not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.record.kept import Kept


def keep(project: Path) -> Path:
    kept = Kept(project, "a.json", "one")
    kept.put("key", ["found", 46])
    kept.save()
    return project / ".cache" / "a.json"


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    keep(tmp_path)
    assert Kept(tmp_path, "a.json", "one").get("key") == ["found", 46]
    assert Kept(tmp_path, "a.json", "one").get("other") is None


def test_another_print_knows_nothing(tmp_path: Path) -> None:
    keep(tmp_path)
    assert Kept(tmp_path, "a.json", "two").get("key") is None


def test_what_is_not_asked_for_goes(tmp_path: Path) -> None:
    path = keep(tmp_path)
    kept = Kept(tmp_path, "a.json", "one")
    kept.put("new", 1)
    kept.save()
    assert b"found" not in path.read_bytes()


@pytest.mark.parametrize("spoil", [lambda text: text.replace(b"46", b"47"), lambda text: text[:-9], lambda _: b"", lambda _: b"{}"])
def test_a_file_that_was_touched_is_not_believed(tmp_path: Path, spoil: object) -> None:
    path = keep(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert Kept(tmp_path, "a.json", "one").get("key") is None


def test_links_are_not_followed(tmp_path: Path) -> None:
    path = keep(tmp_path)
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    assert Kept(tmp_path, "a.json", "one").get("key") is None
    (tmp_path / "other").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / ".cache").symlink_to(tmp_path / "other")
    keep(tmp_path / "two")
    assert list((tmp_path / "other").iterdir()) == []


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file, no folder")
    keep(tmp_path)
    assert (tmp_path / ".cache").read_text() == "a file, no folder"
