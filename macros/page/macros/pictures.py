"""Macros that draw who stands how to whom."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from ...draw.ties import SIGNS, cells, rows
from ...model import ties
from ...record.kinds import Relation
from .base import Base


class Pictures(Base):
    """Pictures of the whole record."""

    def network(self) -> Markup:
        """Who stands how to whom: a row a pair of parties, a column a stretch of time, each word opening to its evidence."""
        model = self._model
        pages = {page.path for page in model.pages}

        def page_of(tie: Relation) -> str | None:
            return next((path for end in (tie.source, tie.target) if (path := f"actors/{end}.md") in pages), None)

        words = {word.__name__: partial(word, model) for word in (ties.when_words, ties.firmest, ties.party_name, cells)}
        return self._block("pictures/network", rows=rows(model), signs=SIGNS, page_of=page_of, **words)
