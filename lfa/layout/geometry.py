"""Boxes, connectors, pages and drawings: plain numbers, no ink.

Lengths are points (1/72 inch), y grows upward and the origin is the lower left corner of the page.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from attrs import evolve, field, frozen

from lfa.errors import InvalidValue

Point = tuple[float, float]
Orientation = Literal["best", "portrait", "landscape"]
Kind = Literal["tree", "cross", "feedback"]

MM: Final = 72 / 25.4

#: Millimetres, the short side first, except for the slide, which only lies down.
SIZES: Final[Mapping[str, tuple[float, float]]] = {
    "A0": (841, 1189),
    "A1": (594, 841),
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "letter": (215.9, 279.4),
    "slide": (338.667, 190.5),
}
#: What to offer when a page is too small, in order.
LADDER: Final = ("A5", "A4", "A3", "A2", "A1", "A0")
_NAMES: Final = {name.casefold(): name for name in SIZES} | {"16:9": "slide"}
_FREE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)\s*")
_UNITS: Final = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0}


def rounded(value: float) -> float:
    """Round to 0.01 pt, so that the same plan gives the same bytes on every machine.

    Examples
    --------
    >>> rounded(12.3456)
    12.35
    """
    return round(value, 2) + 0.0


@frozen
class Page:
    """A sheet of paper, a slide or a hole in a text column.

    Parameters
    ----------
    width, height
        Points.
    margin
        Points kept free on all four sides.
    name
        What people call it.

    Examples
    --------
    >>> Page.named("A4", "landscape").name
    'A4'
    >>> round(Page.named("190x120mm").width)
    539
    """

    width: float
    height: float
    margin: float = 0.0
    name: str = ""

    @classmethod
    def named(cls, name: str, orientation: Orientation = "best") -> Page:
        """Give the page of that name, one way up; see `pages_for` for the names.

        Raises
        ------
        InvalidValue
            If the name is no page size.
        """
        return pages_for(name, orientation)[0]

    @property
    def frame(self) -> tuple[float, float]:
        """Width and height inside the margins."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin

    def turned(self) -> Page:
        """Return the same sheet the other way up."""
        return evolve(self, width=self.height, height=self.width)


def pages_for(name: str | Page, orientation: Orientation = "best") -> list[Page]:
    """List the pages that a name allows: one, or both ways up for "best".

    Parameters
    ----------
    name
        "A0" to "A5", "letter", "slide" (16:9), or a free size such as "190x120mm" (mm, cm, in or pt),
        which is taken as written and keeps hardly any margin, since it is meant to stand in a text.
    orientation
        "portrait", "landscape" or "best".

    Returns
    -------
    list of Page
        The candidates, portrait first.

    Raises
    ------
    InvalidValue
        If the name or the orientation is unknown, or the page is smaller than 10 mm.

    Examples
    --------
    >>> [round(page.width) for page in pages_for("A4")]
    [595, 842]
    """
    if orientation not in {"best", "portrait", "landscape"}:
        raise InvalidValue(f"orientation: expected best, portrait or landscape, not {orientation!r}.")
    if isinstance(name, Page):
        return [name]
    key = _NAMES.get(str(name).strip().casefold())
    if key is None:
        return [_free(str(name), orientation)]
    short, long = (side * MM for side in SIZES[key])
    page = Page(short, long, min(15 * MM, min(short, long) * 0.075), key)
    if key == "slide":
        return [page]
    both = {"portrait": [page], "landscape": [page.turned()], "best": [page, page.turned()]}
    return both[orientation]


def _free(name: str, orientation: Orientation) -> Page:
    match = _FREE.fullmatch(name)
    if match is None:
        known = ", ".join(SIZES)
        raise InvalidValue(f"page: {name!r} is no page size; use {known}, or a size such as 190x120mm.")
    width, height = (float(match[i]) * _UNITS[match[3]] for i in (1, 2))
    if not (min(width, height) >= 10 * MM and max(width, height) <= 10_000 * MM):
        raise InvalidValue(f"page: {name!r} is outside 10 mm to 10 m.")
    turn = orientation != "best" and (width < height) != (orientation == "portrait")
    page = Page(width, height, 1.0, name.strip())
    return page.turned() if turn else page


@frozen
class Box:
    """One element on the page: its centre, its size and its text line by line.

    Examples
    --------
    >>> Box(50, 20, 40, 10).sides
    (30.0, 15.0, 70.0, 25.0)
    """

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()
    page: int = 1
    role: str = ""

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top."""
        return (
            self.x - self.width / 2,
            self.y - self.height / 2,
            self.x + self.width / 2,
            self.y + self.height / 2,
        )


@frozen
class Connector:
    """A link drawn as a line from the border of its cause to the border of its effect.

    `kind` is "tree" for the links which carry the shape, "cross" for the others, "feedback" for links
    which close a circle.
    """

    cause: str
    effect: str
    points: tuple[Point, ...]
    kind: Kind = "tree"
    page: int = 1


@frozen
class Reference:
    """A link told by a number at both its ends instead of by a line."""

    cause: str
    effect: str
    number: int
    kind: Kind = "cross"


@frozen
class Band:
    """A stretch of the page, from `bottom` to `top`, that has a name: effects, focal, causes."""

    name: str
    bottom: float
    top: float


@frozen
class Drawing:
    """Where everything goes: what a painter needs, and what a test can measure.

    Parameters
    ----------
    boxes
        By element id.
    connectors, references
        The links, as lines or (when asked for) as numbers. Every link is in one of the two.
    font_size
        Points as printed.
    page, pages
        The sheet, and how many of them.
    notes
        Sentences for the reader, in the language of the tree.
    layout
        The engine that made it.
    hidden
        Links left out because the caller asked for it, as (cause, effect).
    bands
        The stretches above, at and below the focal element, when there is just one tree.
    """

    boxes: Mapping[str, Box]
    connectors: tuple[Connector, ...]
    references: tuple[Reference, ...]
    font_size: float
    page: Page
    pages: int = 1
    notes: tuple[str, ...] = ()
    layout: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    bands: tuple[Band, ...] = field(default=())

    def extent(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of all that is drawn (all 0 when nothing is)."""
        xs = [x for x, _ in self._corners()]
        ys = [y for _, y in self._corners()]
        return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)

    def _corners(self) -> Iterator[Point]:
        for box in self.boxes.values():
            left, bottom, right, top = box.sides
            yield left, bottom
            yield right, top
        for connector in self.connectors:
            yield from connector.points


def length_of(points: tuple[Point, ...]) -> float:
    """Measure a polyline.

    Examples
    --------
    >>> length_of(((0, 0), (3, 4)))
    5.0
    """
    return sum(math.dist(p, q) for p, q in itertools.pairwise(points))
