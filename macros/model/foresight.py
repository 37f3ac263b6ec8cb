"""Forecasts joined: by whom, when said, how far ahead, in the words of their kind; and which have come due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from ..record.dates import PartialDate
from ..record.kinds import Forecast
from ..record.rules import said_at
from .facets import Choice
from .model import Model

SCORED = "foresight"  # the one kind that tells of foreseeing: the others are in the speaker's own hand, or wishes
OPEN = "open"
BORNE_OUT = "borne-out"
YEAR = timedelta(days=366)
HORIZONS = {"year": "Due within a year", "later": "Due later", "none": "No date given"}


def forecaster(model: Model, forecast: Forecast) -> str:
    """Who said it: the speaker where one is named, else the party."""
    claim = model.claims[forecast.claim]
    return claim.speaker or claim.by or ""


def said(model: Model, forecast: Forecast) -> PartialDate | None:
    """When it was said, as far as its claim or its sources tell; an announcement, when it was made."""
    claim = model.claims[forecast.claim]
    return said_at(model.sources, [claim]) or claim.date


def in_time(model: Model, forecasts: Iterable[Forecast]) -> list[Forecast]:
    """Forecasts in the order in which they were said; undated ones come first."""
    return sorted(forecasts, key=lambda forecast: when.iso if (when := said(model, forecast)) else "")


def horizon(model: Model, forecast: Forecast) -> str:
    """How far ahead it looked, as far as it said: `year`, `later`, or `none` where it gave no date."""
    if forecast.due is None:
        return "none"
    start = said(model, forecast)
    return "year" if start and forecast.due.last - start.first <= YEAR else "later"


def verdict(model: Model, kind: str, word: str) -> str:
    """A verdict in the words of a kind: a promise is kept, a threat carried out."""
    own = model.word("forecast_kinds", kind).verdicts
    return str(own.get(word) or model.word("verdicts", word).label)


def by_verdict(model: Model, forecasts: Iterable[Forecast]) -> dict[str, list[Forecast]]:
    """Some forecasts by verdict, in the order of the closed list, empty ones included."""
    own = list(forecasts)
    return {word: [one for one in own if one.verdict == word] for word in model.vocab.lists["verdicts"]}


def by_date(forecasts: Iterable[Forecast], verdict: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """How many have a verdict, of how many: of those that named a date, and of those that named none."""
    own = list(forecasts)
    sorts = ([one for one in own if bool(one.due) == dated] for dated in (True, False))
    dated, undated = ((sum(one.verdict == verdict for one in sort), len(sort)) for sort in sorts)
    return dated, undated


def come_due(model: Model, day: date) -> list[Forecast]:
    """The open forecasts whose date has passed by a day, the longest overdue first."""
    found = [one for one in model.forecasts.values() if one.verdict == OPEN and one.due and one.due.last <= day]
    return sorted(found, key=lambda one: (one.due.last if one.due else day, one.id))


def undated(model: Model) -> list[Forecast]:
    """The open forecasts that gave no date."""
    return [one for one in model.forecasts.values() if one.verdict == OPEN and one.due is None]


def choices(model: Model, forecasts: Iterable[Forecast]) -> dict[str, dict[str, list[Choice]]]:
    """What forecasts can be looked for by: who, kind, verdict, question; each with how many it finds."""
    own = list(forecasts)
    who = Counter(forecaster(model, one) for one in own)
    people = sorted(filter(None, who), key=lambda id_: model.actors[id_].short.removeprefix("the ").casefold())
    questions = Counter(one.question for one in own if one.question)
    return {
        "who": {"": [Choice(id_, model.actors[id_].short, who[id_]) for id_ in people]},
        "kind": {"": _words(model, "forecast_kinds", (one.kind for one in own))},
        "verdict": {"": _words(model, "verdicts", (one.verdict for one in own))},
        "question": {"": [Choice(id_, one.title, questions[id_]) for id_, one in model.questions.items() if id_ in questions]},
    }


def _words(model: Model, list_: str, found: Iterable[str]) -> list[Choice]:
    count = Counter(found)
    return [Choice(word, entry.label, count[word]) for word, entry in model.vocab.lists[list_].items() if word in count]
