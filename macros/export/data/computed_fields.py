"""The fields that follow from the record: what each is called in the exports, and what it says."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, PlainSerializer, WithJsonSchema

from ...record.kinds import Model, Word
from ...record.kinds.fields import ActorId, ClaimId, Date, EventId, Ref
from .onpage import OnPage
from .opinions import ViewId

Day = Annotated[date, PlainSerializer(str), WithJsonSchema({"type": "string", "format": "date"})]


class OfClaim(OnPage):
    """What follows from a claim and those around it."""

    status: Annotated[str, Word("statuses")] = Field(description="established, attributed or disputed")
    claimant: str | None = Field(description="who says it, in words; empty where nobody needs naming")
    party: ActorId | None = Field(description="the party behind the claimant")
    side: Annotated[str, Ref("side")] | None = Field(description="the side of that party")
    by_all: list[ActorId] = Field(description="every party that asserts it: 'by', and those that do so jointly")
    happened: Date | None = Field(description="when it happened, or began; empty where it holds at no one time")
    said: Date | None = Field(description="when it was said; empty where no source is dated")
    said_computed: bool = Field(description="true: no day of saying was found, so 'said' is the date of its earliest dated source")
    first_day: Day | None = Field(description="first day its date, or else its event's, can mean")
    last_day: Day | None = Field(description="last day of the same")
    opposed_by: list[ClaimId] = Field(description="claims that contradict it, in either direction")
    denied_before: list[ClaimId] = Field(description="of these, denials said before it; 'standing' says why they still stand")
    differs_from: list[ClaimId] = Field(description="claims that measure something else, in either direction")
    replaced_by: ClaimId | None = Field(description="the same party's later claim")
    origins: list[str] = Field(description="the different origins behind its sources")
    retracted: bool = Field(description="true: every source it rests on was taken back by its publisher")
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
    at_least: bool = Field(description="true: any of the counts is an at-least")
    words: str = Field(description="the range in words, open bounds told; a lone claimant's own words")
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


class Turn(Model):
    """One field of one record that an entry changed, in words."""

    kind: str = Field(description="the kind of the record: claim, event, source and so on")
    record: str = Field(description="its id")
    name: str = Field(description="what it says or is called; of a claim with its claimant")
    field: str = Field(description="the field, as readers read it")
    old: str = Field(description="what it said before")
    new: str = Field(description="what it says now; 'withdrawn' where the record is gone")


class OfChange(OnPage):
    """What an entry of the log changed, record by record."""

    turns: list[Turn] = Field(description="every field that changed: what it said, and what it says now")


class OfPlace(OnPage):
    """What happened at a place."""

    events: list[EventId] = Field(description="the events that name it")


class OfRelation(Model):
    """The names at both ends of a tie, and whether it is denied."""

    from_name: str = Field(description="name of the actor the tie starts from")
    to_name: str = Field(description="name of the actor it leads to")
    denied: bool = Field(description="true: a party denies it, or what is charged or reported in it")
