"""The search index: small script files, loaded when somebody searches, on a server or from a disk.

Macros in their order, cut into leaves, lead to entries; entries lie in shards of a hundred. Every
name of an actor leads to one word of its own, "@" and the actor's id, so that spellings do not matter.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify
from markupsafe import Markup

from ..model.addresses import from_root
from ..model.attribution import AttributionChecker
from ..model.model import Model
from ..model.people import cards, home_of
from ..model.readings import all_readings
from ..page.macros import Macros
from ..prose.pages import PageText
from ..prose.sentences import HEADING, MARKS, SLOT, Sentence
from ..record.kinds import Claim

if TYPE_CHECKING:
    from ..page.site import Site

SHARDS = "search/[ew]-*.js"
ENTRIES = 100
LEAF = 16_000  # characters of a leaf of words, but for a word that takes more by itself
SHOWN = 220  # characters of an entry's text that a result shows


@dataclass(frozen=True)
class Entry:
    """One thing to find: where it is, what it is called, what stands there, who is named."""

    url: str
    kind: str
    title: str
    text: str
    actors: frozenset[str]

    @property
    def anchor(self) -> str:
        """What stands after the # in its address: for a claim, the claim's id."""
        return self.url.partition("#")[2]


def words(text: str) -> list[str]:
    """A text as the index knows it: small letters without accents, split at what is neither letter nor digit."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return [word for word in re.findall(r"[^\W_]+", plain) if len(word) > 1 or word.isdigit()]


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The index: `search/names.js`, and the shards it names."""
    found = list(entries(site))
    index: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(found):
        for word in dict.fromkeys(words(f"{entry.title} {entry.text} {entry.anchor}")):
            index[word].append(number)
        for actor in entry.actors:
            index[f"@{actor}"].append(number)
    leaves = list(_leaves(index))
    for at, leaf in enumerate(leaves):
        yield _script(f"w-{at}", leaf)
    for start in range(0, len(found), ENTRIES):
        rows = [
            [entry.url, entry.kind, entry.title, shorten(entry.text, SHOWN, placeholder="…")] for entry in found[start : start + ENTRIES]
        ]
        yield _script(f"e-{start // ENTRIES}", rows)
    yield _script("names", {"names": names(site.model), "leaves": [next(iter(leaf)) for leaf in leaves]})


def _leaves(index: dict[str, list[int]]) -> Iterator[dict[str, list[int]]]:
    """The words in their order, with the entries each leads to, so many together as a leaf holds."""
    leaf, size = dict[str, list[int]](), 0
    for word in sorted(index, key=_order):
        own = len(word) + len(str(index[word]))
        if leaf and size + own > LEAF:
            yield leaf
            leaf, size = {}, 0
        leaf[word] = index[word]
        size += own
    if leaf:
        yield leaf


def _order(word: str) -> bytes:
    """The order in which a browser sorts words."""
    return word.encode("utf-16-be")


def names(model: Model) -> dict[str, str]:
    """Every name and spelling of an actor, as words, to its id."""
    found: dict[str, str] = {}
    for actor in model.actors.values():
        for name in (actor.name, actor.short, *actor.mentions, *actor.aka, *(name.text for name in actor.native)):
            found.setdefault(" ".join(word for word in words(name) if word != "the"), actor.id)
    return dict(sorted(found.items()))


def entries(site: Site) -> Iterator[Entry]:
    """Sections of pages, our readings, people, terms, events and claims, in a fixed order."""
    model, reading = site.model, AttributionChecker(site.model)
    for page in model.pages:
        if page.narrative:
            yield from _sections(page, site.macros(page.path), reading)
    for own in all_readings(model):
        yield Entry(from_root(own.page.path, own.anchor), "Reading", own.page.name, own.text, frozenset(reading.named(own.text)))
    if page_of_people := home_of(model, "people"):
        for card in cards(model).values():
            told = dict.fromkeys([*(view.capacity or "" for view in card.views), *(view.gist for view in card.views)])
            url = from_root(page_of_people, card.actor.id)
            yield Entry(url, "Person", card.actor.name, " ".join(filter(None, told)) or card.actor.about, frozenset([card.actor.id]))
    for term in model.terms.values():
        text = " ".join([term.definition, *term.aka, *(name.text for name in term.native)])
        yield Entry(f"glossary/#{term.id}", "Term", term.name, text, frozenset(reading.named(term.name)))
    for event in model.events.values():
        where = ", ".join(model.places[place].name for place in event.places)
        actors = frozenset(part.actor for part in event.actors)
        yield Entry(f"timeline/all/#{event.id}", "Event", event.title, f"{event.date.words}. {where}", actors)
    for claim in model.claims.values():
        actors = frozenset(id_ for id_ in (*claim.parties, claim.found_by, claim.speaker, *claim.about) if id_)
        title = model.asserters(claim) or "Established"
        actors |= reading.named(claim.statement)
        yield Entry(from_root(model.claim_page(claim), claim.id), "Claim", title, _claim_text(model, claim), actors)


def _claim_text(model: Model, claim: Claim) -> str:
    """A claim's statement, then what else it may be looked for by: its stage, what was harmed, the words as they were said."""
    more = ["Rests on a retracted source alone."] if model.retracted(claim) else []
    more += [model.word("stages", claim.stage).label] if claim.stage else []
    more += [f"{model.word('things', harm.thing).label} {model.word('damages', harm.harm).label}" for harm in claim.damage]
    more += [claim.quote.original.text] if claim.quote and claim.quote.original else []
    return " ".join([claim.statement, *more])


def _sections(page: PageText, macros: Macros, reading: AttributionChecker) -> Iterator[Entry]:
    """A page by its headings, its macros printed as words and its marks left out."""
    url = from_root(page.path)
    title, anchor, texts, used = page.name, "", list[str](), set[str]()
    for sentence in page.sentences:
        shown = _shown(sentence, macros)
        if sentence.sort == HEADING:
            if texts:
                yield _section(url + anchor, title, texts, reading)
            slug = sentence.anchor or _slug(shown, used)
            anchor, title, texts = (f"#{slug}", f"{page.name}: {shown}", []) if anchor or texts else ("", page.name, [shown])
        else:
            texts.append(shown)
    if texts:
        yield _section(url + anchor, title, texts, reading)


def _section(url: str, title: str, texts: list[str], reading: AttributionChecker) -> Entry:
    text = " ".join(texts).removeprefix(title).lstrip()  # the first heading most often is the page's name
    return Entry(url, "Page", title, text, frozenset(reading.named(f"{title} {text}")))


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


def _script(key: str, value: object) -> tuple[str, bytes]:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"search/{key}.js", f"found({json.dumps(key)},{text})\n".encode()
