"""Tables that Markdown makes: on a phone they are stacked, and each cell then says itself what its column is headed by."""

from __future__ import annotations

import re

# As Markdown writes a table, and no template of ours.
TABLE = re.compile(r"(?<=<table>\n<thead>\n<tr>\n).*?(?=</tbody>\n</table>)", re.S)
HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.S)
ROW = re.compile(r"(?<=<tr>\n)<td.*?(?=</tr>)", re.S)
CELL = re.compile(r"<td(?=[ >])")
TAG = re.compile(r"<[^>]*>")


def labelled(text: str) -> str:
    """A page whose Markdown tables name the column in each cell but a row's first; style/tables.css shows it where they are stacked."""
    return TABLE.sub(_labelled, text)


def _labelled(table: re.Match[str]) -> str:
    labels = [f' data-label="{words}"' if (words := _words(heading)) else "" for heading in HEADING.findall(table[0])]

    def row(match: re.Match[str]) -> str:
        first, *others = CELL.split(match[0])[1:]
        return f"<td{first}" + "".join(f"<td{label}{cell}" for label, cell in zip(labels[1:], others, strict=True))

    return table[0] if " data-label=" in table[0] else ROW.sub(row, table[0])


def _words(heading: str) -> str:
    return TAG.sub("", heading).strip().replace('"', "&quot;")
