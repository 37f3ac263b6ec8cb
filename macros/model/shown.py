"""What readers see in the place of a macro within a sentence: for the check of attribution, and for its messages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from ..prose.sentences import SLOT, Call, Sentence
from ..record.amounts import amount_words, number
from ..record.dates import PartialDate, days_between
from ..record.kinds import Figure, Toll
from .derive import tagged
from .findings import shared_by
from .mentions import FIGURE, QUOTED, WHEN
from .positions import surveys

if TYPE_CHECKING:
    from .model import Model

Words = dict[str, Callable[..., Any]]
SIGNS = {
    "figure": FIGURE,
    "days": FIGURE,
    "count": FIGURE,
    "shared": FIGURE,
    "agreement": FIGURE,
    "on": WHEN,
    "asof": WHEN,
    "quote": QUOTED,
}


class Shown:
    """Sentences as they are shown; `words` are the macros by name, whose signatures say what an argument means."""

    def __init__(self, model: Model, words: Words) -> None:
        self._model, self._words = model, words
        self._last: tuple[Sentence | None, str] = (None, "")

    def marked(self, sentence: Sentence) -> str:
        """The sentence with its names in words, and a sign for each number, date and quotation; marks are left out.

        The last one is remembered: several rules look at a sentence, one after another.
        """
        if self._last[0] is not sentence:
            self._last = sentence, self._filled(sentence, lambda call: SIGNS.get(call.name) or self._name(call))
        return self._last[1]

    def read(self, sentence: Sentence) -> str:
        """The sentence as readers see it."""
        return self._filled(sentence, lambda call: self._fact(call) or self._name(call))

    def dated(self, call: Call) -> list[str]:
        """The ids of the records whose dates a call gives or counts from."""
        return [value for name, value in bound(self._words[call.name], call).items() if name != "precision"]

    def _filled(self, sentence: Sentence, word: Callable[[Call], str]) -> str:
        slots = iter(sentence.calls)
        return re.sub(r"\s+", " ", re.sub(SLOT, lambda _: word(next(slots)), sentence.text)).strip()

    def _name(self, call: Call) -> str:
        """The words of a link to an actor, a place or a term."""
        own = bound(self._words[call.name], call) if call.name in self._words else {}
        for kind, records in (("actor", self._model.actors), ("place", self._model.places), ("term", self._model.terms)):
            if call.name == kind:
                record: Any = records[own[kind]]
                return str(own.get("text") or (record.short if kind == "actor" else record.name))
        return ""

    def _fact(self, call: Call) -> str:
        """The words of a number, a date or a quotation."""
        model, name, args = self._model, call.name, tuple(bound(self._words[call.name], call).values()) if call.name in SIGNS else ()
        if name == "figure":
            claim = model.claims[args[0]]
            amounts: list[Figure | Toll] = [*claim.tolls, *claim.figures]
            return amount_words(amounts[args[1] if len(args) > 1 else 0])
        if name == "quote":
            return f"“{(quote := model.claims[args[0]].quote) and quote.text.removesuffix('.')}”"
        if name == "on":
            return _date(model.date_of(args[0]), args[1] if len(args) > 1 else "")
        if name == "days":
            return number(days_between(model.date_of(args[0]), model.date_of(args[1])) or 0)
        if name == "count":
            until = model.events[args[1]].date if len(args) > 1 and args[1] else None
            return number(len([event for event in tagged(model, args[0]) if not until or event.date <= until]))
        if name == "shared":
            return shared_by(surveys(model)[args[0]], args[1])
        if name == "agreement" and (found := model.explainer.positions_agreement):
            return f"{found.agreed:,} of {found.of:,}"
        return model.explainer.as_of.words if name == "asof" else ""


def bound(macro: Callable[..., Any], call: Call) -> dict[str, Any]:
    """A call's arguments by the names that its macro gives them, in their order."""
    arguments = _signature(macro).bind(None, *call.args, **call.kwargs).arguments
    return {name: value for name, value in arguments.items() if name != "self"}


@cache
def _signature(macro: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(macro)


def _date(date: PartialDate, precision: str) -> str:
    cut = PartialDate.parse(date.iso[: {"year": 4, "month": 7}.get(precision, 10)]).words
    return cut.rsplit(" ", 1)[0] if precision == "short" else cut
