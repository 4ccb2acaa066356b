"""Charts before ink: texts and marks as boxes, and the lines that are no links.

What stands on a chart is measured here, so that a test can tell whether anything overlaps or runs off the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from attrs import evolve, field, frozen

from lfa.layout.geometry import Box, Drawing, Page, Point, rounded
from lfa.layout.sketch import LARGEST
from lfa.layout.text import PITCH, set_text, width

__all__ = [
    "AIR",
    "Chart",
    "Entry",
    "Key",
    "Rule",
    "chart_size",
    "corner_of",
    "cut",
    "largest_size",
    "layout_key",
    "placed",
    "tried",
]

T = TypeVar("T")

#: Air round a text in its box, in em, on all sides together.
AIR = 0.5
#: Of a key: a swatch, and the air after an entry, in em.
SWATCH, BETWEEN = 2.4, 1.4
#: Height of a line of the key, in em.
LINE = 1.75
_SMALLEST = 0.2
#: The words of a chart need no larger text than this; what is won goes to the chart.
_READABLE = 10.0


@frozen
class Rule:
    """A line: of an axis, a hatch, an interval, a leader; `weight` makes it thicker than others of its role."""

    points: tuple[Point, ...]
    role: str
    page: int = 1
    weight: float = 1.0


@frozen
class Chart(Drawing):
    """A drawing with lines that join nothing."""

    rules: tuple[Rule, ...] = field(default=())


@frozen
class Entry:
    """What a key explains: a role with what stands in its swatch, and the words."""

    role: str
    sign: str
    words: str


@frozen
class Key:
    """A key set in lines: boxes in em from its upper left corner, y downward."""

    boxes: Mapping[str, Box]
    height: float


def layout_key(entries: Iterable[Entry], room: float) -> Key:
    """Set a key in as many lines as it takes.

    Parameters
    ----------
    entries
        What to explain.
    room
        Width in em.

    Examples
    --------
    >>> key = layout_key([Entry("score2", "+2", "reinforcing"), Entry("score3", "+3", "indivisible")], 12)
    >>> key.height, list(key.boxes)
    (3.5, ['key 1', 'key 1 words', 'key 2', 'key 2 words'])
    """
    boxes: dict[str, Box] = {}
    x, y = 0.0, LINE / 2
    for number, entry in enumerate(entries, 1):
        words = set_text(entry.words, max(room - SWATCH - AIR, 4.0)).lines
        wide = max(map(width, words)) + AIR
        if x and x + SWATCH + wide > room:
            x, y = 0.0, y + LINE
        middle = y + (len(words) - 1) * PITCH / 2
        high = (LINE - 0.45) * (0.55 if entry.role.startswith("point") else 1)
        swatch = high if entry.role.startswith("point") else SWATCH - 0.4
        lines = (entry.sign,) if entry.sign else ()
        boxes[f"key {number}"] = Box(x + SWATCH / 2 - 0.2, y, swatch, high, lines, role=entry.role)
        boxes[f"key {number} words"] = Box(x + SWATCH + wide / 2, middle, wide, len(words) * PITCH, words, role="words")
        x, y = x + SWATCH + wide + BETWEEN, y + (len(words) - 1) * PITCH
    return Key(boxes, y + LINE / 2 if boxes else 0.0)


def largest_size(fits: Callable[[float], bool], most: float) -> float:
    """Find the largest font size, to a twentieth of a point, at which something fits.

    Examples
    --------
    >>> largest_size(lambda size: size * 40 < 300, 12)
    7.45
    >>> largest_size(lambda size: True, 12)
    12
    """
    if fits(most):
        return most
    low, high = _SMALLEST, most
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return max(int(low * 20) / 20, _SMALLEST)


def tried(
    make: Callable[[Page, float], T | None], pages: Iterable[Page], most: float
) -> list[tuple[float, Page, T | None]]:
    """Make something as large as each of several pages allows: font size, page and what was made."""
    found = []
    for page in pages:
        size = largest_size(lambda size, page=page: make(page, size) is not None, most)  # type: ignore[misc]  # this page
        found.append((size, page, make(page, size)))
    return found


def chart_size(largest: float) -> float:
    """Return the largest font size of a chart whose words stand beside marks.

    Examples
    --------
    >>> chart_size(12), chart_size(48)
    (10.0, 48)
    """
    return min(largest, _READABLE) if largest <= LARGEST else largest


def placed(
    boxes: Mapping[str, Box], rules: Iterable[Rule], size: float, corner: Point
) -> tuple[dict[str, Box], tuple[Rule, ...]]:
    """Bring boxes and lines from em, y downward from their upper left corner, to points on the page."""
    left, top = corner

    def spot(x: float, y: float) -> Point:
        return rounded(left + x * size), rounded(top - y * size)

    there = {
        name: evolve(
            box,
            x=spot(box.x, box.y)[0],
            y=spot(box.x, box.y)[1],
            width=rounded(box.width * size),
            height=rounded(box.height * size),
        )
        for name, box in boxes.items()
    }
    return there, tuple(evolve(rule, points=tuple(spot(x, y) for x, y in rule.points)) for rule in rules)


def corner_of(page: Page, reserve: tuple[float, float, float, float], wide: float, high: float) -> Point:
    """Return where a figure begins that stands in the middle of the width, and at the top third of what is left."""
    left, bottom, right, top = reserve
    free_x = page.frame[0] - left - right - wide
    free_y = page.frame[1] - bottom - top - high
    upper = page.height - page.margin - top
    return page.margin + left + max(free_x, 0) / 2, upper - (0.0 if page.follows else max(free_y, 0) / 3)


def cut(page: Page, reserve: tuple[float, float, float, float], high: float) -> Page:
    """Return a page whose height follows what stands on it; any other page as it is."""
    if not page.follows:
        return page
    return evolve(page, height=rounded(high + reserve[1] + reserve[3] + 2 * page.margin))
