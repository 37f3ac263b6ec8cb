"""What a chapter of a page tells of: the events behind the claims it cites."""

from __future__ import annotations

from itertools import takewhile

from ..prose.pages import PageText
from ..prose.sentences import HEADING, plain
from ..record.kinds import Event
from .model import Model

MOST, LEAST_WEIGHT = 6, 2


def chapter_events(model: Model, page: PageText, heading: str) -> list[Event]:
    """The weightiest events of the chapter under a heading, in the order of time."""
    at = next(at for at, one in enumerate(page.sentences) if one.sort == HEADING and plain(one.text) == plain(heading))
    own = takewhile(lambda one: one.sort != HEADING, page.sentences[at + 1 :])
    claims = (model.claims[id_] for one in own for id_ in one.cited)
    found = {claim.event: model.events[claim.event] for claim in claims if claim.event}
    weighty = sorted((event for event in found.values() if event.weight >= LEAST_WEIGHT), key=lambda event: (-event.weight, event.date))
    return sorted(weighty[:MOST], key=lambda event: event.date)
