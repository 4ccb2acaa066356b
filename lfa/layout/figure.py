"""Figures in em that are fitted to a page: whoever builds one says what it needs in a given room.

A builder is asked again and again with another room, in em; the font size is the largest at which what
it builds is no larger than the room. So every chart has one way onto the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import define, evolve, field

from lfa.layout import notes
from lfa.layout.chart import Chart, Rule, corner_of, cut, largest_size, placed
from lfa.layout.geometry import Box, Orientation, Page, pages_for
from lfa.layout.sketch import LARGEST
from lfa.layout.text import PITCH, set_text

__all__ = ["Build", "Figure", "empty", "fitted", "in_lines"]


@define
class Figure:
    """Boxes and lines in em from the upper left corner, y downward, and how far they reach."""

    boxes: dict[str, Box] = field(factory=dict)
    rules: list[Rule] = field(factory=list)
    width: float = 0.0
    height: float = 0.0

    def put(
        self, name: str, left: float, top: float, wide: float, high: float, lines: Iterable[str] = (), role: str = ""
    ) -> None:
        """Set a box by its upper left corner."""
        self.boxes[name] = Box(left + wide / 2, top + high / 2, wide, high, tuple(lines), role=role)
        self.width, self.height = max(self.width, left + wide), max(self.height, top + high)

    def rule(self, points: Iterable[tuple[float, float]], role: str = "axis", weight: float = 1.0) -> None:
        """Draw a line."""
        self.rules.append(Rule(tuple(points), role, weight=weight))


#: Builds a figure in a room so wide and so high, in em; it may come out larger than the room.
Build = Callable[[float, float], Figure]


def in_lines(text: str, wide: float, language: str) -> tuple[tuple[str, ...], float]:
    """Set a text in a width, air included; return its lines and their height, both in em.

    Examples
    --------
    >>> in_lines("one two three", 5.5, "en")
    (('one two', 'three'), 2.4)
    """
    lines = set_text(text, max(wide - 1.0, 2.0), language).lines
    return lines, len(lines) * PITCH


def empty(page: str | Page, language: str, layout: str) -> Chart:
    """Return a chart that says there is nothing to draw."""
    return Chart({}, (), (), LARGEST, pages_for(page)[0], notes=notes.notes("empty", language), layout=layout)


def fitted(
    build: Build | Sequence[Build],
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    layout: str,
    texts: Sequence[str] = (),
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Put a figure on a page, as large as its text may be.

    Parameters
    ----------
    build
        Builds the figure in a room given in em; several build a page each, in one size of text.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    layout
        What the chart is called.
    texts
        What is said in it, to find characters that the font lacks.
    language
        Of the notes.

    Returns
    -------
    Chart

    Examples
    --------
    >>> def square(wide: float, high: float) -> Figure:
    ...     figure = Figure()
    ...     figure.put("S", 0, 0, 40, 40, ["word"])
    ...     return figure
    >>> chart = fitted(square, "A5", layout="square")
    >>> chart.font_size, chart.boxes["S"].width == 40 * chart.font_size
    (8.9, True)
    """

    def room(sheet: Page, size: float) -> tuple[float, float]:
        wide, high = sheet.frame
        return (wide - reserve[0] - reserve[2]) / size, (high - reserve[1] - reserve[3]) / size

    builds = [build] if callable(build) else build

    def fits(sheet: Page, size: float) -> bool:
        wide, high = room(sheet, size)
        made = (one(wide, high) for one in builds)
        return all(one.width <= wide + 1e-6 and one.height <= high + 1e-6 for one in made)

    sheets = pages_for(page, orientation)
    found = [(largest_size(lambda size, sheet=sheet: fits(sheet, size), largest), sheet) for sheet in sheets]  # type: ignore[misc]  # the sheet of this turn
    size, sheet = max(found, key=lambda pair: pair[0])
    figures = [one(*room(sheet, size)) for one in builds]
    sheet = cut(sheet, reserve, max(one.height for one in figures) * size)
    boxes: dict[str, Box] = {}
    rules: list[Rule] = []
    for number, figure in enumerate(figures, 1):
        corner = corner_of(sheet, reserve, figure.width * size, figure.height * size)
        there, lines = placed(figure.boxes, figure.rules, size, corner)
        for name, box in there.items():
            boxes[f"{name} ({number})" if name in boxes else name] = evolve(box, page=number)
        rules += (evolve(line, page=number) for line in lines)
    said = notes.small(size, sheet.name, minimum, language) if size < minimum else ()
    said += notes.unseen(texts, language)
    return Chart(boxes, (), (), size, sheet, len(figures), said, layout, rules=tuple(rules))
