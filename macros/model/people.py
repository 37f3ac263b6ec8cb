"""People and bodies who spoke: the card of each, with what they said in time, and the pages where such things stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ..record.kinds import Actor, Forecast, View
from . import foresight, positions
from .model import Model


@dataclass(frozen=True)
class Card:
    """One who spoke: their views and forecasts, each in time; nothing else, and no score."""

    actor: Actor
    views: list[View]
    forecasts: list[Forecast]
    apart: bool


@lru_cache(maxsize=1)
def cards(model: Model) -> dict[str, Card]:
    """A card for everybody with a view or a forecast, by name; whether they last spoke for a party or a body is theirs to tell."""
    views: dict[str, list[View]] = defaultdict(list)
    forecasts: dict[str, list[Forecast]] = defaultdict(list)
    for view in positions.in_time(model, model.views.values()):
        views[view.expert].append(view)
    for forecast in foresight.in_time(model, model.forecasts.values()):
        forecasts[foresight.forecaster(model, forecast)].append(forecast)
    ids = sorted({*views, *forecasts} & set(model.actors), key=lambda id_: model.actors[id_].name.removeprefix("The ").casefold())
    return {id_: Card(model.actors[id_], views[id_], forecasts[id_], _apart(model, id_, views[id_])) for id_ in ids}


@lru_cache(maxsize=1)
def _homes(model: Model) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for page in model.pages:
        for call in page.calls:
            found.setdefault((call.name, *map(str, call.args)), page.path)
    return found


def home_of(model: Model, macro: str, *arguments: str) -> str | None:
    """The first page of docs/ that calls a macro with these arguments; None where no page does."""
    return _homes(model).get((macro, *arguments))


def told_at(model: Model, actor: str) -> tuple[str, str]:
    """The page and the anchor where an actor is told of: a page of its own, its card, or its place in Who is who."""
    own = f"actors/{actor}.md"
    if any(page.path == own for page in model.pages):
        return own, ""
    return (home_of(model, "people") if actor in cards(model) else None) or "actors/index.md", actor


def _apart(model: Model, actor: str, views: list[View]) -> bool:
    """Whether they speak for a party or a body: by their latest view, else by what they do; who is nobody's expert is somebody's voice."""
    if views:
        return positions.apart(model, views[-1])
    occupation = model.actors[actor].occupation
    return occupation is None or bool(model.word("occupations", occupation).apart)
