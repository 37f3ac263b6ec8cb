"""Two ledgers: groups drawn hollow left of the line, everybody else right of it; ghosts, frames, words; nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import own_explainer

from macros.draw.chart.headline import headline
from macros.draw.chart.tolls import MOST, Ledger, bounds, hollow, toll_ledger
from macros.model.model import Model
from macros.model.tolls import denials, toll_claims
from macros.model.tolls import group_word as whom
from macros.page.site import open_site

NORTH = "{group: people, harm: killed, low: 9, high: 9}"
SOUTH = "{group: sheep, harm: killed, words: dozens}"


def sinking(ferry: Path, north: str = NORTH, south: str = SOUTH, more: str = "", **edits: str) -> tuple[Model, Ledger]:
    path = ferry / "data" / "claims.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in ((NORTH, north), (SOUTH, south), *edits.values()):
        assert old in text
        text = text.replace(old, new)
    text = re.sub(r"(toll-(?:north|south):\n  statement: .*)\.", r"\1; of 2, 3, 9, 10, 40, 60, 408.", text)
    path.write_text(text + more, encoding="utf-8")
    model = open_site(ferry).model
    found = toll_ledger(model, model.events["sinking"])
    assert found
    return model, found


def later(by: str, toll: str, id_: str = "toll-later", more: str = "") -> str:
    counts = " ".join(re.findall("[0-9]+", toll))
    return (
        f"\n{id_}:\n  statement: More than was said, {counts}.\n  by: {by}\n  said: 1902-05-03\n  event: sinking\n"
        f"  theme: crossing\n  sources: [gazette]\n  tolls: [{toll}]\n{more}"
    )


@pytest.fixture(scope="module")
def own() -> Model:
    return own_explainer().model


def test_a_row_is_a_party_and_its_group_says_on_which_side(ferry: Path) -> None:
    _, found = sinking(ferry)
    assert found.groups == (["sheep"], ["people"])
    assert [(row.party, len(row.left), len(row.right)) for row in found.rows] == [("northbank", 0, 1), ("southbank", 1, 0)]
    (people,), (sheep,) = found.rows[0].right, found.rows[1].left
    assert people.dots
    assert (people.dots.sure, people.dots.open, people.dots.left) == (9, False, False)
    assert (sheep.dots, sheep.framed) == (None, False)


def test_words_against_a_count_stand_in_a_frame_where_its_dots_would_be(ferry: Path) -> None:
    _, found = sinking(ferry, tolls=(f"  tolls: [{SOUTH}]\n", ""))
    (frame,) = found.rows[1].right
    assert (frame.claim.id, frame.toll, frame.framed, found.rows[1].left) == ("toll-south", None, True, [])


def test_who_counts_another_harm_and_denies_this_one_stands_in_a_frame_beside_a_count_of_its_own(ferry: Path) -> None:
    path = ferry / "data" / "vocab.yml"
    words = path.read_text(encoding="utf-8").replace("  measures:\n", "    hurt: {label: hurt, meaning: Lived.}\n  measures:\n", 1)
    path.write_text(words.replace("{label: people,", "{label: people, one: human being,"), encoding="utf-8")
    hurt = later("southbank", "{group: people, harm: hurt, low: 3, high: 3}", more="  disputes: [toll-north]\n")
    model, found = sinking(ferry, more=later("southbank", "{group: people, harm: killed, low: 1, high: 1}", "toll-one") + hurt)
    assert [entry.claim.id for entry in found.torn(model, "southbank")] == ["toll-later"]
    assert found.torn(model, "northbank") == []
    assert [whom(model, model.claims[id_].tolls[0]) for id_ in ("toll-one", "toll-north")] == ["human being", "people"]


def test_where_nothing_stands_on_one_side_all_grows_to_the_right(ferry: Path) -> None:
    path = ferry / "data" / "vocab.yml"
    text = path.read_text(encoding="utf-8").replace("{label: people, meaning", "{label: people, hollow: true, meaning")
    path.write_text(text, encoding="utf-8")
    _, found = sinking(ferry)
    assert found.groups == (["people", "sheep"], [])
    assert all(not row.left for row in found.rows)
    assert not any(entry.dots.left for entry in found.entries if entry.dots)


def test_a_count_that_was_replaced_is_a_ghost_under_the_one_that_did(ferry: Path) -> None:
    _, found = sinking(ferry, more=later("northbank", "{group: people, harm: killed, low: 11}", more="  replaces: toll-north\n"))
    now, ghost = found.rows[0].right
    assert (now.claim.id, now.ghost, now.dots and now.dots.open) == ("toll-later", False, True)
    assert (ghost.claim.id, ghost.ghost, ghost.dots and ghost.dots.sure) == ("toll-north", True, 9)


def test_claims_that_replace_each_other_are_refused_a_second_turn(ferry: Path) -> None:
    """A circle would be a fault of the record; the picture ends all the same."""
    model, _ = sinking(ferry, more=later("northbank", "{group: people, harm: killed, low: 11}", more="  replaces: toll-north\n"))
    north = model.claims["toll-north"].model_copy(update={"replaces": "toll-later"})
    model.claims["toll-north"] = north
    found = toll_ledger(model, model.events["sinking"])
    assert found
    assert len(found.entries) <= 3


def test_what_one_claim_counts_among_the_same_people_is_drawn_once(ferry: Path) -> None:
    _, found = sinking(ferry, north=f"{NORTH}, {{group: people, harm: killed, words: some children}}")
    (entry,) = found.rows[0].right
    assert [toll.words for toll in entry.beside] == ["some children"]


def test_a_dot_is_more_than_one_where_a_count_is_high(ferry: Path) -> None:
    _, found = sinking(ferry, north="{group: people, harm: killed, low: 408, high: 408}")
    assert found.each == 5
    assert found.entries[0].dots
    assert found.entries[0].dots.sure == 82


def test_other_harms_are_told_in_words(ferry: Path) -> None:
    path = ferry / "data" / "vocab.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("  harms:\n", "  harms:\n    rescued: {label: rescued, meaning: Lived.}\n"))
    _, found = sinking(ferry, north=f"{NORTH}, {{group: people, harm: rescued, low: 3, high: 3}}")
    assert found.harm == "rescued"
    assert list(found.others) == ["killed"]


def test_more_counts_than_find_room_are_counted_in_words(ferry: Path) -> None:
    many = "".join(later("pilot", f"{{group: people, harm: killed, low: {n}, high: {n}}}", f"toll-{n}") for n in range(1, MOST + 20))
    _, found = sinking(ferry, more=many)
    assert sum(not entry.ghost for entry in found.entries) == MOST
    assert found.undrawn == MOST + 21 - MOST
    assert "more counts are not drawn" in str(open_site(ferry).macros("index.md").toll("sinking"))


@pytest.mark.parametrize(
    ("south", "edits", "words"),
    [
        ("{group: people, harm: killed, low: 2}", {}, "9 or at least 2 people drowned: two accounts of the same day"),
        ("{group: sheep, harm: killed, low: 40, high: 60}", {}, "9 people, or 40 to 60 sheep drowned: two accounts of the same day"),
        (SOUTH, {}, "9 people drowned, says Northbank; Southbank contradicts it"),
        (SOUTH, {"disputes": ("  disputes: [toll-north]\n", "")}, None),
        ("", {"tolls": ("  tolls: []\n", "")}, "9 people drowned, says Northbank; Southbank contradicts it"),
        ("", {"tolls": ("  tolls: []\n", ""), "words": ("Nobody drowned, and only sheep were lost.", "No people were drowned.")},
         "9 people drowned, says Northbank; Southbank says that no people were"),
        ("{group: sheep, harm: killed, low: 40}", {"words": ("Nobody drowned, and only sheep were lost.", "No people were harmed.")},
         "9 people, or at least 40 sheep and no people drowned: two accounts of the same day"),
    ],
)  # fmt: skip
def test_the_headline_is_what_the_two_parties_say(ferry: Path, south: str, edits: dict[str, tuple[str, str]], words: str | None) -> None:
    model, found = sinking(ferry, south=south, **edits)
    line = headline(model, model.events["sinking"], found.harm)
    assert (line.text if line else None) == words


def test_a_denial_that_says_nobody_of_a_group_was_harmed_joins_the_count_of_its_party(ferry: Path) -> None:
    denial = (
        "\nnobody:\n  statement: No people were harmed.\n  by: southbank\n  said: 1902-05-03\n  event: sinking\n  theme: crossing\n"
        "  sources: [courier]\n  disputes: [toll-north]\n"
    )
    model, found = sinking(ferry, south="{group: sheep, harm: killed, low: 40, high: 40}", more=denial)
    line = headline(model, model.events["sinking"], found.harm)
    assert line
    assert line.text == "9 people, or 40 sheep and no people drowned: two accounts of the same day"
    assert line.parties == ("northbank", "southbank")


def test_a_night_is_told_from_a_day(ferry: Path) -> None:
    path = ferry / "data" / "events.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("  date: 1902-05-01\n", '  date: 1902-05-01\n  time: {at: "23:10", zone: UTC}\n')
    )
    model, found = sinking(ferry, south="{group: people, harm: killed, low: 2, high: 2}")
    line = headline(model, model.events["sinking"], found.harm)
    assert line
    assert line.text.endswith(": two accounts of the same night")


@pytest.mark.record
def test_in_the_record_every_latest_count_of_the_gravest_harm_is_drawn_or_told_once_and_on_its_side(own: Model) -> None:
    drawn = 0
    for event in own.events.values():
        latest = [(claim.id, toll) for claim in toll_claims(own, event) for toll in claim.tolls]
        found = toll_ledger(own, event)
        assert bool(found) == bool(latest)
        if not found:
            continue
        entries = [entry for entry in found.entries if entry.toll and not entry.ghost]
        shown = [(entry.claim.id, toll) for entry in entries for toll in (entry.toll, *entry.beside) if toll]
        told = [(claim.id, toll) for rows in found.others.values() for claim, toll in rows]
        assert sorted([*shown, *told], key=str) == sorted(latest, key=str)
        for row in found.rows:
            assert all(hollow(own, entry.toll) for entry in row.left if entry.toll)
            if any(other.left for other in found.rows):
                assert not any(hollow(own, entry.toll) for entry in row.right if entry.toll)
            assert all(entry.dots is None or any(bounds(entry.toll)) for entry in found.entries if entry.toll)
        framed = {entry.claim.id for entry in found.entries if not entry.toll}
        assert framed <= {claim.id for claim in denials(own, event, found.harm)}
        drawn += len(entries)
    assert drawn > 50


@pytest.mark.record
def test_the_headlines_of_the_record_are_what_they_were_read_to_be(own: Model) -> None:
    """Each was read against its claims; a change in the record changes the words, and wants reading again."""
    events = ("paktika-strikes-2024", "makeen-attack-2024", "october-2025-clashes", "kabul-rehab-strike-march-2026")
    found = [headline(own, own.events[event], "killed") for event in events]
    assert all(found)
    names = own.actors
    for one in found:
        assert one
        if not one.both_count:
            assert all(names[party].short.lower() in one.text.lower() for party in one.parties)
    assert found[0]
    assert found[0].text.startswith("More than 71 militants and no civilians, or 51 to 52 civilians killed: two accounts of the same ")
