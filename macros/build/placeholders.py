"""Finished markup goes past Markdown, which would read every tag of it: a page holds a placeholder meanwhile."""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

ANCHOR = re.compile(r'\sid="([^"]*)"')
PLACEHOLDER = re.compile(r'<div data-finished="(\d+)">.*?</div>')
BEFORE_HTML = 20.5  # Markdown reads HTML at 20; what looks for the anchors of a page does so before


class Placeholders(Extension):
    """Takes markup, and gives it back to the page that holds its placeholder."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[str, str] = {}
        self._count = 0

    def put(self, markup: str) -> str:
        """What stands for some markup until Markdown is done: the anchors it holds, and no more."""
        self._count += 1
        self._waiting[str(self._count)] = markup
        anchors = "".join(f'<i id="{anchor}"></i>' for anchor in ANCHOR.findall(markup))
        return f'<div data-finished="{self._count}">{anchors}</div>'

    def take(self, number: str) -> str:
        """The markup behind a placeholder; a second time it is gone."""
        return self._waiting.pop(number)

    def extendMarkdown(self, md: Markdown) -> None:
        """Have placeholders exchanged before HTML is read."""
        md.preprocessors.register(_Restore(md, self), "finished", BEFORE_HTML)


class _Restore(Preprocessor):
    def __init__(self, md: Any, placeholders: Placeholders) -> None:
        super().__init__(md)
        self._placeholders = placeholders

    def run(self, lines: list[str]) -> list[str]:
        def store(match: re.Match[str]) -> str:
            return f"\n\n{self.md.htmlStash.store(self._placeholders.take(match[1]))}\n\n"

        return PLACEHOLDER.sub(store, "\n".join(lines)).split("\n")
