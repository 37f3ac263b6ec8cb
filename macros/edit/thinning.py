"""Outlines cut to the maps and thinned until they fit a size: borders that two areas share stay shared."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from ..draw.map.geo import AREAS
from ..record.kinds import Bounds, Extent
from .outlines import COUNTRIES, NAMES, Feature
from .workspace import EditError

NEAR = ("water", "rivers", "streets")  # layers of which only what lies on the maps of extents is kept
STEPS = 12  # halvings of the tolerance, from half the map's width down
KM = 111.195  # kilometres in a degree of latitude


@dataclass(frozen=True)
class Row:
    """An outline on its way: what is kept of its properties, and its geometry."""

    properties: dict[str, str]
    geometry: Any

    @property
    def name(self) -> str:
        """Its name, or nothing."""
        return self.properties.get("name", "")


Made = dict[str, tuple[list[dict[str, Any]], str]]
Layers = dict[str, list[Row]]


@dataclass(frozen=True)
class Thinning:
    """What is asked for: the parts of the world, the countries whose provinces are wanted, other names, and the size in KB."""

    bounds: Bounds
    extents: list[Extent]
    home: list[str]
    renamed: dict[str, str]
    kb: float

    def made(self, layers: dict[str, list[Feature]]) -> Made:
        """Each layer as features of GeoJSON, and in words how much it was thinned; one of which no map shows anything is left out."""
        rows = {name: own for name, features in layers.items() if (own := self._rows(name, features))}
        if not rows:
            raise EditError(f"nothing of {' and '.join(layers)} lies within the bounds of data/explainer.yml")
        if rows.get("provinces"):
            rows["provinces"] = [row for row in rows["provinces"] if row.properties.get("country") in self.home]
            if not rows["provinces"]:
                raise EditError("say whose provinces are wanted, as in --home Northland, by the names of the provinces' file")
        areas = {name: own for name, own in rows.items() if name in ("countries", "provinces")}
        found = self._fitted(areas, partial(_covered, areas)) if areas else {}
        for name, own in rows.items():
            if name not in areas:
                found |= self._fitted({name: own}, partial(_simpler, name, own))
        return found

    def _rows(self, layer: str, features: list[Feature]) -> list[Row]:
        """A layer's features, cut to where it is drawn."""
        where, found = self._where(layer), []
        for properties, geometry in features:
            cut = _parts(shapely.make_valid(shape(geometry)).intersection(where), layer in AREAS)
            if not cut.is_empty:
                found.append(Row(self._named(properties, layer), cut))
        return sorted(found, key=lambda row: (row.name, row.geometry.bounds, row.geometry.wkb))

    def _named(self, properties: dict[str, Any], layer: str) -> dict[str, str]:
        name, country = (
            next((str(properties[key]).strip("\x00 ") for key in keys if properties.get(key)), "") for keys in (NAMES, COUNTRIES)
        )
        own = {"name": self.renamed.get(name, name)} if name or layer not in NEAR else {}
        return own | ({"country": self.renamed.get(country, country)} if layer == "provinces" else {})

    def _where(self, layer: str) -> Any:
        """The bounds; of what only near maps show, the extents, each with half its size around: a map may be wider than it."""
        whole = shapely.box(self.bounds.west, self.bounds.south, self.bounds.east, self.bounds.north)
        if layer not in NEAR or not self.extents:
            return whole
        sizes = [(one, (one.east - one.west) / 2, (one.north - one.south) / 2) for one in self.extents]
        boxes = [shapely.box(one.west - x, one.south - y, one.east + x, one.north + y) for one, x, y in sizes]
        return shapely.union_all(boxes).intersection(whole)

    def _fitted(self, rows: Layers, thinned: Callable[[float], Layers]) -> Made:
        """The layers, thinned as little as lets each fit the size."""
        bounds = shapely.total_bounds([row.geometry for own in rows.values() for row in own])
        width, digits = max(bounds[2] - bounds[0], bounds[3] - bounds[1]), self._digits()
        low, high = 0.0, width / 2
        best = _written(thinned(0), digits)
        if self._fits(best):
            return {name: (own, "not thinned") for name, own in best.items()}
        best = {}
        for _ in range(STEPS):
            middle = math.sqrt(low * high) if low else high / 8
            own = _written(thinned(middle), digits)
            low, high, best = (low, middle, own) if self._fits(own) else (middle, high, best)
        if not best:
            raise EditError(f"{' and '.join(rows)} cannot be thinned to {self.kb:g} KB: allow more with --kb, or name smaller extents")
        return {name: (own, f"thinned by up to {high * KM:.2g} km") for name, own in best.items()}

    def _fits(self, made: dict[str, list[dict[str, Any]]]) -> bool:
        return all(sum(len(json.dumps(one, ensure_ascii=False).encode()) for one in own) <= self.kb * 1000 for own in made.values())

    def _digits(self) -> int:
        """Decimals of a degree: four, some ten metres; five where a map is smaller than a degree."""
        return 5 if any(one.east - one.west < 1 for one in (self.bounds, *self.extents)) else 4


def _covered(areas: Layers, tolerance: float) -> Layers:
    """Countries and provinces thinned as one cover of the ground; a country with provinces is made of these, so that both agree."""
    provinces = areas.get("provinces", [])
    homes = {row.properties["country"] for row in provinces}
    abroad = [row for row in areas.get("countries", []) if row.name not in homes]
    rows = [*provinces, *abroad]
    thin = shapely.coverage_simplify([row.geometry for row in rows], tolerance) if tolerance else [row.geometry for row in rows]
    drawn = [Row(row.properties, geometry) for row, geometry in zip(rows, thin, strict=True)]
    made = drawn[: len(provinces)]
    whole = [
        Row({"name": home}, shapely.union_all([row.geometry for row in made if row.properties["country"] == home]))
        for home in sorted(homes)
    ]
    found = {"provinces": made, "countries": sorted([*whole, *drawn[len(provinces) :]], key=lambda row: row.name)}
    return {name: found[name] for name in areas}


def _simpler(name: str, rows: list[Row], tolerance: float) -> Layers:
    return {name: [Row(row.properties, row.geometry.simplify(tolerance) if tolerance else row.geometry) for row in rows]}


def _parts(geometry: Any, area: bool) -> Any:
    """What of a cut geometry is an area, or a line."""
    parts = shapely.get_parts(geometry, return_index=False)
    inner = [one for part in parts for one in shapely.get_parts(part)]
    kinds = {True: "Polygon", False: "LineString"}
    own = [one for one in inner if one.geom_type == kinds[area] and not one.is_empty]
    return (shapely.MultiPolygon if area else shapely.MultiLineString)(own)


def _written(layers: Layers, digits: int) -> dict[str, list[dict[str, Any]]]:
    """The layers as features, in degrees of so many decimals; what vanishes is left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, rows in layers.items():
        drawn = [(row, _rounded(row.geometry, digits)) for row in rows]
        found[name] = [{"type": "Feature", "properties": row.properties, "geometry": own} for row, own in drawn if own["coordinates"]]
    return found


def _rounded(geometry: Any, digits: int) -> dict[str, Any]:
    """A geometry as GeoJSON of several parts: the same point is rounded alike in every outline, so that shared borders stay shared."""
    plain = mapping(geometry)
    area = "Polygon" in plain["type"]
    parts = plain["coordinates"] if plain["type"].startswith("Multi") else [plain["coordinates"]]
    if area:
        rings = [[_points(ring, digits) for ring in part] for part in parts]
        kept: list[Any] = [[ring for ring in part if len(ring) > 3] for part in rings if len(part[0]) > 3]
    else:
        kept = [line for line in (_points(part, digits) for part in parts) if len(line) > 1]
    return {"type": "MultiPolygon" if area else "MultiLineString", "coordinates": kept}


def _points(path: Iterable[tuple[float, float]], digits: int) -> list[tuple[float, float]]:
    """A path's points, rounded; one that falls on that before it is left out."""
    found: list[tuple[float, float]] = []
    for lon, lat, *_ in path:
        point = round(lon, digits), round(lat, digits)
        if not found or found[-1] != point:
            found.append(point)
    return found
