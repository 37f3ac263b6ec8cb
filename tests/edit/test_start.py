"""`macros start`: a folder of one's own that builds, checks and tests at once, holds nothing of this record, and changes piece by piece."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from support import ROOT, broken_links, edit_files, main_of, mkdocs

from macros.edit.fields import fields
from macros.edit.prune import prune
from macros.edit.start import KEPT, SKELETON
from macros.edit.workspace import BY_NAME
from macros.record.kinds import KINDS

NAME, TAGLINE, AUTHORS = "The Mill: a Bridge", "A bridge, two banks and one flood", "The desk"
GIVEN = ("--name", NAME, "--tagline", TAGLINE, "--authors", AUTHORS, "--url", "https://example.org/mill/", "--mail", "a@example.org")
GUIDE = "docs/contributing/index.md"
# What a reader of this record would know it by. The licence of the machine names its makers; lists of test inputs name anybody.
NAMES = r"[Dd]eadlock|[Tt]aliban|[Pp]akistan|\bTTP\b|\bttp\b|Kabul|Afghan|[Tt]orkham|[Mm]ujahid|Durand|Khyber|Mehsud|[Bb]armal"
OURS = re.compile(NAMES)
MAY_NAME_US = {"LICENSE", "tests/browser/naughty/strings.json", "tests/export/words.yml", "tests/edit/test_start.py"}


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `start` leaves it."""
    folder = tmp_path_factory.mktemp("start") / "ours"
    assert main_of(ROOT, "start", str(folder), *GIVEN) == 0
    return folder


def published() -> dict[str, dict[str, object]]:
    """What this record published, by kind and id."""
    return dict(json.loads((ROOT / "data" / "published.json").read_bytes())["records"])


def texts(folder: Path) -> dict[str, str]:
    """Every text in a folder, by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".png", ".ttf", ".pyc"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths if ".cache" not in path.parts}


def test_it_holds_nothing_of_this_record(started: Path) -> None:
    found = {name: OURS.findall(text) for name, text in texts(started).items() if name not in MAY_NAME_US}
    assert len(found) > 500
    assert {name: names for name, names in found.items() if names} == {}
    assert not (started / "data" / "published.json").exists()


@pytest.mark.record
def test_no_id_of_this_record_goes_along(started: Path) -> None:
    ids = {id_ for folder in ("claims", "events", "sources", "views", "forecasts") for id_ in published()[folder]}
    ids = {id_ for id_ in ids if id_.count("-") > 1}
    assert len(ids) > 1000
    words = {word for name, text in texts(started).items() if name not in MAY_NAME_US for word in re.findall(r"[a-z0-9-]+", text)}
    assert ids & words == set()


def test_it_holds_their_name_in_every_file_that_held_ours(started: Path) -> None:
    found = texts(started)
    assert yaml.safe_load(found["data/explainer.yml"])["title"] == NAME
    assert f'site_name: "{NAME}"\nsite_url: https://example.org/mill/\n' in found["mkdocs.yml"]
    assert found["README.md"].startswith(f"# {NAME}\n\n{NAME} is a static website: {TAGLINE}. ")
    cited = yaml.safe_load(found["CITATION.cff"])
    assert (cited["title"], cited["authors"]) == (NAME, [{"name": AUTHORS}])
    assert 'name = "mill-bridge"\n' in found["pyproject.toml"]
    assert "mill-bridge (pyproject.toml)" in found["requirements.txt"]
    assert f"{AUTHORS}, for what they changed" in found["LICENSE"]
    assert f'Credit "{AUTHORS}"' in found["LICENSE"]
    assert "- Example\n" in found[".github/ISSUE_TEMPLATE/fact.yml"]
    unfilled = {name for name, text in found.items() if re.search("@(name|tagline|authors|url|mail|nav|slug|today)@", text)}
    assert {name for name in unfilled if not name.startswith(("macros/edit/", "tests/edit/test_start.py"))} == set()


def test_it_builds_and_every_page_of_its_menu_is_there(started: Path) -> None:
    done = mkdocs(started, "--strict")
    assert done.returncode == 0, done.stderr[-3000:]
    site = started / "site"
    assert broken_links(site) == []
    menu = re.findall(r"[\w/-]+\.md", (started / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2])
    assert len(menu) > 15
    for page in menu:
        assert (site / page.removesuffix("index.md").removesuffix(".md") / "index.html").is_file(), page
    assert [path for path in site.rglob("*.html") if OURS.search(path.read_text(encoding="utf-8"))] == []


def test_its_tests_are_those_of_the_machine_and_in_style(started: Path) -> None:
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."]):
        done = subprocess.run([sys.executable, "-m", *command], cwd=started, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:]
    some = ["tests/test_flow.py", "tests/record/test_dates.py", "tests/prose/test_masking.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not record", *some]
    done = subprocess.run(command, cwd=started, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert int(re.findall(r"(\d+) passed", done.stdout)[0]) > 10


def blocks(page: Path) -> list[tuple[str, str]]:
    """What a page of the guide has people type, and the edits it shows."""
    return re.findall(r"^```(sh|diff)\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def edits(diff: str) -> tuple[str, str, str]:
    """A file, what stands in it, and what is to stand there."""
    name, *lines = diff.strip().split("\n")
    old, new = ("\n".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    return name, old, new


def test_the_ten_things_are_done_there_as_they_are_written(started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(started)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "data", "docs", "mkdocs.yml"], ["commit", "-qm", "examples"]):
        subprocess.run([*git, *command], check=True)
    typed = []
    for kind, text in blocks(started / GUIDE):
        if kind == "diff":
            edit_files(started, edits(text))
            continue
        for line in text.strip().split("\n"):
            command, may_fail, _ = line.partition(" || true")
            words = shlex.split(command.replace("make check", "python -m macros check"))
            typed.append(words[3] if words[0] == "python" else words[0])
            if words[0] == "git":
                subprocess.run(words, check=True)
            else:
                first = ["--first"] if words[3:] == ["accept"] else []
                assert main_of(started, *words[3:], *first) == 0 or may_fail, line
    assert typed == ["uses", "new", "new", "new", "new", "new", "git", "rename", "git", "new", "withdraw", "diff", "check", "accept"]
    assert main_of(started, "accept", "--undo") == 0


@pytest.mark.record
def test_the_guide_names_what_is_in_the_record() -> None:
    known = {kind.kind_name: {*published()[folder]} for folder, kind in KINDS.items() if folder in published()}
    made, checked = set[str](), 0
    for kind, text in blocks(ROOT / GUIDE):
        if kind == "diff":
            name, old, _ = edits(text)
            assert (ROOT / name).read_text(encoding="utf-8").count(old) == 1, old
            continue
        for words in (shlex.split(line.partition(" || ")[0])[3:] for line in text.strip().split("\n") if "macros" in line):
            if words[0] in ("uses", "withdraw", "rename"):
                id_ = words[2 if words[0] == "rename" else 1]
                assert any(id_ in ids for ids in known.values()), id_
                checked += 1
            elif words[0] == "new":
                options = dict(zip(words[2::2], words[3::2], strict=False))
                made.add(options.get("--id", ""))
                for field in fields(BY_NAME[words[1]]):
                    if field.ref and (id_ := options.get(f"--{field.key}")):
                        assert id_ in known[field.ref] | made, id_
                        checked += 1
    assert checked >= 10


@pytest.mark.record
def test_what_is_changed_in_the_guide_is_still_in_it() -> None:
    """A name that is given another is there; else the list has gone stale."""
    kept = yaml.safe_load((SKELETON / KEPT).read_text(encoding="utf-8"))
    files = [path for part in kept["guide"] for path in ([ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files if path.is_file())
    for ours, theirs in kept["words"].items():
        text, count = re.subn(rf"(?<!\w)(?<!\w-){re.escape(ours)}(?![\w-])", theirs.replace("\\", r"\\"), text)
        assert count, ours


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main_of(ROOT, "start", str(tmp_path), *GIVEN) == 1
    assert "is not empty: nothing was written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("option", "answer", "message"),
    [
        ("--name", "", "--name: is needed: What is it called"),
        ("--name", "A <b>", "--name: holds '<'"),
        ("--tagline", "What came in 2020", "--tagline: holds '2': no page says a number"),
        ("--authors", "A\u202eB", "--authors: holds the hidden character U+202E"),
        ("--url", "example.org", "--url: expected a web address"),
        ("--mail", "me", "--mail: expected a mail address"),
    ],
)
def test_answers_that_will_not_do(option: str, answer: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_of(ROOT, "start", str(tmp_path / "new"), *GIVEN, option, answer) == 1
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def at_a_terminal(command: list[str], answers: list[bytes]) -> bytes:
    """What a program says at its terminal to whoever gives these answers, each when it asks, and then breaks off."""
    pid, terminal = pty.fork()
    if not pid:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a run in the background has it ignored
        os.execve(command[0], command, {**os.environ, "LC_ALL": "C"})
    told, seen = b"", 0
    with suppress(OSError):  # the terminal is gone as soon as the program has ended
        while True:
            # Between its question and its waiting for an answer a program hears no Ctrl+C: so it is pressed again.
            if not select.select([terminal], [], [], 1)[0] and not answers:
                os.write(terminal, b"\x03")
                continue
            told += os.read(terminal, 4096)
            if told[seen:].endswith(b" > "):
                seen = len(told)
                os.write(terminal, answers.pop(0) + b"\n" if answers else b"\x03")
    os.waitpid(pid, 0)
    return told


def test_at_a_terminal_it_asks_again_until_an_answer_will_do_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "macros", "start", str(tmp_path / "ours")]
    told = at_a_terminal(command, [b"", b"\xc9", "“Mill”".encode(), b"Mill"])
    text = told.decode("utf-8", "replace")
    assert [text.count(word) for word in ("is needed", "cannot be read", "holds '“'", "What does it explain")] == [1, 1, 1, 1]
    assert text.rstrip().endswith("nothing was written")
    assert "Traceback" not in text
    assert list(tmp_path.iterdir()) == []


def test_tests_of_the_own_record_go_with_what_only_they_use(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("OWN = {'own'}\n")
    (tmp_path / "chromium.py").write_text("@pytest.fixture\ndef served(own): ...\n")
    path = tmp_path / "test_a.py"
    path.write_text(
        "import re\nimport pytest\nfrom x import a, b\n\nTAG = re.compile('x')\n\n\ndef helper():\n    return TAG\n\n\n"
        "@pytest.mark.record\ndef test_one():\n    helper(a)\n\n\ndef test_two(served):\n    a()\n\n\ndef test_three():\n    b()\n"
    )
    prune(path, tmp_path)
    assert path.read_text() == "from x import b\n\n\ndef test_three():\n    b()\n"
    path.write_text("import pytest\n\npytestmark = pytest.mark.record\n\n\ndef test_one(): ...\n")
    prune(path, tmp_path)
    assert not path.exists()
