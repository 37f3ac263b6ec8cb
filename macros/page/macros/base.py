"""What every macro stands on: the model, the page it is called from, the templates."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ...model.model import Model
from ...prose.pages import PageText
from ...record.kinds import Claim
from ..render import Renderer


class Base:
    """One page's view of the record."""

    def __init__(self, render: Renderer, page: PageText, rewritten: bool) -> None:
        self._renderer, self._page, self._rewritten = render, page, rewritten
        self._numbers = {id_: number for number, id_ in enumerate(page.cited, 1)}

    @property
    def _model(self) -> Model:
        return self._renderer.model

    def _block(self, template: str, **values: Any) -> Markup:
        return self._renderer(template, self._page.path, self._rewritten, **values)

    def _inline(self, template: str, **values: Any) -> Markup:
        return self._renderer.inline(template, self._page.path, self._rewritten, **values)

    def _claims(self, ids: list[str] | tuple[str, ...]) -> list[Claim]:
        return [self._model.claims[id_] for id_ in ids]

    def _signs(self, claims: list[Claim]) -> list[str]:
        """The statuses that some claims have, in the order of the closed list."""
        found = {self._model.status(claim) for claim in claims}
        return [status for status in self._model.vocab.lists["statuses"] if status in found]
