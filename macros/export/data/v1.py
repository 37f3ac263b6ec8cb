"""What v1 promised of two fields that the record has since told apart: each keeps its name, its type and its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...model.addresses import from_root, whole
from ...record.kinds import Claim, Record, Source

if TYPE_CHECKING:
    from ...model.model import Model

# Kind, field, what it says in v1.
V1_FIELDS: dict[type[Record], dict[str, str]] = {
    Claim: {"date": "when it happened; where it holds at no one time, when it was said"},
    Source: {"url": "where to find it: its own address; where it has none ('kept' is given), that of an archived copy, else of our entry"},
}
NEVER_EMPTY = (Source, "url")


def keep(model: Model, record: Record, row: dict[str, Any]) -> None:
    """Put into a record's row what v1 says under these two names."""
    if isinstance(record, Claim):
        date = record.date or model.said(record)
        row["date"] = date.iso if date else None
    elif isinstance(record, Source):
        entry = from_root("sources.md", record.id)
        row["url"] = record.url or record.archived or whole(model.explainer.url, entry) or entry
