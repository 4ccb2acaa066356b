"""Where the parts of a matrix stand on one page: labels, heads, cells, sums, key and hatches."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from lfa.layout.chart import AIR, Rule
from lfa.layout.geometry import Box
from lfa.layout.matrix import GAP, LOW, SUM, Block, Measures, Settings
from lfa.layout.text import width

__all__ = ["MANY", "MatrixFigure"]

#: Lines of the hatch lie this far apart, in em.
HATCH: Final = 0.55
#: Where there are more goals than this, the hatch is twice as wide, and pages are offered for small text.
MANY: Final = 20
#: Thickness of the lines between groups, in em.
THIN: Final = 0.12


class MatrixFigure:
    """The boxes and lines of one page, in em from the upper left corner, y downward."""

    def __init__(self, settings: Settings, block: Block, measures: Measures, page: int) -> None:
        self.settings, self.block, self.measures, self.page = settings, block, measures, page
        self.boxes: dict[str, Box] = {}
        self.rules: list[Rule] = []
        self._heads()
        tops = list(accumulate(measures.rows, initial=measures.head + GAP / 2))
        for name, top, high in zip(block.rows, tops, measures.rows, strict=False):
            self._row(name, top + high / 2, high)
        # After the cells, so that the lines between groups lie over them.
        for name, top in zip(block.rows, tops, strict=False):
            self._break(name, top)
        self._breaks()
        self._foot(tops[-1] + GAP)
        y = measures.height - measures.key.height
        for name, box in measures.key.boxes.items():
            self._put(name, box.x, box.y + y, box.width, box.height, box.lines, box.role)

    def _put(self, name: str, x: float, y: float, wide: float, high: float, lines: tuple[str, ...], role: str) -> None:
        box = self.boxes[name] = Box(x, y, wide, high, lines, self.page, role)
        if role == "unscored":
            gap = HATCH * (2 if len(self.settings.grid.ids) > MANY else 1)
            self.rules += [Rule(points, "hatch", self.page) for points in _hatch(box, gap)]

    def _spots(self) -> Iterator[tuple[str, float]]:
        """Yield the columns with the middle of each."""
        for n, name in enumerate(self.block.columns):
            yield name, self.measures.left + (n + 0.5) * self.measures.cell

    def _heads(self) -> None:
        one, grid = self.measures, self.settings.grid
        above = self.settings.above(one.label)
        if grid.corner:
            wide = width(grid.corner) + AIR if above else one.ids + one.label
            self._put(
                "corner", wide / 2, LOW / 2 if above else one.head - LOW / 2, wide, LOW, (grid.corner,), "caption"
            )
        role, high = ("head-turned", one.head - above) if one.turned else ("head", LOW)
        for name, x in self._spots():
            self._put(f"> {name}", x, one.head - high / 2, one.cell, high, (name,), role)
        if one.sums:
            self._put(f"> {SUM}", self._at_sums(), one.head - LOW / 2, one.sums, LOW, (SUM,), "sum-head")

    def _at_sums(self) -> float:
        return self.measures.left + self.measures.columns + GAP + self.measures.sums / 2

    def _row(self, name: str, y: float, high: float) -> None:
        one, grid = self.measures, self.settings.grid
        lines = self.settings.lines(grid.names[name], one.label)
        self._put(f"{name} >", one.ids / 2, y, one.ids, high, (name,), "strong")
        if any(lines):
            self._put(f"{name} > name", one.ids + one.label / 2, y, one.label, high, lines, "name")
        for other, x in self._spots():
            role, text = grid.cells.get((name, other), ("self" if name == other else "unscored", ""))
            self._put(f"{name} > {other}", x, y, one.cell, high, (text,) if text else (), role)
        if one.sums:
            text = grid.out.get(name, "")
            self._put(f"{name} > {SUM}", self._at_sums(), y, one.sums, high, (text,), "sum")

    def _break(self, name: str, y: float) -> None:
        """Draw a line where a group of rows begins."""
        grid, one = self.settings.grid, self.measures
        if grid.ids.index(name) in grid.breaks and name != self.block.rows[0]:
            wide = one.left + one.columns
            self._put(f"{name} break", wide / 2, y, wide, THIN, (), "break")

    def _breaks(self) -> None:
        """Draw lines where groups of columns begin, over all rows."""
        grid, one = self.settings.grid, self.measures
        for name, x in self._spots():
            if grid.ids.index(name) in grid.breaks and name != self.block.columns[0]:
                high = one.head + sum(one.rows)
                self._put(f"break {name}", x - one.cell / 2, high / 2 + GAP / 2, THIN, high, (), "break")

    def _foot(self, y: float) -> None:
        one, grid = self.measures, self.settings.grid
        if not one.foot:
            return
        self._put(f"{SUM} >", one.left / 2, y + LOW / 2, one.left, LOW, (SUM,), "name-end")
        for name, x in self._spots():
            self._put(f"{SUM} > {name}", x, y + LOW / 2, one.cell, LOW, (grid.into.get(name, ""),), "sum")


def _hatch(box: Box, gap: float) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the slanted lines that fill a box."""
    left, top, right, bottom = box.sides
    wide, high = right - left, bottom - top
    for n in range(1, math.ceil((wide + high) / gap)):
        at = n * gap
        start = (left + at, top) if at <= wide else (right, top + at - wide)
        end = (left, top + at) if at <= high else (left + at - high, bottom)
        yield start, end
