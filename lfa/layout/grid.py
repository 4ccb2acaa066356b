"""A grid of lanes through the white space between boxes, with what stands in the way.

Lanes are taken from the box edges. A stretch is shut where a box is near, taken where another line
runs close by, and costs something where a line crosses it.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define, field

from lfa.layout.geometry import Point

#: Em from a box to the nearest lane, between lanes, and between lines that must not be taken for one.
NEAR: Final = 0.45
STEP: Final = 0.45
APART: Final = 0.4
SHUT, TAKEN = 1, 2
#: Boxes which share less of their height or width than this have no straight line between them.
SHARED: Final = 1.0

#: For each mark, what every byte becomes when the mark is added: one call for a whole stretch.
_WITH: Final = {mark: bytes(old | mark for old in range(256)) for mark in (SHUT, TAKEN)}

Sides = tuple[float, float, float, float]


@define
class Grid:
    """Lanes at `xs` and `ys`; for every stretch to the right or upward, whether it is free and its crossings."""

    xs: list[float]
    ys: list[float]
    across: bytearray = field(init=False)
    upward: bytearray = field(init=False)
    cross_across: bytearray = field(init=False)
    cross_upward: bytearray = field(init=False)

    def __attrs_post_init__(self) -> None:
        size = len(self.xs) * len(self.ys)
        self.across, self.upward = bytearray(size), bytearray(size)
        self.cross_across, self.cross_upward = bytearray(size), bytearray(size)

    def shut(self, sides: Sides) -> None:
        """Close the lanes which pass through a box or too near it."""
        left, bottom, right, top = (sides[0] - NEAR, sides[1] - NEAR, sides[2] + NEAR, sides[3] + NEAR)
        self._mark(self.across, True, (left, bottom, right, top), SHUT)
        self._mark(self.upward, False, (left, bottom, right, top), SHUT)

    def take(self, points: Sequence[Point]) -> None:
        """Note a line: nothing may run on it or right beside it, and crossing it costs."""
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            left, right, bottom, top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            around = (left - APART, bottom - APART, right + APART, top + APART)
            if abs(x1 - x0) < abs(y1 - y0):
                self._mark(self.upward, False, around, TAKEN)
                self._crossed_across(x0, bottom, top)
            else:
                self._mark(self.across, True, around, TAKEN)
                self._crossed_upward(y0, left, right)

    def _mark(self, table: bytearray, across: bool, area: Sides, value: int) -> None:
        """Mark every stretch of one direction which touches the open area."""
        left, bottom, right, top = area
        eps = 1e-6
        n = len(self.xs)
        if across:
            first, last = max(bisect_right(self.xs, left + eps) - 1, 0), bisect_left(self.xs, right - eps)
            low, high = bisect_right(self.ys, bottom + eps), bisect_left(self.ys, top - eps)
        else:
            first, last = bisect_right(self.xs, left + eps), bisect_left(self.xs, right - eps)
            low, high = max(bisect_right(self.ys, bottom + eps) - 1, 0), bisect_left(self.ys, top - eps)
        if last <= first:
            return
        for j in range(low, high):
            start, stop = j * n + first, j * n + last
            table[start:stop] = table[start:stop].translate(_WITH[value])

    def _crossed_across(self, x: float, bottom: float, top: float) -> None:
        column = bisect_right(self.xs, x) - 1
        if 0 <= column < len(self.xs) - 1:
            n = len(self.xs)
            for j in range(bisect_right(self.ys, bottom), bisect_left(self.ys, top)):
                self.cross_across[j * n + column] = min(self.cross_across[j * n + column] + 1, 255)

    def _crossed_upward(self, y: float, left: float, right: float) -> None:
        line = bisect_right(self.ys, y) - 1
        if 0 <= line < len(self.ys) - 1:
            n = len(self.xs)
            for i in range(bisect_right(self.xs, left), bisect_left(self.xs, right)):
                self.cross_upward[line * n + i] = min(self.cross_upward[line * n + i] + 1, 255)


def ports_of(sides: Sides, other: Sides | None = None) -> list[tuple[str, float, float]]:
    """List where a line may leave a box: (side, x, y) on its border, the middle of each side first.

    With another box beside it or under it, the first ports are those from which a line is straight.

    Examples
    --------
    >>> ports_of((0, 0, 10, 2))[0]
    ('right', 10, 1.0)
    """
    left, bottom, right, top = sides
    x, y = (left + right) / 2, (bottom + top) / 2
    dx, dy = (right - left) / 4, min(0.7, (top - bottom) / 4)
    across = [(name, side, y + shift) for shift in (0.0, -dy, dy) for name, side in (("right", right), ("left", left))]
    along = [(name, x + shift, side) for shift in (0.0, -dx, dx) for name, side in (("top", top), ("bottom", bottom))]
    return [*_facing(sides, other), *across, *along] if other else [*across, *along]


def _facing(sides: Sides, other: Sides) -> Iterator[tuple[str, float, float]]:
    """Yield the ports half way along what two boxes share of the height or of the width."""
    bottom, top = max(sides[1], other[1]), min(sides[3], other[3])
    left, right = max(sides[0], other[0]), min(sides[2], other[2])
    if top - bottom > SHARED:
        yield ("right", sides[2], (bottom + top) / 2) if sides[2] < other[0] else ("left", sides[0], (bottom + top) / 2)
    if right - left > SHARED:
        yield ("top", (left + right) / 2, sides[3]) if sides[3] < other[1] else ("bottom", (left + right) / 2, sides[1])


def grid_for(boxes: Iterable[Sides], lanes: int, ends: Iterable[tuple[Sides, Sides]]) -> Grid:
    """Make the lanes: beside every box, through the ports of the pairs of boxes in `ends`, and round the whole."""
    xs: list[float] = []
    ys: list[float] = []
    sides = list(boxes)
    for left, bottom, right, top in sides:
        for k in range(lanes):
            away = NEAR + k * STEP
            xs += [left - away, right + away]
            ys += [bottom - away, top + away]
    for pair in ends:
        for name, x, y in (*ports_of(*pair), *ports_of(*reversed(pair))):
            (ys if name in {"left", "right"} else xs).append(y if name in {"left", "right"} else x)
    grid = Grid(_distinct(xs), _distinct(ys))
    for box in sides:
        grid.shut(box)
    return grid


def _distinct(values: Iterable[float]) -> list[float]:
    return sorted({round(value, 4) for value in values})
