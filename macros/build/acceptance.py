"""What writes data/published.json, and what compares it: the commands `accept`, `confirm` and `compare`."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from ..ledger import FILE, Published, as_text, check_acceptance, compare, read_published
from ..model.readings import DRAWN, accepted, confirmed, stale
from ..page.site import Site
from ..record.problems import Problems, did_you_mean

BEFORE = f".{FILE}.before"  # what the last acceptance replaced


def accept(site: Site, path: Path, first: bool) -> int:
    """Record what stands as published; 1, with the reasons, where something stands in the way."""
    problems = Problems()
    check_acceptance(site.model.ledger.comparison, first, date.today(), problems)
    if problems:
        print(problems.report(), file=sys.stderr)
        return 1
    before, after = site.model.ledger.published, accepted(site.model)
    if not _recorded(path, after):
        return 1
    for what, folders in (("claims", {"claims"}), ("other records", {*after.records} - {"claims"})):
        pairs = [(kept, before.of(folder).get(id_)) for folder in folders for id_, kept in after.of(folder).items()]
        changed = [kept for kept, old in pairs if old and kept != old]
        gone, stand = sum(bool(kept.withdrawn) for kept in changed), sum(not kept.withdrawn for kept, _ in pairs)
        new = sum(old is None for _, old in pairs)
        print(f"accepted: {stand} {what}; {new} new, {len(changed) - gone} changed, {gone} withdrawn since the last time")
    return 0


def compare_with(site: Site, path: Path) -> int:
    """Whether the published file follows from an earlier state of it; 1, with what does not, where it does not."""
    problems = Problems()
    base = read_published(path, str(path), problems) if path.is_file() else None
    if base is None:
        print(problems.report() or f"{path}: cannot be read: there is no such file", file=sys.stderr)
        return 1
    faults = [f"data/{FILE}: {record}: {message}" for record, message in compare(base, site.model.ledger.comparison)]
    print("\n".join(faults) or f"data/{FILE} follows from what it was before", file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0


def confirm(site: Site, path: Path, page: str | None) -> int:
    """Record that readings whose claims changed were looked at again; 1 where the page is none, or nothing can be written."""
    known = {*site.pages, DRAWN}
    pages = {page.removeprefix("docs/")} if page else known
    if unknown := pages - known:
        print(f"no page '{page}' below docs/{did_you_mean(unknown.pop(), known)}", file=sys.stderr)
        return 1
    found = [one for one in stale(site.model) if one.reading.page in pages]
    if found and not _recorded(path, confirmed(site.model, pages)):
        return 1
    for one in found:
        print(f"{one.reading.place.file}:{one.reading.place.line}: {one.reading.text}")
        print("\n".join(f"  '{id_}' {what}" for id_, what in one.turns.items()))
    print(f"confirmed: {len(found)} {'reading' if len(found) == 1 else 'readings'}")
    return 0


def _recorded(path: Path, published: Published) -> bool:
    """Whether the published state could be written; whole or not at all."""
    try:
        if path.is_file():
            shutil.copy(path, path.with_name(BEFORE))
        path.with_suffix(".new").write_bytes(as_text(published).encode())
        path.with_suffix(".new").replace(path)
    except OSError as error:
        print(f"not written, {path.name} is as it was: {error}", file=sys.stderr)
        return False
    return True
