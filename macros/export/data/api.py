"""The static API: every kind as JSON and CSV, every claim at its own address with its citation, and their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import citation
from ...model.addresses import DATA
from .envelope import head, json_text
from .plain import plain, vocabulary
from .readings import readings
from .schemas import schemas
from .tables import tables

if TYPE_CHECKING:
    from ...page.site import Site


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The files of the API but its index: path, text."""
    model = site.model
    data = plain(model)
    for folder, records in data.items():
        yield f"{DATA}/{folder}.json", json_text(head(model, folder) | {"count": len(records), "records": records})
    words = vocabulary(model)
    yield f"{DATA}/vocabulary.json", json_text(head(model, "vocabulary") | {"count": len(words), "records": words})
    read = readings(model)
    yield f"{DATA}/readings.json", json_text(head(model, "readings") | {"count": len(read), "records": read})
    for table in tables(model):
        yield f"{DATA}/{table.name}.csv", table.csv
    for record in data["claims"]:
        own = {"citation": record["computed"]["citation"], "record": record, "withdrawn": None}
        yield f"{DATA}/claims/{record['id']}.json", json_text(head(model, "claim", "../") | own)
        yield f"{DATA}/claims/{record['id']}.bib", citation.of_claim(model, model.claims[record["id"]]).bibtex
    for stones in model.ledger.tombstones.values():
        for stone in stones:
            gone = {"id": stone.id, "date": stone.change.date.iso, "what": stone.change.what, "why": stone.change.why}
            yield f"{DATA}/claims/{stone.id}.json", json_text(head(model, "claim", "../") | {"record": None, "withdrawn": gone})
    for name, schema in schemas().items():
        yield f"{DATA}/schema/{name}.json", json_text(schema)
