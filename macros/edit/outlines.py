"""Outlines for maps, `python -m macros outlines FILE…`: from a download on the disk, cut to the maps and thinned to a size."""

from __future__ import annotations

import argparse
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..draw.map.geo import AREAS, KEYS, LINES
from .workspace import EditError, Workspace

NEEDED = "outlines needs two libraries that the site does not: pip install 'shapely>=2.1,<3' 'pyshp>=2.3,<4'"
LAYERS = {  # by words in the name of a file, as Natural Earth names its own
    "countries": r"admin_0_(?!.*disputed)|countries", "provinces": r"admin_1|provinces", "disputed": r"disputed",
    "water": r"lakes|ocean|water", "rivers": r"rivers", "streets": r"roads|streets",
}  # fmt: skip
STREETS = {"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "pedestrian"}
NAMES = ("NAME_EN", "name_en", "name:en", "NAME", "name", "NAME_LONG")
COUNTRIES = ("admin", "ADMIN", "country")
CREDITS = {
    "Natural Earth": "Made with Natural Earth. (Public domain: credit is welcome, not required.)",
    "OpenStreetMap": "© OpenStreetMap contributors, https://www.openstreetmap.org/copyright (ODbL: credit is required, on every map.)",
    "": "Look up what the licence of this source asks for.",
}
Feature = tuple[dict[str, Any], dict[str, Any]]  # its properties, and its geometry as GeoJSON


def options(commands: Any) -> argparse.ArgumentParser:
    """Add the command to a program's."""
    parser: argparse.ArgumentParser = commands.add_parser("outlines", help="make data/geo/ from a download: Natural Earth, OpenStreetMap")
    parser.add_argument(
        "files", nargs="+", metavar="[LAYER=]FILE", help="a zip of a shapefile, a .shp, or GeoJSON; its layer unless its name says so"
    )
    parser.add_argument(
        "--home", action="append", default=[], metavar="COUNTRY", help="a country whose provinces are wanted; once for each"
    )
    parser.add_argument("--rename", action="append", default=[], metavar="OLD=NEW", help="the name that the record uses; once for each")
    parser.add_argument("--kb", type=float, default=100, help="how large a file may become, in KB; 100 unless given")
    return parser


def outlines(project: Path, asked: argparse.Namespace) -> int:
    """Write the layers that the files hold, and say what was written and what is owed to whom."""
    try:
        from .thinning import Thinning
    except ImportError as error:
        raise EditError(NEEDED) from error
    explainer = Workspace(project).checked.explainer
    layers, sources = _layers(asked)
    folder = project / "data" / "geo"
    renamed = dict(_pair(text) for text in asked.rename)
    made = Thinning(explainer.bounds, list(explainer.maps.extents.values()), asked.home, renamed, asked.kb).made(layers)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (features, told) in made.items():
        path = folder / f"{name}.geojson"
        text = collection(_kept(features, path))
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"data/geo/{path.name}: {len(features)} outlines, {len(text.encode()) / 1000:.1f} KB of {asked.kb:g}; {told}")
    for name in layers:
        if name not in made:
            print(f"data/geo/{name}.geojson: not written, for nothing of it lies on the maps")
    for source in sorted(sources):
        print(f"credit: {CREDITS[source]}")
    print("Read data/geo/ before you publish it: names must be those of data/places/, and `make check` names those that stand twice.")
    return 0


def collection(features: list[dict[str, Any]]) -> str:
    """Features as GeoJSON, one a line."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    return '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"


def _kept(features: list[dict[str, Any]], path: Path) -> list[dict[str, Any]]:
    """The features with what an editor wrote into the file before, by name: a note, its claim, a place."""
    try:
        rows = [row["properties"] for row in json.loads(path.read_text(encoding="utf-8"))["features"]] if path.exists() else []
    except (KeyError, TypeError, ValueError) as error:
        raise EditError(f"{path} is there and is no GeoJSON: mend it, or take it out") from error
    known = {row["name"]: {key: row[key] for key in KEYS if key in row} for row in rows if row.get("name")}
    return [one | {"properties": known.get(one["properties"].get("name"), {}) | one["properties"]} for one in features]


def _layers(asked: argparse.Namespace) -> tuple[dict[str, list[Feature]], set[str]]:
    """The features of all files by layer; and whose they are."""
    found: dict[str, list[Feature]] = {}
    sources = set()
    for text in asked.files:
        head, _, tail = text.rpartition("=")
        path = Path(tail)
        features = list(_features(path))
        layer = head or next((name for name, words in LAYERS.items() if re.search(words, path.stem)), "")
        if layer and layer not in (*AREAS, *LINES):
            raise EditError(f"no layer '{layer}'. Expected one of: {', '.join((*AREAS, *LINES))}")
        sources.add("Natural Earth" if path.stem.startswith("ne_") else "OpenStreetMap" if any(map(_of_osm, features)) else "")
        for feature in features:
            if name := _layer_of(feature[0], layer):
                found.setdefault(name, []).append(feature)
    if not found:
        raise EditError("nothing here belongs to a layer: say which, as in streets=roads.geojson")
    return found, sources


def _of_osm(feature: Feature) -> bool:
    return "osm_id" in feature[0] or re.match(r"(node|way|relation)/\d", str(feature[0].get("@id", ""))) is not None


def _layer_of(tags: dict[str, Any], layer: str) -> str:
    """The layer of a feature: the file's, else what the tags of OpenStreetMap say; nothing for what no map shows."""
    if tags.get("highway"):
        return (layer or "streets") if tags["highway"] in STREETS else ""
    if layer:
        return layer
    if tags.get("natural") in ("water", "bay", "strait") or tags.get("waterway") == "riverbank":
        return "water"
    return "rivers" if tags.get("waterway") in ("river", "canal", "stream") else ""


def _features(path: Path) -> Iterator[Feature]:
    if not path.is_file():
        raise EditError(f"{path}: no such file")
    try:
        if path.suffix in (".zip", ".shp"):
            yield from _of_shapefile(path)
        else:
            rows = json.loads(path.read_bytes().decode("utf-8-sig"))["features"]
            yield from ((row["properties"] or {}, row["geometry"]) for row in rows if row.get("geometry"))
    except EditError:
        raise
    except Exception as error:  # whatever a broken download holds
        raise EditError(f"{path}: neither a shapefile nor GeoJSON: {str(error)[:200]}") from error


def _of_shapefile(path: Path) -> Iterator[Feature]:
    """The rows of a shapefile, which has to be in longitude and latitude."""
    import shapefile

    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as held:
            grids = [held.read(name).decode("utf-8", "replace") for name in held.namelist() if name.endswith(".prj")]
    else:
        grids = [one.read_text(encoding="utf-8") for one in [path.with_suffix(".prj")] if one.is_file()]
    if any(text.startswith("PROJCS") for text in grids):
        raise EditError(f"{path}: is on a grid of its own; take the file in longitude and latitude (WGS 84)")
    with shapefile.Reader(str(path)) as reader:
        for row in reader.iterShapeRecords():
            if row.shape.shapeType:  # not an empty one
                yield row.record.as_dict(), dict(row.shape.__geo_interface__)


def _pair(text: str) -> tuple[str, str]:
    old, sign, new = text.partition("=")
    if not (old and sign and new):
        raise EditError(f"--rename {text}: write OLD=NEW")
    return old, new
