"""Our readings taken away: as JSON by its schema, as tables of the package, in the search index, in what programs read first."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from frictionless import Package
from support import WITH_READING, edit_files, export

from macros.export import search
from macros.model.readings import all_readings
from macros.page.site import Site, open_site


@pytest.fixture
def site(ferry: Path) -> Site:
    edit_files(ferry, WITH_READING)
    return open_site(ferry)


@pytest.fixture
def data(site: Site, tmp_path: Path) -> Path:
    export(site, tmp_path / "out")
    return tmp_path / "out" / "data" / "v1"


def content(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_reading_has_its_page_its_words_its_claims_and_its_anchor(site: Site, data: Path) -> None:
    (own,), found = all_readings(site.model), content(data / "readings.json")
    assert found["count"] == 1
    assert found["records"] == [
        {
            "id": own.id, "page": "./", "anchor": own.anchor, "address": f"#{own.anchor}", "url": None,
            "text": "If Southbank denies what Northbank counts, neither town can settle it alone.", "claims": ["toll-north", "toll-south"],
        }
    ]  # fmt: skip
    schema = content(data / "schema" / "readings.json")
    jsonschema.Draft202012Validator(schema).validate(found)
    found["records"][0]["claims"] = []
    with pytest.raises(jsonschema.ValidationError, match="non-empty"):
        jsonschema.Draft202012Validator(schema).validate(found)


def test_its_tables_lead_to_its_claims(site: Site, data: Path) -> None:
    (own,) = all_readings(site.model)
    (row,) = rows(data / "readings.csv")
    assert (row["id"], row["claims"]) == (own.id, "toll-north; toll-south")
    assert [tuple(row.values()) for row in rows(data / "readings-claims.csv")] == [(own.id, "1", "toll-north"), (own.id, "2", "toll-south")]
    package = Package(str(data / "datapackage.json"))
    keys = package.get_resource("readings-claims").schema.foreign_keys
    assert {(key["fields"][0], key["reference"]["resource"]) for key in keys} == {("reading", "readings"), ("claim", "claims")}
    assert package.validate().valid


def test_the_index_and_the_first_thing_programs_read_name_it(data: Path) -> None:
    assert {"readings.json", "readings.csv", "readings-claims.csv", "schema/readings.json"} <= set(content(data / "index.json")["files"])
    assert "readings.json" in (data.parents[1] / "llms.txt").read_text(encoding="utf-8")


def test_it_is_found_by_its_words_and_by_whom_it_names(site: Site) -> None:
    (entry,) = [entry for entry in search.entries(site) if entry.kind == "Reading"]
    assert entry.url == f"#{all_readings(site.model)[0].anchor}"
    assert entry.text.startswith("If Southbank denies")
    assert entry.about == {"actor/northbank", "actor/southbank"}
    texts = [entry for entry in search.entries(site) if entry.kind == "Text"]
    page = next(entry for entry in texts if entry.url == "#what-happened-on-1-may-1902" or entry.title == "Home")
    assert "settle it alone." in page.text
    assert "∴" not in page.text
