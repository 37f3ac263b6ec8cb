"""What every JSON file of the exports begins with, and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from ...model import citation

if TYPE_CHECKING:
    from ...model.model import Model

SCHEMA_VERSION = "1.1"


def head(model: Model, kind: str, up: str = "") -> dict[str, Any]:
    """What every JSON file begins with: version, dates, licence, citation."""
    explainer = model.explainer
    return {
        "schema_version": SCHEMA_VERSION,
        "schema": f"{up}schema/{kind}.json",
        "kind": kind,
        "as_of": explainer.as_of.iso,
        "reviewed": explainer.reviewed.iso,
        "licence": {
            "name": explainer.licences.content,
            "url": explainer.licences.content_url,
            "excluded": explainer.licences.excluded,
        },
        "citation": citation.of_whole(model).text,
    }


def json_text(value: Any) -> str:
    """Plain data as JSON: UTF-8, keys in their own order, a line to each value."""
    return to_json(value, indent=1).decode() + "\n"
