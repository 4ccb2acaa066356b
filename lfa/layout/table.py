"""A table with wrapped text over as many pages as it takes, headings repeated on each.

Column widths follow the text; rows stay together where a page can hold them, and break between lines
where it cannot.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, field, frozen

from lfa.errors import InvalidValue
from lfa.layout.geometry import Orientation, Page, pages_for, rounded
from lfa.layout.text import PITCH, longest_word, set_text

#: Air in a cell, in em; between paragraphs, in lines; and the font sizes that a table may have.
AIR: Final = 0.55
BETWEEN: Final = 0.45
SIZES: Final = (10.0, 9.5, 9.0, 8.5, 8.0)
OVER_PAGES: Final = 9.0


@frozen
class Row:
    """One row: a role for its look, and for each column its paragraphs."""

    cells: tuple[tuple[str, ...], ...]
    role: str = ""


@frozen
class Line:
    """One line of a cell: its text and how far below the top of the cell's text it starts, in em."""

    text: str
    depth: float


@frozen
class Cell:
    """A cell, or the part of it that stands on one page: centre, size, and its lines from the top."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    page: int
    role: str
    column: int


@frozen
class Table:
    """A laid out table."""

    cells: tuple[Cell, ...]
    font_size: float
    page: Page
    pages: int
    widths: tuple[float, ...] = field(default=())


@frozen
class _Strip:
    """A row set in lines: for each column its lines, and the height in em, air included."""

    cells: tuple[tuple[Line, ...], ...]
    height: float
    role: str


def layout_table(
    heads: Sequence[str],
    rows: Sequence[Row],
    page: str | Page = "A4",
    orientation: Orientation = "landscape",
    *,
    aligned: Sequence[int] = (),
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Table:
    """Lay a table out.

    Parameters
    ----------
    heads
        Headings of the columns, repeated on each page.
    rows
        What stands under them.
    page, orientation
        As for `layout_tree`; "best" means landscape.
    aligned
        Columns whose paragraphs belong together, first with first: indicators and their sources.
    language
        For hyphenation.
    reserve
        Points to keep free inside the margins: left, bottom, right, top.

    Returns
    -------
    Table
        The largest font of 8 to 10 pt at which all fits one page; 9 pt over several pages otherwise.

    Raises
    ------
    InvalidValue
        If the page is too small for the columns at 8 pt.

    Examples
    --------
    >>> table = layout_table(["Result", "Indicator"], [Row((("Clean water",), ("BOD < 3 mg/l",)))])
    >>> table.pages, table.font_size
    (1, 10.0)
    """
    sheet = pages_for(page, "landscape" if orientation == "best" else orientation)[0]
    room = sheet.frame[0] - reserve[0] - reserve[2], sheet.frame[1] - reserve[1] - reserve[3]
    if room[0] < 5 * len(heads) * SIZES[-1] or room[1] < 10 * SIZES[-1]:
        raise InvalidValue(f"page: {sheet.name} is too small for a table of {len(heads)} columns.")
    for size in (*SIZES, OVER_PAGES):
        em = room[0] / size, room[1] / size
        widths = _widths(heads, rows, em[0])
        head = _set(Row(tuple((text,) for text in heads), "head"), widths, (), language)
        strips = [_set(row, widths, aligned, language) for row in rows]
        if head.height + sum(strip.height for strip in strips) <= em[1]:
            break
    strips_by_page, pages = _paged(head, strips, em[1])
    corner = sheet.margin + reserve[0], sheet.height - sheet.margin - reserve[3]
    placed = tuple(cell for item in strips_by_page for cell in _placed(item, widths, size, corner))
    return Table(placed, size, sheet, pages, tuple(rounded(w * size) for w in widths))


def _widths(heads: Sequence[str], rows: Sequence[Row], room: float) -> list[float]:
    """Share the width: every column its longest word at least, the rest by the root of its text."""
    texts = [[heads[n], *(text for row in rows for text in row.cells[n])] for n in range(len(heads))]
    least = [min(longest_word(column) + 2 * AIR + 0.1, 1.2 * room / len(heads)) for column in texts]
    if sum(least) >= room:
        return [room * part / sum(least) for part in least]
    wish = [math.sqrt(sum(map(len, column)) + 40) for column in texts]
    widths = [room * part / sum(wish) for part in wish]
    for _ in range(8):
        short = [n for n, width in enumerate(widths) if width < least[n]]
        if not short:
            break
        free = room - sum(least[n] for n in range(len(heads)) if widths[n] <= least[n])
        rest = sum(widths[n] for n in range(len(heads)) if widths[n] > least[n])
        widths = [least[n] if widths[n] <= least[n] else widths[n] * free / rest for n in range(len(heads))]
    return widths


def _set(row: Row, widths: Sequence[float], aligned: Sequence[int], language: str) -> _Strip:
    blocks = [
        [set_text(text, width - 2 * AIR, language).lines for text in cell]
        for cell, width in zip(row.cells, widths, strict=True)
    ]
    depth = [[len(lines) for lines in cell] for cell in blocks]
    for k in range(max((len(depth[n]) for n in aligned), default=0)):
        tallest = max(depth[n][k] for n in aligned if k < len(depth[n]))
        for n in aligned:
            if k < len(depth[n]):
                depth[n][k] = tallest
    cells = tuple(tuple(_stacked(cell, depths)) for cell, depths in zip(blocks, depth, strict=True))
    foot = max((line.depth for cell in cells for line in cell), default=0.0) + PITCH
    return _Strip(cells, foot + 2 * AIR, row.role)


def _stacked(blocks: Sequence[Sequence[str]], depths: Sequence[int]) -> Iterator[Line]:
    y = 0.0
    for lines, depth in zip(blocks, depths, strict=True):
        for k, text in enumerate(lines):
            yield Line(text, y + k * PITCH)
        y += depth * PITCH + BETWEEN * PITCH


def _paged(head: _Strip, strips: Sequence[_Strip], room: float) -> tuple[list[tuple[_Strip, float, int]], int]:
    """Give every strip its page and its top (em below the frame's top); cut what no page can hold."""
    out = [(head, 0.0, 1)]
    page, y = 1, head.height
    waiting = list(reversed(strips))
    while waiting:
        strip = waiting.pop()
        if y + strip.height <= room + 1e-6:
            out.append((strip, y, page))
            y += strip.height
            continue
        if strip.height > room - head.height and room - y > 6 * PITCH:
            first, rest = _cut(strip, room - y)
            out.append((first, y, page))
            strip = rest
        page += 1
        out.append((head, 0.0, page))
        y = head.height
        waiting.append(strip)
    return out, page


def _cut(strip: _Strip, room: float) -> tuple[_Strip, _Strip]:
    """Cut a strip between lines, all columns at the same height."""
    limit = room - 2 * AIR - PITCH + 1e-6
    upper = tuple(tuple(line for line in cell if line.depth <= limit) for cell in strip.cells)
    lower = [[line for line in cell if line.depth > limit] for cell in strip.cells]
    start = min((line.depth for cell in lower for line in cell), default=0.0)
    below = tuple(tuple(evolve(line, depth=line.depth - start) for line in cell) for cell in lower)
    return evolve(strip, cells=upper, height=room), evolve(strip, cells=below, height=strip.height - start)


def _placed(
    item: tuple[_Strip, float, int], widths: Sequence[float], size: float, corner: tuple[float, float]
) -> Iterator[Cell]:
    strip, y, page = item
    x = 0.0
    for n, (lines, width) in enumerate(zip(strip.cells, widths, strict=True)):
        yield Cell(
            rounded(corner[0] + (x + width / 2) * size),
            rounded(corner[1] - (y + strip.height / 2) * size),
            rounded(width * size),
            rounded(strip.height * size),
            lines,
            page,
            strip.role,
            n,
        )
        x += width
