"""The commands beside the site generator, `python -m macros COMMAND`: `--help` lists them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from .build.cache import open_cache
from .build.finish import finish
from .build.publish import publish
from .export import pack
from .ledger import FILE, Published, as_text
from .model.attribution import bound_share, unbound
from .model.foresight import come_due, undated
from .model.readings import accepted, confirmed, stale, told
from .page.site import Site, open_site
from .record.problems import RecordError, did_you_mean
from .record.schema import write_schemas


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the record or the pages hold faults."""
    options = _options(arguments)
    project = options.project.resolve()
    if options.command == "schema":
        return write_schemas(project / "data")
    if options.command == "publish":
        return _publish(options.built, options.published)
    try:
        site = open_site(project, unconfirmed=options.command == "confirm")
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    if options.command in ("accept", "confirm"):
        path = project / "data" / FILE
        return _accept(site, path) if options.command == "accept" else _confirm(site, path, options.page)
    if options.command == "export":
        return _written(lambda: _export(project, options.target), "not exported")
    if options.command == "pack":
        return _written(lambda: pack(site, options.built), "not packed")
    if options.command == "due":
        return _due(site, options.date)
    return _uses(site, options.id) if options.command == "uses" else _check(site, options.unbound)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    parser.add_argument("--project", type=Path, default=Path("."), help="the folder that holds data/ and docs/")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="the record and the prose, without building")
    check.add_argument("--unbound", action="store_true", help="list the sentences that cite nothing")
    commands.add_parser("accept", help=f"record the claims as published, in data/{FILE}; not while check fails")
    confirm = commands.add_parser("confirm", help="say that readings whose claims have changed were looked at again, and stand")
    confirm.add_argument("page", nargs="?", help="a page below docs/; every page unless given")
    commands.add_parser("schema", help="write data/.schema/ for editors")
    export_ = commands.add_parser("export", help="write what stands beside the pages, and finish the pages, if a site is built there")
    export_.add_argument("target", type=Path)
    pack_ = commands.add_parser("pack", help="put a zip of a finished site, as it opens from a disk, on its page of downloads")
    pack_.add_argument("built", type=Path)
    publish_ = commands.add_parser("publish", help="let a finished site take the place of the published one")
    publish_.add_argument("built", type=Path)
    publish_.add_argument("published", type=Path)
    due = commands.add_parser("due", help="the open forecasts that have come due by a date")
    due.add_argument("date", type=date.fromisoformat, nargs="?", default=date.today(), help="YYYY-MM-DD; today unless given")
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


def _accept(site: Site, path: Path) -> int:
    before, after = site.model.ledger.published.claims, accepted(site.model)
    if not _recorded(path, after):
        return 1
    changed = [id_ for id_, kept in after.claims.items() if id_ in before and kept != before[id_]]
    gone = sum(bool(after.claims[id_].withdrawn) for id_ in changed)
    new = len(after.claims) - len(before)
    print(f"accepted: {len(site.model.claims)} claims; {new} new, {len(changed) - gone} changed, {gone} withdrawn since the last time")
    return 0


def _confirm(site: Site, path: Path, page: str | None) -> int:
    pages = {page.removeprefix("docs/")} if page else {*site.pages}
    if unknown := pages - {*site.pages}:
        print(f"no page '{page}' below docs/{did_you_mean(unknown.pop(), site.pages)}", file=sys.stderr)
        return 1
    found = [one for one in stale(site.model) if one.reading.page.path in pages]
    if found and not _recorded(path, confirmed(site.model, pages)):
        return 1
    for one in found:
        print(f"{one.reading.page.file}:{one.reading.sentence.line}: {one.reading.text}")
        print("\n".join(f"  '{id_}' {what}" for id_, what in one.turns.items()))
    print(f"confirmed: {len(found)} {'reading' if len(found) == 1 else 'readings'}")
    return 0


def _recorded(path: Path, published: Published) -> bool:
    """Whether the published state could be written; whole or not at all."""
    try:
        path.with_suffix(".new").write_text(as_text(published), encoding="utf-8")
        path.with_suffix(".new").replace(path)
    except OSError as error:
        print(f"not written, {path.name} is as it was: {error}", file=sys.stderr)
        return False
    return True


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
    read = told(site.model)
    apart = f"; {read} more {'is a reading' if read == 1 else 'are readings'} of ours" if read else ""
    cited = f"{bound} of {sentences} sentences cite a claim ({share})"
    print(f"ok: {len(site.model.claims)} claims, {len(site.model.pages)} pages; {cited}{apart}")
    if not site.model.explainer.report:
        print("note: readers are told that there is no address to report an error to: data/explainer.yml has no 'report'")
    return 0


def _due(site: Site, day: date) -> int:
    model = site.model
    for forecast in (found := come_due(model, day)):
        print(f"{forecast.due}: {forecast.id}: {model.claims[forecast.claim].statement} Judged by: {forecast.criterion.text}")
    print(f"{len(found)} open and due by {day}; {len(undated(model))} open without a date")
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
    sys.exit(main())
