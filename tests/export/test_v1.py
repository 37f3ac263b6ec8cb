"""What v1 promised of `date` and `url`, and what new fields say beside them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support import export, publish_at

from macros.export import search
from macros.model.addresses import DATA
from macros.page.site import open_site


@pytest.fixture
def data(fire: Path) -> Path:
    export(open_site(fire), fire / "out")
    return fire / "out" / DATA


def records(data: Path, kind: str) -> dict[str, Any]:
    found = json.loads((data / f"{kind}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads((data / "schema" / f"{kind}.json").read_text(encoding="utf-8"))).validate(found)
    return {record["id"]: record for record in found["records"]}


def cells(data: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((data / f"{name}.csv").read_bytes().decode("utf-8-sig"), newline="")))


def test_a_claims_date_is_when_it_happened_else_when_it_was_said(data: Path) -> None:
    found = records(data, "claims")
    told = {
        id_: [record["date"], record["said"], *(record["computed"][name] for name in ("happened", "said", "said_computed"))]
        for id_, record in found.items()
    }
    assert told["fire-toll-first"] == ["1902-05-20", "1902-05-21", "1902-05-20", "1902-05-21", False]
    assert told["ferry-sank"] == ["1902-05-01", None, "1902-05-01", "1902-05-03", True]
    assert told["toll-north"] == ["1902-05-02", "1902-05-02", None, "1902-05-02", False]
    assert told["fire-remembered"] == [None, None, None, None, False]
    days = {id_: (record["computed"]["first_day"], record["computed"]["last_day"]) for id_, record in found.items()}
    assert days["fire-seen"] == ("1902-05-20", "1902-05-21")
    assert days["fire-not-lit"] == ("1902-05-19", "1902-05-19")
    assert days["crossings-counted"] == ("1902-01-01", "1902-12-31")
    assert days["fire-remembered"] == ("1902-05-20", "1902-05-21")


def test_a_claims_by_is_its_first_party_and_all_stand_beside_it(data: Path) -> None:
    joint = records(data, "claims")["fire-toll-joint"]
    assert (joint["by"], joint["jointly"], joint["computed"]["by_all"]) == ("northbank", ["southbank"], ["northbank", "southbank"])
    assert (joint["computed"]["party"], joint["computed"]["side"]) == ("northbank", "north")
    passed = records(data, "claims")["fire-was-lit"]
    assert (passed["found_by"], passed["stage"], passed["computed"]["denied_before"]) == ("pilot", "charged", ["fire-not-lit"])
    assert records(data, "claims")["fire-loss"]["computed"]["retracted"] is True


def test_parts_lie_in_tables_of_their_own(data: Path) -> None:
    assert cells(data, "claims-passages") == [{"claim": "fire-seen", "n": "1", "source": "gazette-late", "at": "page 4"}]
    assert [(row["thing"], row["harm"], row["low"], row["words"]) for row in cells(data, "claims-damage")] == [
        ("homes", "destroyed", "1", ""),
        ("vehicles", "destroyed", "", "dozens"),
    ]
    assert [(row["unit"], row["currency"]) for row in cells(data, "claims-figures") if row["claim"] == "fire-loss"] == [
        ("hours", ""),
        ("", "GBP"),
    ]
    seen = next(row for row in cells(data, "claims") if row["id"] == "fire-seen")
    assert (seen["time_at"], seen["time_until"], seen["time_zone"]) == ("23:30", "02:00", "Europe/London")
    (toll,) = [row for row in cells(data, "events-computed-tolls") if row["event"] == "fire"]
    assert (toll["low"], toll["high"], toll["open_above"], toll["at_least"], toll["words"]) == (
        "5",
        "7",
        "false",
        "true",
        "at least 5, up to 7",
    )


def test_a_sources_url_is_always_a_text_that_leads_somewhere(data: Path, fire: Path) -> None:
    found = records(data, "sources")
    assert found["gazette-late"]["url"] == "https://example.org/gazette-late"
    assert found["leaflet"]["url"] == "sources/#leaflet"
    assert found["leaflet"]["kept"].startswith("On paper")
    assert all(row["url"] for row in cells(data, "sources"))
    publish_at(fire, "https://ferry.example/")
    export(open_site(fire), fire / "out")
    assert records(data, "sources")["leaflet"]["url"] == "https://ferry.example/sources/#leaflet"


def test_the_types_of_both_are_as_they_were(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    fields = {(one["name"], field["name"]): field for one in package["resources"] for field in one["schema"]["fields"]}
    assert fields["sources", "url"]["type"] == "string"
    assert fields["sources", "url"]["constraints"]["required"] is True
    assert fields["claims", "date"]["description"].startswith("when it happened; where it holds at no one time")
    schema = json.loads((data / "schema" / "sources.json").read_text(encoding="utf-8"))
    assert schema["properties"]["records"]["items"]["properties"]["url"]["type"] == "string"
    assert {source.get("path") for source in package["sources"] if source["title"] == "A night of sparks"} == {None}


def test_references_say_what_was_taken_back_and_where_a_copy_lies(data: Path) -> None:
    items = {item["id"]: item for item in json.loads((data / "sources.csl.json").read_text(encoding="utf-8"))}
    assert "URL" not in items["leaflet"]
    assert items["leaflet"]["note"] == "News, read whole. Without an address: On paper in the harbour office, shown to whoever asks."
    assert items["penny-paper"]["note"].startswith("Retracted by its publisher, 29 May 1902: The boats were never counted.")
    assert items["gazette-late"]["note"].endswith("Archived copy: https://example.org/archive/gazette-late")
    assert "Retracted by its publisher, 29 May 1902" in (data / "sources.bib").read_text(encoding="utf-8")


def test_search_finds_a_claim_by_each_party_by_its_stage_by_what_was_harmed_and_by_the_words_as_said(fire: Path) -> None:
    found = {entry.anchor: entry for entry in search.entries(open_site(fire)) if entry.kind == "Claim"}
    assert found["fire-toll-joint"].title == "Northbank and Southbank"
    assert {"actor/northbank", "actor/southbank"} <= found["fire-toll-joint"].about
    assert {"actor/northbank", "actor/pilot"} <= found["fire-was-lit"].about
    assert "charged" in found["fire-was-lit"].text
    assert "vehicles destroyed" in found["fire-loss"].text
    assert "Rests on a retracted source alone." in found["fire-loss"].text
    assert "ہم اپنے کنارے پر رہتے ہیں" in found["fire-not-lit"].text
