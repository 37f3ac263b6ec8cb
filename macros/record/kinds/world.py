"""Where claims come from and what they are about: sources, actors, ties, places, events."""

from typing import Annotated

from pydantic import Field

from .fields import (
    FREE,
    UNORDERED,
    WORDING,
    ActorId,
    ClaimId,
    Date,
    Language,
    Model,
    Native,
    PlaceId,
    Record,
    Ref,
    SourceId,
    Text,
    Time,
    Url,
    Word,
)
from .numeric import Distance, Latitude, Longitude, Weight


class Retraction(Model):
    """A publisher's word that it takes a publication back."""

    date: Date = Field(description="when it was taken back")
    why: Text = Field(description="the reason, as the publisher gives it")
    url: Url | None = Field(None, description="where the publisher says so")


class Source(Record):
    """One publication."""

    kind_name, folder = "source", "sources"
    title: Text | None = Field(description="the title as the page gives it; null where it was not seen")
    publisher: Text = Field(description="who published it")
    origin: Text | None = Field(None, description="the agency or outlet behind a re-post; absent: the publisher itself")
    authors: list[Text] = Field([], description="names as printed")
    published: Date | None = Field(None, description="date of publication; absent where it was not seen")
    url: Url | None = Field(None, description="http or https address; absent of what has none: an interview, a paper file")
    archived: Url | None = Field(None, description="address of an archived copy")
    kept: Text | None = Field(None, description="of a source without an address: where it lies and how it can be seen")
    retracted: Retraction | None = Field(None, description="that its publisher took it back")
    kind: Annotated[str, Word("source_kinds")] = Field(description="what sort of publication")
    language: Language = Field("en", description="language code; English unless given")
    seen: Annotated[str, Word("seen")] = Field(description="how much of it was read: whole or excerpt")
    accessed: Annotated[Date | None, FREE] = Field(None, description="when the stored copy was read")
    loaded_title: bool = Field(False, description="true: the title holds the publisher's own loaded words")
    note: Annotated[Text | None, WORDING] = Field(None, description="what a reader should know of it")
    hold: Annotated[bool, FREE] = Field(False, description="true: kept out of everything until it is ready")


class Actor(Record):
    """A party, group, person or community."""

    kind_name, folder = "actor", "actors"
    name: Text = Field(description="full name")
    short: Text = Field(description="the name prose uses, with its article")
    kind: Annotated[str, Word("actor_kinds")] = Field(description="what sort of actor")
    occupation: Annotated[str, Word("occupations")] | None = Field(None, description="of one whose views are shown: what they do")
    mentions: Annotated[list[Text], UNORDERED] = Field(min_length=1, description="the words prose may use for it")
    aka: Annotated[list[Text], UNORDERED] = Field([], description="other names and spellings, for search")
    native: Annotated[list[Native], UNORDERED] = Field([], description="its names in their own scripts")
    speaks_for: ActorId | None = Field(None, description="the party it speaks for")
    side: Annotated[str, Ref("side")] = Field(description="the side it belongs to, from explainer.yml")
    about: Annotated[Text, WORDING] = Field(description="one line saying who this is")
    claims: Annotated[list[ClaimId], UNORDERED] = Field([], description="the claims that carry the line")
    sources: Annotated[list[SourceId], UNORDERED] = Field([], description="the publications that say who this is")


class Relation(Record):
    """A typed, dated tie between two actors."""

    kind_name, folder = "relation", "relations"
    source: ActorId = Field(alias="from", description="the actor the tie starts from")
    target: ActorId = Field(alias="to", description="the actor it leads to")
    kind: Annotated[str, Word("relation_kinds")] = Field(description="what sort of tie")
    since: Date | None = Field(None, description="when it began, as far as known")
    until: Date | None = Field(None, description="when it ended; absent: not known to have ended")
    claims: Annotated[list[ClaimId], UNORDERED] = Field(min_length=1, description="the claims that carry it")
    denials: Annotated[list[ClaimId], UNORDERED] = Field(
        [], description="claims by which a party denies it, or what is charged or reported in it"
    )


class Place(Record):
    """A point or area on the map."""

    kind_name, folder = "place", "places"
    name: Text = Field(description="name in English")
    kind: Annotated[str, Word("place_kinds")] = Field(description="what sort of place")
    native: Annotated[list[Native], UNORDERED] = Field([], description="its names in their own scripts")
    part_of: PlaceId | None = Field(None, description="the larger place it lies in")
    lat: Latitude | None = Field(None, description="degrees north")
    lon: Longitude | None = Field(None, description="degrees east")
    precision: Annotated[str, Word("precision")] = Field(description="how well its position is known")
    within_km: Distance | None = Field(None, description="of a position not known to the point: how many kilometres off it may be at most")
    why: Annotated[Text, WORDING] = Field(description="why it matters here")
    claims: Annotated[list[ClaimId], UNORDERED] = Field([], description="the claims that carry what is told of it")


class Part(Model):
    """An actor's part in an event."""

    actor: ActorId = Field(description="who")
    part: Annotated[str, Word("parts")] = Field(description="in what part")


class NoAccount(Model):
    """A party that gave no account of an event, and how we know."""

    actor: ActorId = Field(description="the party that gave none")
    sources: list[SourceId] = Field(min_length=1, description="who reports that it gave none")


class Event(Record):
    """Something that happened on a date."""

    kind_name, folder = "event", "events"
    title: Annotated[Text, WORDING] = Field(description="short, neutral, without a date")
    date: Date = Field(description="when it happened or began")
    until: Date | None = Field(None, description="when it ended, if not the same day")
    time: Time | None = Field(None, description="the hour it happened")
    places: Annotated[list[PlaceId], UNORDERED] = Field([], description="where")
    actors: Annotated[list[Part], UNORDERED] = Field([], description="who took part, and how")
    themes: list[Annotated[str, Word("themes")]] = Field(min_length=1, description="what it is about")
    tags: Annotated[list[Annotated[str, Word("tags")]], UNORDERED] = Field([], description="lists it belongs to")
    weight: Annotated[Weight, FREE] = Field(description="3: in the short timeline; 2: turning point; 1: detail")
    no_account: Annotated[list[NoAccount], UNORDERED] = Field([], description="parties that gave no account of it")
