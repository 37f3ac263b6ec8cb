"""The head of a page: its title, description and finding, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

HEAD = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|---)[ \t]*(?:\n|$)", re.DOTALL)
LIKE_A_HEAD = re.compile(r"\s*[A-Za-z0-9_-]+:[ \t]*\S")
KEYS = {
    "title": "the page's name",
    "description": "the page in one sentence",
    "finding": "what the page finds, in one sentence, as its card says it",
    "prose": "'reference': the page is not part of the story",
    "hide": "a list of parts of the theme to leave out: toc, navigation",
}
# A title goes into menus, feeds and files for programs, and not all of them are ours to escape it in.
MARKUP = re.compile(r"[<>{}\[\]`\\\n\r\t]|&#?\w+;")


@dataclass(frozen=True)
class Label:
    """Words that readers see beside the pages' text: a title, a description, a name in the menu."""

    file: str
    line: int
    field: str
    text: str


Fault = tuple[int, str, str]  # line, field, message


def split_head(text: str) -> tuple[dict[str, Any], dict[str, int], str, list[Fault]]:
    """The keys of a page's head, the lines they stand on, the rest with as many lines as before, and what is wrong."""
    match = HEAD.match(text)
    if not match:
        # Generators take such lines for settings, and do not show them.
        wrong = LIKE_A_HEAD.match(text.split("\n", 1)[0])
        message = "a page that begins with a word and a colon loses that line: begin it with front matter, between two lines of ---"
        return {}, {}, text, [(1, "", message)] if wrong else []
    rest = "\n" * match[0].count("\n") + text[match.end() :]
    try:
        node: Any = yaml.compose(match[1], Loader=yaml.CSafeLoader)
        meta = yaml.load(match[1], Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return {}, {}, rest, [(1, "front matter", f"not YAML: {getattr(error, 'problem', error)}")]
    if not isinstance(meta, dict):
        return {}, {}, rest, [(2, "front matter", "expected a mapping: key, colon, value")] if meta else []
    lines = {str(key.value): key.start_mark.line + 2 for key, _ in node.value}
    return meta, lines, rest, list(_faults(meta, lines))


def _faults(meta: dict[str, Any], lines: dict[str, int]) -> Iterator[Fault]:
    for key, value in meta.items():
        line = lines.get(str(key), 1)
        if key not in KEYS:
            yield line, f"{key}", f"unknown key. Expected one of: {', '.join(KEYS)}"
        elif key in ("title", "description", "finding"):
            yield from ((line, key, message) for message in not_plain(value))
        elif key == "prose" and value != "reference":
            yield line, key, "the one word here is 'reference': leave the line out of a page that tells the story"
        elif key == "hide" and not (isinstance(value, list) and all(isinstance(part, str) for part in value)):
            yield line, key, "expected a list: [toc]"


def not_plain(value: object) -> Iterator[str]:
    """What keeps a value from being one line of plain words."""
    if not isinstance(value, str) or not value.strip():
        yield "expected plain words, in quotation marks if they look like something else"
    elif found := MARKUP.search(value):
        sign = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}.get(found[0], f"'{found[0]}'")
        yield f"holds {sign}: expected plain words on one line"
