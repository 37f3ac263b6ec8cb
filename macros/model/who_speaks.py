"""Who speaks: in a page's sentences, one by one, and in the whole record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..prose.pages import PageText
from ..prose.sentences import NARRATIVE
from ..record.check import STATUSES
from ..record.kinds import Claim
from .model import Model

NOBODY = ""  # where a side would stand: what is established needs no speaker


@dataclass(frozen=True)
class Voice:
    """One side: in which sentences it speaks, counted from 0, with the gravest status of what it says there."""

    side: str
    cells: list[tuple[int, str]]

    @property
    def count(self) -> int:
        """In how many sentences it speaks."""
        return len(self.cells)

    @property
    def statuses(self) -> dict[str, int]:
        """In how many with which status."""
        return dict(Counter(status for _, status in self.cells))


@dataclass(frozen=True)
class Speakers:
    """The voices of a page, in the order of explainer.yml; and who of the sides does not speak."""

    sentences: int
    voices: list[Voice]
    silent: list[str]


def on_page(model: Model, page: PageText) -> Speakers:
    """Who speaks in the sentences of a page's running text that cite a claim."""
    bound = [[model.claims[id_] for id_ in one.cited] for one in page.sentences if one.sort == NARRATIVE and one.cited]
    found: dict[str, list[tuple[int, str]]] = {side: [] for side in (*model.explainer.sides, NOBODY)}
    for at, claims in enumerate(bound):
        for side, own in _by_side(model, claims).items():
            found[side].append((at, max((model.status(claim) for claim in own), key=STATUSES.index)))
    voices = [Voice(side, cells) for side, cells in found.items() if cells]
    return Speakers(len(bound), voices, [side for side, cells in found.items() if side and not cells])


def in_record(model: Model) -> Speakers:
    """Who speaks in the claims of the whole record."""
    found = _by_side(model, model.claims.values())
    order = [side for side in (*model.explainer.sides, NOBODY) if side in found]
    voices = [Voice(side, [(at, model.status(claim)) for at, claim in enumerate(found[side])]) for side in order]
    silent = [side for side in model.explainer.sides if side not in found]
    return Speakers(len(model.claims), sorted(voices, key=lambda voice: -voice.count), silent)


def _by_side(model: Model, claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for side in model.sides(claim) or [NOBODY]:
            found.setdefault(side, []).append(claim)
    return found
