"""The commands beside the site generator, `python -m macros COMMAND`: `--help` lists them."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

# What `check` does not need, pictures and downloads above all, is imported by the commands that do.
from .ledger import FILE
from .model.bound import bound_share, unbound
from .model.foresight import come_due, undated
from .model.readings import told
from .page.site import Site, open_site
from .record.kinds import KINDS
from .record.problems import RecordError
from .record.schema import write_known, write_schemas


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the record or the pages hold faults."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stream that somebody put in its place
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return _run(_options(arguments))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # who reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(options: argparse.Namespace) -> int:
    project = options.project.resolve()
    if run := getattr(options, "run", None):
        return int(run(project, options))
    if options.command == "schema":
        return _written(lambda: write_schemas(project / "data"), "the schemas are not written")
    if options.command == "publish":
        return _publish(options.built, options.published)
    try:
        site = open_site(project, unconfirmed=options.command == "confirm")
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    if options.command in ("accept", "confirm", "compare"):
        return _accepted(site, options)
    if options.command == "export":
        return _written(lambda: _export(project, options.target), "not exported")
    if options.command == "pack":
        return _written(lambda: _pack(site, options.built), "not packed")
    return _due(site, options.date) if options.command == "due" else _check(site, options.unbound)


def _accepted(site: Site, options: argparse.Namespace) -> int:
    from .build.acceptance import accept, compare_with, confirm

    if options.command == "compare":
        return compare_with(site, options.base)
    path = site.project / "data" / FILE
    return accept(site, path, options.first) if options.command == "accept" else confirm(site, path, options.page)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    parser.add_argument("--project", type=Path, default=Path("."), help="the folder that holds data/ and docs/")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="the record and the prose, without building")
    check.add_argument("--unbound", action="store_true", help="list the sentences that cite nothing")
    if _command(parser.prog, arguments) != "check":
        _add_others(commands)
    return parser.parse_args(arguments)


def _command(prog: str, arguments: list[str] | None) -> str | None:
    """Which command is asked for, before it is known what each of them takes."""
    first = argparse.ArgumentParser(prog=prog, add_help=False)
    first.add_argument("--project")
    first.add_argument("command", nargs="?")
    found: str | None = first.parse_known_args(arguments)[0].command
    return found


def _add_others(commands: Any) -> None:
    from .edit import commands as edit

    accept_ = commands.add_parser("accept", help=f"record what stands as published, in data/{FILE}; not while check fails")
    accept_.add_argument("--first", action="store_true", help="nothing was ever accepted: begin")
    edit.add_undo(accept_)
    confirm_ = commands.add_parser("confirm", help="say that readings whose claims have changed were looked at again, and stand")
    confirm_.add_argument("page", nargs="?", help="a page below docs/, or data/mechanism.yml; everything unless given")
    compare_ = commands.add_parser("compare", help=f"whether data/{FILE} follows from an earlier state of it")
    compare_.add_argument("base", type=Path, help="the file as it was before")
    commands.add_parser("schema", help="write data/.schema/ for editors")
    export_ = commands.add_parser("export", help="write what stands beside the pages, and finish the pages, if a site is built there")
    export_.add_argument("target", type=Path)
    pack_ = commands.add_parser("pack", help="put a zip of a finished site, as it opens from a disk, on its page of downloads")
    pack_.add_argument("built", type=Path)
    publish_ = commands.add_parser("publish", help="let a finished site take the place of the published one")
    publish_.add_argument("built", type=Path)
    publish_.add_argument("published", type=Path)
    edit.add_to(commands)
    due = commands.add_parser("due", help="the open forecasts that have come due by a date")
    due.add_argument("date", type=date.fromisoformat, nargs="?", default=date.today(), help="YYYY-MM-DD; today unless given")


def _export(project: Path, target: Path) -> None:
    from .build.cache import open_cache
    from .build.finish import finish

    open_cache(project).export(target)
    finish(target)


def _pack(site: Site, built: Path) -> None:
    from .export import pack

    pack(site, built)


def _written(write: Callable[[], object], otherwise: str) -> int:
    try:
        write()
    except OSError as error:
        print(f"{otherwise}: {error}", file=sys.stderr)
        return 1
    return 0


def _publish(built: Path, published: Path) -> int:
    from .build.publish import publish

    try:
        publish(built, published)
    except OSError as error:
        print(f"the site was not published, {published} is as it was: {error}", file=sys.stderr)
        return 1
    return 0


def _check(site: Site, list_unbound: bool) -> int:
    model = site.model
    bound, sentences = bound_share(model)
    if list_unbound:
        for page, sentence in unbound(model):
            print(f"{page.file}:{sentence.line}: cites nothing: {page.readable(sentence)[:100]}")
    share = f"{100 * bound // sentences} %" if sentences else "none"
    read = told(model)
    apart = f"; {read} more {'is a reading' if read == 1 else 'are readings'} of ours" if read else ""
    cited = f"{bound} of {sentences} sentences cite a claim ({share})"
    write_known(site.project / "data", {folder: getattr(model, folder) for folder in KINDS}, model.explainer, model.vocab)
    print(f"ok: {len(model.claims)} claims, {len(model.pages)} pages; {cited}{apart}")
    for remark in site.remarks:
        print(f"note: {remark}")
    if not model.explainer.report:
        print("note: readers are told that there is no address to report an error to: data/explainer.yml has no 'report'")
    return 0


def _due(site: Site, day: date) -> int:
    model = site.model
    for forecast in (found := come_due(model, day)):
        print(f"{forecast.due}: {forecast.id}: {model.claims[forecast.claim].statement} Judged by: {forecast.criterion.text}")
    print(f"{len(found)} open and due by {day}; {len(undated(model))} open without a date")
    return 0


if __name__ == "__main__":
    gc.disable()  # a command is over before there is garbage worth looking for
    sys.exit(main())
