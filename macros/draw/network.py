"""Who stands how to whom, as small pictures: the same places in each, one picture a stretch of time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import hypot

from ..model.model import Model
from ..model.ties import Period, party_name, periods, short
from ..record.kinds import Relation
from ..record.kinds.settings import Stop
from .box import Box, Point

WIDTH, HEIGHT, TOP = 460, 430, 24
LETTER, WORD = 8.0, 7.1  # width of a letter of a name, of a label, in the widest of the usual fonts
NAME, SMALL, APART = 15, 13, 10  # height of a line of a name, of a label; room between two lines
ALONG = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78)
HIDDEN = 60  # what a label that lies on a strange line costs, in units of area


@dataclass(frozen=True)
class Node:
    """A stop in one picture: the names that have a tie in it, line by line."""

    lines: list[str]
    box: Box
    note: str

    @property
    def top(self) -> float:
        """The height of the line its first name stands on."""
        return round(self.box.y - self.box.height / 2 + 13)


@dataclass(frozen=True)
class Line:
    """Ties of one kind from stop to stop: its path, and its label if it bears one."""

    ties: list[Relation]
    stance: str
    fresh: bool
    start: Point
    end: Point
    label: str
    at: Point

    @property
    def sort(self) -> str:
        """How it is drawn: its stance, then whether a party denies it, and whether it is new."""
        return " ".join([self.stance, *(["denied"] if any(tie.denials for tie in self.ties) else []), *(["new"] if self.fresh else [])])

    @property
    def d(self) -> str:
        """The path, in whole units."""
        return "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*self.start, *self.end)


@dataclass(frozen=True)
class Panel:
    """One stretch of time."""

    period: Period
    nodes: list[Node]
    lines: list[Line]


Key = tuple[int, int, str]  # from stop, to stop, kind of tie
Pair = tuple[int, int]


def network(model: Model) -> list[Panel]:
    """One picture a stretch; a party stands where explainer.yml puts it, in every one of them."""
    stops = model.explainer.network
    return [Drawing(model, stops, period).panel() for period in periods(model)] if stops else []


class Drawing:
    """Draws one stretch: names first, then the lines between them, then the labels where they hide least."""

    def __init__(self, model: Model, stops: list[Stop], period: Period) -> None:
        self.model, self.stops, self.period = model, stops, period
        where = {actor: at for at, stop in enumerate(stops) for actor in stop.actors}
        self.bundle: dict[Key, list[Relation]] = defaultdict(list)
        for tie in period.ties:
            ends = (where.get(tie.source), where.get(tie.target))
            if ends[0] is not None and ends[1] is not None and any(stops[end].centre for end in ends if end is not None):
                self.bundle[ends[0], ends[1], tie.kind].append(tie)
        self.pairs: dict[Pair, list[Key]] = defaultdict(list)
        for key in self.bundle:
            self.pairs[min(key[:2]), max(key[:2])].append(key)
        notes = self._notes()
        self.nodes = {at: self._node(at, notes.get(at, "")) for key in self.bundle for at in key[:2]}
        self.ways = {pair: self._way(*pair) for pair in self.pairs}
        self.placed = [node.box for node in self.nodes.values()]

    def panel(self) -> Panel:
        """The picture; the fullest bundles of lines choose the place of their labels first."""
        ordered = sorted(self.pairs, key=lambda pair: (-len(self.pairs[pair]), pair))
        return Panel(self.period, list(self.nodes.values()), [line for pair in ordered for line in self._lines(pair)])

    def _notes(self) -> dict[int, str]:
        """Stops from which all lines say the same: it is said once, under the name."""
        kinds: dict[int, list[tuple[bool, str]]] = defaultdict(list)
        for source, target, kind in self.bundle:
            kinds[source].append((True, kind))
            kinds[target].append((False, kind))
        return {at: short(self.model, own[0][1]) for at, own in kinds.items() if len(own) > 1 and set(own) == {(True, own[0][1])}}

    def _node(self, at: int, note: str) -> Node:
        tied = {end for key, ties in self.bundle.items() if at in key[:2] for tie in ties for end in (tie.source, tie.target)}
        names = [party_name(self.model, actor) for actor in self.stops[at].actors if actor in tied]
        lines = [", ".join(names[i : i + 2]) for i in range(0, len(names), 2)] if len(names) > 1 else _broken(names[0])
        width = max([*(LETTER * len(line) for line in lines), WORD * len(note)]) + 6
        height = NAME * len(lines) + (SMALL if note else 0) + 4
        x, y = self.stops[at].x / 100 * WIDTH, TOP + self.stops[at].y / 100 * (HEIGHT - TOP)
        return Node(lines, Box(round(_within(x, width, WIDTH)), round(_within(y, height, HEIGHT)), width, height), note)

    def _way(self, one: int, other: int) -> tuple[Point, Point]:
        """From the edge of a name to that of another."""
        a, b = self.nodes[one].box, self.nodes[other].box
        return a.edge((b.x, b.y)), b.edge((a.x, a.y))

    def _lines(self, pair: Pair) -> list[Line]:
        """The lines between two stops, side by side, and their labels in one block."""
        (start, end), own = self.ways[pair], self.pairs[pair]
        length = hypot(end[0] - start[0], end[1] - start[1]) or 1
        aside = (-(end[1] - start[1]) / length, (end[0] - start[0]) / length)
        labels = [self._label(key) for key in own]
        block = self._block(pair, [label for label in labels if label])
        found: list[Line] = []
        for at, (key, label) in enumerate(zip(own, labels, strict=True)):
            off = APART * (at - (len(own) - 1) / 2)
            ends = [(point[0] + off * aside[0], point[1] + off * aside[1]) for point in (start, end)]
            ends = ends if key[0] == pair[0] else ends[::-1]
            ties = self.bundle[key]
            row = block.y - block.height / 2 + SMALL * (sum(bool(line.label) for line in found) + 0.85)
            stance = self.model.word("relation_kinds", key[2]).stance or "between"
            fresh = any(tie in self.period.begun for tie in ties)
            found.append(Line(ties, stance, fresh, ends[0], ends[1], label, (round(block.x), round(row))))
        return found

    def _label(self, key: Key) -> str:
        """The kind of tie, with its year where it begins in the stretch, and a sign where it is denied."""
        if self.nodes[key[0]].note:
            return ""
        ties = self.bundle[key]
        years = [tie.since.iso[:4] for tie in ties if tie in self.period.begun and tie.since]
        sign = f"{self.model.word('statuses', 'disputed').shape} " if any(tie.denials for tie in ties) else ""
        return f"{sign}{short(self.model, key[2])}" + (f", {min(years)}" if years else "")

    def _block(self, pair: Pair, labels: list[str]) -> Box:
        """Where the labels of a pair stand: along its lines, where they hide least of what is there."""
        (start, end), width = self.ways[pair], max((len(label) for label in labels), default=0) * WORD + 4
        height = SMALL * len(labels) + 2
        boxes = []
        for share in ALONG:
            x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            boxes.append(Box(_within(x, width, WIDTH), y, width, height))
        others = [way for other, way in self.ways.items() if other != pair]
        best = min(boxes, key=lambda box: sum(map(box.overlap, self.placed)) + HIDDEN * sum(box.meets(*way) for way in others))
        if labels:
            self.placed.append(best)
        return best


def _within(middle: float, size: float, room: float) -> float:
    return min(max(middle, size / 2), room - size / 2)


def _broken(name: str) -> list[str]:
    """A long name on two lines, as even as its words allow."""
    cuts = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) < 15 or not cuts:
        return [name]
    cut = min(cuts, key=lambda at: abs(at - len(name) / 2))
    return [name[:cut], name[cut + 1 :]]
