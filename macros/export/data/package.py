"""The data package: what every CSV holds, with types, keys, sources and licences (Data Package 2)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotated_types import Ge, Le

from ...model import citation
from ...model.addresses import DATA
from .envelope import SCHEMA_VERSION, json_text
from .tables import JOINT, Column, Table, tables

if TYPE_CHECKING:
    from ...model.model import Model
    from ...page.site import Site
    from ...record.kinds import Source

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NOTE = (
    "Computed fields begin with computed_: they follow from the record and are never typed. "
    f"Several values in a cell are joined by '{JOINT}'. A text that a spreadsheet would run as a formula "
    "has an apostrophe before it; the JSON files have it as it is."
)


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The package's descriptor."""
    yield f"{DATA}/datapackage.json", json_text(descriptor(site.model))


def descriptor(model: Model) -> dict[str, Any]:
    """The package as its standard describes it."""
    explainer = model.explainer
    own = {
        "$schema": PROFILE,
        "name": citation.slug(explainer.title) or "record",
        "title": f"{explainer.title}: {explainer.tagline}",
        "description": f"{citation.of_whole(model).text} {explainer.licences.excluded} {NOTE}",
        "homepage": explainer.url,
        "version": f"{SCHEMA_VERSION}+{explainer.reviewed.iso}",
        "created": f"{explainer.reviewed.last.isoformat()}T00:00:00Z",
        "contributors": [{"title": explainer.authors, "roles": ["author"]}],
        "licenses": [{"title": explainer.licences.content, "path": explainer.licences.content_url}],
        "sources": [_source(source) for _, source in sorted(model.sources.items())],
        "resources": [_resource(model, table) for table in tables(model)],
    }
    return {name: value for name, value in own.items() if value is not None}


def _source(source: Source) -> dict[str, str]:
    """A publication as a package's source: its address only where it has one of its own."""
    return {"title": source.title or source.publisher} | ({"path": source.url} if source.url else {})


def _resource(model: Model, table: Table) -> dict[str, Any]:
    content = table.csv.encode()
    keys = [column.name for column in table.columns if column.key]
    refs = [reference for column in table.columns if (reference := _reference(table, column))]
    schema = {"fields": [_field(model, column) for column in table.columns], "primaryKey": keys}
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema | ({"foreignKeys": refs} if refs else {}),
    }


def _reference(table: Table, column: Column) -> dict[str, Any] | None:
    """Where the ids in a column lead: to the table of their kind; the empty name is the table's own."""
    folder = column.part.ref
    if folder is None or column.part.many:
        return None
    return {"fields": [column.name], "reference": {"resource": "" if folder == table.name else folder, "fields": ["id"]}}


def _field(model: Model, column: Column) -> dict[str, Any]:
    part = column.part
    found: dict[str, Any] = {"name": column.name, "type": part.type, "description": part.description}
    if part.many:
        found |= {"type": "list", "delimiter": JOINT, "itemType": part.type}
    constraints: dict[str, Any] = {"required": True} if part.needed else {}
    if part.words and not part.many:
        lists = model.vocab.lists
        constraints["enum"] = list(model.explainer.sides if part.words == "sides" else lists[part.words])
    if part.pattern and not part.many:
        constraints["pattern"] = part.pattern
    for mark in part.marks:
        constraints |= {"minimum": mark.ge} if isinstance(mark, Ge) else {"maximum": mark.le} if isinstance(mark, Le) else {}
    return found | ({"constraints": constraints} if constraints else {})
