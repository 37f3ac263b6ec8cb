"""Where people agree and part: who counts, which of their words count, and what a headline may say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.model.findings import few, finding, headed, shared_by
from macros.model.heard import heard
from macros.model.model import Model
from macros.model.people import cards, home_of
from macros.model.positions import Survey, said, surveys
from macros.page.site import open_site

Edit = Callable[..., None]


@pytest.fixture
def model(ferry: Path) -> Model:
    return open_site(ferry).model


def ids(survey: Survey, position: str) -> dict[str, list[str]]:
    stand = survey.stand(position)
    return {name: [view.id for view in getattr(stand, name)] for name in ("people", "apart", "earlier")}


def test_officials_are_never_added_to_those_who_speak_for_themselves(model: Model) -> None:
    survey = surveys(model)["run-again"]
    assert ids(survey, "run") == {
        "people": ["ford-run-again", "holt-run-again", "reed-run-again"],
        "apart": ["north-run-again"],
        "earlier": [],
    }
    assert (len(survey.people), len(survey.apart)) == (5, 1)


def test_the_latest_word_counts_and_the_earlier_one_stands(model: Model) -> None:
    assert ids(surveys(model)["run-again"], "nothing") == {"people": [], "apart": [], "earlier": ["reed-run-again-before"]}


def test_an_earlier_word_for_the_same_answer_is_not_shown_twice(ferry: Path, edit: Edit) -> None:
    edit(("data/views.yml", "positions: [nothing]", "positions: [run]"))
    assert ids(surveys(open_site(ferry).model)["run-again"], "run")["earlier"] == []


def test_what_has_no_date_counts_as_older(ferry: Path, edit: Edit) -> None:
    edit(("data/claims.yml", "said: 1902-05-10", "about: []"), ("data/views.yml", "  changed_from: reed-run-again-before\n", ""))
    model = open_site(ferry).model
    assert said(model, model.views["reed-run-again"]) is None
    assert ids(surveys(model)["run-again"], "nothing")["people"] == ["reed-run-again-before"]


def test_an_office_held_at_the_time_decides(ferry: Path, edit: Edit) -> None:
    edit(("data/views.yml", "  workplace: elsewhere\n", "  occupation: official\n  workplace: elsewhere\n"))
    survey = surveys(open_site(ferry).model)["run-again"]
    assert ids(survey, "bridge") == {"people": [], "apart": ["vale-run-again"], "earlier": []}
    assert finding(survey) == "Four in our record speak for themselves on this: too few to count."


def test_a_finding_counts_what_the_record_holds(model: Model, ferry: Path, edit: Edit) -> None:
    survey = surveys(model)["run-again"]
    assert finding(survey) == (
        "More than half of the five in our record who speak for themselves, three, say that the ferry should run again; "
        "one says that a bridge should take its place; one gives none of these answers clearly."
    )
    assert survey.shared == survey.stand("run")
    assert shared_by(survey, "run") == "three of the five in our record"
    assert finding(surveys(model)["why-sank"]) == "One in our record speaks for themselves on this: too few to count."
    edit(("data/views.yml", "positions: [run]", "positions: [bridge]"))
    assert surveys(open_site(ferry).model)["run-again"].shared is None


def test_of_reasons_no_agreement_is_computed(ferry: Path, edit: Edit) -> None:
    edit(("data/questions.yml", "sort: choice", "sort: reasons"), ("data/views.yml", "positions: [bridge]", "positions: [bridge, run]"))
    survey = surveys(open_site(ferry).model)["run-again"]
    assert survey.shared is None
    assert finding(survey) == (
        "More than half of the five in our record who speak for themselves, four, say that the ferry should run again; "
        "one says that a bridge should take its place. Some give several."
    )


def test_a_finding_begins_as_its_numbers_have_it(model: Model) -> None:
    survey = surveys(model)["run-again"]
    run, bridge = survey.stand("run"), survey.stand("bridge")

    def begun(runs: int, bridges: int) -> str:
        stands = [replace(run, people=survey.people[:runs]), replace(bridge, people=survey.people[:bridges])]
        return finding(replace(survey, stands=stands))

    who = "the five in our record who speak for themselves"
    assert begun(3, 1).startswith(f"More than half of {who}, three, say that ")
    assert begun(2, 1).startswith(f"The answer given most, by two of {who}, is that the ferry should run again; one says that ")
    assert begun(2, 2).startswith(f"No answer leads among {who}: two say that ")
    assert begun(1, 0).startswith(f"No answer leads among {who}: one says that ")


def test_numbers_are_words_up_to_twelve() -> None:
    assert [few(count) for count in (0, 1, 12, 13)] == ["none", "one", "twelve", "13"]


def test_who_was_hardly_heard_is_counted_with_the_noughts(model: Model) -> None:
    found = {one.by: one for one in heard(model, surveys(model)["run-again"])}
    assert dict(found["What they did"].counts)["Politician"] == 0
    assert dict(found["What they did"].counts)["Official"] == 1
    assert found["What they did"].total == 6
    assert (found["Where they worked"].counts, found["Where they worked"].unknown) == ([("on the river", 2), ("farther away", 1)], 3)
    assert found["Language of the sources"].counts == [("English", 2)]


def test_a_card_holds_what_one_said_in_time(model: Model) -> None:
    card = cards(model)["rower"]
    assert [view.id for view in card.views] == ["reed-run-again-before", "reed-run-again"]
    assert [forecast.id for forecast in card.forecasts] == ["ferry-in-june"]
    assert {id_: card.apart for id_, card in cards(model).items()} == {
        "pilot": False, "rower": False, "teacher": False, "editor": False, "clerk": False, "mayor": True,
    }  # fmt: skip


def test_a_page_is_found_by_what_it_calls(model: Model) -> None:
    assert home_of(model, "positions", "run-again") == "index.md"
    assert home_of(model, "positions", "nobody-asked") is None


@pytest.mark.parametrize(("text", "head", "rest"), [
    ("No answer leads among five: two say that a; one says that b.", "No answer leads among five", "Two say that a; one says that b."),
    ("The answer given most is that a; one says that b.", "The answer given most is that a", "One says that b."),
    ("Four speak on this: too few to count.", "Four speak on this: too few to count.", ""),
])  # fmt: skip
def test_a_headline_tells_one_thing(text: str, head: str, rest: str) -> None:
    assert headed(text) == (head, rest)
