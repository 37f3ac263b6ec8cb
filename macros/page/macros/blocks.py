"""Macros that stand on a line of their own: one event, one actor."""

from __future__ import annotations

from typing import Annotated, Literal

from markupsafe import Markup

from ...draw.chart.headline import headline
from ...draw.chart.tolls import toll_ledger
from ...draw.voices import shares, tick
from ...ledger import ledger_page
from ...model import derive, report
from ...model.accounts import Order, side_by_side
from ...model.citation import of_page
from ...model.items import of_item
from ...model.pace import minutes
from ...model.readings import Reading, readings
from ...model.revisions import revisions
from ...model.tolls import toll_claims, toll_ranges
from ...model.who_speaks import on_page
from ...record.kinds import Ref
from ...record.kinds.fields import ActorId, EventId
from .. import metadata
from .base import Base

Item = Annotated[str, Ref("item")]
SAID = 8  # claims that a theme shows of all that a party asserts


class Blocks(Base):
    """Close-ups."""

    def byline(self, review: Literal["", "folded"] = "") -> Markup:
        """The page in a sentence, as of when, on what it leans, how long what is open takes; how far it was reviewed; what its marks mean.

        All on reviewing stands within the key to the marks; with `folded` nothing of it, nor who speaks, stands before that.
        """
        claims = self._claims(derive.leans(self._model, self._page))
        found = Markup(metadata.block(metadata.of(self._model, self._page)))
        return self._block(
            "blocks/byline",
            balance=derive.balance(self._model, claims),
            minutes=minutes(self._model, self._page),
            page=self._page,
            metadata=found,
            folded=review == "folded" and bool(claims),
            speakers=on_page(self._model, self._page),
            tick=tick,
            shares=shares,
        )

    def notes(self) -> Markup:
        """The page's readings, its claims by number with their sources, how to cite it and report an error: the foot of every page."""
        grouped: dict[str, list[Reading]] = {}
        for reading in readings(self._model, self._page):
            grouped.setdefault(reading.anchor, []).append(reading)
        claims, own = self._claims(self._page.cited), of_page(self._model, self._page)
        ways = report.of_page(self._model, self._page)
        return self._block("blocks/notes", claims=claims, numbers=self._numbers, readings=grouped, page=self._page, own=own, ways=ways)

    def report(self) -> Markup:
        """How to report an error on this page, or that no address is known yet."""
        return self._block("blocks/report", ways=report.of_page(self._model, self._page))

    def brief(self, *items: Item) -> Markup:
        """A strip of numbers: each a claim's figure with its claimant, or an event's tolls as ranges (`event:group` for one)."""
        cells = [of_item(self._model, item) for item in items]
        return self._block("blocks/brief", cells=cells)

    def accounts(self, event: EventId, order: Order = "") -> Markup:
        """An event as each party tells it: what is established, point by point what is contradicted, and what each says besides.

        `known`: all of each side's claims instead, in the order in which they became known.
        """
        record = self._model.events[event]
        told, ground = side_by_side(self._model, record, order), derive.common_ground(self._model, record)
        return self._block("blocks/accounts", event=record, told=told, ground=ground)

    def toll(self, event: EventId) -> Markup:
        """Who counts whom, drawn: a row a party, a dot a person, the groups drawn hollow left of a line, everybody else right of it."""
        record = self._model.events[event]
        if not (ledger := toll_ledger(self._model, record)):
            return Markup("")
        ranges = toll_ranges(self._model, toll_claims(self._model, record))
        return self._block(
            "blocks/toll",
            event=record,
            ledger=ledger,
            found=headline(self._model, record, ledger.harm),
            spans=[span for span in ranges if span.harm == ledger.harm and span.low is not None],
            signs=self._signs([entry.claim for entry in ledger.entries]),
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
        """What a party asserts, itself or through those who speak for it, by theme: the latest claims, and the way to all."""
        own = self._model.by_party.get(actor, [])
        themes = {theme: [claim for claim in own if claim.theme == theme] for theme in self._model.vocab.lists["themes"]}
        return self._block("blocks/says", actor=self._model.actors[actor], themes=themes, most=SAID, ledger_page=ledger_page)
