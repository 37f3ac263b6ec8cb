"""Finished markup goes past Markdown, which would read every tag of it: a page holds a sign in its place."""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

ANCHOR = re.compile(r'\sid="([^"]*)"')
SIGN = re.compile(r'<div data-finished="(\d+)">.*?</div>')
BEFORE_HTML = 20.5  # Markdown reads HTML at 20; what looks for the anchors of a page does so before


class Stash(Extension):
    """Takes markup, and gives it back to the page that holds its sign."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, str] = {}
        self._count = 0

    def sign(self, markup: str) -> str:
        """What stands for some markup until Markdown is done: the anchors it holds, and no more."""
        self._count += 1
        self._kept[str(self._count)] = markup
        anchors = "".join(f'<i id="{anchor}"></i>' for anchor in ANCHOR.findall(markup))
        return f'<div data-finished="{self._count}">{anchors}</div>'

    def taken(self, number: str) -> str:
        """The markup behind a sign; it is given once."""
        return self._kept.pop(number)

    def extendMarkdown(self, md: Markdown) -> None:
        """Have signs exchanged before HTML is read."""
        md.preprocessors.register(_Exchange(md, self), "finished", BEFORE_HTML)


class _Exchange(Preprocessor):
    def __init__(self, md: Any, stash: Stash) -> None:
        super().__init__(md)
        self._stash = stash

    def run(self, lines: list[str]) -> list[str]:
        def store(match: re.Match[str]) -> str:
            return f"\n\n{self.md.htmlStash.store(self._stash.taken(match[1]))}\n\n"

        return SIGN.sub(store, "\n".join(lines)).split("\n")
