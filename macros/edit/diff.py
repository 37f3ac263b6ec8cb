"""What an edit changes for readers: each page, sentence, figure, status, picture and download, with old and new."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..export.sizes import words
from .files import flow
from .shown import Shown
from .texts import pieces

NEW, GONE, OTHERWISE = "new", "gone", "otherwise than before"
NEAR = 0.5  # how much two sentences have in common of which one took the other's place
SHORT = 50  # letters of old and new that stand on one line
WINDOW = 40  # sentences in a row among which that is looked for


@dataclass(frozen=True)
class Change:
    """One thing that is not what it was; nothing where there was none, or is none now."""

    where: str
    old: str
    new: str


@dataclass
class Diff:
    """Everything that changes, by sort; `against` says since when."""

    against: str
    sorts: dict[str, list[Change]] = field(default_factory=dict)
    pictures: Sequence[tuple[str, str, str]] = ()

    def __bool__(self) -> bool:
        return any(self.sorts.values())


def compare(old: Shown, new: Shown, against: str) -> Diff:
    """What changes from one state to another."""
    moved = _moved(old.pictures, new.pictures)
    drawn = [(f"{key[0]}: {key[1]}", old.pictures.get(key, ""), new.pictures.get(key, "")) for key in moved]
    return Diff(
        against,
        {
            "Pages": [_there(page, page in old.pages, page in new.pages) for page in _apart(old.pages, new.pages)],
            "Records": list(_records(old, new)),
            "Statuses": [Change(f"claim {id_}", old.statuses[id_], new.statuses[id_]) for id_ in _both(old.statuses, new.statuses)],
            "Figures": [_turned(f"claim {name}", name, old.figures, new.figures) for name in _moved(old.figures, new.figures)],
            "Sentences": _sentences(old, new),
            "Pictures": [_there(name, bool(before), bool(now)) for name, before, now in drawn],
            "Downloads": _files(old.files, new.files),
            "Style and scripts": _files(old.assets, new.assets),
        },
        drawn,
    )


def _there(where: str, before: bool, now: bool) -> Change:
    """Something that came, went, or is otherwise than it was."""
    return Change(where, "" if now else GONE, (OTHERWISE if before else NEW) if now else "")


def _turned(where: str, key: str, old: Mapping[str, str], new: Mapping[str, str]) -> Change:
    return Change(where, old.get(key, ""), new.get(key, ""))


def _moved(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[Any]:
    return [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]


def _apart(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[Any]:
    return [key for key in dict.fromkeys([*old, *new]) if (key in old) != (key in new)]


def _both(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[Any]:
    return [key for key in old if key in new and old[key] != new[key]]


def _records(old: Shown, new: Shown) -> Iterator[Change]:
    """Records that are new, gone, or say something else, with the fields that do."""
    for key in _moved(old.records, new.records):
        before, now = old.records.get(key), new.records.get(key)
        kind, id_ = key
        if before is None or now is None:
            yield _there(f"{kind} {id_}", before is not None, now is not None)
            continue
        for name in _moved(before, now):
            yield Change(f"{kind} {id_}: {name}", *("" if state.get(name) is None else flow(state[name]) for state in (before, now)))


def _files(old: Mapping[str, tuple[int, str]], new: Mapping[str, tuple[int, str]]) -> list[Change]:
    return [Change(name, *(words(state[name][0]) if name in state else "" for state in (old, new))) for name in _moved(old, new)]


def _sentences(old: Shown, new: Shown) -> list[Change]:
    """What is told otherwise, once, with all the pages that tell it."""
    found: dict[tuple[str, str], list[str]] = {}
    for page in _moved(old.pages, new.pages):
        before, now = (pieces(state.pages[page]) if page in state.pages else [] for state in (old, new))
        for pair in dict.fromkeys(_pairs(before, now)):
            found.setdefault(pair, []).append(page)
    return [Change(", ".join(pages), *pair) for pair, pages in found.items()]


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for tag, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _paired(old[first:last], new[start:end])


def _paired(old: list[str], new: list[str]) -> Iterable[tuple[str, str]]:
    """Which sentence took which one's place; those that took none's are new, and those whose place none took are gone."""
    left = list(new)
    for before in old:
        near = difflib.get_close_matches(before, left[:WINDOW], n=1, cutoff=NEAR) if len(old) <= WINDOW else []
        if near:
            left.remove(near[0])
        yield before, near[0] if near else ""
    yield from (("", now) for now in left)


def as_lines(diff: Diff, most: int = 20) -> list[str]:
    """A comparison for the terminal, each sort cut after some; nought for all."""
    lines = [f"What this would change for readers, against {diff.against}:"]
    for sort, changes in diff.sorts.items():
        if changes:
            lines.append(f"\n{sort} ({len(changes):,})")
            for change in changes[: most or None]:
                lines += _lines(change)
            if most and len(changes) > most:
                lines.append(f"  … and {len(changes) - most:,} more (--all)")
    return lines if diff else [f"Nothing changes for readers, against {diff.against}."]


def _lines(change: Change) -> Iterator[str]:
    if len(change.old) + len(change.new) < SHORT:
        yield f"  {change.where}: {_in_short(change)}"
        return
    yield f"  {change.where}"
    if change.old:
        yield f"    - {change.old}"
    if change.new:
        yield f"    + {change.new}"


def _in_short(change: Change) -> str:
    if change.old and change.new:
        return f"{change.old} -> {change.new}"
    sort, what = (NEW, change.new) if change.new else (GONE, change.old)
    return what if what in (NEW, GONE, OTHERWISE) else f"{sort}: {what}"
