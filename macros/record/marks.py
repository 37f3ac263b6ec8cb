"""What a kind's fields are marked with: references to other kinds, and words of closed lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from .kinds import Ref, Word


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models within an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def marked(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Ref | Word, str, tuple[str | int, ...]]]:
    """Every reference and closed-list word in a record, with its path."""
    kind: Any = type(value)
    for name, key, mark in marked_fields(kind):
        held = getattr(value, name)
        for item, at in _items(held, (*path, key)) if held not in (None, []) else ():
            if isinstance(item, BaseModel):
                yield from marked(item, at)
            elif mark and item is not None:
                yield mark, item, at


@cache
def marked_fields(kind: Any) -> list[tuple[str, str, Ref | Word | None]]:
    """The fields of a kind that hold a reference, a word of a list, or a part of their own."""
    found = []
    for name, info in kind.model_fields.items():
        annotations = [info, *_arguments(info.annotation)]
        marks = [mark for one in annotations for mark in getattr(one, "metadata", getattr(one, "__metadata__", ()))]
        mark = next((mark for mark in marks if isinstance(mark, Ref | Word)), None)
        if mark or next(models_in(info.annotation), None):
            found.append((name, info.alias or name, mark))
    return found


def marks_of(kind: type[BaseModel]) -> Iterator[Ref | Word]:
    """Every mark on a kind and its parts."""
    for name, _, mark in marked_fields(kind):
        if mark:
            yield mark
        for part in models_in(kind.model_fields[name].annotation):
            yield from marks_of(part)


def _arguments(annotation: Any) -> Iterator[Any]:
    for argument in getattr(annotation, "__args__", ()):
        yield argument
        yield from _arguments(argument)


def _items(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Any, tuple[str | int, ...]]]:
    if isinstance(value, list):
        yield from ((item, (*path, index)) for index, item in enumerate(value))
    elif isinstance(value, dict):
        yield from ((item, (*path, key)) for key, item in value.items())
    else:
        yield value, path
