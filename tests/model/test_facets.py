"""What an event is found by."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from macros.model.facets import choices, facets
from macros.page.site import open_site


def edited(ferry: Path, file: str, old: str, new: str) -> None:
    path = ferry / "data" / f"{file}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_event_is_found_by_those_its_actors_speak_for_and_by_larger_places(ferry: Path) -> None:
    edited(ferry, "events", "actor: northbank", "actor: mayor")
    edited(ferry, "events", "places: [broad-river]", "places: [ford]")
    edited(
        ferry,
        "places",
        "broad-river:\n",
        "ford:\n  name: Ford\n  kind: river\n  part_of: broad-river\n  precision: none\n  why: Shallow.\n\nbroad-river:\n",
    )
    model = open_site(ferry).model
    found = facets(model, model.events["sinking"])
    assert (found.themes, found.actors, found.places, found.contested) == (
        ["crossing"],
        ["mayor", "northbank"],
        ["ford", "broad-river"],
        True,
    )


def test_an_event_is_contested_only_where_a_claim_of_it_is(ferry: Path) -> None:
    edited(ferry, "claims", "  disputes: [toll-north]\n", "")
    model = open_site(ferry).model
    assert not facets(model, model.events["sinking"]).contested


def test_choices_are_counted_and_grouped_by_side(ferry: Path) -> None:
    model = open_site(ferry).model
    found = choices(model, model.events.values())
    plain = {field: {group: [(one.id, one.count) for one in own] for group, own in groups.items()} for field, groups in found.items()}
    assert plain == {"theme": {"": [("crossing", 1)]}, "actor": {"Northbank": [("northbank", 1)]}, "place": {"": [("broad-river", 1)]}}


def test_every_choice_finds_the_events_it_counts_in_the_list(ferry: Path) -> None:
    """What the script compares stands in the markup: options and data attributes hold the same ids."""
    words = open_site(ferry).macros("timeline/all.md")
    assert "<form" not in words.timeline(), "the page has the filters apart"
    page = html.fromstring(f"<div>{words.filter_form()}{words.timeline()}</div>")
    items = page.xpath("//*[@id='events']//li[@id]")
    selects = page.xpath("//form//select")
    assert [select.get("name") for select in selects] == ["theme", "actor", "place"]
    assert page.xpath("string(//form//*[@role='status'])") == f"{len(items)} of {len(items)} events shown"
    for select in selects:
        for option in select.xpath(".//option[@value!='']"):
            hits = [item for item in items if option.get("value") in item.get(f"data-{select.get('name')}").split()]
            assert option.text.endswith(f"({len(hits)})")
    assert [item.get("data-contested") for item in items] == ["1"]
