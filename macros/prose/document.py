"""A page's Markdown in, its text as readers see it out: paragraph by paragraph, with headings, cells, titles and alt texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from ..record.reader import HIDDEN
from .sentences import CELL, CODE, HEADING, LABEL, NARRATIVE, SLOT

HEADINGS = {f"h{level}" for level in range(1, 7)}
BLOCKS = {"p", "li", "dt", "dd", "td", "th", "caption", "pre", "blockquote", "div", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "hr"}
BLOCKS |= HEADINGS | {"details", "summary", "figure", "figcaption", "section"}
SHOWN_ATTRIBUTES = ("alt", "title")
ATTRIBUTES = {"id", "class", "lang", "dir", "href", "src", "rel", "role", "start", "align", *SHOWN_ATTRIBUTES}
ALIGNED = re.compile(r"text-align: \w+;")
MADE = ("headerlink", "footnote-ref", "footnote-backref")  # signs that Markdown adds, not words of the page
AFTER_FENCES, LAST = 24, -10
ENTITY = re.compile(r"&#?\w+;")
# What no reader sees and no page needs: what turns text around or hides in it, what splits words, and the private-use characters
# that stand for calls and names while text is read.
SPLITTING = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
UNSEEN = re.compile(f"{HIDDEN.pattern}|[{SPLITTING}\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True)
class Block:
    """A text that stands for itself, with a private-use character in the place of each call; `lead`: so much is a heading run in."""

    text: str
    sort: str
    lead: int = 0
    anchor: str = ""


class Document(Extension):
    """Reads what Markdown makes of a page, before it is written out: `blocks` and `unread` after each conversion."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.unread: list[tuple[str, str]] = []  # what cannot be read, and words of the page to find it by
        self.fences = 0

    def extendMarkdown(self, md: Markdown) -> None:
        """Look at the page twice: when fenced code is set aside, and when all is done."""
        md.preprocessors.register(_Fences(md, self), "fences-counted", AFTER_FENCES)
        md.treeprocessors.register(_Reading(md, self), "read", LAST)


class _Fences(Preprocessor):
    def __init__(self, md: Any, document: Document) -> None:
        super().__init__(md)
        self._document = document

    def run(self, lines: list[str]) -> list[str]:
        self._document.fences = self.md.htmlStash.html_counter
        return lines


class _Reading(Treeprocessor):
    def __init__(self, md: Any, document: Document) -> None:
        super().__init__(md)
        self._document = document
        self._aside: list[Block] = []

    def run(self, root: Element) -> None:
        self._document.unread = []
        self._document.blocks = [block for block in self._blocks(root, NARRATIVE) if block.text.strip()]

    def _blocks(self, element: Element, sort: str) -> Iterator[Block]:
        """The texts within an element: its own runs of words, and those of the blocks in it."""
        if not self._shown(element):
            return
        anchor = element.get("id", "") if sort == HEADING else ""
        run, lead = [self._own(element.text)], 0
        for number, child in enumerate(element):
            if child.tag in BLOCKS:
                yield from self._flush(run, sort, lead, anchor)
                run, lead = [], 0
                yield from self._blocks(child, _sort_of(str(child.tag), sort))
            else:
                run.append(self._inline(child))
                if number == 0 and child.tag == "strong" and not run[0].strip():
                    lead = len("".join(run).strip())
            run.append(self._own(child.tail))
        yield from self._flush(run, sort, lead, anchor)

    def _flush(self, run: list[str], sort: str, lead: int, anchor: str) -> Iterator[Block]:
        text = "".join(run).strip()
        if text:
            yield Block(text, sort, lead, anchor)
        yield from self._aside
        self._aside = []

    def _inline(self, element: Element) -> str:
        """What is read of an element within a line."""
        if element.get("class") in MADE or not self._shown(element):
            return ""
        for name in SHOWN_ATTRIBUTES:
            if words := element.get(name):
                self._aside.append(Block(self._unescaped(words), LABEL))
        if element.tag == "br":
            return "\n"
        inner = [self._own(element.text, element.tag == "code")]
        inner += [self._inline(child) + self._own(child.tail) for child in element]
        return "".join(inner)

    def _shown(self, element: Element) -> bool:
        """Whether readers see an element; what could hide it, or hold a call, is noted."""
        if element.get("class") in MADE:
            return True
        for name, value in element.items():
            if name not in ATTRIBUTES and not (name == "style" and ALIGNED.fullmatch(value)):
                self._document.unread.append((f"the attribute '{name}': it can hide or add words; leave it out", name))
            elif sign := re.search(SLOT, value):
                self._document.unread.append(("a macro within an address or an attribute: write it in the text", sign[0]))
        return "hidden" not in element.attrib

    def _own(self, text: str | None, code: bool = False) -> str:
        """A run of text as a browser shows it; code and entities are taken from where Markdown put them aside."""
        if not text:
            return ""
        if code:
            self._code(text)
        text = HTML_PLACEHOLDER_RE.sub(lambda match: self._aside_text(int(match[1])), text)
        return self._unescaped(text.replace(AMP_SUBSTITUTE, "&"))

    def _unescaped(self, text: str) -> str:
        """A text with its entities as the signs they stand for; one that readers would not see is refused."""
        for entity in ENTITY.findall(text):
            if UNSEEN.search(html.unescape(entity)):
                self._document.unread.append((f"'{entity}', a character that readers do not see: take it out", entity))
                text = text.replace(entity, "")
        return html.unescape(text)

    def _aside_text(self, number: int) -> str:
        raw: Any = self.md.htmlStash.rawHtmlBlocks[number]
        if number < self._document.fences:
            self._code(raw)
            self._aside.append(Block(self._unescaped(re.sub(r"<[^>]*>", "", raw)), CODE))
        elif isinstance(raw, str) and raw.startswith("&"):
            return raw
        elif not (isinstance(raw, str) and raw.startswith("<!--")):
            first = str(raw if isinstance(raw, str) else raw.tag).split("\n")[0]
            self._document.unread.append((f"raw HTML, '{first:.40}': write it in Markdown", first))
        return ""

    def _code(self, text: str) -> None:
        if sign := re.search(SLOT, text):
            message = "a macro within code, where it would run: put it in a raw block"
            self._document.unread.append((message, sign[0]))


def _sort_of(tag: str, around: str) -> str:
    if tag in HEADINGS:
        return HEADING
    if tag == "pre":
        return CODE
    return CELL if tag in ("td", "th", "caption", "figcaption") else NARRATIVE if around == CODE else around
