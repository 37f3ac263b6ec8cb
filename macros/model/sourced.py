"""Texts of the record that tell facts: each is carried by claims or sources, and names those who say what it tells, or nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..record.english import counted, happened
from ..record.kinds import Event, Record
from ..record.problems import Problems
from .attribution import AttributionChecker
from .model import Model


@dataclass(frozen=True)
class Told:
    """A text of a record, what carries it, and where it stands."""

    record: Record
    field: str
    text: str
    claims: list[str]
    sources: list[str]


def told(model: Model) -> Iterator[Told]:
    """Every text that says who somebody is, why a place or a question matters, what a word means."""
    for actor in model.actors.values():
        yield Told(actor, "about", actor.about, actor.claims, actor.sources)
    for place in model.places.values():
        yield Told(place, "why", place.why, place.claims, [])
    for term in model.terms.values():
        yield Told(term, "definition", term.definition, term.claims, term.sources)
    for question in model.questions.values():
        views = [view for view in model.views.values() if view.question == question.id]
        yield Told(question, "why", question.why, [], [source for view in views for source in model.claims[view.claims[0]].sources])


def concluded(model: Model) -> Iterator[Told]:
    """Every text that sums up claims in our words: what somebody holds, why a forecast is judged as it is."""
    for view in model.views.values():
        yield Told(view, "gist", view.gist, view.claims, [])
    for forecast in model.forecasts.values():
        yield Told(forecast, "why", forecast.why, [forecast.claim, *forecast.support, *forecast.against], [])


def check_texts(checker: AttributionChecker, problems: Problems) -> None:
    """Texts with claims name their claimants, or sum them up and name nobody else; others hold no more than who or where."""
    model = checker.model
    for one, faults in [*((one, _faults) for one in told(model)), *((one, _strangers) for one in concluded(model))]:
        for message in faults(checker, one):
            problems.add(model.ledger.comparison.checked.place(one.record, one.field), one.field, message)
    for event in model.events.values():
        for message in _untold(checker, event):
            problems.add(model.ledger.comparison.checked.place(event, "title"), "title", message)


def _faults(checker: AttributionChecker, one: Told) -> Iterator[str]:
    if not (one.claims or one.sources):
        if why := _more(checker, one.text):
            carriers = " or ".join(name for name in ("claims", "sources") if name in type(one.record).model_fields) or "a view with claims"
            yield f"tells more than who or where, and nothing carries it: {why}; give it {carriers}, or cut it"
        return
    for id_ in one.claims:
        claim = checker.model.claims[id_]
        if claim.by != one.record.id and (message := checker.fault_of(claim, one.text)):
            yield f"rests on '{id_}': {message}"


def _strangers(checker: AttributionChecker, one: Told) -> Iterator[str]:
    for id_ in checker.naming.strangers(checker.named(one.text), [checker.model.claims[id_] for id_ in one.claims]):
        name = checker.model.actors[id_].short
        yield f"names {name}, with whom none of its claims has to do: add a claim that names {name}, or leave it out"


def _untold(checker: AttributionChecker, event: Event) -> Iterator[str]:
    model = checker.model
    for id_ in checker.naming.untold(event, model.by_event.get(event.id, [])):
        name = model.actors[id_].short
        yield f"names {name}, and neither its actors nor its claims do: add {name} to its actors, or leave the name out"


def _more(checker: AttributionChecker, text: str) -> str:
    """What in a text goes beyond who or where: a number or date, something that happened, a party that says something."""
    if number := counted(text):
        return f"a number or date, '{number}'"
    if word := happened(text):
        return f"something that happened, '{word}'"
    if parties := sorted(checker.attributed(text)):
        return f"what {checker.model.actors[parties[0]].short} says"
    return ""
