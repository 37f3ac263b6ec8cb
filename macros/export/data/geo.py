"""Places and events as GeoJSON (RFC 7946), with the columns of their CSV as properties, and names in their own scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...model.addresses import DATA
from .envelope import head, json_text
from .tables import JOINT, Table, tables

if TYPE_CHECKING:
    from ...model.model import Model
    from ...page.site import Site
    from ...record.kinds import Event, Place

Geometry = dict[str, Any] | None
LEFT_OUT = {"lat", "lon"}  # they are the geometry


def files(site: Site) -> Iterator[tuple[str, str]]:
    """`places.geojson` and `events.geojson`. What has no position in the record has no geometry."""
    model = site.model
    by_name = {table.name: table for table in tables(model)}
    places = [_feature(row, _of_place(model.places[row["id"]]), _names(model.places[row["id"]])) for row in _rows(by_name["places"])]
    events = [_feature(row, _of_event(model, model.events[row["id"]]), {}) for row in _rows(by_name["events"])]
    for name, features in (("places", places), ("events", events)):
        own = {key: value for key, value in head(model, name).items() if key != "schema"}
        yield f"{DATA}/{name}.geojson", json_text({"type": "FeatureCollection", "name": name, **own, "features": features})


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in table.rows)


def _feature(row: dict[str, Any], geometry: Geometry, names: dict[str, str]) -> dict[str, Any]:
    own = {name: JOINT.join(value) if isinstance(value, list) else value for name, value in row.items() if name not in LEFT_OUT}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": own | names}


def _names(place: Place) -> dict[str, str]:
    """A place's names by language, as maps label them: `name_ur`."""
    return {f"name_{name.lang}": name.text for name in reversed(place.native)}


def _of_place(place: Place) -> Geometry:
    return None if place.lon is None else {"type": "Point", "coordinates": [place.lon, place.lat]}


def _of_event(model: Model, event: Event) -> Geometry:
    """The positions of its places: one as a point, several together."""
    points = [point["coordinates"] for id_ in event.places if (point := _of_place(model.places[id_]))]
    if len(points) > 1:
        return {"type": "MultiPoint", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None
