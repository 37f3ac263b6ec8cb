"""Every field of every kind is used by one of the two invented explainers: what nobody ever wrote is not known to work."""

from __future__ import annotations

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from support import ROOT

from macros.record.check import read
from macros.record.kinds import KINDS, SETTINGS
from macros.record.problems import Problems

# Kept for ids that stood in two kinds before that was refused; nobody adds one.
OF_OLD = {"Explainer.shared_ids"}


def parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, types.UnionType) or get_args(annotation):
        for argument in get_args(annotation):
            yield from parts(argument)


def named(model: type[BaseModel], name: str) -> str:
    """A field by the model that brings it in: `Told.reading`, whatever else is told."""
    return next(f"{one.__name__}.{name}" for one in reversed(model.__mro__) if name in vars(one).get("__annotations__", {}))


def all_fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Every field of a model and of its parts, as `Claim.tolls`, `Toll.low`."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        yield named(model, name)
        for part in parts(info.annotation):
            yield from all_fields(part, seen)


def used_fields(value: Any) -> Iterator[str]:
    """The fields that a record says something in."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield named(type(value), name)
            yield from used_fields(getattr(value, name))
    elif isinstance(value, list | tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from used_fields(item)


def written(project: Path) -> Iterator[str]:
    problems = Problems()
    checked = read(project / "data", problems)
    assert checked, problems.report()
    for records in checked.records.values():
        yield from used_fields(list(records.values()))
    for kind, id_ in checked.raw.held:
        yield named(KINDS[kind], "hold")
        assert id_
    for name, model in SETTINGS.items():
        if name in checked.raw.settings:
            yield from used_fields(model.model_validate(checked.raw.settings[name].value))


def test_every_field_of_every_kind_is_used() -> None:
    seen: set[type[BaseModel]] = set()
    known = {field for model in [*KINDS.values(), *SETTINGS.values()] for field in all_fields(model, seen)}
    used = {field for name in ("ferry", "town") for field in written(ROOT / "tests" / name)}
    assert len(known) > 150
    assert used <= known
    assert sorted(known - used) == sorted(OF_OLD)
