"""JSON Schemas for editors, one a kind, so that a key is completed and a slip is underlined; and what there is to choose from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from .check import read
from .kinds import ID_SHAPE, KINDS, SETTINGS, Explainer, Vocab
from .kinds.fields import KNOWN
from .problems import Problems

KNOWN_FILE = ".vscode/known.json"  # made of the record on each machine: not kept by git, where it would change with every record
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """The schema of each kind's file: a mapping of ids to records."""
    found = {folder: _of_records(kind.model_json_schema(by_alias=True)) for folder, kind in KINDS.items()}
    found |= {name: {"$schema": DIALECT} | model.model_json_schema(by_alias=True) for name, model in SETTINGS.items()}
    return {name: _light(schema) for name, schema in found.items()}


def _of_records(record: Schema) -> Schema:
    record["properties"].pop("id")
    record["required"] = [name for name in record.get("required", []) if name != "id"]
    parts = record.pop("$defs", {})
    return {
        "$schema": DIALECT,
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
        return {"$ref": f"../../{KNOWN_FILE}#/$defs/{name}"} | {key: schema[key] for key in ("description",) if key in schema}
    named = {key for key in ("title", "default") if not isinstance(schema.get(key), dict)}  # a field may be called so, too
    return {key: _light(value) for key, value in schema.items() if key not in named}


def known(records: Mapping[str, Iterable[str]], explainer: Explainer, vocab: Vocab) -> Schema:
    """What there is to choose from: the ids of each kind, which may be new ones, and the words of each closed list, which may not."""
    ids = {KINDS[folder].kind_name: sorted(own) for folder, own in records.items()} | {
        "side": list(explainer.sides),
        "extent": list(explainer.maps.extents),
    }
    new = {"type": "string", "pattern": ID_SHAPE}
    defs: Schema = {name: {"anyOf": [*([{"enum": own}] if own else []), new]} for name, own in ids.items()}
    for name, words in vocab.lists.items():
        defs[f"list-{name}"] = {"anyOf": [{"const": word, "description": entry.meaning} for word, entry in words.items()]}
    return {"$schema": DIALECT, "$defs": defs}


def write_schemas(data: Path) -> None:
    """Write data/.schema/<kind>.json, what there is to choose from, and which file is of which kind, for VS Code.

    OSError where that is not possible.
    """
    for name, schema in schemas().items():
        _write(data / ".schema" / f"{name}.json", schema)
    _write(data.parent / ".vscode" / "settings.json", settings())
    if checked := read(data, Problems()):
        write_known(data, checked.raw.records, checked.explainer, checked.vocab)


def write_known(data: Path, records: Mapping[str, Iterable[str]], explainer: Explainer, vocab: Vocab) -> None:
    """Write what there is to choose from, where it is not what it was; a folder that cannot be written is left as it is."""
    with suppress(OSError):
        _write(data.parent / KNOWN_FILE, known(records, explainer, vocab))


def settings() -> Schema:
    """Which file is of which kind, as VS Code and its kin are told."""
    of_kinds = {f"data/.schema/{folder}.json": [f"data/{folder}.yml", f"data/{folder}/*.yml"] for folder in KINDS}
    of_settings = {f"data/.schema/{name}.json": [f"data/{name}.yml"] for name in SETTINGS}
    return {"yaml.schemas": of_kinds | of_settings}


def _write(path: Path, content: Schema) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
