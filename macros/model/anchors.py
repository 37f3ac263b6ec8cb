"""Anchors of a page: headings and the records it shows have one each, and no two the same."""

from __future__ import annotations

from collections.abc import Iterator

from markdown.extensions.toc import slugify

from ..prose.pages import PageText
from ..prose.sentences import HEADING, plain
from ..record.problems import Location, Problems
from ..record.rules.ids import OURS
from .model import Model
from .shelves import in_order

# Macros whose templates give each record of a kind an anchor that is its id; an answer has that of its question before it.
SHOWS = {
    "claims": "claims", "timeline": "events", "events_of": "events", "forecasts": "forecasts", "glossary": "terms",
    "sources": "sources", "who": "actors", "people": "actors", "changes": "changes", "questions": "questions", "views": "views",
    "positions": "answers",
}  # fmt: skip


def check_anchors(model: Model, problems: Problems) -> None:
    """Every link to a record or a heading leads to that, and to nothing else of the same name; faults go to problems."""
    for page in model.pages:
        shown = list(_shown(model, page))
        owner: dict[str, str] = {}
        for line, kind, ids in shown:
            for id_ in sorted(ids & owner.keys()):
                message = f"'{id_}' is the anchor of a record of {owner[id_]} on this page, and of one of {kind}: show them on two pages"
                problems.add(Location(page.file, line), kind, message)
            owner |= dict.fromkeys(ids, kind)
        for sentence in page.sentences if owner else ():
            if sentence.sort == HEADING:
                slug = sentence.anchor or str(slugify(plain(sentence.text), "-"))
                if slug in owner or (not sentence.anchor and OURS.fullmatch(slug)):
                    whose = f"that of a record of {owner[slug]} on this page" if slug in owner else "one that pages set for something else"
                    message = f"'{slug}' would be its anchor, and is {whose}: give it another, as in '## Words {{ #other-words }}'"
                    problems.add(Location(page.file, sentence.line), "heading", message)


def _shown(model: Model, page: PageText) -> Iterator[tuple[int, str, set[str]]]:
    """The records whose ids are anchors on a page: the line of the call, the kind, the ids."""
    seen = set()
    for call in page.calls:
        if (kind := SHOWS.get(call.name)) and kind not in seen:
            seen.add(kind)
            yield call.line, kind, _ids(model, page, kind)


def _ids(model: Model, page: PageText, kind: str) -> set[str]:
    if kind == "answers":
        return {f"{question.id}-{position.id}" for question in model.questions.values() for position in question.positions}
    if kind == "sources":
        asked = [call.args for call in page.calls if call.name == kind]
        return {source.id for args in asked for source in in_order(model, *args)}
    if kind != "claims":
        return set(getattr(model, kind))
    return {claim.id for claim in model.by_page[page.path]} | {stone.id for stone in model.ledger.tombstones[page.path]}
