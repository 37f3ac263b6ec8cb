"""The log in words: what a claim said, what it says now, why, and by which sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import entry
from support import OTHER_COUNTS, confirm_readings

from macros.ledger.fields import NAMES, known
from macros.model.history import FieldChange, log
from macros.model.values import label
from macros.page.site import open_site

CLAIMS = "data/claims.yml"
Do = Callable[..., Any]
OF_NORTH = "\n  event: sinking\n  theme: crossing\n  sources: [gazette]"
OF_SANK = "sources: [gazette, courier]"
NORTH = OTHER_COUNTS[2]
LEAST = "at least 900 crossings (1900)"
TURNS = [
    ("low: 9, high: 9", "low: 10", "toll-north", FieldChange("Toll", "9 people drowned", "at least 10 people drowned")),
    ("text: nine souls and no help", "text: nine souls", "toll-north", FieldChange("Quotation", "“nine souls and no help”", "“nine souls”")),  # noqa: E501
    ("  speaker: mayor\n", "", "toll-north", FieldChange("Speaker", "Ada North", "none")),
    (f"said: 1902-05-02{OF_NORTH}", f"said: 1902-05{OF_NORTH}", "toll-north",
     FieldChange("Said", "2 May 1902", "May 1902")),
    ("sources: [gazette]", "sources: [gazette, courier]", "toll-north",
     FieldChange("Sources", "Gazette, “The Gazette of 3 May”, 3 May 1902", "Courier; Gazette, “The Gazette of 3 May”, 3 May 1902")),
    ("value: 1200, since: 1901, until: 1901", "value: 1200, since: 1901, until: 1902", "crossings-counted",
     FieldChange("Figures", f"1,200 crossings (1901); {LEAST}", f"1,200 crossings (1901 to 1902); {LEAST}")),
    (f"  event: sinking\n  theme: crossing\n  {OF_SANK}", f"  theme: crossing\n  {OF_SANK}", "ferry-sank",
     FieldChange("Event", "The ferry goes down", "none")),
    (OF_SANK, f"{OF_SANK}\n  act_record: true", "ferry-sank", FieldChange("Record of the act itself", "no", "yes")),
    (OF_SANK, f"{OF_SANK}\n  confidence: medium", "ferry-sank", FieldChange("Support", "clear", "less sure")),
    (OF_SANK, f"{OF_SANK}\n  note: By two papers.", "ferry-sank", FieldChange("Note", "none", "By two papers.")),
    (OF_SANK, OF_SANK + "\n  differs: [{id: toll-north, why: No dead.}]", "ferry-sank",
     FieldChange("Measured otherwise", "none", f"Northbank: {NORTH} (No dead.)")),
    ("sank at noon.", "sank at one.", "ferry-sank", FieldChange("Statement", "The ferry sank at noon.", "The ferry sank at one.")),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "claim", "turn"), TURNS, ids=[turn.label for *_, turn in TURNS])
def test_old_and_new_in_words_before_an_acceptance_and_after_it(
    ferry: Path, edit: Do, accept: Do, old: str, new: str, claim: str, turn: FieldChange
) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit((CLAIMS, old, new), entry("corrected", claim))
    confirm_readings(ferry)
    for _ in range(2):
        newest = log(open_site(ferry).model)[0]
        assert (newest.change.id, [touched.turns for touched in newest.touched]) == ("mended", [[turn]])
        accept()


def test_every_field_has_its_label() -> None:
    fields = {name.partition(".")[0] for folder in NAMES for name in known(folder)}
    assert len(fields) > 60
    assert [name for name in fields if not re.fullmatch(r"[A-Z][a-z,' ]+", label(name))] == []


def test_the_newest_entry_comes_first_with_why_and_sources(ferry: Path, edit: Do, accept: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit((CLAIMS, "low: 9, high: 9", "low: 10, high: 10"), entry("corrected"))
    page = str(open_site(ferry).macros("changes.md").changes())
    assert re.findall(r'<section id="([a-z-]+)">', page) == ["mended", "first-edition"]
    assert "2 July 1902</time> · Corrected" in page
    assert "We erred." in page
    assert f'<a href="../claims/crossing/#toll-north">Northbank: {NORTH}</a>' in page
    assert '<span class="was">was</span> <bdi>9 people drowned</bdi>' in page
    assert '<span class="was">is now</span> <bdi>10 people drowned</bdi>' in page
    assert 'href="../sources/#gazette"' in page
    edit(("data/changes.yml", "  why: We erred.\n", "  why: We erred.\n  sources: [courier]\n"))
    assert 'href="../sources/#courier"' in str(open_site(ferry).macros("changes.md").changes())


def test_the_page_is_the_same_after_an_acceptance_and_years_later(ferry: Path, edit: Do, accept: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit((CLAIMS, "low: 9, high: 9", "low: 10, high: 10"), entry("corrected"))
    before = str(open_site(ferry).macros("changes.md").changes())
    accept()
    assert str(open_site(ferry).macros("changes.md").changes()) == before
    edit((CLAIMS, "low: 10, high: 10", "low: 12, high: 12"), entry("updated", date="1922-07-02", id_="counted-again"))
    accept()
    turns = [touched.turns for found in log(open_site(ferry).model) for touched in found.touched]
    assert turns == [
        [FieldChange("Toll", "10 people drowned", "12 people drowned")],
        [FieldChange("Toll", "9 people drowned", "10 people drowned")],
    ]


def test_of_a_setting_of_many_parts_only_those_are_shown_that_changed(ferry: Path, edit: Do, accept: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit(("data/mechanism.yml", "short: and asks for help", "short: and asks for more"))
    edit(entry("updated", "", more="  records: [setting/mechanism]\n"))
    ((turn,),) = [touched.turns for touched in log(open_site(ferry).model)[0].touched]
    assert turn.label == "Arrows"
    assert ("and asks for help" in turn.old, "and asks for more" in turn.new) == (True, True)
    assert "The ferry sinks" not in turn.old + turn.new
    assert "text: " not in turn.old + turn.new, "and of a part what it is called and what changed"


def test_a_withdrawn_claim_is_told_with_what_it_said(ferry: Path, edit: Do, accept: Do) -> None:
    accept()
    edit((CLAIMS, "  said: 1902-05\n", "  said: 1902-05\n  hold: true\n"), entry("withdrawn", "ferry-will-return"))
    edit(("data/forecasts.yml", "ferry-will-return", "crossings-counted"))
    edit(entry("updated", "", id_="judged-anew", more="  records: [forecast/ferry-returns]\n"))
    (touched,) = log(open_site(ferry).model)[0].touched
    assert (touched.page, touched.by, touched.withdrawn) == ("claims/crossing.md", "Ben Ford", True)
    assert touched.turns == [FieldChange("Statement", "The ferry will run again within a year.", "withdrawn")]
    assert touched.sources == ["courier", "courier-again"]


def test_what_the_kinds_no_longer_know_is_shown_as_it_was_kept(ferry: Path, edit: Do, accept: Do) -> None:
    edit(OTHER_COUNTS)
    accept()
    edit((CLAIMS, "low: 9, high: 9", "low: 10, high: 10"), entry("corrected"))
    accept()
    edit(("data/published.json", '"old": [{"group": "people"', '"old": [{"crew": 1, "group": "people"'))
    assert '"crew": 1' in log(open_site(ferry).model)[0].touched[0].turns[0].old
