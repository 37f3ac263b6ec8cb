"""Outlines are read whole or refused with their place."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import ROOT

from macros.draw.map.geo import AREAS, LINES, Geo, read_geo
from macros.record.problems import Problems

GEO = ROOT / "data" / "geo"


def read(folder: Path) -> tuple[Geo, Problems]:
    problems = Problems()
    return read_geo(folder, {"ferry-sank"}, {"broad-river"}, problems), problems


def test_every_layer_is_read(ferry: Path) -> None:
    geo, problems = read(ferry / "data" / "geo")
    assert problems.report() == ""
    assert {name: [shape.name for shape in shapes] for name, shapes in geo.layers.items()} == {
        "countries": ["Northland", "Southland", "Farland"],
        "provinces": ["North Shire", "South Shire"],
        "former": ["Old Parish"],
        "border": ["Mid-river line"],
        "disputed": ["Southern claim"],
        "water": ["Broad River", ""],
        "rivers": ["Mill Brook"],
        "streets": ["Quay Street", "Quay Street", "", "South Road"],
    }
    assert geo.home == {"Northland", "Southland"}
    assert geo.areas["South Shire"].paths[0][0] == (-8, 50)
    assert geo.layers["border"][0].claim == "ferry-sank"


def test_without_outlines_there_is_nothing_to_draw(tmp_path: Path) -> None:
    geo, problems = read(tmp_path / "nowhere")
    assert not problems
    assert not any(geo.layers.values())


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "features", "geometry", "properties", "coordinates", "name"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.sampled_from(sorted((*AREAS, *LINES))), JSON)
def test_whatever_a_file_holds_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, layer: str, value: object) -> None:
    folder = tmp_path_factory.mktemp("geo")
    (folder / f"{layer}.geojson").write_text(json.dumps({"features": [value]}), encoding="utf-8")
    geo, problems = read(folder)
    assert bool(problems) != bool(geo.layers[layer])


@pytest.mark.parametrize("text", ["", "[" * 100_000, "\x00", '{"features": 1e999}', '{"features": "all"}'])
def test_a_broken_file_is_one_plain_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "former.geojson").write_text(text, encoding="utf-8")
    _, problems = read(tmp_path)
    assert len(problems.found) == 1
    assert "Traceback" not in problems.report()


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "former.geojson").symlink_to(ROOT / "tests" / "ferry" / "data" / "geo" / "former.geojson")
    assert "leads out of its folder" in read(tmp_path / "geo")[1].report()


def test_a_hidden_character_in_a_name_is_refused(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    feature = {"properties": {"name": "a\u202eb"}, "geometry": line}
    (tmp_path / "border.geojson").write_text(json.dumps({"features": [feature]}), encoding="utf-8")
    assert "expected plain texts" in read(tmp_path)[1].report()


@pytest.mark.record
def test_our_own_outlines_have_each_fix_of_a_name_once() -> None:
    features = [json.loads(path.read_text(encoding="utf-8"))["features"] for path in sorted(GEO.glob("*.geojson"))]
    assert [len(rows) for rows in features] == [1, 11, 14, 1, 41]
    provinces = [feature["properties"] for feature in features[-1]]
    assert max(Counter(row["name"] for row in provinces).values()) == 1
    old = {row["natural_earth"] for row in provinces if "natural_earth" in row}
    assert old.isdisjoint(row["name"] for row in provinces if row["name"] not in ("Parwan", "Uruzgan"))
    readme = (GEO / "README.md").read_text(encoding="utf-8")
    for row in provinces:
        if "natural_earth" in row:
            assert row["name"] in readme
            assert row["natural_earth"].split(" and ")[0] in readme
