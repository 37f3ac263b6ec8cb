"""The log of changes in words: what each claim said before, what it says now, why, and by which sources."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..ledger import Step
from ..record.amounts import amount_words
from ..record.dates import PartialDate, span_words
from ..record.kinds import Change, Claim, Damage, Figure, Toll
from .citation import source_name
from .claimants import listed
from .model import Model

LABELS = {
    "statement": "Statement", "by": "Claimant", "speaker": "Speaker", "described_as": "Speaker, as described",
    "date": "Happened", "until": "Until", "event": "Event", "theme": "Theme", "sources": "Sources",
    "act_record": "Record of the act itself", "disputes": "Contradicts", "differs": "Measured otherwise",
    "replaces": "Replaces", "quote": "Quotation", "figures": "Figures", "tolls": "Toll", "confidence": "Support", "note": "Note",
    "jointly": "Together with", "found_by": "Found by", "time": "Hour", "said": "Said", "outside": "Why outside its event's time",
    "stage": "Stage of the case", "passages": "Place in the source", "standing": "Why the denial stands", "damage": "Damage",
    "checked_by": "Checked by",
}  # fmt: skip
NONE, GONE = "none", "withdrawn"


@dataclass(frozen=True)
class FieldChange:
    """One field as readers saw it, and as they see it now."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedClaim:
    """A claim an entry names: its address, its words, what changed in it, and its sources."""

    id: str
    page: str
    by: str
    statement: str
    withdrawn: bool
    turns: list[FieldChange]
    sources: list[str]


@dataclass(frozen=True)
class Entry:
    """One entry of the log, with the claims it names."""

    change: Change
    touched: list[ChangedClaim]


def log(model: Model) -> list[Entry]:
    """Every entry, the newest first."""
    return [Entry(change, [_touched(model, change, id_) for id_ in change.claims]) for change in reversed(model.ledger.changes.values())]


def _touched(model: Model, change: Change, id_: str) -> ChangedClaim:
    """The claim as it stands; of a withdrawn one, as it last stood."""
    kept = model.ledger.claim_state(id_)
    turns = [_turn(model, step) for step in model.ledger.steps(change.id, id_)]
    sources = change.sources or kept.state["sources"]
    by = listed([_words(model, "by", id_) for id_ in (kept.state.get("by"), *kept.state.get("jointly", [])) if id_])
    return ChangedClaim(
        id_,
        kept.page,
        by,
        kept.state["statement"],
        bool(kept.withdrawn),
        turns,
        [id_ for id_ in sources if id_ in model.sources],
    )


def _turn(model: Model, step: Step) -> FieldChange:
    default = Claim.model_fields[step.field].default if step.field in Claim.model_fields else None
    old, new = (default if value is None and isinstance(default, str | bool) else value for value in (step.old, step.new))
    none = GONE if step.field == "statement" else NONE
    was, now = (_words(model, step.field, value) if value not in (None, []) else none for value in (old, new))
    return FieldChange(LABELS.get(step.field, step.field), was, now)


def _words(model: Model, field: str, value: Any) -> str:
    """A value as readers read it; as it was kept, where the kinds have moved on since."""
    try:
        return str(WORDS[field](model, value) if field in WORDS else value)
    except (KeyError, TypeError, ValueError):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _actor(model: Model, id_: str) -> str:
    return model.actors[id_].short if id_ in model.actors else id_


def _date(_: Model, value: str) -> str:
    return PartialDate.parse(value).words


def _label(name: str) -> Callable[[Model, str], str]:
    def label(model: Model, word: str) -> str:
        entry = model.vocab.lists[name].get(word)
        return entry.label if entry else word

    return label


def _sources(model: Model, ids: list[str]) -> str:
    return "; ".join(_source(model, id_) for id_ in ids)


def _source(model: Model, id_: str) -> str:
    source = model.sources.get(id_)
    if source is None:
        return id_
    title, published = f"“{source.title}”" if source.title else "", source.published.words if source.published else ""
    return ", ".join(part for part in (source_name(source), title, published) if part)


def _claim(model: Model, id_: str) -> str:
    claim = model.claims.get(id_)
    if claim is None:
        return id_
    return f"{model.asserters(claim)}: {claim.statement}" if claim.by else claim.statement


def _claims(model: Model, ids: list[str]) -> str:
    return "; ".join(_claim(model, id_) for id_ in ids)


def _differs(model: Model, items: list[dict[str, str]]) -> str:
    return "; ".join(f"{_claim(model, item['id'])} ({item['why']})" for item in items)


def _quote(model: Model, quote: dict[str, Any]) -> str:
    by, original = quote.get("translated_by"), quote.get("original")
    said = f"; as it was said, in {model.language(original['lang'])}: “{original['text']}”" if original else ""
    return f"“{quote['text']}”" + (f" (translated by {by})" if by else "") + said


def _figures(model: Model, items: list[dict[str, Any]]) -> str:
    found = [Figure.model_validate(item) for item in items]
    spans = [span_words(figure.since, figure.until) for figure in found]
    words = [f"{model.quantity(figure)} {model.counted(figure)}" for figure in found]
    return "; ".join(f"{text} ({span})" if span else text for text, span in zip(words, spans, strict=True))


def _tolls(model: Model, items: list[dict[str, Any]]) -> str:
    found = [Toll.model_validate(item) for item in items]
    return "; ".join(f"{amount_words(toll)} {_label('groups')(model, toll.group)} {_label('harms')(model, toll.harm)}" for toll in found)


def _time(_: Model, time: dict[str, str]) -> str:
    span = f"{time['at']} to {time['until']}" if time.get("until") else time["at"]
    return f"{span}, {time['zone']}"


def _damage(model: Model, items: list[dict[str, Any]]) -> str:
    found = [Damage.model_validate(item) for item in items]
    return "; ".join(f"{_label('things')(model, item.thing)} {_label('damages')(model, item.harm)}: {amount_words(item)}" for item in found)


WORDS: dict[str, Callable[[Model, Any], str]] = {
    "by": _actor, "speaker": _actor, "date": _date, "until": _date, "sources": _sources,
    "disputes": _claims, "differs": _differs, "replaces": _claim, "quote": _quote, "figures": _figures,
    "tolls": _tolls, "theme": _label("themes"), "confidence": _label("confidence"),
    "event": lambda model, id_: model.events[id_].title if id_ in model.events else id_,
    "jointly": lambda model, ids: listed([_actor(model, id_) for id_ in ids]), "found_by": _actor, "said": _date,
    "stage": _label("stages"), "checked_by": _label("checkers"), "time": _time,
    "passages": lambda model, items: "; ".join(f"{_source(model, item['source'])}: {item['at']}" for item in items),
    "damage": _damage,
    "act_record": lambda _, yes: "yes" if yes else "no",
}  # fmt: skip
