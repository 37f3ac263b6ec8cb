"""What the export adds to each record: fields that follow from the record and are never typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, PlainSerializer, WithJsonSchema

from ...model import derive
from ...model.addresses import from_root
from ...model.citation import of_claim
from ...model.people import cards, home_of
from ...record.kinds import Actor, Claim, Event, Forecast, Model, Place, Question, Record, Relation, Source, Term, View, Word
from ...record.kinds.fields import ActorId, ClaimId, EventId, Ref
from .onpage import OnPage, at
from .opinions import OfForecast, OfQuestion, OfView, ViewId, of_forecast, of_question, of_view

if TYPE_CHECKING:
    from ...model.model import Model as Joined

Day = Annotated[date, PlainSerializer(str), WithJsonSchema({"type": "string", "format": "date"})]


class OfClaim(OnPage):
    """What follows from a claim and those around it."""

    status: Annotated[str, Word("statuses")] = Field(description="established, attributed or disputed")
    claimant: str | None = Field(description="who says it, in words; empty where nobody needs naming")
    party: ActorId | None = Field(description="the party behind the claimant")
    side: Annotated[str, Ref("side")] | None = Field(description="the side of that party")
    first_day: Day | None = Field(description="first day its date, or else its event's, can mean")
    last_day: Day | None = Field(description="last day of the same")
    opposed_by: list[ClaimId] = Field(description="claims that contradict it, in either direction")
    differs_from: list[ClaimId] = Field(description="claims that measure something else, in either direction")
    replaced_by: ClaimId | None = Field(description="the same party's later claim")
    origins: list[str] = Field(description="the different origins behind its sources")
    pages: list[str] = Field(description="addresses of the pages whose prose cites it")
    changes: list[Annotated[str, Ref("change")]] = Field(description="the entries of the log that name it, oldest first")
    citation: str = Field(description="how to cite it")


class Range(Model):
    """One group and harm: the span of the claimants' latest counts."""

    group: Annotated[str, Word("groups")] = Field(description="who was harmed")
    harm: Annotated[str, Word("harms")] = Field(description="how")
    low: int | None = Field(description="the lowest count, in people; empty where only words were given")
    high: int | None = Field(description="the highest count, in people")
    open_above: bool = Field(description="true: the highest count is an at-least")
    claims: list[ClaimId] = Field(description="the claims it spans")


class OfEvent(OnPage):
    """What follows from an event's claims."""

    status: Annotated[str, Word("statuses")] = Field(description="disputed where any of its claims is, else as the firmest")
    first_day: Day = Field(description="first day its date can mean")
    last_day: Day = Field(description="last day its date, or its end, can mean")
    claims: list[ClaimId] = Field(description="the claims that belong to it")
    tolls: list[Range] = Field(description="a range for each group and harm, from each claimant's latest count")


class OfSource(OnPage):
    """What leans on a source."""

    claims: list[ClaimId] = Field(description="the claims that rest on it")


class OfActor(OnPage):
    """What an actor says."""

    says: list[ClaimId] = Field(description="what it asserts, itself or through those who speak for it")
    card: str | None = Field(description="where all they said on the questions stands, below the address of the site")
    views: list[ViewId] = Field(description="what they said on the questions, in time")
    forecasts: list[Annotated[str, Ref("forecast")]] = Field(description="what they said of the time to come, in time")


class OfPlace(OnPage):
    """What happened at a place."""

    events: list[EventId] = Field(description="the events that name it")


class OfRelation(Model):
    """The names at both ends of a tie, and whether it is denied."""

    from_name: str = Field(description="name of the actor the tie starts from")
    to_name: str = Field(description="name of the actor it leads to")
    denied: bool = Field(description="true: a party denies it, or what is charged or reported in it")


def _claim(model: Joined, claim: Claim) -> OfClaim:
    event = model.events.get(claim.event or "")
    dates = _days(claim) or (_days(event) if event else None) or (None, None)
    return OfClaim(
        **at(model, model.claim_page(claim), claim.id),
        status=model.status(claim),
        claimant=model.claimant(claim) or None,
        party=model.voices(claim.by)[-1] if claim.by else None,
        side=model.side(claim),
        first_day=dates[0],
        last_day=dates[1],
        opposed_by=model.against.get(claim.id, []),
        differs_from=sorted({other.id for other, _ in model.differing.get(claim.id, [])}),
        replaced_by=model.replaced.get(claim.id),
        origins=sorted(model.origins[claim.id]),
        pages=[from_root(page.path) or "./" for page in model.pages_of.get(claim.id, [])],
        changes=[change.id for change in model.ledger.entries_of.get(claim.id, [])],
        citation=of_claim(model, claim).text,
    )


def _event(model: Joined, event: Event) -> OfEvent:
    ranges = derive.toll_ranges(model, event)
    names = ("group", "harm", "low", "high", "open_above")
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


def _days(record: Any) -> tuple[date, date] | None:
    return (record.date.first, (record.until or record.date).last) if record.date else None


def _source(model: Joined, source: Source) -> OfSource:
    return OfSource(**at(model, "sources.md", source.id), claims=[claim.id for claim in model.by_source.get(source.id, [])])


def _place(model: Joined, place: Place) -> OfPlace:
    events = [event.id for event in model.events.values() if place.id in event.places]
    return OfPlace(**at(model, "glossary.md", f"place-{place.id}"), events=events)


COMPUTED: dict[type[Record], tuple[type[Model], Callable[[Joined, Any], Model]]] = {
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
