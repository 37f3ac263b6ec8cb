"""Macro calls in pages: the macro is there, its arguments fit, its ids are in the record."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, cast

from ..record.chronology import moment
from ..record.dates import PartialDate
from ..record.kinds import Ref
from ..record.problems import Location, Problems, did_you_mean
from .pages import PageText
from .sentences import Call


def check_calls(pages: Iterable[PageText], words: dict[str, Callable[..., Any]], known: dict[str, set[str]], problems: Problems) -> None:
    """Every literal macro call: the macro is there, its arguments fit, its ids are in the record."""
    for page in pages:
        for call in page.calls:
            for message in _call_faults(call, words, known, problems):
                problems.add(Location(page.file, call.line), call.name, message)


def _call_faults(call: Call, words: dict[str, Callable[..., Any]], known: dict[str, set[str]], problems: Problems) -> Iterator[str]:
    if call.name not in words:
        yield f"no macro '{call.name}'{problems.near(call.name, words)}"
        return
    signature, hints = shape(words[call.name])
    try:
        bound = signature.bind(None, *call.args, **call.kwargs)
    except TypeError as error:
        yield str(error)
        return
    for name, value in bound.arguments.items():
        for one in value if isinstance(value, tuple) else (value,):
            if name != "self":
                yield from _argument_faults(name, hints[name], one, known, problems)


@cache
def shape(macro: Callable[..., Any]) -> tuple[inspect.Signature, dict[str, Any]]:
    """What a macro takes, and what each argument is."""
    return inspect.signature(macro), typing.get_type_hints(macro, include_extras=True)


def _argument_faults(name: str, hint: Any, value: object, known: dict[str, set[str]], problems: Problems) -> Iterator[str]:
    mark = next((mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Ref)), None)
    plain = getattr(hint, "__origin__", hint)
    allowed = typing.get_args(hint) if plain is typing.Literal else ()
    if allowed and value not in allowed:
        yield f"{name}: expected one of: {', '.join(repr(word) for word in allowed)}"
    elif not allowed and (type(value) is not plain or (plain is int and typing.cast(int, value) < 0)):
        yield f"{name}: expected {'a text in quotation marks' if plain is str else 'a whole number from 0'}, got {value!r:.60}"
    elif mark and value in known["withdrawn"] and value not in known[mark.kind]:
        yield f"claim '{value}' was withdrawn: take out what leans on it"
    elif mark and value not in known[mark.kind]:
        yield f"no {mark.kind} '{value}'{problems.near(value, known[mark.kind])}"


def check_values(pages: Iterable[PageText], records: dict[str, dict[str, Any]], problems: Problems) -> None:
    """Every figure, quotation and date that a page asks for is there to be printed."""
    for page in pages:
        for call in page.calls:
            for message in VALUES[call.name](records, *call.args) if call.name in VALUES else ():
                problems.add(Location(page.file, call.line), call.name, message)


def check_notes(pages: Iterable[PageText], problems: Problems) -> None:
    """A page with marks that lead to its foot has one."""
    for page in pages:
        leads = next((call for call in page.calls if call.name == "reading" or (call.name == "cite" and len(call.args) > 1)), None)
        if leads and not any(call.name == "notes" for call in page.calls):
            message = "its mark leads to the foot of the page, and there is none: end the page with {{ notes() }}"
            problems.add(Location(page.file, leads.line), leads.name, message)


def _figure(records: dict[str, dict[str, Any]], id_: str, at: int = 0) -> Iterator[str]:
    claim = records["claims"][id_]
    amounts = len(claim.tolls) + len(claim.figures)
    if at >= amounts:
        yield f"claim '{id_}' has {amounts} tolls and figures; there is none at position {at} (the first is 0)"


def _quote(records: dict[str, dict[str, Any]], id_: str) -> Iterator[str]:
    if records["claims"][id_].quote is None:
        yield f"claim '{id_}' has no quotation"


def _known(records: dict[str, dict[str, Any]], id_: str) -> bool:
    return id_ in records["events"] or id_ in records["claims"]


def _date(records: dict[str, dict[str, Any]], id_: str) -> PartialDate | None:
    """The date that stands for an event or a claim where there is room for one."""
    if event := records["events"].get(id_):
        return cast("PartialDate", event.date)
    claim = records["claims"][id_]
    return moment(claim, records["sources"], records["events"].get(claim.event))


def _dates(records: dict[str, dict[str, Any]], *ids: str) -> Iterator[str]:
    for id_ in ids:
        if _known(records, id_) and _date(records, id_) is None:
            yield f"'{id_}' has no date"


def _days(records: dict[str, dict[str, Any]], *ids: str) -> Iterator[str]:
    yield from _dates(records, *ids)
    for id_ in ids:
        date = _date(records, id_)
        if date and date.precision != "day":
            yield f"'{id_}' is not known to the day"


def _brief(records: dict[str, dict[str, Any]], *items: str) -> Iterator[str]:
    for id_ in items:
        claim = records["claims"].get(id_)
        if claim and not (claim.tolls or claim.figures):
            yield f"claim '{id_}' has no toll or figure to show"


def _shared(records: dict[str, dict[str, Any]], question: str, position: str) -> Iterator[str]:
    known = [one.id for one in records["questions"][question].positions]
    if position not in known:
        yield f"question '{question}' has no position '{position}'{did_you_mean(position, known)}"


def _sources(_: dict[str, dict[str, Any]], first: str = "", last: str = "") -> Iterator[str]:
    if last and last < (first or "~"):
        yield f"no letters run from '{first}' to '{last}': give the first, then the last"


VALUES: dict[str, Callable[..., Iterator[str]]] = {
    "figure": _figure, "quote": _quote, "on": _dates, "days": _days, "brief": _brief, "shared": _shared, "sources": _sources,
}  # fmt: skip
