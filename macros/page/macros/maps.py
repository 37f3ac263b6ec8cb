"""Macros that draw maps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated

from markupsafe import Markup

from ...draw.map.atlas import drawing, locator
from ...draw.map.marks import most
from ...draw.map.spots import MappedEvent, Spot, mapped_events, spot
from ...draw.map.yearly import yearly_maps
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
        rows = self._mapped(tag) if tag else []
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
            largest=max(rows, key=lambda row: row.most, default=None),
            years=sorted({year for row in rows for year in range(row.years[0], row.years[1] + 1)}),
            maps=[drawing(model, geo, rows, id_, wide, self._most()) for wide in (True, False)],
            borders=geo.layers["border"],
            disputed=sorted({shape.name for shape in geo.layers["disputed"]}),
            places=places,
            within=within,
            lost=[model.places[lost] for lost, one in places.items() if not one and (tag or lost not in lines)],
        )

    def yearly_maps(self, tag: TagId) -> Markup:
        """The events that carry a tag as small maps, one a year, on one scale: where, and from the lowest to the highest count."""
        rows = self._mapped(tag)
        if not any(row.spots for row in rows):
            return Markup("")
        found = yearly_maps(self._model, self._renderer.geo, rows, self._most())
        return self._block("maps/yearly", id=f"years-{tag}", tag=tag, found=found)

    def _mapped(self, tag: str) -> list[MappedEvent]:
        return mapped_events(self._model, self._renderer.geo, derive.tagged(self._model, tag))

    def _most(self) -> int:
        """The highest count on any map of this page: all have one scale."""
        tags = {str(call.args[0]) for call in self._page.calls if call.name in ("atlas", "yearly_maps") and call.args}
        return max((most(self._mapped(tag)) for tag in tags), default=0)

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
