"""JSON Schemas of the API's files: open to new keys, strict about those there are."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ...record.kinds import KINDS, Record
from .computed import COMPUTED
from .plain import LEFT_OUT
from .readings import Reading
from .v1 import NEVER_EMPTY, V1_FIELDS

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string", "minLength": 1}
DATE: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
HEAD: dict[str, Schema] = {
    "schema_version": {"type": "string", "pattern": r"^1\.\d+$"},
    "schema": TEXT,
    "kind": TEXT,
    "as_of": DATE,
    "reviewed": DATE,
    "licence": {
        "type": "object",
        "properties": {"name": TEXT, "url": TEXT, "excluded": TEXT},
        "required": ["name", "url", "excluded"],
    },
    "citation": TEXT,
}
COUNT: Schema = {"type": "integer", "minimum": 0}


def schemas() -> dict[str, Schema]:
    """The schema of each file: one a kind, one for a single claim, one for our readings, one for the index, one for the closed lists."""
    found = {}
    for folder, kind in KINDS.items():
        record, parts = _record(kind)
        found[folder] = _file({"count": COUNT, "records": {"type": "array", "items": record}}, parts)
        if folder == "claims":
            gone = _object(dict.fromkeys(("id", "date", "what", "why"), TEXT))
            found[kind.kind_name] = _file({"record": _or_null(record), "withdrawn": _or_null(gone)}, parts)
    words = dict.fromkeys(("list", "word", "label"), TEXT) | {name: {"type": ["string", "null"]} for name in ("meaning", "shape")}
    found["vocabulary"] = _file({"count": COUNT, "records": {"type": "array", "items": _object(words)}}, {})
    record, parts = _record(Reading)
    found[Reading.folder] = _file({"count": COUNT, "records": {"type": "array", "items": record}}, parts)
    return found | {"index": _file(_index(), {})}


def _or_null(schema: Schema) -> Schema:
    """One of a claim and its tombstone is always empty."""
    return schema | {"type": ["object", "null"]}


def _index() -> dict[str, Schema]:
    kind = _object({"count": COUNT, "description": TEXT, "json": TEXT, "csv": TEXT})
    file = _object({"bytes": COUNT, "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}})
    url = {"type": ["string", "null"]}
    return {
        "title": TEXT, "tagline": TEXT, "url": url, "claim": TEXT,
        "kinds": {"type": "object", "additionalProperties": kind},
        "files": {"type": "object", "additionalProperties": file},
    }  # fmt: skip


def _file(own: dict[str, Schema], parts: dict[str, Schema]) -> Schema:
    return {"$schema": DIALECT, "$defs": parts, **_object(HEAD | own)}


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _record(kind: type[Record]) -> tuple[Schema, dict[str, Schema]]:
    """The schema of a kind's records as they are published, and the parts it refers to."""
    schema, parts = _published(kind)
    for name in LEFT_OUT & set(schema["properties"]):
        del schema["properties"][name]
    for name, said in V1_FIELDS.get(kind, {}).items():
        own = TEXT if (kind, name) == NEVER_EMPTY else schema["properties"][name]
        schema["properties"][name] = own | {"description": said}
    if kind in COMPUTED:
        computed, more = _published(COMPUTED[kind][0])
        schema["properties"]["computed"] = computed
        parts |= more
    schema["required"] = list(schema["properties"])
    return schema, parts


def _published(model: type[BaseModel]) -> tuple[Schema, dict[str, Schema]]:
    schema = model.model_json_schema(by_alias=True, mode="serialization")
    parts = schema.pop("$defs", {})
    return _every_key(schema), {name: _every_key(part) for name, part in parts.items()}


def _every_key(schema: Schema) -> Schema:
    """Every key is there, empty ones as null; further keys may come within a version."""
    schema.pop("additionalProperties", None)
    for part in schema.get("properties", {}).values():
        part.pop("default", None)
    if "properties" in schema:
        schema["required"] = list(schema["properties"])
    return schema
