"""A matrix before it meets the page: what it shows, and how wide and high its parts must be, in em."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from lfa.layout.chart import AIR, Entry, Key, layout_key
from lfa.layout.text import PITCH, longest_word, set_text, width

__all__ = ["GAP", "LOW", "SUM", "Block", "Grid", "Measures", "Settings"]

#: The least height of a row, and how far cells grow where there is room, in em.
LOW: Final = 1.75
WIDE, HIGH = 4.2, 3.0
#: Between the grid and what stands round it, in em.
GAP: Final = 0.5
SUM: Final = "Σ"
#: How much wider bold letters are.
BOLD: Final = 1.12
#: Rows are of one height unless one of them needs so much more than the mean.
UNEVEN: Final = 1.5
#: The least width of the key, in em, where the page has it.
KEY: Final = 46.0


@frozen
class Grid:
    """What a heatmap shows.

    Parameters
    ----------
    ids
        Rows and columns, in order.
    names
        What stands at the rows, after the id; empty where an id is all there is.
    cells
        Role and text of each cell, by row and column.
    out, into
        Sums at the right and at the foot; none when empty.
    key
        What is explained below.
    corner
        Words above the rows: what acts on what.
    breaks
        Numbers of rows before which a group begins.
    """

    ids: tuple[str, ...]
    names: Mapping[str, str]
    cells: Mapping[tuple[str, str], tuple[str, str]]
    out: Mapping[str, str] = field(factory=dict)
    into: Mapping[str, str] = field(factory=dict)
    key: tuple[Entry, ...] = ()
    corner: str = ""
    breaks: tuple[int, ...] = ()

    @cached_property
    def least(self) -> float:
        """The least width of a cell, in em."""
        texts = [text for _, text in self.cells.values()] + list(self.into.values())
        return max([1.7, *(width(text) + AIR for text in texts)])

    @cached_property
    def sums(self) -> float:
        """The width of the sums at the right, in em."""
        return max((width(text) + AIR for text in (*self.out.values(), SUM)), default=0.0) if self.out else 0.0

    @cached_property
    def head(self) -> float:
        """The width of the longest id, which is bold, in em."""
        return max(map(width, self.ids), default=1.0) * BOLD + AIR


@frozen
class Block:
    """The rows and columns of one page."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    right: bool = True
    foot: bool = True


@frozen
class Measures:
    """A block in em: width of the ids, of the labels and of a cell, height of the heads and of each row."""

    ids: float
    label: float
    cell: float
    head: float
    rows: tuple[float, ...]
    sums: float
    foot: float
    key: Key
    turned: bool
    columns: float

    @property
    def left(self) -> float:
        """Where the cells begin."""
        return self.ids + self.label + GAP

    @property
    def width(self) -> float:
        """Of the whole figure."""
        grid = self.left + self.columns + (GAP + self.sums if self.sums else 0.0)
        return max(grid, *(box.sides[2] for box in self.key.boxes.values())) if self.key.boxes else grid

    @property
    def height(self) -> float:
        """Of the whole figure."""
        foot = GAP + self.foot if self.foot else 0.0
        key = 2 * GAP + self.key.height if self.key.boxes else 0.0
        return self.head + GAP / 2 + sum(self.rows) + foot + key


class Settings:
    """The labels of a grid set in columns of several widths, once."""

    def __init__(self, grid: Grid, language: str) -> None:
        self.grid, self.language = grid, language
        texts = [text for text in grid.names.values() if text]
        longest = max((width(text) + AIR for text in texts), default=0.0)
        word = min(longest_word(texts) + AIR, 16.0) if texts else 0.0
        steps = [word * 1.18**n for n in range(24)]
        self.widths = sorted({round(min(one, longest) + 0.005, 2) for one in (*steps, longest)})
        self._lines: dict[tuple[str, float], tuple[str, ...]] = {}

    def lines(self, text: str, room: float) -> tuple[str, ...]:
        """Set a text in a column of labels."""
        found = self._lines.get((text, room))
        if found is None:
            found = self._lines[text, room] = set_text(text, max(room - AIR, 2.0), self.language).lines
        return found

    def heights(self, names: Sequence[str], room: float) -> list[float]:
        """Return the height that each row needs for its label."""
        return [max(LOW, len(self.lines(self.grid.names[name], room)) * PITCH + AIR) for name in names]

    def depth(self, names: Sequence[str], room: float) -> float:
        """Return the mean height of the labels."""
        return sum(self.heights(names, room)) / len(names)

    def measured(self, block: Block, wide: float, high: float) -> Measures | None:
        """Choose the width of the labels with which a block fits; None when none does."""
        found = []
        for label in self.widths:
            heights = self.heights(block.rows, label)
            lines = self.depth(block.rows, label)
            for even in (True, False) if max(heights) < UNEVEN * lines else (False,):
                made = self._measured(block, label, wide, high, even=even)
                if made.width <= wide + 1e-6 and made.height <= high + 1e-6:
                    # Narrow cells weigh as much as labels of many lines.
                    found.append((lines - made.cell, made))
                    break
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def narrowest(self, block: Block, wide: float, high: float) -> Measures:
        """Measure a block that nothing makes fit."""
        return self._measured(block, self.widths[0], wide, high, even=False)

    def above(self, label: float) -> float:
        """Return the height of the words on what acts on what, where they do not fit beside the heads."""
        return LOW if self.grid.corner and width(self.grid.corner) + AIR > self.grid.head + label else 0.0

    def _measured(self, block: Block, label: float, wide: float, high: float, *, even: bool) -> Measures:
        grid = self.grid
        sums = grid.sums if block.right else 0.0
        free = wide - grid.head - label - GAP - (GAP + sums if sums else 0.0)
        cell = max(grid.least, min(free / len(block.columns), WIDE))
        columns, turned = cell * len(block.columns), grid.head > cell
        heights = self.heights(block.rows, label)
        rows = tuple([max(heights)] * len(heights) if even else heights)
        key = layout_key(grid.key, max(min(KEY, wide), grid.head + label + GAP + columns))
        made = Measures(
            ids=grid.head,
            label=label,
            cell=cell,
            head=(grid.head if turned else LOW) + self.above(label),
            rows=rows,
            sums=sums,
            foot=LOW if grid.into and block.foot else 0.0,
            key=key,
            turned=turned,
            columns=columns,
        )
        spare = (high - made.height) / len(rows)
        if even and spare > 0:
            return evolve(made, rows=(max(rows[0], min(rows[0] + spare, cell, HIGH)),) * len(rows))
        return made
