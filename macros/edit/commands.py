"""The commands of an editor: `python -m macros start | new | uses | rename | withdraw | diff | outlines`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..record.problems import RecordError
from . import new
from . import outlines as from_outlines
from .ask import GivenUpError
from .start import QUESTIONS, start
from .workspace import BY_NAME, EditError, Workspace

__all__ = ["add_to", "add_undo"]


def add_to(commands: Any) -> None:
    """Add the commands to a program's; `run` of the options then does what was asked."""
    new.options(commands)
    _does(commands.choices["new"], _new)
    _does(commands.add_parser("forms", help="write the issue forms, from the kinds of the record"), _forms)
    withdraw_ = commands.add_parser("withdraw", help="take a record out, tell it in the log, and list what leans on it")
    withdraw_.add_argument("id")
    withdraw_.add_argument("--why", help="why, as readers will read it")
    withdraw_.add_argument("--instead", metavar="ID", help="what leans on it leans on this one from now on")
    _does(withdraw_, _withdraw)
    rename_ = commands.add_parser("rename", help="give a record another name, where it stands and where it is typed; its id stays")
    rename_.add_argument("kind", choices=sorted(BY_NAME))
    rename_.add_argument("id")
    rename_.add_argument("name")
    rename_.add_argument("--why", help="why, as readers will read it")
    _does(rename_, _rename)
    diff = commands.add_parser("diff", help="what the working tree changes for readers, against what was last accepted")
    diff.add_argument("--against", metavar="STATE", help="a state of git, such as HEAD, or a folder with data/ and docs/")
    diff.add_argument("--all", action="store_true", help="every change, not the first of each sort")
    _does(diff, _diff)
    start_ = commands.add_parser("start", help="make an explainer of your own in a new folder, from this machine and an invented record")
    start_.add_argument("folder", type=Path)
    for key, question in QUESTIONS.items():
        start_.add_argument(f"--{key}", help=question)
    _does(start_, lambda _, options: start(options.folder, {key: getattr(options, key) for key in QUESTIONS}))
    _does(from_outlines.options(commands), from_outlines.outlines)
    uses = commands.add_parser("uses", help="where a record, a word or a side is used, with file and line")
    uses.add_argument("id", help="an id of any kind; a word of a closed list as themes.border, or the word alone")
    _does(uses, _uses)


def _new(project: Path, options: argparse.Namespace) -> int:
    if options.form:
        from .received import receive

        return receive(project, options.form, getattr(options, "file", None), getattr(options, "undo", False))
    if not options.kind:
        raise EditError(f"say what: python -m macros new {' | '.join(BY_NAME)}")
    return new.run(project, options)


def _forms(project: Path, _options: argparse.Namespace) -> int:
    from .forms import write_forms

    write_forms(project, Workspace(project).checked)
    return 0


def _withdraw(project: Path, options: argparse.Namespace) -> int:
    from .withdraw import withdraw

    return withdraw(project, options.id, options.why, options.instead)


def _rename(project: Path, options: argparse.Namespace) -> int:
    from .rename import rename

    return rename(project, options.kind, options.id, options.name, options.why)


def _uses(project: Path, options: argparse.Namespace) -> int:
    from .uses import report

    return _printed(report(project, options.id))


def _diff(project: Path, options: argparse.Namespace) -> int:
    from .diff import as_lines
    from .states import difference

    return _printed(as_lines(difference(project, options.against), 0 if options.all else 20))


def add_undo(accept: argparse.ArgumentParser) -> None:
    """Let `accept` be taken back."""
    undone = "take the last acceptance back: what git holds stands again, or what was there before"
    accept.add_argument("--undo", dest="run", action="store_const", const=_undo, help=undone)


def _undo(project: Path, options: argparse.Namespace) -> int:
    from .undo import undo

    return _told(lambda project, _: _printed([undo(project)]), project, options)


def _does(parser: argparse.ArgumentParser, run: Callable[[Path, argparse.Namespace], int]) -> None:
    parser.set_defaults(run=lambda project, options: _told(run, project, options))


def _told(run: Callable[[Path, argparse.Namespace], int], project: Path, options: argparse.Namespace) -> int:
    """Run a command; 1, with the reason, where what it needs is not there."""
    try:
        return run(project, options)
    except (GivenUpError, EditError, RecordError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _printed(lines: list[str]) -> int:
    print("\n".join(lines))
    return 0
