"""Where a record stands in the built site, as the exports say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from ...model.addresses import from_root, whole
from ...record.kinds import Model

if TYPE_CHECKING:
    from ...model.model import Model as Joined


class OnPage(Model):
    """A record that stands on a page."""

    address: str = Field(description="where it stands, below the address of the site")
    url: str | None = Field(description="the same in full; empty while it is not known where the site is published")


def at(model: Joined, page: str, anchor: str) -> dict[str, Any]:
    """The fields of `OnPage` for a place on a page of docs/."""
    below = from_root(page, anchor)
    return {"address": below, "url": whole(model.explainer.url, below)}
