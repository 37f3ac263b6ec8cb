"""What an entry answers for: a record it names, what follows from it, and fields that are new to the record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import entry
from support import OTHER_COUNTS, Edit, accept_as_it_stands, confirm_readings, report_of

from macros.ledger import Published
from macros.page.site import open_site

CLAIMS, CHANGES = "data/claims.yml", "data/changes.yml"
Do = Callable[..., None]
Accept = Callable[[], Published]
DISPUTE: Edit = (
    CLAIMS, "", "\nno-crossing:\n  statement: It crossed less often.\n  by: northbank\n  theme: crossing\n  sources: [courier]\n"
    "  disputes: [crossings-counted]\n",
)  # fmt: skip
OF_NORTH = "  event: sinking\n  theme: crossing\n  sources: [gazette]\n"
NOTED: Edit = (CLAIMS, OF_NORTH, f"{OF_NORTH}  note: Told at the inquest.\n")


def named(kind: str, *records: str, id_: str = "mended", date: str = "1902-07-02") -> Edit:
    """An entry that names other records than claims."""
    return entry(kind, "", date=date, id_=id_, more=f"  records: [{', '.join(records)}]\n")


def extended(*paths: str, id_: str = "mended") -> Edit:
    """An entry for fields that are new."""
    return entry("extended", "", id_=id_, more=f"  extends: [{', '.join(paths)}]\n")


def forget(project: Path, *fields: str) -> None:
    """Lets the published file be of a time when claims had no such fields."""
    path = project / "data" / "published.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    for field in fields:
        held["since"]["claims"] = {name: day for name, day in held["since"]["claims"].items() if name.partition(".")[0] != field}
    path.write_text(json.dumps(held), encoding="utf-8")


CHANGED = [
    (("data/events.yml", "  places:", "  until: 1902-05-02\n  places:"), "event/sinking"),
    (("data/sources.yml", "The Gazette of 3 May", "The Gazette of 4 May"), "source/gazette"),
    (("data/actors.yml", "about: Mayor of Northbank.", "about: Mayor of Southbank."), "actor/mayor"),
    (("data/relations.yml", "since: 1890", "since: 1880"), "relation/rivals"),
    (("data/vocab.yml", "label: Disputed", "label: Contested"), "word/statuses.disputed"),
    (("data/explainer.yml", "tagline: ", "tagline: Not "), "setting/explainer"),
    (("data/geo/former.geojson", "[-6, 46]", "[-6, 45]"), "outline/former"),
]


@pytest.mark.parametrize(("edit", "record"), CHANGED, ids=[record for _, record in CHANGED])
def test_an_entry_names_any_record(ferry: Path, accept: Accept, edit: Edit, record: str) -> None:
    from support import edit_files

    accept()
    edit_files(ferry, edit)
    assert len(report_of(ferry)) == 1
    edit_files(ferry, named("corrected", record))
    assert report_of(ferry, accepting=True) == []
    held = accept()
    kind, _, id_ = record.partition("/")
    folder = {"actor": "actors", "event": "events", "outline": "outlines"}.get(kind, f"{kind}s")
    assert [step.change for step in held.of(folder)[id_].history] == ["mended"]
    assert report_of(ferry) == []
    page = str(open_site(ferry).macros("changes.md").changes())
    assert '<span class="was">was</span>' in page
    assert re.search(r"<p>(<a [^>]*>)?[A-Z][a-z ]+&#58; ", page), page


FREE = [
    ("data/events.yml", "weight: 3", "weight: 1"),
    ("data/forecasts.yml", "as_of: 1902-06", "as_of: 1902-07-01"),
    ("data/explainer.yml", "bounds: {west: -10", "bounds: {west: -11"),
    ("data/explainer.yml", "reviewed: 1902-07-01", "reviewed: 1902-07-02"),
    (CLAIMS, "sources: [gazette, courier]", "sources: [courier, gazette]"),
    (CLAIMS, "  sources: [gazette, courier]", "  about: [northbank]\n  checked: 1902-06-30\n  sources: [gazette, courier]"),
    ("data/actors.yml", "mentions: [Northbank, the northern town]", "mentions: [the northern town, Northbank]"),
]


@pytest.mark.parametrize("change", FREE, ids=[new.strip() for _, _, new in FREE])
def test_what_misleads_nobody_changes_unasked(ferry: Path, accept: Accept, edit: Do, change: Edit) -> None:
    accept()
    edit(change)
    assert report_of(ferry) == []


@pytest.mark.parametrize(
    "told", [named("updated", "claim/crossings-counted"), entry("updated", "crossings-counted"), entry("added", "no-crossing")]
)
def test_a_claim_shown_otherwise_is_told_by_an_entry_on_either_side(ferry: Path, accept: Accept, edit: Do, told: Edit) -> None:
    accept()
    edit(DISPUTE)
    assert len(report_of(ferry)) == 1
    edit(told)
    confirm_readings(ferry)
    assert report_of(ferry, accepting=True) == []
    for _ in range(2):
        site = open_site(ferry)
        page = str(site.macros("changes.md").changes())
        assert "<dt>Shown as</dt>" in page
        assert "<bdi>Disputed</bdi>" in page
        card = str(site.macros("claims/crossing.md").claims("crossing"))
        article = card[card.index('id="crossings-counted"') :]
        assert 'href="../../changes/#mended"' in article[: article.index("</article>")]
        kept = accept().of("claims")["crossings-counted"]
        assert [(step.field, step.old, step.new, step.change) for step in kept.history] == [("shown", "attributed", "disputed", "mended")]


def test_wording_and_unrelated_entries_do_not_tell_of_it(ferry: Path, accept: Accept, edit: Do) -> None:
    accept()
    edit(DISPUTE, entry("updated", "toll-north"))
    assert len(report_of(ferry)) == 1
    edit(entry("wording", "no-crossing", id_="words"))
    assert len(report_of(ferry)) == 1


def test_a_withdrawal_is_one_entry_for_all_that_leaned_on_it(ferry: Path, accept: Accept, edit: Do) -> None:
    """What it disputed is no longer disputed, and what leaned on it does so no more: nobody is asked for that again."""
    edit(DISPUTE, ("data/relations.yml", "claims: [toll-north]", "claims: [toll-north, no-crossing]"))
    accept()
    edit((CLAIMS, DISPUTE[2], ""), ("data/relations.yml", "claims: [toll-north, no-crossing]", "claims: [toll-north]"))
    assert len(report_of(ferry)) == 3
    edit(entry("withdrawn", "no-crossing"))
    confirm_readings(ferry)
    assert report_of(ferry, accepting=True) == []
    held = accept()
    history = {id_: [(step.field, step.change) for step in kept.history] for id_, kept in held.of("claims").items() if kept.history}
    assert history == {"no-crossing": [("statement", "mended")], "crossings-counted": [("shown", "mended")]}
    assert [(step.field, step.change) for step in held.of("relations")["rivals"].history] == [("claims", "mended")]
    page = str(open_site(ferry).macros("changes.md").changes())
    assert "Northbank&#58; It crossed less often." in page  # what it said, not its id


def test_a_field_that_the_record_gains_is_one_entry_for_all(ferry: Path, accept: Accept, edit: Do) -> None:
    accept()
    forget(ferry, "note", "outside")
    edit(NOTED)
    (line,) = report_of(ferry)
    assert "add an entry ('extended' with extends: [claim.note], or 'updated')" in line
    edit(extended("claim.note"))
    assert report_of(ferry, accepting=True) == []
    held = accept()
    assert [(step.field, step.change) for step in held.of("claims")["toll-north"].history] == [("note", "mended")]
    assert str(held.since["claims"]["note"]) == "1902-07-02"
    feed = dict(__import__("macros.export.feeds", fromlist=["files"]).files(open_site(ferry)))["feeds/changes.xml"].decode()
    assert "Something." not in feed
    assert "<updated>1902-07-01T12:00:00Z</updated>" in feed.split("<entry>")[0]


def test_a_value_that_changes_is_never_extended(ferry: Path, accept: Accept, edit: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    forget(ferry, "note")
    edit(NOTED, (CLAIMS, "low: 9, high: 9", "low: 10, high: 10"), extended("claim.note", "claim.tolls"))
    (line,) = report_of(ferry)
    assert "claim toll-north: tolls: was published as" in line
    edit(entry("updated", id_="counted-anew"))
    assert report_of(ferry) == []
    assert report_of(ferry, accepting=True) == [
        "data/changes.yml:10: change mended: extends.1: 'claim.tolls' is not new: "
        "no record gained it since the last acceptance; take it out"
    ]


def test_what_the_kind_had_when_the_record_was_accepted_is_no_extension(ferry: Path, accept: Accept, edit: Do) -> None:
    """That it was absent was said, too."""
    accept()
    edit(NOTED, extended("claim.note"))
    (line,) = report_of(ferry)
    assert "note: was published as nothing" in line


def test_a_part_of_a_field_may_be_new_too(ferry: Path, accept: Accept, edit: Do) -> None:
    accept()
    forget(ferry, "quote")
    edit(
        (CLAIMS, "quote: {text: nine souls and no help}", "quote: {text: nine souls and no help, original: {lang: de, text: neun Seelen}}")
    )
    edit(extended("claim.quote.original"))
    assert report_of(ferry, accepting=True) == []
    edit((CLAIMS, "nine souls and no help, original", "nine souls and some help, original"))
    assert len(report_of(ferry)) == 1


def test_a_field_extended_on_a_record_accepted_since_is_asked_for_again(ferry: Path, accept: Accept, edit: Do) -> None:
    accept()
    forget(ferry, "note")
    edit(NOTED, extended("claim.note"))
    accept()
    edit((CLAIMS, "  note: Told at the inquest.\n", ""), entry("corrected", id_="unsaid"))
    accept()
    edit((CLAIMS, OF_NORTH, f"{OF_NORTH}  note: Told at sea.\n"), extended("claim.note", id_="again"))
    (line,) = report_of(ferry)
    assert "note: was published as nothing" in line


WORDS = [
    ("toll-north", (CLAIMS, "Nine people drowned.", "Nine people were drowned."), True),
    ("toll-north", (CLAIMS, "Nine people drowned.", "9 people drowned."), False),
    ("toll-north", (CLAIMS, "Nine people drowned.", "People drowned."), False),
    ("toll-south", (CLAIMS, "Nobody drowned, and", "None drowned, and"), True),
    ("toll-south", (CLAIMS, "Nobody drowned, and", "They drowned, and"), False),
    ("toll-south", (CLAIMS, "Nobody drowned, and only sheep were lost.", "Nobody drowned, and Northbank lost only sheep."), False),
    ("crossings-counted", (CLAIMS, "in 1901, and at least 900", "in 1901; at least 900"), True),
    ("crossings-counted", (CLAIMS, "1,200 times in 1901, and at least 900 times", "900 times in 1901, and at least 1,200 times"), False),
    ("ferry-will-return", (CLAIMS, "within a year", "within two years"), False),
    ("ferry-will-return", (CLAIMS, "will run again within a year", "will be back before a year is over"), True),
]


@pytest.mark.parametrize(("claim", "change", "fine"), WORDS, ids=[change[2] for _, change, _ in WORDS])
def test_wording_changes_no_number_negation_or_name(ferry: Path, accept: Accept, edit: Do, claim: str, change: Edit, fine: bool) -> None:
    accept()
    edit(change, entry("wording", claim))
    lines = report_of(ferry)
    assert (lines == []) is fine, lines


def test_names_change_places_only_as_substance(ferry: Path, accept: Accept, edit: Do) -> None:
    edit((CLAIMS, "The ferry sank at noon.", "Northbank sued Southbank at noon."))
    accept()
    edit((CLAIMS, "Northbank sued Southbank", "Southbank sued Northbank"), entry("wording", "ferry-sank"))
    assert len(report_of(ferry)) == 1
    edit((CLAIMS, "Southbank sued Northbank", "The northern town sued Southbank"))
    assert len(report_of(ferry)) == 1  # "the northern town" is a name, but not with a capital
    edit((CLAIMS, "The northern town sued Southbank at noon", "At noon the northern town sued Southbank"))
    assert report_of(ferry) == []


def test_a_correction_of_several_records_is_one_entry_and_moves_the_feeds(ferry: Path, accept: Accept, edit: Do) -> None:
    from macros.export import feeds

    edit(OTHER_COUNTS)
    accept()
    edit(("data/events.yml", "  places:", "  until: 1902-05-02\n  places:"), (CLAIMS, "low: 9, high: 9", "low: 10, high: 10"))
    edit(entry("corrected", more="  records: [event/sinking]\n"))
    for _ in range(2):
        assert report_of(ferry) == []
        found = {name: content.decode() for name, content in feeds.files(open_site(ferry))}
        for text in found.values():
            assert "<updated>1902-07-02T12:00:00Z</updated>" in text.split("<entry>")[0]
        assert "<published>1902-07-01T12:00:00Z</published>\n<updated>1902-07-02T12:00:00Z</updated>" in found["feeds/events.xml"]
        accept()


@pytest.mark.parametrize(
    ("change", "kind", "moves"),
    [
        ((CLAIMS, "low: 9, high: 9", "low: 10, high: 10"), "corrected", True),
        ((CLAIMS, "Nine people drowned. Others", "Nine people were drowned. Others"), "wording", False),
    ],
    ids=["a toll", "words"],
)
def test_the_feed_of_events_moves_with_what_is_said_of_them(
    ferry: Path, accept: Accept, edit: Do, change: Edit, kind: str, moves: bool
) -> None:
    from macros.export import feeds

    edit(OTHER_COUNTS)
    accept()
    edit(change, entry(kind))
    text = dict(feeds.files(open_site(ferry)))["feeds/events.xml"].decode()
    assert ("1902-07-02" in text.split("<entry>")[0]) is moves


def test_a_new_kind_is_one_entry_in_a_file_of_claims_alone(ferry: Path, accept: Accept, edit: Do) -> None:
    """The file as it was first written is read, and nothing in it is lost."""
    edit(OTHER_COUNTS)
    accept()
    edit((CLAIMS, "low: 9, high: 9", "low: 10, high: 10"), entry("corrected"))
    accept()
    path = ferry / "data" / "published.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    claims = {id_: {name: value for name, value in kept.items() if name != "came"} for id_, kept in held["records"]["claims"].items()}
    for kept in claims.values():
        kept["state"].pop("shown")
    events = {id_: kept["came"] for id_, kept in held["records"]["events"].items()}
    old = {"urn": held["urn"], "changes": held["changes"], "claims": claims, "events": events}
    path.write_text(json.dumps(old), encoding="utf-8")
    (line,) = report_of(ferry)
    kinds = "actor, event, forecast, outline, place, question, relation, setting, source, term, view, word"
    assert line == (
        "data/published.json: answers for more kinds from now on, and data/changes.yml does not say so: "
        f"add one entry ('added', extends: [{kinds}])"
    )
    edit(entry("added", "", id_="all", more=f"  extends: [{kinds}]\n"))
    assert report_of(ferry, accepting=True) == []
    after = accept_as_it_stands(ferry)
    assert (str(after.urn), after.of("claims")["toll-north"].history[0].change) == (held["urn"], "mended")
    assert str(after.of("events")["sinking"].came) == events["sinking"]
    assert after.of("claims")["toll-south"].state["shown"] == "disputed"
