"""A matrix of goals on a page: row labels, column heads, cells, sums and a key."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lfa.layout import notes
from lfa.layout.chart import Chart, Rule, corner_of, cut, largest_size, placed
from lfa.layout.geometry import Box, Orientation, Page, pages_for
from lfa.layout.matrix import Block, Grid, Settings
from lfa.layout.matrix_figure import MANY, MatrixFigure
from lfa.layout.sketch import LARGEST

__all__ = ["Grid", "layout_heatmap"]


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
    whole = [Block(grid.ids, grid.ids)]
    if not grid.ids:
        return Chart({}, (), (), largest, pages[0], notes=notes.notes("empty", language), layout="heatmap")
    settings = Settings(grid, language)
    found = [(_size(settings, whole, one, largest, reserve), one) for one in pages]
    size, sheet = max(found, key=lambda pair: (pair[0], _comfort(settings, whole[0], pair[0], pair[1], reserve)))
    blocks = whole
    if divide and size < minimum:
        size, sheet, blocks = _divided(settings, pages, minimum, largest, reserve)
    return _made(settings, blocks, sheet, size, minimum, reserve)


def _room(page: Page, size: float, reserve: Sequence[float]) -> tuple[float, float]:
    wide, high = page.frame
    return (wide - reserve[0] - reserve[2]) / size, (high - reserve[1] - reserve[3]) / size


def _size(settings: Settings, blocks: Sequence[Block], page: Page, largest: float, reserve: tuple[float, ...]) -> float:
    def fits(size: float) -> bool:
        return all(settings.measured(block, *_room(page, size, reserve)) for block in blocks)

    return largest_size(fits, largest)


def _comfort(settings: Settings, block: Block, size: float, page: Page, reserve: Sequence[float]) -> float:
    """Weigh wide cells against labels of many lines: which of two pages with equal text is the better one."""
    measures = settings.measured(block, *_room(page, size, reserve))
    return measures.cell - settings.depth(block.rows, measures.label) if measures else 0.0


def _divided(
    settings: Settings, pages: Sequence[Page], minimum: float, largest: float, reserve: tuple[float, ...]
) -> tuple[float, Page, list[Block]]:
    """Cut the matrix into as few blocks as let the text be read."""
    count = len(settings.grid.ids)
    cuts = sorted(
        ((rows, columns) for rows in range(1, 9) for columns in range(1, 9) if max(rows, columns) <= count),
        key=lambda pair: (pair[0] * pair[1], abs(pair[0] - pair[1]), pair),
    )
    best: tuple[float, Page, list[Block]] | None = None
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


def _blocks(ids: tuple[str, ...], rows: int, columns: int) -> list[Block]:
    across, down = _parts(ids, columns), _parts(ids, rows)
    return [
        Block(part, other, right=n == len(across) - 1, foot=m == len(down) - 1)
        for m, part in enumerate(down)
        for n, other in enumerate(across)
    ]


def _parts(ids: tuple[str, ...], count: int) -> list[tuple[str, ...]]:
    each = math.ceil(len(ids) / count)
    return [ids[start : start + each] for start in range(0, len(ids), each)]


def _made(
    settings: Settings,
    blocks: Sequence[Block],
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
        figure = MatrixFigure(settings, block, measures, number)
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
