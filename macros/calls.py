"""Macro calls in pages: the macro is there, its arguments fit, its ids are in the record."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .kinds import Ref
from .problems import Place, Problems, did_you_mean
from .prose import Call, PageText


def check_calls(pages: Iterable[PageText], words: dict[str, Callable[..., Any]], known: dict[str, set[str]], problems: Problems) -> None:
    """Every literal macro call: the macro is there, its arguments fit, its ids are in the record."""
    for page in pages:
        for call in page.calls:
            for message in _call_faults(call, words, known):
                problems.add(Place(page.file, call.line), call.name, message)


def _call_faults(call: Call, words: dict[str, Callable[..., Any]], known: dict[str, set[str]]) -> Iterator[str]:
    if call.name not in words:
        yield f"no macro '{call.name}'{did_you_mean(call.name, words)}"
        return
    try:
        bound = inspect.signature(words[call.name]).bind(None, *call.args, **call.kwargs)
    except TypeError as error:
        yield str(error)
        return
    hints = typing.get_type_hints(words[call.name], include_extras=True)
    for name, value in bound.arguments.items():
        mark = next((mark for mark in getattr(hints.get(name), "__metadata__", ()) if isinstance(mark, Ref)), None)
        for id_ in value if isinstance(value, tuple) else (value,):
            if mark and id_ not in known[mark.kind]:
                yield f"no {mark.kind} '{id_}'{did_you_mean(str(id_), known[mark.kind])}"
