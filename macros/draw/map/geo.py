"""Outlines in: the GeoJSON of data/geo/, by layer and name. A layer that is not there is not drawn."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ...record.problems import Location, Problems
from ...record.reader import MAX_BYTES, MAX_TEXT, unseen

Point = tuple[float, float]
AREAS = ("countries", "provinces", "former", "water")
LINES = ("border", "disputed", "rivers", "streets")
QUIET = ("water", "rivers", "streets")  # drawn as they are: their parts may have no name, or one name together
NESTING = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
KEYS = ("name", "country", "place", "note", "claim")


@dataclass(frozen=True, eq=False)
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

    @property
    def home_countries(self) -> list[Shape]:
        """The outlines of those countries."""
        return [shape for shape in self.layers["countries"] if shape.name in self.home]


def read_geo(folder: Path, claims: Collection[str], places: Collection[str], problems: Problems) -> Geo:
    """The outlines of a folder; each claim and place they name must be among those given. Faults go to problems."""
    geo, known = Geo(), {"claim": claims, "place": places}
    for path in sorted(folder.glob("*.geojson")):
        file = Location(f"{folder.parent.name}/{folder.name}/{path.name}")
        if path.stem not in geo.layers:
            expected = ", ".join(geo.layers)
            problems.add(file, "", f"no layer '{path.stem}'{problems.near(path.stem, geo.layers)} Expected one of: {expected}")
            continue
        layer = geo.layers[path.stem]
        for at, shape in _shapes(path, folder, file, problems):
            for key, ids in known.items():
                if (word := getattr(shape, key)) and word not in ids:
                    problems.add(file, f"features.{at}.{key}", f"no {key} '{word}'{problems.near(word, ids)}")
            if path.stem in AREAS and path.stem not in QUIET and any(shape.name == other.name for other in layer):
                problems.add(file, f"features.{at}.name", f"'{shape.name}' stands twice; an area has a name of its own")
            layer.append(shape)
    return geo


def _shapes(path: Path, folder: Path, file: Location, problems: Problems) -> Iterator[tuple[int, Shape]]:
    try:
        if path.stat().st_size > MAX_BYTES or not path.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"is larger than {MAX_BYTES:,} bytes, or leads out of its folder")
        features = json.loads(path.read_bytes().decode("utf-8-sig"))["features"]
        rows = list(enumerate(features if isinstance(features, list) else [features]))
    except json.JSONDecodeError as error:
        problems.add(Location(file.file, error.lineno), "", f"not JSON: {error.msg}")
        return
    except (OSError, ValueError, RecursionError) as error:
        problems.add(file, "", f"cannot be read: {str(error)[:200]}")
        return
    except (KeyError, TypeError):
        problems.add(file, "", "expected a GeoJSON FeatureCollection with a list of features")
        return
    for at, feature in rows:
        try:
            yield at, _shape(feature, path.stem)
        except ShapeError as error:
            problems.add(file, f"features.{at}", str(error))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            problems.add(file, f"features.{at}", "expected a GeoJSON feature with properties and a geometry in numbers")


class ShapeError(ValueError):
    """What is wrong with a feature."""


def _shape(feature: Any, layer: str) -> Shape:
    texts = {key: feature["properties"].get(key, "") for key in KEYS}
    if not all(isinstance(text, str) and len(text) <= MAX_TEXT and not unseen(text) for text in texts.values()):
        raise ShapeError(f"expected plain texts in {', '.join(KEYS)}")
    if not texts["name"].strip() and layer not in QUIET:
        raise ShapeError("needs a name")
    kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
    wanted = [name for name in NESTING if ("Polygon" in name) == (layer in AREAS)]
    if kind not in wanted:
        raise ShapeError(f"expected a {' or '.join(wanted)}")
    for _ in range(NESTING[kind] - 1):
        coordinates = [path for part in coordinates for path in part]
    paths = [[_point(pair) for pair in path] for path in (coordinates if NESTING[kind] else [coordinates])]
    if not all(len(path) > 1 for path in paths) or not paths:
        raise ShapeError("needs paths of two points or more")
    return Shape(paths=paths, **texts)


def _point(pair: Any) -> Point:
    lon, lat = pair[0], pair[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float):
        raise TypeError("not in numbers")
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ShapeError(f"({lon:g}, {lat:g}) is not a longitude and a latitude in degrees")
    return float(lon), float(lat)
