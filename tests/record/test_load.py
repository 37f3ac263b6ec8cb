"""YAML in: every value as text, with its line."""

from __future__ import annotations

from pathlib import Path

from macros.record.load import load
from macros.record.problems import Problems


def test_values_stay_what_was_written_and_keep_their_lines(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    text = "\ufeffone:\n  country: NO\n  code: 011\n  time: 12:30\n  empty: ~\n  quoted: 'null'\n  many: [a,\n    b]\n"
    (data / "terms.yml").write_text(text, encoding="utf-8")
    raw = load(data, Problems()).records["terms"]["one"]
    assert raw.value == {"country": "NO", "code": "011", "time": "12:30", "empty": None, "quoted": "null", "many": ["a", "b"]}
    assert raw.at(("time",)).line == 4
    assert raw.at(("many", 1)).line == 8
    assert raw.at(("nowhere", 3)).line == 1
    assert str(raw.place.file) == "data/terms.yml"


def test_a_kind_may_be_a_file_or_a_folder_of_topics(tmp_path: Path) -> None:
    (tmp_path / "data" / "terms").mkdir(parents=True)
    (tmp_path / "data" / "terms" / "a.yml").write_text("one:\n  name: a\n")
    (tmp_path / "data" / "terms" / "b.yml").write_text("two:\n  name: b\n\none:\n  name: again\n")
    problems = Problems()
    assert list(load(tmp_path / "data", problems).records["terms"]) == ["one", "two"]
    assert "data/terms/b.yml:4: term one: this id stands already in data/terms/a.yml:1" in problems.report()


def test_what_is_missing_or_unreadable_is_named(tmp_path: Path) -> None:
    problems = Problems()
    load(tmp_path / "data", problems)
    assert "data: no such folder" in problems.report()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "terms.yml").write_bytes(b"one: \xff\xfe\n")
    load(tmp_path / "data", problems)
    assert "data/terms.yml: is not YAML in UTF-8" in problems.report()
    assert "data/vocab.yml: missing" in problems.report()


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "terms.yml").write_text("# nothing yet\n")
    problems = Problems()
    assert load(tmp_path / "data", problems).records["terms"] == {}
    assert "terms" not in problems.report()
