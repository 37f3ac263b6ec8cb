"""Numbers are numbers: finite, in plain digits, in bounds, wherever a kind has one."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.record.kinds import KINDS, SETTINGS, numeric
from macros.record.kinds.numeric import Count, Latitude, Longitude, Number, Percent, Positive, Weight

NO_NUMBERS = [
    "nan",
    "NaN",
    "inf",
    "-inf",
    "Infinity",
    "1e400",
    "1e3",
    "1_000",
    "١٢",
    "１２",
    "0x1F",
    "+5",
    "1,200",
    " 12",
    "12 ",
    "",
    "--1",
    "1.",
    ".5",
    "9" * 40,
]
NUMBERS = {"12": 12.0, "-12.5": -12.5, "0": 0.0, "1000000000000000": 1e15}


def annotations(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Every type in a kind that stands for itself, with the marks on it: lists and alternatives opened."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        for base, marks in opened(info.annotation, tuple(info.metadata)):
            if isinstance(base, type) and issubclass(base, BaseModel):
                yield from annotations(base, seen)
            else:
                yield f"{model.__name__}.{name}", base, marks


def opened(annotation: Any, marks: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        yield from opened(arguments[0], (*marks, *arguments[1:]))
    elif origin in (types.UnionType, typing.Union, list, dict):
        for argument in arguments:
            yield from opened(argument, marks)
    else:
        yield annotation, marks


def test_every_number_of_every_kind_is_read_by_the_one_rule() -> None:
    seen: set[type[BaseModel]] = set()
    found = [own for kind in (*KINDS.values(), *SETTINGS.values()) for own in annotations(kind, seen)]
    numbers = [(name, marks) for name, base, marks in found if base in (int, float)]
    assert len(numbers) > 10
    rules = (numeric._number, numeric._whole)
    assert [name for name, marks in numbers if not any(getattr(mark, "func", None) in rules for mark in marks)] == []


@pytest.mark.parametrize("text", NO_NUMBERS)
@pytest.mark.parametrize(
    "kind", [Number, Percent, Latitude, Longitude, Count, Positive, Weight], ids=lambda kind: str(kind.__metadata__[0])[:30]
)
def test_what_is_no_number_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize("value", [True, False, None, [], float("nan"), float("inf"), 1e16])
def test_values_that_are_no_number_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(value)


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_plain_digits_are_taken(text: str, value: float) -> None:
    assert TypeAdapter(Number).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Latitude, "90.1"), (Longitude, "-180.1"), (Percent, "101"), (Count, "-1"), (Count, "1.5"), (Positive, "0"), (Weight, "4")],
)
def test_bounds_hold(kind: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)
