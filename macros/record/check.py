"""Raw values in, typed records out; every fault of form with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from .held import set_aside
from .kinds import ID_SHAPE, KINDS, SETTINGS, Explainer, Mechanism, Record, Ref, Vocab, Word
from .kinds.fields import FORMS
from .load import Loaded, Raw, load
from .marks import marked, marks_of, models_in
from .problems import Location, Problems

MESSAGES = {
    "missing": "is missing",
    "extra_forbidden": "unknown key",
    "string_type": "expected text",
    "string_too_short": "is empty",
    "list_type": "expected a list",
    "too_short": "needs at least one item",
    "model_type": "expected a mapping of fields",
    "bool_parsing": "expected true or false",
    "dict_type": "expected a mapping",
    "string_too_long": "is longer than {max_length} characters",
    "greater_than_equal": "is less than {ge:g}",
    "less_than_equal": "is more than {le:g}",
    "too_long": "has more than {max_length} items",
    "literal_error": "expected one of: {expected}",
}
LISTED = 12  # words of a closed list that a message names


@dataclass
class Checked:
    """The typed record: a mapping of id to record for each folder, with places for messages."""

    vocab: Vocab
    explainer: Explainer
    raw: Loaded
    mechanism: Mechanism | None = None
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    settings: dict[str, BaseModel] = field(default_factory=dict)

    def place(self, record: Record | Mechanism, *path: str | int) -> Location:
        """Where a record, or a field of it, stands."""
        raw = self.raw.records[record.folder][record.id] if isinstance(record, Record) else self.raw.settings["mechanism"]
        return raw.at(path)

    def whole(self, *folders: str) -> bool:
        """Whether all of some kinds was read and is sound: only then does it mean something that a record is not found."""
        return all(folder not in self.raw.unread and len(self.records[folder]) == len(self.raw.records[folder]) for folder in folders)


def read(data: Path, problems: Problems) -> Checked | None:
    """The checked record of a data folder; None when it is too broken to go on."""
    loaded = load(data, problems)
    settings = {
        name: _typed(model, raw.value, raw, problems)
        for name, model in SETTINGS.items()
        if (raw := loaded.settings.get(name)) and not raw.doubtful
    }
    vocab, explainer = settings.get("vocab"), settings.get("explainer")
    if vocab is None or explainer is None or not _lists(vocab, loaded, problems):
        return None
    found = {name: own for name, own in settings.items() if own}
    checked = Checked(vocab, explainer, loaded, settings.get("mechanism"), settings=found)
    for folder, kind in KINDS.items():
        typed = {id_: _record(kind, id_, raw, problems) for id_, raw in loaded.records[folder].items() if not raw.doubtful}
        checked.records[folder] = {id_: record for id_, record in typed.items() if record}
    _references(checked, problems)
    set_aside(checked.records, loaded, marked, problems)
    return checked


STATUSES = ("established", "attributed", "disputed")
NEEDED = {"statuses": STATUSES, "readings": ("reading",)}  # words that the machine itself gives


def _lists(vocab: Vocab, loaded: Loaded, problems: Problems) -> bool:
    """Whether vocab.yml has every list that a kind takes its words from, and every status there is."""
    place = loaded.settings["vocab"].at(("lists",))
    needed = {mark.list for kind in KINDS.values() for mark in marks_of(kind) if isinstance(mark, Word)} | {*NEEDED}
    missing = sorted(needed - set(vocab.lists))
    for name in missing:
        problems.add(place, f"lists.{name}", "is missing: a kind takes its words from this list")
    for name, words in NEEDED.items():
        for word in set(words) - set(vocab.lists.get(name, words)):
            problems.add(place, f"lists.{name}.{word}", "is missing: the machine gives this word itself")
            missing.append(word)
    return not missing


def _record(kind: type[Record], id_: str, raw: Raw, problems: Problems) -> Any:
    if not isinstance(raw.value, dict):
        return problems.add(raw.place, "", "expected a mapping of fields")
    if "id" in raw.value:
        problems.add(raw.at(("id",)), "id", "the id is the key above; take this line out")
    return _typed(kind, {**raw.value, "id": id_}, raw, problems)


def _typed(model: type[BaseModel], value: Any, raw: Raw, problems: Problems) -> Any:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            loc = fault["loc"]
            problems.add(raw.at(loc), ".".join(map(str, loc)), _message(fault, loc, model, problems))
        return None


def _message(fault: ErrorDetails, loc: tuple[str | int, ...], model: type[BaseModel], problems: Problems) -> str:
    owner, known = _field(model, loc)
    if fault["type"] == "extra_forbidden":
        keys = [known.alias or name for name, known in owner.model_fields.items() if name != "id"]
        return f"unknown key '{loc[-1]}'{problems.near(loc[-1], keys) or '.'} Expected one of: {', '.join(keys)}"
    if loc and loc[-1] == "id":
        return FORMS[ID_SHAPE]
    expected = f" (expected: {known.description})" if known and known.description else ""
    return worded(fault) + expected


def worded(fault: ErrorDetails) -> str:
    """What is wrong with a value, in the words of people who write records."""
    context = fault.get("ctx", {})
    if fault["type"] == "string_pattern_mismatch":
        return FORMS.get(context["pattern"], "is not written in the form expected")
    if known := MESSAGES.get(fault["type"]):
        return known.format(**context)
    return fault["msg"].removeprefix("Value error, ")


def _field(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[type[BaseModel], Any]:
    """The model that holds the last named field of a path, and that field."""
    owner, known = model, None
    for part in loc:
        by_key = _by_key(owner)
        if part not in by_key:
            continue
        known = by_key[part]
        inner = next(models_in(known.annotation), None)
        if inner and part != loc[-1]:
            owner = inner
    return owner, known


@cache
def _by_key(model: type[BaseModel]) -> dict[str | int, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def choices(near: str, known: Iterable[str]) -> str:
    """The nearest word, and those of a closed list, as a message adds them: the first dozen, and how many more there are."""
    words = list(known)
    more = f" and {len(words) - LISTED} more" if len(words) > LISTED else ""
    return f"{near or '.'} Expected one of: {', '.join(words[:LISTED])}{more}"


def _references(checked: Checked, problems: Problems) -> None:
    targets: dict[str, Collection[str]] = {kind.kind_name: set(checked.raw.records[folder]) for folder, kind in KINDS.items()}
    targets["side"], targets["extent"] = checked.explainer.sides, checked.explainer.maps.extents
    unread = {kind.kind_name for folder, kind in KINDS.items() if folder in checked.raw.unread}
    settings = {"explainer": checked.explainer, "mechanism": checked.mechanism}
    holders: list[tuple[Any, Raw]] = [(own, checked.raw.settings[name]) for name, own in settings.items() if own]
    holders += [(record, checked.raw.records[folder][id_]) for folder, own in checked.records.items() for id_, record in own.items()]
    for holder, raw in holders:
        for mark, word, path in marked(holder):
            known = targets[mark.kind] if isinstance(mark, Ref) else checked.vocab.lists.get(mark.list, {})
            if word not in known and not (isinstance(mark, Ref) and mark.kind in unread):
                what = mark.kind if isinstance(mark, Ref) else f"word in vocab.yml's {mark.list}"
                near = problems.near(word, known)
                closed = isinstance(mark, Word) or mark.kind in ("side", "extent")
                problems.add(raw.at(path), ".".join(map(str, path)), f"no {what} '{word}'{choices(near, known) if closed else near}")
