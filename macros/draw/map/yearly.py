"""Small maps, one a year, all of the same ground and on one scale: where a tag's events were, and what is counted there."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...model.model import Model
from .atlas import region
from .geo import Geo, Point
from .ground import Outline, ground, keep_off_border
from .labels import Label, Sheet
from .marks import LegendCircle, Mark, marks, most, size_key
from .naming import TYPE
from .plane import Plane
from .spots import MappedEvent, Spot

WIDTH, LARGEST = 180.0, 24.0  # pixels; the largest mark is that of the wide map
MOST = 8  # years that are drawn
INLAND = 30  # kilometres from the border that count as away from it
DEGREE = 111  # kilometres in a degree of latitude


@dataclass(frozen=True)
class YearMap:
    """One year: its events, their marks, the names of their places and the areas that are shaded."""

    year: int
    rows: list[MappedEvent]
    marks: list[Mark]
    labels: list[Label]
    shaded: list[Outline]


@dataclass(frozen=True)
class YearlyMaps:
    """The picture: what is seen, in words; the ground that all maps share; the maps; how many older years there are."""

    finding: str
    width: int
    height: int
    ground: list[Outline]
    key: list[LegendCircle]
    maps: list[YearMap]
    older: int


def yearly_maps(model: Model, geo: Geo, rows: list[MappedEvent], of: int) -> YearlyMaps:
    """A map for each year in which an event began; `of` is the page's highest count."""
    plane, of = Plane(region(model, geo, rows, (1, 1)), WIDTH), of or most(rows)
    years = sorted({row.years[0] for row in rows})
    shown = years[-MOST:]
    maps = [_map(geo, plane, year, [row for row in rows if row.years[0] == year], of) for year in shown]
    outlines = [one for one in ground(geo, plane, (), 1.3) if one.sort in ("home", "abroad", "border", "province")]
    sheet = Sheet(plane.width, plane.height)
    keep_off_border(sheet, geo, plane)
    key = size_key(of, sheet, LARGEST) if any(one.most for one in rows) else []
    return YearlyMaps(finding(geo, rows), round(plane.width), round(plane.height), outlines, key, maps, len(years) - len(shown))


def _map(geo: Geo, plane: Plane, year: int, rows: list[MappedEvent], of: int) -> YearMap:
    sheet = Sheet(plane.width, plane.height)
    keep_off_border(sheet, geo, plane)
    spots = {spot.place.id if not spot.within else spot.within.id: spot for row in rows for spot in row.spots}
    names = {spot.shape.name for spot in spots.values() if spot.shape}
    found = marks(rows, [*(geo.areas[name] for name in sorted(names)), *geo.home_countries], plane, sheet, LARGEST, of)
    for spot in spots.values():
        name = (spot.within or spot.place).name
        sheet.beside((name,), [plane.at(spot.point)], TYPE + 1.9, (4, 14, 22, 30, 40), "place")
    shaded = [one for one in ground(geo, plane, names, 1.3) if one.sort == "shaded"]
    return YearMap(year, rows, found, sheet.labels, shaded)


def finding(geo: Geo, rows: list[MappedEvent]) -> str:
    """How far from the border, from the first year to the last; where there is no border, or no change, how many places."""
    by_year: dict[int, dict[str, Spot]] = {}
    for row in rows:
        for spot in row.spots:
            by_year.setdefault(row.years[0], {})[spot.place.id] = spot
    if not by_year:
        return ""
    years, border = sorted(by_year), geo.layers["border"]
    far = {point: distance(geo, one) for point, one in {one.point: one for own in by_year.values() for one in own.values()}.items()}
    away = {year: [one for one in by_year[year].values() if border and far[one.point] > INLAND] for year in years}
    first = next((year for year in years if away[year]), None)
    if first is None or first == years[0]:
        return f"Places hit: {', '.join(f'{len(by_year[year])} in {year}' for year in (years[0], years[-1])[: len(years)])}"
    before = years[years.index(first) - 1]
    names = " and ".join(one.place.name for one in away[first])
    return f"In areas along the {border[0].name} until {before}, as far as {names} since {first}"


def distance(geo: Geo, spot: Spot) -> float:
    """Kilometres from the border to the nearest part of a place, from corner to corner of the outlines."""
    points = [point for path in spot.shape.paths for point in path] if spot.shape else [spot.point]
    squeeze = math.cos(math.radians(spot.point[1]))
    border: list[Point] = [point for shape in geo.layers["border"] for path in shape.paths for point in path]
    return DEGREE * min((math.hypot((x - lon) * squeeze, y - lat) for x, y in points for lon, lat in border), default=0.0)
