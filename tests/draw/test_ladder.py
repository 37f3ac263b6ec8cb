"""The ladder of time: equal rungs, every event in one lane, the days on which both stand on one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from support import own_explainer

from macros.draw.ladder import MOST_EVENTS, MOST_RUNGS, SIDES, Drawing, drawing
from macros.page.site import open_site

TAGS = {"left": "sinking", "right": "raid", "both": "clash", "between": "talks", "closed": "closure"}
CLAIM = "{id}-told:\n  statement: It happened.\n  date: {date}\n  event: {id}\n  theme: crossing\n  sources: [gazette, courier]\n"
EVENT = "{id}:\n  title: Something\n  date: {date}\n{until}  themes: [crossing]\n  tags: [{tag}]\n  weight: {weight}\n{actors}"


@pytest.fixture
def lanes(ferry: Path) -> Path:
    """The ferry explainer with a ladder of all its lanes, and no event but those that a test adds."""
    vocab, explainer = ferry / "data" / "vocab.yml", ferry / "data" / "explainer.yml"
    words = "".join(f"    {tag}: {{label: {tag}, meaning: One.}}\n" for tag in TAGS.values())
    text = vocab.read_text(encoding="utf-8").replace("    sinking: {label: Sinking, meaning: A boat went down.}\n", words)
    vocab.write_text(text, encoding="utf-8")
    text = explainer.read_text(encoding="utf-8")
    start, end = text.index("ladder:"), text.index("licences:")
    own = "".join(f"  {lane}: {{label: {lane}, tags: [{tag}]}}\n" for lane, tag in TAGS.items())
    apart = "  apart: {label: others, tags: [raid], actors: [pilot], parts: [party]}\n  meets: Both on a day\n"
    explainer.write_text(f"{text[:start]}ladder:\n{own}{apart}{text[end:]}as_of_old: x\n".replace("as_of_old: x\n", ""), encoding="utf-8")
    return ferry


def add(ferry: Path, lane: str, day: str, until: str = "", weight: int = 1, actor: str = "") -> None:
    number = len((ferry / "data" / "events.yml").read_text(encoding="utf-8"))
    given = {"id": f"more-{number}", "date": day, "tag": TAGS[lane], "weight": weight}
    given["until"] = f"  until: {until}\n" if until else ""
    given["actors"] = f"  actors: [{{actor: {actor}, part: party}}]\n" if actor else ""
    for file, text in (("events", EVENT), ("claims", CLAIM)):
        with (ferry / "data" / f"{file}.yml").open("a", encoding="utf-8") as stream:
            stream.write("\n" + text.format(**given))


def drawn(ferry: Path, since: str = "1900", until: str = "", weight: int = 1) -> Drawing:
    found = drawing(open_site(ferry).model, since, until, weight)
    assert found
    return found


def test_a_rung_is_a_month_and_none_is_left_out(lanes: Path) -> None:
    found = drawn(lanes, "1900-11", "1902-06")
    assert [rung.iso for rung in found.rungs][:3] == ["1900-11", "1900-12", "1901-01"]
    assert (len(found.rungs), found.rungs[-1].iso) == (20, "1902-06")


def test_many_months_become_years(lanes: Path) -> None:
    found = drawn(lanes, "1850", "1902")
    assert [rung.label for rung in found.rungs] == [str(year) for year in range(1850, 1903)]
    assert next(entry.day for rung in found.rungs for entry in rung.entries) == "1 May"
    assert len(drawn(lanes, "1000", "1902").rungs) <= MOST_RUNGS


def test_an_event_stands_in_one_lane_and_a_third_party_apart(lanes: Path) -> None:
    for lane in SIDES:
        add(lanes, lane, "1902-03-05")
    add(lanes, "right", "1902-03-06", actor="pilot")
    add(lanes, "right", "1902-03-07", actor="mayor")
    found = drawn(lanes)
    assert found.counts == {"left": 2, "right": 3, "both": 1, "between": 1, "closed": 1}
    march = next(rung for rung in found.rungs if rung.iso == "1902-03")
    assert [(entry.day, entry.apart) for row in march.rows for entry in row.get("right", [])] == [("5", False), ("6", True), ("7", False)]


@pytest.mark.parametrize(
    ("calm", "until", "days"),
    [
        ("1902-03-04", "1902-03-06", [date(1902, 3, 5)]),
        ("1902-03-04", "1902-03-05", [date(1902, 3, 5)]),
        ("1902-03-05", "1902-03-06", []),  # what began that day may have been the answer
        ("1902-03-05", "", []),
        ("1902-03-01", "1902-03-04", []),
        ("1902-03", "1902-04", []),  # not known to the day
    ],
)
def test_a_day_meets_talks_that_had_begun_and_not_ended(lanes: Path, calm: str, until: str, days: list[date]) -> None:
    add(lanes, "right", "1902-03-05")
    add(lanes, "between", calm, until)
    found = drawn(lanes)
    assert found.meetings == days
    assert [rung.iso for rung in found.rungs if found.met(rung)] == (["1902-03"] if days else [])


def test_the_headline_names_the_days_and_counts_where_there_are_none(lanes: Path) -> None:
    add(lanes, "right", "1902-03-05")
    words = open_site(lanes).macros("timeline/all.md")
    assert '<p class="finding">In this record, 1902 to June 1902. left: 1. right: 1.</p>' in str(words.ladder("1902"))
    add(lanes, "between", "1902-03-04", "1902-03-06")
    words = open_site(lanes).macros("timeline/all.md")
    assert '<p class="finding">Both on a day&#58; 5 March 1902, at least.</p>' in str(words.ladder("1902"))
    for day in (7, 8, 9):
        add(lanes, "right", f"1902-03-0{day}")
    add(lanes, "between", "1902-03-06", "1902-03-09")
    words = open_site(lanes).macros("timeline/all.md")
    assert "four days, from 5 March 1902 to 9 March 1902, at least.</p>" in str(words.ladder("1902"))


def test_what_lasts_fills_its_share_of_each_rung(lanes: Path) -> None:
    add(lanes, "between", "1902-02-15", "1902-04-15")
    rungs = {rung.iso: rung for rung in drawn(lanes, "1902").rungs}
    assert [(one.top, one.height) for one in rungs["1902-02"].fillings] == [(50.0, 50.0)]
    assert [(one.top, one.height) for one in rungs["1902-03"].fillings] == [(0.0, 100.0)]
    assert [(one.top, one.height) for one in rungs["1902-04"].fillings] == [(0.0, 50.0)]
    assert rungs["1902-05"].fillings == []
    assert rungs["1902-02"].entries[0].lasted == "59 days"


@pytest.mark.parametrize(
    ("title", "day", "until", "when", "lasted"),
    [
        ("Talks", "1902-03-23", "", "23", ""),
        ("Talks", "1902-03-23", "1902-03-24", "23–24", ""),
        ("A truce of 48 hours", "1902-03-15", "1902-03-17", "15–17", ""),  # its length is said once
        ("One-month truce", "1902-02-09", "1902-03-09", "9", ""),
        ("A truce", "1902-02-09", "1902-03-09", "9", "28 days"),
        ("Talks", "1902-03", "1902-04", "", ""),
    ],
)
def test_the_days_of_what_lasted_are_told_and_its_length_once(
    lanes: Path, title: str, day: str, until: str, when: str, lasted: str
) -> None:
    add(lanes, "between", day, until)
    events = lanes / "data" / "events.yml"
    events.write_text(events.read_text(encoding="utf-8").replace("title: Something", f"title: {title}"), encoding="utf-8")
    entries = [entry for rung in drawn(lanes, "1902").rungs for entry in rung.entries if entry.lane == "between"]
    assert [(entry.day, entry.lasted) for entry in entries] == [(when, lasted)]


def test_a_rung_reads_down_in_order_and_what_lies_across_parts_it(lanes: Path) -> None:
    for lane, day in (("left", 24), ("right", 28), ("between", 23), ("right", 21), ("closed", 25), ("left", 25), ("between", 29)):
        add(lanes, lane, f"1902-03-{day}")
    march = next(rung for rung in drawn(lanes, "1902").rungs if rung.iso == "1902-03")
    rows = [{lane: [int(entry.day) for entry in entries] for lane, entries in row.items()} for row in march.rows]
    assert rows == [{"right": [21]}, {"between": [23]}, {"left": [24, 25]}, {"closed": [25]}, {"right": [28]}, {"between": [29]}]


def test_what_was_shut_and_has_no_end_is_filled_as_far_as_is_told_and_then_open(lanes: Path) -> None:
    add(lanes, "closed", "1902-02-15")
    closure = next(event.id for event in open_site(lanes).model.events.values() if event.tags == ["closure"])
    with (lanes / "data" / "claims.yml").open("a", encoding="utf-8") as stream:
        stream.write("\n" + CLAIM.format(id=closure, date="1902-03-16").replace("-told", "-still") + "  outside: It was shut still.\n")
    found = drawn(lanes, "1902")
    assert {rung.iso: [(one.top, one.height, one.open) for one in rung.fillings] for rung in found.rungs if rung.fillings} == {
        "1902-02": [(50.0, 50.0, False)],
        "1902-03": [(0.0, 51.6, False), (51.6, 48.4, True)],
        "1902-04": [(0.0, 50.0, True)],
    }
    assert "No end in our record." in str(open_site(lanes).macros("timeline/all.md").ladder("1902"))


def test_talks_without_an_end_are_a_moment(lanes: Path) -> None:
    for lane in ("between", "both"):
        add(lanes, lane, "1902-02-15")
    found = drawn(lanes, "1902")
    assert not any(rung.fillings for rung in found.rungs)
    assert "No end" not in str(open_site(lanes).macros("timeline/all.md").ladder("1902"))


def test_small_events_give_way_and_are_counted_but_those_that_met_stay(lanes: Path) -> None:
    add(lanes, "right", "1902-02-05", weight=2)
    add(lanes, "right", "1902-03-05")
    add(lanes, "between", "1902-03-04", "1902-03-06")
    add(lanes, "closed", "1902-04-01")
    found = drawn(lanes, weight=3)
    assert found.shown == {"left": 1, "right": 1, "both": 0, "between": 1, "closed": 0}
    assert found.counts == {"left": 1, "right": 2, "both": 0, "between": 1, "closed": 1}
    assert found.left_out == 2
    assert "2 smaller events are left out here." in str(open_site(lanes).macros("timeline/all.md").ladder("1902", "", 3))


def test_thousands_of_events_are_thinned_and_drawn_at_once(lanes: Path) -> None:
    model = open_site(lanes).model
    (own,) = model.events.values()
    for number in range(5000):
        tag = list(TAGS.values())[number % 5]
        model.events[f"more-{number}"] = own.model_copy(update={"id": f"more-{number}", "weight": number % 3 + 1, "tags": [tag]})
    begun = process_time()
    found = drawing(model, "1900", "", 1)
    assert process_time() - begun < 1
    assert found
    assert sum(found.shown.values()) == MOST_EVENTS
    assert sum(found.counts.values()) == 5001


@pytest.mark.record
def test_the_own_record_is_drawn_whole_from_the_first_rung_to_the_last() -> None:
    model = own_explainer().model
    found = drawing(model, "2021-08", "", 1)
    assert found
    assert found.left_out == 0
    assert all(found.counts.values())
    assert date(2024, 12, 24) in found.meetings
    assert any(entry.apart for rung in found.rungs for entry in rung.entries)
