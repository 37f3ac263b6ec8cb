"""How long a page takes to read: its prose, and the claims that stand open in its accounts."""

from __future__ import annotations

from ..prose.pages import PageText
from ..prose.sentences import CELL
from ..record.kinds import Claim
from .accounts import side_by_side
from .derive import common_ground
from .model import Model

PACE = 220  # words that are read in a minute


def minutes(model: Model, page: PageText) -> int:
    """Whole minutes for what stands open on a page: what tells a story is read with its tables, a reference is not."""
    prose = sum(len(sentence.text.split()) for sentence in page.sentences if page.narrative or sentence.sort != CELL)
    told = (claim for call in page.calls if call.name == "accounts" for claim in _open(model, *call.args, **call.kwargs))
    return round((prose + sum(len(claim.statement.split()) for claim in told)) / PACE)


def _open(model: Model, event: str, order: str = "") -> list[Claim]:
    """The claims of an event that its accounts show without being asked."""
    record = model.events[event]
    told = side_by_side(model, record, "known" if order else "")
    ours = [*common_ground(model, record), *(claim for account in told.accounts for claim in account.first)]
    return [*ours, *(claim for point in (*told.points, *told.apart) for claim in point.claims)]
