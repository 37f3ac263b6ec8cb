"""Slips of YAML in words: where each began, and how to mend it. The parser says where it could not go on, often lines later."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

CURLY = re.compile("[:,[] *[“”„‟‘’‚‛]")  # where a value begins
QUOTE = "put text with ': ' in quotation marks"


def slip(error: yaml.MarkedYAMLError, path: Path) -> tuple[int, str]:
    """The line on which a slip began, and what is wrong there; 0 where no line is known."""
    mark, begun = error.problem_mark, error.context_mark
    if mark is None:
        return 0, f"not YAML: {error.problem}"
    line = mark.line + 1
    text, problem = _text(path), str(error.problem)
    if "quoted scalar" in str(error.context) and begun:
        return begun.line + 1, "not YAML: the quotation mark opened here is never closed"
    start, end = _last_quoted(text)
    if end == line and start < end:
        return start, f"not YAML: the quotation mark opened here is closed only on line {line}: close it where the text ends"
    if end == line:
        return line, "not YAML: text goes on after its quotation marks: put all of it between them"
    if "flow" in str(error.context) and begun and begun.line + 1 < line:
        return begun.line + 1, f"not YAML: what opens here with '{_char(text, begun)}' is not closed before line {line}"
    if CURLY.search(text.splitlines()[mark.line] if mark.line < len(text.splitlines()) else ""):
        return line, 'not YAML: curly quotation marks hold nothing together: write straight ones, "…"'
    if "mapping values" in problem:
        return line, f"not YAML: a second ': ' in a line, or a line before it without one: {QUOTE}"
    if "cannot start any token" in problem or error.context in ("while scanning a block scalar", "while scanning an anchor"):
        if _char(text, begun or mark) == "\t":
            return line, "not YAML: found a tab character: indent with spaces"
        return (begun or mark).line + 1, f"not YAML: plain text cannot begin with '{_char(text, begun or mark)}': put it in quotation marks"
    if "expected key" in problem:
        return line, f"not YAML: this line is not indented as those around it, or holds what YAML reads as a sign: {QUOTE}"
    return line, f"not YAML: {problem}" + (": indent with spaces" if "tab" in problem else "")


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _char(text: str, mark: yaml.Mark) -> str:
    lines = text.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _last_quoted(text: str) -> tuple[int, int]:
    """The first and last line of the last value before the fault, if it stands in quotation marks; else noughts."""
    last = None
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            last = event if isinstance(event, yaml.ScalarEvent) else last
    except yaml.YAMLError:
        pass
    if last is None or last.style not in ("'", '"') or last.start_mark is None or last.end_mark is None:
        return 0, 0
    return last.start_mark.line + 1, last.end_mark.line + 1
