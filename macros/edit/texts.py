"""Pages as readers read them, in pieces that can be compared: sentences, lines of lists, cells, and pictures apart."""

from __future__ import annotations

import html
import re

PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
MARK = re.compile(r'<a class="mark [^"]*" href="[^"]*#([^"]+)"[^>]*>.*?</a>', re.DOTALL)
SILENT = re.compile(
    r"<(script|select|style|template)\b.*?</\1>|<(\w+)\b[^>]*\baria-hidden=\"true\"[^>]*>.*?</\2>|<!--.*?-->|\{% (?:end)?raw %\}", re.DOTALL
)
BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|dl|dt|dd|div|table|tr|td|th|thead|tbody|caption|h[1-6]|section|article|details|summary|figure|figcaption|header|"
    r"footer|fieldset|legend|nav|aside|blockquote|br|hr|label)\b[^>]*>"
)
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)(?:\{[^}]*\})?")
SIGNS = re.compile(r"^\s*(?:#+|[-*+]|\d+\.|>)\s+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|\{\s*#[\w-]+\s*\}", re.MULTILINE)
ROW = re.compile(r"^\s*\|(.*)\|\s*$", re.MULTILINE)
RULE = re.compile(r"[\s|:—-]*")
END = re.compile(r"(?<=[.!?…])((?:\[[\w-]+\])*)\s+(?=\S)")
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def pictures(markup: str) -> list[str]:
    """The pictures in a text."""
    return PICTURE.findall(markup)


def pieces(page: str) -> list[str]:
    """What a reader reads of a page whose macros are filled in, piece by piece; a mark is the id of its claim in brackets."""
    front = FRONT.match(page)
    named = front[1].split("\n") if front else []
    text = page[front.end() :] if front else page
    text = SILENT.sub("", MARK.sub(r"[\1]", PICTURE.sub("", text)))
    text = TAG.sub("", BLOCK.sub("\n\n", text))
    text = ROW.sub(lambda match: "\n\n" + match[1].replace("|", "\n\n"), LINK.sub(r"\1", text))
    found = list[str]()
    for block in re.split(r"\n\s*\n", SIGNS.sub("", text)):
        flat = " ".join(html.unescape(block).replace("\u200b", "").split())
        if flat and not RULE.fullmatch(flat):
            found += [piece for piece in END.sub(r"\1\n", flat).split("\n") if piece]
    return [line for line in named if line.startswith(("title:", "description:"))] + found
