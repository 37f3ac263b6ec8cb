"""Pages in, sentences out: what each sentence says, and which claims it cites."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..record.problems import Location, Problems
from .sentences import HEADING, MARK, MARKS, NARRATIVE, SLOT, WORD, Call, Sentence, blocks, plain, sentences

CALL = re.compile(r"\{\{-?\s*(\w+)\s*\((.*?)\)\s*-?\}\}", re.DOTALL)
JINJA = re.compile(r"\{\{|\{%|\{#")
NOT_PROSE = re.compile(r"\{% raw %\}.*?\{% endraw %\}|^(```+|~~~+).*?^\1[ \t]*$|<!--.*?-->|`[^`\n]+`", re.DOTALL | re.MULTILINE)


@dataclass
class PageText:
    """A page as prose sees it."""

    path: str
    file: str
    meta: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    calls: list[Call] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def narrative(self) -> bool:
        """Whether the page tells the story: its facts come from the record, not from the keyboard."""
        return self.meta.get("prose") != "reference"

    @property
    def name(self) -> str:
        """What links to the page call it."""
        return str(self.meta.get("title", self.title))

    @property
    def cited(self) -> list[str]:
        """The ids it cites, each once, in order: their places are the numbers of its marks."""
        return list(dict.fromkeys(id_ for call in self.calls if call.name == "cite" for id_ in call.args))

    @staticmethod
    def readable(sentence: Sentence) -> str:
        """A sentence without its macros, for messages."""
        return re.sub(r"\s+", " ", re.sub(SLOT, "…", sentence.text))

    @property
    def running_text(self) -> list[Sentence]:
        """The sentences of its running text."""
        return [sentence for sentence in self.sentences if sentence.sort == NARRATIVE]


def read_pages(docs: Path, problems: Problems) -> list[PageText]:
    """Every Markdown page below docs/; faults of its macro calls' form go to problems."""
    return [_page(path, docs, problems) for path in sorted(docs.rglob("*.md"))]


def _page(path: Path, docs: Path, problems: Problems) -> PageText:
    page = PageText(path.relative_to(docs).as_posix(), path.relative_to(docs.parent).as_posix())
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        problems.add(Location(page.file), "", f"cannot be read as UTF-8: {error}")
        return page
    text = _front_matter(text, page, problems)
    text = NOT_PROSE.sub(lambda match: "\n" * match[0].count("\n"), text)
    slots: list[Call] = []
    masked = CALL.sub(lambda match: _slot(match, slots, text, page, problems), text)
    for match in JINJA.finditer(masked):
        place = Location(page.file, masked.count("\n", 0, match.start()) + 1)
        problems.add(place, "", 'only macro calls with literal arguments are used in pages: {{ name("id") }}')
    page.calls = slots
    for number, (line, block) in enumerate(blocks(masked)):
        page.sentences += sentences(block, line, number, slots)
    page.title = next((plain(s.text) for s in page.sentences if s.sort == HEADING), page.path)
    return page


def _front_matter(text: str, page: PageText, problems: Problems) -> str:
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not match:
        return text
    try:
        meta = yaml.load(match[1], Loader=yaml.CSafeLoader) or {}
        page.meta = meta if isinstance(meta, dict) else {}
        if page.meta is not meta:
            problems.add(Location(page.file, 2), "front matter", "expected a mapping: key, colon, value")
    except yaml.YAMLError as error:
        problems.add(Location(page.file, 1), "front matter", f"not YAML: {getattr(error, 'problem', error)}")
    return "\n" * match[0].count("\n") + text[match.end() :]


def fill_calls(text: str, expand: Callable[[Call], str]) -> str:
    """A page's text with what `give` makes of each literal call in its place; code and raw blocks stay as they are."""

    def put(match: re.Match[str]) -> str:
        call = _call(match, 0)
        return expand(call) if call else match[0]

    parts, at = list[str](), 0
    for silent in NOT_PROSE.finditer(text):
        parts += [CALL.sub(put, text[at : silent.start()]), silent[0]]
        at = silent.end()
    return "".join([*parts, CALL.sub(put, text[at:])])


def _call(match: re.Match[str], line: int) -> Call | None:
    """A call whose arguments are plain texts and numbers; None for any other."""
    try:
        call = ast.parse(f"f({match[2]})", mode="eval").body
        assert isinstance(call, ast.Call)
        args = tuple(ast.literal_eval(arg) for arg in call.args)
        kwargs = {keyword.arg or "": ast.literal_eval(keyword.value) for keyword in call.keywords}
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError, AssertionError):
        return None
    return Call(match[1], args, kwargs, line)


def _slot(match: re.Match[str], slots: list[Call], text: str, page: PageText, problems: Problems) -> str:
    line = text.count("\n", 0, match.start()) + 1
    call = _call(match, line)
    if call is None:
        problems.add(Location(page.file, line), match[1], "arguments must be plain texts and numbers")
        return ""
    slots.append(call)
    return chr((MARK if match[1] in MARKS else WORD) + len(slots) - 1) + "\n" * match[0].count("\n")
