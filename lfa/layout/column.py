"""As wide as a column of text: the width is given, the height follows what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve

from lfa.layout.geometry import Drawing, Page, rounded

#: In a column, the text of a picture stays below that of the column.
IN_TEXT: Final = 10.0
#: The lowest picture whose text reaches this size is taken.
ENOUGH: Final = 9.0
_HEIGHTS: Final = (0.4, 0.7, 1.0, 1.4, 2.0, 3.0)
#: Left above and below, so that signs on the borders of boxes are not cut.
_AROUND: Final = 4.0


def heights(column: Page, reserve: Sequence[float] = (0, 0, 0, 0)) -> list[Page]:
    """List the pages to try, the lowest first: those with room for what is reserved and a box."""
    tries = [evolve(column, height=column.width * part, follows=False) for part in _HEIGHTS]
    least = reserve[1] + reserve[3] + 2 * IN_TEXT
    return [page for page in tries if page.frame[1] >= least] or tries[-1:]


def readable(drawings: Iterable[Drawing]) -> Drawing:
    """Return the first drawing whose text is large enough, or else the one with the largest text."""
    seen: list[Drawing] = []
    for drawing in drawings:
        seen.append(drawing)
        if drawing.font_size >= ENOUGH:
            return drawing
    return max(seen, key=lambda one: one.font_size)


def cropped(drawing: Drawing, reserve: Sequence[float]) -> Drawing:
    """Cut the page to what is drawn on it and to what is reserved above and below.

    Examples
    --------
    >>> from lfa.layout.geometry import Box
    >>> drawing = Drawing({"P": Box(50, 80, 40, 20)}, (), (), 9.0, Page(100, 200, 1.0))
    >>> cropped(drawing, (0, 0, 0, 0)).page.height
    30.0
    """
    _, low, _, high = drawing.extent()
    _, bottom, _, top = reserve
    edge = drawing.page.margin + _AROUND
    down = low - bottom - edge
    page = evolve(drawing.page, height=rounded(high - low + bottom + top + 2 * edge))
    return evolve(
        drawing,
        page=page,
        boxes={name: evolve(box, y=rounded(box.y - down)) for name, box in drawing.boxes.items()},
        connectors=tuple(
            evolve(one, points=tuple((x, rounded(y - down)) for x, y in one.points)) for one in drawing.connectors
        ),
        bands=tuple(
            evolve(band, bottom=rounded(band.bottom - down), top=rounded(band.top - down)) for band in drawing.bands
        ),
    )
