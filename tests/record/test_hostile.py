"""Whatever stands in data/ or in a macro call: a clear message with file and line, or the text shown literally."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support import ROOT

from macros.page.site import Site, open_site
from macros.record.kinds import KINDS
from macros.record.problems import RecordError

FERRY = ROOT / "tests" / "ferry"
MESSAGE = re.compile(r"^(data|docs)(/[\w./-]+)?(:\d+)?: .+")
HOSTILE = [
    "", " ", "~", "NO", "011", "12:30", "1e400", "-1", "9" * 40, "null", "true", "[]", "{}", "a: b", "- a", "&a b", "*a",
    "!!python/object:os.system x", "<script>alert(1)</script>", "{{ config }}", "{% include 'x' %}", "[x](javascript:alert(1))",
    "javascript:alert(1)", "data:text/html,x", "http://", "'", '"', "\\", "`", "|", ">", "%", "@", "#", "\u202eabc", "\ufeff",
    "طالبان", "é" * 400, "../../etc/passwd", "__class__", "${x}", "a\tb",
]  # fmt: skip


def meant(written: str) -> str:
    """What YAML reads, or the text itself where it reads none."""
    try:
        return repr(yaml.safe_load(f"key: {written}"))
    except yaml.YAMLError:
        return written


# Each as it stands, and in quotes where YAML would read something else then.
WRITTEN = list({meant(text): text for text in [*HOSTILE, *(json.dumps(text, ensure_ascii=False) for text in HOSTILE)]}.values())


def outcome(project: Path) -> list[str] | Site:
    """The report's lines, or the opened explainer; anything else is a failure."""
    try:
        return open_site(project)
    except RecordError as error:
        lines = str(error).splitlines()
        assert lines
        for line in lines:
            assert MESSAGE.match(line) or line.startswith("… and "), line
        return lines


def render_all(site: Site) -> str:
    """Every page's macros, called."""
    return "\n".join(
        str(getattr(site.macros(page.path), call.name)(*call.args, **call.kwargs)) for page in site.model.pages for call in page.calls
    )


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    """One copy of the tiny explainer for the many mutants of a test."""
    with tempfile.TemporaryDirectory() as folder:
        yield shutil.copytree(FERRY, Path(folder) / "ferry")


def restored(project: Path, name: str) -> Path:
    shutil.copy(FERRY / name, project / name)
    return project / name


def fields() -> list[tuple[str, int]]:
    """Every line of the tiny record that holds a value."""
    return [
        (f"data/{path.name}", number)
        for path in sorted((FERRY / "data").glob("*.yml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if re.match(r"\s+\w+: ", line)
    ]


@pytest.mark.parametrize(("name", "number"), fields()[::9], ids=lambda value: str(value))
def test_a_mutated_field_is_refused_in_its_file_or_shown_literally(project: Path, name: str, number: int) -> None:
    path = restored(project, name)
    lines = path.read_text(encoding="utf-8").splitlines()
    key = lines[number].split(":")[0]
    for written in WRITTEN:
        path.write_text("\n".join([*lines[:number], f"{key}: {written}", *lines[number + 1 :]]) + "\n", encoding="utf-8")
        found = outcome(project)
        if isinstance(found, Site):
            markup = render_all(found)
            assert "<script>alert" not in markup
            assert "{{" not in markup
            assert "javascript:" not in markup
        else:
            assert any(line.startswith(name.rsplit("/", 1)[0]) or line.startswith("docs") for line in found)
    restored(project, name)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(sorted(KINDS)), data=st.data())
def test_any_tree_of_values_is_refused_or_taken(project: Path, kind: str, data: st.DataObject) -> None:
    text = st.text(max_size=20)
    keys = st.sampled_from(sorted({info.alias or name for name, info in KINDS[kind].model_fields.items()})) | text
    value = st.recursive(
        text | st.none() | st.integers() | st.booleans(), lambda one: st.lists(one, max_size=3) | st.dictionaries(keys, one, max_size=4)
    )
    tree = data.draw(st.dictionaries(text, value | st.dictionaries(keys, value, max_size=6), max_size=3))
    folder = project / "data" / kind
    folder.mkdir(exist_ok=True)
    (folder / "more.yml").write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    try:
        outcome(project)
    finally:
        shutil.rmtree(folder)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_refused_or_taken(project: Path, content: bytes) -> None:
    (project / "data" / "changes.yml").write_bytes(content)
    outcome(project)
    (project / "data" / "changes.yml").unlink()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example('""')
@given(st.text(alphabet="abc\"'(){}[]%,.=1 \n*_#\\", max_size=40))
def test_any_macro_call_is_refused_or_taken(project: Path, inside: str) -> None:
    page = project / "docs" / "extra.md"
    page.write_text("# Extra\n\nText {{ cite(" + inside + ") }} and more.\n", encoding="utf-8")
    outcome(project)
    page.unlink()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('figure("toll-north", 0.0)', "at: expected a whole number from 0, got 0.0"),
        ('figure("toll-north", False)', "at: expected a whole number from 0, got False"),
        ('atlas("")', "no tag ''"),
    ],
)
def test_a_value_that_equals_a_default_is_checked_like_any_other(project: Path, call: str, message: str) -> None:
    page = project / "docs" / "extra.md"
    page.write_text("# Extra\n\n{{ " + call + " }}\n", encoding="utf-8")
    found = outcome(project)
    page.unlink()
    assert isinstance(found, list)
    assert any(line.startswith("docs/extra.md:3:") and message in line for line in found), found


def real_fields() -> list[tuple[str, int]]:
    """A few lines of the real record that hold a value: the same ones each time."""
    found = [
        (path.relative_to(ROOT).as_posix(), number)
        for path in sorted((ROOT / "data").rglob("*.yml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if re.match(r"  \w+: ", line)
    ]
    return random.Random(1893).sample(found, int(os.environ.get("MUTANTS", "8")))


@pytest.mark.record
def test_mutants_of_the_real_record_are_refused_in_place_or_shown_literally(tmp_path: Path) -> None:
    """MUTANTS=1000 mutates that many fields instead of a few."""
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "data" / "published.json").unlink()  # else any change to a published claim is refused for that alone
    counts = {"refused": 0, "shown": 0}
    for name, number in real_fields():
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        key = lines[number].split(":")[0]
        for written in ("<script>alert(1)</script>", '"\\u202eabc"', "*a"):
            (tmp_path / name).write_text("\n".join([*lines[:number], f"{key}: {written}", *lines[number + 1 :]]) + "\n", encoding="utf-8")
            found = outcome(tmp_path)
            counts["shown" if isinstance(found, Site) else "refused"] += 1
            if not written.startswith("<"):
                assert isinstance(found, list)
                assert any(line.startswith(f"{name}:{number + 1}:") for line in found), (written, found[:3])
            elif isinstance(found, Site):
                claims = str(found.macros("claims/war.md").claims("war")) + str(found.macros("sources.md").sources())
                assert "<script>alert" not in claims
        shutil.copy(ROOT / name, tmp_path / name)
    print(counts)
    assert counts["refused"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(ferry: Path) -> None:
    for path in [*(ferry / "data").glob("*.yml"), *(ferry / "docs").rglob("*.md")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert isinstance(outcome(ferry), Site)


def test_a_link_out_of_the_folder_is_not_followed(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("a: b\n")
    (ferry / "data" / "changes.yml").unlink()
    os.symlink(tmp_path / "secret.yml", ferry / "data" / "changes.yml")
    assert outcome(ferry) == ["data/changes.yml: leads out of the folder: a record lies in it, not behind a link"]


def test_a_folder_in_the_place_of_a_file_is_named(ferry: Path) -> None:
    (ferry / "data" / "changes.yml").unlink()
    (ferry / "data" / "changes.yml").mkdir()
    assert outcome(ferry) == ["data/changes.yml: cannot be read: Is a directory"]


BOMBS = {
    "100,000 broken entries": "".join(f"x{n}:\n  statement: a\n  by: nobody-{n}\n" for n in range(100_000)),
    "a bomb of aliases": "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)),
    "deep nesting": "a: " + "[" * 200_000,
    "deep indentation": "\n".join(" " * n + "a:" for n in range(2_000)),
    "one huge text": "a:\n  statement: " + "x" * 15_000_000,
    "one huge key": "x" * 1_000_000 + ": a\n",
    "a file of 25 MB": "# " + "x" * 25_000_000,
    "many files' worth of keys": "a:\n" + "".join(f"  k{n}: v\n" for n in range(100_000)),
}
SECONDS, PATIENCE, MEGABYTES = 60, 900, 1_500  # of work, and of waiting: on a busy machine others work, too


def bounded() -> None:
    """Let a process work and remember no more than this; past it the system ends it."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_message_within_bounds(ferry: Path, name: str) -> None:
    """The bounds are wide of the mark on purpose: they tell a hang from a slow machine."""
    (ferry / "data" / "claims").mkdir()
    (ferry / "data" / "claims" / "bomb.yml").write_text(BOMBS[name], encoding="utf-8")
    command = [sys.executable, "-m", "macros", "--project", str(ferry), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False, preexec_fn=bounded)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert MESSAGE.match(done.stderr), done.stderr[:200]
    assert len(done.stderr) < 100_000
