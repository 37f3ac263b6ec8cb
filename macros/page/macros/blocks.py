"""Macros that stand on a line of their own: one event, one actor, one question."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from ...draw.chart.tolls import toll_panels
from ...model import derive
from ...model.accounts import Order, accounts
from ...model.citation import of_page
from ...model.items import of_item
from ...model.revisions import revisions
from ...model.tolls import denials, toll_claims
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
        cells = [of_item(self._model, item) for item in items]
        return self._block("blocks/brief", cells=cells)

    def accounts(self, event: EventId, order: Order = "") -> Markup:
        """An event as each party tells it, side by side, and what is established; `known`: in the order in which it became known."""
        record = self._model.events[event]
        found, ground = accounts(self._model, record, order), derive.common_ground(self._model, record)
        return self._block("blocks/accounts", event=record, found=found, ground=ground)

    def toll(self, event: EventId) -> Markup:
        """Who counts whom, drawn group by group: every claimant's latest count, the span of the counts, denials in words."""
        record = self._model.events[event]
        claims = toll_claims(self._model, record)
        return self._block(
            "blocks/toll",
            event=record,
            panels=toll_panels(self._model, record),
            claims=claims,
            signs=self._signs(claims),
            denials=denials(self._model, record),
            moved=revisions(self._model, record),
            known=self._known_on(event),
        )

    def _known_on(self, event: str) -> str:
        """The other page that shows what was known of an event when; empty where this one does, or none."""
        pages = [page.path for page in self._model.pages for call in page.calls if (call.name, *call.args) == ("known", event)]
        return pages[0] if pages and self._page.path not in pages else ""

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
