"""Who is heard on a question and who hardly is: counted by what people do, where they work, in which language and sort of outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .model import Model
from .positions import Survey, occupation, views_on


@dataclass(frozen=True)
class Heard:
    """One way of counting: what is counted, and each word of the closed list with how often it stands there."""

    by: str
    counts: list[tuple[str, int]]
    unknown: int = 0

    @property
    def missing(self) -> list[str]:
        """The words of the list that nobody stands under."""
        return [label for label, count in self.counts if not count]

    @property
    def total(self) -> int:
        """All that was counted."""
        return sum(count for _, count in self.counts) + self.unknown


def heard(model: Model, survey: Survey) -> list[Heard]:
    """Those who spoke on a question, each once, by occupation and workplace; then the sources behind them by language and kind."""
    voices = [*survey.people, *survey.apart]
    ids = {id_ for view in views_on(model, survey.question.id) for claim in view.claims for id_ in model.claims[claim].sources}
    sources = [model.sources[id_] for id_ in sorted(ids)]
    return [
        _heard(model, "What they did", "occupations", (occupation(model, view) for view in voices)),
        _heard(model, "Where they worked", "workplaces", (view.workplace or "" for view in voices)),
        _heard(model, "Language of the sources", "languages", (source.language for source in sources)),
        _heard(model, "Kind of source", "source_kinds", (source.kind for source in sources)),
    ]


def _heard(model: Model, by: str, list_: str, found: Iterable[str]) -> Heard:
    """Every word of a closed list with its count, none included but for languages; one that the list lacks stands by its code."""
    count = Counter(found)
    unknown = count.pop("", 0)
    words = model.vocab.lists.get(list_, {})
    known = [(entry.label, count.pop(word, 0)) for word, entry in words.items() if word in count or list_ != "languages"]
    return Heard(by, [*known, *sorted(count.items())], unknown)
