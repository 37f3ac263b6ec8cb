"""The log of changes in words: what each record said before, what it says now, why, and by which sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..ledger import Step, named
from ..ledger.fields import NAMES, SETTING, WORDS
from ..ledger.shifts import NAMING, naming
from ..record.kinds import Change, Claim
from .model import Model
from .shelves import entry_page
from .values import label, record_words, value_words

NONE, GONE = "none", "withdrawn"
CALLED = ("label", "short")  # what parts of a setting go by
# Where a record that stands is shown: a page of docs/, and its anchor there.
SHOWN_ON = {
    "events": ("timeline/all.md", "{}"), "terms": ("glossary.md", "{}"),
    "places": ("glossary.md", "place-{}"), "actors": ("actors/index.md", "{}"),
}  # fmt: skip


@dataclass(frozen=True)
class FieldChange:
    """One field as readers saw it, and as they see it now."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedRecord:
    """A record an entry names, or that changed with it: its kind, its address, its words, what changed, its sources.

    `page` is empty where it has no address of its own.
    """

    kind: str
    id: str
    page: str
    anchor: str
    by: str
    statement: str
    withdrawn: bool
    turns: list[FieldChange]
    sources: list[str]


@dataclass(frozen=True)
class Entry:
    """One entry of the log, with the records it names and those that changed with them."""

    change: Change
    touched: list[ChangedRecord]


@lru_cache(maxsize=1)
def log(model: Model) -> list[Entry]:
    """Every entry, the newest first."""
    followed = model.ledger.followed
    entries = reversed(model.ledger.changes.values())
    return [Entry(change, [_touched(model, change, *one) for one in [*named(change), *followed.get(change.id, [])]]) for change in entries]


def _touched(model: Model, change: Change, folder: str, id_: str) -> ChangedRecord:
    """The record as it stands; a withdrawn one as it last stood."""
    kept = model.ledger.state(folder, id_)
    turns = [_turn(model, folder, id_, step, kept.withdrawn) for step in model.ledger.steps(change.id, folder, id_)]
    own = kept.state.get("sources", [])
    sources = change.sources or ([one for one in own if isinstance(one, str)] if isinstance(own, list) else [])
    by = kept.state.get("by") if folder == "claims" else None
    page, anchor = _address(model, folder, id_, bool(kept.withdrawn))
    return ChangedRecord(
        NAMES[folder],
        id_,
        page,
        anchor,
        record_words(model, "actor", by) if isinstance(by, str) else "",
        _name(model, folder, id_, kept.state),
        bool(kept.withdrawn),
        turns,
        [one for one in sources if one in model.sources],
    )


def _address(model: Model, folder: str, id_: str, withdrawn: bool) -> tuple[str, str]:
    if folder == "claims":
        return model.ledger.page(id_), id_
    page, anchor = SHOWN_ON.get(folder, ("", ""))
    if folder == "sources" and id_ in model.sources:
        page, anchor = entry_page(model, model.sources[id_]), id_
    pages = {own.path for own in model.pages}
    if folder == "actors" and f"actors/{id_}.md" in pages:
        page, anchor = f"actors/{id_}.md", ""
    return (page, anchor.format(id_)) if page in pages and not withdrawn else ("", "")


def _name(model: Model, folder: str, id_: str, state: dict[str, Any]) -> str:
    """What a record is called; of a word or a setting, with the kind before it."""
    if folder == "relations":
        words = " – ".join(value_words(model, folder, id_, field, state[field]) for field in ("from", "kind", "to") if field in state)
    else:
        field = naming(state)
        words = value_words(model, folder, id_, field, state[field]) if field in NAMING else id_
    if folder == "claims":
        return words
    kind = "word of a closed list" if folder == WORDS else NAMES[folder]
    return f"{kind.capitalize()}: {words}"


def _turn(model: Model, folder: str, id_: str, step: Step, withdrawn: str | None) -> FieldChange:
    default = Claim.model_fields[step.field].default if folder == "claims" and step.field in Claim.model_fields else None
    old, new = (default if value is None and isinstance(default, str | bool) else value for value in (step.old, step.new))
    none = GONE if step.field == "statement" or withdrawn == step.change else NONE
    old, new = _unlike(old, new) if folder == SETTING else (old, new)
    was, now = (value_words(model, folder, id_, step.field, value) if value not in (None, []) else none for value in (old, new))
    return FieldChange(label(step.field), was, now)


def _unlike(old: Any, new: Any) -> tuple[Any, Any]:
    """Of the lists of a setting's parts those that differ, where each has some: a whole file is not printed twice for one word."""
    if isinstance(old, dict) and isinstance(new, dict):
        return _differing(old, new)
    if not all(isinstance(value, list) and all(isinstance(item, dict) for item in value) for value in (old, new)):
        return old, new
    gone, come = [item for item in old if item not in new], [item for item in new if item not in old]
    if not gone or not come:
        return old, new
    free = set(range(len(come)))
    for at, item in enumerate(gone):
        alike = {place: _alike(item, come[place]) for place in free}
        place = max(alike, key=lambda one: alike[one], default=None)
        if place is not None and alike[place] > 1:
            gone[at], come[place] = _differing(item, come[place])
            free.remove(place)
    return gone, come


def _alike(one: dict[str, Any], other: dict[str, Any]) -> int:
    return sum(one.get(key) == value for key, value in other.items())


def _differing(old: dict[str, Any], new: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of a part what differs, and what it is called."""
    kept = {key for key in {**old, **new} if key in CALLED or old.get(key) != new.get(key)}
    was, now = ({key: value for key, value in one.items() if key in kept} for one in (old, new))
    return was, now
