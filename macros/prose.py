"""Pages in, sentences out: what each sentence says, and which claims it cites."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .problems import Place, Problems

# Private-use characters stand for macro calls while text is cut into sentences: the call's
# number is added to MARK for cite(), whose marks belong to the sentence before, else to WORD.
MARK, WORD = 0xF0000, 0x100000
SLOT = "[\U000f0000-\U0010ffff]"
CALL = re.compile(r"\{\{-?\s*(\w+)\s*\((.*?)\)\s*-?\}\}", re.DOTALL)
JINJA = re.compile(r"\{\{|\{%|\{#")
SILENT = re.compile(r"\{% raw %\}.*?\{% endraw %\}|^(```+|~~~+).*?^\1[ \t]*$|<!--.*?-->|`[^`\n]+`", re.DOTALL | re.MULTILINE)
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
RUN_IN = re.compile(r"\*\*[^*]+\*\*")  # a heading that runs into its paragraph
NARRATIVE, HEADING, LABEL, CELL = "narrative", "heading", "label", "cell"
ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*?(?:#([\w-]+))?[^{}#]*\}\s*$")


@dataclass(frozen=True)
class Call:
    """One macro call with its literal arguments."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    line: int


@dataclass(frozen=True)
class Sentence:
    """A sentence with a private-use character in the place of each macro call."""

    text: str
    calls: list[Call]
    line: int
    sort: str
    paragraph: int
    anchor: str = ""

    @property
    def cited(self) -> list[str]:
        """The ids of the claims it cites."""
        return [id_ for call in self.calls if call.name == "cite" for id_ in call.args]

    @property
    def spoken(self) -> list[str]:
        """The ids of the claims whose figure or words it gives."""
        return [call.args[0] for call in self.calls if call.name in ("figure", "quote") and call.args]


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
    def told(self) -> list[Sentence]:
        """The sentences of its running text."""
        return [sentence for sentence in self.sentences if sentence.sort == NARRATIVE]


def read_pages(docs: Path, problems: Problems) -> list[PageText]:
    """Every Markdown page below docs/; faults of its macro calls' form go to problems."""
    return [_page(path, docs, problems) for path in sorted(docs.rglob("*.md"))]


def _page(path: Path, docs: Path, problems: Problems) -> PageText:
    page = PageText(path.relative_to(docs).as_posix(), path.relative_to(docs.parent).as_posix())
    text = path.read_text(encoding="utf-8-sig")
    text = _front_matter(text, page, problems)
    text = SILENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    slots: list[Call] = []
    masked = CALL.sub(lambda match: _slot(match, slots, text, page, problems), text)
    for match in JINJA.finditer(masked):
        place = Place(page.file, masked.count("\n", 0, match.start()) + 1)
        problems.add(place, "", 'only macro calls with literal arguments are used in pages: {{ name("id") }}')
    page.calls = slots
    for number, (line, block) in enumerate(_blocks(masked)):
        page.sentences += _sentences(block, line, number, slots)
    page.title = next((_plain(s.text) for s in page.sentences if s.sort == HEADING), page.path)
    return page


def _front_matter(text: str, page: PageText, problems: Problems) -> str:
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not match:
        return text
    try:
        page.meta = yaml.load(match[1], Loader=yaml.CSafeLoader) or {}
    except yaml.YAMLError as error:
        problems.add(Place(page.file, 1), "front matter", f"not YAML: {getattr(error, 'problem', error)}")
    return "\n" * match[0].count("\n") + text[match.end() :]


def _slot(match: re.Match[str], slots: list[Call], text: str, page: PageText, problems: Problems) -> str:
    line = text.count("\n", 0, match.start()) + 1
    try:
        call = ast.parse(f"f({match[2]})", mode="eval").body
        assert isinstance(call, ast.Call)
        args = tuple(ast.literal_eval(arg) for arg in call.args)
        kwargs = {keyword.arg or "": ast.literal_eval(keyword.value) for keyword in call.keywords}
    except (SyntaxError, ValueError):
        problems.add(Place(page.file, line), match[1], "arguments must be plain texts and numbers")
        return ""
    slots.append(Call(match[1], args, kwargs, line))
    return chr((MARK if match[1] == "cite" else WORD) + len(slots) - 1) + "\n" * match[0].count("\n")


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, headings, list items and table rows, each with its first line."""
    lines = [*text.split("\n"), ""]
    start, block = 0, ""
    for number, line in enumerate(lines, 1):
        alone = line.startswith(("#", "|", "<", "!!!", "???"))
        if block and (not line.strip() or alone or ITEM.match(line)):
            yield start, block
            block = ""
        if line.strip():
            start = start if block else number
            block += line + "\n"
            if alone:
                yield start, block
                block = ""


def _sentences(block: str, line: int, paragraph: int, slots: list[Call]) -> Iterator[Sentence]:
    def calls(text: str) -> list[Call]:
        return [slots[ord(char) & 0xFFFF] for char in re.findall(SLOT, text)]

    if block.startswith("#"):
        heading = block.lstrip("#").strip()
        given = ATTRIBUTES.search(heading)
        text = ATTRIBUTES.sub("", heading)
        yield Sentence(text, calls(text), line, HEADING, paragraph, (given[1] or "") if given else "")
        return
    sort = CELL if block.startswith(("|", "<")) else NARRATIVE
    for part in re.sub(r"<[^>]*>", "", block).strip().strip("|").split("|") if sort == CELL else [block]:
        text = LINK.sub(r"\1", ITEM.sub("", part, count=1)).strip()
        for offset, piece in _cut(text):
            if _plain(piece) or any(call.name in ("cite", "figure", "quote") for call in calls(piece)):
                kind = LABEL if RUN_IN.fullmatch(piece) else sort
                yield Sentence(piece, calls(piece), line + text.count("\n", 0, offset), kind, paragraph)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with their offsets; the marks after a full stop belong to it."""
    start = 0
    for match in re.finditer(r"[.!?…][”’\")*_]*(?:\s*[\U000f0000-\U000fffff])*(?=\s|$)", text):
        if piece := text[start : match.end()].strip():
            yield start, piece
        start = match.end()
    if piece := text[start:].strip():
        yield start, piece


def _plain(text: str) -> str:
    return re.sub(rf"(?:{SLOT}|[*_`\s|:-])+", " ", text).strip()
