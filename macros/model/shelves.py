"""Where the entry of each source stands: on the page of its publisher's letter, else on the page of all sources."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ..record.kinds import Source
from .model import Model

INDEX = "sources.md"  # where every source has its first address
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letter(source: Source) -> str:
    """The letter it stands under, by its publisher: digits under a, what is written in another script under z."""
    first = unicodedata.normalize("NFKD", _sorted_as(source))[:1]
    return min(max(first, LETTERS[0]), LETTERS[-1])


def in_order(model: Model, first: str = "", last: str = "") -> list[Source]:
    """The sources by publisher, from one letter to another; all of them where no letter is given."""
    return [source for own, _, _, source in _all(model) if not first or first <= own <= (last or first)]


@lru_cache(maxsize=1)
def _all(model: Model) -> list[tuple[str, str, str, Source]]:
    """Every source after its letter, its publisher and its id."""
    return sorted((letter(source), _sorted_as(source), source.id, source) for source in model.sources.values())


def entry_page(model: Model, source: Source) -> str:
    """The page of docs/ that has a source's entry in full."""
    return _pages(model).get(letter(source), INDEX)


@lru_cache(maxsize=1)
def _pages(model: Model) -> dict[str, str]:
    """The page of each letter that has one of its own: the first that calls `sources` with it."""
    found: dict[str, str] = {}
    for page in model.pages:
        for call in page.calls:
            if call.name == "sources" and (asked := [*call.args, *call.kwargs.values()]):
                for own in LETTERS:
                    if asked[0] <= own <= asked[-1]:
                        found.setdefault(own, page.path)
    return found


def _sorted_as(source: Source) -> str:
    return source.publisher.removeprefix("The ").casefold()
