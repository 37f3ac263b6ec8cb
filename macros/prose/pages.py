"""Pages in, sentences out: what each sentence says, and which claims it cites."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from markdown import Markdown

from ..record.kept import Kept, digest, of_files
from ..record.problems import Location, Problems
from .document import UNSEEN, Document
from .files import page_files
from .frontmatter import Fault, Label, split_head
from .masking import mask
from .sentences import CODE, HEADING, NARRATIVE, SLOT, Call, Lines, Sentence, calls_in, plain, sentences
from .settings import Settings

ROOM = Path(__file__).parent
REFUSED = ROOM.parent / "record" / "reader.py"  # says which characters are


@dataclass
class PageText:
    """A page as prose sees it."""

    path: str
    file: str
    meta: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    calls: list[Call] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

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


class PageReader:
    """Reads pages as the site's Markdown makes them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._document = Document()
        self._markdown: Markdown | None = None

    def read(self, path: str, file: str, text: str) -> tuple[PageText, list[Fault]]:
        """A page from its text, and what is wrong with it: line, name, message."""
        page = PageText(path, file)
        if unseen := UNSEEN.search(text):
            return page, [(text.count("\n", 0, unseen.start()) + 1, "", _sign(unseen[0]))]
        page.meta, lines, text, faults = split_head(text)
        page.labels = [
            Label(file, lines[key], key, value)
            for key in ("title", "description", "finding")
            if isinstance(value := page.meta.get(key), str)
        ]
        masked = mask(text)
        page.calls = masked.calls
        faults += masked.faults
        if page.narrative:
            faults += [
                (line, "", "a raw block on a page that tells the story: its words would be run past the check") for line in masked.raw
            ]
        faults += self._sentences(page, masked.text)
        page.title = next((plain(s.text) for s in page.sentences if s.sort == HEADING), page.path)
        return page, faults

    def _sentences(self, page: PageText, text: str) -> list[Fault]:
        """Fills in the sentences of a page; what of it cannot be read, or is not shown, comes back."""
        self._document.blocks, self._document.unread = [], []
        self._convert(text)
        lines = Lines(text)
        blocks = [block for block in self._document.blocks if block.sort != CODE or page.narrative]
        for number, block in enumerate(blocks):
            page.sentences += sentences(block, number, page.calls, lines)
        faults = [(_line(text, words), "", f"cannot be read: {what}") for what, words in self._document.unread]
        shown = {id(call) for block in self._document.blocks for call in calls_in(block.text, page.calls)}
        if not faults:
            faults = [(call.line, call.name, "stands where no reader sees it: take it out") for call in page.calls if id(call) not in shown]
        return faults

    def _convert(self, text: str) -> None:
        if self._markdown is None:
            own = self._settings.extensions
            self._markdown = Markdown(
                extensions=[*own, self._document], extension_configs={name: config for name, config in own.items() if config}
            )
        self._markdown.reset()
        self._markdown.convert(text)


def read_pages(docs: Path, settings: Settings, problems: Problems) -> list[PageText]:
    """Every Markdown page below docs/; faults of their form go to problems. A page that was read before is not read again."""
    reader, pages = PageReader(settings), list[PageText]()
    kept = Kept(docs.parent, "pages.json", f"{sys.version} {version('Markdown')} {of_files(ROOM, REFUSED)} {settings.extensions!r}")
    for path in page_files(docs, problems):
        name, file = path.relative_to(docs).as_posix(), path.relative_to(docs.parent).as_posix()
        try:
            content = path.read_bytes()
            text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except (OSError, UnicodeDecodeError) as error:
            problems.add(Location(file), "", f"cannot be read as UTF-8: {error}")
            pages.append(PageText(name, file))
            continue
        if found := kept.get(digest(content)):
            pages.append(_unpacked(name, file, found))
            continue
        page, faults = reader.read(name, file, text)
        for line, what, message in faults:
            problems.add(Location(file, line), what, message)
        if not faults:
            kept.put(digest(content), _packed(page))
        pages.append(page)
    kept.save()
    return pages


def _packed(page: PageText) -> dict[str, Any]:
    """A page as JSON can hold it."""
    return {
        "meta": page.meta,
        "title": page.title if page.title != page.path else "",
        "calls": [[call.name, call.args, call.kwargs, call.line] for call in page.calls],
        "labels": [[label.line, label.field, label.text] for label in page.labels],
        "sentences": [[s.text, s.line, s.sort, s.paragraph, s.anchor] for s in page.sentences],
    }


def _unpacked(path: str, file: str, packed: dict[str, Any]) -> PageText:
    calls = [Call(name, tuple(args), kwargs, line) for name, args, kwargs, line in packed["calls"]]
    page = PageText(path, file, packed["meta"], packed["title"] or path, calls)
    page.labels = [Label(file, *label) for label in packed["labels"]]
    page.sentences = [Sentence(text, calls_in(text, calls), *rest) for text, *rest in packed["sentences"]]
    return page


def _sign(char: str) -> str:
    return f"holds the hidden character U+{ord(char):04X}, which can make a text read as it was not written: take it out"


def _line(text: str, words: str) -> int:
    """The line that some words of a page stand on; the first where Markdown made them others."""
    return text.count("\n", 0, max(text.find(words), 0)) + 1
