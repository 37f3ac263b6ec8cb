"""JSON Schemas for editors, one a kind, so that a key is completed and a slip is underlined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .kinds import ID_SHAPE, KINDS, SETTINGS


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind's file: a mapping of ids to records."""
    found = {folder: _of_records(kind.model_json_schema(by_alias=True)) for folder, kind in KINDS.items()}
    return found | {name: model.model_json_schema() for name, model in SETTINGS.items()}


def _of_records(record: dict[str, Any]) -> dict[str, Any]:
    record["properties"].pop("id")
    record["required"] = [name for name in record.get("required", []) if name != "id"]
    parts = record.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {**parts, "record": record},
        "type": "object",
        "propertyNames": {"pattern": ID_SHAPE},
        "additionalProperties": {"$ref": "#/$defs/record"},
    }


def write_schemas(data: Path) -> None:
    """Write data/.schema/<kind>.json; OSError where that is not possible."""
    folder = data / ".schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / f"{name}.json").write_bytes((text + "\n").encode())
