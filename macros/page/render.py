"""Templates in, markup out. Text from the record is printed, never obeyed."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..draw.map.geo import Geo
from ..draw.map.scale import length
from ..model import citation, report
from ..model.addresses import DATA, relative, to_file
from ..model.findings import few, within
from ..model.model import Model
from ..model.shelves import entry_page
from ..model.tolls import group_word, groups_heading
from ..record.amounts import amount_short
from ..record.amounts import amount_words as amount_words
from ..record.amounts import number as number
from ..record.chronology import happened_words
from ..record.dates import PartialDate, brief_span, day_words, span_words
from ..record.kinds import Claim, Figure, Source

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
# What is neither letter, digit nor harmless punctuation could mean something to HTML,
# Markdown or Jinja, and a page goes through all three: as an entity it means itself.
UNSAFE = re.compile(r"[^\w\s,.;()%/'?-]|_", re.ASCII)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# What neither of these nor the folding of white space would touch: most of what is printed.
SAFE = re.compile(r"(?:[A-Za-z0-9,.;()%/'?\-]| (?! )|[^\x00-\x7f\s])*")
BYTECODE = Path(__file__).parent / "__pycache__"


def literal(text: object) -> Markup:
    """A text as markup that shows exactly that text, on one line."""
    return text if isinstance(text, Markup) else _literal(str(text))


@lru_cache(maxsize=4096)
def _literal(text: str) -> Markup:
    if SAFE.fullmatch(text):
        return Markup(text)
    flat = re.sub(r"\s+", " ", CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))
    return Markup(UNSAFE.sub(lambda match: f"&#{ord(match[0])};" if ord(match[0]) < 128 else match[0], flat))


def direction(text: str) -> str:
    """`rtl` or `ltr`: the way a text runs, by its first letter of either."""
    runs = (unicodedata.bidirectional(char) for char in text)
    return next(("ltr" if run == "L" else "rtl" for run in runs if run in ("L", "R", "AL")), "ltr")


def foreign(text: str, lang: str) -> Markup:
    """A text of a language other than the page's, set apart so that it neither takes nor gives direction; else as it stands."""
    if lang == "en" or text.isascii():
        return literal(text)
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(lang, direction(text), literal(text))


@cache
def environment() -> Environment:
    """The templates and the few words of formatting they need; their bytecode lies with that of the machine, as Python's does."""
    from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined  # a check fills no template

    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=lambda value: literal("" if value is None else value),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(BYTECODE)) if os.access(BYTECODE, os.W_OK) else None,
    )
    env.filters.update(number=number, amount=amount_words, short=amount_short, span=span_words, words=_date_words, day=day_words)
    env.filters.update(sentence=_sentence, within=within, few=few, direction=direction, foreign=foreign, km=length)
    env.filters["extract"] = lambda id_, found: found[id_]
    env.filters["brief"] = lambda record: brief_span(record.date, record.until)
    env.filters["happened"] = lambda record: happened_words(record.date, record.until, record.time)
    env.globals.update(source_name=citation.source_name, event_when=_event_when, data=DATA)
    return env


@lru_cache(maxsize=1)
def _read_edited_templates_again(_state: tuple[tuple[Path, int], ...]) -> None:
    if cache := environment().cache:
        cache.clear()


class Renderer:
    """Gives templates the model and what depends on it."""

    def __init__(self, model: Model, geo: Geo) -> None:
        self.model, self.geo = model, geo
        _read_edited_templates_again(tuple((path, path.stat().st_mtime_ns) for path in sorted(TEMPLATES.rglob("*.jinja"))))

    def __call__(self, name: str, here: str, rewritten: bool = False, **values: Any) -> Markup:
        """The markup of a template, for a page of docs/; `rewritten` as in `addresses.relative`."""

        def link(target: str, anchor: str = "") -> Markup:
            return Markup(relative(here, target, anchor, rewritten))

        def to(claim: Claim) -> Markup:
            return link(self.model.claim_page(claim), claim.id)

        def to_entry(source: Source) -> Markup:
            return link(entry_page(self.model, source), source.id)

        def file(path: str) -> Markup:
            return Markup(to_file(here, path))

        context = {"model": self.model, "claimant": self.model.claimant, "link": link, "to": to, "file": file, "here": here}
        context["to_entry"] = to_entry
        context["whom"] = partial(group_word, self.model)
        context["heading"] = partial(groups_heading, self.model)
        context["period"] = partial(_period, self.model)
        context["cited"] = lambda claim: citation.of_claim(self.model, claim)
        context["report_claim"] = lambda claim: report.of_claim(self.model, claim)
        text = environment().get_template(f"{name}.html.jinja").render(context | values)
        return Markup(re.sub(r"\s*\n\s*", "\n", text).strip())

    def inline(self, name: str, here: str, rewritten: bool = False, **values: Any) -> Markup:
        """The same on one line, for use within a sentence."""
        return Markup(" ".join(self(name, here, rewritten, **values).split()))


def _date_words(date: PartialDate | None) -> str:
    return date.words if date else ""


def _period(model: Model, claim: Claim, figure: Figure) -> str:
    """The time a figure speaks of, in words: its own, else its claim's, else when it was said."""
    own, said = span_words(figure.since, figure.until) or _date_words(claim.date), model.said(claim)
    return own or (f"said {said.words}" if said else "")


def _event_when(event: Any) -> str:
    return span_words(event.date, event.until) if event.until else event.date.words


def _sentence(text: str) -> str:
    """A text that begins as a sentence does."""
    return text[:1].upper() + text[1:]
