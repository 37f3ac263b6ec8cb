"""Ties as rows: pairs of parties by stretches of time, a sign and a word or two in each cell."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.model import Model
from ..model.ties import Bond, Period, bonds, main, party_name, periods, short
from ..record.kinds import Relation

SIGNS = {"with": "+", "against": "×", "between": "○"}
MOST = 60  # pairs that are drawn


@dataclass(frozen=True)
class Cell:
    """What stands between two parties in one stretch, of one kind and in one direction or in both."""

    tie: Relation
    sign: str
    words: str
    arrow: str
    new: bool
    denied: bool


@dataclass(frozen=True)
class Rows:
    """The picture: the stretches, the pairs of the main parties, those with others, and how many more there are."""

    finding: str
    periods: list[Period]
    main: list[Bond]
    others: list[Bond]
    undrawn: int


def rows(model: Model) -> Rows:
    """Who stands how to whom; of pairs beyond what a page holds the number alone."""
    found = periods(model)
    every, centre = bonds(model, found), set(main(model))
    own = [bond for bond in every if centre.issuperset(bond.parties)][:MOST]
    rest = [bond for bond in every if not centre.issuperset(bond.parties)][: MOST - len(own)]
    return Rows(_finding(model, found, own), found, own, rest, len(every) - len(own) - len(rest))


def cells(model: Model, bond: Bond, at: int) -> list[Cell]:
    """The cell of a pair in one stretch: ties of one kind are told once."""
    kinds: dict[str, list[tuple[Relation, bool]]] = {}
    for tie, new in bond.cells[at]:
        kinds.setdefault(tie.kind, []).append((tie, new))
    return [_cell(model, bond, ties) for ties in kinds.values()]


def _cell(model: Model, bond: Bond, ties: list[tuple[Relation, bool]]) -> Cell:
    ways = {model.voices(tie.source)[-1] == bond.parties[0] for tie, _ in ties}
    arrow = "↔" if len(ways) > 1 else "→" if ways == {True} else "←"
    tie = ties[0][0]
    sign = SIGNS[model.word("relation_kinds", tie.kind).stance or "between"]
    return Cell(tie, sign, short(model, tie.kind), arrow, any(new for _, new in ties), any(one.denials for one, _ in ties))


def _stances(model: Model, bond: Bond, at: int) -> set[str]:
    """How a pair stood to each other in a stretch, by ties that no party denies."""
    stances = (model.word("relation_kinds", tie.kind).stance for tie, _ in bond.cells[at] if not tie.denials)
    return {stance for stance in stances if stance in ("with", "against")}


def _finding(model: Model, found: list[Period], own: list[Bond]) -> str:
    """Who of the main pairs turned from with each other to against; else how many stood against, in the first stretch and the last."""
    labels = [period.label[:1].lower() + period.label[1:] for period in (found[0], found[-1])]
    turned = [bond for bond in own if [_stances(model, bond, at) for at in (0, -1)] == [{"with"}, {"against"}]]
    if turned:
        names = "; ".join(" and ".join(party_name(model, id_) for id_ in bond.parties) for bond in turned)
        return f"{names[:1].upper()}{names[1:]}: with each other {labels[0]}, against each other {labels[1]}"
    first, last = (
        sum(any(model.word("relation_kinds", tie.kind).stance == "against" for tie, _ in bond.cells[at]) for bond in own) for at in (0, -1)
    )
    pairs = f"Of {len(own)} pairs of parties," if len(own) > 1 else "Of one pair of parties,"
    return f"{pairs} {first or 'none'} stood against each other {labels[0]}, {last or 'none'} {labels[1]}"
