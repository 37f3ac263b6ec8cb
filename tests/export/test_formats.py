"""The data package, GeoJSON, BibTeX and CSL-JSON: read back by the readers people use, and compared with the record."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import geopandas
import networkx
import pandas as pd
import pybtex.database
import pytest
from frictionless import Package
from support import export, own_explainer

from macros.model.addresses import DATA
from macros.model.citation import bibtex, tex, tex_url
from macros.model.model import Model
from macros.page.site import open_site
from macros.record.kinds import KINDS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc.source.json import CiteProcJSON


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


@pytest.fixture(scope="module")
def data(own_export: Path) -> Path:
    return own_export / DATA


@pytest.fixture
def small(ferry: Path) -> Path:
    export(open_site(ferry), ferry / "out")
    return ferry / "out" / DATA


# The data package


def faults(folder: Path) -> list[str]:
    report = Package(str(folder / "datapackage.json")).validate()
    return [error.type for task in report.tasks for error in task.errors] + [error.type for error in report.errors]


def test_the_package_is_valid_and_holds_every_table(data: Path, model: Model) -> None:
    assert faults(data) == []
    package = Package(str(data / "datapackage.json"))
    counts = {resource.name: len(resource.read_rows()) for resource in package.resources if resource.name in KINDS}
    assert counts == {kind: len(getattr(model, kind)) for kind in KINDS}
    assert {f"{resource.name}.csv" for resource in package.resources} == {path.name for path in data.glob("*.csv")}


def test_the_package_says_whose_it_is_and_what_it_may_be_used_for(data: Path, model: Model) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["licenses"] == [{"title": model.explainer.licences.content, "path": model.explainer.licences.content_url}]
    assert {source.get("path") for source in package["sources"]} == {source.url for source in model.sources.values()}
    for resource in package["resources"]:
        assert resource["description"]
        assert resource["schema"]["primaryKey"]
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]


def test_every_reference_between_kinds_is_a_foreign_key(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    keys = {
        (resource["name"], key["fields"][0], key["reference"]["resource"])
        for resource in package["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    }
    assert keys >= {
        ("claims", "by", "actors"), ("claims", "speaker", "actors"), ("claims", "event", "events"), ("claims", "replaces", ""),
        ("claims", "computed_party", "actors"), ("claims-sources", "claim", "claims"), ("claims-sources", "source", "sources"),
        ("claims-disputes", "other_claim", "claims"), ("claims-differs", "id", "claims"), ("claims-tolls", "claim", "claims"),
        ("relations", "from", "actors"), ("relations", "to", "actors"), ("places", "part_of", ""), ("events-places", "place", "places"),
        ("events-actors", "actor", "actors"), ("views", "expert", "actors"), ("views", "question", "questions"),
        ("forecasts", "claim", "claims"), ("forecasts-support", "claim", "claims"), ("actors", "speaks_for", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("claims-sources.csv", "toll-north,1,gazette", "toll-north,1,gazettE", "foreign-key"),
        ("claims.csv", "\r\ntoll-south,", "\r\ntoll-north,", "primary-key"),
        ("places.csv", "50.5", "95.0", "constraint-error"),
        ("claims.csv", ",disputed,", ",settled,", "constraint-error"),
        ("claims.csv", "Nobody drowned", "Nobody swam", "hash-count"),
    ],
)
def test_the_package_refuses_what_is_wrong(small: Path, file: str, old: str, new: str, fault: str) -> None:
    text = (small / file).read_bytes().decode()
    assert old in text
    (small / file).write_bytes(text.replace(old, new, 1).encode())
    assert fault in faults(small)


# GeoJSON


def bounds_hold(features: list[dict[str, Any]], model: Model) -> bool:
    """Positions are longitude first, and lie in the explainer's part of the world."""
    bounds = model.explainer.bounds
    points = []
    for feature in features:
        if shape := feature["geometry"]:
            points += [shape["coordinates"]] if shape["type"] == "Point" else shape["coordinates"]
    return len(points) > 20 and all(bounds.west <= lon <= bounds.east and bounds.south <= lat <= bounds.north for lon, lat in points)


def test_places_lie_where_the_record_has_them(data: Path, model: Model) -> None:
    found = geopandas.read_file(data / "places.geojson").set_index("id")
    assert found.crs.to_epsg() == 4326
    assert set(found.index) == set(model.places)
    for id_, place in model.places.items():
        point = found.loc[id_].geometry
        assert (point is None) == (place.lon is None)
        assert point is None or (point.x, point.y) == (place.lon, place.lat)
        assert found.loc[id_, "name"] == place.name
        assert found.loc[id_, "precision"] == place.precision
        for name in place.native:
            assert found.loc[id_, f"name_{name.lang}"] in {other.text for other in place.native if other.lang == name.lang}
    assert {"name_ur", "name_ps"} <= set(found.columns)


def test_events_lie_where_their_places_do(data: Path, model: Model) -> None:
    found = geopandas.read_file(data / "events.geojson").set_index("id")
    assert set(found.index) == set(model.events)
    for id_, event in model.events.items():
        wanted = {(model.places[place].lon, model.places[place].lat) for place in event.places if model.places[place].lon is not None}
        shape = found.loc[id_].geometry
        points = [] if shape is None else getattr(shape, "geoms", [shape])
        assert {(point.x, point.y) for point in points} == wanted
        assert found.loc[id_, "date"] == event.date.iso
        assert found.loc[id_, "computed_first_day"].date() == event.date.first
        assert found.loc[id_, "computed_status"] == model.event_status(event)


@pytest.mark.parametrize("name", ["places", "events"])
def test_geojson_keeps_to_its_standard(data: Path, model: Model, name: str) -> None:
    found = json.loads((data / f"{name}.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    assert bounds_hold(found["features"], model)
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["id"] == feature["properties"]["id"]
        shape = feature["geometry"]
        assert shape is None or shape["type"] in ("Point", "MultiPoint")
        assert all(isinstance(value, str | int | float | bool | None) for value in feature["properties"].values())
    found["features"][0]["geometry"] = {"type": "Point", "coordinates": [34.5, 69.2]}
    assert not bounds_hold(found["features"], model), "a swapped position must be seen"


# Sources


LATEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\$": "$", r"\&": "&", r"\#": "#", r"\%": "%", r"\_": "_",
}  # fmt: skip


def plain(text: str) -> str:
    """What LaTeX prints for a field of ours."""
    text = text[1:-1] if text.startswith("{") else text
    return re.sub("|".join(map(re.escape, LATEX)), lambda match: LATEX[match[0]], text)


def test_bibtex_has_every_source_as_the_record_has_it(data: Path, model: Model) -> None:
    found = pybtex.database.parse_file(str(data / "sources.bib"), bib_format="bibtex")
    assert set(found.entries) == set(model.sources)
    for id_, entry in found.entries.items():
        source = model.sources[id_]
        assert ("title" in entry.fields) == (source.title is not None)
        if source.title:
            assert plain(entry.fields["title"]) == " ".join(source.title.split())
        assert plain(entry.fields["howpublished"]) == source.publisher
        assert entry.fields.get("date") == (source.published.iso if source.published else None)
        assert entry.fields.get("year") == (source.published.iso[:4] if source.published else None)
        assert entry.fields.get("url") == (source.url or source.archived)
        assert [plain(str(person)) for person in entry.persons.get("author", [])] == source.authors
    assert any("\u0600" <= char <= "\u06ff" for source in model.sources.values() for char in source.title or "") == any(
        "\u0600" <= char <= "\u06ff" for entry in found.entries.values() for char in entry.fields.get("title", "")
    )


@pytest.mark.parametrize(
    "text", ["100 % & #1 of $5_000", "a {b} c", "{", "}", "back\\slash", "~ and ^", "@misc{x,", "“quoted” and \"plain\"", "حملہ", "a\nb"]
)  # fmt: skip
def test_bibtex_takes_any_text_literally(text: str) -> None:
    fields = {"title": f"{{{tex(text)}}}", "note": tex(text), "url": tex_url("https://example.org/%7Ba_b"), "none": None}
    found = pybtex.database.parse_string(bibtex("misc", "key", fields), bib_format="bibtex").entries["key"].fields
    assert set(found) == {"title", "note", "url"}
    assert plain(found["title"]) == plain(found["note"]) == " ".join(text.split())
    assert found["url"] == "https://example.org/%7Ba_b"


def test_csl_has_every_source_as_the_record_has_it(data: Path, model: Model) -> None:
    raw = json.loads((data / "sources.csl.json").read_text(encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        found = CiteProcJSON(raw)
    assert set(found) == set(model.sources)
    for item in raw:
        source = model.sources[item["id"]]
        assert item["type"] == "webpage"
        assert item.get("title") == source.title
        assert item["container-title"] == source.publisher
        assert item.get("URL") == (source.url or source.archived)
        assert [author["literal"] for author in item.get("author", [])] == source.authors
        issued = item["issued"]["date-parts"][0] if "issued" in item else None
        assert issued == ([int(part) for part in source.published.iso.split("-")] if source.published else None)
        read = found[item["id"]]
        assert "".join(map(str, read.get("title") or [])) == (source.title or "")
        if source.published:
            assert read.issued.year == source.published.first.year


# The network


def test_the_relations_are_a_network(data: Path, model: Model) -> None:
    ties = pd.read_csv(data / "relations.csv")
    graph = networkx.from_pandas_edgelist(ties, "from", "to", edge_attr=True, create_using=networkx.MultiDiGraph)
    assert graph.number_of_edges() == len(model.relations)
    assert set(graph) == {end for tie in model.relations.values() for end in (tie.source, tie.target)}
    edges = {(start, end, edge["id"], edge["kind"]) for start, end, edge in graph.edges(data=True)}
    assert edges == {(tie.source, tie.target, tie.id, tie.kind) for tie in model.relations.values()}
    denied = {edge["id"] for _, _, edge in graph.edges(data=True) if edge["computed_denied"]}
    assert denied == {tie.id for tie in model.relations.values() if tie.denials}
    assert denied
