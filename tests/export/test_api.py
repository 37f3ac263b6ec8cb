"""The static API: every record, as the model has it, by its schema, in the same bytes."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest
import time_machine
from faults import entry
from support import export, own_explainer, publish_at

from macros.__main__ import main
from macros.export.data.computed import COMPUTED
from macros.export.data.envelope import SCHEMA_VERSION
from macros.export.data.tables import cell
from macros.export.data.v1 import V1_FIELDS
from macros.model.addresses import DATA
from macros.model.model import Model
from macros.page.site import open_site
from macros.record.kinds import KINDS


@pytest.fixture(scope="module")
def model() -> Model:
    return own_explainer().model


@pytest.fixture(scope="module")
def data(own_export: Path) -> Path:
    """The real record's data/v1/."""
    return own_export / DATA


@pytest.fixture
def small(ferry: Path) -> Path:
    """The ferry's data/v1/."""
    assert main(["--project", str(ferry), "export", str(ferry / "out")]) == 0
    return ferry / "out" / DATA


def content(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_of_a_kind_is_there(data: Path, model: Model, kind: str) -> None:
    ids = sorted(getattr(model, kind))
    found = content(data / f"{kind}.json")
    assert found["kind"] == kind
    assert found["count"] == len(ids)
    assert [record["id"] for record in found["records"]] == ids
    assert [row["id"] for row in table(data / f"{kind}.csv")] == ids


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_is_lost(data: Path, model: Model, kind: str) -> None:
    fields = [info.alias or name for name, info in KINDS[kind].model_fields.items() if name != "hold"]
    computed = COMPUTED.get(KINDS[kind])
    for record in content(data / f"{kind}.json")["records"]:
        assert list(record) == fields + (["computed"] if computed else [])
        assert list(record.get("computed", [])) == (list(computed[0].model_fields) if computed else [])
        own = getattr(model, kind)[record["id"]]
        for name, info in KINDS[kind].model_fields.items():
            if isinstance(getattr(own, name), str | int | None) and name != "hold" and name not in V1_FIELDS.get(KINDS[kind], {}):
                assert record[info.alias or name] == getattr(own, name)


def flat(record: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """A record's cells, by the rule that the data page states."""
    for key, value in record.items():
        if isinstance(value, dict):
            yield from flat(value, (*path, key))
        elif not (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield "_".join((*path, key)), value


@pytest.mark.parametrize("kind", KINDS)
def test_the_csv_says_what_the_json_says(data: Path, kind: str) -> None:
    for record, row in zip(content(data / f"{kind}.json")["records"], table(data / f"{kind}.csv"), strict=True):
        cells = {name: cell(value) for name, value in flat(record)}
        assert {name: row[name] for name in cells if name in row} == {name: text for name, text in cells.items() if name in row}
        assert all(name.startswith(("quote_", "time_", "retracted_")) for name in set(row) - set(cells)), "parts that a record may lack"
        assert all(cells[name] == "" for name in set(cells) - set(row)), "only empty lists of parts have no cell"


def test_lists_within_a_record_have_tables_of_their_own(data: Path, model: Model) -> None:
    rows = pd.read_csv(data / "claims-tolls.csv", keep_default_na=False, dtype=str)
    wanted = [
        (claim.id, str(n), toll.group, toll.harm, cell(toll.low), cell(toll.high), toll.words or "")
        for claim in sorted(model.claims.values(), key=lambda claim: claim.id)
        for n, toll in enumerate(claim.tolls, 1)
    ]
    assert list(rows.itertuples(index=False, name=None)) == wanted
    rows = pd.read_csv(data / "claims-sources.csv", keep_default_na=False)
    assert len(rows) == sum(len(claim.sources) for claim in model.claims.values())
    assert set(zip(rows["claim"], rows["source"], strict=True)) == {
        (claim.id, id_) for claim in model.claims.values() for id_ in claim.sources
    }


def test_computed_fields_are_what_the_model_says(data: Path, model: Model) -> None:
    claims = pd.read_csv(data / "claims.csv", keep_default_na=False).set_index("id")
    assert dict(claims["computed_status"]) == {id_: model.status(claim) for id_, claim in model.claims.items()}
    assert {id_: text.split("; ") for id_, text in claims["computed_opposed_by"].items() if text} == model.against
    for id_, claim in model.claims.items():
        assert claims.loc[id_, "computed_address"] == f"claims/{claim.theme}/#{id_}"
        assert claims.loc[id_, "computed_claimant"] == model.claimant(claim)
        assert set(claims.loc[id_, "computed_origins"].split("; ")) == {origin.replace("; ", ", ") for origin in model.origins[id_]}
    cited = {id_ for id_, text in claims["computed_pages"].items() if text}
    assert cited == {id_ for page in model.pages for id_ in page.cited}


def test_positions_and_forecasters_are_told(small: Path) -> None:
    questions = {record["id"]: record["computed"] for record in content(small / "questions.json")["records"]}
    assert questions["run-again"]["people"] == 5
    assert questions["run-again"]["answers"][0] == {
        "position": "run", "people": 3, "apart": 1, "views": ["ford-run-again", "holt-run-again", "reed-run-again", "north-run-again"],
    }  # fmt: skip
    views = {row["id"]: row for row in table(small / "views.csv")}
    assert views["reed-run-again-before"]["computed_latest"] == "false"
    assert (views["north-run-again"]["positions"], views["north-run-again"]["computed_apart"]) == ("run", "true")
    forecasts = {row["id"]: row for row in table(small / "forecasts.csv")}
    assert [forecasts["town-buys-one"][f"computed_{name}"] for name in ("forecaster", "said", "horizon", "verdict")] == [
        "mayor", "1902-06", "year", "Kept",
    ]  # fmt: skip
    actors = {record["id"]: record["computed"] for record in content(small / "actors.json")["records"]}
    assert (actors["rower"]["card"], actors["rower"]["forecasts"]) == ("#rower", ["ferry-in-june"])
    assert (actors["northbank"]["card"], actors["northbank"]["views"]) == (None, [])


def test_names_keep_their_script(data: Path, model: Model) -> None:
    names = pd.read_csv(data / "actors-native.csv")
    wanted = [(actor.id, name.lang, name.text) for actor in model.actors.values() for name in actor.native]
    assert sorted(names[["actor", "lang", "text"]].itertuples(index=False, name=None)) == sorted(wanted)
    assert {"ur", "ps"} <= set(names["lang"])
    assert all("\u0600" <= text[0] <= "\u06ff" for text in names[names["lang"].isin(["ur", "ps", "prs"])]["text"])


def test_every_file_keeps_its_schema(data: Path) -> None:
    files = [path for path in data.rglob("*.json") if path.parent.name != "schema" and path.name != "datapackage.json"]
    validators = {}
    for path in files:
        found = content(path)
        if "schema" not in found:
            continue
        schema = (path.parent / found["schema"]).resolve()
        if schema not in validators:
            jsonschema.Draft202012Validator.check_schema(content(schema))
            validators[schema] = jsonschema.Draft202012Validator(content(schema))
        validators[schema].validate(found)
        assert found["schema_version"] == SCHEMA_VERSION
        assert found["as_of"]
        assert found["licence"]["url"].startswith("https://")
        assert found["citation"]
    assert len(files) > 700
    assert {path.stem for path in validators} == {*KINDS, "claim", "index", "readings", "vocabulary"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"statement": None}, "None is not of type 'string'"),
        ({"date": "yesterday"}, "'yesterday' is not valid under any of the given schemas"),
        ({"computed": {}}, "'address' is a required property"),
    ],
)
def test_the_schema_refuses_what_is_wrong(small: Path, change: dict[str, Any], message: str) -> None:
    found = content(small / "claims" / "toll-north.json")
    found["record"] |= change
    errors = [error.message for error in jsonschema.Draft202012Validator(content(small / "schema" / "claim.json")).iter_errors(found)]
    assert message in errors


def test_a_claim_stands_at_its_own_address(small: Path) -> None:
    found = content(small / "claims" / "toll-north.json")
    assert found["citation"] == (
        "The ferry commission (1902, July 1). Northbank (Ada North): Nine people drowned. "
        "Claim toll-north (disputed) in The Ferry. Record as of June 1902."
    )
    record = found["record"]
    assert record == next(one for one in content(small / "claims.json")["records"] if one["id"] == "toll-north")
    assert record["computed"] == {
        "address": "claims/crossing/#toll-north", "url": None, "status": "disputed", "claimant": "Northbank (Ada North)",
        "party": "northbank", "side": "north",
        "by_all": ["northbank"], "happened": None, "said": "1902-05-02", "said_computed": False,
        "first_day": "1902-05-02", "last_day": "1902-05-02", "opposed_by": ["toll-south"], "denied_before": [],
        "differs_from": [], "replaced_by": None, "origins": ["Gazette"], "retracted": False, "pages": ["./"], "changes": [],
        "citation": found["citation"],
    }  # fmt: skip


def test_a_withdrawn_claim_says_so_at_its_address(ferry: Path, edit: Callable[..., None], accept: Callable[[], Any]) -> None:
    accept()
    claims = (ferry / "data" / "claims.yml").read_text(encoding="utf-8")
    own = "\n\n".join(part for part in claims.split("\n\n") if part.startswith("ferry-will-return"))
    edit(
        ("data/claims.yml", own, ""),
        entry("withdrawn", "ferry-will-return"),
        entry("updated", "", id_="judged-anew", more="  records: [forecast/ferry-returns]\n"),
        ("data/forecasts.yml", "ferry-will-return", "crossings-counted"),
    )
    export(open_site(ferry), ferry / "out")
    found = content(ferry / "out" / DATA / "claims" / "ferry-will-return.json")
    jsonschema.Draft202012Validator(content(ferry / "out" / DATA / "schema" / "claim.json")).validate(found)
    assert found["record"] is None
    assert found["withdrawn"]["id"] == "ferry-will-return"
    assert found["withdrawn"]["why"]
    assert content(ferry / "out" / DATA / "claims" / "ferry-sank.json")["withdrawn"] is None


def test_addresses_are_whole_once_the_site_has_one(ferry: Path) -> None:
    publish_at(ferry, "https://ferry.example/story/")
    export(open_site(ferry), ferry / "out")
    record = content(ferry / "out" / DATA / "claims" / "ferry-sank.json")
    assert record["record"]["computed"]["url"] == "https://ferry.example/story/claims/crossing/#ferry-sank"
    assert record["citation"].endswith(" https://ferry.example/story/claims/crossing/#ferry-sank")


def test_the_index_names_every_file_with_its_size_and_hash(data: Path) -> None:
    import hashlib

    found = content(data / "index.json")
    own = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file() and path.parent.name != "claims"}
    assert set(found["files"]) == own - {"index.json"}
    for name, file in found["files"].items():
        assert file == {"bytes": (data / name).stat().st_size, "sha256": hashlib.sha256((data / name).read_bytes()).hexdigest()}


def test_a_held_claim_leaves_no_trace(ferry: Path) -> None:
    claims = ferry / "data" / "claims.yml"
    text = claims.read_text(encoding="utf-8").replace("  disputes: [toll-north]\n", "  disputes: [toll-north]\n  hold: true\n")
    claims.write_text(text, encoding="utf-8")
    events = ferry / "data" / "events.yml"
    events.write_text(events.read_text(encoding="utf-8") + "  no_account: [{actor: southbank, sources: [courier]}]\n", encoding="utf-8")
    relations = ferry / "data" / "relations.yml"
    relations.write_text(relations.read_text(encoding="utf-8").replace("  denials: [toll-south]\n", ""), encoding="utf-8")
    page = ferry / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace('Southbank denies it.{{ cite("toll-south") }}', ""), encoding="utf-8")
    export(open_site(ferry), ferry / "out")
    assert [path for path in (ferry / "out").rglob("*") if path.is_file() and b"toll-south" in path.read_bytes()] == []
    assert content(ferry / "out" / DATA / "claims" / "toll-north.json")["record"]["computed"]["status"] == "attributed"


def test_what_the_record_no_longer_holds_goes_and_nothing_else(ferry: Path) -> None:
    out = ferry / "out"
    stale = [out / DATA / "claims" / "gone.json", out / "search" / "w-999.js"]
    foreign = [out / "notes.txt", out / "search" / "search_index.json"]
    for path in (*stale, *foreign):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    export(open_site(ferry), out)
    assert [path.exists() for path in stale] == [False, False]
    assert [path.read_text() for path in foreign] == ["{}", "{}"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@A1", "'@A1"), ("＝1", "'＝1"), ("1=1", "1=1"), (-1.5, "-1.5"),
        ("a;=1", "a;'=1"), ("a; @A1", "a; '@A1"), ('a;" -1', 'a;" \'-1'), ("a|+1", "a|'+1"), (["a", "=b"], "a; '=b"),
        ("a - b; c", "a - b; c"),
        (None, ""), (True, "true"), (46, "46"), (["a", "b; c"], "a; b, c"), (["=a"], "'=a"), ([], ""), ("a\nb", "a\nb"),
    ],
)  # fmt: skip
def test_a_cell_is_data_not_a_formula(value: Any, shown: str) -> None:
    assert cell(value) == shown


def test_hostile_text_survives_the_csv(ferry: Path) -> None:
    terms = ferry / "data" / "terms.yml"
    hostile = '=HYPERLINK("https://evil.example","x"), "quoted"'
    terms.write_text(terms.read_text(encoding="utf-8").replace("A boat that goes to and fro.", json.dumps(hostile)), encoding="utf-8")
    export(open_site(ferry), ferry / "out")
    assert table(ferry / "out" / DATA / "terms.csv")[0]["definition"] == "'" + hostile
    assert content(ferry / "out" / DATA / "terms.json")["records"][0]["definition"] == hostile


def test_clocks_a_year_apart_write_the_same_bytes(ferry: Path) -> None:
    for year in (2030, 2031):
        with time_machine.travel(datetime.datetime(year, 3, 4, tzinfo=datetime.UTC)):
            export(open_site(ferry), ferry / str(year))
    files = {path.relative_to(ferry / "2030"): path.read_bytes() for path in (ferry / "2030").rglob("*") if path.is_file()}
    assert files == {path.relative_to(ferry / "2031"): path.read_bytes() for path in (ferry / "2031").rglob("*") if path.is_file()}
    assert len(files) > 40


def test_a_folder_that_cannot_be_written_is_one_clear_line(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ferry / "out").write_text("a file, not a folder")
    assert main(["--project", str(ferry), "export", str(ferry / "out")]) == 1
    assert capsys.readouterr().err.startswith("not exported: ")
