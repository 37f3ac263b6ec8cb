"""Macros that draw maps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated

from markupsafe import Markup

from ...draw.map.atlas import Drawing, drawing, locator
from ...draw.map.geo import QUIET
from ...draw.map.marks import most
from ...draw.map.signs import box_of
from ...draw.map.spots import MappedEvent, Spot, mapped_events, spot, within
from ...draw.map.yearly import subject, yearly_maps
from ...model import derive
from ...record.kinds import Extent, Place, Ref
from .base import Base
from .lists import TagId

SpotId = Annotated[str, Ref("spot")]
ExtentId = Annotated[str, Ref("extent")]


class Maps(Base):
    """Where things are."""

    def atlas(self, tag: TagId = "", extent: ExtentId = "") -> Markup:
        """The events that carry a tag, or all places, on a map of all or of an extent; what has no position in words; a table of it."""
        model, geo, maps = self._model, self._renderer.geo, self._model.explainer.maps
        shown = maps.extents.get(extent)
        rows, places, elsewhere = self._chosen(tag, shown)
        lines = {shape.place for shape in geo.layers["border"]}
        id_, insets = "-".join(("map", tag or "places", *filter(None, [extent]))), maps.insets(extent)
        drawn = [drawing(model, geo, rows, id_, size, self._most(), shown, insets.values()) for size in ("wide", "narrow")]
        enlarged = [self._enlarged(rows, f"{id_}-{own}", inset) for own, inset in insets.items()]
        seen = _grounds([*drawn, *enlarged])
        return self._block(
            "maps/atlas",
            id=id_,
            tag=tag,
            subject=subject(model, tag) if tag else "",
            rows=rows,
            largest=max(rows, key=lambda row: row.most, default=None),
            years=_years(rows),
            maps=drawn,
            insets=list(zip(insets.values(), enlarged, strict=True)),
            dots=[dot for one in (drawn[0], *enlarged) for dot in one.dots],
            extent=shown,
            elsewhere=elsewhere,
            borders=[shape for shape in geo.layers["border"] if shape.name in seen["border"]],
            disputed=sorted(seen["disputed"]),
            quiet=[layer for layer in QUIET if seen[layer]],
            places=places,
            within=_by_larger(places.values()),
            lost=[model.places[lost] for lost, one in places.items() if not one and (tag or lost not in lines)],
        )

    def _chosen(self, tag: str, shown: Extent | None) -> tuple[list[MappedEvent], dict[str, Spot | None], int]:
        """The events that carry a tag with their places, or all places; of an extent those in it, and how many lie elsewhere."""
        rows = self._mapped(tag) if tag else []
        places = self._spots(id_ for row in rows for id_ in row.event.places) if tag else self._spots(self._model.places)
        if not shown:
            return rows, places, 0
        box, every = box_of(shown), len(rows if tag else places)
        rows = within(rows, box)
        places = {id_: one for id_, one in places.items() if one and box.holds(one.point)}
        return rows, places, every - len(rows if tag else places)

    def _enlarged(self, rows: list[MappedEvent], id_: str, inset: Extent) -> Drawing:
        return drawing(self._model, self._renderer.geo, within(rows, box_of(inset)), id_, "inset", self._most(), inset)

    def yearly_maps(self, tag: TagId) -> Markup:
        """The events that carry a tag as small maps, one a year, on one scale: where, and from the lowest to the highest count."""
        rows = self._mapped(tag)
        if not any(row.spots for row in rows):
            return Markup("")
        found = yearly_maps(self._model, self._renderer.geo, tag, rows, self._most())
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


def _years(rows: list[MappedEvent]) -> list[int]:
    return sorted({year for row in rows for year in range(row.years[0], row.years[1] + 1)})


def _grounds(drawings: list[Drawing]) -> dict[str, set[str]]:
    """The names of what lies on some maps, by sort."""
    seen: dict[str, set[str]] = defaultdict(set)
    for ground in (ground for one in drawings for ground in one.ground):
        seen[ground.sort].add(ground.name)
    return seen


def _by_larger(spots: Iterable[Spot | None]) -> dict[str, list[Spot]]:
    """Those that are known only by a larger place, by its name."""
    larger: dict[str, list[Spot]] = defaultdict(list)
    for one in spots:
        if one and one.within:
            larger[one.within.name].append(one)
    return larger
