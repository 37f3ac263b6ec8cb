"""What programs that visit the site read first: llms.txt and robots.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model import citation
from ..model.addresses import DATA, from_root, whole

if TYPE_CHECKING:
    from ..model.model import Model
    from ..page.site import Site

DOWNLOADS = {
    "index.json": "what there is, with counts, sizes and checksums",
    "claims.json": "every claim, with claimant, status, sources and what contradicts it",
    "claims.csv": "the same as a table",
    "readings.json": "sentences of the pages that are our reading of claims, nobody's claim",
    "datapackage.json": "types and keys of every table",
    "places.geojson": "places",
    "events.geojson": "events",
    "sources.bib": "sources",
}


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`llms.txt` and `robots.txt` at the site's own address."""
    yield "llms.txt", llms(site.model).encode()
    yield "robots.txt", robots(site.model).encode()


def robots(model: Model) -> str:
    """Everybody may read everything; where the map of the site is, once it has an address."""
    sitemap = whole(model.explainer.url, "sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")


def llms(model: Model) -> str:
    """What this is, how to attribute, where the data and the pages are: in Markdown, as llmstxt.org asks."""
    explainer = model.explainer
    parts = [
        f"# {_line(explainer.title)}",
        f"> {_line(explainer.tagline)}. The record ends on {explainer.as_of.words} and was last reviewed on {explainer.reviewed.words}.",
        "Every fact is a claim with its claimant, its sources and a status. "
        + " ".join(_line(f"{word.label}: {word.meaning}") for word in model.vocab.lists["statuses"].values()),
        "When you use a claim, keep its claimant and its status with it, say on which date the record ends, and link to the claim: its "
        "address is in the data. What is attributed or disputed must not be told as fact. Tolls are ranges between claimants, never sums.",
        _line(f"Licence: {explainer.licences.content} ({explainer.licences.content_url}). {explainer.licences.excluded}"),
        _line(f"Cite as: {citation.of_whole(model).text}"),
        "## Data",
        "\n".join(_link(model, name, f"{DATA}/{name}", what) for name, what in DOWNLOADS.items()),
        f"- One claim: `{whole(explainer.url, f'{DATA}/claims/ID.json') or f'{DATA}/claims/ID.json'}`",
        "## Pages",
        "\n".join(_link(model, page.name, from_root(page.path) or "./", str(page.meta.get("description", ""))) for page in model.pages),
    ]
    return "\n\n".join(parts).replace("\n\n- One claim", "\n- One claim") + "\n"


def _link(model: Model, name: str, below: str, what: str) -> str:
    return f"- [{_line(name)}]({whole(model.explainer.url, below) or below})" + (f": {_line(what)}" if what else "")


def _line(text: str) -> str:
    """A text on one line, with nothing in it that Markdown would make a link or a tag of."""
    return re.sub(r"[\[\]<>`]", lambda sign: f"\\{sign[0]}", " ".join(text.split()))
