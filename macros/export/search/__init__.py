"""The search index: small script files, loaded when somebody searches, on a server or from a disk.

Words in their order, cut into leaves, lead to entries by their numbers, each number given as a step from the one before;
entries lie in shards. Every spelling of a name leads to an entry, and "@" with the entry's number to all that names it.
`find.js`, which a page loads with the first of them, is what searches.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .entries import KINDS, Entry, entries
from .folding import TABLE, parts, words

if TYPE_CHECKING:
    from ...page.site import Site

SHARDS = "search/[ew]-*.js"
LEAF = 16_000  # characters of a leaf of words, but for a word that takes more by itself
SHARD = 8_000  # characters of a shard of entries
BALLAST = re.compile(r"^[ \t]*(?://.*)?\n?", re.M)  # indents and lines of comment in a script
SPELT = 5  # letters of a word in which one wrong letter is forgiven

Index = dict[str, list[int]]
Row = TypeVar("Row")


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The index of a site, and what searches it."""
    yield from written(list(entries(site)))


def written(found: list[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of an index: `search/names.js` is the first a browser reads, and says which others there are."""
    index, names = _index(found), _names(found)
    leaves = list(_cut(((word, index[word]) for word in sorted(index, key=_order)), LEAF, lambda row: len(row[0]) + len(str(row[1]))))
    rows = [[entry.url, entry.title, entry.text] if entry.text else [entry.url, entry.title] for entry in found]
    shards = list(_cut(rows, SHARD, lambda row: sum(map(len, row))))
    for at, leaf in enumerate(leaves):
        yield _script(f"w-{at}", {word: _steps(numbers) for word, numbers in leaf})
    starts = [0]
    for at, shard in enumerate(shards):
        yield _script(f"e-{at}", shard)
        starts.append(starts[-1] + len(shard))
    kinds = [(heading, sum(entry.kind == kind for entry in found)) for kind, heading in KINDS.items()]
    first = {"fold": TABLE, "names": names, "kinds": kinds, "leaves": [leaf[0][0] for leaf in leaves], "shards": starts[:-1]}
    yield _script("names", first)
    yield _script(
        "words", "\n".join(word for word in sorted(index, key=_order) if len(word) >= SPELT - 1 and word[0] not in "@+0123456789")
    )
    yield "search/find.js", BALLAST.sub("", (Path(__file__).parent / "find.js").read_text(encoding="utf-8")).encode()


def _names(found: list[Entry]) -> Index:
    """Every spelling of every name, as words, to the entries it names."""
    names: Index = defaultdict(list)
    for number, entry in enumerate(found):
        for spelling in dict.fromkeys(" ".join(parts(name)) for name in entry.names):
            names[spelling].append(number)
    return {name: names[name] for name in sorted(names) if name}


def _index(found: list[Entry]) -> Index:
    """Every word to the entries it leads to; every name's number to those that name it, in whatever words."""
    index: Index = defaultdict(list)
    about: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(found):
        for word in dict.fromkeys(words(entry.finding)):
            index[word].append(number)
        for named in entry.about:
            about[named].add(number)
    for number, entry in enumerate(found):
        if not entry.named:
            continue
        if not entry.named.startswith("actor/"):
            about[entry.named] |= _naming(entry, index)
        if own := sorted(about[entry.named]):
            index[f"@{number}"] = own
    return index


def _naming(entry: Entry, index: Index) -> set[int]:
    """The entries that hold all words of one of its spellings."""
    spellings = [[set(index[word]) for word in parts(name) if word in index] for name in entry.names]
    return set[int]().union(*(set.intersection(*sets) for sets in spellings if sets))


def _steps(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _cut(rows: Iterable[Row], most: int, size: Callable[[Row], int]) -> Iterator[list[Row]]:
    """Rows in their order, so many together as fit."""
    part, held = list[Row](), 0
    for row in rows:
        if part and held + size(row) > most:
            yield part
            part, held = [], 0
        part.append(row)
        held += size(row)
    if part:
        yield part


def _order(word: str) -> bytes:
    """The order in which a browser sorts words."""
    return word.encode("utf-16-be")


def _script(key: str, value: object) -> tuple[str, bytes]:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"search/{key}.js", f"found({json.dumps(key)},{text})\n".encode()
