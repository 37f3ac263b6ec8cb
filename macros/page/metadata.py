"""What a page tells programs about itself: schema.org, as a block of data no browser runs."""

from __future__ import annotations

import json
import re
from typing import Any

from ..ledger import named
from ..model.addresses import DATA, from_root, relative, to_file, whole
from ..model.citation import of_page, of_whole
from ..model.derive import leans
from ..model.model import Model
from ..prose.pages import PageText
from ..record.dates import PartialDate

Node = dict[str, Any]
FORMATS = {
    "claims.csv": "text/csv",
    "claims.json": "application/json",
    "datapackage.json": "application/json",
    "events.geojson": "application/geo+json",
}
CORRECTIONS = ("corrected", "withdrawn")
# Within a text these could end the block, or be taken for a macro.
UNSAFE = re.compile(r"[<>&{}\u2028\u2029]")


def block(node: Node) -> str:
    """A node as JSON that is safe within a script element of a page that goes through Jinja and Markdown."""
    text = json.dumps({"@context": "https://schema.org"} | node, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", match[0]), text)


def of(model: Model, page: PageText) -> Any:
    """The page as schema.org describes it: an article, the data, the glossary, or a list."""
    called = {call.name for call in page.calls}
    own = {"description": page.meta.get("description"), "url": _url(model, page, page.path)} | _made(model, page)
    if "downloads" in called:
        return _tidy(_dataset(model, page) | own | {"description": of_whole(model).text})
    if "glossary" in called:
        return _tidy({"@type": "DefinedTermSet", "name": page.name, "hasDefinedTerm": _terms(model, page)} | own)
    if not page.narrative:
        return _tidy({"@type": "WebPage", "name": page.name, "isBasedOn": _data(model, page)} | own)
    article = {"@type": "BackgroundNewsArticle", "headline": page.name, "citation": _sources(model, page), "isBasedOn": _data(model, page)}
    return _tidy(article | own | {"correction": _corrections(model, page), "creditText": of_page(model, page).text})


def changed(model: Model, page: PageText) -> PartialDate:
    """When what the page leans on last changed by the log; its last review where the log names nothing."""
    own = set(leans(model, page))
    dates = [change.date for change in model.changes.values() if not change.claims or own.intersection(change.claims)]
    return max(dates, default=model.explainer.reviewed)


def _made(model: Model, page: PageText) -> Node:
    """By whom, when, under which licence, as part of what."""
    explainer = model.explainer
    makers = {"@type": "Organization", "name": explainer.authors}
    site = {"@type": "WebSite", "name": explainer.title, "description": explainer.tagline, "url": _url(model, page, "index.md")}
    return {
        "author": makers,
        "publisher": makers,
        "datePublished": min((change.date for change in model.changes.values()), default=explainer.reviewed).iso,
        "dateModified": changed(model, page).iso,
        "license": explainer.licences.content_url,
        "isAccessibleForFree": True,
        "isPartOf": site,
    }


def _sources(model: Model, page: PageText) -> list[Node]:
    """The publications behind the claims the page's prose cites, by our entries of them, which say the rest."""
    ids = dict.fromkeys(source for id_ in page.cited for source in model.claims[id_].sources)
    return [{"@type": "CreativeWork", "@id": _url(model, page, "sources.md", id_)} for id_ in ids]


def _corrections(model: Model, page: PageText) -> list[Node]:
    """What the log says was put right in the claims the page leans on."""
    own = set(leans(model, page))
    log = next((other for other in model.pages if any(call.name == "changes" for call in other.calls)), None)
    return [
        {
            "@type": "CorrectionComment",
            "text": change.what,
            "datePublished": change.date.iso,
            "url": _url(model, page, log.path, change.id) if log else None,
        }
        for change in model.changes.values()
        if change.kind in CORRECTIONS and own.intersection(id_ for folder, id_ in named(change) if folder == "claims")
    ]


def _data(model: Model, page: PageText) -> Node:
    """The record that the page is made from."""
    home = next((other.path for other in model.pages if any(call.name == "downloads" for call in other.calls)), "index.md")
    return {"@type": "Dataset", "name": model.explainer.title, "description": of_whole(model).text, "url": _url(model, page, home),
            "license": model.explainer.licences.content_url}  # fmt: skip


def _dataset(model: Model, page: PageText) -> Node:
    explainer, bounds = model.explainer, model.explainer.bounds
    first = min((event.date for event in model.events.values()), default=explainer.as_of)
    box = f"{bounds.south:g} {bounds.west:g} {bounds.north:g} {bounds.east:g}"
    files = [
        {"@type": "DataDownload", "encodingFormat": sort, "contentUrl": whole(explainer.url, path) or to_file(page.path, path)}
        for name, sort in FORMATS.items()
        for path in [f"{DATA}/{name}"]
    ]
    return {
        "@type": "Dataset",
        "name": f"{explainer.title}: {explainer.tagline}",
        "temporalCoverage": f"{first.iso}/{explainer.as_of.iso}",
        "spatialCoverage": {"@type": "Place", "geo": {"@type": "GeoShape", "box": box}},
        "distribution": files,
        "creditText": of_whole(model).text,
    }


def _terms(model: Model, page: PageText) -> list[Node]:
    return [
        {"@type": "DefinedTerm", "name": term.name, "description": term.definition, "alternateName": term.aka or None,
         "url": _url(model, page, page.path, term.id)}
        for term in model.terms.values()
    ]  # fmt: skip


def _url(model: Model, page: PageText, target: str, anchor: str = "") -> str:
    """A page's address: whole where it is known, else from the page that says it."""
    return whole(model.explainer.url, from_root(target, anchor)) or relative(page.path, target, anchor)


def _tidy(value: Any) -> Any:
    """Without what is not known."""
    if isinstance(value, dict):
        return {name: _tidy(inner) for name, inner in value.items() if inner not in (None, [], "")}
    return [_tidy(inner) for inner in value] if isinstance(value, list) else value
