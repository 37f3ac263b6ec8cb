"""What follows from the record by counting: tolls as ranges, balance, coverage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..ledger import ledger_page
from ..prose.pages import PageText
from ..record.kinds import Claim, Event, Toll
from .model import Model


@dataclass(frozen=True)
class TollRange:
    """One group and harm: the span of the claimants' latest counts, in people."""

    group: str
    harm: str
    low: int | None
    high: int | None
    open_above: bool
    words: str | None
    counted: list[Claim]
    worded: list[Claim]

    @property
    def claims(self) -> list[Claim]:
        """Those with numbers, then those with words alone."""
        return [*self.counted, *self.worded]


def latest(model: Model, claims: Iterable[Claim]) -> list[Claim]:
    """The claims that their own party has not replaced by a later one."""
    return [claim for claim in claims if claim.id not in model.replaced]


def toll_claims(model: Model, event: Event) -> list[Claim]:
    """The latest claims of an event that count people harmed."""
    return [claim for claim in latest(model, model.by_event.get(event.id, [])) if claim.tolls]


def toll_ranges(model: Model, event: Event) -> list[TollRange]:
    """One range per group and harm; people, civilians and militants are never mixed."""
    found: dict[tuple[str, str], list[tuple[Claim, Toll]]] = defaultdict(list)
    for claim in toll_claims(model, event):
        for toll in claim.tolls:
            if not model.word("groups", toll.group).apart:
                found[toll.group, toll.harm].append((claim, toll))
    order = {name: list(model.vocab.lists[name]) for name in ("groups", "harms")}
    ranges = [_range(group, harm, rows) for (group, harm), rows in found.items()]
    return sorted(ranges, key=lambda row: (order["harms"].index(row.harm), order["groups"].index(row.group)))


def first_harm(ranges: list[TollRange]) -> list[TollRange]:
    """The ranges with numbers for the gravest harm, as vocab.yml orders them."""
    return [row for row in ranges if row.harm == ranges[0].harm and row.low is not None]


def _range(group: str, harm: str, rows: list[tuple[Claim, Toll]]) -> TollRange:
    ends = [end for _, toll in rows for end in (toll.low, toll.high) if end is not None]
    top = max(ends, default=None)
    open_above = any(toll.high is None and toll.low == top for _, toll in rows) and top is not None
    counted = [claim for claim, toll in rows if toll.low is not None or toll.high is not None]
    worded = [claim for claim, toll in rows if toll.low is None and toll.high is None]
    words = rows[0][1].words if len(rows) == 1 else None
    return TollRange(group, harm, min(ends, default=None), top, open_above, words, counted, worded)


def denials(model: Model, event: Event) -> list[Claim]:
    """What parties say against a toll of the event without giving one: shown in words, never as zero."""
    counted = {claim.id for claim in toll_claims(model, event)}
    found = {id_: None for claim_id in sorted(counted) for id_ in model.against.get(claim_id, [])}
    return [model.claims[id_] for id_ in found if id_ not in counted and not model.claims[id_].tolls]


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
    parties = Counter(model.voices(claim.by)[-1] if claim.by else "" for claim in own)
    statuses = Counter(model.status(claim) for claim in own)
    return Balance(
        claims=len(own),
        sources=len({source for claim in own for source in claim.sources}),
        sides=len({side for claim in own if (side := model.side(claim))}),
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


def of_item(model: Model, item: str) -> Claim | tuple[Event, list[TollRange]]:
    """What `brief()` shows for an id: a claim, or an event with the ranges of its gravest harm; `event:group` for one group."""
    if item in model.claims:
        return model.claims[item]
    id_, _, group = item.partition(":")
    ranges = first_harm(toll_ranges(model, model.events[id_]))
    return model.events[id_], [row for row in ranges if group in ("", row.group)]


def _of_items(model: Model, *items: str) -> list[Claim]:
    found = [of_item(model, item) for item in items]
    return [claim for one in found for claim in ([one] if isinstance(one, Claim) else [claim for row in one[1] for claim in row.claims])]


def _of_views(model: Model, question: str = "") -> list[Claim]:
    return [model.claims[id_] for view in model.views.values() if question in ("", view.question) for id_ in view.claims]


def _of_forecasts(model: Model) -> list[Claim]:
    return [model.claims[id_] for own in model.forecasts.values() for id_ in (own.claim, *own.support, *own.against)]


def _of_measures(model: Model, *measures: str) -> list[Claim]:
    return [claim for claim in model.claims.values() if any(figure.measure in measures for figure in claim.figures)]


def _of_tag(model: Model, tag: str = "") -> list[Claim]:
    events = tagged(model, tag) if tag else []
    return [claim for event in events for claim in toll_claims(model, event) or latest(model, model.by_event[event.id])[:1]]


SHOWS: dict[str, Callable[..., list[Claim]]] = {
    "accounts": _of_event,
    "toll": _of_event,
    "brief": _of_items,
    "views": _of_views,
    "positions": _of_views,
    "people": _of_views,
    "forecasts": _of_forecasts,
    "numbers": _of_measures,
    "atlas": _of_tag,
    "yearly_maps": _of_tag,
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
