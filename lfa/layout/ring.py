"""Things that conflict, in a ring: lines run inside it, words stand outside, and nothing lies over anything."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from attrs import evolve, frozen

from lfa.layout import notes
from lfa.layout.chart import (
    AIR,
    SWATCH,
    Chart,
    Entry,
    Rule,
    chart_size,
    corner_of,
    cut,
    layout_key,
    placed,
    tried,
)
from lfa.layout.geometry import Box, Orientation, Page, Point, pages_for
from lfa.layout.sketch import LARGEST
from lfa.layout.text import PITCH, longest_word, set_text, width

__all__ = ["Edge", "Ring", "layout_ring"]

#: Of a node, in em: the least radius, and what the heaviest has more.
SMALL, MORE = 0.32, 0.45
#: Half the width of the ring, in em: the least, and the least part of half its height.
NARROW, SLIM = 8.0, 0.75
#: Between a label and the ring, and between labels.
BESIDE, BETWEEN = 1.6, 0.55
#: Labels stand no farther apart than this.
ROOMY: Final = 4.2
#: The first and the last node of a side stand at this part of half the height.
REACH: Final = 0.93
#: A search for a better order is given up beyond this many steps.
MOST_STEPS: Final = 3_000_000
_STEPS: Final = 20
#: How far a line bends towards the middle.
PULL: Final = 0.75


@frozen
class Edge:
    """A line between two nodes: its role, its weight, and at which of its ends it has an arrowhead."""

    a: str
    b: str
    role: str
    weight: float = 1.0
    at_a: bool = False
    at_b: bool = True


@frozen
class Ring:
    """What the picture shows.

    Parameters
    ----------
    nodes
        Labels by id.
    weights
        From 0 to 1: how large a node is.
    edges
        Lines between nodes.
    key
        What is explained below.
    foot
        A sentence below that.
    """

    nodes: Mapping[str, str]
    weights: Mapping[str, float]
    edges: tuple[Edge, ...]
    key: tuple[Entry, ...] = ()
    foot: str = ""


def layout_ring(
    ring: Ring,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay nodes out in a ring, those joined by lines near one another.

    Parameters
    ----------
    ring
        What to show.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    language
        Of the labels and of the notes.

    Returns
    -------
    Chart
        A box for each node ("T") and its label ("T label"); a rule for each line, two where both ends have a head.

    Examples
    --------
    >>> ring = Ring({"T": "Transport", "B": "Budget"}, {}, (Edge("T", "B", "edge-one_way"),))
    >>> chart = layout_ring(ring, "A5")
    >>> chart.boxes["T label"].lines
    ('Transport',)
    """
    sheets = pages_for(page, orientation)
    if not ring.nodes:
        return Chart({}, (), (), largest, sheets[0], notes=notes.notes("empty", language), layout="ring")
    order = _ordered(tuple(ring.nodes), ring.edges)
    settings = _Settings(ring, order, language)

    def room(sheet: Page, size: float) -> tuple[float, float]:
        wide, high = sheet.frame
        return (wide - reserve[0] - reserve[2]) / size, (high - reserve[1] - reserve[3]) / size

    found = tried(lambda sheet, size: settings.fits(*room(sheet, size)), sheets, chart_size(largest))
    size, sheet, shape = max(found, key=lambda one: (one[0], one[2].half_width if one[2] else 0.0))
    said = notes.small(size, sheet.name, minimum, language, tree=False) if size < minimum else ()
    if shape is None:
        return Chart({}, (), (), size, sheet, notes=said, layout="ring")
    figure = _Figure(ring, order, settings, shape)
    sheet = cut(sheet, reserve, shape.height * size)
    boxes, rules = placed(
        figure.boxes, figure.rules, size, corner_of(sheet, reserve, shape.width * size, shape.height * size)
    )
    said += notes.unseen(tuple(ring.nodes.values()), language)
    return Chart(boxes, (), (), size, sheet, notes=said, layout="ring", rules=rules)


def _ordered(nodes: tuple[str, ...], edges: Sequence[Edge]) -> tuple[str, ...]:
    """Put nodes that are joined near one another: swap two as long as that shortens the lines."""
    order, count = list(nodes), len(nodes)
    place = {name: n for n, name in enumerate(order)}
    joined: dict[str, list[tuple[str, float]]] = {name: [] for name in nodes}
    for edge in edges:
        joined[edge.a].append((edge.b, edge.weight))
        joined[edge.b].append((edge.a, edge.weight))
    if count * len(edges) * count > MOST_STEPS:
        return nodes

    def cost(name: str) -> float:
        gaps = ((abs(place[name] - place[other]), weight) for other, weight in joined[name])
        return math.fsum(weight * float(min(gap, count - gap)) ** 1.5 for gap, weight in gaps)

    better = True
    while better:
        better = False
        for one, other in combinations(nodes, 2):
            before = cost(one) + cost(other)
            place[one], place[other] = place[other], place[one]
            if cost(one) + cost(other) < before - 1e-9:
                better = True
            else:
                place[one], place[other] = place[other], place[one]
    return tuple(sorted(nodes, key=place.__getitem__))


@frozen
class _Shape:
    """The ring in em: labels, half its width, the way from node to node, and what stands below."""

    label: float
    half_width: float
    pitch: float
    side: int
    key_height: float
    key_width: float

    @property
    def ring_height(self) -> float:
        """From the first label to the last."""
        return self.side * self.pitch

    @property
    def width(self) -> float:
        """Of the whole figure."""
        return max(2 * (self.label + BESIDE + self.half_width), self.key_width)

    @property
    def height(self) -> float:
        """Of the whole figure."""
        return self.ring_height + (0.8 + self.key_height if self.key_height else 0.0)


class _Settings:
    """Labels set in columns of several widths."""

    def __init__(self, ring: Ring, order: tuple[str, ...], language: str) -> None:
        self.ring, self.order, self.language = ring, order, language
        texts = list(ring.nodes.values())
        longest = max(map(width, texts)) + AIR
        word = min(longest_word(texts) + AIR, 16.0)
        self.widths = sorted({min(word * 1.2**n, longest) for n in range(16)}, reverse=True)

    def lines(self, name: str, room: float) -> tuple[str, ...]:
        """Set the label of a node."""
        return set_text(self.ring.nodes[name], room - AIR, self.language).lines

    def fits(self, wide: float, high: float) -> _Shape | None:
        """Return the ring with the widest labels that leave it room; None when it does not fit."""
        below = _below(self.ring, wide, self.language)
        side = math.ceil(len(self.order) / 2)
        for label in self.widths:
            tall = max(len(self.lines(name, label)) for name in self.order) * PITCH + BETWEEN
            half = wide / 2 - label - BESIDE
            spare = (high - below[1] - 0.8 * bool(below[1])) / side
            need = max(NARROW, SLIM * side * tall / 2)
            if half >= need and spare >= tall:
                pitch = min(spare, max(tall, min(ROOMY, 2 * half / side)))
                half = min(half, max(side * pitch * 0.8, NARROW * 1.5))
                return _Shape(label, half, pitch, side, below[1], below[0])
        return None


def _below(ring: Ring, wide: float, language: str) -> tuple[float, float]:
    key = layout_key(ring.key, wide)
    foot = set_text(ring.foot, wide - AIR, language).lines if ring.foot else ()
    most = max([0.0, *(box.sides[2] for box in key.boxes.values()), *(width(line) + AIR for line in foot)])
    return most, key.height + len(foot) * PITCH


class _Figure:
    """The boxes and lines, in em from the upper left corner, y downward."""

    def __init__(self, ring: Ring, order: tuple[str, ...], settings: _Settings, shape: _Shape) -> None:
        self.ring, self.settings, self.shape = ring, settings, shape
        self.boxes: dict[str, Box] = {}
        self.rules: list[Rule] = []
        self.middle = shape.width / 2, shape.ring_height / 2
        self.spots = {name: self._spot(n, len(order)) for n, name in enumerate(order)}
        self.radius = {name: SMALL + MORE * ring.weights.get(name, 0.0) ** 0.5 for name in order}
        for edge in sorted(ring.edges, key=lambda edge: edge.weight):
            self._edge(edge)
        for name in order:
            self._node(name)
        self._key()

    def _spot(self, number: int, count: int) -> Point:
        """Return the place of a node: down the right side, then up the left one."""
        right = math.ceil(count / 2)
        rows, row = (right, number) if number < right else (count - right, count - 1 - number)
        away = (row - (rows - 1) / 2) * self.shape.pitch
        high = max((self.shape.side - 1) / 2 * self.shape.pitch / REACH, self.shape.pitch)
        across = self.shape.half_width * math.sqrt(max(1 - (away / high) ** 2, 0.0))
        return self.middle[0] + (across if number < right else -across), self.middle[1] + away

    def _edge(self, edge: Edge) -> None:
        way = _curve(self.spots[edge.a], self.spots[edge.b], self.middle)
        way = _trimmed(_trimmed(way, self.radius[edge.b] + 0.08)[::-1], self.radius[edge.a] + 0.08)[::-1]
        if edge.at_a and edge.at_b:
            half = len(way) // 2
            self.rules.append(Rule(tuple(way[half::-1]), edge.role, weight=edge.weight))
            self.rules.append(Rule(tuple(way[half:]), edge.role, weight=edge.weight))
        else:
            self.rules.append(Rule(tuple(way if edge.at_b else way[::-1]), edge.role, weight=edge.weight))

    def _node(self, name: str) -> None:
        (x, y), radius, shape = self.spots[name], self.radius[name], self.shape
        right = x >= self.middle[0]
        self.boxes[name] = Box(x, y, 2 * radius, 2 * radius, role="point-node")
        lines = self.settings.lines(name, shape.label)
        away = shape.half_width + BESIDE
        column = self.middle[0] + (away + shape.label / 2) * (1 if right else -1)
        high = len(lines) * PITCH
        role = "name" if right else "name-end"
        self.boxes[f"{name} label"] = Box(column, y, shape.label, high, lines, role=role)
        end = self.middle[0] + (away - 0.2) * (1 if right else -1)
        start = x + (radius + 0.15) * (1 if right else -1)
        if abs(end - start) > 0.3:
            self.rules.append(Rule(((start, y), (end, y)), "leader"))

    def _key(self) -> None:
        ring, shape = self.ring, self.shape
        key = layout_key(ring.key, shape.width)
        top = shape.height - shape.key_height
        for number, entry in enumerate(ring.key, 1):
            box, words = key.boxes[f"key {number}"], key.boxes[f"key {number} words"]
            self.boxes[f"key {number} words"] = evolve(words, y=words.y + top)
            if entry.role.startswith("edge"):
                self._sample(entry, box.x, box.y + top)
            else:
                self.boxes[f"key {number}"] = evolve(box, y=box.y + top)
        if ring.foot:
            lines = set_text(ring.foot, shape.width - AIR, self.settings.language).lines
            high = len(lines) * PITCH
            self.boxes["foot"] = Box(shape.width / 2, shape.height - high / 2, shape.width, high, lines, role="caption")

    def _sample(self, entry: Entry, x: float, y: float) -> None:
        left, right = (x - SWATCH / 2 + 0.2, y), (x + SWATCH / 2 - 0.2, y)
        if entry.sign == "both":
            self.rules += [Rule(((x, y), left), entry.role), Rule(((x, y), right), entry.role)]
        else:
            self.rules.append(Rule((left, right), entry.role))


def _curve(start: Point, end: Point, middle: Point) -> list[Point]:
    """Bend a line towards the middle of the ring, the more the nearer its ends are to each other."""
    half = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    over = half[0] + (middle[0] - half[0]) * PULL, half[1] + (middle[1] - half[1]) * PULL / 2

    def at(t: float) -> Point:
        one, two, three = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return (
            one * start[0] + two * over[0] + three * end[0],
            one * start[1] + two * over[1] + three * end[1],
        )

    return [at(n / _STEPS) for n in range(_STEPS + 1)]


def _trimmed(way: list[Point], by: float) -> list[Point]:
    """Cut the end of a line where it comes nearer than that to its last point."""
    end = way[-1]
    kept = [point for point in way[:-1] if math.dist(point, end) > by]
    last = kept[-1] if kept else way[0]
    length = math.dist(last, end) or 1.0
    part = max(length - by, 0.01) / length
    return [*(kept or [way[0]]), (last[0] + (end[0] - last[0]) * part, last[1] + (end[1] - last[1]) * part)]
