"""Our readings as data: the sentences of the pages that connect or conclude, with the claims they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from ...model.addresses import from_root, whole
from ...model.readings import all_readings
from ...record.kinds import Record
from ...record.kinds.fields import ClaimId, Id, Text

if TYPE_CHECKING:
    from ...model.model import Model
    from .plain import Row


class Reading(Record):
    """A sentence of ours that connects, compares or concludes: nobody's claim."""

    kind_name, folder = "reading", "readings"
    id: Id = Field(description="its name; it gets another when its words or its page change")
    text: Text = Field(description="the sentence, as readers see it")
    claims: list[ClaimId] = Field(min_length=1, description="the claims it rests on")
    page: Text = Field(description="the page it stands on, below the address of the site")
    anchor: Text = Field(description="where that page says what it rests on")
    address: Text = Field(description="page and anchor")
    url: str | None = Field(description="the same in full; empty while it is not known where the site is published")


def readings(model: Model) -> list[Row]:
    """The readings of every page, in the order of their ids."""
    found = []
    for own in all_readings(model):
        address = from_root(own.page.path, own.anchor)
        places = {"page": from_root(own.page.path) or "./", "anchor": own.anchor, "address": address}
        one = Reading(id=own.id, text=own.text, claims=own.claims, url=whole(model.explainer.url, address), **places)
        found.append(one.model_dump(mode="json"))
    return sorted(found, key=lambda row: str(row["id"]))
