"""Macros that draw maps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated

from markupsafe import Markup

from ...draw.map.atlas import drawing, locator
from ...draw.map.spots import Spot, mapped_events, spot
from ...model import derive
from ...record.kinds import Place, Ref
from .base import Base
from .lists import TagId

SpotId = Annotated[str, Ref("spot")]


class Maps(Base):
    """Where things are."""

    def atlas(self, tag: TagId = "") -> Markup:
        """The events that carry a tag, or all places, on a map; what has no position in words; a table of the same."""
        model, geo = self._model, self._renderer.geo
        rows = mapped_events(model, geo, derive.tagged(model, tag) if tag else [])
        places = self._spots(id_ for row in rows for id_ in row.event.places) if tag else self._spots(model.places)
        within: dict[str, list[Spot]] = defaultdict(list)
        for one in places.values():
            if one and one.within:
                within[one.within.name].append(one)
        lines = {shape.place for shape in geo.layers["border"]}
        id_ = f"map-{tag or 'places'}"
        return self._block(
            "maps/atlas",
            id=id_,
            tag=tag,
            rows=rows,
            years=sorted({year for row in rows for year in range(row.years[0], row.years[1] + 1)}),
            maps=[drawing(model, geo, rows, id_, wide) for wide in (True, False)],
            borders=geo.layers["border"],
            disputed=sorted({shape.name for shape in geo.layers["disputed"]}),
            places=places,
            within=within,
            lost=[model.places[lost] for lost, one in places.items() if not one and (tag or lost not in lines)],
        )

    def locator(self, item: SpotId) -> Markup:
        """A small map that shows where a place, or the places of an event, lie."""
        model = self._model
        found = self._spots([item] if item in model.places else model.events[item].places)
        places: list[tuple[Place, Spot | None]] = [(model.places[id_], one) for id_, one in found.items()]
        whole = "map.md" if any(page.path == "map.md" for page in model.pages) else ""
        drawn = locator(model, self._renderer.geo, [one for one in found.values() if one], f"locator-{item}")
        return self._block("maps/locator", map=drawn, lines=self._renderer.geo.layers["border"], places=places, whole=whole)

    def _spots(self, ids: Iterable[str]) -> dict[str, Spot | None]:
        return {id_: spot(self._model, self._renderer.geo, self._model.places[id_]) for id_ in ids}
