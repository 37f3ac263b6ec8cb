"""The sources for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...model.addresses import DATA
from ...model.citation import bibtex, tex, tex_url
from .envelope import json_text

if TYPE_CHECKING:
    from ...model.model import Model
    from ...page.site import Site
    from ...record.dates import PartialDate
    from ...record.kinds import Source


def files(site: Site) -> Iterator[tuple[str, str]]:
    """`sources.bib` and `sources.csl.json`. A headline or date that was not seen is left out, not made up."""
    model = site.model
    sources = [source for _, source in sorted(model.sources.items())]
    yield f"{DATA}/sources.bib", "\n".join(_bibtex(model, source) for source in sources)
    yield f"{DATA}/sources.csl.json", json_text([_csl(model, source) for source in sources])


def _note(model: Model, source: Source) -> str:
    """Whether it was taken back, where it came from, how much of it was read, where else it lies."""
    retracted = source.retracted
    parts = [
        f"Retracted by its publisher, {retracted.date.words}: {retracted.why}" if retracted else "",
        f"From {source.origin}." if source.origin and source.origin != source.publisher else "",
        f"{model.word('source_kinds', source.kind).label}, {model.word('seen', source.seen).label}.",
        f"Without an address: {source.kept}" if source.kept else "",
        f"Archived copy: {source.archived}" if source.archived else "",
    ]
    return " ".join(part for part in parts if part)


def _bibtex(model: Model, source: Source) -> str:
    """An entry whose names and title are taken as they stand: outlets and people alike."""
    date = source.published.iso if source.published else None
    return bibtex("misc", source.id, {
        "author": " and ".join(f"{{{tex(author)}}}" for author in source.authors),
        "title": f"{{{tex(source.title)}}}" if source.title else None,
        "howpublished": tex(source.publisher),
        "year": date[:4] if date else None,
        "date": date,
        "url": tex_url(source.url or source.archived or "") or None,
        "urldate": source.accessed.iso if source.accessed else None,
        "language": source.language,
        "note": tex(_note(model, source)),
    })  # fmt: skip


def _csl(model: Model, source: Source) -> dict[str, Any]:
    found = {
        "id": source.id,
        "type": "webpage",
        "title": source.title,
        "container-title": source.publisher,
        "author": [{"literal": author} for author in source.authors] or None,
        "issued": _parts(source.published),
        "accessed": _parts(source.accessed),
        "URL": source.url or source.archived,
        "language": source.language,
        "note": _note(model, source),
    }
    return {name: value for name, value in found.items() if value is not None}


def _parts(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in date.iso.split("-")]]} if date else None
