"""Everybody in the record, as a reader looks for them: by side, the parties first, then offices, then people by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..record.kinds import Actor
from .model import Model


@dataclass(frozen=True)
class Side:
    """One side: its parties, with a page of their own or others who speak for them; other bodies; people."""

    id: str
    parties: list[Actor]
    offices: list[Actor]
    people: list[Actor]

    @property
    def groups(self) -> list[tuple[str, list[Actor]]]:
        """Those of them that are not empty, with their headings: parties need none."""
        return [
            (label, found) for label, found in (("", self.parties), ("Offices and bodies", self.offices), ("People", self.people)) if found
        ]


def who(model: Model) -> list[Side]:
    """The sides in the order of explainer.yml; those nobody is on are left out."""
    own = {page.path for page in model.pages}
    weight = Counter(model.voices(actor)[-1] for actor in model.actors)
    found = {side: Side(side, [], [], []) for side in model.explainer.sides}
    ordered = sorted(model.actors.values(), key=lambda actor: (f"actors/{actor.id}.md" not in own, -weight[actor.id], _name(actor)))
    for actor in ordered:
        side = found[actor.side]
        if model.word("actor_kinds", actor.kind).person:
            side.people.append(actor)
        else:
            party = f"actors/{actor.id}.md" in own or (weight[actor.id] > 1 and not actor.speaks_for)
            (side.parties if party else side.offices).append(actor)
    for side in found.values():
        side.people.sort(key=_name)
        side.offices.sort(key=_name)
    return [side for side in found.values() if side.groups]


def _name(actor: Actor) -> str:
    return actor.name.casefold().removeprefix("the ")
