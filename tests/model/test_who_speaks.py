"""Who speaks, counted sentence by sentence and claim by claim; and what a chapter tells of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import own_explainer

from macros.draw.voices import bar, parts, tick
from macros.model.chapters import MOST, chapter_events
from macros.model.model import Model
from macros.model.who_speaks import NOBODY, Voice, in_record, on_page
from macros.page.site import open_site


@pytest.fixture
def model(ferry: Path) -> Model:
    return open_site(ferry).model


def test_each_sentence_is_heard_in_its_place(model: Model) -> None:
    home = next(page for page in model.pages if page.path == "index.md")
    found = on_page(model, home)
    assert found.sentences == 4
    assert {voice.side: voice.cells for voice in found.voices} == {
        NOBODY: [(0, "established")],
        "north": [(1, "disputed")],
        "south": [(2, "disputed")],
        "watchers": [(3, "attributed")],
    }
    assert found.silent == []


def test_a_side_that_speaks_twice_in_a_sentence_is_heard_once_with_the_gravest(ferry: Path, edit: Callable[..., None]) -> None:
    edit(
        (
            "docs/index.md",
            '{{ cite("toll-south") }}',
            '{{ cite("toll-south") }} Ben Ford says so.{{ cite("crossings-counted", "ferry-will-return") }}',
        )
    )
    model = open_site(ferry).model
    found = on_page(model, next(page for page in model.pages if page.path == "index.md"))
    assert {voice.side: voice.cells for voice in found.voices}["watchers"] == [(3, "attributed"), (4, "attributed")]


def test_every_claim_of_the_record_is_counted_once(model: Model) -> None:
    found = in_record(model)
    assert found.sentences == sum(voice.count for voice in found.voices) == len(model.claims)
    counts = [voice.count for voice in found.voices]
    assert counts == sorted(counts, reverse=True)


def test_forms_tell_the_statuses_apart(model: Model) -> None:
    assert len({tick(1, status) for status in model.vocab.lists["statuses"]}) == 3
    voice = Voice("north", [(0, "disputed"), (1, "attributed"), (2, "attributed")])
    assert list(parts(voice)) == [("attributed", 0, 2), ("disputed", 2, 3)]
    assert bar(0, 2, "established") == "M0 0H2V12H0z"


def test_a_chapter_tells_of_the_events_it_cites(model: Model) -> None:
    home = next(page for page in model.pages if page.path == "index.md")
    assert [event.id for event in chapter_events(model, home, "What happened on")] == ["sinking"]
    assert chapter_events(model, home, "Why did it sink?") == []


@pytest.mark.record
def test_every_chapter_of_the_story_has_named_events_in_time() -> None:
    model = own_explainer().model
    story = next(page for page in model.pages if page.path == "story.md")
    headings = [str(call.args[0]) for call in story.calls if call.name == "chapter"]
    assert len(headings) > 5
    for heading in headings:
        events = chapter_events(model, story, heading)
        assert 0 < len(events) <= MOST
        assert [event.date for event in events] == sorted(event.date for event in events)


@pytest.mark.record
def test_whatever_the_core_article_asserts_is_told_on_a_page_that_readers_pass() -> None:
    model = own_explainer().model
    told = {id_ for page in model.pages for id_ in page.cited}
    own = [claim.id for claim in model.claims.values() if "rferl-seed" in claim.sources]
    assert len(own) > 70
    assert [id_ for id_ in own if id_ not in told] == []
