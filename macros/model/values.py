"""Values of the log in words: a field as readers read it, of any kind; as it was kept, where the kinds have moved on since."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel

from ..ledger.fields import FOLDERS, SHOWN, model_of
from ..record.amounts import amount_words, of_what
from ..record.dates import PartialDate, span_words
from ..record.kinds import Damage, Figure, Ref, Toll, Word
from .citation import source_name
from .model import Model

LABELS = {
    "by": "Claimant", "described_as": "Speaker, as described", "act_record": "Record of the act itself", "disputes": "Contradicts",
    "differs": "Measured otherwise", "quote": "Quotation", "tolls": "Toll", "confidence": "Support", "jointly": "Together with",
    "time": "Hour", "outside": "Why outside its event's time", "stage": "Stage of the case", "passages": "Place in the source",
    "standing": "Why the denial stands", SHOWN: "Shown as", "aka": "Other names", "native": "In its own script",
    "why": "Why", "url": "Address", "lat": "Degrees north", "lon": "Degrees east", "no_account": "Gave no account", "sha256": "Outline",
    "within_km": "Within kilometres", "one": "One of them",
}  # fmt: skip
NAMES = {"actors": "short", "events": "title", "sources": "title", "questions": "title", "views": "gist"}  # the field that names a record


def label(field: str) -> str:
    """A field as readers read it."""
    return LABELS.get(field, field.replace("_", " ").capitalize())


def value_words(model: Model, folder: str, id_: str, field: str, value: Any) -> str:
    """A field's value as readers read it."""
    try:
        if (own := OWN.get((folder, field))) is not None:
            return own(model, value)
        kind = model_of(folder, id_)
        return _words(model, _hint(kind, field), value) if kind else str(value)
    except (AttributeError, KeyError, TypeError, ValueError):
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def record_words(model: Model, kind: str, id_: str) -> str:
    """What a record is called; of one that was withdrawn, what it was called."""
    folder = FOLDERS.get(kind, "")
    if folder == "claims":
        return _claim(model, id_)
    if folder == "sources":
        return _source(model, id_)
    record = getattr(model, folder, {}).get(id_)
    if record is not None:
        return str(getattr(record, NAMES.get(folder, "name"), None) or id_)
    kept = model.ledger.published.of(folder).get(id_)
    return str(kept.state.get(NAMES.get(folder, "name"), id_)) if kept else id_


@cache
def _hint(kind: type[BaseModel], field: str) -> tuple[Any, tuple[Any, ...]]:
    """What a field holds: its type, and the marks on it."""
    info = next(info for name, info in kind.model_fields.items() if field in (name, info.alias))
    return info.annotation, tuple(info.metadata)


def _words(model: Model, hint: tuple[Any, tuple[Any, ...]], value: Any) -> str:
    """A value by the type of its field."""
    type_, marks = _unwrapped(*hint)
    if isinstance(value, list):
        return "; ".join(_words(model, hint, item) for item in value)
    for mark in marks:
        if isinstance(mark, Ref) and isinstance(value, str):
            return record_words(model, mark.kind, value) if mark.kind in FOLDERS else _side(model, value)
        if isinstance(mark, Word):
            return _label(mark.list)(model, value)
    if isinstance(value, dict):
        return _parts(model, type_, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return PartialDate.parse(value).words if type_ is PartialDate else str(value)


def _parts(model: Model, type_: Any, value: dict[str, Any]) -> str:
    """A part with fields of its own, in their order: `who: the mayor, in what part: observer`."""
    known = isinstance(type_, type) and issubclass(type_, BaseModel)
    found = [(name, _words(model, _hint(type_, name), item) if known else _plain(item)) for name, item in value.items()]
    return ", ".join(f"{label(name).lower()}: {words}" for name, words in found)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _unwrapped(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """The type inside lists and alternatives, with every mark met on the way."""
    while True:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is Annotated:
            annotation, marks = arguments[0], (*marks, *arguments[1:])
        elif origin in (types.UnionType, typing.Union, list):
            annotation = next(argument for argument in arguments if argument is not type(None))
        else:
            return annotation, marks


def _label(name: str) -> Callable[[Model, str], str]:
    def words(model: Model, word: str) -> str:
        entry = model.vocab.lists.get(name, {}).get(word)
        return entry.label if entry else word

    return words


def _side(model: Model, id_: str) -> str:
    return model.explainer.sides[id_].label if id_ in model.explainer.sides else id_


def _source(model: Model, id_: str) -> str:
    source = model.sources.get(id_)
    if source is None:
        kept = model.ledger.published.of("sources").get(id_)
        return str(kept.state.get("publisher", id_)) if kept else id_
    title, published = f"“{source.title}”" if source.title else "", source.published.words if source.published else ""
    return ", ".join(part for part in (source_name(source), title, published) if part)


def _claim(model: Model, id_: str) -> str:
    claim, kept = model.claims.get(id_), model.ledger.published.of("claims").get(id_)
    by, statement = (claim.by, claim.statement) if claim else (kept.state.get("by"), kept.state["statement"]) if kept else (None, id_)
    return f"{record_words(model, 'actor', by)}: {statement}" if by else statement


def _differs(model: Model, items: list[dict[str, str]]) -> str:
    return "; ".join(f"{_claim(model, item['id'])} ({item['why']})" for item in items)


def _quote(_: Model, quote: dict[str, str]) -> str:
    by = quote.get("translated_by")
    return f"“{quote['text']}”" + (f" (translated by {by})" if by else "")


def _figures(model: Model, items: list[dict[str, Any]]) -> str:
    found = [Figure.model_validate(item) for item in items]
    spans = [span_words(figure.since, figure.until) for figure in found]
    words = [of_what(amount_words(figure), model.counted(figure)) for figure in found]
    return "; ".join(f"{text} ({span})" if span else text for text, span in zip(words, spans, strict=True))


def _tolls(model: Model, items: list[dict[str, Any]]) -> str:
    found = [Toll.model_validate(item) for item in items]
    counts = [of_what(amount_words(toll), _label("groups")(model, toll.group)) for toll in found]
    return "; ".join(f"{count} {_label('harms')(model, toll.harm)}" for count, toll in zip(counts, found, strict=True))


def _damage(model: Model, items: list[dict[str, Any]]) -> str:
    found = [Damage.model_validate(item) for item in items]
    return "; ".join(f"{amount_words(item)} {_label('things')(model, item.thing)} {_label('damages')(model, item.harm)}" for item in found)


def _time(_: Model, time: dict[str, str]) -> str:
    span = f"{time['at']} to {time['until']}" if time.get("until") else time["at"]
    return f"{span}, {time['zone']}"


def _shown(model: Model, shown: str) -> str:
    status, _, replaced = shown.partition(", ")
    return _label("statuses")(model, status) + (", and replaced by a later word of the same party" if replaced else "")


OWN: dict[tuple[str, str], Callable[[Model, Any], str]] = {
    ("claims", "differs"): _differs, ("claims", "quote"): _quote, ("claims", "figures"): _figures, ("claims", "tolls"): _tolls,
    ("claims", "damage"): _damage, ("claims", "time"): _time, ("events", "time"): _time, ("claims", SHOWN): _shown,
    ("claims", "passages"): lambda model, items: "; ".join(f"{_source(model, item['source'])}: {item['at']}" for item in items),
    ("outlines", "sha256"): lambda _, sum_: f"file of SHA-256 {sum_[:16]}…",
}  # fmt: skip
