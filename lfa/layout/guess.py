"""A guess at the tangle before anything is routed: the best of a few simple ways for each link.

A way leaves one side of a box, turns twice at most, and arrives at a side of the other box. It is not
checked against other links' lanes, so it is no route; but it tells well enough which arrangement of
boxes will need few crossings.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lfa.layout.geometry import Point
from lfa.layout.network import Link
from lfa.layout.sketch import Sketch
from lfa.layout.worth import CROSSING, DOWNWARD, LENGTH, Extra, downward, share, typical

#: Em from a box to a way beside it; what a box in the way counts, in crossings.
BESIDE: Final = 0.45
IN_THE_WAY: Final = 1.0

Sides = tuple[float, float, float, float]
#: Where a stretch runs (its x or y), from, to, and the element whose trunk it is.
Stretch = tuple[float, float, float, int]


class Field:
    """Boxes and trunks of a sketch, ready to be asked what a way would meet."""

    def __init__(self, sketch: Sketch) -> None:
        self.sides = {n: (x - w / 2, y - h / 2, x + w / 2, y + h / 2) for n, (x, y, w, h) in sketch.boxes.items()}
        self.boxes = [(*sides, n) for n, sides in self.sides.items()]
        upright: dict[tuple[float, int], tuple[float, float]] = {}
        level: dict[tuple[float, int], tuple[float, float]] = {}
        for link, _, points in sketch.lines:
            trunk = link[0] if link in sketch.upward else link[1]
            for (a, b), (c, d) in pairwise(points):
                table, key, low, high = (upright, (a, trunk), b, d) if a == c else (level, (b, trunk), a, c)
                if low > high:
                    low, high = high, low
                old = table.get(key)
                table[key] = (min(old[0], low), max(old[1], high)) if old else (low, high)
        self.upright: list[Stretch] = sorted((x, low, high, trunk) for (x, trunk), (low, high) in upright.items())
        self.level: list[Stretch] = sorted((y, low, high, trunk) for (y, trunk), (low, high) in level.items())
        self._index()

    def _index(self) -> None:
        """Sort what may be met, so that a way is compared with its surroundings only."""
        self.at_x = [stretch[0] for stretch in self.upright]
        self.at_y = [stretch[0] for stretch in self.level]
        self.across = sorted((x0, x1, y0, y1, n) for x0, y0, x1, y1, n in self.boxes)
        self.along = sorted((y0, y1, x0, x1, n) for x0, y0, x1, y1, n in self.boxes)
        self.lefts, self.feet = [box[0] for box in self.across], [box[0] for box in self.along]
        self.widest = max([x1 - x0 for x0, x1, _, _, _ in self.across], default=0.0)
        self.tallest = max([y1 - y0 for y0, y1, _, _, _ in self.along], default=0.0)

    def cost(self, way: Sequence[Point], link: Link, limit: float) -> float:
        """Count what a way meets: trunks once each, boxes as `IN_THE_WAY`, its own two ends not at all.

        Counting stops at the limit: another way is better already.
        """
        met: set[int] = set()
        count = 0
        for (a, b), (c, d) in pairwise(way):
            if a == c:
                lines, at, boxes, edges, reach = self.level, self.at_y, self.across, self.lefts, self.widest
                low, high, place = (b, d, a) if b < d else (d, b, a)
            else:
                lines, at, boxes, edges, reach = self.upright, self.at_x, self.along, self.feet, self.tallest
                low, high, place = (a, c, b) if a < c else (c, a, b)
            near = lines[bisect_right(at, low) : bisect_left(at, high)]
            met.update([trunk for _, start, end, trunk in near if start < place < end])
            beside = boxes[bisect_left(edges, place - reach) : bisect_left(edges, place)]
            inside = [n for _, end, foot, top, n in beside if place < end and foot < high and top > low]
            count += len([n for n in inside if n not in link])
            if len(met) + IN_THE_WAY * count >= limit:
                break
        return len(met) + IN_THE_WAY * count

    def best(self, link: Link) -> tuple[float, list[Point]]:
        """Choose the way that meets least, the shortest of those."""
        least, found = math.inf, list[Point]()
        for way in sorted(_ways(self.sides[link[0]], self.sides[link[1]]), key=_length):
            cost = self.cost(way, link, least)
            if cost < least:
                least, found = cost, way
            if not cost:
                break
        return least, found


def _length(way: Sequence[Point]) -> float:
    return sum(abs(a - c) + abs(b - d) for (a, b), (c, d) in pairwise(way))


def _ways(one: Sides, other: Sides) -> Iterator[list[Point]]:
    """Yield ways round the right and the left, and through what lies between."""
    y0, y1 = (one[1] + one[3]) / 2, (other[1] + other[3]) / 2
    for start, end, x in (
        (one[2], other[2], max(one[2], other[2]) + BESIDE),
        (one[0], other[0], min(one[0], other[0]) - BESIDE),
    ):
        yield [(start, y0), (x, y0), (x, y1), (end, y1)]
    if one[2] < other[0] or other[2] < one[0]:
        start, end = (one[2], other[0]) if one[2] < other[0] else (one[0], other[2])
        toward = BESIDE if end > start else -BESIDE
        for x in (start + toward, end - toward):
            yield [(start, y0), (x, y0), (x, y1), (end, y1)]
    if one[3] < other[1] or other[3] < one[1]:
        start, end = (one[3], other[1]) if one[3] < other[1] else (one[1], other[3])
        toward = BESIDE if end > start else -BESIDE
        x0, x1 = one[2] - (one[2] - one[0]) / 4, other[2] - (other[2] - other[0]) / 4
        for y in (start + toward, end - toward):
            yield [(x0, start), (x0, y), (x1, y), (x1, end)]


def guessed(sketch: Sketch, extras: Sequence[Extra]) -> float:
    """Guess the tangle of a sketch whose extra links are not yet led through it."""
    if not extras:
        return 0.0
    field = Field(sketch)
    chosen = [field.best(link) for link, _ in extras]
    count = sum(cost for cost, _ in chosen)
    ways = [way for _, way in chosen]
    count += _meetings(ways)
    length = sum(map(_length, ways)) / typical(sketch)
    return (CROSSING * count + DOWNWARD * downward(sketch, extras) + LENGTH * length) * share(sketch)


def _meetings(ways: Sequence[Sequence[Point]]) -> int:
    """Count the clean crossings of ways with one another."""
    upright = [(a, min(b, d), max(b, d)) for way in ways for (a, b), (c, d) in pairwise(way) if a == c]
    level = sorted((b, min(a, c), max(a, c)) for way in ways for (a, b), (c, d) in pairwise(way) if a != c)
    at = [stretch[0] for stretch in level]
    return sum(
        len([y for y, left, right in level[bisect_right(at, low) : bisect_left(at, high)] if left < x < right])
        for x, low, high in upright
    )
