"""What the export adds to each record: fields that follow from the record and are never typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from ...model.addresses import from_root
from ...model.citation import of_claim
from ...model.history import log
from ...model.people import cards, home_of
from ...model.tolls import toll_claims, toll_ranges
from ...record.kinds import Actor, Change, Claim, Event, Forecast, Model, Place, Question, Record, Relation, Source, Term, View
from .computed_fields import OfActor, OfChange, OfClaim, OfEvent, OfPlace, OfRelation, OfSource, Range, Turn
from .onpage import OnPage, at
from .opinions import OfForecast, OfQuestion, OfView, of_forecast, of_question, of_view

if TYPE_CHECKING:
    from ...model.model import Model as Joined


def _claim(model: Joined, claim: Claim) -> OfClaim:
    first, last = _of_claim(model, claim)
    return OfClaim(
        **at(model, model.claim_page(claim), claim.id),
        status=model.status(claim),
        claimant=model.claimant(claim) or None,
        party=model.voices(claim.by)[-1] if claim.by else None,
        side=model.side(claim),
        by_all=claim.parties,
        happened=claim.date,
        said=model.said(claim),
        said_computed=claim.said is None and not model.undated(claim),
        first_day=first,
        last_day=last,
        opposed_by=model.against.get(claim.id, []),
        denied_before=[id_ for id_ in model.against.get(claim.id, []) if model.denied_before(claim, id_)],
        differs_from=sorted({other.id for other, _ in model.differing.get(claim.id, [])}),
        replaced_by=model.replaced.get(claim.id),
        origins=sorted(model.origins[claim.id]),
        retracted=model.retracted(claim),
        pages=[from_root(page.path) or "./" for page in model.pages_of.get(claim.id, [])],
        changes=[change.id for change in model.ledger.entries_of.get(claim.id, [])],
        citation=of_claim(model, claim).text,
    )


def _event(model: Joined, event: Event) -> OfEvent:
    ranges = toll_ranges(model, toll_claims(model, event))
    names = ("group", "harm", "low", "high", "open_above", "at_least", "words")
    first, last = _days(event) or (event.date.first, event.date.last)
    return OfEvent(
        **at(model, "timeline/all.md", event.id),
        status=model.event_status(event),
        first_day=first,
        last_day=last,
        claims=[claim.id for claim in model.by_event.get(event.id, [])],
        tolls=[Range(**{name: getattr(row, name) for name in names}, claims=[claim.id for claim in row.claims]) for row in ranges],
    )


def _actor(model: Joined, actor: Actor) -> OfActor:
    own = f"actors/{actor.id}.md"
    here = {"page": own, "anchor": ""} if own in {page.path for page in model.pages} else {"page": "actors/index.md", "anchor": actor.id}
    card, page = cards(model).get(actor.id), home_of(model, "people")
    return OfActor(
        **at(model, **here),
        says=[claim.id for claim in model.by_party.get(actor.id, [])],
        card=from_root(page, actor.id) if card and page else None,
        views=[view.id for view in card.views] if card else [],
        forecasts=[forecast.id for forecast in card.forecasts] if card else [],
    )


def _relation(model: Joined, tie: Relation) -> OfRelation:
    ends = {"from_name": model.actors[tie.source].name, "to_name": model.actors[tie.target].name}
    return OfRelation(**ends, denied=bool(tie.denials))


def _of_claim(model: Joined, claim: Claim) -> tuple[date | None, date | None]:
    """The first and last day that a claim's date in v1 can mean, else its event's."""
    said, event = model.said(claim), model.events.get(claim.event or "")
    if claim.date is None and said:
        return said.first, said.last
    return _days(claim) or (_days(event) if event else None) or (None, None)


def _days(record: Any) -> tuple[date, date] | None:
    return (record.date.first, (record.until or record.date).last) if record.date else None


def _source(model: Joined, source: Source) -> OfSource:
    return OfSource(**at(model, "sources.md", source.id), claims=[claim.id for claim in model.by_source.get(source.id, [])])


def _change(model: Joined, change: Change) -> OfChange:
    touched = next(entry.touched for entry in log(model) if entry.change.id == change.id)
    turns = [
        Turn(
            kind=record.kind,
            record=record.id,
            name=f"{record.by}: {record.statement}" if record.by else record.statement,
            field=turn.label,
            old=turn.old,
            new=turn.new,
        )
        for record in touched
        for turn in record.turns
    ]
    return OfChange(**at(model, home_of(model, "changes") or "changes.md", change.id), turns=turns)


def _place(model: Joined, place: Place) -> OfPlace:
    events = [event.id for event in model.events.values() if place.id in event.places]
    return OfPlace(**at(model, "glossary.md", f"place-{place.id}"), events=events)


COMPUTED: dict[type[Record], tuple[type[Model], Callable[[Joined, Any], Model]]] = {
    Change: (OfChange, _change),
    Claim: (OfClaim, _claim),
    Event: (OfEvent, _event),
    Actor: (OfActor, _actor),
    Relation: (OfRelation, _relation),
    Source: (OfSource, _source),
    Place: (OfPlace, _place),
    Question: (OfQuestion, of_question),
    View: (OfView, of_view),
    Term: (OnPage, lambda model, term: OnPage(**at(model, "glossary.md", term.id))),
    Forecast: (OfForecast, of_forecast),
}
