"""Macros that draw who stands how to whom."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from ...draw.network import HEIGHT, WIDTH, network
from ...model import ties
from ...record.kinds import Relation
from .base import Base


class Pictures(Base):
    """Pictures of the whole record."""

    def network(self) -> Markup:
        """Who stands how to whom, stretch by stretch of time: small pictures, and the same ties as a list."""
        model = self._model
        pages = {page.path for page in model.pages}

        def page_of(tie: Relation) -> str | None:
            return next((path for end in (tie.source, tie.target) if (path := f"actors/{end}.md") in pages), None)

        words = {word.__name__: partial(word, model) for word in (ties.when_words, ties.firmest, ties.short, ties.party_name)}
        return self._block(
            "pictures/network", panels=network(model), size=(WIDTH, HEIGHT), periods=ties.periods(model), page_of=page_of, **words
        )
