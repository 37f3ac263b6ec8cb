"""What must hold of sources, and of how claims lean on them."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Checked
from ..chronology import before
from ..kinds import Source
from .common import Fault, claims_of


def sources_can_be_found(checked: Checked) -> Iterator[Fault]:
    """A source has an address, or says where it lies."""
    for source in _sources(checked):
        if source.url is None and source.kept is None:
            yield source, ("url",), "is missing: give an address, or say in 'kept' where the source lies and how it can be seen"
        if source.url and source.kept:
            yield source, ("kept",), "is for a source without an address: say this in 'note'"


def retractions_follow(checked: Checked) -> Iterator[Fault]:
    """A source is published before it is taken back."""
    for source in _sources(checked):
        if source.published and source.retracted and before(source.retracted.date, source.published):
            yield source, ("retracted", "date"), f"was taken back {source.retracted.date}, before it was published, {source.published}"


def passages_are_in_its_sources(checked: Checked) -> Iterator[Fault]:
    """A place in a source is told of a source the claim rests on."""
    for claim in claims_of(checked).values():
        for at, passage in enumerate(claim.passages):
            if passage.source not in claim.sources:
                yield claim, ("passages", at, "source"), f"'{passage.source}' is none of its sources: add it to 'sources', or take this out"


def _sources(checked: Checked) -> list[Source]:
    return list(checked.records["sources"].values())
