"""The macro of the Changes page."""

from __future__ import annotations

from markupsafe import Markup

from ...model.history import log
from .base import Base

FIRST = 3  # records of an entry: the page shows so many, the data all


class Log(Base):
    """What changed in the record since it was first published."""

    def changes(self) -> Markup:
        """The log, newest first: what each published record said, what it says now, why, by which sources; and the feeds.

        An entry that touches very many shows the first of them; the data have them all.
        """
        return self._block("log/changes", log=log(self._model), first=FIRST)
