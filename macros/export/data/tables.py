"""The record as tables: one for each kind, and one for each list within it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ...record.kinds import KINDS, Record, Ref
from .plain import Row, plain, vocabulary
from .readings import Reading, readings
from .shape import Part, parts, parts_of

if TYPE_CHECKING:
    from ...model.model import Model

JOINT = "; "
# What a spreadsheet takes for the start of a formula, at the start of a cell; where it cuts cells at other signs than
# commas, as half the world's do, also after those. Quotation marks and spaces before it hide nothing.
FORMULA = re.compile(r"(^|[;\t\r\n|])([\s\"']*)(?=[=+\-@＝＋－＠])|^(?=[\t\r\n])")


@dataclass(frozen=True)
class Column:
    """One column: the field it comes from, under a name of its own."""

    name: str
    part: Part
    key: bool = False


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns, and its rows as plain values."""

    name: str
    description: str
    columns: list[Column]
    rows: list[list[Any]] = field(default_factory=list)

    @cached_property
    def csv(self) -> str:
        """The table as CSV by RFC 4180: a header row, lines ended by CR LF, nothing in an empty cell.

        It begins with a byte order mark: without one, Excel garbles every name that is not in Latin letters.
        """
        out = io.StringIO("\ufeff")
        out.seek(1)
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows([cell(value) for value in row] for row in self.rows)
        return out.getvalue()


@lru_cache(maxsize=1)
def tables(model: Model) -> list[Table]:
    """Every table of the record, in a fixed order."""
    data = plain(model)
    kinds: list[tuple[str, type[Record], list[Row]]] = [
        *((folder, kind, data[folder]) for folder, kind in KINDS.items()),
        (Reading.folder, Reading, readings(model)),
    ]
    return [table for folder, kind, records in kinds for table in _tables(folder, kind, records)] + [_vocabulary(model)]


def _tables(folder: str, kind: type[Record], records: list[Row]) -> Iterator[Table]:
    fields = parts(kind)
    cells = [Column(part.name, part, part.path == ("id",)) for part in fields if not part.rows]
    rows = [[_at(record, column.part.path) for column in cells] for record in records]
    yield Table(folder, kind.__doc__ or "", cells, rows)
    for part in fields:
        if part.many and (part.rows or part.ref) and not (part.path[0] == "computed" and part.ref):
            yield _list(folder, kind, part, records)


def _list(folder: str, kind: type[Record], part: Part, records: list[Row]) -> Table:
    """A list within a kind as a table: whose it is, its place in the list, and what stands there."""
    owner = Part(("id",), str, False, True, (Ref(kind.kind_name),), f"the {kind.kind_name}")
    place = Part(("n",), int, False, True, (), "place in the list, from 1")
    columns = [Column(kind.kind_name, owner, True), Column("n", place, True)]
    if part.rows:
        columns += [Column(inner.name, inner) for inner in parts_of(part.base)]
    else:
        columns.append(Column(_singular(part, kind), Part(part.path, part.base, False, True, part.marks, part.description)))
    rows = []
    for record in records:
        for n, item in enumerate(_at(record, part.path) or [], 1):
            values = [_at(item, column.part.path) for column in columns[2:]] if part.rows else [item]
            rows.append([record["id"], n, *values])
    return Table(f"{folder}-{'-'.join(part.path)}", f"{part.description}, for each {kind.kind_name}", columns, rows)


def _singular(part: Part, kind: type[Record]) -> str:
    name = KINDS[part.ref or ""].kind_name
    return f"other_{name}" if name == kind.kind_name else name


def _vocabulary(model: Model) -> Table:
    texts = {
        "list": "the closed list", "word": "the word as the data use it", "label": "the word as readers see it",
        "meaning": "what it means", "shape": "the sign that goes with it",
    }  # fmt: skip
    needed = ("list", "word", "label")
    columns = [Column(name, Part((name,), str, False, name in needed, (), text), name in needed[:2]) for name, text in texts.items()]
    return Table("vocabulary", "Every word of every closed list.", columns, [list(row.values()) for row in vocabulary(model)])


def _at(record: Row, path: tuple[str, ...]) -> Any:
    value: Any = record
    for name in path:
        value = None if value is None else value[name]
    return value


def cell(value: Any) -> str:
    """A value as a cell. What a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = JOINT.join(str(item).replace(JOINT, ", ") for item in value)
    return FORMULA.sub(r"\1\2'", value) if isinstance(value, str) else str(value)
