"""Macros for use within a sentence: each gives one line."""

from __future__ import annotations

from typing import Annotated, Literal

from markupsafe import Markup

from ...model.derive import tagged
from ...model.people import told_at
from ...model.readings import anchor
from ...record.check import STATUSES
from ...record.dates import PartialDate, days_between
from ...record.kinds import Figure, Ref, Toll
from ...record.kinds.fields import ActorId, ClaimId, EventId, Names, PlaceId
from ..render import amount_words
from .base import Base

TagId = Annotated[str, Ref("tag")]
TermId = Annotated[str, Ref("term")]
Precision = Literal["", "year", "month", "short"]
Dated = Annotated[str, Ref("dated")]


class Inline(Base):
    """Marks, figures, quotations, names and dates."""

    def cite(self, *claims: ClaimId) -> Markup:
        """The mark that opens the claims a sentence leans on, by the least firm of them; put it after the full stop."""
        if not claims:
            return Markup("")
        own = self._claims(tuple(dict.fromkeys(claims)))
        status = max(map(self._model.status, own), key=STATUSES.index)
        sides = dict.fromkeys(self._model.explainer.sides[side].brief for claim in own for side in self._model.sides(claim))
        return self._inline("inline/mark", claims=own, status=status, by=[*sides], numbers=[self._numbers[claim.id] for claim in own])

    def reading(self, *claims: ClaimId) -> Markup:
        """The mark of a sentence that is our reading of some claims, nobody's claim; put it after the full stop."""
        numbers = [self._numbers[id_] for id_ in dict.fromkeys(claims)]
        return self._inline("inline/reading", anchor=anchor(*claims), numbers=numbers, word=self._model.word("readings", "reading"))

    def figure(self, claim: ClaimId, at: int = 0) -> Markup:
        """A claim's number in words: its first toll or figure, or the one at a position."""
        amounts: list[Figure | Toll] = [*self._model.claims[claim].tolls, *self._model.claims[claim].figures]
        return self._inline("inline/figure", text=amount_words(amounts[at]))

    def quote(self, claim: ClaimId) -> Markup:
        """The claimant's own words, in quotation marks; the sentence around them brings its own full stop."""
        quote = self._model.claims[claim].quote
        if quote is None:
            raise ValueError(f"claim {claim} has no quotation")
        return self._inline("inline/quote", quote=quote.model_copy(update={"text": quote.text.removesuffix(".")}))

    def actor(self, actor: ActorId, text: Annotated[str, Names("actor")] = "") -> Markup:
        """An actor's short name, or another of its names, linked to its page, its card or its place in Who is who."""
        page, anchor = told_at(self._model, actor)
        return self._inline("inline/link", sort="actor", page=page, anchor=anchor, text=text or self._model.actors[actor].short)

    def place(self, place: PlaceId, text: Annotated[str, Names("place")] = "") -> Markup:
        """A place's name, linked to its entry."""
        record = self._model.places[place]
        return self._inline("inline/link", sort="place", page="glossary.md", anchor=f"place-{place}", text=text or record.name)

    def term(self, term: TermId, text: Annotated[str, Names("term")] = "") -> Markup:
        """A word a newcomer needs, linked to its meaning."""
        record = self._model.terms[term]
        return self._inline("inline/link", sort="term", page="glossary.md", anchor=term, text=text or record.name)

    def on(self, record: Dated, precision: Precision = "") -> Markup:
        """The date of an event, or of a claim: when it happened, else when it was said, else its event's.

        Precision `year` or `month` cuts it short, `short` drops the year.
        """
        date = self._model.date_of(record)
        cut = {"year": 4, "month": 7}.get(precision, 10)
        words = PartialDate.parse(date.iso[:cut]).words
        return self._inline("inline/date", iso=date.iso[:cut], text=words.rsplit(" ", 1)[0] if precision == "short" else words)

    def days(self, start: Dated, end: Dated) -> Markup:
        """Whole days from one dated record to another."""
        days = days_between(self._model.date_of(start), self._model.date_of(end))
        if days is None:
            raise ValueError(f"{start} and {end} are not both known to the day")
        return self._inline("inline/figure", text=f"{days:,}")

    def count(self, tag: TagId, until: EventId = "") -> Markup:
        """How many events carry a tag, up to and including one of them."""
        events = tagged(self._model, tag)
        return self._inline(
            "inline/figure", text=len([event for event in events if not until or event.date <= self._model.events[until].date])
        )

    def asof(self) -> Markup:
        """The last date the record speaks of."""
        date = self._model.explainer.as_of
        return self._inline("inline/date", iso=date.iso, text=date.words)
