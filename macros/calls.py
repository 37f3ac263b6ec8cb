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


def check_values(pages: Iterable[PageText], records: dict[str, dict[str, Any]], problems: Problems) -> None:
    """Every figure, quotation and date that a page asks for is there to be printed."""
    for page in pages:
        for call in page.calls:
            for message in VALUES[call.name](records, *call.args) if call.name in VALUES else ():
                problems.add(Place(page.file, call.line), call.name, message)


def _figure(records: dict[str, dict[str, Any]], id_: str, at: int = 0) -> Iterator[str]:
    claim = records["claims"][id_]
    amounts = len(claim.tolls) + len(claim.figures)
    if at >= amounts:
        yield f"claim '{id_}' has {amounts} tolls and figures; there is none at position {at} (the first is 0)"


def _quote(records: dict[str, dict[str, Any]], id_: str) -> Iterator[str]:
    if records["claims"][id_].quote is None:
        yield f"claim '{id_}' has no quotation"


def _dates(records: dict[str, dict[str, Any]], *ids: str) -> Iterator[str]:
    for id_ in ids:
        record = records["events"].get(id_) or records["claims"].get(id_)
        if record and record.date is None:
            yield f"'{id_}' has no date"


def _days(records: dict[str, dict[str, Any]], *ids: str) -> Iterator[str]:
    yield from _dates(records, *ids)
    for id_ in ids:
        date = (records["events"].get(id_) or records["claims"][id_]).date
        if date and date.precision != "day":
            yield f"'{id_}' is not known to the day"


VALUES: dict[str, Callable[..., Iterator[str]]] = {"figure": _figure, "quote": _quote, "on": _dates, "days": _days}
