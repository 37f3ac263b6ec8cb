"""The words page authors use: the macros, inline and block, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from ..render import Renderer
from .blocks import Blocks
from .downloads import Downloads
from .experts import Experts, Shared
from .forecasts import Forecasts
from .inline import Inline
from .known import Known
from .lists import Lists
from .log import Log
from .machine import Machine
from .maps import Maps
from .narrative import Narrative
from .pictures import Pictures


class Macros(Inline, Shared, Blocks, Experts, Forecasts, Known, Lists, Log, Machine, Maps, Narrative, Pictures, Downloads):
    """Every macro, as one page sees them."""


MACROS: dict[str, Callable[..., Any]] = {
    name: getattr(Macros, name) for name in sorted(dir(Macros)) if not name.startswith("_") and callable(getattr(Macros, name))
}
BLOCK_MACROS = set(MACROS) - {*dir(Inline), *dir(Shared)}  # those that stand on a line of their own


def macros_for(render: Renderer) -> Callable[..., Macros]:
    """Gives each page of docs/ its macros, made once; `rewritten` as in `addresses.relative`."""
    pages = {page.path: page for page in render.model.pages}

    @cache
    def macros(path: str, rewritten: bool = False) -> Macros:
        return Macros(render, pages[path], rewritten)

    return macros
