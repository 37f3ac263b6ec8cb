"""What follows from the record by counting: balance, coverage, what a page leans on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..ledger import ledger_page
from ..prose.pages import PageText
from ..record.kinds import Claim, Event
from .items import claims_of_items
from .model import Model
from .tolls import toll_claims


def what_is_said(model: Model, event: Event) -> list[Claim]:
    """An event in few claims: what is established, then who counts whom."""
    return list({claim.id: claim for claim in [*common_ground(model, event), *toll_claims(model, event)]}.values()) or model.by_event.get(
        event.id, []
    )


def common_ground(model: Model, event: Event) -> list[Claim]:
    """What is established about an event."""
    return [claim for claim in model.by_event.get(event.id, []) if model.status(claim) == "established"]


def tagged(model: Model, tag: str) -> list[Event]:
    """The events that carry a tag, in time."""
    return [event for event in model.events.values() if tag in event.tags]


@dataclass(frozen=True)
class Balance:
    """How a set of claims is spread over parties, sides and sources."""

    claims: int
    sources: int
    sides: int
    single: int
    parties: list[tuple[str, int]]
    statuses: dict[str, int]

    @property
    def single_share(self) -> int:
        """Claims resting on one source, in per cent."""
        return round(100 * self.single / self.claims) if self.claims else 0


def balance(model: Model, claims: Iterable[Claim]) -> Balance:
    """The balance of some claims: reported, never a target."""
    own = list(claims)
    parties = Counter(party for claim in own for party in {model.voices(id_)[-1] for id_ in claim.parties} or {""})
    statuses = Counter(model.status(claim) for claim in own)
    return Balance(
        claims=len(own),
        sources=len({source for claim in own for source in claim.sources}),
        sides=len({side for claim in own for side in model.sides(claim)}),
        single=sum(len(claim.sources) == 1 for claim in own),
        parties=sorted(parties.items(), key=lambda item: (-item[1], item[0])),
        statuses={word: statuses[word] for word in model.vocab.lists["statuses"]},
    )


def leans(model: Model, page: PageText) -> list[str]:
    """The ids of the claims a page leans on: those its prose cites, then those its blocks show."""
    shown = [claim.id for call in page.calls if call.name in SHOWS for claim in SHOWS[call.name](model, *call.args)]
    return list(dict.fromkeys([*page.cited, *shown]))


def _of_event(model: Model, event: str) -> list[Claim]:
    return model.by_event.get(event, [])


def _of_views(model: Model, question: str = "") -> list[Claim]:
    return [model.claims[id_] for view in model.views.values() if question in ("", view.question) for id_ in view.claims]


def _of_forecasts(model: Model) -> list[Claim]:
    return [model.claims[id_] for own in model.forecasts.values() for id_ in (own.claim, *own.support, *own.against)]


def _of_measures(model: Model, *measures: str) -> list[Claim]:
    return [claim for claim in model.claims.values() if any(figure.measure in measures for figure in claim.figures)]


def _of_tag(model: Model, tag: str = "", _extent: str = "") -> list[Claim]:
    events = tagged(model, tag) if tag else []
    return [claim for event in events for claim in toll_claims(model, event) or model.latest(model.by_event[event.id])[:1]]


def _of_mechanism(model: Model, show: str = "") -> list[Claim]:
    told = model.mechanism.told if model.mechanism else []
    return [model.claims[id_] for path, one in told if show or path[0] != "exits" for id_ in one.claims]


SHOWS: dict[str, Callable[..., list[Claim]]] = {
    "accounts": _of_event,
    "toll": _of_event,
    "known": _of_event,
    "brief": claims_of_items,
    "views": _of_views,
    "positions": _of_views,
    "people": _of_views,
    "forecasts": _of_forecasts,
    "numbers": _of_measures,
    "atlas": _of_tag,
    "yearly_maps": _of_tag,
    "mechanism": _of_mechanism,
    "dealings": lambda model, actor: [model.claims[id_] for tie in model.ties(actor) for id_ in (*tie.claims, *tie.denials)],
    "claims": lambda model, theme: model.by_page.get(ledger_page(theme), []),
    "changes": lambda model: [model.claims[id_] for id_ in model.ledger.entries_of if id_ in model.claims],
    "contested": lambda model, theme="": [model.claims[id_] for id_ in model.against if theme in ("", model.claims[id_].theme)],
}


def seen(model: Model) -> dict[str, int]:
    """Sources in use: all, those read whole, those seen as excerpts, those without their title."""
    used = [model.sources[id_] for id_ in model.by_source]
    return {
        "all": len(used),
        "whole": sum(source.seen == "whole" for source in used),
        "excerpt": sum(source.seen == "excerpt" for source in used),
        "untitled": sum(source.title is None for source in used),
    }


def dated(model: Model) -> dict[str, int]:
    """Claims by what is known of when they were said: on undated sources alone, of these not known at all, computed."""
    claims = list(model.claims.values())
    undated = [claim for claim in claims if model.undated(claim)]
    return {
        "undated": len(undated),
        "unsaid": sum(claim.said is None for claim in undated),
        "computed": sum(claim.said is None for claim in claims) - sum(claim.said is None for claim in undated),
    }
