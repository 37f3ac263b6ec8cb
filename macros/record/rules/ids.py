"""What must hold of ids: each is an address of its own, on every page and in every file system."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..check import Checked
from ..kinds import Record
from .common import Fault

RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # files of these names cannot be unpacked on Windows
# Anchors that our own templates set, beside those of records; a test reads the templates for them.
OURS = re.compile(
    r"(?:accounts|dot|known|locator|map|mechanism|network|note|of|overview|place|reading-of|rooms|side|tie|tolls|years)(?:-.*)?"
    r"|after-ladder|correct|events|fight|forecasts|report|shut|shut-open|ties"
)


def ids_are_names_of_files(checked: Checked) -> Iterator[Fault]:
    """An id becomes the name of a file."""
    for record in _records(checked):
        if RESERVED.fullmatch(record.id):
            yield record, (), "Windows keeps this name for itself, and could not unpack the downloads: choose another id"


def ids_are_no_anchors_of_ours(checked: Checked) -> Iterator[Fault]:
    """An id becomes an anchor, beside those that the templates set."""
    for record in _records(checked):
        if OURS.fullmatch(record.id):
            yield record, (), "pages have an anchor of this name, or such names, for something else: choose another id"


def ids_are_used_once(checked: Checked) -> Iterator[Fault]:
    """An id stands in one kind alone; those of before this rule are listed in explainer.yml."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in _records(checked):
        found[record.id].append(record)
    shared = set(checked.explainer.shared_ids)
    for id_, (first, *others) in found.items():
        for other in others if id_ not in shared else ():
            yield other, (), f"this id stands already for the {first.kind_name} in {_where(checked, first)}: choose another"


def _records(checked: Checked) -> Iterator[Record]:
    for records in checked.records.values():
        yield from records.values()


def _where(checked: Checked, record: Record) -> str:
    place = checked.place(record)
    return f"{place.file}:{place.line}"
