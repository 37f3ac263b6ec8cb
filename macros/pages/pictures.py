"""Macros that draw: time at a glance, and who stands how to whom."""

from __future__ import annotations

from markupsafe import Markup

from ..draw.strip import strip
from .base import Base


class Pictures(Base):
    """Pictures of the whole record."""

    def overview(self, weight: int = 1) -> Markup:
        """The timeline at a glance, on a true scale: each event a mark that leads to its entry in the list below."""
        events = [event for event in self._model.events.values() if event.weight >= weight]
        if not events:
            return Markup("")
        return self._block("overview", strip=strip(self._model, events), as_of=self._model.explainer.as_of)
