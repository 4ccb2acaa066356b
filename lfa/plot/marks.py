"""What a painter leaves on a sheet: rectangles, lines and words, in points with y upward.

Painters make sheets; `svg` and `canvas` write them. So every picture looks the same in every format.
"""

from __future__ import annotations

from typing import Literal

from attrs import define, field, frozen

from lfa.layout.geometry import Page, Point

Anchor = Literal["start", "middle", "end"]


@frozen
class Words:
    """Lines of text; `y` is the baseline of the first line, `pitch` the way down to the next."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str
    anchor: Anchor = "middle"
    bold: bool = False
    pitch: float = 1.2
    turned: bool = False


@frozen
class Rect:
    """A rectangle with its lower left corner, and the words in it."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = "none"
    thick: float = 0.8
    radius: float = 0.0
    kind: str = ""
    id: str = ""
    name: str = ""
    words: tuple[Words, ...] = ()
    dash: tuple[float, ...] = ()


@frozen
class Stroke:
    """A line through points, with an arrowhead at its last point when asked for."""

    points: tuple[Point, ...]
    colour: str
    thick: float = 0.8
    dash: tuple[float, ...] = ()
    arrow: float = 0.0
    kind: str = ""
    id: str = ""


@define
class Sheet:
    """One page of a picture: strokes below, rectangles with their words above, loose words on top.

    Of all that, only what is inside `clip` (left, bottom, right, top) shows; `edge` and `labels` are outside it.
    """

    page: Page
    strokes: list[Stroke] = field(factory=list)
    rects: list[Rect] = field(factory=list)
    words: list[Words] = field(factory=list)
    clip: tuple[float, float, float, float] | None = None
    edge: list[Stroke] = field(factory=list)
    labels: list[Words] = field(factory=list)


def arrowhead(points: tuple[Point, ...], size: float) -> tuple[Point, Point, Point]:
    """Return the three corners of an arrowhead at the end of a line.

    Examples
    --------
    >>> arrowhead(((0, 0), (10, 0)), 4)
    ((10, 0), (6.0, 1.6), (6.0, -1.6))
    """
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-9)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    back = x1 - dx * size, y1 - dy * size
    half = size * 0.4
    return (x1, y1), (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)


def shortened(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    """Cut the end of a line, so that it does not show through the tip of its arrowhead."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-9)
    part = max(1 - by / length, 0.0)
    return (*points[:-1], (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
