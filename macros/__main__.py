"""The commands beside the site generator: `python -m macros accept | check | compare | export | pack | publish | schema | uses ID`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from .build.cache import open_cache
from .build.finish import finish
from .build.publish import publish
from .export import pack
from .ledger import FILE, as_text, check_acceptance, compare, read_published
from .model.attribution import bound_share, unbound
from .page.site import Site, open_site
from .record.problems import Problems, RecordError
from .record.schema import write_schemas


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the record or the pages hold faults."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stream that somebody put in its place
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return _run(_options(arguments))
    except BrokenPipeError:  # who reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(options: argparse.Namespace) -> int:
    project = options.project.resolve()
    if options.command == "schema":
        return _written(lambda: write_schemas(project / "data"), "the schemas are not written")
    if options.command == "publish":
        return _publish(options.built, options.published)
    try:
        site = open_site(project)
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    if options.command == "accept":
        return _accept(site, project / "data" / FILE, options.first)
    if options.command == "compare":
        return _compare(site, options.base)
    if options.command == "export":
        return _written(lambda: _export(project, options.target), "not exported")
    if options.command == "pack":
        return _written(lambda: pack(site, options.built), "not packed")
    return _uses(site, options.id) if options.command == "uses" else _check(site, options.unbound)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    parser.add_argument("--project", type=Path, default=Path("."), help="the folder that holds data/ and docs/")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="the record and the prose, without building")
    check.add_argument("--unbound", action="store_true", help="list the sentences that cite nothing")
    accept = commands.add_parser("accept", help=f"record what stands as published, in data/{FILE}; not while check fails")
    accept.add_argument("--first", action="store_true", help="nothing was ever accepted: begin")
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
    uses = commands.add_parser("uses", help="where a claim or source is used")
    uses.add_argument("id")
    return parser.parse_args(arguments)


def _export(project: Path, target: Path) -> None:
    open_cache(project).export(target)
    finish(target)


def _written(write: Callable[[], object], otherwise: str) -> int:
    try:
        write()
    except OSError as error:
        print(f"{otherwise}: {error}", file=sys.stderr)
        return 1
    return 0


def _accept(site: Site, path: Path, first: bool) -> int:
    problems = Problems()
    check_acceptance(site.model.ledger.comparison, first, date.today(), problems)
    if problems:
        print(problems.report(), file=sys.stderr)
        return 1
    before, after = site.model.ledger.published, site.model.ledger.accepted()
    try:
        path.with_suffix(".new").write_bytes(as_text(after).encode())
        path.with_suffix(".new").replace(path)
    except OSError as error:
        print(f"not accepted, {path.name} is as it was: {error}", file=sys.stderr)
        return 1
    for what, folders in (("claims", {"claims"}), ("other records", {*after.records} - {"claims"})):
        pairs = [(kept, before.of(folder).get(id_)) for folder in folders for id_, kept in after.of(folder).items()]
        changed = [kept for kept, old in pairs if old and kept != old]
        gone, stand = sum(bool(kept.withdrawn) for kept in changed), sum(not kept.withdrawn for kept, _ in pairs)
        new = sum(old is None for _, old in pairs)
        print(f"accepted: {stand} {what}; {new} new, {len(changed) - gone} changed, {gone} withdrawn since the last time")
    return 0


def _compare(site: Site, path: Path) -> int:
    problems = Problems()
    base = read_published(path, str(path), problems) if path.is_file() else None
    if base is None:
        print(problems.report() or f"{path}: cannot be read: there is no such file", file=sys.stderr)
        return 1
    faults = [f"data/{FILE}: {record}: {message}" for record, message in compare(base, site.model.ledger.comparison)]
    print("\n".join(faults) or f"data/{FILE} follows from what it was before", file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0


def _publish(built: Path, published: Path) -> int:
    try:
        publish(built, published)
    except OSError as error:
        print(f"the site was not published, {published} is as it was: {error}", file=sys.stderr)
        return 1
    return 0


def _check(site: Site, list_unbound: bool) -> int:
    bound, sentences = bound_share(site.model)
    if list_unbound:
        for page, sentence in unbound(site.model):
            print(f"{page.file}:{sentence.line}: cites nothing: {page.readable(sentence)[:100]}")
    share = f"{100 * bound // sentences} %" if sentences else "none"
    print(f"ok: {len(site.model.claims)} claims, {len(site.model.pages)} pages; {bound} of {sentences} sentences cite a claim ({share})")
    return 0


def _uses(site: Site, id_: str) -> int:
    model = site.model
    users = [f"page {page.path}" for page in model.pages_of.get(id_, [])]
    users += [f"claim {claim.id}" for claim in model.by_source.get(id_, [])]
    users += [f"claim {claim.id} (in a dispute with it)" for claim in model.claims.values() if id_ in model.against.get(claim.id, [])]
    for name in ("actors", "relations", "views", "forecasts"):
        users += [f"{record.kind_name} {record.id}" for record in getattr(model, name).values() if id_ in record.leans_on]
    print("\n".join(users) or f"nothing uses '{id_}'")
    return 0


if __name__ == "__main__":
    gc.disable()  # a command is over before there is garbage worth looking for
    sys.exit(main())
