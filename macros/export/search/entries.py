"""What can be found: names with who or what they are, titles, sections of pages, readings, people's words, events and claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify
from markupsafe import Markup

from ...model.addresses import from_root
from ...model.attribution import AttributionChecker
from ...model.model import Model
from ...model.people import cards, home_of, told_at
from ...model.readings import all_readings
from ...model.who import who
from ...page.macros import Macros
from ...prose.pages import PageText
from ...prose.sentences import HEADING, MARKS, SLOT, Sentence
from ...record.kinds import Claim, Place

if TYPE_CHECKING:
    from ...page.site import Site

# The kinds of what is found, in the order of the results, each with its heading.
KINDS = {
    "Name": "People, groups, places and terms",
    "Page": "Pages and their parts",
    "Text": "In the text",
    "Reading": "Our readings",
    "Said": "What people said",
    "Event": "Events",
    "Claim": "Claims",
}


@dataclass(frozen=True)
class Entry:
    """One thing to find: where it is, what it is called, what stands there, what else finds it, and whom and what it names."""

    url: str
    kind: str
    title: str
    text: str = ""
    more: str = ""
    about: frozenset[str] = frozenset()
    named: str = ""
    names: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """What stands after the # in its address: for a claim, the claim's id."""
        return self.url.partition("#")[2]

    @property
    def finding(self) -> str:
        """What it is found by: a page by its title and headings, all else by whatever is said."""
        return "\n".join([self.title, "" if self.kind == "Page" else self.text, self.more, *self.names])


def entries(site: Site) -> Iterator[Entry]:
    """All that can be found, kind by kind; names in the order of how often they are named."""
    reading = AttributionChecker(site.model)
    others = [*_pages(site, reading), *_others(site.model, reading)]
    named = Counter(name for entry in others for name in entry.about)
    yield from sorted(_names(site.model, reading), key=lambda entry: -named[entry.named])
    yield from others


def _pages(site: Site, reading: AttributionChecker) -> Iterator[Entry]:
    """Titles and headings, then what stands below them: of a page of reference, what it is about."""
    pages = site.model.pages
    gists = [(from_root(page.path), page.name, str(page.meta.get("description", ""))) for page in pages]
    sections = [section for page in pages if page.narrative for section in _sections(page, site.macros(page.path))]
    yield from (Entry(url, "Page", title, text) for url, title, text in gists)
    yield from (Entry(url, "Page", title) for url, title, _ in sections if "#" in url)
    for url, title, text in [*sections, *(gist for page, gist in zip(pages, gists, strict=True) if not page.narrative)]:
        if text:
            yield Entry(url, "Text", title, text, about=_in(reading, text))


def _others(model: Model, reading: AttributionChecker) -> Iterator[Entry]:
    """Readings, what people said, events, claims."""
    for own in all_readings(model):
        yield Entry(from_root(own.page.path, own.anchor), "Reading", own.page.name, own.text, about=_in(reading, own.text))
    if page_of_people := home_of(model, "people"):
        for card in cards(model).values():
            told = dict.fromkeys(view.gist for view in card.views)
            if text := " ".join(told):
                yield Entry(from_root(page_of_people, card.actor.id), "Said", card.actor.name, text, about=_of(card.actor.id))
    page_of_events = home_of(model, "timeline") or "timeline/all.md"
    for event in model.events.values():
        where = ", ".join(model.places[place].name for place in event.places)
        about = _of(*(part.actor for part in event.actors)) | {f"place/{place}" for place in event.places}
        url = from_root(page_of_events, event.id)
        yield Entry(url, "Event", event.title, f"{event.date.words}. {where}".removesuffix(". "), about=about)
    for claim in model.claims.values():
        yield _claim(model, claim, reading)


def _names(model: Model, reading: AttributionChecker) -> Iterator[Entry]:
    """Everybody and everything that has a name, with all its spellings: parties first."""
    for actor in (actor for side in who(model) for _, group in side.groups for actor in group):
        names = (actor.name, actor.short, *actor.mentions, *actor.aka, *(name.text for name in actor.native))
        line, about = f"{model.word('actor_kinds', actor.kind).label}. {actor.about}", _in(reading, actor.about)
        yield Entry(from_root(*told_at(model, actor.id)), "Name", actor.name, line, "", about, f"actor/{actor.id}", names)
    spoken = _shared(model)
    if page := home_of(model, "places"):
        for place in model.places.values():
            if place in spoken.values():
                continue
            names = (place.name, *(name.text for name in place.native))
            line = f"{model.word('place_kinds', place.kind).label}. {place.why}"
            yield Entry(from_root(page, f"place-{place.id}"), "Name", place.name, line, named=f"place/{place.id}", names=names)
    if page := home_of(model, "glossary"):
        for term in model.terms.values():
            twin = spoken.get(term.id)
            names = (term.name, *term.aka, *(name.text for one in (term, twin) if one for name in one.native))
            about, named = _in(reading, term.name), f"place/{twin.id}" if twin else f"term/{term.id}"
            url, spellings = from_root(page, term.id), tuple(dict.fromkeys(names))
            yield Entry(url, "Name", term.name, f"Term. {term.definition}", "", about, named, spellings)


def _shared(model: Model) -> dict[str, Place]:
    """By the id of a term that the glossary explains, the place of the same name: who searches finds the two as one, told by the term."""
    if not home_of(model, "glossary"):
        return {}
    places = {place.name.casefold(): place for place in model.places.values()}
    return {term.id: places[name] for term in model.terms.values() if (name := term.name.casefold()) in places}


def _of(*actors: str | None) -> frozenset[str]:
    return frozenset(f"actor/{id_}" for id_ in actors if id_)


def _in(reading: AttributionChecker, text: str) -> frozenset[str]:
    """Those whom a text names."""
    return _of(*reading.named(text))


def _claim(model: Model, claim: Claim, reading: AttributionChecker) -> Entry:
    """A claim: its day and statement, then what else it may be looked for by: its stage, what was harmed, the words as they were said."""
    more = ["Rests on a retracted source alone."] if model.retracted(claim) else []
    more += [model.word("stages", claim.stage).label] if claim.stage else []
    more += [f"{model.word('things', harm.thing).label} {model.word('damages', harm.harm).label}" for harm in claim.damage]
    more += [claim.quote.original.text] if claim.quote and claim.quote.original else []
    about = _of(*claim.parties, claim.found_by, claim.speaker, *claim.about) | _in(reading, claim.statement)
    text = " ".join([*([f"{claim.date.words}:"] if claim.date else []), claim.statement, *more])
    title = model.asserters(claim) or "Established"
    return Entry(from_root(model.claim_page(claim), claim.id), "Claim", title, text, claim.id.replace("-", " "), about)


def _sections(page: PageText, macros: Macros) -> Iterator[tuple[str, str, str]]:
    """A page by its headings, its macros printed as words and its marks left out: address, title, text."""
    url = from_root(page.path)
    title, anchor, texts, used = page.name, "", list[str](), set[str]()
    for sentence in page.sentences:
        shown = _shown(sentence, macros)
        if sentence.sort == HEADING:
            if texts:
                yield _section(url + anchor, title, texts)
            slug = sentence.anchor or _slug(shown, used)
            anchor, title, texts = (f"#{slug}", f"{page.name}: {shown}", []) if anchor or texts else ("", page.name, [shown])
        else:
            texts.append(shown)
    if texts:
        yield _section(url + anchor, title, texts)


def _section(url: str, title: str, texts: Iterable[str]) -> tuple[str, str, str]:
    return url, title, " ".join(texts).removeprefix(title).lstrip()  # the first heading most often is the page's name


def _shown(sentence: Sentence, macros: Macros) -> str:
    calls = iter(sentence.calls)

    def printed(_: re.Match[str]) -> str:
        call = next(calls)
        return "" if call.name in MARKS else Markup(getattr(macros, call.name)(*call.args, **call.kwargs)).striptags()

    return re.sub(r"\s+", " ", re.sub(SLOT, printed, sentence.text)).replace("*", "").strip()


def _slug(text: str, used: set[str]) -> str:
    slug = str(slugify(text, "-"))
    while slug in used:
        slug += "_1"
    used.add(slug)
    return slug
