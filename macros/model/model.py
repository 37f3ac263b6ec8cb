"""The record, joined: look-ups, back-links, and what follows from the claims alone."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..ledger import Ledger
from ..record.check import Checked
from ..record.kinds import Actor, Change, Claim, Event, Figure, Forecast, Place, Question, Relation, Source, Term, View
from ..record.rules import origins, voices

if TYPE_CHECKING:
    from ..prose.pages import PageText


class Model:
    """Everything a page, a picture or a download may ask of the record. Held claims are not in it."""

    def __init__(self, checked: Checked, pages: list[PageText], ledger: Ledger) -> None:
        records = checked.records
        self.explainer, self.vocab, self.pages, self.ledger = checked.explainer, checked.vocab, pages, ledger
        self.mechanism = checked.mechanism
        self.claims: dict[str, Claim] = {id_: claim for id_, claim in records["claims"].items() if not claim.hold}
        self.actors: dict[str, Actor] = records["actors"]
        self.events: dict[str, Event] = dict(sorted(records["events"].items(), key=lambda item: (item[1].date, item[0])))
        self.places: dict[str, Place] = records["places"]
        self.sources: dict[str, Source] = records["sources"]
        self.relations: dict[str, Relation] = records["relations"]
        self.questions: dict[str, Question] = records["questions"]
        self.views: dict[str, View] = records["views"]
        self.forecasts: dict[str, Forecast] = records["forecasts"]
        self.changes: dict[str, Change] = records["changes"]
        self.terms: dict[str, Term] = dict(sorted(records["terms"].items(), key=lambda item: item[1].name.casefold()))
        self.origins = {id_: origins(checked, claim) for id_, claim in self.claims.items()}
        self.against = self._disputes()

    def _disputes(self) -> dict[str, list[str]]:
        pairs: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims.values():
            for other in claim.disputes:
                if other in self.claims:
                    pairs[claim.id].add(other)
                    pairs[other].add(claim.id)
        return {id_: sorted(others) for id_, others in pairs.items()}

    def status(self, claim: Claim) -> str:
        """`disputed`, `attributed` or `established`: computed, never typed."""
        if claim.id in self.against:
            return "disputed"
        return "attributed" if claim.by else "established"

    def opposite(self, claim: Claim) -> list[Claim]:
        """The claims that contradict this one."""
        return [self.claims[id_] for id_ in self.against.get(claim.id, [])]

    def party(self, claim: Claim) -> Actor | None:
        """The party that asserts a claim; None where nobody needs naming."""
        return self.actors[claim.by] if claim.by else None

    def side(self, claim: Claim) -> str | None:
        """The side of the party that asserts a claim."""
        party = self.party(claim)
        return party.side if party else None

    def claim_page(self, claim: Claim) -> str:
        """The page of docs/ that a claim lives on: where it was first published."""
        return self.ledger.page(claim.id)

    def claimant(self, claim: Claim) -> str:
        """Who says it, in words: `the party (its speaker)`; empty where nobody needs naming."""
        party, voice = self.party(claim), self.voice(claim)
        return (f"{party.short} ({voice})" if voice else party.short) if party else ""

    def voice(self, claim: Claim) -> str:
        """Who said it for that party; empty where the party itself did."""
        inside = [claim.described_as] if claim.described_as else []
        if claim.speaker and claim.speaker != claim.by:
            inside.insert(0, self.actors[claim.speaker].short)
        return ", ".join(inside)

    def counted(self, figure: Figure) -> str:
        """What a figure counts, in words: its own, else those of its measure."""
        return figure.of or str(self.word("measures", figure.measure).label)

    def voices(self, id_: str | None) -> list[str]:
        """An actor and those it speaks for, nearest first."""
        return voices(self.actors, id_)

    def word(self, list_: str, word: str) -> Any:
        """Label, meaning and shape of a word of a closed list."""
        return self.vocab.lists[list_][word]

    @cached_property
    def differing(self) -> dict[str, list[tuple[Claim, str]]]:
        """For each claim, those that measure something else, with the reason."""
        found: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
        for claim in self.claims.values():
            for difference in claim.differs:
                if other := self.claims.get(difference.id):
                    found[claim.id].append((other, difference.why))
                    found[other.id].append((claim, difference.why))
        return found

    @cached_property
    def replaced(self) -> dict[str, str]:
        """Earlier claim to the same party's later one."""
        return {claim.replaces: claim.id for claim in self.claims.values() if claim.replaces}

    @cached_property
    def by_event(self) -> dict[str, list[Claim]]:
        """The claims of each event, in the order of their dates."""
        return self._grouped(lambda claim: [claim.event])

    @cached_property
    def by_theme(self) -> dict[str, list[Claim]]:
        """The claims of each theme, in the order of their dates."""
        return self._grouped(lambda claim: [claim.theme])

    @cached_property
    def by_page(self) -> dict[str, list[Claim]]:
        """The claims that live on each ledger page, in the order of their dates."""
        return self._grouped(lambda claim: [self.ledger.page(claim.id)])

    @cached_property
    def by_source(self) -> dict[str, list[Claim]]:
        """The claims that rest on each source."""
        return self._grouped(lambda claim: claim.sources)

    @cached_property
    def by_party(self) -> dict[str, list[Claim]]:
        """What each actor says, itself or through those who speak for it."""
        return self._grouped(lambda claim: dict.fromkeys([*self.voices(claim.by), *self.voices(claim.speaker)]))

    @cached_property
    def pages_of(self) -> dict[str, list[PageText]]:
        """The pages whose prose cites each claim."""
        found: dict[str, list[PageText]] = defaultdict(list)
        for page in self.pages:
            for id_ in page.cited:
                found[id_].append(page)
        return found

    def _grouped(self, keys: Any) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.claims.values(), key=self.when):
            for key in keys(claim):
                if key:
                    found[key].append(claim)
        return found

    def when(self, claim: Claim) -> tuple[str, str]:
        """A claim's place in time: its own date, else its event's; undated ones come first."""
        event = self.events.get(claim.event or "")
        date = claim.date or (event.date if event else None)
        return (date.iso if date else "", claim.id)

    def event_status(self, event: Event) -> str:
        """`disputed` where any claim of the event is; else as its firmest claim."""
        found = {self.status(claim) for claim in self.by_event.get(event.id, [])}
        return next((word for word in ("disputed", "established") if word in found), "attributed")

    def in_part(self, event: Event) -> bool:
        """Whether an event is disputed only in part: something about it is established."""
        found = {self.status(claim) for claim in self.by_event.get(event.id, [])}
        return {"disputed", "established"} <= found

    def ties(self, actor: str) -> list[Relation]:
        """An actor's relations, those it starts first."""
        own = [tie for tie in self.relations.values() if actor in (tie.source, tie.target)]
        return sorted(own, key=lambda tie: (tie.source != actor, tie.since.iso if tie.since else "", tie.id))
