"""How a kind's fields lie in tables: cells, lists within a cell, and tables of their own."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from annotated_types import MinLen
from pydantic import BaseModel, StringConstraints

from ...record.dates import PartialDate
from ...record.kinds import KINDS, Record, Ref, Word
from .computed import COMPUTED
from .v1 import NEVER_EMPTY, V1_FIELDS


@dataclass(frozen=True)
class Part:
    """One field of a kind, unwrapped: what it holds, whether many, what its texts point to."""

    path: tuple[str, ...]
    base: Any
    many: bool
    needed: bool
    marks: tuple[Any, ...]
    description: str

    @property
    def name(self) -> str:
        """Its name as a column: `quote_text`, `computed_status`."""
        return "_".join(self.path)

    @property
    def ref(self) -> str | None:
        """The folder of the kind its texts name, if they name one."""
        kinds = {"reading": "readings"} | {kind.kind_name: folder for folder, kind in KINDS.items()}
        return next((kinds.get(mark.kind) for mark in self.marks if isinstance(mark, Ref)), None)

    @property
    def words(self) -> str | None:
        """The closed list its texts come from, if they do."""
        if any(isinstance(mark, Ref) and mark.kind == "side" for mark in self.marks):
            return "sides"
        return next((mark.list for mark in self.marks if isinstance(mark, Word)), None)

    @property
    def rows(self) -> bool:
        """Whether it is a list of parts with fields of their own: a table, not a cell."""
        return self.many and _is_model(self.base)

    @property
    def type(self) -> str:
        """What a cell holds, as Table Schema names it."""
        return {bool: "boolean", int: "integer", float: "number", date: "date"}.get(self.base, "string")

    @property
    def pattern(self) -> str | None:
        """What its texts must look like."""
        if self.base is PartialDate:
            return r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
        shapes = [mark.pattern for mark in self.marks if isinstance(mark, StringConstraints) and isinstance(mark.pattern, str)]
        return shapes[0].removeprefix("^").removesuffix("$") if shapes else None


def parts(kind: type[Record]) -> list[Part]:
    """The fields of a kind, those of single parts among them laid flat; computed ones come last."""
    found = list(_parts(kind, ()))
    if kind in COMPUTED:
        found += _parts(COMPUTED[kind][0], ("computed",))
    return [_as_in_v1(kind, part) for part in found if part.path != ("hold",)]


def _as_in_v1(kind: type[Record], part: Part) -> Part:
    """A field as v1 has it, where the record has moved on."""
    said = V1_FIELDS.get(kind, {}).get(part.name)
    if said is None:
        return part
    never_empty = (kind, part.name) == NEVER_EMPTY
    return replace(part, description=said, needed=never_empty or part.needed, marks=() if never_empty else part.marks)


def parts_of(model: type[BaseModel]) -> list[Part]:
    """The fields of one part of a record: a figure, a toll, a name."""
    return list(_parts(model, ()))


def _parts(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[Part]:
    for name, info in model.model_fields.items():
        base, many, optional, marks = _unwrap(info.annotation, tuple(info.metadata))
        here = (*path, info.alias or name)
        needed = not optional and (not many or any(isinstance(mark, MinLen) and mark.min_length for mark in marks))
        part = Part(here, base, many, needed, marks, info.description or ("the record's own name, never changed" if name == "id" else ""))
        if _is_model(base) and not many:
            yield from (_loose(inner, optional) for inner in _parts(base, here))
        else:
            yield part


def _loose(part: Part, optional: bool) -> Part:
    return Part(part.path, part.base, part.many, part.needed and not optional, part.marks, part.description)


def _unwrap(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, bool, bool, tuple[Any, ...]]:
    """What an annotation holds in the end, whether a list of it, whether it may be missing, and all its marks."""
    many = optional = False
    while True:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is Annotated:
            annotation, marks = arguments[0], (*marks, *arguments[1:])
        elif origin in (types.UnionType, typing.Union):
            annotation, optional = next(arg for arg in arguments if arg is not type(None)), True
        elif origin is list:
            annotation, many = arguments[0], True
        else:
            return annotation, many, optional, marks


def _is_model(base: Any) -> bool:
    return isinstance(base, type) and issubclass(base, BaseModel)
