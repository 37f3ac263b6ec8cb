"""The claims of a ledger page as a reader looks for them: by event in time, then by question, then by whom they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from ..record.kinds import Claim, Event
from .model import Model


@dataclass(frozen=True)
class Group:
    """Claims that belong together: its anchor, its heading."""

    anchor: str
    title: str
    claims: list[Claim]
    event: Event | None = None


def groups(model: Model, claims: Iterable[Claim]) -> list[Group]:
    """Some claims by event; those of none by the question they answer, else by the party they are about, else the others."""
    events, questions, parties = (defaultdict[str, list[Claim]](list) for _ in range(3))
    asked = _questions(model)
    for claim in claims:
        if claim.event:
            events[claim.event].append(claim)
        elif claim.id in asked:
            questions[asked[claim.id]].append(claim)
        else:
            parties[model.voices(claim.about[0])[-1] if claim.about else ""].append(claim)
    others = list(chain(*(parties.pop(id_) for id_ in [*parties] if not id_ or len(parties[id_]) == 1)))
    many = sorted(parties, key=lambda id_: (-len(parties[id_]), id_))
    return [
        *(Group(f"of-event-{id_}", event.title, events[id_], event) for id_, event in model.events.items() if id_ in events),
        *(Group(f"of-question-{id_}", question.title, questions[id_]) for id_, question in model.questions.items() if id_ in questions),
        *(Group(f"of-actor-{id_}", f"About {model.actors[id_].short}", parties[id_]) for id_ in many),
        *([Group("of-others", "Other claims", sorted(others, key=model.when))] if others else []),
    ]


def _questions(model: Model) -> dict[str, str]:
    """Claim to the first question that a view or a forecast which rests on it answers."""
    asked = {claim: view.question for view in reversed(model.views.values()) for claim in view.claims}
    return asked | {one.claim: one.question for one in model.forecasts.values() if one.question and one.claim not in asked}
