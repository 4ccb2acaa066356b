"""Profiles between two poles: criteria down the middle, a lane for each subject, the words of the poles at the sides."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from lfa.layout.chart import Chart, Entry, Rule, layout_key
from lfa.layout.figure import Figure, empty, fitted, in_lines
from lfa.layout.geometry import Orientation, Page, Point
from lfa.layout.sketch import LARGEST
from lfa.layout.text import width

__all__ = ["Lane", "PoleRow", "Poles", "layout_poles"]

LANE: Final = 1.9
GAP: Final = 0.8
BOLD: Final = 1.12
RADIUS: Final = 0.42
#: The scale runs so far to both sides.
MOST: Final = 2


@frozen
class Lane:
    """One subject in one row: the mean, and the lowest and highest answer; None where nobody answered."""

    subject: str
    mean: float | None
    low: float | None
    high: float | None
    against: bool = False


@frozen
class PoleRow:
    """One criterion: its name, the words of both poles, and a lane for each subject."""

    id: str
    name: str
    left: str
    right: str
    lanes: tuple[Lane, ...]


@frozen
class Poles:
    """What the picture shows: rows, the heads of both poles, the key, and a sentence on each subject."""

    rows: tuple[PoleRow, ...]
    left: str
    right: str
    key: tuple[Entry, ...] = ()
    foot: tuple[str, ...] = field(default=())


def layout_poles(
    shown: Poles,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay profiles out.

    Parameters
    ----------
    shown
        What to show.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    language
        Of the words, for hyphenation, and of the notes.

    Returns
    -------
    Chart
        A dot for each mean ("M1 centre"), the names of criteria ("centre") and poles ("centre left").

    Examples
    --------
    >>> row = PoleRow("centre", "Centre", "organisation", "question", (Lane("M1", 1.5, 1, 2),))
    >>> chart = layout_poles(Poles((row,), "Cruise", "Expedition"), "A5")
    >>> chart.boxes["centre left"].x < chart.boxes["M1 centre"].x < chart.boxes["centre right"].x
    True
    """
    if not shown.rows or not any(row.lanes for row in shown.rows):
        return empty(page, language, "poles")
    texts = [text for row in shown.rows for text in (row.name, row.left, row.right)]
    return fitted(
        _Profile(shown, language).build, page, orientation, layout="poles", texts=[*texts, *shown.foot],
        minimum=minimum, largest=largest, language=language, reserve=reserve,
    )  # fmt: skip


class _Profile:
    """Builds profiles in rooms of several widths."""

    def __init__(self, shown: Poles, language: str) -> None:
        self.shown, self.language = shown, language
        self.ids = max(width(_said(lane)) for row in shown.rows for lane in row.lanes) * 1.12 + 0.6

    def build(self, wide: float, high: float) -> Figure:
        """Build the figure: words at both sides, the scale between them."""
        del high
        figure = Figure()
        side = max(min(wide * 0.26, 22.0), 9.0)
        start = side + GAP + self.ids + 0.6
        plot = max(min(wide - start - side - GAP - 0.6, 46.0), 12.0)
        ends = start + plot + 0.6 + GAP
        top = self._head(figure, side, start, plot, ends)
        for row in self.shown.rows:
            top = self._row(figure, row, top, side, (start, plot, ends))
        for step in range(-MOST, MOST + 1):
            x = start + plot * (step + MOST) / (2 * MOST)
            figure.rules.insert(0, Rule(_column(x, self.first, top - 0.2), "axis" if step == 0 else "grid"))
        self._foot(figure, top, max(ends + side, 20.0))
        return figure

    def _head(self, figure: Figure, side: float, start: float, plot: float, ends: float) -> float:
        left, one = in_lines(self.shown.left, side + 0.6, self.language)
        right, other = in_lines(self.shown.right, side + 0.6, self.language)
        tall = max(one, other, 1.4)
        figure.put("left", 0.0, 0.0, side, tall, left, "strong")
        figure.put("right", ends, 0.0, side, tall, right, "strong")
        for step in range(-MOST, MOST + 1):
            x = start + plot * (step + MOST) / (2 * MOST)
            said = f"{step:+d}".replace("-", "−") if step else "0"
            figure.put(f"step {step}", x - 1.0, 0.0, 2.0, tall, (said,), "sum")
        self.first = tall + 0.2
        return tall + 0.5

    def _row(self, figure: Figure, row: PoleRow, top: float, side: float, plot: tuple[float, float, float]) -> float:
        start, wide, ends = plot
        name, tall = in_lines(row.name, side / BOLD + 0.6, self.language)
        figure.put(row.id, 0.0, top, side, tall, name, "strong")
        left, one = in_lines(row.left, side + 0.6, self.language)
        right, other = in_lines(row.right, side + 0.6, self.language)
        high = max(tall + one, tall + other, len(row.lanes) * LANE) + GAP
        figure.put(f"{row.id} left", 0.0, top + tall, side, one, left, "name")
        figure.put(f"{row.id} right", ends, top + tall, side, other, right, "name")
        middle = top + (high - GAP) / 2 - (len(row.lanes) - 1) * LANE / 2
        for number, lane in enumerate(row.lanes):
            self._lane(figure, row.id, lane, middle + number * LANE, start, wide)
        figure.rule([(0.0, top + high - GAP / 2), (ends + side, top + high - GAP / 2)], "grid")
        return top + high

    def _lane(self, figure: Figure, row: str, lane: Lane, y: float, start: float, wide: float) -> None:
        left = start - 0.6 - self.ids
        figure.put(f"{lane.subject} {row} id", left, y - 0.7, self.ids, 1.4, (_said(lane),), "name-end")
        if lane.mean is None or lane.low is None or lane.high is None:
            return

        def at(value: float) -> float:
            return start + wide * (value + MOST) / (2 * MOST)

        if lane.low < lane.high:
            figure.rule([(at(lane.low), y), (at(lane.high), y)], "range")
        x, role = at(lane.mean), "point-minus" if lane.against else "point-node"
        figure.put(f"{lane.subject} {row}", x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, (), role)

    def _foot(self, figure: Figure, top: float, wide: float) -> None:
        key = layout_key(self.shown.key, wide)
        for name, box in key.boxes.items():
            x, upper, _, _ = box.sides
            figure.put(name, x, top + upper, box.width, box.height, box.lines, box.role)
        top += key.height + 0.4
        for number, text in enumerate(self.shown.foot, 1):
            lines, tall = in_lines(text, wide + 0.6, self.language)
            figure.put(f"foot {number}", 0.0, top, wide, tall, lines, "name")
            top += tall + 0.3


def _column(x: float, top: float, foot: float) -> tuple[Point, Point]:
    return (x, top), (x, foot)


def _said(lane: Lane) -> str:
    """Return the id of a subject, with a sign where it stands against its label: colour is not all that tells."""
    return f"{lane.subject} ≠" if lane.against else lane.subject
