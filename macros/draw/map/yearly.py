"""Small maps, one a year, all of the same ground and on one scale: where a tag's events were, and what is counted there."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from ...model.model import Model
from ...record.kinds import Place
from .atlas import region
from .geo import Geo, Point
from .ground import Outline, ground, keep_off_border
from .labels import Label, Rect, Sheet
from .marks import LegendCircle, Mark, marks, most, size_key
from .naming import NAMED
from .plane import Box, Plane
from .scale import ScaleBar, scale_bar
from .spots import MappedEvent, Spot

WIDTH, LARGEST = 180.0, 24.0  # pixels; the largest mark is that of the wide map
SMALL = 14.4  # height of letters in pixels: a small map is drawn smaller than it is worked out
MARGIN = 0.07  # of a map's height, which letters need beside marks at the edge
MOST = 8  # years that are drawn
INLAND = 30  # kilometres from the border that count as away from it
DEGREE = 111  # kilometres in a degree of latitude


@dataclass(frozen=True)
class YearMap:
    """One year: its events, their marks, the names of their places, places without a mark, the areas shaded; the key on one of them."""

    year: int
    rows: list[MappedEvent]
    marks: list[Mark]
    labels: list[Label]
    dots: list[Point]
    shaded: list[Outline]
    key: list[LegendCircle]
    bar: ScaleBar | None


@dataclass(frozen=True)
class YearlyMaps:
    """The picture: what is seen, in words; the ground that all maps share; the maps; how many older years there are."""

    finding: str
    width: int
    height: int
    ground: list[Outline]
    maps: list[YearMap]
    older: int


def yearly_maps(model: Model, geo: Geo, tag: str, rows: list[MappedEvent], of: int) -> YearlyMaps:
    """A map for each year in which an event with a tag began; `of` is the page's highest count."""
    bounds = model.explainer.bounds
    box, whole = region(model, geo, rows, (1, 1)), Box(bounds.west, bounds.south, bounds.east, bounds.north)
    plane, of = Plane(box.grown(MARGIN * (box.north - box.south)).cut(whole), WIDTH), of or most(rows)
    years = sorted({row.years[0] for row in rows})
    maps: list[YearMap] = []
    for year in years[-MOST:]:
        told = any(one.key for one in maps), any(one.bar for one in maps)
        maps.append(_map(geo, plane, year, [row for row in rows if row.years[0] == year], of, told))
    outlines = [one for one in ground(geo, plane, (), 1.3) if one.sort in ("home", "abroad", "border", "province")]
    text = f"{subject(model, tag)}: {finding(geo, rows)}"
    return YearlyMaps(text, round(plane.width), round(plane.height), outlines, maps, len(years) - len(maps))


def _map(geo: Geo, plane: Plane, year: int, rows: list[MappedEvent], of: int, told: tuple[bool, bool]) -> YearMap:
    """One year; with the key and the scale, where no earlier map had room for them."""
    sheet = Sheet(plane.width, plane.height)
    keep_off_border(sheet, geo, plane)
    spots = {_known(spot).id: spot for row in rows for spot in row.spots}
    names = {spot.shape.name for spot in spots.values() if spot.shape}
    found = marks(rows, [*(geo.areas[name] for name in sorted(names)), *geo.home_countries], plane, sheet, LARGEST, of)
    named = _names(plane, sheet, rows, spots, {_known(mark.spots[0]).id for mark in found})
    key = size_key(of, sheet, LARGEST) if not told[0] and any(row.most for row in rows) else []
    bar = None if told[1] else scale_bar(plane, sheet, SMALL)
    shaded = [one for one in ground(geo, plane, names, 1.3) if one.sort == "shaded"]
    return YearMap(year, rows, found, sheet.labels, named, shaded, key, bar)


def _names(plane: Plane, sheet: Sheet, rows: list[MappedEvent], spots: dict[str, Spot], marked: set[str]) -> list[Point]:
    """Names the places: those without a mark last, with the letters of their events; the points of these that found room."""
    letters, dots = defaultdict[str, list[str]](list), []
    for row in rows:
        for id_ in {_known(spot).id for spot in row.spots} - marked:
            letters[id_].append(row.letter)
    sheet.block(*(Rect.round(plane.at(spots[id_].point), 3) for id_ in letters if not spots[id_].shape))
    for id_ in sorted(spots, key=lambda id_: id_ not in marked):
        name, point, own = _known(spots[id_]).name, plane.at(spots[id_].point), letters[id_]
        also = f"+ {', '.join(own[:NAMED])}{' …' if len(own) > NAMED else ''}" if own else ""
        either = ((f"{name} {also}",), (name, also), (also,)) if also else ((name,),)
        found = any(sheet.beside(lines, [point], SMALL, (6, 14, 22, 30), "place") for lines in either)
        if also and found and not spots[id_].shape:
            dots.append(point)
    return dots


def _known(spot: Spot) -> Place:
    """The place that a spot shows: a larger one, where that stands for it."""
    return spot.within or spot.place


def subject(model: Model, tag: str) -> str:
    """What the events with a tag are, as the ladder calls its lane; else as the tag is called."""
    ladder = model.explainer.ladder
    lanes = [ladder.left, ladder.right, ladder.both, ladder.between, ladder.closed] if ladder else []
    label = next((lane.label for lane in lanes if lane and lane.tags == [tag] and not lane.actors), "")
    return label or str(model.word("tags", tag).label)


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
        counts = [f"{many} {'place' if many == 1 else 'places'} in {year}" for year, many in ((year, len(by_year[year])) for year in years)]
        return " and ".join(counts[:1] + counts[1:][-1:])
    before = years[years.index(first) - 1]
    names = " and ".join(one.place.name for one in away[first])
    return f"in areas along the {border[0].name} until {before}, as far as {names} since {first}"


def distance(geo: Geo, spot: Spot) -> float:
    """Kilometres from the border to the nearest part of a place, from corner to corner of the outlines."""
    points = [point for path in spot.shape.paths for point in path] if spot.shape else [spot.point]
    squeeze = math.cos(math.radians(spot.point[1]))
    border: list[Point] = [point for shape in geo.layers["border"] for path in shape.paths for point in path]
    return DEGREE * min((math.hypot((x - lon) * squeeze, y - lat) for x, y in points for lon, lat in border), default=0.0)
