"""A newsroom's first folder: the machine with its guide and tests, a few invented records, and their name in place of ours."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from ..model.typed import TYPED
from ..prose.frontmatter import not_plain
from ..record.kinds import Explainer
from ..record.kinds.notices import MAIL
from ..record.reader import unseen
from .ask import line
from .fields import fields
from .files import scalar, write
from .forms import FOLDER, write_forms
from .prune import prune
from .session import slug
from .workspace import EditError, Workspace, faults

HERE = Path(__file__).parent
MACHINE = HERE.parent.parent
SKELETON = HERE / "skeleton"
KEPT = "kept.yml"
UNREAD = shutil.ignore_patterns("__pycache__", "*.pyc", ".*cache", "*.new")
QUESTIONS = {
    "name": "What is it called, as readers will see it?",
    "tagline": "What does it explain, in one line, without a full stop?",
    "authors": "Who signs it?",
    "url": "Where will it be published? https://…, or Enter: not yet known",
    "mail": "To which mail address do readers report an error? Enter: not yet known",
}
OPTIONAL = ("url", "mail")
PLACEHOLDER = re.compile(r"@([a-z_]+)@")
Answers = dict[str, str]


def start(folder: Path, given: dict[str, str | None]) -> int:
    """Make the folder; 1, and none, where what it would hold is faulty. EditError where something stands in the way."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise EditError(f"{folder} is not empty: nothing was written; name a folder that is not there yet")
    answers = _answers(given)
    new = folder.absolute().with_name(f".{folder.absolute().name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        _fill(new, answers)
        found = faults(new)
        if not found:
            write_forms(new, Workspace(new).checked)
            new.replace(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    if found:
        print("\n".join([*found, "nothing was written"]), file=sys.stderr)
        return 1
    print(f"{folder}: written: the machine with its guide and its tests, an invented record, and your name in {_named(folder, answers)}")
    print(f"Next:\n  cd {folder}\n  make serve\n  python -m macros new source    # in another terminal, with the environment active")
    print("The guide, docs/contributing/publishing.md, goes on from here.")
    return 0


def _answers(given: dict[str, str | None]) -> Answers:
    """What is asked for, as given or typed, and what follows from it; EditError where an answer will not do."""
    asked = sys.stdin.isatty() and any(given[key] is None for key in QUESTIONS if key not in OPTIONAL)
    found: Answers = {}
    for key, question in QUESTIONS.items():
        answer = given[key]
        found[key] = _typed(key, question) if answer is None and asked else " ".join((answer or "").split())
        if fault := _fault(key, found[key]):
            raise EditError(f"--{key}: {fault}")
    found["tagline"] = found["tagline"].rstrip(".")
    today = date.today()
    return found | {
        "slug": slug(found["name"]),
        "today": str(today),
        "in_a_year": str(today + timedelta(days=365)),
        "year": str(today.year),
    }


def _typed(key: str, question: str) -> str:
    """An answer that will do, asked for until there is one."""
    while fault := _fault(key, answer := " ".join(line(question).split())):
        print(fault)
    return answer


def _fault(key: str, answer: str) -> str:
    if not answer:
        return "" if key in OPTIONAL else f"is needed: {QUESTIONS[key]}"
    if key == "mail":
        return "" if MAIL.fullmatch(answer) else "expected a mail address and nothing else: name@example.org"
    if key == "url":
        return next(field for field in fields(Explainer) if field.key == key).fault(answer)
    typed = next((match[0] for pattern, _ in TYPED if key != "authors" and (match := pattern.search(answer))), "")
    hidden = unseen(answer)
    return (
        f"holds '{typed}': no page says a number, a date or a quotation by hand"
        if typed
        else hidden[1]
        if hidden
        else next(not_plain(answer), "")
    )


def _fill(new: Path, answers: Answers) -> None:
    """Write everything: what is kept of the machine first, then the skeleton over it."""
    kept: Any = yaml.safe_load((SKELETON / KEPT).read_text(encoding="utf-8"))
    for part in kept["parts"]:
        source, target = MACHINE / part, new / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=UNREAD)
        elif source.exists():
            shutil.copy(source, target)
    for path in sorted((new / "tests").rglob("*.py")):
        prune(path, new / "tests")
    nav = (SKELETON / "nav.yml").read_text(encoding="utf-8")
    for name, patterns in kept["lines"].items():
        text = (new / name).read_text(encoding="utf-8")
        for pattern, instead in patterns:
            text = re.sub(pattern, instead.replace("@nav@", nav), text, flags=re.MULTILINE)
        write(new / name, _answered(Path(name), text, answers))
    for path in _files(new, kept["guide"]):
        text = path.read_text(encoding="utf-8")
        for ours, theirs in kept["words"].items():
            text = re.sub(rf"(?<!\w)(?<!\w-){re.escape(ours)}(?![\w-])", theirs.replace("\\", r"\\"), text)
        write(path, text)
    own = new / SKELETON.relative_to(MACHINE) / KEPT
    write(own, own.read_text(encoding="utf-8").partition("\nwords:\n")[0] + "\nwords: {}\n")
    for path in [*(SKELETON / "data").rglob("*.yml"), *(SKELETON / "docs").rglob("*.md")]:
        write(new / path.relative_to(SKELETON), _answered(path, path.read_text(encoding="utf-8"), answers))


def _answered(path: Path, text: str, answers: Answers) -> str:
    """A text with its placeholders filled, as its format writes a value; a line whose answer nobody gave goes."""

    def value(match: re.Match[str]) -> str:
        answer = answers[match[1]]
        if path.suffix in (".yml", ".cff") and match.string[: match.start()].endswith(": "):
            return scalar(answer)
        return json.dumps(answer, ensure_ascii=False) if path.suffix == ".toml" and match[1] != "slug" else answer

    lines = [line for line in text.split("\n") if all(answers.get(name, " ") for name in PLACEHOLDER.findall(line))]
    return "\n".join(PLACEHOLDER.sub(value, line) for line in lines)


def _files(new: Path, parts: list[str]) -> Iterator[Path]:
    for part in parts:
        yield from (path for path in sorted((new / part).rglob("*")) if path.is_file()) if (new / part).is_dir() else (new / part,)


def _named(folder: Path, answers: Answers) -> str:
    """The files that hold the name."""
    holding = (path for path in sorted(folder.rglob("*")) if path.suffix in (".yml", ".md", ".toml", ".cff") and path.is_file())
    found = (path.relative_to(folder).as_posix() for path in holding if answers["name"] in path.read_text(encoding="utf-8"))
    return ", ".join(name for name in found if not name.startswith(("tests/", "macros/", FOLDER)))
