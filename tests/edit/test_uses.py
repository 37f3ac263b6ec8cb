"""`macros uses`: every place that names something, whatever its kind, and every list and picture that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import edit_files, main_of


def uses(ferry: Path, id_: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main_of(ferry, "uses", id_) == 0
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_a_claim_is_used_in_data_in_prose_and_in_lists(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = uses(ferry, "toll-north", capsys)
    assert lines[0].startswith("claim toll-north: ")
    assert "data/claims.yml:26: claim toll-south: disputes.0" in lines
    assert "data/relations.yml:6: relation rivals: claims.0" in lines
    assert 'docs/index.md:9: cite("toll-north")' in lines
    assert 'docs/index.md:9: figure("toll-north")' in lines
    assert 'docs/claims/crossing.md:6: claims("crossing") shows it' in lines
    assert 'docs/index.md:15: toll("sinking") shows it' in lines


@pytest.mark.parametrize(
    ("id_", "line"),
    [
        ("broad-river", 'docs/index.md:9: place("broad-river")'),
        ("sinking", "data/claims.yml:4: claim ferry-sank: event"),
        ("sinking", 'docs/index.md:11: brief("sinking:people", "crossings-counted")'),
        ("northbank", "data/claims.yml:10: claim toll-north: by"),
        ("gazette", "data/claims.yml:6: claim ferry-sank: sources.0"),
        ("ferry", 'docs/index.md:9: term("ferry")'),
        ("why-sank", "data/views.yml:3: view ford-why-sank: question"),
        ("south", "data/actors.yml:16: actor southbank: side"),
        ("crossing", "data/claims.yml:5: claim ferry-sank: theme"),
        ("themes.crossing", 'docs/claims/crossing.md:6: claims("crossing")'),
        ("statuses.disputed", 'docs/index.md:51: vocabulary("statuses")'),
        ("ferry-sank", "data/geo/border.geojson:2: outline"),
    ],
)
def test_every_kind_is_found(id_: str, line: str, ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert line in uses(ferry, id_, capsys)


def test_what_differs_is_found(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_files(
        ferry, ("data/claims.yml", "  tolls: [{group: sheep", "  differs: [{id: crossings-counted, why: Sheep.}]\n  tolls: [{group: sheep")
    )
    assert "data/claims.yml:27: claim toll-south: differs.0.id" in uses(ferry, "crossings-counted", capsys)


def test_what_the_log_names_is_found(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_files(ferry, ("data/changes.yml", "  what: The record", "  claims: [ferry-sank]\n  what: The record"))
    assert "data/changes.yml:4: change first-edition: claims.0" in uses(ferry, "ferry-sank", capsys)


def test_a_faulty_record_is_looked_through_too(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_files(ferry, ("data/places.yml", "lat: 50.5", "lat: north"))
    lines = uses(ferry, "toll-north", capsys)
    assert 'docs/index.md:9: cite("toll-north")' in lines
    assert not [line for line in lines if line.endswith("shows it")]


def test_what_is_not_there_is_an_error_with_the_nearest_id(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_of(ferry, "uses", "tol-north") == 1
    assert capsys.readouterr().err == "no record or word 'tol-north'; did you mean 'toll-north'?\n"
