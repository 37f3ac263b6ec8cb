"""JSON Schemas for editors, one a kind, so that a key is completed and a slip is underlined; and what there is to choose from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .check import Checked, read
from .kinds import ID_SHAPE, KINDS, SETTINGS
from .kinds.fields import KNOWN
from .problems import Problems

HERE = "known.json"  # made of the record on each machine: kept out of the repository, where it would change with every record
Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """The schema of each kind's file: a mapping of ids to records."""
    found = {folder: _of_records(kind.model_json_schema(by_alias=True)) for folder, kind in KINDS.items()}
    found |= {name: model.model_json_schema(by_alias=True) for name, model in SETTINGS.items()}
    return {name: _light(schema) for name, schema in found.items()}


def _of_records(record: Schema) -> Schema:
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


def _light(schema: Any) -> Any:
    """A schema without what editors have no use for, and with its references to what there is to choose from."""
    if isinstance(schema, list):
        return [_light(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if name := schema.get(KNOWN):
        return {"$ref": f"{HERE}#/$defs/{name}"} | {key: schema[key] for key in ("description",) if key in schema}
    named = {key for key in ("title", "default") if not isinstance(schema.get(key), dict)}  # a field may be called so, too
    return {key: _light(value) for key, value in schema.items() if key not in named}


def known(checked: Checked) -> Schema:
    """What there is to choose from: the ids of each kind, which may be new ones, and the words of each closed list, which may not."""
    ids = {kind.kind_name: sorted(checked.raw.records[folder]) for folder, kind in KINDS.items()}
    ids["side"] = list(checked.explainer.sides)
    new = {"type": "string", "pattern": ID_SHAPE}
    defs: Schema = {name: {"anyOf": [{"enum": own}, new]} for name, own in ids.items() if own}
    for name, words in checked.vocab.lists.items():
        defs[f"list-{name}"] = {"anyOf": [{"const": word, "description": entry.meaning} for word, entry in words.items()]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": defs}


def write_schemas(data: Path) -> int:
    """Write data/.schema/<kind>.json, what there is to choose from, and which file is of which kind, for VS Code; 0."""
    for name, schema in schemas().items():
        _write(data / ".schema" / f"{name}.json", schema)
    _write(data.parent / ".vscode" / "settings.json", settings())
    if checked := read(data, Problems()):
        write_known(data, checked)
    return 0


def write_known(data: Path, checked: Checked) -> None:
    """Write what there is to choose from, where it is not what it was."""
    _write(data / ".schema" / HERE, known(checked))


def settings() -> Schema:
    """Which file is of which kind, as VS Code and its kin are told."""
    of_kinds = {f"data/.schema/{folder}.json": [f"data/{folder}.yml", f"data/{folder}/*.yml"] for folder in KINDS}
    of_settings = {f"data/.schema/{name}.json": [f"data/{name}.yml"] for name in SETTINGS}
    return {"yaml.schemas": of_kinds | of_settings}


def _write(path: Path, content: Schema) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
