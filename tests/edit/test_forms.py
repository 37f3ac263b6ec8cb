"""Issue forms: their fields are the kinds' own; what they send becomes records on hold, and nothing of it is run, shown or trusted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from support import ROOT, edit_files, main_of

from macros.edit.fields import fields
from macros.edit.forms import FOLDER, FORMS, answers, as_forms, heading
from macros.edit.workspace import BY_NAME, EditError, Workspace
from macros.page.site import open_site
from macros.record.kinds import KINDS

HOSTILE = '{{ cite("ferry-sank") }} {% set a = 1 %} <script>alert(1)</script> `rm -rf /` $(id) !!python/name:os.system: [&a, *a]'
VIEW = f"""### The view: expert

Dan Vale

### The view: question

Why did it sink?

### The view: gist

{HOSTILE}

### The claim: theme

The crossing

### The claim: date

_No response_

### The source: url

https://example.org/interview

### The source: publisher

Bell Weekly

### Something else

x
"""


@pytest.mark.record
def test_the_committed_forms_are_what_the_kinds_say() -> None:
    for name, text in as_forms(Workspace(ROOT).checked).items():
        assert (ROOT / FOLDER / name).read_text(encoding="utf-8") == text, "run: python -m macros forms"
    assert {path.stem for path in (ROOT / FOLDER).glob("*.yml")} == {*FORMS}


def test_every_field_of_a_form_is_one_of_its_kind(ferry: Path) -> None:
    for name, text in as_forms(Workspace(ferry).checked).items():
        form = yaml.safe_load(text)
        asked = [part for part in form["body"] if part["type"] != "markdown"]
        known = {heading(kind.kind_name, field.key) for kind in KINDS.values() for field in fields(kind)}
        labels = [part["attributes"]["label"] for part in asked]
        assert {*labels} <= known
        assert (
            len({part["id"] for part in asked}) == len(labels) == sum(len(keys) for keys in FORMS[name.removesuffix(".yml")].asks.values())
        )
        assert all(part["attributes"]["description"] for part in asked)
        assert all(part["attributes"]["options"] for part in asked if part["type"] == "dropdown")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_a_form_sends_is_read_by_its_own_headings(form: object) -> None:
    asks = {(kind, key.rstrip("!")): f"{kind} {key}" for kind, keys in form.asks.items() for key in keys}  # type: ignore[attr-defined]
    sent = "".join(f"### {heading(*place)}\r\n\r\n{text}\r\n\r\n" for place, text in asks.items())
    found = answers(sent.encode())
    assert {(kind, key): text for kind, own in found.items() for key, text in own.items()} == asks


def test_no_workflow_writes_to_the_repository() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        assert "permissions: {contents: read}" in text, path.name
        writing = re.search(r"contents: write|^\s*issues?:|issue_comment|pull_request_target|git push", text, re.MULTILINE)
        assert writing is None, path.name


def test_a_form_becomes_records_on_hold_and_says_what_is_left(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filed = ferry / "issue.md"
    filed.write_text(VIEW, encoding="utf-8")
    assert main_of(ferry, "new", "--from", str(filed)) == 1
    said = capsys.readouterr()
    assert "held back: nothing of it is shown until you take out 'hold: true'" in said.out
    assert "source bell-weekly: kind: is missing" in said.out
    assert "data/sources.yml:24: source bell-weekly: seen: is missing" in said.err
    workspace = Workspace(ferry)
    view = next(raw for id_, raw in workspace.written("views") if id_.startswith("teacher-"))
    assert view.value["expert"] == "teacher"  # type: ignore[index]
    assert view.value["gist"] == " ".join(HOSTILE.split())  # type: ignore[index]
    for folder in ("sources", "claims", "views"):
        assert [raw.value["hold"] for _, raw in workspace.written(folder) if "hold" in raw.value] == ["true"]  # type: ignore[index,operator]


def test_nothing_of_it_reaches_readers_while_it_is_held(ferry: Path) -> None:
    from macros.export import downloads

    filed = ferry / "issue.md"
    filed.write_text(VIEW, encoding="utf-8")
    main_of(ferry, "new", "--from", str(filed))
    edit_files(
        ferry,
        (
            "data/sources.yml",
            "  url: https://example.org/interview\n",
            "  url: https://example.org/interview\n  kind: news\n  seen: whole\n",
        ),
    )
    site = open_site(ferry)
    text = b"".join(bytes(content) for content in downloads(site).values()).decode("utf-8", "replace")
    text += "".join(
        str(getattr(site.macros(page.path), call.name)(*call.args, **call.kwargs)) for page in site.model.pages for call in page.calls
    )
    assert len(text) > 10_000
    for word in ("alert", "bell-weekly", "Bell Weekly", "example.org/interview", "rm -rf"):
        assert word not in text


def test_what_is_not_sure_is_left_out_with_a_word(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filed = ferry / "issue.md"
    filed.write_text(VIEW.replace("Dan Vale", "The \u0645 Ministry"), encoding="utf-8")
    main_of(ferry, "new", "--from", str(filed))
    assert "expert: left out, for nothing in the record is sure to be meant by 'The \\u0645 Ministry'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        (b"nothing", "holds no field of a form"),
        (b"### The claim: statement\n\n" + b"x" * 70_000, "longer than 60,000 bytes"),
        (b"### The claim: statement\n\n\xff", "is not UTF-8"),
        (b"### The claim: statement\n\n\x1b[2J", "holds the hidden character U+001B: nothing of it was taken"),
        ("### The claim: statement\n\na\u202eb".encode(), "holds the hidden character U+202E"),
        (b"### The claim: statement\n\n_No response_\n", "holds no field of a form"),
    ],
)
def test_what_is_no_form_is_refused(sent: bytes, message: str, ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EditError, match=re.escape(message)):
        answers(sent)
    filed = ferry / "issue.md"
    filed.write_bytes(sent)
    before = {path: path.read_bytes() for path in ferry.rglob("*.yml")}
    assert main_of(ferry, "new", "--from", str(filed)) == 1
    assert "\x1b" not in capsys.readouterr().err
    assert {path: path.read_bytes() for path in ferry.rglob("*.yml")} == before


def test_what_leans_on_a_held_record_is_refused(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_files(ferry, ("data/sources.yml", "gazette:\n", "gazette:\n  hold: true\n"))
    assert main_of(ferry, "check") == 1
    assert "data/claims.yml:6: claim ferry-sank: sources.0: leans on 'gazette', which is on hold" in capsys.readouterr().err


def test_every_kind_that_a_form_makes_can_be_held() -> None:
    for form in FORMS.values():
        for kind in form.asks:
            assert "hold" in BY_NAME[kind].model_fields
