"""Entries of the log: which records each names, and which are new since the last acceptance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ..record.kinds import Change
from .fields import FOLDERS, NAMES
from .published import Published

ADDED, UPDATED, CORRECTED, WITHDRAWN, WORDING, EXTENDED = "added", "updated", "corrected", "withdrawn", "wording", "extended"
OF_SUBSTANCE = (UPDATED, CORRECTED)
CAUSES = (ADDED, WITHDRAWN, *OF_SUBSTANCE)  # may tell why another record is shown otherwise
QUIET = (WORDING, EXTENDED)  # kept out of the feeds
Named = tuple[str, str]  # a kind's folder, and an id in it


def named(change: Change) -> dict[Named, tuple[str, int]]:
    """The records that an entry names, each with the field and the place in it where it does."""
    return _named(tuple(change.claims), tuple(change.records))


@lru_cache(maxsize=4096)
def _named(claims: tuple[str, ...], records: tuple[str, ...]) -> dict[Named, tuple[str, int]]:
    found: dict[Named, tuple[str, int]] = {("claims", id_): ("claims", at) for at, id_ in enumerate(claims)}
    for at, text in enumerate(records):
        kind, _, id_ = text.partition("/")
        if kind in FOLDERS and id_:
            found.setdefault((FOLDERS[kind], id_), ("records", at))
    return found


def fresh(published: Published, changes: Iterable[Change]) -> list[Change]:
    """The entries that were not accepted with an earlier state of the record."""
    return [change for change in changes if change.id not in published.changes]


def by_record(changes: Iterable[Change]) -> dict[Named, list[Change]]:
    """For each record, the entries that name it."""
    found: dict[Named, list[Change]] = defaultdict(list)
    for change in changes:
        for record in named(change):
            found[record].append(change)
    return found


def written(record: Named) -> str:
    """A record as an entry names it: `event/some-event`."""
    return f"{NAMES[record[0]]}/{record[1]}"
