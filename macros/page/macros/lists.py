"""Macros that list: the timeline, the ledger, the numbers, the glossary, the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Annotated, Literal

from markupsafe import Markup

from ...draw.chart.dot_plot import plots_of
from ...draw.chart.series import counts_of, series_of
from ...ledger import ledger_page
from ...ledger.fields import kept
from ...model import derive, disputes
from ...model.bound import bound_share
from ...model.facets import Choice, choices, claim_choices, claim_facets, facets
from ...model.findings import at_odds
from ...model.groups import groups
from ...model.people import cards, home_of
from ...model.readings import told
from ...model.shelves import INDEX, entry_page, in_order
from ...model.who import who
from ...record.kinds import KINDS, PICTURES, Event, Ref, Source
from ...record.kinds.fields import ActorId, EventId
from .base import Base

ThemeId = Annotated[str, Ref("theme")]
TagId = Annotated[str, Ref("tag")]
MeasureId = Annotated[str, Ref("measure")]
KindId = Annotated[str, Ref("kind")]
ListId = Annotated[str, Ref("list")]
Letter = Literal[
    "", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"
]


class Lists(Base):
    """Whole shelves of the record."""

    def timeline(self, weight: int = 1) -> Markup:
        """Everything dated, by year, to be filtered; weight 3 gives the short form."""
        events = [event for event in self._model.events.values() if event.weight >= weight]
        return self._events(events, choices(self._model, events), apart="filter_form" in (call.name for call in self._page.calls))

    def filter_form(self) -> Markup:
        """The fields that look through the page's timeline, to stand above a picture that stands above it."""
        call = next((call for call in self._page.calls if call.name == "timeline"), None)
        if not call:
            return Markup("")
        least = next(iter((*call.args, *call.kwargs.values())), 1)
        events = [event for event in self._model.events.values() if event.weight >= least]
        return self._block("lists/filters", choices=choices(self._model, events), total=len(events))

    def events_of(self, actor: ActorId, weight: int = 2) -> Markup:
        """The events an actor, or those who speak for it, took part in."""
        events = [event for event in self._model.events.values() if event.weight >= weight]
        return self._events([event for event in events if actor in facets(self._model, event).actors])

    def strikes(self, tag: TagId, until: EventId = "") -> Markup:
        """The events that carry a tag, numbered, each with what was said of it."""
        last = self._model.events[until].date if until else None
        events = [event for event in derive.tagged(self._model, tag) if not last or event.date <= last]
        return self._block("lists/strikes", rows=[(event, derive.what_is_said(self._model, event)) for event in events])

    def claims(self, theme: ThemeId) -> Markup:
        """The ledger of a theme: every claim at its own address, where it stays."""
        page, ledger = ledger_page(theme), self._model.ledger
        elsewhere = [claim for claim in self._model.by_theme[theme] if ledger.page(claim.id) != page]
        own = self._model.by_page[page]
        found = {claim.id: claim_facets(self._model, claim) for claim in own}
        return self._block(
            "lists/claims",
            groups=groups(self._model, own),
            facets=found,
            choices=claim_choices(self._model, found.values(), "who", "kind", "status"),
            tombstones=ledger.tombstones[page],
            elsewhere=elsewhere,
        )

    def contested(self, theme: ThemeId = "") -> Markup:
        """Every disputed claim once, with what contradicts it: an event a fold, the most contested open."""
        claims = (claim for claim in self._model.claims.values() if theme in ("", claim.theme))
        pairs = disputes.pairs_of(self._model, claims)
        groups = disputes.by_event(self._model, pairs)
        told = [(event, at, one) for event, own in groups.items() for at, one in enumerate(own)]
        found = {(event, at): claim_facets(self._model, one.claim, *one.against) for event, at, one in told}
        return self._block(
            "lists/contested",
            groups=groups,
            largest=max(groups, key=lambda id_: sum(len(dispute.against) for dispute in groups[id_]), default=""),
            facets=found,
            choices=claim_choices(self._model, found.values(), "who", "theme", "kind") if len(told) > 1 and not theme else {},
            total=len(told),
            finding=at_odds(self._model, pairs),
        )

    def numbers(self, *measures: MeasureId) -> Markup:
        """The figures of some measures: drawn where they can be compared, one picture for each thing counted; told where not."""
        counts = counts_of(self._model, measures)
        series = series_of(counts)
        drawn = {id(count) for one in series for count in one.counts}
        singles = [count for count in counts if id(count) not in drawn]
        return self._block(
            "lists/numbers",
            plots=plots_of(self._model, series),
            signs=self._signs([count.claim for one in series for count in one.counts]),
            singles=sorted(singles, key=lambda count: (measures.index(count.figure.measure), self._model.counted(count.figure))),
        )

    def who(self) -> Markup:
        """Everybody in the record, by side: parties, offices, people; with a field to look for a name."""
        pages, people = {page.path for page in self._model.pages}, home_of(self._model, "people")
        return self._block("lists/who", sides=who(self._model), pages=pages, cards=cards(self._model), people=people)

    def glossary(self) -> Markup:
        """The words a newcomer needs."""
        return self._block("lists/glossary", terms=list(self._model.terms.values()))

    def places(self) -> Markup:
        """The places of the record, and why they matter."""
        return self._block("lists/places", places=sorted(self._model.places.values(), key=lambda place: place.name))

    def sources(self, first: Letter = "", last: Letter = "") -> Markup:
        """Every publication, or those of some letters in full: how much was seen, what leans on it; short where another page has them."""
        found = in_order(self._model, first, last)
        return self._block("lists/sources", sources=found, full=[bool(first) or self._own(source) for source in found])

    def coverage(self) -> Markup:
        """How much of the prose is bound to claims, how much is our reading of some, and how the claims are spread."""
        bound, others = bound_share(self._model)
        read = told(self._model)
        whole = derive.balance(self._model, self._model.claims.values())
        leans = [(page, self._claims(derive.leans(self._model, page))) for page in self._model.pages if page.narrative]
        pages = [(page, derive.balance(self._model, claims)) for page, claims in leans if claims]
        return self._block(
            "lists/coverage",
            bound=bound,
            read=read,
            unbound=others - bound,
            whole=whole,
            pages=pages,
            seen=derive.seen(self._model),
            dated=derive.dated(self._model),
            retracted=[claim for claim in self._model.claims.values() if self._model.retracted(claim)],
        )

    def vocabulary(self, name: ListId) -> Markup:
        """A closed list: each word, its sign and its meaning."""
        return self._block("lists/vocabulary", words=self._model.vocab.lists[name].values())

    def _own(self, source: Source) -> bool:
        return entry_page(self._model, source) in (self._page.path, INDEX)

    def _events(self, events: Iterable[Event], choices: dict[str, dict[str, list[Choice]]] | None = None, apart: bool = False) -> Markup:
        years: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            years[event.date.first.year].append(event)
        total = sum(len(found) for found in years.values())
        return self._block("lists/timeline", years=years, choices=choices, apart=apart, total=total, facets=partial(facets, self._model))

    def fields(self, kind: KindId) -> Markup:
        """Every field of a kind, or of a part of a picture's settings: its key, what it is, whether it is needed, how the log keeps it."""
        described = (KINDS | PICTURES)[kind]
        how = kept(described)
        fields = [(key, info, how[key].how) for name, info in described.model_fields.items() if (key := info.alias or name) in how]
        return self._block("lists/fields", fields=fields, doc=described.__doc__ or "")
