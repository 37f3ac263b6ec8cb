"""What the export adds to questions, views and forecasts: who counts, how many give which answer, who said it when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from ...model import foresight, positions
from ...model.addresses import from_root
from ...model.people import home_of
from ...record.kinds import Forecast, Model, Question, View, Word
from ...record.kinds.fields import ActorId, Date, Ref
from .onpage import OnPage, at

if TYPE_CHECKING:
    from ...model.model import Model as Joined

ViewId = Annotated[str, Ref("view")]


class Answer(Model):
    """One answer to a question, with those who give it in their latest words on it."""

    position: str = Field(description="the answer's id, one of the question's positions")
    people: int = Field(description="how many who speak for themselves give it")
    apart: int = Field(description="how many who speak for a party or a body give it; never added to the others")
    views: list[ViewId] = Field(description="the views that give it, the latest of each person")


class OfQuestion(Model):
    """The answers to a question."""

    address: str | None = Field(description="where it stands, below the address of the site; empty where no page tells it")
    views: list[ViewId] = Field(description="the views on it")
    people: int = Field(description="how many who speak for themselves have a view on it")
    apart: int = Field(description="how many who speak for a party or a body have one")
    answers: list[Answer] = Field(description="how many give each answer")


class OfView(Model):
    """When a view was said, in what part, and whether it counts."""

    said: Date | None = Field(description="when it was said, as far as its claims or their sources tell")
    occupation: Annotated[str, Word("occupations")] = Field(description="what they did then")
    apart: bool = Field(description="true: said for a party or a body")
    latest: bool = Field(description="true: their latest view on the question, the one that counts")


class OfForecast(OnPage):
    """Who said a forecast, when, how far ahead it looked, and its verdict in the words of its kind."""

    forecaster: ActorId | None = Field(description="who said it: the speaker, else the party")
    said: Date | None = Field(description="when")
    horizon: str = Field(description="year: due within one; later; none: no date was given")
    verdict: str = Field(description="how it stands, in the words of its kind: kept, carried out")


def of_question(model: Joined, question: Question) -> OfQuestion:
    """A question as surveyed."""
    survey, page = positions.surveys(model)[question.id], home_of(model, "positions", question.id)
    return OfQuestion(
        address=from_root(page) if page else None,
        views=[view.id for view in model.views.values() if view.question == question.id],
        people=len(survey.people),
        apart=len(survey.apart),
        answers=[
            Answer(
                position=stand.position.id,
                people=len(stand.people),
                apart=len(stand.apart),
                views=[view.id for view in (*stand.people, *stand.apart)],
            )
            for stand in survey.stands
        ],
    )


def of_view(model: Joined, view: View) -> OfView:
    """A view, dated and told apart."""
    survey = positions.surveys(model)[view.question]
    return OfView(
        said=positions.said(model, view),
        occupation=positions.occupation(model, view),
        apart=positions.apart(model, view),
        latest=any(view.id == other.id for other in (*survey.people, *survey.apart)),
    )


def of_forecast(model: Joined, forecast: Forecast) -> OfForecast:
    """A forecast with its forecaster."""
    return OfForecast(
        **at(model, home_of(model, "forecasts") or "forecasts.md", forecast.id),
        forecaster=foresight.forecaster(model, forecast) or None,
        said=foresight.said(model, forecast),
        horizon=foresight.horizon(model, forecast),
        verdict=foresight.verdict(model, forecast.kind, forecast.verdict),
    )
