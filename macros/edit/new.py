"""A new record: asked for, or given in options."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ..record.kinds import Record
from .fields import Field, fields
from .session import Session, proposed
from .workspace import BY_NAME, EditError


def options(commands: Any) -> None:
    """Add `new`, with a command for each kind and an option for each of its fields."""
    new = commands.add_parser("new", help="write a record, asking for what it needs; or from options, or from the text of an issue form")
    filed = "the text of an issue that was filed by a form: its records are held back"
    new.add_argument("--from", dest="form", type=Path, metavar="FILE", help=filed)
    kinds = new.add_subparsers(dest="kind", metavar="KIND")
    for kind in BY_NAME.values():
        about = (kind.__doc__ or "").splitlines()[0]
        one = kinds.add_parser(kind.kind_name, help=about, description=about)
        one.add_argument("--id", dest="record_id", help="its id; absent: one is proposed")
        for field in fields(kind):
            one.add_argument(_option(field.key), **_takes(field))
        _more(one)
    _more(new)


def _takes(field: Field) -> dict[str, Any]:
    """How an option takes its field: one text, several, or parts."""
    takes: dict[str, Any] = {"dest": f"field {field.key}", "help": field.what.replace("%", "%%"), "metavar": field.ref.upper() or "TEXT"}
    if field.part:
        takes["metavar"] = "PART=TEXT"
    if field.part or field.many:
        takes["nargs"] = "+"
    if field.part and field.many:
        takes["action"] = "append"
    return takes


def _more(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--file", default=argparse.SUPPRESS, help="the file to write it in; absent: where its like stands")
    parser.add_argument("--undo", action="store_true", default=argparse.SUPPRESS, help="take it out again if the check fails because of it")


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def given(kind: type[Record], options: argparse.Namespace) -> dict[str, Any]:
    """The values that options give."""
    found: dict[str, Any] = {}
    for field in fields(kind):
        value = getattr(options, f"field {field.key}", None)
        if value is None:
            continue
        if field.part:
            parts = [_parts(field.key, one) for one in (value if field.many else [value])]
            found[field.key] = parts if field.many else parts[0]
        else:
            found[field.key] = [field.plain(one) for one in value] if field.many else field.plain(value)
    return found


def _parts(key: str, texts: list[str]) -> dict[str, str]:
    parts: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise EditError(f"{_option(key)}: expected PART=TEXT, got '{text}'")
        parts[name] = " ".join(value.split())
    return parts


def run(project: Path, options: argparse.Namespace) -> int:
    """`macros new KIND …`."""
    kind = BY_NAME[options.kind]
    values = given(kind, options)
    terminal = sys.stdin.isatty()
    with Session(project, getattr(options, "file", None), asks=terminal) as session:
        if not values and terminal:
            session.ask(kind, {})
        else:
            if missing := session.complete(kind, values):
                raise EditError(f"a {kind.kind_name} needs {', '.join(_option(key) for key in missing)}")
            session.write(kind, options.record_id or proposed(session.workspace, kind, values), values)
        return session.check(getattr(options, "undo", False))
