"""`macros outlines`: from a download to data/geo/, cut, thinned to a size, with borders that stay shared."""

from __future__ import annotations

import json
import math
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyogrio
import pytest
import shapefile
import shapely
from shapely.geometry import shape
from support import edit_files, main_of

from macros.draw.map.geo import read_geo
from macros.record.problems import Problems

GRID = [(x, y) for y in range(3) for x in range(3)]  # provinces of three degrees each way; the lowest row is of another country


def wavy(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """A border of 200 points that wavers, the same from both sides."""
    first, last = sorted((start, end))
    points = []
    for step in range(201):
        share = step / 200
        off = 0.2 * math.sin(share * 40) * math.sin(share * math.pi)
        along = first[0] + (last[0] - first[0]) * share, first[1] + (last[1] - first[1]) * share
        points.append((along[0] + off * (first[0] == last[0]), along[1] + off * (first[1] == last[1])))
    return points if first == start else points[::-1]


def square(x: int, y: int) -> list[tuple[float, float]]:
    corners = [(3.0 * a - 4, 3.0 * b + 45) for a, b in ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))]
    return [point for start, end in pairwise(corners) for point in wavy(start, end)[:-1]] + [corners[0]]


def natural_earth(
    folder: Path, name: str, rows: list[tuple[dict[str, str], list[list[tuple[float, float]]]]], grid: str = "GEOGCS[]"
) -> str:
    """A zip of a shapefile, as Natural Earth hands it out."""
    stem = folder / name
    with shapefile.Writer(str(stem), shapeType=shapefile.POLYGON) as writer:
        for key in rows[0][0]:
            writer.field(key, "C", 40)
        for properties, rings in rows:
            writer.poly([ring[::-1] for ring in rings])
            writer.record(**properties)
    stem.with_suffix(".prj").write_text(grid)
    with zipfile.ZipFile(stem.with_suffix(".zip"), "w") as held:
        for suffix in (".shp", ".shx", ".dbf", ".prj"):
            held.write(stem.with_suffix(suffix), f"{name}{suffix}")
    return str(stem.with_suffix(".zip"))


@pytest.fixture
def downloads(tmp_path: Path) -> list[str]:
    squares = {(x, y): square(x, y) for x, y in GRID}
    country = {(x, y): "Southland" if y == 0 else "Northland" for x, y in GRID}
    provinces = [({"name": f"P{x}{y}", "admin": country[x, y]}, [ring]) for (x, y), ring in squares.items()]
    whole = {name: shapely.union_all([shapely.Polygon(squares[at]) for at in GRID if country[at] == name]) for name in country.values()}
    countries = [({"NAME": name}, [list(one.exterior.coords)]) for name, one in sorted(whole.items())]
    return [
        natural_earth(tmp_path, "ne_10m_admin_1_states_provinces", provinces),
        natural_earth(tmp_path, "ne_10m_admin_0_countries", countries),
    ]


def shapes(project: Path, layer: str) -> dict[str, Any]:
    rows = json.loads((project / "data" / "geo" / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    return {row["properties"].get("name", ""): shape(row["geometry"]) for row in rows}


HOME = ("--home", "Northland", "--rename", "P11=Middle Shire")


def test_borders_that_two_outlines_share_stay_shared(ferry: Path, downloads: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main_of(ferry, "outlines", *downloads, *HOME, "--kb", "6") == 0
    told = capsys.readouterr().out
    assert "data/geo/provinces.geojson: 6 outlines" in told
    assert "thinned by up to" in told
    assert "credit: Made with Natural Earth." in told
    provinces, countries = shapes(ferry, "provinces"), shapes(ferry, "countries")
    assert set(provinces) == {"P01", "Middle Shire", "P21", "P02", "P12", "P22"}
    assert set(countries) == {"Northland", "Southland"}
    assert shapely.coverage_is_valid([*provinces.values(), countries["Southland"]])
    assert shapely.coverage_is_valid([*countries.values()])
    assert shapely.union_all([*provinces.values()]).symmetric_difference(countries["Northland"]).area < 1e-9
    before = sum(len(square(x, y)) for x, y in GRID if y)
    assert 30 < sum(map(shapely.get_num_coordinates, provinces.values())) < before / 3


def test_a_file_of_natural_earth_itself_is_taken(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The one that comes along with a library: countries of the smallest scale, in their shapefile."""
    real = Path(pyogrio.__file__).parent / "tests" / "fixtures" / "naturalearth_lowres" / "naturalearth_lowres.shp"
    assert main_of(ferry, "outlines", f"countries={real}", "--rename", "United Kingdom=Northland", "--kb", "6") == 0
    assert "KB of 6; thinned by up to " in capsys.readouterr().out
    found = shapes(ferry, "countries")
    assert {"France", "Belgium", "Spain", "Northland"} <= {*found}
    assert "Canada" not in found
    for one, other in (("France", "Belgium"), ("France", "Spain")):
        assert found[one].boundary.intersection(found[other].boundary).length > 1
        assert found[one].intersection(found[other]).area == pytest.approx(0, abs=1e-6)
    problems = Problems()
    assert {one.name for one in read_geo(ferry / "data" / "geo", (), (), problems).layers["countries"]} == {*found}


@pytest.mark.parametrize("kb", ["5", "12", "1000"])
def test_a_file_is_no_larger_than_it_may_be_and_the_same_each_time(ferry: Path, downloads: list[str], kb: str) -> None:
    found = []
    for _ in range(2):
        assert main_of(ferry, "outlines", *downloads, *HOME, "--kb", kb) == 0
        found.append([(ferry / "data" / "geo" / f"{layer}.geojson").read_bytes() for layer in ("countries", "provinces")])
    assert found[0] == found[1]
    assert all(len(text) <= float(kb) * 1000 + 200 for text in found[0])
    assert (max(len(text) for text in found[0]) > 15_000) == (kb == "1000")


def test_what_was_written_is_read(ferry: Path, downloads: list[str]) -> None:
    for path in (ferry / "data" / "geo").iterdir():
        path.unlink()
    assert main_of(ferry, "outlines", *downloads, *HOME, "--kb", "10") == 0
    problems = Problems()
    geo = read_geo(ferry / "data" / "geo", set(), set(), problems)
    assert problems.report() == ""
    assert geo.home == {"Northland"}


def osm(folder: Path) -> str:
    """An extract of OpenStreetMap as overpass turbo saves it."""

    def line(id_: int, points: list[list[float]], **tags: str) -> dict[str, Any]:
        geometry = {"type": "LineString", "coordinates": points}
        return {"type": "Feature", "id": f"way/{id_}", "properties": {"@id": f"way/{id_}", **tags}, "geometry": geometry}

    pond = {"type": "Polygon", "coordinates": [[[1.21, 50.48], [1.22, 50.48], [1.22, 50.49], [1.21, 50.49], [1.21, 50.48]]]}
    rows = [
        line(1, [[1.21, 50.5], [1.2501234567, 50.51], [1.29, 50.5]], highway="residential", name="Mill Lane"),
        line(2, [[1.21, 50.5], [1.29, 50.51]], highway="footway"),
        line(3, [[1.2, 50.47], [1.22, 50.53]], waterway="stream"),
        line(4, [[5.0, 55.0], [5.1, 55.1]], highway="primary", name="Far Road"),
        {"type": "Feature", "properties": {"@id": "way/5", "natural": "water", "name": "The Pond"}, "geometry": pond},
        {"type": "Feature", "properties": {"@id": "node/6", "amenity": "pub"}, "geometry": {"type": "Point", "coordinates": [1.25, 50.5]}},
    ]  # fmt: skip
    path = folder / "export.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    return str(path)


def test_a_town_comes_from_openstreetmap_by_its_tags(ferry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_of(ferry, "outlines", osm(tmp_path)) == 0
    assert "credit: © OpenStreetMap contributors" in capsys.readouterr().out
    assert list(shapes(ferry, "streets")) == ["Mill Lane"]
    assert list(shapes(ferry, "water")) == ["The Pond"]
    assert list(shapes(ferry, "rivers")) == [""]
    assert [1.25012, 50.51] in json.loads((ferry / "data/geo/streets.geojson").read_text())["features"][0]["geometry"]["coordinates"][0]


def test_what_an_editor_wrote_into_a_file_stays(ferry: Path, tmp_path: Path) -> None:
    path = ferry / "data" / "geo" / "border.geojson"
    claim = json.loads(path.read_text(encoding="utf-8"))["features"][0]["properties"]["claim"]
    source = tmp_path / "line.geojson"
    source.write_text(path.read_text(encoding="utf-8").replace('"note": "not agreed by all", "claim"', '"other"'), encoding="utf-8")
    assert main_of(ferry, "outlines", f"border={source}") == 0
    (own,) = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert own["properties"] == {"name": "Mid-river line", "note": "not agreed by all", "claim": claim, "place": "broad-river"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.zip"], "nowhere.zip: no such file"),
        (["{provinces}"], "say whose provinces are wanted"),
        (["{provinces}", "--home", "Northland", "--kb", "0.1"], "cannot be thinned to 0.1 KB"),
        (["roads={provinces}"], "no layer 'roads'"),
        (["{provinces}", "--rename", "P11"], "write OLD=NEW"),
        (["{broken}"], "neither a shapefile nor GeoJSON"),
        (["{grid}"], "is on a grid of its own"),
        (["{far}"], "nothing of countries lies within the bounds"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line(
    ferry: Path, tmp_path: Path, downloads: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (tmp_path / "broken.zip").write_text("not a zip")
    far = [({"NAME": "Farland"}, [[(100.0, 0.0), (101.0, 0.0), (101.0, 1.0), (100.0, 0.0)]])]
    names = {
        "provinces": downloads[0],
        "broken": str(tmp_path / "broken.zip"),
        "grid": natural_earth(tmp_path, "grid_countries", far, 'PROJCS["a grid"]'),
        "far": natural_earth(tmp_path, "far_countries", far),
    }
    before = {path.name: path.read_bytes() for path in (ferry / "data" / "geo").iterdir()}
    assert main_of(ferry, "outlines", *(word.format(**names) for word in arguments)) == 1
    told = capsys.readouterr().err
    assert message in told
    assert len(told.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in (ferry / "data" / "geo").iterdir()} == before


def test_without_the_libraries_one_line_says_how_to_get_them(
    ferry: Path, downloads: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "shapely", None)
    monkeypatch.delitem(sys.modules, "macros.edit.thinning", raising=False)
    assert main_of(ferry, "outlines", *downloads) == 1
    assert "pip install 'shapely>=2.1,<3' 'pyshp>=2.3,<4'" in capsys.readouterr().err
    assert main_of(ferry, "check") == 0


def test_a_smaller_extent_keeps_less(ferry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_of(ferry, "outlines", osm(tmp_path)) == 0
    wide = shapes(ferry, "streets")["Mill Lane"].length
    edit_files(ferry, ("data/explainer.yml", "west: 1.2, east: 1.3,", "west: 1.238, east: 1.262,"))
    assert main_of(ferry, "outlines", osm(tmp_path)) == 0
    assert shapes(ferry, "streets")["Mill Lane"].length < 0.8 * wide
    assert "data/geo/rivers.geojson: not written" in capsys.readouterr().out
