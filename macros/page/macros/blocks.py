"""Macros that stand on a line of their own: one event, one actor, one question."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from ...draw.chart.headline import headline
from ...draw.chart.tolls import toll_ledger
from ...model import derive
from ...model.accounts import telling
from ...model.citation import of_page
from ...record.kinds import Ref
from ...record.kinds.fields import ActorId, EventId
from .. import metadata
from .base import Base

QuestionId = Annotated[str, Ref("question")]
Item = Annotated[str, Ref("item")]


class Blocks(Base):
    """Close-ups."""

    def byline(self) -> Markup:
        """The page in a sentence, as of when, on how many claims and sources it leans, how long it takes with the claims it lists."""
        claims = self._claims(derive.leans(self._model, self._page))
        listed = [claim.statement for claim in claims if claim.id not in self._numbers]
        words = sum(len(text.split()) for text in [*(sentence.text for sentence in self._page.sentences), *listed])
        found = Markup(metadata.block(metadata.of(self._model, self._page)))
        balance = derive.balance(self._model, claims)
        return self._block("blocks/byline", balance=balance, minutes=max(1, round(words / 220)), page=self._page, metadata=found)

    def notes(self) -> Markup:
        """The page's claims by number, with their sources, and how to cite the page: the foot of every page."""
        return self._block("blocks/notes", claims=self._claims(self._page.cited), page=self._page, own=of_page(self._model, self._page))

    def brief(self, *items: Item) -> Markup:
        """A strip of numbers: each a claim's figure with its claimant, or an event's tolls as ranges (`event:group` for one)."""
        cells = [derive.of_item(self._model, item) for item in items]
        return self._block("blocks/brief", cells=cells)

    def accounts(self, event: EventId) -> Markup:
        """An event as each party tells it: what is established, point by point what is contradicted, and what each says besides."""
        record = self._model.events[event]
        told, ground = telling(self._model, record), derive.common_ground(self._model, record)
        return self._block("blocks/accounts", event=record, told=told, ground=ground)

    def toll(self, event: EventId) -> Markup:
        """Who counts whom, drawn: a row a party, a dot a person, the groups drawn hollow left of a line, everybody else right of it."""
        record = self._model.events[event]
        if not (ledger := toll_ledger(self._model, record)):
            return Markup("")
        return self._block(
            "blocks/toll",
            event=record,
            ledger=ledger,
            found=headline(self._model, record, ledger.harm),
            spans=[span for span in derive.toll_ranges(self._model, record) if span.harm == ledger.harm and span.low is not None],
            signs=self._signs([entry.claim for entry in ledger.entries]),
        )

    def profile(self, actor: ActorId) -> Markup:
        """An actor's names, kind, side and the claims that carry its line."""
        return self._block("blocks/profile", actor=self._model.actors[actor])

    def dealings(self, actor: ActorId) -> Markup:
        """An actor's ties, each opening to its evidence and to who denies it."""
        return self._block("blocks/dealings", actor=self._model.actors[actor], ties=self._model.ties(actor))

    def says(self, actor: ActorId) -> Markup:
        """What a party asserts, itself or through those who speak for it, by theme."""
        own = self._model.by_party.get(actor, [])
        themes = {theme: [claim for claim in own if claim.theme == theme] for theme in self._model.vocab.lists["themes"]}
        return self._block("blocks/says", actor=self._model.actors[actor], themes=themes)

    def views(self, question: QuestionId) -> Markup:
        """What each expert says on one question, with the blanks."""
        record = self._model.questions[question]
        return self._block("blocks/views", question=record, experts=self._experts(), views=self._views(question))

    def matrix(self) -> Markup:
        """Experts by questions: who said what, and where there is no view in our record."""
        rows = [(question, self._views(question.id)) for question in self._model.questions.values()]
        seen = {expert: sum(expert in views for _, views in rows) for expert in self._experts()}
        return self._block("blocks/matrix", rows=rows, experts=seen)

    def _experts(self) -> list[str]:
        return list(dict.fromkeys(view.expert for view in self._model.views.values()))

    def _views(self, question: str) -> dict[str, object]:
        return {view.expert: view for view in self._model.views.values() if view.question == question}
