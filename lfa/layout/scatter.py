"""Goals as points between two axes, with their names in a key beside or below."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lfa.layout import notes
from lfa.layout.chart import AIR, Chart, Rule, chart_size, corner_of, cut, placed, tried
from lfa.layout.geometry import Box, Orientation, Page, Point, pages_for
from lfa.layout.labels import Label, Side, place_labels
from lfa.layout.scatter_key import GUTTER, RADIUS, Dot, Group, Scatter, ScatterKey, scatter_key
from lfa.layout.sketch import LARGEST
from lfa.layout.text import PITCH, set_text, width

__all__ = ["Dot", "Group", "Scatter", "layout_scatter"]

#: Of the plot, in em: the least side (and how it grows with the points), and the room for the numbers at its axes.
LEAST, GROWS, LEFT, BELOW = 11.0, 3.2, 3.4, 1.9
TICKS: Final = 6


def layout_scatter(
    scatter: Scatter,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay points out between two axes.

    Parameters
    ----------
    scatter
        What to show.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    language
        Of the labels and of the notes.

    Returns
    -------
    Chart
        A box for each point ("T") and its label ("T label"); points at the same place share one.

    Examples
    --------
    >>> scatter = Scatter({"T": Dot(4, 6), "B": Dot(4, 3)}, "Dependence", "Influence", (3.5, 3.5), ("", "", "", ""), ())
    >>> chart = layout_scatter(scatter, "A5")
    >>> chart.boxes["T"].y > chart.boxes["B"].y
    True
    """
    sheets = pages_for(page, orientation)
    if not scatter.dots:
        return Chart({}, (), (), largest, sheets[0], notes=notes.notes("empty", language), layout="scatter")

    def figure(sheet: Page, size: float) -> _Figure | None:
        wide = (sheet.frame[0] - reserve[0] - reserve[2]) / size
        high = (sheet.frame[1] - reserve[1] - reserve[3]) / size
        both = (_figure(scatter, wide, high, beside, sheet.follows, language) for beside in (True, False))
        return max((one for one in both if one), key=lambda one: one.plot[0] * one.plot[1], default=None)

    found = tried(figure, sheets, chart_size(largest))
    size, sheet, made = max(found, key=lambda one: (one[0], min(one[2].plot) if one[2] else 0.0))
    if made is None:
        return Chart(
            {},
            (),
            (),
            size,
            sheet,
            notes=notes.small(size, sheet.name, minimum, language, tree=False),
            layout="scatter",
        )
    sheet = cut(sheet, reserve, made.height * size)
    corner = corner_of(sheet, reserve, made.width * size, made.height * size)
    boxes, rules = placed(made.boxes, made.rules, size, corner)
    said = notes.small(size, sheet.name, minimum, language, tree=False) if size < minimum else ()
    said += notes.unseen([name for group in scatter.groups for _, name in group.items], language)
    return Chart(boxes, (), (), size, sheet, notes=said, layout="scatter", rules=rules)


def _figure(scatter: Scatter, wide: float, high: float, beside: bool, follows: bool, language: str) -> _Figure | None:
    """Try the key beside the plot or below it; None when something does not fit."""
    key = scatter_key(scatter, wide, beside, language)
    least = LEAST + GROWS * math.sqrt(len(scatter.dots))
    across = wide - LEFT - (key.width + GUTTER if beside else 0.0)
    if across < least or (beside and key.height > high):
        return None
    around = BELOW + 0.6 + sum(len(lines) * PITCH for lines in _titles(scatter, across, language))
    down = high - around - (0.0 if beside else key.height + 1)
    down = min(down, across * (0.75 if follows else 1.0))
    if down < least:
        return None
    return _Figure(scatter, key, (min(across, down * 1.6), down), beside, language).settled()


def _titles(scatter: Scatter, across: float, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Set the words at the axes in lines that the plot can hold."""
    up, over = (set_text(text, across + LEFT - AIR, language).lines for text in (scatter.up, scatter.across))
    return up, over


class _Figure:
    """The plot, with its key, in em from the upper left corner, y downward."""

    def __init__(self, scatter: Scatter, key: ScatterKey, plot: Point, beside: bool, language: str) -> None:
        self.scatter, self.key, self.plot, self.beside = scatter, key, plot, beside
        self.titles = _titles(scatter, plot[0], language)
        self.boxes: dict[str, Box] = {}
        self.rules: list[Rule] = []
        self.top = len(self.titles[0]) * PITCH + 0.6
        self.low, self.high = zip(*(_ends(values) for values in self._values()), strict=True)

    def _values(self) -> tuple[list[float], list[float]]:
        dots = self.scatter.dots.values()
        return [*(dot.x for dot in dots), self.scatter.middle[0]], [*(dot.y for dot in dots), self.scatter.middle[1]]

    @property
    def width(self) -> float:
        """Of the whole figure."""
        wide = LEFT + self.plot[0]
        return wide + GUTTER + self.key.width if self.beside else max(wide, self.key.width)

    @property
    def height(self) -> float:
        """Of the whole figure."""
        own = self.top + self.plot[1] + BELOW + len(self.titles[1]) * PITCH
        return max(own, self.key.height) if self.beside else own + 1 + self.key.height

    def _at(self, x: float, y: float) -> Point:
        across, up = (
            (value - low) / (high - low) for value, low, high in zip((x, y), self.low, self.high, strict=True)
        )
        return LEFT + across * self.plot[0], self.top + (1 - up) * self.plot[1]

    def settled(self) -> _Figure | None:
        """Put everything in its place; None when the labels do not find one."""
        self._axes()
        corners = list(self._corners())
        groups = self._together()
        points = self._apart(groups)
        texts = {name: ", ".join(ids) for name, ids in groups.items()}
        sizes = {name: (width(text) + 0.3, PITCH * 0.95) for name, text in texts.items()}
        area = LEFT, self.top, LEFT + self.plot[0], self.top + self.plot[1]
        found = place_labels(points, sizes, RADIUS, area, corners)
        if found is None:
            return None
        for name, label in found.items():
            if label.far:
                self.rules.append(Rule((points[name], _side(points[name], label, sizes[name])), "leader"))
            self.boxes[name] = Box(*points[name], 2 * RADIUS, 2 * RADIUS, role=self.scatter.dots[name].role)
        for name, label in found.items():
            self.boxes[f"{name} label"] = Box(label.x, label.y, *sizes[name], (texts[name],), role="label")
        left, top = (LEFT + self.plot[0] + GUTTER, 0.0) if self.beside else (0.0, self.height - self.key.height)
        for name, box in self.key.boxes.items():
            self.boxes[name] = Box(box.x + left, box.y + top, box.width, box.height, box.lines, 1, box.role)
        return self

    def _together(self) -> dict[str, list[str]]:
        """Gather points that lie on one another and look the same."""
        found: dict[tuple[float, float, str], list[str]] = {}
        for name, dot in self.scatter.dots.items():
            found.setdefault((dot.x, dot.y, dot.role), []).append(name)
        return {ids[0]: ids for ids in found.values()}

    def _apart(self, names: Iterable[str]) -> dict[str, Point]:
        """Place points; those at one place that look different stand side by side there."""
        found: dict[str, Point] = {}
        taken: dict[Point, int] = {}
        for name in names:
            x, y = self._at(self.scatter.dots[name].x, self.scatter.dots[name].y)
            beside = taken[x, y] = taken.get((x, y), -1) + 1
            found[name] = (x + beside * 2 * RADIUS, y)
        return found

    def _axes(self) -> None:
        left, right, top, bottom = LEFT, LEFT + self.plot[0], self.top, self.top + self.plot[1]
        self.rules.append(Rule(((left, top), (left, bottom), (right, bottom)), "axis"))
        middle = self._at(*self.scatter.middle)
        self.rules.append(Rule(((middle[0], top), (middle[0], bottom)), "mean"))
        self.rules.append(Rule(((left, middle[1]), (right, middle[1])), "mean"))
        for tick in _ticks(self.low[0], self.high[0]):
            x, _ = self._at(tick, self.low[1])
            self.rules.append(Rule(((x, bottom), (x, bottom + 0.3)), "axis"))
            told = (self._told(tick),)
            self.boxes[f"x {tick:g}"] = Box(x, bottom + 0.4 + PITCH / 2, 3.0, PITCH, told, role="caption-middle")
        for tick in _ticks(self.low[1], self.high[1]):
            _, y = self._at(self.low[0], tick)
            self.rules.append(Rule(((left - 0.3, y), (left, y)), "axis"))
            self.boxes[f"y {tick:g}"] = Box(left - 1.8, y, 2.8, PITCH, (self._told(tick),), role="caption-end")
        up, across = self.titles
        wide, high = max(map(width, up)) + AIR, len(up) * PITCH
        self.boxes["axis up"] = Box(wide / 2, high / 2, wide, high, up, role="caption")
        wide, high = max(map(width, across)) + AIR, len(across) * PITCH
        self.boxes["axis across"] = Box(
            right - wide / 2, bottom + BELOW + high / 2, wide, high, across, role="caption-end"
        )

    def _told(self, tick: float) -> str:
        return f"{tick:g}".replace(".", self.scatter.point)

    def _corners(self) -> Iterator[Side]:
        """Set the words in the corners, and yield where they stand."""
        ends = {
            "left": LEFT + 0.4,
            "right": LEFT + self.plot[0] - 0.2,
            "top": self.top + 0.7,
            "low": self.top + self.plot[1] - 0.8,
        }
        for n, text in enumerate(self.scatter.corners):
            if not text:
                continue
            wide = width(text) + AIR
            x = ends["right"] - wide / 2 if n % 2 else ends["left"] + wide / 2
            y = ends["low"] if n > 1 else ends["top"]
            self.boxes[f"corner {n}"] = Box(x, y, wide, PITCH, (text,), role="caption-end" if n % 2 else "caption")
            yield x - wide / 2, y - PITCH / 2, x + wide / 2, y + PITCH / 2


def _side(point: Point, label: Label, size: tuple[float, float]) -> Point:
    """Return the spot of a label that is nearest to its point."""
    x = min(max(point[0], label.x - size[0] / 2), label.x + size[0] / 2)
    return x, min(max(point[1], label.y - size[1] / 2), label.y + size[1] / 2)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis, with room for the points at its ends."""
    low, high = min(values), max(values)
    room = (high - low) * 0.09 or max(abs(high) * 0.2, 1.0)
    return low - room, high + room


def _ticks(low: float, high: float) -> Iterator[float]:
    """Yield round numbers between two ends, about six."""
    rough = (high - low) / TICKS
    rough = max(rough, 1.0) if high - low >= 1 else rough
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)
    first = math.ceil(low / step)
    for n in range(first, math.floor(high / step) + 1):
        yield round(n * step, 6)
