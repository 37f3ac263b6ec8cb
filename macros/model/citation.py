"""How to cite the explainer, a page or a claim: in words, in BibTeX, by address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..prose.pages import PageText
from ..record.dates import MONTHS, PartialDate
from ..record.kinds import Claim, Source
from .addresses import address, from_root, whole
from .model import Model

# BibTeX counts braces even behind a backslash, so those need words of their own.
TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
})  # fmt: skip


@dataclass(frozen=True)
class Citation:
    """A ready citation. `below` is the address under the site's own; `url` is whole, where that is known."""

    text: str
    bibtex: str
    below: str
    url: str | None


def source_name(source: Source) -> str:
    """The outlet, and the agency behind it where it is a re-post."""
    late = source.origin and source.origin != source.publisher and source.origin not in source.publisher
    return f"{source.publisher}, from {source.origin}" if late else source.publisher


def of_whole(model: Model) -> Citation:
    """The whole record."""
    explainer = model.explainer
    title = f"{explainer.title}: {explainer.tagline}"
    return _citation(model, slug(explainer.title), f"{_stop(title)} {_as_of(model)}", title, "")


def of_page(model: Model, page: PageText) -> Citation:
    """One page."""
    below = from_root(page.path)
    key = "-".join(filter(None, (slug(model.explainer.title), slug(address(page.path) or page.name))))
    return _citation(model, key, f"{_stop(page.name)} In {model.explainer.title}. {_as_of(model)}", page.name, below)


def of_claim(model: Model, claim: Claim) -> Citation:
    """One claim, never without its claimant."""
    said = f"{_capital(model.claimant(claim))}: {claim.statement}" if claim.by else claim.statement
    status = model.word("statuses", model.status(claim)).label.lower()
    text = f"{_stop(said)} Claim {claim.id} ({status}) in {model.explainer.title}. {_as_of(model)}"
    return _citation(model, claim.id, text, said, from_root(model.claim_page(claim), claim.id))


def bibtex(kind: str, key: str, fields: dict[str, str | None]) -> str:
    """One BibTeX entry; fields without a value are left out. Texts must be escaped already."""
    # A value in braces of its own stands in quotation marks: two braces in a row would look like a macro on a page.
    body = ",\n".join(f'  {name} = "{value}"' if value[0] == "{" else f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{body}\n}}\n"


def tex(text: str) -> str:
    """A text as BibTeX takes it literally, on one line."""
    return " ".join(text.split()).translate(TEX)


def tex_url(url: str) -> str:
    """An address within braces: BibTeX takes it as it is, but for braces."""
    return url.replace("{", "%7B").replace("}", "%7D")


def _citation(model: Model, key: str, words: str, title: str, below: str) -> Citation:
    explainer = model.explainer
    url = whole(explainer.url, below)
    text = f"{explainer.authors} ({_apa(explainer.reviewed)}). {words}" + (f" {url}" if url else "")
    entry = bibtex("misc", key, {
        "author": f"{{{tex(explainer.authors)}}}",
        "title": f"{{{tex(title)}}}",
        "year": explainer.reviewed.iso[:4],
        "howpublished": tex(explainer.title),
        "note": tex(_as_of(model)),
        "url": tex_url(url) if url else None,
    })  # fmt: skip
    return Citation(text, entry, below, url)


def _as_of(model: Model) -> str:
    return f"Record as of {model.explainer.as_of.words}."


def _apa(date: PartialDate) -> str:
    """A date as APA writes it: `2026, November 22`."""
    parts = [MONTHS[date.first.month - 1], str(date.first.day)][: {"year": 0, "month": 1, "day": 2}[date.precision]]
    return ", ".join(filter(None, (date.iso[:4], " ".join(parts))))


def slug(text: str) -> str:
    """A text as a name for programs: small letters, digits and hyphens; what else there is, is left out."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _stop(text: str) -> str:
    """A text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "…", ".”", "。", "۔", "؟")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
