"""One event, two ledgers: who counts whom, a row a party; on one side of a line the groups drawn hollow, on the other everybody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...model.model import Model
from ...model.tolls import denials, toll_claims
from ...record.dates import PartialDate
from ...record.kinds import Claim, Event, Toll
from .dots import Dots, dots, worth

MOST = 60  # counts of one event that are drawn


@dataclass(frozen=True)
class Entry:
    """What stands in a row: a count with its dots, and what the same claim counts among the same people; or words against a count."""

    claim: Claim
    voice: str
    toll: Toll | None = None
    dots: Dots | None = None
    ghost: bool = False
    beside: tuple[Toll, ...] = ()

    @property
    def framed(self) -> bool:
        """Whether an empty frame stands where the dots would be: words against a count."""
        return self.toll is None


@dataclass(frozen=True)
class Row:
    """One party, by its id (None: several sources); its entries left of the line and right of it."""

    party: str | None
    left: list[Entry]
    right: list[Entry]


@dataclass(frozen=True)
class Ledger:
    """The picture: the harm it draws, how many people a dot is, the groups on either side, and what is left to words."""

    harm: str
    each: int
    groups: tuple[list[str], list[str]]
    rows: list[Row]
    others: dict[str, list[tuple[Claim, Toll]]]
    undrawn: int

    def torn(self, model: Model, party: str) -> list[Entry]:
        """A party's words against a count of a group, where another of its voices gives a count of that group."""
        own = {entry.toll.group for row in self.rows if row.party == party for entry in (*row.left, *row.right) if entry.toll}
        denied = [entry for row in self.rows if row.party == party for entry in (*row.left, *row.right) if entry.framed]
        return [entry for entry in denied if own & _denied(model, entry.claim, self.harm)]

    @property
    def entries(self) -> list[Entry]:
        """All of them."""
        return [entry for row in self.rows for entry in (*row.left, *row.right)]


def toll_ledger(model: Model, event: Event) -> Ledger | None:
    """What the picture of an event's tolls shows, in the gravest harm anybody counts; None where nobody counts."""
    tolls = [(claim, toll) for claim in toll_claims(model, event) for toll in claim.tolls]
    by_harm = {harm: own for harm in model.vocab.lists["harms"] if (own := [row for row in tolls if row[1].harm == harm])}
    if not by_harm:
        return None
    harm, *others = by_harm
    own = sorted(by_harm[harm], key=lambda row: (model.status(row[0]) != "disputed", -max(bounds(row[1]), default=0)))[:MOST]
    counted = [(claim, toll, ghost) for row in own for claim, toll, ghost in ((*row, False), *_earlier(model, *row))]
    counted = list({(claim.id, id(toll)): (claim, toll, ghost) for claim, toll, ghost in counted}.values())
    each = worth(max(end for _, toll, _ in counted for end in (0, *bounds(toll))))
    against = [(claim, sides) for claim in denials(model, event, harm)[:MOST] if (sides := _sides(model, claim, own))]
    halves = {hollow(model, toll) for _, toll, _ in counted}.union(*(sides for _, sides in against))
    rows: dict[str | None, Row] = {}
    for claim, toll, ghost in counted:
        left = hollow(model, toll) and len(halves) > 1
        drawn = dots(toll.low, toll.high, each, left) if any(bounds(toll)) else None
        _add(_cell(rows, claim, left), Entry(claim, _voice(model, event, claim), toll, drawn, ghost), joined=not hollow(model, toll))
    for claim, sides in against:
        for left in sorted(side and len(halves) > 1 for side in sides):
            _cell(rows, claim, left).append(Entry(claim, _voice(model, event, claim)))
    told = {other: by_harm[other] for other in others}
    return Ledger(harm, each, _groups(model, own), _in_order(model, rows.values()), told, len(by_harm[harm]) - len(own))


def bounds(toll: Toll) -> list[int]:
    """The numbers of a toll, lowest first; none where there are words alone."""
    return [end for end in (toll.low, toll.high) if end is not None]


def hollow(model: Model, toll: Toll) -> bool:
    """Whether a toll stands left of the line: vocab.yml marks its group as hollow."""
    return bool(model.word("groups", toll.group).hollow)


def _cell(rows: dict[str | None, Row], claim: Claim, left: bool) -> list[Entry]:
    row = rows.setdefault(claim.by, Row(claim.by, [], []))
    return row.left if left else row.right


def _add(cell: list[Entry], entry: Entry, joined: bool) -> None:
    """Put a count into a cell; where its claim counts there already, among the same people, it is told with that count."""
    same = next((at for at, other in enumerate(cell) if joined and other.claim is entry.claim), None)
    if same is None:
        cell.append(entry)
    elif entry.toll and not entry.ghost:
        cell[same] = replace(cell[same], beside=(*cell[same].beside, entry.toll))


def _earlier(model: Model, claim: Claim, toll: Toll) -> list[tuple[Claim, Toll, bool]]:
    """The counts on the same side of the line that the same party gave before and replaced, newest first."""
    found, old = list[tuple[Claim, Toll, bool]](), model.claims.get(claim.replaces or "")
    for _ in range(MOST):
        if not old:
            break
        same = (one for one in old.tolls if one.harm == toll.harm and hollow(model, one) == hollow(model, toll))
        found += [(old, one, True) for one in list(same)[:1]]
        old = model.claims.get(old.replaces or "")
    return found


def _sides(model: Model, claim: Claim, own: list[tuple[Claim, Toll]]) -> set[bool]:
    """On which sides of the line a claim contradicts what is drawn."""
    against = set(model.against.get(claim.id, []))
    return {hollow(model, toll) for other, toll in own if other.id in against}


def _denied(model: Model, claim: Claim, harm: str) -> set[str]:
    """The groups whose counts a claim contradicts."""
    return {toll.group for id_ in model.against.get(claim.id, []) for toll in model.claims[id_].tolls if toll.harm == harm}


def _groups(model: Model, own: list[tuple[Claim, Toll]]) -> tuple[list[str], list[str]]:
    used = {toll.group for _, toll in own}
    words = {group: word for group, word in model.vocab.lists["groups"].items() if group in used}
    return [group for group, word in words.items() if word.hollow], [group for group, word in words.items() if not word.hollow]


def _in_order(model: Model, rows: Iterable[Row]) -> list[Row]:
    """Parties in the order of the explainer's sides; what several sources carry comes last."""
    sides = list(model.explainer.sides)
    return sorted(rows, key=lambda row: sides.index(model.actors[row.party].side) if row.party else len(sides))


def _voice(model: Model, event: Event, claim: Claim) -> str:
    """Who said it for the party, and when, where the record knows: the year only where it is not the event's."""
    said = model.said(claim) or (claim.date if claim.date != event.date else None)
    return ", ".join(words for words in (model.voice(claim), _day(said, event) if said else "") if words)


def _day(date: PartialDate, event: Event) -> str:
    same = date.precision == "day" and date.first.year == event.date.first.year
    return date.words.removesuffix(f" {date.first.year}") if same else date.words
