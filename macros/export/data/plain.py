"""The record as plain data: what every format is written from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ...record.kinds import KINDS, Record
from .computed import COMPUTED
from .v1 import keep

if TYPE_CHECKING:
    from ...model.model import Model

Row = dict[str, Any]
LEFT_OUT = {"hold"}  # held claims are not published at all


@lru_cache(maxsize=1)
def plain(model: Model) -> dict[str, list[Row]]:
    """Every record by kind, ordered by id; what is worked out stands under `computed`."""
    return {folder: [_row(model, record) for _, record in sorted(getattr(model, folder).items())] for folder in KINDS}


def vocabulary(model: Model) -> list[Row]:
    """Every word of every closed list, the sides included, in the order readers see them."""
    words = [
        {"list": name, "word": word, "label": entry.label, "meaning": entry.meaning, "shape": entry.shape}
        for name, entries in sorted(model.vocab.lists.items())
        for word, entry in entries.items()
    ]
    sides = model.explainer.sides.items()
    return words + [{"list": "sides", "word": side, "label": entry.label, "meaning": None, "shape": None} for side, entry in sides]


def _row(model: Model, record: Record) -> Row:
    row: Row = _tidy(record.model_dump(by_alias=True, mode="json", exclude=LEFT_OUT))
    keep(model, record, row)
    if "disputes" in row:
        row["disputes"] = [id_ for id_ in row["disputes"] if id_ in model.claims]
        row["differs"] = [other for other in row["differs"] if other["id"] in model.claims]
        row["replaces"] = row["replaces"] if row["replaces"] in model.claims else None
    if type(record) in COMPUTED:
        _, compute = COMPUTED[type(record)]
        row["computed"] = compute(model, record).model_dump(mode="json")
    return row


def _tidy(value: Any) -> Any:
    """Whole numbers as whole numbers: 46, not 46.0."""
    if isinstance(value, dict):
        return {key: _tidy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_tidy(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
