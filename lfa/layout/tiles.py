"""A large page cut into sheets of ordinary paper that overlap, to be trimmed and glued."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from lfa.errors import InvalidValue
from lfa.layout.geometry import LADDER, MM, Page, Point, pages_for

#: What two neighbours share, and what printers leave white at the edge of the paper.
OVERLAP: Final = 10 * MM
EDGE: Final = 8 * MM
_MARK: Final = 5 * MM


@frozen
class Tile:
    """One sheet of paper and the part of the large page that it shows.

    Parameters
    ----------
    paper
        The sheet; its margin is what stays white.
    left, bottom
        Lower left corner, on the large page, of what is shown.
    row, column, rows, columns
        Where it goes, from 1, counted from the upper left.
    """

    paper: Page
    left: float
    bottom: float
    row: int
    column: int
    rows: int
    columns: int

    @property
    def window(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what is printed, on the sheet of paper."""
        edge = self.paper.margin
        return edge, edge, self.paper.width - edge, self.paper.height - edge

    @property
    def shift(self) -> Point:
        """What to add to a point of the large page."""
        return self.paper.margin - self.left, self.paper.margin - self.bottom

    def crops(self) -> Iterator[tuple[Point, Point]]:
        """Yield the crop marks: short lines beside the corners of what is printed."""
        left, bottom, right, top = self.window
        away, long = 0.2 * _MARK, min(_MARK, self.paper.margin * 0.8)
        for x, out in ((left, -1), (right, 1)):
            for y, up in ((bottom, -1), (top, 1)):
                yield (x + out * away, y), (x + out * long, y)
                yield (x, y + up * away), (x, y + up * long)

    def seams(self) -> Iterator[tuple[Point, Point]]:
        """Yield where the next sheets are laid on: to the right and below."""
        left, bottom, right, top = self.window
        if self.column < self.columns:
            yield (right - OVERLAP, bottom), (right - OVERLAP, top)
        if self.row < self.rows:
            yield (left, bottom + OVERLAP), (right, bottom + OVERLAP)


def tiles(page: Page, paper: str = "A4") -> tuple[Tile, ...]:
    """Cut a page into the fewest sheets of a paper, row by row from the upper left.

    Parameters
    ----------
    page
        The large page.
    paper
        "A4", "A3", "letter" ...

    Raises
    ------
    InvalidValue
        If the paper is unknown.

    Examples
    --------
    >>> sheets = tiles(Page.named("A3", "portrait"), "A4")
    >>> sheets[-1].rows, sheets[-1].columns
    (2, 2)
    """
    if str(paper).upper() not in LADDER and str(paper).casefold() != "letter":
        raise InvalidValue(f"tiles: {paper!r} is no paper; use {', '.join(LADDER)} or letter.")
    both = [evolve(one, margin=EDGE) for one in pages_for(paper, "best")]
    return min((tuple(_cut(page, one)) for one in both), key=len)


def _cut(page: Page, paper: Page) -> Iterator[Tile]:
    wide, high = paper.frame
    columns, rows = _count(page.width, wide), _count(page.height, high)
    # What is left over is shared by both sides, so that the picture lies in the middle of the wall.
    left = (page.width - columns * (wide - OVERLAP) - OVERLAP) / 2
    top = page.height - (page.height - rows * (high - OVERLAP) - OVERLAP) / 2
    for row in range(rows):
        for column in range(columns):
            yield Tile(
                paper, left + column * (wide - OVERLAP), top - row * (high - OVERLAP) - high,
                row + 1, column + 1, rows, columns,
            )  # fmt: skip


def _count(length: float, each: float) -> int:
    return max(1, math.ceil((length - OVERLAP) / (each - OVERLAP) - 1e-9))
