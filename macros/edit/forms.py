"""Issue forms for people without git: their fields are the kinds' own, and what they send is read, never run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..record.check import Checked
from ..record.kinds import KINDS
from ..record.reader import HIDDEN, MAX_TEXT
from .fields import Field, fields
from .files import scalar, write
from .workspace import BY_NAME, EditError

FOLDER = ".github/ISSUE_TEMPLATE"
MOST = 60_000  # more than an issue can hold is no issue
NOTHING = "_No response_"
HEADING = re.compile(r"^###[ \t]+(.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Form:
    """One form: what it is for, and the fields it asks for, by kind; those with a `!` must be answered."""

    name: str
    about: str
    asks: dict[str, tuple[str, ...]]


FORMS = {
    "fact": Form(
        "A fact is wrong",
        "Something the site says is wrong, or out of date.",
        {
            "claim": ("note!", "statement!", "theme!", "by", "speaker", "date", "quote"),
            "source": ("url!", "publisher!", "title", "published"),
        },
    ),
    "source": Form(
        "A new source",
        "A publication that the record does not have.",
        {"source": ("publisher!", "url!", "title", "kind!", "origin", "authors", "published", "language", "note")},
    ),
    "view": Form(
        "A view or a forecast",
        "What somebody thinks of a question, or foresaw.",
        {
            "view": ("expert!", "question!", "gist!", "capacity"),
            "claim": ("theme!", "date", "quote"),
            "forecast": ("due", "criterion"),
            "source": ("url!", "publisher!", "title", "published"),
        },
    ),
}  # fmt: skip
PLAIN = {  # what a field is called to people who do not know the record, where its description would not tell them
    "claim.note": "The page or claim that is wrong (paste its address), and what is wrong with it",
    "claim.statement": "What is so, in one sentence of your own words, without saying who says it",
    "claim.by": "Who says so, if anybody needs naming",
    "view.expert": "Who thinks or foresaw it",
    "view.question": "Which of the questions on What experts say it answers",
    "view.gist": "What they think or foresaw, in one sentence of your own words",
    "claim.theme": "What it is about",
    "claim.date": "When it happened; of a view, nothing",
    "claim.quote": "Their own words, if they matter: thirty at most",
    "forecast.criterion": "If it is a forecast: what would have to happen for it to come true",
    "forecast.due": "If it is a forecast, and they said so: by when",
}


def heading(kind: str, key: str) -> str:
    """What a form calls a field: `The claim: statement`."""
    return f"The {kind}: {key.replace('_', ' ')}"


def as_forms(checked: Checked) -> dict[str, str]:
    """Each form as GitHub reads it, by the name of its file."""
    return {f"{name}.yml": _form(form, checked) for name, form in FORMS.items()}


def write_forms(project: Path, checked: Checked) -> None:
    """Write the forms into the repository's folder for them."""
    for name, content in as_forms(checked).items():
        write(project / FOLDER / name, content)


def _form(form: Form, checked: Checked) -> str:
    lines = [
        "# Written by `python -m macros forms` from the kinds of the record.",
        f"name: {scalar(form.name)}",
        f"description: {scalar(form.about)}",
        "body:",
        "  - type: markdown",
        "    attributes:",
        '      value: "What you send is read by a person before anything of it appears. Leave out what you do not know."',
    ]
    for kind, keys in form.asks.items():
        known = {field.key: field for field in fields(BY_NAME[kind])}
        for key in keys:
            lines += _asked(kind, known[key.rstrip("!")], key.endswith("!"), checked)
    return "\n".join(lines) + "\n"


def _asked(kind: str, field: Field, needed: bool, checked: Checked) -> list[str]:
    words = checked.vocab.lists[field.word].values() if field.word else ()
    name = f"{kind}.{field.key}"
    sort = "dropdown" if words else "textarea" if name in ("claim.note", "claim.statement", "source.note") else "input"
    about = PLAIN.get(name, field.what[:1].upper() + field.what[1:])
    options = [f"        - {scalar(word.label)}" for word in words]
    return [
        f"  - type: {sort}",
        f"    id: {kind}-{field.key.replace('_', '-')}",
        "    attributes:",
        f"      label: {scalar(heading(kind, field.key))}",
        f"      description: {scalar(about)}",
        *(["      options:", *options] if options else []),
        *(["    validations: {required: true}"] if needed else []),
    ]


def answers(content: bytes) -> dict[str, dict[str, str]]:
    """What the text of a filed form says, by kind and key; EditError where it is none, or hides something."""
    if len(content) > MOST:
        raise EditError(f"longer than {MOST:,} bytes: this is not the text of a form")
    try:
        sent = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise EditError("is not UTF-8: this is not the text of a form") from None
    if hidden := HIDDEN.search(sent):
        raise EditError(f"holds the hidden character U+{ord(hidden[0]):04X}: nothing of it was taken")
    known = {
        heading(kind.kind_name, field.key).casefold(): (kind.kind_name, field.key) for kind in KINDS.values() for field in fields(kind)
    }
    found: dict[str, dict[str, str]] = {}
    parts: list[Any] = HEADING.split(sent)
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        place, value = known.get(title.casefold()), " ".join(body.split())
        if place and value and value != NOTHING:
            found.setdefault(place[0], {})[place[1]] = value[:MAX_TEXT]
    if not found:
        raise EditError('holds no field of a form: a heading is written "### The claim: statement"')
    return found
