"""What changed in a published record, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .fields import model_of, tidy
from .published import AcceptedRecord
from .standing import State

NAMING = ("statement", "title", "name", "label", "gist", "claim", "publisher")  # the field that tells best what a record is


@dataclass(frozen=True)
class FieldShift:
    """One field of a published record that is not what it was; no new value where the record is gone."""

    folder: str
    id: str
    field: str
    old: Any
    new: Any
    gone: bool = False

    @property
    def record(self) -> tuple[str, str]:
        """The kind and id of the record."""
        return self.folder, self.id


def naming(state: State) -> str:
    """The field by which a record is told to readers."""
    return next((name for name in NAMING if state.get(name) is not None), next(iter(sorted(state)), ""))


def shifts(folder: str, id_: str, kept: AcceptedRecord, now: State | None) -> list[FieldShift]:
    """What is no longer as it was accepted; the naming field alone where a record is gone, or came back."""
    if now == kept.state and not kept.withdrawn:
        return []
    name = naming(kept.state)
    if now is None:
        return [] if kept.withdrawn else [FieldShift(folder, id_, name, kept.state.get(name), None, gone=True)]
    before = tidy(model_of(folder, id_), kept.state)
    if kept.withdrawn:
        before.pop(name, None)
    fields = [*now, *(field for field in before if field not in now)]
    return [FieldShift(folder, id_, field, before.get(field), now.get(field)) for field in fields if before.get(field) != now.get(field)]
