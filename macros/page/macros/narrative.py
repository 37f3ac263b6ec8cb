"""Macros that draw what the story tells: why things stay as they are, how they went, who speaks."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from markupsafe import Markup

from ...draw.ladder import drawing
from ...draw.ladder_words import meeting_words
from ...draw.ring import restrained, ring, signs, years
from ...draw.voices import bar, parts
from ...model.chapters import chapter_events
from ...model.readings import told_anchor
from ...model.who_speaks import in_record
from ...record.check import STATUSES
from ...record.dates import PartialDate, span_words
from ...record.kinds import Event, Ref
from .base import Base

SideId = Annotated[str, Ref("side")]


class Narrative(Base):
    """Pictures that carry a page of the story."""

    def mechanism(self, show: Literal["", "exits"] = "") -> Markup:
        """Why things stay as they are: the steps of data/mechanism.yml as a ring, on a phone as a list; `exits` adds the ways out tried."""
        model = self._model
        mechanism = model.mechanism
        words = {"signs": partial(signs, model), "years": partial(years, model), "anchor": told_anchor}
        held = restrained(mechanism.restraints) if mechanism else {}
        return self._block("narrative/mechanism", mechanism=mechanism, steps=ring(model), shown=show, restrained=held, **words)

    def ladder(self, since: str, until: str = "", weight: int = 1) -> Markup:
        """Time as a ladder, from a date up to another: what each side did, and between them talks, truces and what was shut."""
        model = self._model
        drawn = drawing(model, since, until, weight)
        if not drawn:
            return Markup("")
        span = span_words(PartialDate.parse(since), PartialDate.parse(until) if until else model.explainer.as_of)
        return self._block(
            "narrative/ladder",
            drawn=drawn,
            ladder=model.explainer.ladder,
            span=span,
            monthly=len(drawn.rungs[0].iso) > 4,
            event_page=self._event_page,
            met=meeting_words(model, drawn),
        )

    def chapter(self, heading: str) -> Markup:
        """The weightiest events that a chapter of the page tells of, by its heading: a slim strip in the order of time."""
        events = chapter_events(self._model, self._page, heading)
        return self._block("narrative/chapter", events=events, event_page=self._event_page) if events else Markup("")

    def speakers(self, beside: SideId = "") -> Markup:
        """Who speaks in the whole record: the claims of each side, counted; the headline sets a side beside the loudest."""
        found = in_record(self._model)
        sides = {voice.side: voice for voice in found.voices if voice.side}
        if not sides:
            return Markup("")
        most = next(iter(sides.values()))
        words = {"bar": bar, "parts": parts, "statuses": STATUSES}
        return self._block("narrative/speakers", found=found, most=most, other=sides.get(beside), **words)

    def _event_page(self, event: Event) -> str | None:
        """The page whose timeline has an event: this one, else the first; None where none has it."""
        calls = [(page.path, call) for page in self._model.pages for call in page.calls if call.name == "timeline"]
        found = [path for path, call in calls if event.weight >= next(iter((*call.args, *call.kwargs.values())), 1)]
        return self._page.path if self._page.path in found else next(iter(found), None)
