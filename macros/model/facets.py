"""What is looked for in lists: events by theme, actor and place; claims by who says it, what it gives, how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..record.kinds import Claim, Event
from .model import Model

# What a claim gives besides its statement; the first is that of one that gives nothing else.
GIVES = {"statement": "statement alone", "tolls": "people harmed", "figures": "other figures", "quote": "own words"}


@dataclass(frozen=True)
class Facets:
    """The ids under which one event is found."""

    themes: list[str]
    actors: list[str]
    places: list[str]
    contested: bool


@dataclass(frozen=True)
class Choice:
    """One thing to look for, and how many entries it finds."""

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


def claim_facets(model: Model, *told: Claim) -> dict[str, list[str]]:
    """What claims that are told together are found by: who says them and for whom, what they give, how they stand, their themes."""
    who = dict.fromkeys(id_ for claim in told for id_ in model.heard(claim))
    gives = dict.fromkeys(part for claim in told for part in [part for part in GIVES if getattr(claim, part)][1:] or ["statement"])
    status = dict.fromkeys(model.status(claim) for claim in told)
    return {"who": [*who], "kind": [*gives], "status": [*status], "theme": [*dict.fromkeys(claim.theme for claim in told)]}


def choices(model: Model, events: Iterable[Event]) -> dict[str, dict[str, list[Choice]]]:
    """What some events can be looked for by: field to groups of choices; actors by side, the others in one group."""
    own = [facets(model, event) for event in events]
    count = {field: Counter(id_ for one in own for id_ in getattr(one, field)) for field in ("themes", "actors", "places")}
    places = _by_label(Choice(id_, model.places[id_].name, times) for id_, times in count["places"].items())
    return {"theme": _words(model, "themes", count["themes"]), "actor": _by_side(model, count["actors"]), "place": {"": places}}


def claim_choices(model: Model, found: Iterable[dict[str, list[str]]], *fields: str) -> dict[str, dict[str, list[Choice]]]:
    """What entries with these facets can be looked for by, of some fields."""
    own = list(found)
    count = {field: Counter(id_ for one in own for id_ in one[field]) for field in ("who", "kind", "status", "theme")}
    every = {
        "who": _by_side(model, count["who"]),
        "kind": {"": [Choice(id_, label, count["kind"][id_]) for id_, label in GIVES.items() if id_ in count["kind"]]},
        "status": _words(model, "statuses", count["status"]),
        "theme": _words(model, "themes", count["theme"]),
    }
    return {field: every[field] for field in fields}


def _words(model: Model, list_: str, count: Counter[str]) -> dict[str, list[Choice]]:
    return {"": [Choice(id_, word.label, count[id_]) for id_, word in model.vocab.lists[list_].items() if id_ in count]}


def _by_side(model: Model, count: Counter[str]) -> dict[str, list[Choice]]:
    sides = {
        side.label: _by_label(Choice(id_, model.actors[id_].short, times) for id_, times in count.items() if model.actors[id_].side == key)
        for key, side in model.explainer.sides.items()
    }
    return {label: found for label, found in sides.items() if found}


def _by_label(found: Iterable[Choice]) -> list[Choice]:
    return sorted(found, key=lambda choice: choice.label.removeprefix("the ").casefold())
