"""What was known when, how the counts moved, and the order in which accounts became known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import own_explainer

from macros.model.accounts import accounts
from macros.model.known import Stage, stages
from macros.model.revisions import revisions
from macros.page.site import open_site

FIRE = "data/claims/fire.yml"


def told(stage: Stage) -> tuple[str, str, list[str], list[str]]:
    new = [claim.id for claims in stage.new.values() for claim in claims]
    return stage.id, stage.day.isoformat(), list(dict.fromkeys(new)), [row.words for row in stage.tolls]


def test_each_day_shows_what_was_new_and_the_counts_as_they_stood(fire: Path) -> None:
    model = open_site(fire).model
    found = stages(model, model.events["fire"])
    assert [told(stage) for stage in found] == [
        ("day", "1902-05-22", ["fire-not-lit", "fire-toll-first", "fire-loss"], ["2"]),
        ("week", "1902-05-28", ["fire-seen", "fire-was-lit", "fire-toll-later"], ["at least 5"]),
        ("month", "1902-06-21", ["fire-toll-joint"], ["at least 5, up to 7"]),
        ("now", "1902-06-30", ["fire-remembered"], ["at least 5, up to 7"]),
    ]
    assert [stage.count for stage in found] == [3, 3, 1, 1]
    assert list(found[2].new) == ["north", "south"]


def test_what_is_undated_or_not_surely_said_by_then_is_known_later(fire: Path, edit: Callable[..., None]) -> None:
    edit((FIRE, "said: 1902-05-21", "said: 1902-05"))
    model = open_site(fire).model
    first = stages(model, model.events["fire"])
    assert "fire-toll-first" in told(first[2])[2]
    assert all("fire-remembered" not in told(stage)[2] for stage in first[:-1])


def test_no_day_lies_past_the_records_own(ferry: Path, edit: Callable[..., None]) -> None:
    edit(("data/explainer.yml", "as_of: 1902-06", "as_of: 1902-06-01"))
    model = open_site(ferry).model
    assert [(stage.id, stage.day.isoformat()) for stage in stages(model, model.events["sinking"])] == [
        ("day", "1902-05-02"),
        ("week", "1902-05-08"),
        ("now", "1902-06-01"),
    ]


def test_the_month_after_the_last_of_january_is_the_last_of_february(fire: Path, edit: Callable[..., None]) -> None:
    edit(("data/events/fire.yml", "date: 1902-05-20\n  until: 1902-05-21", "date: 1902-01-31"))
    path = fire / "data" / "claims" / "fire.yml"
    path.write_text(path.read_text().replace("  date: 1902-05-20\n", "").replace("  until: 1902-05-21\n", "").replace("  time: {", "  # {"))
    model = open_site(fire).model
    assert stages(model, model.events["fire"])[2].day.isoformat() == "1902-02-28"


def test_a_count_that_moved_is_told_from_the_first_to_the_last(fire: Path) -> None:
    model = open_site(fire).model
    (revision,) = revisions(model, model.events["fire"])
    assert (revision.group, revision.harm) == ("people", "killed")
    assert [(claim.id, toll.low, toll.high) for claim, toll in revision.counts] == [("fire-toll-first", 2, 2), ("fire-toll-later", 5, None)]
    page = str(open_site(fire).macros("index.md").toll("fire"))
    assert "How the counts moved" in page
    assert "people drowned: 2 (21 May 1902)," in page
    assert " then at least 5 (25 May 1902)" in page


def test_a_count_that_stayed_has_not_moved(fire: Path, edit: Callable[..., None]) -> None:
    edit((FIRE, "At least five people died", "Two people died, no more,"), (FIRE, "low: 5}", "low: 2, high: 2}"))
    model = open_site(fire).model
    assert revisions(model, model.events["fire"]) == []
    assert "How the counts moved" not in str(open_site(fire).macros("index.md").toll("fire"))


def test_accounts_can_be_read_in_the_order_in_which_they_became_known(fire: Path) -> None:
    model = open_site(fire).model
    found = {one.side: [claim.id for claim in one.first] for one in accounts(model, model.events["fire"], "known")}
    assert found == {
        "north": ["fire-was-lit", "fire-toll-joint"],
        "south": ["fire-not-lit", "fire-toll-joint"],
        "watchers": ["fire-toll-first", "fire-loss", "fire-toll-later", "fire-remembered"],
    }
    assert all(not one.rest for one in accounts(model, model.events["fire"], "known"))


@pytest.mark.record
def test_wherever_accounts_or_tolls_stand_in_full_what_was_known_when_is_at_hand() -> None:
    calls = [call for page in own_explainer().model.pages for call in page.calls]
    shown = {call.args[0] for call in calls if call.name in ("accounts", "toll")}
    assert shown
    assert shown <= {call.args[0] for call in calls if call.name == "known"}


def test_a_toll_leads_to_the_page_where_it_is(ferry: Path, edit: Callable[..., None]) -> None:
    assert "What was known when" not in str(open_site(ferry).macros("index.md").toll("sinking"))
    leads = '<a href="../#known-sinking">What was known when</a>'
    assert leads in str(open_site(ferry).macros("glossary.md").toll("sinking"))
    edit(("docs/index.md", '{{ known("sinking") }}\n', ""))
    assert "What was known when" not in str(open_site(ferry).macros("glossary.md").toll("sinking"))
