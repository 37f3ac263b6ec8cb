"""Where people agree and where they part: the answers to each question, and who gives which. Nobody is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..record.dates import PartialDate
from ..record.kinds import Position, Question, View
from ..record.rules import said_at
from .model import Model

FEWEST = 5  # people a headline may count


@dataclass(frozen=True)
class Stand:
    """One answer to a question: who gives it in their latest words there, and who gave it before and then another."""

    position: Position
    people: list[View]
    apart: list[View]
    earlier: list[View]

    @property
    def views(self) -> list[View]:
        """All of them."""
        return [*self.people, *self.apart, *self.earlier]


@dataclass(frozen=True)
class Survey:
    """One question: the latest view of each who spoke on it, those who speak for a party or a body apart; and answer by answer."""

    question: Question
    people: list[View]
    apart: list[View]
    stands: list[Stand]

    @property
    def counted(self) -> bool:
        """Whether enough people spoke for a headline to count them."""
        return len(self.people) >= FEWEST

    @property
    def unplaced(self) -> list[View]:
        """The latest views of people that take none of the answers, or that two readers read differently."""
        return [view for view in self.people if not view.positions]

    @property
    def unplaced_apart(self) -> list[View]:
        """The same of those who speak for a party or a body."""
        return [view for view in self.apart if not view.positions]

    @property
    def shared(self) -> Stand | None:
        """Of a choice, the answer that more than half of the people give."""
        found = (stand for stand in self.stands if 2 * len(stand.people) > len(self.people))
        return next(found, None) if self.question.sort == "choice" and self.counted else None

    def stand(self, position: str) -> Stand:
        """One of its answers; StopIteration where the question has none of that name."""
        return next(stand for stand in self.stands if stand.position.id == position)


@lru_cache(maxsize=1)
def surveys(model: Model) -> dict[str, Survey]:
    """Every question with what people say on it."""
    return {question.id: _survey(model, question) for question in model.questions.values()}


def views_on(model: Model, question: str) -> list[View]:
    """The views on a question in time, as in the record where nobody knows; undated ones come first."""
    return in_time(model, (view for view in model.views.values() if view.question == question))


def in_time(model: Model, views: Iterable[View]) -> list[View]:
    """Views in the order in which they were said; undated ones come first."""
    return sorted(views, key=lambda view: when.iso if (when := said(model, view)) else "")


def said(model: Model, view: View) -> PartialDate | None:
    """When a view was said, as far as its claims or their sources tell."""
    return said_at(model.sources, [model.claims[id_] for id_ in view.claims])


def occupation(model: Model, view: View) -> str:
    """What somebody did when they said it."""
    return view.occupation or model.actors[view.expert].occupation or ""


def apart(model: Model, view: View) -> bool:
    """Whether somebody spoke for a party or a body, and is counted apart from those who speak for themselves."""
    return bool(model.word("occupations", occupation(model, view)).apart)


def status(model: Model, view: View) -> str:
    """The status of the claims a view is made of: disputed where any of them is."""
    found = {model.status(model.claims[id_]) for id_ in view.claims}
    return next(word for word in ("disputed", "attributed", "established") if word in found)


def _survey(model: Model, question: Question) -> Survey:
    by_person: dict[str, list[View]] = defaultdict(list)
    for view in views_on(model, question.id):
        by_person[view.expert].append(view)
    latest = in_time(model, (views[-1] for views in by_person.values()))
    earlier = [view for views in by_person.values() for view in views[:-1]]
    sorts = [view for view in latest if not apart(model, view)], [view for view in latest if apart(model, view)]
    held = {view.expert: view.positions for view in latest}
    stands = []
    for position in question.positions:
        people, others = ([view for view in views if position.id in view.positions] for views in sorts)
        before = [view for view in earlier if position.id in view.positions and position.id not in held[view.expert]]
        stands.append(Stand(position, people, others, in_time(model, before)))
    return Survey(question, *sorts, stands)
