"""The macro of the Changes page."""

from __future__ import annotations

from markupsafe import Markup

from ...model.history import log
from .base import Base


class Log(Base):
    """What changed in the record since it was first published."""

    def changes(self) -> Markup:
        """The log, newest first: what each published claim said, what it says now, why, by which sources; and the feeds."""
        return self._block("log/changes", log=log(self._model))
