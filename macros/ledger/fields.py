"""How each field of each kind is kept: what of a record is substance, what is wording, what may change unasked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..record.kinds import KINDS, SETTINGS
from ..record.kinds.fields import Kept
from ..record.kinds.settings import Entry

# Kinds that have no folder of records: words of closed lists, files of settings, outlines of the map.
WORDS, SETTING, OUTLINES = "words", "settings", "outlines"
LOG = "changes"  # its entries are kept as they are
NAMES = {folder: kind.kind_name for folder, kind in KINDS.items() if folder != LOG} | {
    WORDS: "word", SETTING: "setting", OUTLINES: "outline",
}  # fmt: skip
FOLDERS = {name: folder for folder, name in NAMES.items()}
SHOWN = "shown"  # a claim's status as readers see it, kept as if it were a field


def model_of(folder: str, id_: str) -> type[BaseModel] | None:
    """The kind that a record of a folder has; None for what has no fields of its own."""
    if folder == WORDS:
        return Entry
    return SETTINGS.get(id_) if folder == SETTING else KINDS.get(folder)


@cache
def kept(model: type[BaseModel]) -> dict[str, Kept]:
    """Every field of a kind by its key, with how it is kept."""
    found = {}
    for name, info in model.model_fields.items():
        if name != "id" or not hasattr(model, "folder"):
            found[info.alias or name] = next((mark for mark in info.metadata if isinstance(mark, Kept)), Kept())
    return found


@cache
def parts(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The fields of a kind that hold parts with fields of their own."""
    found = ((info.alias or name, part) for name, info in model.model_fields.items() for part in _models(info.annotation))
    return dict(found)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)


@cache
def known(folder: str) -> frozenset[str]:
    """The fields that the ledger keeps of a kind, those of parts after a dot: `quote.language`."""
    models = (
        [model for name, model in SETTINGS.items() if name != "vocab"]
        if folder == SETTING
        else [model for model in [model_of(folder, "")] if model]
    )
    shown = {SHOWN} if folder == "claims" else set()
    return frozenset({name for model in models for name in _names(model)} | shown)


def _names(model: type[BaseModel]) -> Iterator[str]:
    for name, how in kept(model).items():
        if how.how != "free":
            yield name
            if part := parts(model).get(name):
                yield from (f"{name}.{inner}" for inner in _names(part))


def tidy(model: type[BaseModel] | None, state: dict[str, Any]) -> dict[str, Any]:
    """A state without what is free or no longer known, and with lists sorted whose order means nothing."""
    if model is None:
        return state
    found, marks, inside = {}, kept(model), parts(model)
    for name, value in state.items():
        how = marks.get(name)
        if name == SHOWN:
            found[name] = value
        elif how and how.how != "free":
            value = _inside(inside[name], value) if name in inside else value
            found[name] = value if how.ordered or not isinstance(value, list) else sorted(value, key=str)
    return found


def _inside(model: type[BaseModel], value: Any) -> Any:
    if isinstance(value, list):
        return [_inside(model, item) for item in value]
    if not isinstance(value, dict):
        return value
    return tidy(model, value) if set(value) <= {info.alias or name for name, info in model.model_fields.items()} else value


def split(model: type[BaseModel] | None, field: str, value: Any) -> tuple[Any, str]:
    """A field's substance, and the wording in it."""
    if model is None or field not in kept(model):
        return value, ""
    if kept(model)[field].how == "wording":
        return None, value if isinstance(value, str) else ""
    part = parts(model).get(field)
    return _split(part, value) if part else (value, "")


def _split(part: type[BaseModel], value: Any) -> tuple[Any, str]:
    if isinstance(value, list):
        items = [_split(part, item) for item in value]
        return [bare for bare, _ in items], "\n".join(text for _, text in items)
    if not isinstance(value, dict):
        return value, ""
    found = {name: split(part, name, item) for name, item in value.items()}
    return {name: bare for name, (bare, _) in found.items()}, "\n".join(text for _, text in found.values() if text)
