"""What maps show: the bounds of the whole, and the parts that have a map of their own."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from .fields import Id, Model, Ref, Text, Url
from .numeric import Latitude, Longitude


class Bounds(Model):
    """The part of the world the explainer is about, in degrees."""

    west: Longitude = Field(description="the western edge")
    east: Longitude = Field(description="the eastern edge")
    south: Latitude = Field(description="the southern edge")
    north: Latitude = Field(description="the northern edge")

    @model_validator(mode="after")
    def _the_right_way_round(self) -> Self:
        if self.west >= self.east or self.south >= self.north:
            raise ValueError("west has to be less than east, and south less than north")
        return self

    def holds(self, other: "Bounds") -> bool:
        """Whether another part lies in it."""
        along = self.west <= other.west and other.east <= self.east
        return along and self.south <= other.south and other.north <= self.north


class Extent(Bounds):
    """A part of the world that has a map of its own, or an inset on another's."""

    label: Text = Field(description="the name of the part, as readers see it")
    inset_of: Annotated[str, Ref("extent")] | None = Field(
        None, description="the extent on whose map it is framed, and beside which it is drawn enlarged; absent: none"
    )


class Credit(Model):
    """Whose outlines the maps are drawn from, as their licence asks."""

    text: Text = Field(description="the line under each map")
    url: Url | None = Field(None, description="where the licence can be read")


class Maps(Model):
    """The maps beside that of the whole, and whose outlines they are."""

    extents: dict[Id, Extent] = Field({}, description="the parts that have a map of their own, by id")
    credit: Credit | None = Field(None, description="a line under each map that says whose outlines they are; absent: none is owed")

    @model_validator(mode="after")
    def _insets_lie_in_another(self) -> Self:
        for id_, extent in self.extents.items():
            whole = self.extents.get(extent.inset_of or "")
            if whole and whole.inset_of:
                raise ValueError(f"extents.{id_} is an inset of '{extent.inset_of}', which is an inset itself")
            if whole and not whole.holds(extent):
                raise ValueError(f"extents.{id_} reaches beyond '{extent.inset_of}', whose inset it is")
        return self

    def insets(self, id_: str) -> dict[str, Extent]:
        """The insets of an extent, by id."""
        return {own: extent for own, extent in self.extents.items() if extent.inset_of == id_}
