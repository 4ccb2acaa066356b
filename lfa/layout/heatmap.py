"""A matrix of goals on a page: row labels, column heads, cells, sums and a key."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from lfa.layout import notes
from lfa.layout.chart import AIR, Chart, Entry, Key, Rule, corner_of, cut, largest_size, layout_key, placed
from lfa.layout.geometry import Box, Orientation, Page, pages_for
from lfa.layout.sketch import LARGEST
from lfa.layout.text import PITCH, longest_word, set_text, width

__all__ = ["Grid", "layout_heatmap"]

#: The least height of a row, and how far cells grow where there is room, in em.
LOW: Final = 1.75
WIDE, HIGH = 4.2, 3.0
#: Between the grid and what stands round it, in em.
GAP: Final = 0.5
#: Lines of the hatch lie this far apart, in em.
HATCH: Final = 0.55
#: Where there are more goals than this, the hatch is twice as wide, and pages are offered for small text.
MANY: Final = 20
SUM: Final = "Σ"
#: Thickness of the lines between groups, in em.
THIN: Final = 0.12
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
class _Block:
    """The rows and columns of one page."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    right: bool = True
    foot: bool = True


@frozen
class _Measures:
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


def layout_heatmap(
    grid: Grid,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    divide: bool = False,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay a matrix of goals out.

    Parameters
    ----------
    grid
        What to show.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    divide
        Whether to go over several pages, heads repeated, where the text would be below the minimum.
    language
        Of the labels, for hyphenation, and of the notes.

    Returns
    -------
    Chart
        A box for each cell ("T > B"), each id at its row ("T >"), name ("T > name"), column head ("> T") and sum
        ("T > Σ").

    Examples
    --------
    >>> grid = Grid(("T", "B"), {"T": "Transport", "B": "Budget"}, {("T", "B"): ("score-2", "−2")})
    >>> chart = layout_heatmap(grid, "A5")
    >>> chart.boxes["T > B"].lines, chart.boxes["T > name"].lines
    (('−2',), ('Transport',))
    """
    pages = pages_for(page, orientation)
    whole = [_Block(grid.ids, grid.ids)]
    if not grid.ids:
        return Chart({}, (), (), largest, pages[0], notes=notes.notes("empty", language), layout="heatmap")
    settings = _Settings(grid, language)
    found = [(_size(settings, whole, one, largest, reserve), one) for one in pages]
    size, sheet = max(found, key=lambda pair: pair[0])
    blocks = whole
    if divide and size < minimum:
        size, sheet, blocks = _divided(settings, pages, minimum, largest, reserve)
    return _made(settings, blocks, sheet, size, minimum, reserve)


class _Settings:
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

    def measured(self, block: _Block, wide: float, high: float) -> _Measures | None:
        """Choose the width of the labels with which a block fits; None when none does."""
        found = []
        for label in self.widths:
            heights = self.heights(block.rows, label)
            lines = sum(heights) / len(heights)
            for even in (True, False) if max(heights) < UNEVEN * lines else (False,):
                made = self._measured(block, label, wide, high, even=even)
                if made.width <= wide + 1e-6 and made.height <= high + 1e-6:
                    # Narrow cells weigh as much as labels of many lines.
                    found.append((lines - made.cell, made))
                    break
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def narrowest(self, block: _Block, wide: float, high: float) -> _Measures:
        """Measure a block that nothing makes fit."""
        return self._measured(block, self.widths[0], wide, high, even=False)

    def above(self, label: float) -> float:
        """Return the height of the words on what acts on what, where they do not fit beside the heads."""
        return LOW if self.grid.corner and width(self.grid.corner) + AIR > self.grid.head + label else 0.0

    def _measured(self, block: _Block, label: float, wide: float, high: float, *, even: bool) -> _Measures:
        grid = self.grid
        sums = grid.sums if block.right else 0.0
        free = wide - grid.head - label - GAP - (GAP + sums if sums else 0.0)
        cell = max(grid.least, min(free / len(block.columns), WIDE))
        columns, turned = cell * len(block.columns), grid.head > cell
        heights = self.heights(block.rows, label)
        rows = tuple([max(heights)] * len(heights) if even else heights)
        key = layout_key(grid.key, max(min(KEY, wide), grid.head + label + GAP + columns))
        made = _Measures(
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


def _room(page: Page, size: float, reserve: Sequence[float]) -> tuple[float, float]:
    wide, high = page.frame
    return (wide - reserve[0] - reserve[2]) / size, (high - reserve[1] - reserve[3]) / size


def _size(
    settings: _Settings, blocks: Sequence[_Block], page: Page, largest: float, reserve: tuple[float, ...]
) -> float:
    def fits(size: float) -> bool:
        return all(settings.measured(block, *_room(page, size, reserve)) for block in blocks)

    return largest_size(fits, largest)


def _divided(
    settings: _Settings, pages: Sequence[Page], minimum: float, largest: float, reserve: tuple[float, ...]
) -> tuple[float, Page, list[_Block]]:
    """Cut the matrix into as few blocks as let the text be read."""
    count = len(settings.grid.ids)
    cuts = sorted(
        ((rows, columns) for rows in range(1, 9) for columns in range(1, 9) if max(rows, columns) <= count),
        key=lambda pair: (pair[0] * pair[1], abs(pair[0] - pair[1]), pair),
    )
    best: tuple[float, Page, list[_Block]] | None = None
    for rows, columns in cuts:
        blocks = _blocks(settings.grid.ids, rows, columns)
        for page in pages:
            size = _size(settings, blocks, page, largest, reserve)
            if best is None or size > best[0]:
                best = size, page, blocks
        if best and best[0] >= minimum:
            break
    assert best is not None
    return best


def _blocks(ids: tuple[str, ...], rows: int, columns: int) -> list[_Block]:
    across, down = _parts(ids, columns), _parts(ids, rows)
    return [
        _Block(part, other, right=n == len(across) - 1, foot=m == len(down) - 1)
        for m, part in enumerate(down)
        for n, other in enumerate(across)
    ]


def _parts(ids: tuple[str, ...], count: int) -> list[tuple[str, ...]]:
    each = math.ceil(len(ids) / count)
    return [ids[start : start + each] for start in range(0, len(ids), each)]


def _made(
    settings: _Settings,
    blocks: Sequence[_Block],
    page: Page,
    size: float,
    minimum: float,
    reserve: tuple[float, float, float, float],
) -> Chart:
    boxes: dict[str, Box] = {}
    rules: list[Rule] = []
    wide, tall = _room(page, size, reserve)
    measured = [settings.measured(block, wide, tall) for block in blocks]
    known = [one or settings.narrowest(block, wide, tall) for block, one in zip(blocks, measured, strict=True)]
    page = cut(page, reserve, max(one.height for one in known) * size)
    for number, (block, measures) in enumerate(zip(blocks, known, strict=True), 1):
        figure = _Figure(settings, block, measures, number)
        corner = corner_of(page, reserve, measures.width * size, measures.height * size)
        there, lines = placed(figure.boxes, figure.rules, size, corner)
        boxes |= {f"{name} ({number})" if name in boxes else name: box for name, box in there.items()}
        rules += lines
    language = settings.language
    said = notes.small(size, page.name, minimum, language, tree=False) if size < minimum else ()
    if size < minimum and len(settings.grid.ids) > MANY:
        said += notes.notes("divide_matrix", language)
    said += notes.unseen(tuple(settings.grid.names.values()), language)
    return Chart(boxes, (), (), size, page, len(blocks), said, "heatmap", rules=tuple(rules))


class _Figure:
    """The boxes and lines of one page, in em from the upper left corner, y downward."""

    def __init__(self, settings: _Settings, block: _Block, measures: _Measures, page: int) -> None:
        self.settings, self.block, self.measures, self.page = settings, block, measures, page
        self.boxes: dict[str, Box] = {}
        self.rules: list[Rule] = []
        self._heads()
        y = measures.head + GAP / 2
        for name, high in zip(block.rows, measures.rows, strict=True):
            self._row(name, y + high / 2, high)
            y += high
        y = measures.head + GAP / 2
        for name, high in zip(block.rows, measures.rows, strict=True):
            self._break(name, y)
            y += high
        self._breaks()
        self._foot(y + GAP)
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
