"""Macros that draw maps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated

from markupsafe import Markup

from ...draw.map.atlas import drawing, locator
from ...draw.map.geo import QUIET
from ...draw.map.marks import most
from ...draw.map.signs import box_of
from ...draw.map.spots import MappedEvent, Spot, mapped_events, spot, within
from ...draw.map.yearly import yearly_maps
from ...model import derive
from ...record.kinds import Place, Ref
from .base import Base
from .lists import TagId

SpotId = Annotated[str, Ref("spot")]
ExtentId = Annotated[str, Ref("extent")]


class Maps(Base):
    """Where things are."""

    def atlas(self, tag: TagId = "", extent: ExtentId = "") -> Markup:
        """The events that carry a tag, or all places, on a map of all or of an extent; what has no position in words; a table of it."""
        model, geo, maps = self._model, self._renderer.geo, self._model.explainer.maps
        rows = self._mapped(tag) if tag else []
        places = self._spots(id_ for row in rows for id_ in row.event.places) if tag else self._spots(model.places)
        if shown := maps.extents.get(extent):
            every = len(rows) if tag else len(places)
            rows = within(rows, box_of(shown))
            places = {id_: one for id_, one in places.items() if one and box_of(shown).holds(one.point)}
        larger: dict[str, list[Spot]] = defaultdict(list)
        for one in places.values():
            if one and one.within:
                larger[one.within.name].append(one)
        lines = {shape.place for shape in geo.layers["border"]}
        id_, insets = "-".join(("map", tag or "places", *filter(None, [extent]))), maps.insets(extent)
        drawn = [drawing(model, geo, rows, id_, size, self._most(), shown, insets.values()) for size in ("wide", "narrow")]
        enlarged = [
            drawing(model, geo, within(rows, box_of(inset)), f"{id_}-{own}", "inset", self._most(), inset) for own, inset in insets.items()
        ]
        seen: dict[str, set[str]] = defaultdict(set)
        for row in (row for one in (*drawn, *enlarged) for row in one.ground):
            seen[row.sort].add(row.name)
        return self._block(
            "maps/atlas",
            id=id_,
            tag=tag,
            rows=rows,
            largest=max(rows, key=lambda row: row.most, default=None),
            years=sorted({year for row in rows for year in range(row.years[0], row.years[1] + 1)}),
            maps=drawn,
            insets=list(zip(insets.values(), enlarged, strict=True)),
            dots=[dot for one in (drawn[0], *enlarged) for dot in one.dots],
            extent=shown,
            elsewhere=every - len(rows if tag else places) if shown else 0,
            borders=[shape for shape in geo.layers["border"] if shape.name in seen["border"]],
            disputed=sorted(seen["disputed"]),
            quiet=[layer for layer in QUIET if seen[layer]],
            places=places,
            within=larger,
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

    def locator(self, item: SpotId, extent: ExtentId = "") -> Markup:
        """A small map, of all or of an extent, that shows where a place, or the places of an event, lie."""
        model = self._model
        found = self._spots([item] if item in model.places else model.events[item].places)
        places: list[tuple[Place, Spot | None]] = [(model.places[id_], one) for id_, one in found.items()]
        whole = "map.md" if any(page.path == "map.md" for page in model.pages) else ""
        part = model.explainer.maps.extents.get(extent)
        drawn = locator(model, self._renderer.geo, [one for one in found.values() if one], f"locator-{item}", part)
        return self._block("maps/locator", map=drawn, lines=self._renderer.geo.layers["border"], places=places, whole=whole)

    def _spots(self, ids: Iterable[str]) -> dict[str, Spot | None]:
        return {id_: spot(self._model, self._renderer.geo, self._model.places[id_]) for id_ in ids}
