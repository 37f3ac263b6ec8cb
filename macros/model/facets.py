"""What an event may be looked for by: its themes, its actors, its places, whether it is contested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..record.kinds import Event
from .model import Model


@dataclass(frozen=True)
class Facets:
    """The ids under which one event is found."""

    themes: list[str]
    actors: list[str]
    places: list[str]
    contested: bool


@dataclass(frozen=True)
class Choice:
    """One thing to look for, and how many events it finds."""

    id: str
    label: str
    count: int


def facets(model: Model, event: Event) -> Facets:
    """An event's facets: with its actors those they speak for, with its places the larger ones around them."""
    actors = dict.fromkeys(id_ for part in event.actors for id_ in model.voices(part.actor))
    places = dict.fromkeys(id_ for place in event.places for id_ in around(model, place))
    return Facets(list(event.themes), list(actors), list(places), model.event_status(event) == "disputed")


def around(model: Model, place: str | None) -> list[str]:
    """A place and the larger ones it lies in, smallest first."""
    found = []
    while place:
        found.append(place)
        place = model.places[place].part_of
    return found


def choices(model: Model, events: Iterable[Event]) -> dict[str, dict[str, list[Choice]]]:
    """What some events can be looked for by: field to groups of choices; actors by side, the others in one group."""
    own = [facets(model, event) for event in events]
    count = {field: Counter(id_ for one in own for id_ in getattr(one, field)) for field in ("themes", "actors", "places")}
    themes = [Choice(id_, word.label, count["themes"][id_]) for id_, word in model.vocab.lists["themes"].items() if id_ in count["themes"]]
    places = _by_label(Choice(id_, model.places[id_].name, times) for id_, times in count["places"].items())
    sides = {
        side.label: _by_label(
            Choice(id_, model.actors[id_].short, times) for id_, times in count["actors"].items() if model.actors[id_].side == key
        )
        for key, side in model.explainer.sides.items()
    }
    return {"theme": {"": themes}, "actor": {label: found for label, found in sides.items() if found}, "place": {"": places}}


def _by_label(found: Iterable[Choice]) -> list[Choice]:
    return sorted(found, key=lambda choice: choice.label.removeprefix("the ").casefold())
