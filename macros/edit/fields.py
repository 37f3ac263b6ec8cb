"""The fields of a kind as somebody who writes a record meets them: what each asks for, and whether an answer will do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic.fields import FieldInfo

from ..record.check import worded
from ..record.dates import PartialDate
from ..record.kinds import Ref, Word

LATER = ("checked", "checked_by", "hold")  # what is said of a record once it stands


@dataclass(frozen=True)
class Field:
    """One field: its key, what it holds, and what its answers are made of."""

    key: str
    what: str
    needed: bool
    many: bool
    part: type[BaseModel] | None
    ref: str
    word: str
    yes_or_no: bool
    date: bool
    owner: type[BaseModel]

    def fault(self, value: Any) -> str:
        """What is wrong with a value; empty where nothing is."""
        try:
            _alone(self.owner, self.key).model_validate({"value": value})
        except ValidationError as error:
            return worded(error.errors(include_url=False)[0])
        return ""

    def plain(self, answer: str) -> str:
        """An answer as the record writes it: on one line, `today` as a date."""
        text = " ".join(answer.split())
        return date.today().isoformat() if self.date and text == "today" else text


@cache
def fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a kind, or of a part of one, in the order in which records have them."""
    named = ((info.alias or name, info) for name, info in model.model_fields.items() if name != "id" or not hasattr(model, "folder"))
    return tuple(_field(model, key, info) for key, info in named)


def _field(model: type[BaseModel], key: str, info: FieldInfo) -> Field:
    found = list(_inside(info.annotation))
    marks = [*info.metadata, *(mark for one in found for mark in getattr(one, "__metadata__", ()))]
    parts = [one for one in found if isinstance(one, type) and issubclass(one, BaseModel)]
    return Field(
        key=key,
        what=info.description or "",
        needed=info.is_required(),
        many=any(get_origin(one) is list for one in found),
        part=parts[0] if parts else None,
        ref=next((mark.kind for mark in marks if isinstance(mark, Ref)), ""),
        word=next((mark.list for mark in marks if isinstance(mark, Word)), ""),
        yes_or_no=bool in found,
        date=PartialDate in found,
        owner=model,
    )


def _inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _inside(argument)


@cache
def _alone(model: type[BaseModel], key: str) -> type[BaseModel]:
    """A model of one field, to ask whether a value will do."""
    info = next(info for name, info in model.model_fields.items() if key in (name, info.alias))
    held: Any = Annotated[info.annotation, *info.metadata, None]
    return create_model("Alone", __config__=ConfigDict(arbitrary_types_allowed=True), value=(held, ...))


def usual(model: type[BaseModel], written: list[dict[str, Any]], share: float = 0.2) -> set[str]:
    """The fields that a new record needs, and those that a fair share of its kind has; all, where there is none to go by."""
    keys = {field.key for field in fields(model) if field.needed}
    if not written:
        return {field.key for field in fields(model)} - {*LATER}
    return keys | {field.key for field in fields(model) if sum(field.key in one for one in written) >= share * len(written)} - {*LATER}
