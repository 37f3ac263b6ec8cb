"""What helps a reader: questions, views, forecasts, terms, and the log of changes."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from .fields import FREE, UNORDERED, WORDING, ActorId, ClaimId, Date, Id, Model, Native, Record, Ref, SourceId, Text, Word

POSITIONS = {"type": "object", "additionalProperties": {"type": "string"}}  # as editors write them


class Position(Model):
    """One answer that people give to a question."""

    id: Id = Field(description="the name that views refer to it by")
    label: Annotated[Text, WORDING] = Field(description="the answer in one line, as it reads after 'says that'")


def _listed(value: object) -> object:
    return [{"id": id_, "label": label} for id_, label in value.items()] if isinstance(value, dict) else value


class Question(Record):
    """What a reader wants answered."""

    kind_name, folder = "question", "questions"
    title: Annotated[Text, WORDING] = Field(description="the question as a reader would ask it")
    why: Annotated[Text, WORDING] = Field(description="why it matters")
    sort: Annotated[str, Word("question_sorts")] = Field("reasons", description="whether answers exclude each other or add up")
    positions: Annotated[list[Position], BeforeValidator(_listed), WithJsonSchema(POSITIONS, mode="validation")] = Field(
        [], description="the answers people give: an id of its own for each, and the answer in one line"
    )


class View(Record):
    """One person or body on one question at one time."""

    kind_name, folder = "view", "views"
    expert: ActorId = Field(description="whose view")
    question: Annotated[str, Ref("question")] = Field(description="on which question")
    gist: Annotated[Text, WORDING] = Field(description="the view in our words, in one line")
    positions: Annotated[list[Id], UNORDERED] = Field([], description="which of the question's positions it takes: of a choice one at most")
    capacity: Text | None = Field(None, description="what they did and where they worked at the time, as the source states it")
    occupation: Annotated[str, Word("occupations")] | None = Field(None, description="what they did then, where that is not the actor's")
    workplace: Annotated[str, Word("workplaces")] | None = Field(None, description="where that place of work lies")
    claims: Annotated[list[ClaimId], UNORDERED] = Field(min_length=1, description="the claims it is made of")
    changed_from: Annotated[str, Ref("view")] | None = Field(None, description="their earlier view that this one takes back or excludes")
    hold: Annotated[bool, FREE] = Field(False, description="true: kept out of everything until it is ready")


class Criterion(Model):
    """What would count as borne out, and when that was settled."""

    text: Text = Field(description="what would have to happen")
    set: Date = Field(description="when the criterion was written")
    set_by: Text | None = Field(None, description="who set it, where not this site's editors")
    after_event: bool = Field(False, description="true: set by us after the event")


class Forecast(Record):
    """A statement about a future state."""

    kind_name, folder = "forecast", "forecasts"
    claim: ClaimId = Field(description="the forecast as it was made")
    kind: Annotated[str, Word("forecast_kinds")] = Field("foresight", description="foresight, promise, threat or hope")
    question: Annotated[str, Ref("question")] | None = Field(None, description="the question it bears on")
    due: Date | None = Field(None, description="when it should have come about; absent: no date was given")
    criterion: Criterion = Field(description="how it is judged")
    verdict: Annotated[str, Word("verdicts")] = Field(description="how it stands")
    why: Annotated[Text, WORDING] = Field(description="the reason for the verdict")
    support: Annotated[list[ClaimId], UNORDERED] = Field([], description="claims that bear it out")
    against: Annotated[list[ClaimId], UNORDERED] = Field([], description="claims that speak against it")
    left_out: Annotated[Text | None, WORDING] = Field(None, description="what the verdict leaves out of account")
    as_of: Annotated[Date, FREE] = Field(description="the date of the verdict")
    hold: Annotated[bool, FREE] = Field(False, description="true: kept out of everything until it is ready")


class Term(Record):
    """A word a newcomer needs."""

    kind_name, folder = "term", "terms"
    name: Text = Field(description="the word as pages show it")
    definition: Annotated[Text, WORDING] = Field(description="what it means here, in one or two sentences")
    aka: Annotated[list[Text], UNORDERED] = Field([], description="other names and spellings")
    native: Annotated[list[Native], UNORDERED] = Field([], description="the word in its own script")
    sources: Annotated[list[SourceId], UNORDERED] = Field([], description="where the definition comes from")
    claims: Annotated[list[ClaimId], UNORDERED] = Field([], description="the claims that carry what the definition tells")


class Change(Record):
    """An entry in the public log."""

    kind_name, folder = "change", "changes"
    date: Date = Field(description="when it was made")
    kind: Annotated[str, Word("change_kinds")] = Field(description="what sort of change")
    claims: list[Text] = Field([], description="ids of the claims it touches, withdrawn ones included")
    records: list[Text] = Field([], description="other records it touches, each by kind and id: event/some-event")
    extends: list[Text] = Field([], description="kinds, or fields of kinds, that the record had not before: event, claim.said")
    what: Text = Field(description="what changed")
    why: Text = Field(description="why")
    sources: list[SourceId] = Field([], description="the publications that bear it out; absent: those of the claims")
