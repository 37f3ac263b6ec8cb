"""Macros for those who take something away: downloads, sizes, addresses."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ...model.addresses import DATA
from ...record.kinds import KINDS
from .base import Base


@dataclass(frozen=True)
class Offer:
    """A file to take: its path below the site's address, and what it is."""

    path: str
    what: str

    @property
    def name(self) -> str:
        """What links to it say."""
        return self.path.removeprefix(f"{DATA}/")


OFFERS: dict[str, tuple[Offer, ...]] = {
    "For a map": (
        Offer(f"{DATA}/places.geojson", "every place, with its names in their own scripts"),
        Offer(f"{DATA}/events.geojson", "every event, where its places are"),
    ),
    "For a reference manager": (
        Offer(f"{DATA}/sources.bib", "the sources as BibTeX"),
        Offer(f"{DATA}/sources.csl.json", "the same as CSL-JSON"),
    ),
    "To follow what changes": (
        Offer("feeds/changes.xml", "corrections, additions and withdrawals, as an Atom feed"),
        Offer("feeds/events.xml", "events as they come in"),
    ),
    "For a program": (
        Offer(f"{DATA}/index.json", "what there is, with counts, sizes and checksums"),
        Offer(f"{DATA}/datapackage.json", "every column of every table, with types and keys"),
        Offer(f"{DATA}/schema/claims.json", "one of the JSON Schemas; each kind has its own"),
        Offer(f"{DATA}/vocabulary.csv", "the closed lists, with labels and meanings"),
        Offer(f"{DATA}/readings.csv", "our own sentences that connect or conclude, with the claims each rests on"),
    ),
}


class Downloads(Base):
    """What leaves the site."""

    def downloads(self) -> Markup:
        """Every file to take away, with its size: tables for each kind, maps, sources, schemas."""
        kinds = [
            (folder, kind.__doc__, len(getattr(self._model, folder)), f"{DATA}/{folder}.csv", f"{DATA}/{folder}.json")
            for folder, kind in sorted(KINDS.items(), key=lambda item: item[0] != "claims")
        ]
        return self._block("downloads/downloads", kinds=kinds, offers=OFFERS)
