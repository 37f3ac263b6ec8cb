"""Outlines in: the GeoJSON of data/geo/, by layer and name. A layer that is not there is not drawn."""

from __future__ import annotations

import json
import math
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..problems import Place, Problems, did_you_mean

Point = tuple[float, float]
AREAS = ("countries", "provinces", "former")
LINES = ("border", "disputed")
NESTING = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
KEYS = ("name", "country", "place", "note", "claim")


@dataclass(frozen=True)
class Shape:
    """One outline: its rings or lines, each a list of (longitude, latitude) in degrees."""

    name: str
    paths: list[list[Point]]
    country: str = ""
    place: str = ""
    note: str = ""
    claim: str = ""


@dataclass(frozen=True)
class Geo:
    """The outlines of an explainer, by layer, in the order of their files."""

    layers: dict[str, list[Shape]] = field(default_factory=lambda: {name: [] for name in (*AREAS, *LINES)})

    @cached_property
    def areas(self) -> dict[str, Shape]:
        """Areas by name; a province goes before a country or a former unit of the same name."""
        return {shape.name: shape for layer in ("former", "countries", "provinces") for shape in self.layers[layer]}

    @cached_property
    def home(self) -> set[str]:
        """The countries the explainer is about: those whose provinces are given."""
        return {shape.country for shape in self.layers["provinces"]}


def read_geo(folder: Path, claims: Container[str], places: Container[str], problems: Problems) -> Geo:
    """The outlines of a folder, each claim and place they name being among those given; faults go to problems."""
    geo, known = Geo(), {"claim": claims, "place": places}
    for path in sorted(folder.glob("*.geojson")):
        file = Place(f"{folder.parent.name}/{folder.name}/{path.name}")
        if path.stem not in geo.layers:
            problems.add(file, "", f"no layer '{path.stem}'{did_you_mean(path.stem, geo.layers)} Expected one of: {', '.join(geo.layers)}")
            continue
        for at, shape in enumerate(_shapes(path, file, problems)):
            for key, ids in known.items():
                if getattr(shape, key) and getattr(shape, key) not in ids:
                    problems.add(file, f"features.{at}", f"no {key} '{getattr(shape, key)}' in the record")
            if path.stem in AREAS and any(shape.name == other.name for other in geo.layers[path.stem]):
                problems.add(file, f"features.{at}", f"the name '{shape.name}' stands twice; areas of a layer have one each")
            geo.layers[path.stem].append(shape)
    return geo


def _shapes(path: Path, file: Place, problems: Problems) -> Iterator[Shape]:
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
    except json.JSONDecodeError as error:
        return problems.add(Place(file.file, error.lineno), "", f"not JSON: {error.msg}")
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        return problems.add(file, "", f"cannot be read: {error}")
    except (KeyError, TypeError):
        features = None
    if not isinstance(features, list):
        return problems.add(file, "", "expected a GeoJSON FeatureCollection with a list of features")
    for at, feature in enumerate(features):
        try:
            yield _shape(feature, path.stem)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            reason = str(error) if type(error) is ValueError else "expected a GeoJSON feature with properties and a geometry"
            problems.add(file, f"features.{at}", reason)


def _shape(feature: Any, layer: str) -> Shape:
    texts = {key: feature["properties"].get(key, "") for key in KEYS}
    if not all(isinstance(text, str) for text in texts.values()) or not texts["name"].strip():
        raise ValueError(f"needs a name, and texts in {', '.join(KEYS)}")
    kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
    wanted = [name for name in NESTING if ("Polygon" in name) == (layer in AREAS)]
    if kind not in wanted:
        raise ValueError(f"is a {kind}; expected a {' or '.join(wanted)}")
    for _ in range(NESTING[kind] - 1):
        coordinates = [path for part in coordinates for path in part]
    paths = [[_point(pair) for pair in path] for path in (coordinates if NESTING[kind] else [coordinates])]
    return Shape(paths=[path for path in paths if len(path) > 1], **texts)


def _point(pair: Any) -> Point:
    lon, lat = float(pair[0]), float(pair[1])
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"({lon:g}, {lat:g}) is not a longitude and a latitude in degrees")
    return lon, lat
