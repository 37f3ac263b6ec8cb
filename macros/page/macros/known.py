"""The macro that shows an event as it was known from day to day."""

from __future__ import annotations

from markupsafe import Markup

from ...model.known import stages
from ...record.kinds.fields import EventId
from .base import Base


class Known(Base):
    """What was known when."""

    def known(self, event: EventId) -> Markup:
        """An event's claims by when they were said: what was new the day after, a week and a month later, and since."""
        record = self._model.events[event]
        return self._block("known/known", event=record, stages=stages(self._model, record))
