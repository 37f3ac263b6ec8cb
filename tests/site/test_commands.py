"""`python -m macros …`, and the schemas it writes for editors."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import ROOT, WITH_READING, edit_files

from macros.__main__ import main
from macros.record.kinds import KINDS, SETTINGS
from macros.record.schema import schemas, settings


class Core(yaml.SafeLoader):
    """YAML as editors read it, by the core schema of YAML 1.2: dates and yes are texts."""


Core.yaml_implicit_resolvers = {
    char: [(tag, shape) for tag, shape in resolvers if not tag.endswith((":timestamp", ":bool", ":merge"))]
    for char, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def run(project: Path, *arguments: str) -> int:
    return main(["--project", str(project), *arguments])


def test_check_says_that_all_is_well_and_counts(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ferry, "check") == 0
    assert capsys.readouterr().out.splitlines()[0] == "ok: 9 claims, 7 pages; 4 of 5 sentences cite a claim (80 %)"


def test_check_counts_our_readings_apart(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_files(ferry, WITH_READING)
    assert run(ferry, "check") == 0
    assert "4 of 5 sentences cite a claim (80 %); 1 more is a reading of ours\n" in capsys.readouterr().out


def test_check_lists_unbound_sentences(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = ferry / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Southbank denies", "The river was calm. Southbank denies"), encoding="utf-8")
    assert run(ferry, "check", "--unbound") == 0
    assert "docs/index.md:9: cites nothing: The river was calm." in capsys.readouterr().out


def test_check_fails_with_the_report(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ferry / "data" / "claim.yml").write_text("a: b\n")
    assert run(ferry, "check") == 1
    assert "data/claim.yml: no kind 'claim'; did you mean 'claims'?" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "ascii", "latin-1"])
def test_any_console_can_print_any_message(ferry: Path, encoding: str) -> None:
    page = ferry / "docs" / "index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Southbank denies", "River “شمال” → calm \ufffd. Southbank denies"), encoding="utf-8")
    for arguments in (["check", "--unbound"], ["uses", "toll-north"], ["compare", "أين.json"], ["accept"]):
        out, err = (TextIOWrapper(BytesIO(), encoding, write_through=True) for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            run(ferry, *arguments)
        assert out.tell() or err.tell()


def test_a_reader_that_has_seen_enough_is_no_fault(ferry: Path) -> None:
    command = f"{sys.executable} -m macros --project {ferry} check --unbound | true"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_schemas_that_cannot_be_written_are_one_line(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ferry / "data" / ".schema").write_text("a file in its place")
    assert run(ferry, "schema") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("the schemas are not written: ")


def test_due_lists_what_has_come_due(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(ferry), "due", "1902-06-30"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1902-06: ferry-in-june: The farms need a ferry. Judged by: A ferry crosses in June.",
        "1 open and due by 1902-06-30; 1 open without a date",
    ]
    assert main(["--project", str(ferry), "due", "1902-06-29"]) == 0
    assert capsys.readouterr().out == "0 open and due by 1902-06-29; 1 open without a date\n"


def test_schema_is_written_for_every_kind(ferry: Path) -> None:
    assert run(ferry, "schema") == 0
    assert {path.stem for path in (ferry / "data" / ".schema").iterdir()} == {*KINDS, *SETTINGS}


def test_editors_know_which_file_is_of_which_kind(ferry: Path) -> None:
    run(ferry, "schema")
    mapped = json.loads((ferry / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {Path(schema).stem for schema in mapped} == {*KINDS, *SETTINGS}
    for path in (ferry / "data").rglob("*.yml"):
        fitting = [schema for schema, globs in mapped.items() if any(path.relative_to(ferry).match(glob) for glob in globs)]
        assert len(fitting) == 1, path
        assert (ferry / fitting[0]).is_file()


def test_the_schemas_pass_the_record_and_underline_slips(ferry: Path) -> None:
    run(ferry, "schema")
    for path in (ferry / "data").rglob("*.yml"):
        assert slips(ferry, path.relative_to(ferry / "data").parts[0].removesuffix(".yml"), path.read_text(encoding="utf-8")) == []
    claim = "a-b:\n  statement: A.\n  theme: crosing\n  sources: [new-one]\n  speeker: mayor\n  date: May 1902\n"
    assert sorted(slips(ferry, "claims", claim)) == [".date", ".speeker", ".theme"]


def slips(project: Path, kind: str, text: str) -> list[str]:
    """What an editor underlines in a file of a kind: the fields."""
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    def beside(uri: str) -> Resource[Any]:
        return Resource.from_contents(json.loads((project / uri.removeprefix("file:///")).read_text(encoding="utf-8")))

    validator = Draft202012Validator({"$ref": f"file:///data/.schema/{kind}.json"}, registry=Registry(retrieve=beside))
    errors = validator.iter_errors(yaml.load(text, Loader=Core))
    return [f".{error.message.split(chr(39))[1] if error.validator == 'additionalProperties' else error.path[1]}" for error in errors]


def test_the_schemas_stay_small() -> None:
    sizes = [path.stat().st_size for path in (ROOT / "data" / ".schema").glob("*.json")]
    assert len(sizes) == len(KINDS) + len(SETTINGS)
    assert sum(sizes) < 80_000


def test_the_committed_schemas_are_what_the_kinds_say() -> None:
    for name, schema in schemas().items():
        written = json.loads((ROOT / "data" / ".schema" / f"{name}.json").read_text(encoding="utf-8"))
        assert written == schema, f"run: python -m macros schema ({name})"
    assert json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")) == settings(), "run: python -m macros schema"


def test_check_lets_editors_know_the_ids_there_are(ferry: Path) -> None:
    assert run(ferry, "check") == 0
    known = json.loads((ferry / ".vscode" / "known.json").read_text(encoding="utf-8"))["$defs"]
    assert "toll-north" in known["claim"]["anyOf"][0]["enum"]
    assert [word["const"] for word in known["list-themes"]["anyOf"]] == ["crossing"]
