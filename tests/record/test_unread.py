"""What was not read proves nothing: a file or record that cannot be read gives its own message, and no other."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import ROOT, edit_files, report_of

from macros.record.check import read
from macros.record.problems import Problems
from macros.record.rules import check_rules

DATA = sorted(path.name for path in (Path(__file__).parent.parent / "ferry" / "data").glob("*.yml"))
TOWN = ROOT / "tests" / "town" / "data"
Do = Callable[..., None]


@pytest.mark.parametrize("published", [False, True], ids=["new", "accepted"])
@pytest.mark.parametrize("name", DATA)
def test_a_file_that_is_not_yaml_gives_one_message(ferry: Path, accept: Do, name: str, published: bool) -> None:
    if published:
        accept()
    path = ferry / "data" / name
    path.write_text(path.read_text(encoding="utf-8") + "\nx: [\n", encoding="utf-8")
    lines = report_of(ferry)
    assert [line.split(":")[0] for line in lines] == [f"data/{name}"], lines


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims", "views", "forecasts"])
def test_a_file_among_others_that_is_not_yaml_gives_one_message(tmp_path: Path, kind: str) -> None:
    """In a record that uses every field, all records of a kind but the first lie in the broken file."""
    shutil.copytree(TOWN, tmp_path / "data")
    whole = tmp_path / "data" / f"{kind}.yml"
    records = re.split(r"(?m)^(?=[a-z0-9][\w-]*:$)", whole.read_text(encoding="utf-8"))
    assert len(records) > 2
    whole.unlink()
    (tmp_path / "data" / kind).mkdir()
    (tmp_path / "data" / kind / "first.yml").write_text(records.pop(1), encoding="utf-8")
    (tmp_path / "data" / kind / "others.yml").write_text("".join([*records, "x: [\n"]), encoding="utf-8")
    problems = Problems()
    checked = read(tmp_path / "data", problems)
    assert checked
    check_rules(checked, problems)
    assert [line.split(":")[0] for line in problems.report().splitlines()] == [f"data/{kind}/others.yml"]


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("broken", [b"\xff\xfe", b"\t"], ids=["other bytes", "a tab"])
def test_a_file_that_cannot_be_decoded_gives_one_message(ferry: Path, accept: Do, name: str, broken: bytes) -> None:
    accept()
    path = ferry / "data" / name
    path.write_bytes(path.read_bytes().replace(b"\n  ", b"\n" + broken, 1))
    assert [line.split(":")[0] for line in report_of(ferry)] == [f"data/{name}"]


def test_nothing_is_said_of_the_time_of_an_event_that_cannot_be_read(ferry: Path) -> None:
    outside = "  date: 1902-05-01\n  outside: It went down a day late.\n"
    edit_files(ferry, ("data/claims.yml", "  date: 1902-05-01\n", outside), ("data/events.yml", "", "x: [\n"))
    assert [line.split(":")[0] for line in report_of(ferry)] == ["data/events.yml"]


RECORDS = [
    ("data/sources.yml", "https://example.org/gazette", "javascript:alert(1)"),
    ("data/actors.yml", "  kind: town\n  mentions: [Northbank", "  kind: twon\n  kinds: town\n  mentions: [Northbank"),
    ("data/claims.yml", "low: 9, high: 9", "low: nine"),
    ("data/claims.yml", "  date: 1902-05-01\n", "  date: May\n"),
    ("data/events.yml", "date: 1902-05-01", "date: May"),
    ("data/places.yml", "lat: 50.5", "lat: north"),
    ("data/changes.yml", "date: 1902-07-01", "date: July"),
]


@pytest.mark.parametrize("edit", RECORDS, ids=[f"{file} {new.strip()}" for file, _, new in RECORDS])
def test_a_record_that_is_not_sound_gives_its_own_message_alone(ferry: Path, accept: Do, edit: tuple[str, str, str]) -> None:
    accept()
    edit_files(ferry, edit)
    lines = report_of(ferry)
    assert lines
    assert {re.sub(r":\d+: (\w+ [\w-]+): .*", r" \1", line) for line in lines} == {f"{edit[0]} {lines[0].split(': ')[1]}"}, lines


@pytest.mark.parametrize(
    ("name", "new"),
    [("claims.yml", "claim.yml"), ("claims.yml", "claims.yaml"), ("claims.yml", "claims/deep/a.yml"), ("claims.yml", "claims.YML")],
    ids=lambda value: str(value),
)
def test_a_file_under_another_name_is_not_called_gone(ferry: Path, accept: Do, name: str, new: str) -> None:
    accept()
    (ferry / "data" / new).parent.mkdir(parents=True, exist_ok=True)
    (ferry / "data" / name).rename(ferry / "data" / new)
    lines = report_of(ferry)
    assert [line.split(":")[0] for line in lines] == [f"data/{new}"], lines


def test_a_folder_under_another_name_is_told_once(ferry: Path, accept: Do) -> None:
    (ferry / "data" / "claims").mkdir()
    (ferry / "data" / "claims.yml").rename(ferry / "data" / "claims" / "a.yml")
    (ferry / "data" / "claims" / "b.yml").write_text("# nothing yet\n")
    accept()
    (ferry / "data" / "claims").rename(ferry / "data" / "claim")
    (line,) = report_of(ferry)
    assert line.startswith("data/claim: no kind 'claim'; did you mean 'claims'? Expected one of: ")


def test_an_id_that_stands_twice_is_told_once(ferry: Path, accept: Do) -> None:
    accept()
    text = (ferry / "data" / "claims.yml").read_text(encoding="utf-8")
    (ferry / "data" / "claims.yml").write_text(f"{text}\n{text[: text.index(chr(10) * 2)]}\n", encoding="utf-8")
    lines = report_of(ferry)
    assert len(lines) == 1
    assert lines[0].endswith("claim ferry-sank: the key 'ferry-sank' stands twice; keep one")


def test_the_log_that_cannot_be_read_may_answer_for_anything(ferry: Path, accept: Do) -> None:
    accept()
    edit_files(ferry, ("data/claims.yml", "souls and no help", "souls and little help"), ("data/changes.yml", "", "\nx: [\n"))
    assert [line.split(":")[0] for line in report_of(ferry)] == ["data/changes.yml"]


@pytest.fixture
def closed(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Closes a folder, for whoever runs the tests: no rights stop the one who may do everything."""
    scan = os.scandir

    def close(name: str) -> None:
        def refuse(path: object = ".") -> object:
            if Path(os.fsdecode(path)) == ferry / "data" / name:  # type: ignore[arg-type]
                raise PermissionError(13, "Permission denied", str(path))
            return scan(path)  # type: ignore[call-overload]

        monkeypatch.setattr(os, "scandir", refuse)

    return close


@pytest.mark.parametrize("name", ["claims", "geo"])
def test_a_folder_that_cannot_be_read_is_a_fault_and_nothing_more(
    ferry: Path, accept: Do, closed: Callable[[str], None], name: str
) -> None:
    if name == "claims":
        (ferry / "data" / "claims").mkdir()
        (ferry / "data" / "claims.yml").rename(ferry / "data" / "claims" / "all.yml")
    accept()
    closed(name)
    assert report_of(ferry) == [f"data/{name}: cannot be read: Permission denied"]


@pytest.mark.parametrize("name", ["claims", "geo"])
def test_a_folder_behind_a_link_is_named(ferry: Path, accept: Do, tmp_path: Path, name: str) -> None:
    accept()
    target = ferry / "data" / name
    if name == "claims":
        (tmp_path / "elsewhere").mkdir()
        (ferry / "data" / "claims.yml").rename(tmp_path / "elsewhere" / "all.yml")
    else:
        target.rename(tmp_path / "elsewhere")
    target.symlink_to(tmp_path / "elsewhere")
    assert report_of(ferry) == [f"data/{name}: is a link, which is not followed: put the folder itself here"]


def test_what_editors_and_systems_leave_behind_is_no_fault(ferry: Path) -> None:
    for name in (".DS_Store", ".claims.yml.swp", "claims.yml~", "#claims.yml#", "README.txt"):
        (ferry / "data" / name).write_text("x")
    assert report_of(ferry) == []


def test_a_page_that_cannot_be_read_is_not_called_gone(ferry: Path, accept: Do) -> None:
    accept()
    (ferry / "docs" / "claims" / "crossing.md").write_bytes(b"\xff")
    assert [line.split(":")[0] for line in report_of(ferry)] == ["docs/claims/crossing.md"]


def test_the_published_file_that_is_broken_says_nothing_of_claims(ferry: Path, accept: Do) -> None:
    accept()
    edit_files(ferry, ("data/published.json", "{", ""), ("data/claims.yml", "low: 9, high: 9", "low: 10, high: 10"))
    assert [line.split(":")[0] for line in report_of(ferry)] == ["data/published.json"]
