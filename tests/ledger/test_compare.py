"""What was published follows from what was published before: each step is told, nothing is lost or rewritten."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import entry
from support import OTHER_COUNTS, Edit, confirm_readings

from macros.__main__ import main
from macros.ledger import Published

CLAIMS = "data/claims.yml"
TEN: Edit = (CLAIMS, "low: 9, high: 9", "low: 10, high: 10")
Do = Callable[..., None]
Accept = Callable[[], Published]
Held = dict[str, Any]


@pytest.fixture
def base(ferry: Path, accept: Accept, edit: Do) -> Path:
    """The published file as it was before."""
    edit(OTHER_COUNTS)
    accept()
    shutil.copy(ferry / "data" / "published.json", ferry / "base.json")
    return ferry / "base.json"


def compare(ferry: Path, base: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    code = main(["--project", str(ferry), "compare", str(base)])
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert code == (1 if lines else 0)
    assert lines or said.out == "data/published.json follows from what it was before\n"
    return [line.removeprefix("data/published.json: ") for line in lines]


def rewrite(project: Path, change: Callable[[Held], object]) -> None:
    """Edits the published file by hand, as nobody should."""
    path = project / "data" / "published.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    change(held)
    path.write_text(json.dumps(held), encoding="utf-8")


def test_what_was_accepted_step_by_step_follows(
    ferry: Path, base: Path, accept: Accept, edit: Do, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(ferry, base, capsys) == []
    edit(TEN, entry("corrected"))
    accept()
    edit((CLAIMS, "low: 10, high: 10", "low: 12, high: 12"), entry("updated", id_="again"))
    edit((CLAIMS, "  said: 1902-05\n", "  said: 1902-05\n  hold: true\n"), entry("withdrawn", "ferry-will-return", id_="gone"))
    edit(("data/forecasts.yml", "ferry-will-return", "crossings-counted"))
    edit(entry("updated", "", id_="judged-anew", more="  records: [forecast/ferry-returns]\n"))
    accept()
    assert compare(ferry, base, capsys) == []
    edit((CLAIMS, "  said: 1902-05\n  hold: true\n", "  said: 1902-06\n"), entry("corrected", "ferry-will-return", id_="back"))
    edit((CLAIMS, "", "\nno-crossing:\n  statement: It crossed less often.\n  by: northbank\n  theme: crossing\n  sources: [courier]\n"
          "  disputes: [crossings-counted]\n"), entry("added", "no-crossing", id_="disputed"))  # fmt: skip
    confirm_readings(ferry)
    accept()
    assert compare(ferry, base, capsys) == []


FORGED: list[tuple[str, Callable[[Held], object], str]] = [
    ("a state", lambda held: held["records"]["claims"]["toll-north"]["state"].update(date="1902-05-03"),
     "claim/toll-north: changed without a step that says so"),
    ("another kind", lambda held: held["records"]["events"]["sinking"]["state"].update(date="1902-05-03"),
     "event/sinking: changed without a step that says so"),
    ("a record", lambda held: held["records"]["claims"].pop("toll-south"), "claim/toll-south: was published and is gone from the file"),
    ("a page", lambda held: held["records"]["claims"]["toll-north"].update(page="claims/other.md"),
     "claim/toll-north: came on another day, or lives on another page, than it did"),
    ("a day", lambda held: held["records"]["events"]["sinking"].update(came="1901-01-01"),
     "event/sinking: came on another day, or lives on another page, than it did"),
    ("an entry", lambda held: held["changes"]["first-edition"].update(why="No reason."),
     "change/first-edition: is not as it was accepted: the log keeps what it said"),
    ("the name of the feeds", lambda held: held.update(urn="00000000-0000-0000-0000-000000000000"), "urn: was "),
    ("since when", lambda held: held["since"]["claims"].pop("note"), "claim: its fields are not kept since when they were"),
    ("an old step", lambda held: held["records"]["claims"]["toll-north"].update(
        state=held["records"]["claims"]["toll-north"]["state"] | {"said": "1902-05-03"},
        history=[{"date": "1902-07-02", "change": "first-edition", "field": "said", "old": "1902-05-02", "new": "1902-05-03"}]),
     "claim/toll-north: a step in said names 'first-edition', which is no new entry of the log"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), [own[1:] for own in FORGED], ids=[own[0] for own in FORGED])
def test_what_was_rewritten_fails(
    ferry: Path,
    base: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Held], object],
    message: str,
) -> None:
    """The record is edited to fit, so that the check alone would find nothing."""
    monkeypatch.setattr("macros.page.site.check_ledger", lambda *_: None)
    rewrite(ferry, change)
    lines = compare(ferry, base, capsys)
    assert [line for line in lines if line.startswith(message)], lines


def forged(kind: str, field: str, old: object, new: object, claims: list[str]) -> Callable[[Held], None]:
    """A step written by hand, with an entry to it."""

    def change(held: Held) -> None:
        kept = held["records"]["claims"]["toll-north"]
        kept["state"][field] = new
        kept["history"] = [{"date": "1902-07-02", "change": "mended", "field": field, "old": old, "new": new}]
        held["changes"]["mended"] = {"date": "1902-07-02", "kind": kind, "claims": claims, "what": "Something.", "why": "So."}

    return change


NINE, TEN_TOLL = ([{"group": "people", "harm": "killed", "high": n, "low": n}] for n in (9, 10))
STEPS = [
    (forged("corrected", "tolls", NINE, TEN_TOLL, ["toll-north"]), ""),
    (forged("wording", "tolls", NINE, TEN_TOLL, ["toll-north"]), "claim/toll-north: by 'mended': changed in tolls, and 'wording' leaves"),
    (forged("wording", "statement", OTHER_COUNTS[2], "No people drowned.", ["toll-north"]), "claim/toll-north: by 'mended': "),
    (forged("added", "tolls", NINE, TEN_TOLL, ["toll-north"]), "claim/toll-north: by 'mended': changed in tolls: make the entry"),
    (forged("corrected", "tolls", NINE, TEN_TOLL, ["toll-south"]), "claim/toll-north: a step in tolls names 'mended', which does not"),
    (forged("corrected", "tolls", TEN_TOLL, TEN_TOLL, ["toll-north"]), "claim/toll-north: a step in tolls does not begin with what"),
    (forged("extended", "note", None, "Told at sea.", []), "claim/toll-north: a step in note names 'mended', which does not name it"),
    (forged("wording", "shown", "disputed", "attributed", []), "claim/toll-north: a step in shown names 'mended', which does not name it"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), STEPS, ids=[message[:60] or "fine" for _, message in STEPS])
def test_a_step_is_told_by_an_entry_that_answers_for_it(
    ferry: Path,
    base: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Held], object],
    message: str,
) -> None:
    monkeypatch.setattr("macros.page.site.check_ledger", lambda *_: None)
    rewrite(ferry, change)
    lines = compare(ferry, base, capsys)
    assert [line[: len(message)] for line in lines] == ([message] if message else [])


def test_a_file_taken_out_and_begun_anew_fails(ferry: Path, base: Path, edit: Do, capsys: pytest.CaptureFixture[str]) -> None:
    edit(TEN)
    (ferry / "data" / "published.json").unlink()
    assert main(["--project", str(ferry), "accept"]) == 1
    assert "nothing was accepted before, and all would begin anew" in capsys.readouterr().err
    assert main(["--project", str(ferry), "accept", "--first"]) == 0
    assert "claim/toll-north: changed without a step that says so" in compare(ferry, base, capsys)
    (ferry / "data" / "published.json").unlink()
    assert "claim/toll-north: was published and is gone from the file" in compare(ferry, base, capsys)


def test_a_first_acceptance_is_refused_a_second_time(ferry: Path, base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert base.exists()
    assert main(["--project", str(ferry), "accept", "--first"]) == 1
    assert capsys.readouterr().err == "data/published.json: was accepted before: take out --first\n"


@pytest.mark.parametrize(
    "content", [None, b"{", b'{"records": {"claims": {"x": 1}}}', b"[]", b'{"claims": {"x": {"state": {"disputes": 7}}}}']
)
def test_what_was_before_and_cannot_be_read_is_one_message(
    ferry: Path, base: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    if content is None:
        base.unlink()
    else:
        base.write_bytes(content)
    capsys.readouterr()
    assert main(["--project", str(ferry), "compare", str(base)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(str(base))


def test_the_first_form_of_the_file_is_read_as_what_came_before(
    ferry: Path, base: Path, capsys: pytest.CaptureFixture[str], edit: Do, accept: Accept
) -> None:
    held = json.loads(base.read_text(encoding="utf-8"))
    claims = {id_: {name: value for name, value in kept.items() if name != "came"} for id_, kept in held["records"]["claims"].items()}
    for kept in claims.values():
        kept["state"].pop("shown")
    base.write_text(json.dumps({"urn": held["urn"], "changes": held["changes"], "claims": claims, "events": {"sinking": "1902-07-01"}}))
    lines = compare(ferry, base, capsys)
    assert lines[0] == "actor: is answered for now, and no new entry of the log says so"
    edit(TEN, entry("corrected"))
    shutil.copy(base, ferry / "data" / "published.json")
    edit(
        entry(
            "added",
            "",
            id_="all",
            more="  extends: [actor, event, forecast, outline, place, question, relation, setting, source, term, view, word]\n",
        )
    )
    accept()
    assert compare(ferry, base, capsys) == []
