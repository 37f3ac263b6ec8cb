"""What must hold of views, the positions they take, and the words for how forecasts came out."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Checked
from ..problems import Problems, did_you_mean
from .common import Fault, claims_of, said_at


def positions_are_the_questions(checked: Checked) -> Iterator[Fault]:
    """A view takes positions that its question offers, each once; of a choice one at most."""
    questions = checked.records["questions"]
    for view in checked.records["views"].values():
        question = questions.get(view.question)
        if question is None:
            continue
        known = [position.id for position in question.positions]
        for at, id_ in enumerate(view.positions):
            if id_ not in known:
                yield view, ("positions", at), f"question '{question.id}' has no position '{id_}'{did_you_mean(id_, known)}"
            elif id_ in view.positions[:at]:
                yield view, ("positions", at), f"'{id_}' stands twice; keep one"
        if question.sort == "choice" and len(view.positions) > 1:
            yield view, ("positions",), f"the answers to '{question.id}' exclude each other: a view takes one of them, or none"


def changes_of_mind_are_ones_own(checked: Checked) -> Iterator[Fault]:
    """A view changes from an earlier one of the same person on the same question."""
    views, claims, sources = checked.records["views"], claims_of(checked), checked.records["sources"]
    for view in views.values():
        before = views.get(view.changed_from or "")
        if before is None:
            continue
        if (before.expert, before.question) != (view.expert, view.question):
            yield view, ("changed_from",), f"'{before.id}' is not a view of '{view.expert}' on '{view.question}'"
            continue
        if not checked.whole("claims", "sources"):
            continue
        dates = [said_at(sources, [claims[id_] for id_ in one.claims if id_ in claims]) for one in (before, view)]
        if dates[0] is None or dates[1] is None or dates[0] >= dates[1]:
            yield view, ("changed_from",), f"'{before.id}' is not known to be earlier: date what both rest on, or take this out"


def voices_have_an_occupation(checked: Checked) -> Iterator[Fault]:
    """Whoever has a view is counted by what they do, so the record says it."""
    actors, told = checked.records["actors"], set[str]()
    for view in checked.records["views"].values():
        actor = actors.get(view.expert)
        if actor and not actor.occupation and actor.id not in told:
            told.add(actor.id)
            yield actor, ("occupation",), f"is needed of one whose views are shown: '{view.id}' is one of them"


def verdicts_have_words_for_their_kind(checked: Checked) -> Iterator[Fault]:
    """A kind of forecast that has words of its own has one for each verdict its forecasts get: a promise is kept, not borne out."""
    kinds = checked.vocab.lists["forecast_kinds"]
    for forecast in checked.records["forecasts"].values():
        own = kinds[forecast.kind].verdicts if forecast.kind in kinds else {}
        if own and forecast.verdict not in own:
            yield forecast, ("verdict",), f"a {forecast.kind} has no word for '{forecast.verdict}': add it in vocab.yml to its verdicts"


def check_settings(checked: Checked, problems: Problems) -> None:
    """Kinds of forecasts have words for verdicts that are there, and it is told how sure the positions are; faults go to problems."""
    raw, known = checked.raw.settings["vocab"], checked.vocab.lists["verdicts"]
    if not checked.explainer.positions_agreement and any(view.positions for view in checked.records["views"].values()):
        place = checked.raw.settings["explainer"].place
        problems.add(place, "positions_agreement", "is missing: views take positions; say how often two readers assigned the same")
    for kind, entry in checked.vocab.lists["forecast_kinds"].items():
        for word in entry.verdicts:
            if word not in known:
                path = ("lists", "forecast_kinds", kind, "verdicts", word)
                problems.add(raw.at(path), ".".join(path), f"no word in vocab.yml's verdicts '{word}'{problems.near(word, known)}")
