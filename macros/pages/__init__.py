"""The words page authors use: the macros, inline and block, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from ..render import Renderer
from .blocks import Blocks
from .inline import Inline
from .lists import Lists
from .log import Log
from .maps import Maps
from .pictures import Pictures
from .taking import Taking


class Words(Inline, Blocks, Lists, Log, Maps, Pictures, Taking):
    """Every macro, as one page sees them."""


NAMES: dict[str, Callable[..., Any]] = {
    name: getattr(Words, name) for name in sorted(dir(Words)) if not name.startswith("_") and callable(getattr(Words, name))
}
BLOCKS = set(NAMES) - set(dir(Inline))  # those that stand on a line of their own


def words_for(render: Renderer) -> Callable[..., Words]:
    """Gives each page of docs/ its macros, made once; `rewritten` as in `addresses.relative`."""
    pages = {page.path: page for page in render.model.pages}

    @cache
    def words(path: str, rewritten: bool = False) -> Words:
        return Words(render, pages[path], rewritten)

    return words
