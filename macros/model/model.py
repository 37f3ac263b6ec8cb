"""The record, joined: look-ups, back-links, and what follows from the claims alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..ledger import Ledger
from ..record.amounts import amount_words, of_what, with_unit
from ..record.check import Checked
from ..record.kinds import Actor, Change, Claim, Damage, Event, Figure, Forecast, Place, Question, Relation, Source, Term, Toll, View
from ..record.rules import origins
from ..record.status import contradictions, status
from .claimants import Claimants
from .dating import Dating

if TYPE_CHECKING:
    from ..prose.pages import PageText


class Model(Claimants, Dating):
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
        self.against = contradictions({id_: claim.disputes for id_, claim in self.claims.items()})

    def status(self, claim: Claim) -> str:
        """`disputed`, `attributed` or `established`: computed, never typed."""
        return status(claim.id in self.against, claim.by)

    def latest(self, claims: Iterable[Claim]) -> list[Claim]:
        """Of some claims those that their own party has not replaced by a later one."""
        return [claim for claim in claims if claim.id not in self.replaced]

    def opposite(self, claim: Claim) -> list[Claim]:
        """The claims that contradict this one."""
        return [self.claims[id_] for id_ in self.against.get(claim.id, [])]

    def claim_page(self, claim: Claim) -> str:
        """The page of docs/ that a claim lives on: where it was first published."""
        return self.ledger.page(claim.id)

    def counted(self, figure: Figure) -> str:
        """What a figure counts, in words: its own, else those of its measure."""
        return figure.of or str(self.word("measures", figure.measure).label)

    def told(self, figure: Figure) -> str:
        """A figure with what it counts: `1,200 crossings`, `hundreds of carts that turned back`."""
        return of_what(self.quantity(figure), self.counted(figure))

    def unit(self, figure: Figure) -> str:
        """What one of a figure is, in words, where what it counts does not say so: `per cent`, `hectares`, `USD`."""
        measure = self.word("measures", figure.measure)
        of_measure = str(measure.label) if measure.unit and figure.of else ""
        return figure.currency or (str(self.word("units", figure.unit).label) if figure.unit else of_measure)

    def quantity(self, amount: Figure | Toll | Damage) -> str:
        """An amount in words, with its unit or currency: `at least 90 per cent`, `USD 594 million`."""
        words = amount_words(amount)
        if not isinstance(amount, Figure) or amount.currency:
            return words
        share = amount.unit is None and not any(char.isdigit() for char in words)  # "about half" of a hundred per cent
        return words if share else with_unit(words, self.unit(amount))

    def word(self, list_: str, word: str) -> Any:
        """Label, meaning and shape of a word of a closed list."""
        return self.vocab.lists[list_][word]

    def language(self, code: str) -> str:
        """A language by its name, where vocab.yml lists languages; else by its code."""
        entry = self.vocab.lists.get("languages", {}).get(code)
        return entry.label if entry else code

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
        return self._grouped(self.heard)

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

    def event_status(self, event: Event) -> str:
        """`disputed` where any claim of the event is; else as its firmest claim."""
        found = {self.status(claim) for claim in self.by_event.get(event.id, [])}
        return next((word for word in ("disputed", "established") if word in found), "attributed")

    def happened_status(self, event: Event) -> str:
        """How it stands that an event happened: as its firmest claim, where what is disputed is its toll, or a part of it."""
        found = {self.status(claim) for claim in self.by_event.get(event.id, [])} if self.disputed_part(event) else set()
        return next((word for word in ("established", "attributed") if word in found), self.event_status(event))

    def disputed_part(self, event: Event) -> str:
        """What is disputed of an event: its toll where that alone is; where anything is established, that and more, or another part."""
        stands = [(self.status(claim), bool(claim.tolls)) for claim in self.by_event.get(event.id, [])]
        found, tolls = {status for status, _ in stands}, [toll for status, toll in stands if status == "disputed"]
        if not tolls or found == {"disputed"}:
            return ""
        if all(tolls):
            return "toll disputed"
        return ("toll and more disputed" if any(tolls) else "disputed in part") if "established" in found else ""

    def ties(self, actor: str) -> list[Relation]:
        """An actor's relations, those it starts first."""
        own = [tie for tie in self.relations.values() if actor in (tie.source, tie.target)]
        return sorted(own, key=lambda tie: (tie.source != actor, tie.since.iso if tie.since else "", tie.id))
