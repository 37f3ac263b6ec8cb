"""Macro calls taken out of a page's text: each leaves one character behind; whatever else a template engine would run is refused."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .sentences import MOST, Call, slot

CALL = re.compile(r"\{\{-?\s*(\w+)\s*\((.*?)\)\s*-?\}\}", re.DOTALL)
RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}(.*?)\{%[-+]?\s*endraw\s*[-+]?%\}", re.DOTALL)
CURLY, STRAIGHT = re.compile("[“”„‟‘’‚‛]"), re.compile(r"\"[^\"]*\"|'[^']*'")
JINJA = re.compile(r"\{\{|\{%|\{#")


@dataclass
class Masked:
    """A text without calls, the calls, the lines where text is not to be run, and what is wrong: line, name, message."""

    text: str = ""
    calls: list[Call] = field(default_factory=list)
    raw: list[int] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)


def mask(text: str) -> Masked:
    """A page's text with a private-use character for each literal call; raw blocks stand as readers see them."""
    found, parts = Masked(), list[str]()
    for piece, raw, line in _pieces(text):
        if raw:
            found.raw.append(line)
        parts.append(piece if raw else _masked(piece, line, found))
    found.text = "".join(parts)
    return found


def _masked(piece: str, line: int, found: Masked) -> str:
    text = CALL.sub(lambda match: _slot(match, piece, line, found), piece)
    for match in JINJA.finditer(text):
        message = 'only macro calls with literal arguments are used in pages: {{ name("id") }}'
        found.faults.append((line + text.count("\n", 0, match.start()), "", message))
    return text


def fill_calls(text: str, expand: Callable[[Call], str]) -> str:
    """A page's text with what `expand` makes of each literal call in its place; raw blocks stay as they are."""

    def put(match: re.Match[str]) -> str:
        call = _call(match, 0)
        return expand(call) if call else match[0]

    parts, at = list[str](), 0
    for raw in RAW.finditer(text):
        parts += [CALL.sub(put, text[at : raw.start()]), raw[0]]
        at = raw.end()
    return "".join([*parts, CALL.sub(put, text[at:])])


def _pieces(text: str) -> Iterator[tuple[str, bool, int]]:
    """The text cut at its raw blocks: each piece, whether it is raw, and its first line."""
    at = 0
    for match in RAW.finditer(text):
        yield text[at : match.start()], False, text.count("\n", 0, at) + 1
        yield match[1], True, text.count("\n", 0, match.start()) + 1
        at = match.end()
    yield text[at:], False, text.count("\n", 0, at) + 1


def _call(match: re.Match[str], line: int) -> Call | None:
    """A call whose arguments are plain texts and numbers; None for any other."""
    try:
        call = ast.parse(f"f({match[2]})", mode="eval").body
        assert isinstance(call, ast.Call)
        assert isinstance(call.func, ast.Name)
        args = tuple(ast.literal_eval(arg) for arg in call.args)
        kwargs = {keyword.arg or "": ast.literal_eval(keyword.value) for keyword in call.keywords}
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError, AssertionError):
        return None
    return Call(match[1], args, kwargs, line)


def _slot(match: re.Match[str], piece: str, first: int, found: Masked) -> str:
    line = first + piece.count("\n", 0, match.start())
    call = _call(match, line)
    if call is None or len(found.calls) > MOST:
        found.faults.append((line, match[1], _not_literal(match[2]) if call is None else "too many macros on one page"))
        return ""
    found.calls.append(call)
    return slot(call, len(found.calls) - 1) + "\n" * match[0].count("\n")


def _not_literal(arguments: str) -> str:
    """What is wrong with arguments that are no plain texts and numbers."""
    if curly := CURLY.search(STRAIGHT.sub("", arguments)):
        return f'curly quotation marks ({curly[0]}) around an argument: write straight ones, "some-id"'
    return "arguments must be plain texts and numbers"
